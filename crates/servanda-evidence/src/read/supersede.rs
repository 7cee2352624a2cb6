//! What can only be seen across rows: ids that stand twice, and which record may supersede which.

use std::collections::{BTreeSet, HashMap};

use servanda_agreement::Agreement;
use servanda_base::{Arena, Diagnostic, Marking, SourceFile, Text};

use crate::{Audience, Record, Source, sees};

use super::ReadOptions;
use super::fault::{Fault, Faults, nearest, shown};
use super::row::Draft;

/// Ids looked at for one that is near to an unknown one.
const NEAR_IDS: usize = 20_000;

/// Checks across rows. A draft in which a fault is found loses its record.
pub(crate) struct Across<'a> {
    pub agreement: &'a Agreement,
    pub sources: &'a Arena<Source>,
    pub files: &'a [SourceFile],
    pub options: ReadOptions,
}

impl Across<'_> {
    /// Finds every fault of all rows taken together.
    pub(crate) fn check(&self, drafts: &mut [Draft], faults: &mut Faults) {
        let (ids, twice) = self.ids(drafts, faults);
        let mut faulty = twice;
        let targets: Vec<Option<usize>> = drafts
            .iter()
            .map(|draft| draft.supersedes.as_deref().and_then(|target| ids.get(target).copied()))
            .collect();
        let circular = circles(&targets);
        for (index, draft) in drafts.iter().enumerate() {
            let Some(id) = draft.supersedes.as_deref() else { continue };
            let target = targets.get(index).copied().flatten();
            let fault = match target.and_then(|target| drafts.get(target)) {
                // For others than the keeper it may be one that they may not see, and nothing must tell whether it is.
                None if self.options.audience != Audience::Keeper => None,
                None => Some(self.unknown(drafts, id, faults)),
                Some(_) if circular.contains(&index) => Some(circle(draft, id)),
                Some(target) => self.mismatch(draft, target),
            };
            if let Some((file, fault)) = self.files.get(draft.file).zip(fault) {
                let diagnostic = fault.at(file, draft.supersedes_span);
                faults.push(self.with_target(diagnostic, target.and_then(|target| drafts.get(target))));
                faulty.insert(index);
            }
        }
        for index in faulty {
            if let Some(draft) = drafts.get_mut(index) {
                draft.record = None;
            }
        }
        if self.options.skip_faulty {
            self.tell_of_broken_chains(drafts, &targets, faults);
        }
    }

    /// Where each id stands first, and the drafts whose id stands more than once. None of those is taken: which one
    /// was meant cannot be told, and must not depend on the order of rows.
    fn ids<'d>(&self, drafts: &'d [Draft], faults: &mut Faults) -> (HashMap<&'d str, usize>, BTreeSet<usize>) {
        let mut twice = BTreeSet::new();
        if ascend(drafts) {
            let wanted = drafts.iter().filter_map(|draft| draft.supersedes.as_deref());
            let found = |id: &'d str| {
                let index = drafts.binary_search_by(|draft| order(draft.id.as_deref()).cmp(&order(Some(id)))).ok()?;
                Some((id, index))
            };
            return (wanted.filter_map(found).collect(), twice);
        }
        let mut ids = HashMap::with_capacity(drafts.len());
        for (index, draft) in drafts.iter().enumerate() {
            let Some(id) = draft.id.as_deref() else { continue };
            let first = *ids.entry(id).or_insert(index);
            if first == index {
                continue;
            }
            twice.extend([first, index]);
            let fault = Fault::new(
                "duplicate-id",
                format!("the id {} stands twice", shown(id)),
                "give one of them an id that no other has",
            );
            if let (Some(file), Some(first)) = (self.files.get(draft.file), drafts.get(first))
                && let Some(first_file) = self.files.get(first.file)
            {
                faults.push(fault.at(file, draft.id_span).also(first_file, first.id_span, "the first"));
            }
        }
        (ids, twice)
    }

    fn unknown(&self, drafts: &[Draft], id: &str, faults: &Faults) -> Fault {
        let known = drafts.iter().filter_map(|draft| draft.id.as_deref()).take(NEAR_IDS);
        let near = if faults.is_full() { None } else { nearest(id, known) };
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the id of a record of this dossier".to_owned(),
        };
        Fault::new("unknown-record", format!("no record has the id {}", shown(id)), help)
    }

    /// Why `draft` may not supersede `target`. Of a faulty row too little is known to say.
    fn mismatch(&self, draft: &Draft, target: &Draft) -> Option<Fault> {
        self.misfit(draft.record.as_ref()?, target.record.as_ref()?)
    }

    /// The same of a record that is there already.
    pub(crate) fn misfit(&self, new: &Record, old: &Record) -> Option<Fault> {
        let verb = if super::row::is_retraction(&new.body) { "retract" } else { "correct" };
        if new.source != old.source {
            let (own, other) = (&self.sources[new.source].id, &self.sources[old.source].id);
            let message = format!("`{own}` cannot {verb} what `{other}` said");
            let help = "leave `supersedes` empty: the two records stand beside each other, each by its source";
            return Some(Fault::new("supersedes-another-source", message, help));
        }
        if new.recorded_at < old.recorded_at {
            let message = format!("`{}` was recorded after `{}`, which is to {verb} it", old.id, new.id);
            return Some(Fault::new(
                "supersedes-later-record",
                message,
                "correct `recorded`, or which record supersedes which",
            ));
        }
        if self.is_narrower(&new.marking, &old.marking) {
            let message =
                format!("`{}` is marked `{}`, more narrowly than the record that it is to {verb}", new.id, new.marking);
            let help = format!("mark it `{}`: whoever saw the one must see the other", old.marking);
            return Some(Fault::new("marked-more-narrowly", message, help));
        }
        None
    }

    /// Whether somebody sees what is marked `old` and not what is marked `new`.
    fn is_narrower(&self, new: &Marking, old: &Marking) -> bool {
        let actors = self.agreement.actors.ids().map(Audience::Actor);
        new != old
            && std::iter::once(Audience::Public)
                .chain(actors)
                .any(|audience| sees(self.agreement, audience, old) && !sees(self.agreement, audience, new))
    }

    fn with_target(&self, diagnostic: Diagnostic, target: Option<&Draft>) -> Diagnostic {
        match target.and_then(|target| Some((self.files.get(target.file)?, target.id_span))) {
            Some((file, span)) => diagnostic.also(file, span, "the record that it supersedes"),
            None => diagnostic,
        }
    }

    /// What becomes of the records that hang on one that is left out.
    fn tell_of_broken_chains(&self, drafts: &[Draft], targets: &[Option<usize>], faults: &mut Faults) {
        for (draft, target) in drafts.iter().zip(targets) {
            let Some(target) = target.and_then(|target| drafts.get(target)) else { continue };
            let (Some(id), Some(old), Some(file)) = (&draft.id, &target.id, self.files.get(draft.file)) else {
                continue;
            };
            let (message, help) = match (&draft.record, &target.record) {
                (Some(new), None) if super::row::is_retraction(&new.body) => {
                    (format!("`{id}` takes back `{old}`, which is left out as faulty"), "it has no effect")
                }
                (Some(_), None) => (
                    format!("`{id}` corrects `{old}`, which is left out as faulty"),
                    "it is read as a record of its own",
                ),
                (None, Some(_)) => (
                    format!("`{id}` is left out as faulty, so `{old}` stands uncorrected"),
                    "cure the row before relying on what it was to correct",
                ),
                _ => continue,
            };
            let warning = Diagnostic::warning("superseded-left-out", file, draft.supersedes_span, message);
            faults.push(self.with_target(warning.help(help), Some(target)));
        }
    }
}

