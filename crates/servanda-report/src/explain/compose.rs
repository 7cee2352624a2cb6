//! The page of reasons, from an assessment.

use servanda_agreement::{Commitment, CommitmentId, Indicator, IndicatorValue, Named, ReliefId};
use servanda_base::{Id, Truth};
use servanda_engine::{Grounds, Judgement};

use super::{ExplainPage, Node};
use crate::compose::{Question, Said, done_word, truth_word};
use crate::words::{RecordLine, civil, day_of_deadline};

impl Question<'_> {
    /// Why `named` stands as it does; `None` of what has no standing of its own: an actor, a site, a unit.
    pub fn explain(&self, named: Named) -> Option<ExplainPage> {
        let words = self.words();
        let (what, says, root, next) = match named {
            Named::Commitment(id) => {
                let commitment = &self.agreement().commitments[id];
                let mut says = vec![words.duty(commitment)];
                says.extend(words.terms(commitment));
                let (root, next) = self.commitment_reasons(id, commitment)?;
                ("commitment", says, root, next)
            }
            Named::Relief(id) => {
                let (root, next) = self.relief_reasons(id)?;
                ("relief", words.relief(&self.agreement().reliefs[id]), root, next)
            }
            Named::Scenario(id) => {
                let scenario = &self.agreement().scenarios[id];
                let judgement = self.assessment.scenarios.get(id.index())?.at(self.at);
                let root = self.judged(&words.condition(&scenario.when), judgement);
                ("scenario", vec![format!("when {}", words.condition(&scenario.when))], root, Vec::new())
            }
            Named::Phase(id) => {
                let judgement = self.assessment.phases.get(id.index())?.at(self.at);
                let title = &self.agreement().phases[id].declared.title;
                ("phase", Vec::new(), self.judged(&format!("in the phase {title}"), judgement), Vec::new())
            }
            Named::Response(id) => {
                let response = &self.agreement().responses[id];
                let when = words.condition(&response.when);
                let run = self.assessment.responses.get(id.index())?.runs.iter().rfind(|run| run.from <= self.at);
                let running = run.is_some_and(|run| run.until.is_none_or(|until| until > self.at));
                let root = Node {
                    text: when.clone(),
                    word: Some(if running { "running" } else { "not running" }.to_owned()),
                    records: run.map(|run| self.lines(&run.grounds)).unwrap_or_default(),
                    ..Node::default()
                };
                ("response", vec![format!("when {when}")], root, Vec::new())
            }
            Named::Indicator(id) => ("indicator", self.formula(id), self.indicator_reasons(id), Vec::new()),
            _ => return None,
        };
        let declared = self.agreement().declared(named);
        Some(ExplainPage {
            frame: self.frame(),
            id: declared.name.to_string(),
            title: declared.title.clone(),
            clause: declared.clause.clone(),
            what,
            says,
            root,
            set_aside: Vec::new(),
            next,
        })
    }

    fn commitment_reasons(&self, id: CommitmentId, commitment: &Commitment) -> Option<(Node, Vec<String>)> {
        let row = self.commitment(id)?;
        let assessed = self.assessment.commitments.get(id.index())?;
        let mut root = self.standing(&row.title, &row.said);
        root.records = self.lines(&assessed.whole.at(self.at).grounds);
        let parts = row.sites.iter().zip(&assessed.parts);
        root.children = parts
            .map(|(site, (_, line))| Node {
                records: self.lines(&line.at(self.at).grounds),
                ..self.standing(&site.title, &site.said)
            })
            .collect();
        if !root.children.is_empty() {
            // What the whole rests on is told at its parts.
            root.records.clear();
        }
        let next = row.said.next_change.map(|at| {
            let line = &assessed.whole;
            let standing = line.at(at);
            let reason = self.reason(commitment, standing);
            format!("{}: {}, {reason}, if nothing more is recorded", civil(self.calendar(), at), standing.verdict)
        });
        Some((root, next.into_iter().collect()))
    }

    fn standing(&self, text: &str, said: &Said) -> Node {
        let calendar = self.calendar();
        let concluded = if said.concluded { "concluded, " } else { "" };
        let mut notes = vec![said.footing.clone()];
        notes.extend(said.since.map(|since| format!("since {}", civil(calendar, since))));
        notes.extend(said.deadline.map(|deadline| format!("due {}", day_of_deadline(calendar, deadline))));
        Node {
            text: text.to_owned(),
            word: Some(format!("{concluded}{}, {}", said.verdict, said.reason)),
            verdict: Some(said.verdict),
            notes: vec![notes.join(", ")],
            ..Node::default()
        }
    }

    fn relief_reasons(&self, id: ReliefId) -> Option<(Node, Vec<String>)> {
        let row = self.relief_row(id)?;
        let standing = self.assessment.reliefs.get(id.index())?.status.at(self.at);
        let calendar = self.calendar();
        let mut notes = Vec::new();
        notes.extend(row.owed_since.map(|since| format!("owed since {}", civil(calendar, since))));
        notes.extend(row.done_at.map(|at| format!("{} on {}", done_word(row.done), civil(calendar, at))));
        notes.extend(row.deadline.map(|due| format!("due {}", day_of_deadline(calendar, due))));
        let root = Node {
            text: row.title.clone(),
            word: Some(row.status.to_string()),
            notes,
            records: self.lines(&standing.grounds),
            ..Node::default()
        };
        let next = row.next_change.map(|at| {
            let status = self.assessment.reliefs.get(id.index()).map(|relief| relief.status.at(at).status);
            let status = status.map(|status| status.to_string()).unwrap_or_default();
            format!("{}: {status}, if nothing more is recorded", civil(calendar, at))
        });
        Some((root, next.into_iter().collect()))
    }

    fn formula(&self, id: Id<Indicator>) -> Vec<String> {
        let words = self.words();
        vec![match &self.agreement().indicators[id].value {
            IndicatorValue::Number(quantity, _) => format!("= {}", words.quantity(quantity)),
            IndicatorValue::Series(measure, places) => {
                format!("= {} at {}", self.agreement().measures[*measure].declared.name, words.places(places))
            }
            IndicatorValue::Sign(condition) => format!("= {}", words.condition(condition)),
        }]
    }

    fn indicator_reasons(&self, id: Id<Indicator>) -> Node {
        let name = self.agreement().indicators[id].declared.name.to_string();
        let rows = self.indicator_rows().into_iter().filter(|row| row.id == name);
        let nodes: Vec<Node> = rows
            .map(|row| Node {
                text: row.site.unwrap_or(row.title),
                word: Some(row.now.shown),
                notes: vec![row.now.footing],
                records: row.now.records.iter().filter_map(|id| self.line_of(id)).collect(),
                ..Node::default()
            })
            .collect();
        match <[Node; 1]>::try_from(nodes) {
            Ok([only]) => only,
            Err(children) => Node { text: self.agreement().indicators[id].declared.title.clone(), children, ..Node::default() },
        }
    }

    fn judged(&self, text: &str, judgement: &Judgement) -> Node {
        let doubt = judgement.doubts.first().filter(|_| judgement.truth == Truth::Unknown);
        let doubt = doubt.map(|doubt| format!(", {}", doubt.words())).unwrap_or_default();
        Node {
            text: text.to_owned(),
            word: Some(format!("{}{doubt}", truth_word(judgement.truth))),
            notes: vec![self.footing(judgement.footing)],
            records: self.lines(&judgement.grounds),
            ..Node::default()
        }
    }

    fn lines(&self, grounds: &Grounds) -> Vec<RecordLine> {
        grounds.iter().filter_map(|id| RecordLine::of(self.view, *id)).collect()
    }

    fn line_of(&self, id: &str) -> Option<RecordLine> {
        let known = self.view.known();
        let (id, _) = known.iter().find(|(_, record)| &*record.id == id)?;
        RecordLine::of(self.view, *id)
    }
}
