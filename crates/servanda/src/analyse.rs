//! The agreement thought through, and what would follow if something were so.

use servanda_analysis::assumption::{Assumption, NoAssumption, assumed_log, assumption};
use servanda_base::{Duration, DurationUnit, Instant};
use servanda_evidence::View;
use servanda_report::AnalysePage;
use servanda_report::compose::{Question, WhatIf, what_if};

use crate::{Dossier, Query};

/// How far it is looked for what follows from an assumption, if nothing is said and the agreement has no end.
const FAR: Duration = Duration::new(2, DurationUnit::Year);

impl Dossier {
    /// What can be said of the agreement by thinking it through: dead ends, dates that cannot be kept, exposure; and what
    /// would follow, up to `until`, if what is assumed were so.
    ///
    /// # Errors
    /// If an assumption names nothing, or cannot be so.
    pub fn analyse(
        &self,
        query: &Query,
        assumed: &[String],
        until: Option<Instant>,
    ) -> Result<AnalysePage, NoAssumption> {
        let assumptions: Result<Vec<Assumption>, NoAssumption> =
            assumed.iter().map(|text| assumption(&self.agreement, text)).collect();
        let assumptions = assumptions?;
        Ok(self.ask(query, false, |question| {
            let what_if = (!assumptions.is_empty()).then(|| self.what_if(question, &assumptions, until));
            question.analyse(what_if)
        }))
    }

    /// What would be otherwise if what is assumed were so.
    fn what_if(&self, known: &Question<'_>, assumptions: &[Assumption], until: Option<Instant>) -> WhatIf {
        let view = known.view;
        let log = assumed_log(view, assumptions);
        let assumed_view = View::new(view.agreement(), &log, view.audience(), view.standard(), view.known_at());
        let assessment = self.assess(&assumed_view);
        let assumed = Question { view: &assumed_view, assessment: &assessment, ..*known };
        let from = assumptions.iter().map(|assumption| assumption.from).min().unwrap_or(known.at);
        let until = until.unwrap_or_else(|| self.far_from(from));
        let texts = assumptions.iter().map(|assumption| assumption.text.clone()).collect();
        what_if(known, &assumed, texts, (from, until.max(from)))
    }

    fn far_from(&self, from: Instant) -> Instant {
        let calendar = self.calendar();
        calendar.plus(from, FAR)
    }
}