/// Whether every draft has an id that is greater than the one before (of two lengths the longer), as ids mostly have
/// that are given one after the other: then none stands twice.
fn ascend(drafts: &[Draft]) -> bool {
    drafts.is_sorted_by(|a, b| a.id.is_some() && order(a.id.as_deref()) < order(b.id.as_deref()))
}

fn order(id: Option<&str>) -> Option<(usize, &str)> {
    id.map(|id| (id.len(), id))
}

fn circle(draft: &Draft, id: &str) -> Fault {
    let own = draft.id.as_deref().unwrap_or_default();
    let message = match own == id {
        true => format!("{} supersedes itself", shown(own)),
        false => format!("{} and {} supersede each other in a circle", shown(own), shown(id)),
    };
    Fault::new("supersedes-in-a-circle", message, "a record supersedes one that was there before it")
}

/// The drafts that lie on a circle of `targets`. Each has one target, so every walk is taken once.
fn circles(targets: &[Option<usize>]) -> BTreeSet<usize> {
    let mut walk_of = vec![0; targets.len()];
    let mut circular = BTreeSet::new();
    for start in 0..targets.len() {
        let walk = start + 1;
        let mut at = Some(start);
        while let Some(index) = at
            && let Some(seen) = walk_of.get_mut(index)
        {
            if *seen == walk {
                // Round once more, along the circle alone.
                let mut at = Some(index);
                while let Some(index) = at.filter(|index| circular.insert(*index)) {
                    at = targets.get(index).copied().flatten();
                }
            }
            if *seen != 0 {
                break;
            }
            *seen = walk;
            at = targets.get(index).copied().flatten();
        }
    }
    circular
}

/// A record and the id of the one that it supersedes, as the log takes them.
pub(crate) fn taken(draft: Draft) -> Option<(Record, Option<Text>)> {
    Some((draft.record?, draft.supersedes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_told_from_what_leads_to_them() {
        assert_eq!(circles(&[Some(0), None, Some(1)]), BTreeSet::from([0]));
        assert_eq!(circles(&[Some(1), Some(2), Some(1), Some(0)]), BTreeSet::from([1, 2]));
        assert!(circles(&[Some(1), Some(2), None]).is_empty());
    }
}
