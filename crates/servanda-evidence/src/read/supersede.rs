//! What can only be seen across rows: ids that stand twice, and which record may supersede which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use servanda_agreement::Agreement;
use servanda_base::{Arena, Diagnostic, Marking, SourceFile, Text};

use crate::{Audience, PackedRecord, Source, sees};

use super::ReadOptions;
use super::drafts::Drafts;
use super::fault::{Fault, Faults, nearest, shown};

/// Ids looked at for one that is near to an unknown one.
const NEAR_IDS: usize = 20_000;

/// Checks across rows. A row in which a fault is found is no record.
pub(crate) struct Across<'a> {
    pub agreement: &'a Agreement,
    pub sources: &'a Arena<Source>,
    pub files: &'a [SourceFile],
    pub options: ReadOptions,
}

impl Across<'_> {
    /// Finds every fault of all rows taken together, and says which row supersedes which.
    pub(crate) fn check(&self, drafts: &mut Drafts, faults: &mut Faults) -> BTreeMap<usize, usize> {
        let (ids, twice) = self.ids(drafts, faults);
        let mut faulty = twice;
        let found = drafts.targets().iter().filter_map(|(index, target)| Some((*index, *ids.get(&**target)?)));
        let targets: BTreeMap<usize, usize> = found.collect();
        drop(ids);
        let circular = circles(&targets);
        for (index, id) in drafts.targets() {
            let target = targets.get(index).copied();
            let fault = match target {
                // For others than the keeper it may be one that they may not see, and nothing must tell whether it is.
                None if self.options.audience != Audience::Keeper => None,
                None => Some(self.unknown(drafts, id, faults)),
                Some(_) if circular.contains(index) => Some(circle(drafts.id(*index).unwrap_or_default(), id)),
                Some(target) => self.mismatch(drafts.record(*index), drafts.record(target)),
            };
            if let Some((file, fault)) = self.files.get(drafts.file(*index)).zip(fault) {
                let diagnostic = fault.at(file, drafts.supersedes_span(*index, self.files));
                faults.push(self.with_target(diagnostic, drafts, target));
                faulty.insert(*index);
            }
        }
        faulty.into_iter().for_each(|index| drafts.leave_out(index));
        if self.options.skip_faulty {
            self.tell_of_broken_chains(drafts, &targets, faults);
        }
        targets
    }

    /// Where each id stands first that another names, and the rows whose id stands more than once. None of those is
    /// taken: which one was meant cannot be told, and must not depend on the order of rows.
    fn ids<'d>(&self, drafts: &'d Drafts, faults: &mut Faults) -> (HashMap<&'d str, usize>, BTreeSet<usize>) {
        let mut twice = BTreeSet::new();
        if ascend(drafts) {
            let found = |(_, id): &'d (usize, Text)| Some((&**id, find(drafts, id)?));
            return (drafts.targets().iter().filter_map(found).collect(), twice);
        }
        let mut ids = HashMap::with_capacity(drafts.len());
        for index in 0..drafts.len() {
            let Some(id) = drafts.id(index) else { continue };
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
            if let (Some(file), Some(first_file)) =
                (self.files.get(drafts.file(index)), self.files.get(drafts.file(first)))
            {
                let (here, there) = (drafts.id_span(index, self.files), drafts.id_span(first, self.files));
                faults.push(fault.at(file, here).also(first_file, there, "the first"));
            }
        }
        (ids, twice)
    }

    fn unknown(&self, drafts: &Drafts, id: &str, faults: &Faults) -> Fault {
        let known = (0..drafts.len()).filter_map(|index| drafts.id(index)).take(NEAR_IDS);
        let near = if faults.is_full() { None } else { nearest(id, known) };
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the id of a record of this dossier".to_owned(),
        };
        Fault::new("unknown-record", format!("no record has the id {}", shown(id)), help)
    }

    /// Why one row may not supersede another. Of a faulty row too little is known to say.
    fn mismatch(&self, row: Option<PackedRecord<'_>>, target: Option<PackedRecord<'_>>) -> Option<Fault> {
        self.misfit(row?, target?)
    }

    /// The same of a record that is there already.
    pub(crate) fn misfit(&self, new: PackedRecord<'_>, old: PackedRecord<'_>) -> Option<Fault> {
        let verb = if new.is_retraction() { "retract" } else { "correct" };
        if new.source() != old.source() {
            let (own, other) = (&self.sources[new.source()].id, &self.sources[old.source()].id);
            let message = format!("`{own}` cannot {verb} what `{other}` said");
            let help = "leave `supersedes` empty: the two records stand beside each other, each by its source";
            return Some(Fault::new("supersedes-another-source", message, help));
        }
        if new.recorded_at() < old.recorded_at() {
            let message = format!("`{}` was recorded after `{}`, which is to {verb} it", old.id(), new.id());
            return Some(Fault::new(
                "supersedes-later-record",
                message,
                "correct `recorded`, or which record supersedes which",
            ));
        }
        if self.is_narrower(new.marking(), old.marking()) {
            let (id, marking) = (new.id(), new.marking());
            let message = format!("`{id}` is marked `{marking}`, more narrowly than the record that it is to {verb}");
            let help = format!("mark it `{}`: whoever saw the one must see the other", old.marking());
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

    fn with_target(&self, diagnostic: Diagnostic, drafts: &Drafts, target: Option<usize>) -> Diagnostic {
        match target.and_then(|target| Some((target, self.files.get(drafts.file(target))?))) {
            Some((target, file)) => {
                diagnostic.also(file, drafts.id_span(target, self.files), "the record that it supersedes")
            }
            None => diagnostic,
        }
    }

    /// What becomes of the records that hang on one that is left out.
    fn tell_of_broken_chains(&self, drafts: &Drafts, targets: &BTreeMap<usize, usize>, faults: &mut Faults) {
        for (index, target) in targets {
            let (Some(id), Some(old), Some(file)) =
                (drafts.id(*index), drafts.id(*target), self.files.get(drafts.file(*index)))
            else {
                continue;
            };
            let (message, help) = match (drafts.record(*index), drafts.record(*target)) {
                (Some(new), None) if new.is_retraction() => {
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
            let place = drafts.supersedes_span(*index, self.files);
            let warning = Diagnostic::warning("superseded-left-out", file, place, message).help(help);
            faults.push(self.with_target(warning, drafts, Some(*target)));
        }
    }
}

/// Whether every row has an id that is greater than the one before (of two lengths the longer), as ids mostly have
/// that are given one after the other: then none stands twice.
fn ascend(drafts: &Drafts) -> bool {
    let mut before = None;
    (0..drafts.len()).all(|index| {
        let id = order(drafts.id(index));
        id.is_some() && std::mem::replace(&mut before, id) < id
    })
}

/// The row of this id, where ids ascend.
fn find(drafts: &Drafts, id: &str) -> Option<usize> {
    let (mut low, mut high) = (0, drafts.len());
    while low < high {
        let middle = low.midpoint(high);
        match order(drafts.id(middle)).cmp(&order(Some(id))) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn order(id: Option<&str>) -> Option<(usize, &str)> {
    id.map(|id| (id.len(), id))
}

fn circle(own: &str, id: &str) -> Fault {
    let message = match own == id {
        true => format!("{} supersedes itself", shown(own)),
        false => format!("{} and {} supersede each other in a circle", shown(own), shown(id)),
    };
    Fault::new("supersedes-in-a-circle", message, "a record supersedes one that was there before it")
}

/// The rows that lie on a circle of `targets`. Each has one target, so every walk is taken once.
fn circles(targets: &BTreeMap<usize, usize>) -> BTreeSet<usize> {
    let mut walk_of: HashMap<usize, usize> = HashMap::with_capacity(targets.len());
    let mut circular = BTreeSet::new();
    for start in targets.keys() {
        let mut at = Some(*start);
        while let Some(index) = at {
            match walk_of.get(&index) {
                Some(walk) if walk == start => {
                    // Round once more, along the circle alone.
                    let mut at = Some(index);
                    while let Some(index) = at.filter(|index| circular.insert(*index)) {
                        at = targets.get(&index).copied();
                    }
                    break;
                }
                Some(_) => break,
                None => walk_of.insert(index, *start),
            };
            at = targets.get(&index).copied();
        }
    }
    circular
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_told_from_what_leads_to_them() {
        let of = |targets: &[(usize, usize)]| circles(&targets.iter().copied().collect());
        assert_eq!(of(&[(0, 0), (2, 1)]), BTreeSet::from([0]));
        assert_eq!(of(&[(0, 1), (1, 2), (2, 1), (3, 0)]), BTreeSet::from([1, 2]));
        assert!(of(&[(0, 1), (1, 2)]).is_empty());
    }
}
