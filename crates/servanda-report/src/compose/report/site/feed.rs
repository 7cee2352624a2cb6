//! The changes that a feed tells.

use std::collections::{BTreeMap, BTreeSet};

use servanda_base::Instant;

use super::super::Composer;
use super::thing::history_word;
use crate::site::{ChangeEntry, Thing};

/// Changes that a feed tells.
const ENTRIES: usize = 100;

impl Composer<'_> {
    /// The last changes of the whole of each thing, the last first.
    pub(super) fn change_entries(&self, things: &[Thing]) -> Vec<ChangeEntry> {
        let mut entries: Vec<ChangeEntry> = things.iter().flat_map(|thing| self.changes_of(thing)).collect();
        let cited: BTreeSet<&str> = entries.iter().flat_map(|entry| &entry.records).map(String::as_str).collect();
        let known = self.now.view.known_packed();
        let known: BTreeMap<String, Instant> = known
            .filter(|(_, record)| cited.contains(record.id()))
            .map(|(_, record)| (record.id().to_owned(), record.recorded_at()))
            .collect();
        // It could be known when all the records were there, and not before the instant itself.
        for entry in &mut entries {
            entry.known_at =
                entry.records.iter().filter_map(|id| known.get(id)).fold(entry.from, |at, one| at.max(*one));
        }
        // The sort is stable: of one instant what stands first in the text stands first.
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.known_at, entry.from)));
        entries.truncate(ENTRIES);
        entries
    }

    fn changes_of(&self, thing: &Thing) -> Vec<ChangeEntry> {
        let Some(named) = self.now.agreement().named(&thing.name) else { return Vec::new() };
        let rows = self.now.history(Some(named)).rows.into_iter().filter(|row| row.site.is_none());
        let entries = rows.filter_map(|row| {
            let from = row.from.filter(|from| from.is_finite())?;
            let (word, reason) = history_word(self, &row);
            Some(ChangeEntry {
                name: thing.name.clone(),
                title: thing.title.clone(),
                path: thing.path.clone(),
                from,
                known_at: from,
                word: word.word,
                reason,
                records: row.records,
            })
        });
        entries.collect()
    }
}
