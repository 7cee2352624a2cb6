//! The agenda as a page: by day, what the parts of one commitment share said once.

use super::{Block, Column, Line, Mark, Page, Row, Section, Table, ToPage, Tone, subtitle};
use crate::compose::{AgendaCause, AgendaPage, AgendaRow, Matter};
use crate::words::civil;

/// How many changes a page shows unless it is asked how far to reach.
const SHOWN: usize = 60;

impl ToPage for AgendaPage {
    fn to_page(&self) -> Page {
        let calendar = &self.frame.calendar;
        let entries = entries(&self.rows);
        let shown = if self.until.is_some() { entries.len() } else { SHOWN.min(entries.len()) };
        let (shown, more) = entries.split_at_checked(shown).unwrap_or((&entries, &[]));
        let lead = match (shown.is_empty(), self.until) {
            (false, _) => "What comes if nothing more is recorded:".to_owned(),
            (true, None) => "Nothing more will change if nothing more is recorded.".to_owned(),
            (true, Some(until)) => {
                format!("Nothing will change up to {} if nothing more is recorded.", civil(calendar, until))
            }
        };
        let mut blocks = vec![Block::Text(Line::plain(lead))];
        let mut table = Table {
            columns: vec![Column::rest("what"), Column::up_to("who", 16), Column::of("then", 28)],
            rows: Vec::new(),
        };
        let day = |entry: &Entry<'_>| calendar.date_of(entry.row.told_at());
        for entries in shown.chunk_by(|a, b| day(a) == day(b)) {
            table.rows.extend(entries.first().map(|entry| Row::Group(day(entry).to_string())));
            table.rows.extend(entries.iter().map(|entry| self.entry(entry)));
        }
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
        }
        if let Some(last) = more.last() {
            let last = civil(calendar, last.row.told_at());
            let text = format!("and {} more, the last on {last}: `--until {last}` shows them", more.len());
            blocks.push(Block::Text(Line::faint(text)));
        }
        Page {
            title: self.frame.title.clone(),
            subtitle: subtitle(&self.frame),
            sections: vec![Section { heading: None, blocks }],
        }
    }
}

/// What is said in one place: a change, the parts that it is said of, and when the same comes again.
struct Entry<'r> {
    row: &'r AgendaRow,
    sites: Vec<&'r str>,
    again: Vec<&'r AgendaRow>,
}

/// The changes. Those of the parts of one commitment that say the same stand with that of the whole; what only moves on
/// from one period to the next, and leaves every word as it is, stands with the first of its kind.
fn entries(rows: &[AgendaRow]) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for row in rows {
        let is_of = |other: &AgendaRow| (other.kind, &other.id, other.cause) == (row.kind, &row.id, row.cause);
        let same = |other: &AgendaRow| {
            row.kind == Matter::Commitment
                && is_of(other)
                && (other.at, &other.after, other.due) == (row.at, &row.after, row.due)
        };
        let moves_on = |other: &AgendaRow| {
            row.before == row.after
                && is_of(other)
                && (&other.before, &other.after, &other.site) == (&row.before, &row.after, &row.site)
        };
        if let Some(entry) = entries.iter_mut().rev().find(|entry| moves_on(entry.row)) {
            entry.again.push(row);
            continue;
        }
        match (row.site.as_deref(), entries.iter_mut().rev().find(|entry| same(entry.row))) {
            (Some(site), Some(entry)) => entry.sites.push(site),
            (site, _) => entries.push(Entry { row, sites: site.into_iter().collect(), again: Vec::new() }),
        }
    }
    entries
}

impl AgendaPage {
    fn entry(&self, entry: &Entry<'_>) -> Row {
        let row = entry.row;
        let calendar = &self.frame.calendar;
        let word = row.after.split_once(':').map_or(row.after.as_str(), |(word, _)| word);
        // That a term is over is the reason, and stands there.
        let is_over = row.cause == AgendaCause::TermEnds;
        let rest = row.after.get(word.len()..).filter(|_| !is_over).unwrap_or_default();
        let still = if row.before == row.after { "still " } else { "" };
        let mut notes = vec![Line::plain(self.why(row))];
        if !entry.sites.is_empty() {
            notes.push(Line::faint(format!("at {}", entry.sites.join(", "))));
        }
        if let Some(last) = entry.again.last() {
            let times = if entry.again.len() == 1 { "once" } else { &format!("{} times", entry.again.len()) };
            let last = civil(calendar, last.told_at());
            notes.push(Line::faint(format!("and so {times} more, the last on {last}")));
        }
        let title = row.step.as_ref().map_or(&row.title, |(_, text)| text);
        Row::Cells {
            mark: Some(mark(row.cause)),
            depth: 0,
            cells: vec![
                Line::plain(title),
                Line::plain(&row.who),
                Line::plain(still).and(word, mark(row.cause).tone).and(rest, Tone::Plain),
            ],
            notes,
        }
    }

    /// `09:30, last day for step 2, Stock above the limit, run 2 (Article 7)`.
    fn why(&self, row: &AgendaRow) -> String {
        let told = civil(&self.frame.calendar, row.told_at());
        let time = told.split_once(' ').map(|(_, time)| time.to_owned());
        let of = row.step.as_ref().map(|_| row.title.clone());
        let run = match (row.kind, row.run) {
            (Matter::Response | Matter::Step, Some(run)) if run > 1 => Some(format!("run {run}")),
            (Matter::Procedure, Some(case)) if case > 1 => Some(format!("case {case}")),
            _ => None,
        };
        let parts: Vec<String> = [time, Some(row.why.clone()), of, run].into_iter().flatten().collect();
        let clause = row.clause.as_ref().map(|clause| format!(" ({clause})")).unwrap_or_default();
        format!("{}{clause}", parts.join(", "))
    }
}

/// The sign of a cause: what runs out, what can no longer be told, what may be asked for.
fn mark(cause: AgendaCause) -> Mark {
    let (symbol, tone) = match cause {
        AgendaCause::Deadline
        | AgendaCause::CureRunsOut
        | AgendaCause::GrantOverdue
        | AgendaCause::StepRunsOut
        | AgendaCause::StageRunsOut => ("!", Tone::Doubtful),
        AgendaCause::GoesStale
        | AgendaCause::DemandChanges
        | AgendaCause::ReportAwaited
        | AgendaCause::ReportingTimeEnds => ("?", Tone::Doubtful),
        AgendaCause::MayBeClaimed
        | AgendaCause::MayBeSuspended
        | AgendaCause::StepOpens
        | AgendaCause::WayBackOpens => ("○", Tone::Ahead),
        _ => ("·", Tone::Plain),
    };
    Mark { symbol, tone }
}
