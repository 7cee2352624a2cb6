//! Rows that come to a log that is there already.

use std::collections::BTreeMap;

use servanda_agreement::Agreement;
use servanda_base::{Diagnostic, SourceFile, Text};

use crate::{Audience, Log, Record};

use super::context::Context;
use super::drafts::Drafts;
use super::fault::{Fault, Faults, shown};
use super::supersede::Across;
use super::{ReadOptions, read_file};

/// The records of `file`, each with the id of the record that it supersedes, as they may be
/// [appended](Log::append) to `log` one after the other.
///
/// # Errors
/// Everything that is wrong with any of them, by itself and beside what the log holds.
pub fn read_more(
    file: &SourceFile,
    agreement: &Agreement,
    log: &Log,
) -> Result<Vec<(Record, Option<Text>)>, Vec<Diagnostic>> {
    let options = ReadOptions { audience: Audience::Keeper, ..ReadOptions::default() };
    let context = Context::new(agreement, log.sources());
    let (mut faults, mut drafts) = (Faults::default(), Drafts::default());
    read_file(&context, 0, file, options, &mut drafts, &mut faults);
    let files = std::slice::from_ref(file);
    let across = Across { agreement, sources: log.sources(), files, options };
    let mut come: BTreeMap<&str, usize> = BTreeMap::new();
    for index in 0..drafts.len() {
        // It may supersede one that comes before it.
        let found = drafts.supersedes(index).and_then(|target| beside(&across, &drafts, &come, (index, target), log));
        if let Some(id) = drafts.id(index)
            && (log.find(id).is_some() || come.contains_key(id))
        {
            let fault = Fault::new(
                "duplicate-id",
                format!("the id {} stands twice", shown(id)),
                "give one of them an id that no other has",
            );
            faults.push(fault.at(file, drafts.id_span(index, files)));
        }
        if let Some(fault) = found {
            faults.push(fault.at(file, drafts.supersedes_span(index, files)));
        }
        if let Some(id) = drafts.id(index) {
            come.entry(id).or_insert(index);
        }
    }
    let has_errors = faults.errors() > 0;
    let diagnostics = faults.finish(files);
    let taken = |index| Some((drafts.record(index)?.unpacked(), drafts.supersedes(index).cloned()));
    if has_errors { Err(diagnostics) } else { Ok((0..drafts.len()).filter_map(taken).collect()) }
}

/// What is wrong with what a row supersedes: a record of the log, or one of those that have come before it.
fn beside(
    across: &Across<'_>,
    drafts: &Drafts,
    come: &BTreeMap<&str, usize>,
    (index, target): (usize, &Text),
    log: &Log,
) -> Option<Fault> {
    let before = come.get(&**target).map(|before| drafts.record(*before));
    match before.or_else(|| log.find(target).map(|id| Some(log.packed(id)))) {
        Some(old) => across.misfit(drafts.record(index)?, old?),
        None => {
            let message = format!("no record has the id {}", shown(target));
            Some(Fault::new("unknown-record", message, "write the id of a record of this dossier"))
        }
    }
}
