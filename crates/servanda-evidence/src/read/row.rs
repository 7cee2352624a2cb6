//! One row of records.

use servanda_agreement::Agreement;
use servanda_base::{Instant, Marking, MarkingError, Name, Span, Text};

use crate::csv::Row;
use crate::{Body, Record, SourceId, Time};

use super::body::BodyReader;
use super::cells::{Cells, word};
use super::columns::{Column, Columns};
use super::context::Context;
use super::fault::{Fault, nearest, shown, suggestion};
use super::time;

/// What a row says, as far as it could be read.
pub(crate) struct Draft {
    /// Its id, if it has one.
    pub id: Option<Text>,
    /// The record, if nothing is wrong with the row.
    pub record: Option<Record>,
    /// The id of the record that it supersedes.
    pub supersedes: Option<Text>,
    /// Where in its file these two stand.
    pub id_span: Span,
    pub supersedes_span: Span,
    /// Where it stands in its file.
    pub span: Span,
    pub line: usize,
    /// Whether it says nothing of its credibility and would need to: an act counts by who took it.
    pub lacks_credibility: bool,
}

/// The kinds of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Reading,
    Event,
    Decision,
    Finding,
    Retraction,
}

impl Kind {
    const WORDS: [(&'static str, Self); 5] = [
        ("reading", Self::Reading),
        ("event", Self::Event),
        ("decision", Self::Decision),
        ("finding", Self::Finding),
        ("retraction", Self::Retraction),
    ];

    /// The word for it, with its article.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Reading => "a reading",
            Self::Event => "an event",
            Self::Decision => "a decision",
            Self::Finding => "a finding",
            Self::Retraction => "a retraction",
        }
    }
}

/// Reads one row. Every fault in it is reported.
pub(crate) fn read_row(context: &Context<'_>, cells: &mut Cells<'_, '_>, file: usize) -> Draft {
    let id = cells.required(Column::Id as usize, "id", "give the record an id that no other has");
    let supersedes = cells.get(Column::Supersedes as usize);
    let record = record(context, cells, file).filter(|_| cells.is_good());
    let is_judged =
        record.as_ref().is_some_and(|record| !matches!(record.body, Body::Decision { .. } | Body::Retraction));
    Draft {
        id: id.map(|cell| Text::from(&*cell.text)),
        record,
        supersedes: supersedes.map(|cell| Text::from(&*cell.text)),
        id_span: cells.span(Column::Id as usize),
        supersedes_span: cells.span(Column::Supersedes as usize),
        span: cells.row.span,
        line: cells.row.line,
        lacks_credibility: is_judged && cells.get(Column::Credibility as usize).is_none(),
    }
}

/// What is kept of a row that cannot be read as a whole: that there is a record of its id.
pub(crate) fn unreadable(columns: &Columns, row: &Row<'_>) -> Draft {
    let id = columns.field(row, Column::Id as usize).filter(|cell| !cell.text.is_empty());
    let id_span = id.map_or(row.span, |cell| cell.span);
    Draft {
        id: id.map(|cell| Text::from(&*cell.text)),
        record: None,
        supersedes: None,
        id_span,
        supersedes_span: id_span,
        span: row.span,
        line: row.line,
        lacks_credibility: false,
    }
}

fn record(context: &Context<'_>, cells: &mut Cells<'_, '_>, file: usize) -> Option<Record> {
    let help = "write `reading`, `event`, `decision`, `finding` or `retraction`";
    let kind = cells.required(Column::Kind as usize, "kind", help);
    let kind = kind.and_then(|cell| cells.keep(cell.span, word(&cell.text, "kind", "unknown-kind", &Kind::WORDS)));
    let body = kind.and_then(|kind| BodyReader { context, cells }.read(kind));
    let times = times(context, cells, kind);
    let source = source(context, cells);
    let credibility = credibility(cells);
    let marking = marking(context, cells);
    let text = |column: Column| cells.get(column as usize).map(|cell| Box::from(&*cell.text));
    let (time, recorded_at) = times?;
    Some(Record {
        id: cells.get(Column::Id as usize).map(|cell| Text::from(&*cell.text))?,
        body: body?,
        time,
        recorded_at,
        source: source?,
        via: text(Column::Via),
        credibility: credibility?,
        marking: marking?,
        reference: text(Column::Ref),
        url: text(Column::Url),
        note: text(Column::Note),
        supersedes: None,
        file,
        line: cells.row.line,
    })
}

