//! The page of reasons, from the engine's explanation.

use std::collections::BTreeSet;

use servanda_agreement::{CommitmentId, Condition, IndicatorValue, Named, Place, ReliefId};
use servanda_base::{Deadline, Instant, Truth};
use servanda_engine::{
    Amount, Claim, Explanation, Footing, Grounds, Judgement, Reason, ReliefStanding, Standing, WhySetAside,
};
use servanda_evidence::RecordId;

use super::{ExplainPage, Node, SetAside};
use crate::compose::{Question, done_word, truth_word};
use crate::words::{RecordLine, Shown, civil, day_of_deadline, record_ids};

/// What stands above a reason in the tree.
#[derive(Clone, Copy)]
struct Above<'a> {
    /// The commitment whose parts follow.
    commitment: Option<CommitmentId>,
    /// Its deadline has been said.
    deadline: bool,
    /// The unit of what it is compared with.
    shown: Shown<'a>,
}

impl Default for Above<'_> {
    fn default() -> Self {
        Self { commitment: None, deadline: false, shown: Shown::Bare }
    }
}

impl<'a> Above<'a> {
    fn below(self, question: &Question<'a>, claim: &Claim) -> Self {
        match claim {
            Claim::Commitment(id, _, standing, _) => Self {
                commitment: Some(*id),
                deadline: standing.deadline.is_some_and(|deadline| deadline.at.is_finite()),
                ..self
            },
            Claim::Condition(Condition::Compare { left, right, .. }, ..) => {
                Self { shown: question.words().shown_of_either(left, right), ..self }
            }
            _ => self,
        }
    }

    /// Whether a claim only says again what stands above.
    fn says(self, claim: &Claim) -> bool {
        self.deadline && matches!(claim, Claim::Deadline(_))
    }
}

