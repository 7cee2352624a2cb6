//! Reading sources.csv: who may be cited.

use std::collections::HashMap;

use servanda_agreement::{ActorId, Agreement, Named};
use servanda_base::{Arena, Diagnostic, SourceFile, Span};

use crate::csv::{Field, Rows};
use crate::{Reliability, Source, Standing};

use super::cells::{Cells, word};
use super::columns::{Columns, Known};
use super::fault::{Fault, Faults, shown};

const COLUMNS: [Known; 5] = [("id", true), ("name", true), ("standing", true), ("reliability", true), ("url", false)];
const ID: usize = 0;
const NAME: usize = 1;
const STANDING: usize = 2;
const RELIABILITY: usize = 3;
const URL: usize = 4;

/// The sources of `file`, and everything that is wrong with it. A source with an actor's id is that actor.
///
/// Of rows that are faulty no source is made; of several with one id the first counts.
pub fn read_sources(file: &SourceFile, agreement: &Agreement) -> (Arena<Source>, Vec<Diagnostic>) {
    let mut faults = Faults::default();
    file.found().iter().for_each(|found| faults.push(Diagnostic::found(file, found)));
    let mut rows = Rows::new(file);
    let columns = Columns::read(file, rows.next().as_ref(), &COLUMNS, &mut faults);
    let mut sources = Arena::new();
    let mut seen: HashMap<String, Span> = HashMap::new();
    for row in rows.take_while(|_| columns.is_complete) {
        if let Some(diagnostic) = columns.shape_fault(file, &row) {
            faults.push(diagnostic);
            continue;
        }
        let mut cells = Cells::new(file, &columns, &row, &mut faults);
        let source = source(&mut cells, agreement);
        if let Some(id) = cells.get(ID) {
            match seen.get(&*id.text) {
                Some(first) => {
                    let message = format!("the id {} stands twice", shown(&id.text));
                    let fault = Fault::new("duplicate-id", message, "every source has one line");
                    cells.faults.push(fault.at(file, id.span).also(file, *first, "the first"));
                }
                None => _ = seen.insert(id.text.to_string(), id.span),
            }
        }
        if let Some(source) = source.filter(|_| cells.is_good()) {
            sources.push(source);
        }
    }
    (sources, faults.finish(std::slice::from_ref(file)))
}

fn source(cells: &mut Cells<'_, '_>, agreement: &Agreement) -> Option<Source> {
    let id = cells.required(ID, "id", "give the source a short id, or the id of the actor that it is");
    let name = cells.required(NAME, "name", "say who it is");
    let standing =
        cells.required(STANDING, "standing", "write `verifier`, `party`, `independent`, `media` or `unattributed`");
    let standing = standing
        .and_then(|cell| cells.keep(cell.span, word(&cell.text, "standing", "unknown-standing", &Standing::WORDS)));
    let help = "write a letter from `A` (completely reliable) to `E` (unreliable), or `F` (cannot be judged)";
    let reliability = cells.required(RELIABILITY, "reliability", help);
    let reliability = reliability.and_then(|cell| {
        let letter = word(&cell.text, "reliability", "unknown-reliability", &Reliability::LETTERS);
        cells.keep(cell.span, letter.map_err(|fault| Fault { help: help.to_owned(), ..fault }))
    });
    let url = cells.get(URL).map(|url| (*url.text).into());
    let id = id?;
    let actor = actor(cells, agreement, id);
    Some(Source {
        id: (*id.text).into(),
        name: (*name?.text).into(),
        standing: standing?,
        reliability: reliability?,
        url,
        actor,
    })
}

/// The actor that the source is. `iaea` is not the actor `IAEA`, and what it says would not count as the verifier's
/// word: so likely a slip that it is worth a warning.
fn actor(cells: &mut Cells<'_, '_>, agreement: &Agreement, id: &Field<'_>) -> Option<ActorId> {
    if let Some(Named::Actor(actor)) = agreement.named(&id.text) {
        return Some(actor);
    }
    let names = agreement.actors.iter().map(|(_, actor)| actor.declared.name.as_str());
    if let Some(actor) = names.into_iter().find(|name| name.eq_ignore_ascii_case(&id.text)) {
        let message = format!("{} is not the actor `{actor}`", shown(&id.text));
        let warning = Diagnostic::warning("source-like-actor", cells.file, id.span, message);
        cells.faults.push(warning.help(format!("write `{actor}` if it is")));
    }
    None
}
