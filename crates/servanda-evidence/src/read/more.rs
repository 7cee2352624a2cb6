//! Rows that come to a log that is there already.

use std::collections::BTreeSet;

use servanda_agreement::Agreement;
use servanda_base::{Diagnostic, SourceFile, Text};

use crate::{Audience, Log, Record};

use super::context::Context;
use super::fault::{Fault, Faults, shown};
use super::row::Draft;
use super::supersede::{Across, taken};
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
    let (mut faults, mut drafts) = (Faults::default(), Vec::new());
    read_file(&context, 0, file, options, &mut drafts, &mut faults);
    let files = std::slice::from_ref(file);
    let across = Across { agreement, sources: log.sources(), files, options };
    let mut come: BTreeSet<Text> = BTreeSet::new();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(id) = draft.id.clone() else { continue };
        if log.find(&id).is_some() || !come.insert(id.clone()) {
            let message = format!("the id {} stands twice", shown(&id));
            let fault = Fault::new("duplicate-id", message, "give one of them an id that no other has");
            faults.push(fault.at(file, draft.id_span));
        }
        if let Some(fault) = beside(&across, draft, drafts.get(..index).unwrap_or_default(), log) {
            faults.push(fault.at(file, draft.supersedes_span));
        }
    }
    let has_errors = faults.errors() > 0;
    let diagnostics = faults.finish(files);
    if has_errors { Err(diagnostics) } else { Ok(drafts.into_iter().filter_map(taken).collect()) }
}

/// What is wrong with what a draft supersedes: a record of the log, or one that comes before it.
fn beside(across: &Across<'_>, draft: &Draft, before: &[Draft], log: &Log) -> Option<Fault> {
    let target = draft.supersedes.as_deref()?;
    let come = before.iter().find(|other| other.id.as_deref() == Some(target)).map(|other| other.record.as_ref());
    match come.or_else(|| log.find(target).map(|id| Some(&log.records()[id]))) {
        Some(old) => across.misfit(draft.record.as_ref()?, old?),
        None => {
            let message = format!("no record has the id {}", shown(target));
            Some(Fault::new("unknown-record", message, "write the id of a record of this dossier"))
        }
    }
}