impl Question<'_> {
    /// The page of an explanation of `named`.
    pub fn explain(&self, named: Named, explanation: &Explanation) -> ExplainPage {
        let declared = self.agreement().declared(named);
        ExplainPage {
            frame: self.frame(),
            id: declared.name.to_string(),
            title: declared.title.clone(),
            clause: declared.clause.clone(),
            what: kind(named),
            says: self.says(named),
            root: self.node(&explanation.reason, Above::default()).0,
            set_aside: explanation.set_aside.iter().filter_map(|aside| self.set_aside(aside)).collect(),
            next: explanation
                .next_change
                .filter(|at| at.is_finite())
                .map(|at| self.next(named, at))
                .into_iter()
                .collect(),
        }
    }

    /// What the text says of it.
    fn says(&self, named: Named) -> Vec<String> {
        let (agreement, words) = (self.agreement(), self.words());
        match named {
            Named::Commitment(id) => {
                let commitment = &agreement.commitments[id];
                std::iter::once(words.duty(commitment)).chain(words.terms(commitment)).collect()
            }
            Named::Relief(id) => words.relief(&agreement.reliefs[id]),
            Named::Scenario(id) => vec![format!("when {}", words.condition(&agreement.scenarios[id].when))],
            Named::Response(id) => {
                let response = &agreement.responses[id];
                let back = response.re_engage_when.iter().map(|c| format!("re-engage when {}", words.condition(c)));
                std::iter::once(format!("when {}", words.condition(&response.when))).chain(back).collect()
            }
            Named::Procedure(id) => {
                let stages = agreement.procedures[id].stages.iter();
                stages.map(|stage| format!("stage {}, {}", stage.title, stage.within)).collect()
            }
            Named::Indicator(id) => vec![match &agreement.indicators[id].value {
                IndicatorValue::Number(quantity, _) => format!("= {}", words.quantity(quantity)),
                IndicatorValue::Series(measure, places) => {
                    let measure = &agreement.measures[*measure].declared.name;
                    if places.is_empty() {
                        measure.to_string()
                    } else {
                        format!("{measure} at {}", words.places(places))
                    }
                }
                IndicatorValue::Sign(condition) => format!("= {}", words.condition(condition)),
            }],
            Named::Measure(id) => words.verified(&agreement.measures[id].verification).into_iter().collect(),
            Named::Event(id) => words.verified(&agreement.events[id].verification).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// A reason as a node, and every record cited at it or below.
    fn node(&self, reason: &Reason, above: Above<'_>) -> (Node, BTreeSet<RecordId>) {
        let below = above.below(self, &reason.claim);
        let mut cited = BTreeSet::new();
        let mut children = Vec::new();
        for because in reason.because.iter().filter(|because| !below.says(&because.claim)) {
            let (child, records) = self.node(because, below);
            children.push(child);
            cited.extend(records);
        }
        let own = reason.grounds.iter().filter(|id| !cited.contains(id));
        let records = own.filter_map(|id| RecordLine::of(self.view, *id)).collect();
        cited.extend(reason.grounds.iter().copied());
        (Node { records, children, ..self.claim(&reason.claim, &reason.grounds, above) }, cited)
    }

    /// What is claimed, without what it rests on.
    fn claim(&self, claim: &Claim, grounds: &Grounds, above: Above<'_>) -> Node {
        let words = self.words();
        let at = |place: &Option<Place>| place.map(|place| format!(" at {}", words.place(place))).unwrap_or_default();
        match claim {
            Claim::Commitment(id, place, standing, since) => {
                let is_part = above.commitment == Some(*id);
                self.standing(*id, *place, is_part, standing, *since)
            }
            Claim::Relief(id, standing, since) => self.relief_standing(*id, standing, *since),
            Claim::Response(id, running, since) => {
                let title = self.agreement().responses[*id].declared.title.clone();
                self.state(title, if *running { "running" } else { "not running" }, *since)
            }
            Claim::Procedure(id, open, since) => {
                let title = self.agreement().procedures[*id].declared.title.clone();
                self.state(title, if *open { "open" } else { "no open case" }, *since)
            }
            Claim::AsKnown(condition, judgement) => {
                let mut node = self.judged(words.condition(condition), judgement);
                node.notes.insert(0, "as it was known".to_owned());
                node
            }
            Claim::Condition(condition, place, judgement) => {
                self.judged(format!("{}{}", words.condition(condition), at(place)), judgement)
            }
            Claim::Quantity(quantity, place, amount) => {
                let shown = match words.shown(quantity) {
                    Shown::Bare => above.shown,
                    shown => shown,
                };
                self.amount(format!("{}{}", words.quantity_in(quantity, shown), at(place)), amount, shown)
            }
            Claim::Measure(id, place, amount) => {
                let text = format!("{}{}", self.agreement().measures[*id].declared.name, at(place));
                self.amount(text, amount, words.shown_measure(*id))
            }
            Claim::Everywhere(id) => {
                Node { text: self.agreement().measures[*id].declared.name.to_string(), ..Node::default() }
            }
            Claim::Event(event, place) => {
                let count = match grounds.len() {
                    0 => "nothing recorded".to_owned(),
                    1 => "1 record".to_owned(),
                    count => format!("{count} records"),
                };
                Node { text: format!("{}{}", words.event(event), at(place)), word: Some(count), ..Node::default() }
            }
            Claim::Deadline(deadline) => {
                Node { text: format!("due {}", day_of_deadline(self.calendar(), *deadline)), ..Node::default() }
            }
        }
    }

    fn standing(
        &self,
        id: CommitmentId,
        place: Option<Place>,
        is_part: bool,
        standing: &Standing,
        since: Instant,
    ) -> Node {
        let commitment = &self.agreement().commitments[id];
        let title = &commitment.declared.title;
        let text = match place.map(|place| self.words().place_title(place)) {
            Some(place) if is_part => place.to_owned(),
            Some(place) => format!("{title}, {place}"),
            None => title.clone(),
        };
        let concluded = if standing.concluded { "concluded, " } else { "" };
        Node {
            text,
            word: Some(format!("{concluded}{}, {}", standing.verdict, self.reason(commitment, standing))),
            verdict: Some(standing.verdict),
            notes: vec![self.since_on(Some(standing.footing), since, standing.deadline)],
            ..Node::default()
        }
    }

    fn relief_standing(&self, id: ReliefId, standing: &ReliefStanding, since: Instant) -> Node {
        let mut notes = vec![self.since_on(None, since, standing.deadline)];
        if let Some(row) = self.relief_row(id)
            && let Some(at) = row.done_at
        {
            notes.push(format!("{} on {}", done_word(row.done), civil(self.calendar(), at)));
        }
        notes.retain(|note| !note.is_empty());
        let doubt = standing.doubts.first().map(|doubt| format!(": {}", doubt.words())).unwrap_or_default();
        Node {
            text: self.agreement().reliefs[id].declared.title.clone(),
            word: Some(format!("{}{doubt}", standing.status)),
            notes,
            ..Node::default()
        }
    }

    fn state(&self, text: String, word: &str, since: Instant) -> Node {
        let notes = if since.is_finite() { vec![self.since_on(None, since, None)] } else { Vec::new() };
        Node { text, word: Some(word.to_owned()), notes, ..Node::default() }
    }

    fn judged(&self, text: String, judgement: &Judgement) -> Node {
        let doubt = judgement.doubts.first().filter(|_| judgement.truth == Truth::Unknown);
        let doubt = doubt.map(|doubt| format!(", {}", doubt.words())).unwrap_or_default();
        Node { text, word: Some(format!("{}{doubt}", truth_word(judgement.truth))), ..Node::default() }
    }

    fn amount(&self, text: String, amount: &Amount, shown: Shown<'_>) -> Node {
        let mut notes = Vec::new();
        if matches!(amount.footing, Footing::CarriedFrom(_)) {
            notes.push(self.footing(amount.footing));
        }
        if amount.conflict {
            notes.push("qualified sources do not agree".to_owned());
        }
        notes.extend(amount.doubts.first().map(|doubt| doubt.words().to_owned()));
        Node { text, word: Some(self.words().amount(amount.interval, shown)), notes, ..Node::default() }
    }

    /// `attested, since 2026-10-12, due 2026-10-22`.
    fn since_on(&self, footing: Option<Footing>, since: Instant, deadline: Option<Deadline>) -> String {
        let calendar = self.calendar();
        let footing = footing.filter(|footing| *footing != Footing::Nothing).map(|footing| self.footing(footing));
        let since = since.is_finite().then(|| format!("since {}", civil(calendar, since)));
        let due = deadline.filter(|deadline| deadline.at.is_finite());
        let due = due.map(|deadline| format!("due {}", day_of_deadline(calendar, deadline)));
        [footing, since, due].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn set_aside(&self, aside: &servanda_engine::SetAside) -> Option<SetAside> {
        let by = |id: RecordId| record_ids(self.view, &[id]).concat();
        let why = match aside.why {
            WhySetAside::CorrectedBy(id) => format!("corrected by {}", by(id)),
            WhySetAside::TakenBackBy(id) => format!("taken back by {}", by(id)),
            WhySetAside::CountsFrom(standard) => format!("counts only by the standard {standard} or a lesser one"),
        };
        Some(SetAside { record: RecordLine::of(self.view, aside.record)?, why })
    }

    fn next(&self, named: Named, at: Instant) -> String {
        let word = match named {
            Named::Commitment(id) => self.assessment.commitments.get(id.index()).map(|assessed| {
                let standing = assessed.whole.at(at);
                let concluded = if standing.concluded { "concluded, " } else { "" };
                let reason = self.reason(&self.agreement().commitments[id], standing);
                format!("{concluded}{}, {reason}", standing.verdict)
            }),
            Named::Relief(id) => {
                self.assessment.reliefs.get(id.index()).map(|assessed| assessed.status.at(at).status.to_string())
            }
            _ => None,
        };
        let when = civil(self.calendar(), at);
        format!("{when}: {}, if nothing more is recorded", word.unwrap_or_else(|| "it changes".to_owned()))
    }
}

/// The word for what a name names.
pub fn kind(named: Named) -> &'static str {
    match named {
        Named::Actor(_) => "actor",
        Named::Site(_) => "site",
        Named::SiteSet(_) => "set of sites",
        Named::Date(_) => "date",
        Named::Period(_) => "period",
        Named::Measure(_) => "measure",
        Named::Event(_) => "event",
        Named::Phase(_) => "phase",
        Named::Commitment(_) => "commitment",
        Named::Relief(_) => "relief",
        Named::Procedure(_) => "procedure",
        Named::Response(_) => "response",
        Named::Scenario(_) => "scenario",
        Named::Risk(_) => "risk",
        Named::Indicator(_) => "indicator",
        Named::Report(_) => "report",
    }
}