/// When it was so, and when that became known.
fn times(context: &Context<'_>, cells: &mut Cells<'_, '_>, kind: Option<Kind>) -> Option<(Time, Instant)> {
    let calendar = &context.agreement.calendar;
    let at = cells.required(Column::At as usize, "at", "say when it was so: `2026-06-10`");
    let at = at.and_then(|cell| cells.keep(cell.span, time::at(calendar, &cell.text)));
    let time = match cells.get(Column::Through as usize) {
        None => at,
        // Without a beginning the end can still be looked at.
        Some(cell) => match at {
            Some(at) => cells.keep(cell.span, time::throughout(calendar, at, &cell.text)),
            None => cells.keep(cell.span, time::recorded(calendar, &cell.text)).and(None),
        },
    };
    let help = "say when it became known to the keeper of the log: `2026-06-12`";
    let recorded = cells.required(Column::Recorded as usize, "recorded", help)?;
    let (first, last) = cells.keep(recorded.span, time::recorded(calendar, &recorded.text))?;
    let time = time?;
    let is_told = matches!(kind, Some(Kind::Reading | Kind::Event | Kind::Finding));
    if is_told && last < time.start {
        let noun = kind.map_or("a record", Kind::noun);
        let message = format!("{noun} cannot be recorded before it was so: {} is before `at`", shown(&recorded.text));
        let fault = Fault::new(
            "recorded-too-early",
            message,
            "only a decision may be recorded ahead of its day; correct `at` or `recorded`",
        );
        cells.report(recorded.span, fault);
        return None;
    }
    // Nothing is known before it is so (S19); an act may be announced for a later day.
    Some((time, if is_told { first.max(time.start) } else { first }))
}

fn source(context: &Context<'_>, cells: &mut Cells<'_, '_>) -> Option<SourceId> {
    let cell = cells.required(Column::Source as usize, "source", "say who vouches for it: an id of sources.csv")?;
    let source = context.source(&cell.text);
    cells.keep(cell.span, source)
}

fn credibility(cells: &mut Cells<'_, '_>) -> Option<u8> {
    let Some(cell) = cells.get(Column::Credibility as usize) else { return Some(6) };
    match cell.text.as_bytes() {
        [digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => {
            let help =
                "write a number from `1` (confirmed by other sources) to `5` (improbable), or `6` (cannot be judged)";
            let fault = Fault::new("unknown-credibility", format!("unknown credibility {}", shown(&cell.text)), help);
            cells.report(cell.span, fault);
            None
        }
    }
}

/// The marking of a row of which nothing else is looked at; none if it cannot be read.
pub(crate) fn marking_of(agreement: &Agreement, columns: &Columns, row: &Row<'_>) -> Option<Marking> {
    if columns.position(Column::Marking as usize).is_none() {
        return Some(Marking::Clear);
    }
    let field = columns.field(row, Column::Marking as usize).filter(|_| columns.fits(row))?;
    let marking = field.text.parse().ok()?;
    unknown_names(agreement, &marking).is_empty().then_some(marking)
}

/// Those whom a marking names and who are no actors.
fn unknown_names<'m>(agreement: &Agreement, marking: &'m Marking) -> Vec<&'m str> {
    let Marking::Red(names) = marking else { return Vec::new() };
    let is_actor = |name: &str| agreement.actors.iter().any(|(_, actor)| actor.declared.name.as_str() == name);
    names.iter().map(Name::as_str).filter(|name| !is_actor(name)).collect()
}

const MARKINGS: [&str; 5] = ["clear", "green", "amber", "amber+strict", "red:"];

/// Who may see it. In a file with the column it must be said in every row: what was forgotten is not public.
fn marking(context: &Context<'_>, cells: &mut Cells<'_, '_>) -> Option<Marking> {
    if cells.columns.position(Column::Marking as usize).is_none() {
        return Some(Marking::Clear);
    }
    let help = "the file has the column, so every row says who may see it: `clear` is everyone";
    let cell = cells.required(Column::Marking as usize, "marking", help)?;
    let marking = cell.text.parse::<Marking>().map_err(|error| match error {
        MarkingError::Empty | MarkingError::NamesNobody => {
            let message = format!("the marking {} names nobody", shown(&cell.text));
            Fault::new("marking-names-nobody", message, "name the actors who may see it: `red:IR,IAEA`")
        }
        MarkingError::Unknown => unknown_marking(&cell.text),
    });
    let marking = cells.keep(cell.span, marking)?;
    let unknown = unknown_names(context.agreement, &marking);
    for name in &unknown {
        let message = format!("the marking names {}, who is no actor", shown(name));
        let actors = context.agreement.actors.iter().map(|(_, actor)| actor.declared.name.as_str());
        let help = suggestion(name, actors, "the actors are");
        cells.report(cell.span, Fault::new("unknown-actor", message, help));
    }
    if !unknown.is_empty() {
        return None;
    }
    Some(marking)
}

fn unknown_marking(text: &str) -> Fault {
    // Documents print the protocol's own spelling: TLP:AMBER+STRICT.
    let plain = text.to_lowercase();
    let plain = plain.strip_prefix("tlp:").unwrap_or(&plain);
    let help = match nearest(plain, MARKINGS) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "write `clear`, `green`, `amber`, `amber+strict` or `red:` and the names of those who may see it".to_owned()
        }
    };
    Fault::new("unknown-marking", format!("unknown marking {}", shown(text)), help)
}
