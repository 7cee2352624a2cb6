//! What would follow from an assumption: every change against what is known, from the assumption on.

use std::collections::{BTreeMap, BTreeSet};

use servanda_base::Instant;

use crate::compose::Question;
use crate::compose::diff::Key;
use crate::compose::matter::Matter;

/// How many instants are looked at.
const INSTANTS: usize = 2_000;

/// What would follow from an assumption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// What is assumed, as it was asked.
    pub assumed: Vec<String>,
    /// Everything that would be otherwise, in order of time.
    pub changes: Vec<WhatIfRow>,
    /// How far it was looked.
    pub until: Instant,
}

/// What would be otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfRow {
    /// From when.
    pub at: Instant,
    /// What kind of thing it is.
    pub matter: Matter,
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// The site or party; none for the whole.
    pub site: Option<String>,
    /// The run of a response or the case of a procedure, from 1.
    pub run: Option<usize>,
    /// The step, from 1, and what is to be done in it.
    pub step: Option<(u32, String)>,
    /// How it stands without the assumption.
    pub otherwise: String,
    /// How it would stand.
    pub assumed: String,
}

/// What would be otherwise between two instants: of two questions alike but for what is assumed in the second.
pub fn what_if(
    known: &Question<'_>,
    assumed: &Question<'_>,
    texts: Vec<String>,
    (from, until): (Instant, Instant),
) -> WhatIf {
    let mut instants: BTreeSet<Instant> = BTreeSet::from([from]);
    for question in [known, assumed] {
        let before = Question { at: from.pred(), ..*question };
        instants.extend(before.agenda(Some(until)).rows.iter().flat_map(|row| [row.at, row.told_at()]));
        instants.extend(question.changes_between(from, until));
    }
    let mut told: BTreeMap<Key, (String, String)> = BTreeMap::new();
    let mut changes = Vec::new();
    for at in instants.into_iter().filter(|at| *at >= from && *at <= until).take(INSTANTS) {
        let (was, is) = (Question { at, ..*known }.standings(), Question { at, ..*assumed }.standings());
        let keys: BTreeSet<Key> = was.keys().chain(is.keys()).copied().collect();
        for key in keys {
            let word = |standings: &BTreeMap<Key, _>| -> String {
                standings.get(&key).map_or_else(|| "none".to_owned(), crate::compose::diff::words_of)
            };
            let pair = (word(&was), word(&is));
            let before = told.get(&key);
            // What agrees is told only if it did not agree before.
            let news = if pair.0 == pair.1 { before.is_some_and(|(a, b)| a != b) } else { before != Some(&pair) };
            if news {
                let standing = is.get(&key).or_else(|| was.get(&key));
                changes.push(assumed.what_if_row(at, key, standing, &pair));
            }
            told.insert(key, pair);
        }
    }
    WhatIf { assumed: texts, changes, until }
}

impl Question<'_> {
    /// The instants at which something that is assessed changes.
    fn changes_between(&self, from: Instant, until: Instant) -> Vec<Instant> {
        let assessment = self.assessment;
        let mut all: Vec<Instant> = Vec::new();
        for commitment in &assessment.commitments {
            all.extend(commitment.whole.changes());
            commitment.parts.iter().for_each(|(_, line)| all.extend(line.changes()));
        }
        assessment.reliefs.iter().for_each(|relief| all.extend(relief.status.changes()));
        assessment.phases.iter().chain(&assessment.scenarios).for_each(|line| all.extend(line.changes()));
        for response in &assessment.responses {
            all.extend(response.latch.changes());
            response.runs.iter().flat_map(|run| &run.steps).for_each(|step| all.extend(step.status.changes()));
        }
        all.retain(|at| *at >= from && *at <= until);
        all
    }

    fn what_if_row(
        &self,
        at: Instant,
        (matter, named, ..): Key,
        standing: Option<&crate::compose::diff::Standing>,
        (otherwise, assumed): &(String, String),
    ) -> WhatIfRow {
        let declared = self.agreement().declared(named);
        WhatIfRow {
            at,
            matter,
            id: declared.name.to_string(),
            title: declared.title.clone(),
            clause: declared.clause.clone(),
            site: standing.and_then(|standing| standing.site.clone()),
            run: standing.and_then(|standing| standing.run),
            step: standing.and_then(|standing| standing.step.clone()),
            otherwise: otherwise.clone(),
            assumed: assumed.clone(),
        }
    }
}
