//! The agreement thought through, what would follow if something were so, what is likely to come, and the brief of a side.

use std::sync::atomic::{AtomicBool, AtomicU64};

use servanda_analysis::assumption::{Assumption, NoAssumption, assumed_log, assumption};
use servanda_analysis::forecast::{Ask, forecast};
use servanda_base::{Duration, DurationUnit, Instant};
use servanda_engine::Assessment;
use servanda_evidence::View;
use servanda_report::compose::{Question, WhatIf, what_if};
use servanda_report::{AnalysePage, ForecastPage};

use crate::{Dossier, Query};

/// How far it is looked for what follows from an assumption, if nothing is said and the agreement has no end.
const FAR: Duration = Duration::new(2, DurationUnit::Year);

/// How a forecast is made.
#[derive(Debug, Clone, Copy)]
pub struct ForecastOptions<'w> {
    /// How many runs; at least one is made.
    pub runs: u64,
    /// From which all chance follows: the same seed gives the same forecast, on any number of threads.
    pub seed: u64,
    /// Runs that are done, for whoever watches.
    pub done: &'w AtomicU64,
    /// Whether to stop.
    pub stop: &'w AtomicBool,
}

impl Dossier {
    /// The chances of what is still open, from what the text calls likely and from what happened so far; `None` if it was
    /// stopped.
    pub fn forecast(&self, query: &Query, options: ForecastOptions<'_>) -> Option<ForecastPage> {
        let ask = Ask { runs: options.runs.max(1), seed: options.seed, done: options.done, stop: options.stop };
        self.ask(query, false, |question| {
            let made = || forecast(question.view.agreement(), question.assessment, question.at, ask);
            // What is drawn does not depend on the threads; if none can be had, those that are there do it.
            let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads.max(1)).build();
            let made = pool.map_or_else(|_| made(), |pool| pool.install(made));
            made.map(|made| question.forecast(&made))
        })
    }

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
        // What is assumed is known from when it is so; until then everything stands as it is known today. So silence
        // says the same on both sides.
        let mut times: Vec<Instant> =
            assumptions.iter().map(|assumption| assumption.known_from().max(view.known_at())).collect();
        times.push(view.known_at());
        times.sort_unstable();
        times.dedup();
        let views = times.iter().map(|at| View::new(view.agreement(), &log, view.audience(), view.standard(), *at));
        let assessed: Vec<(View<'_>, Assessment)> = views.map(|view| (view.clone(), self.assess(&view))).collect();
        let assumed: Vec<Question<'_>> =
            assessed.iter().map(|(view, assessment)| Question { view, assessment, ..*known }).collect();
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
