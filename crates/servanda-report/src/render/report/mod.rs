//! A report in one of its formats, and what all of them say of it.

mod markdown;
mod page;

use std::fmt::{self, Write};

use super::{Format, Style, html, render_text, without_isolates};
use crate::language::Language;
use crate::page::ToPage;
use crate::phrase::Phrases;
use crate::report::{Front, Report};
use crate::wire::ToJson;

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReportFormat {
    /// For people: colour on a terminal only.
    Human,
    /// The same without colour, everywhere.
    Plain,
    /// One file for a browser or a printer.
    Html,
    /// For documents.
    Markdown,
    /// For programs; the shape is in `schemas/`.
    Json,
    /// To be printed, and for archives.
    #[cfg(feature = "pdf")]
    Pdf,
    /// To be edited in a word processor.
    #[cfg(feature = "docx")]
    Docx,
}

/// Why a report cannot be written in a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotWritten(pub(crate) String);

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the report cannot be written so: {}", self.0)
    }
}

impl std::error::Error for NotWritten {}

/// `report` in `format`: text in UTF-8, but for PDF and Word.
///
/// # Errors
///
/// [`NotWritten`] where the typesetter or the packer refuses it, with the reason.
pub fn render_report(report: &Report, format: ReportFormat, style: Style) -> Result<Vec<u8>, NotWritten> {
    let text = match format {
        ReportFormat::Human => render_text(&report.to_page(), Format::Human, style),
        ReportFormat::Plain => render_text(&report.to_page(), Format::Plain, style),
        ReportFormat::Html => html::html(report),
        ReportFormat::Markdown => markdown::markdown(report),
        ReportFormat::Json => bare(report, report.to_json()),
        #[cfg(feature = "pdf")]
        ReportFormat::Pdf => return super::pdf::pdf(report),
        #[cfg(feature = "docx")]
        ReportFormat::Docx => return super::docx::docx(report).map_err(|error| NotWritten(error.to_string())),
    };
    Ok(text.into_bytes())
}

/// A text of a report that a program reads: without isolates, which only what lays out a line makes use of. Where nothing is isolated by us the text stays as it is.
fn bare(report: &Report, text: String) -> String {
    if report.front.language.is_rtl() { without_isolates(&text) } else { text }
}

/// `Public report, No. 4`.
pub(crate) fn headline(front: &Front, say: Phrases) -> String {
    match &front.issue {
        Some(issue) => say.in_row(&[say.isolated(&front.title), say.number(issue)]),
        None => front.title.clone(),
    }
}

/// What a report says of itself, label by label.
pub(crate) fn front_matter(front: &Front, say: Phrases) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    rows.push((say.label_for(), front.audience_title.clone()));
    rows.push((say.label_at(), say.moment_in_full(&front.calendar, front.at)));
    if front.known_at != front.at {
        rows.push((say.label_known_at(), say.moment_in_full(&front.calendar, front.known_at)));
    }
    rows.extend(front.issue.as_ref().map(|issue| (say.label_issue(), say.issue(issue))));
    rows.extend(front.previous.map(|at| (say.label_previous(), say.moment_in_full(&front.calendar, at))));
    rows.push((say.label_standard(), front.standard_title.clone()));
    rows.extend(front.reading.clone().map(|party| (say.label_reading(), party)));
    rows
}

/// The command that makes a report again.
pub(crate) fn command(front: &Front) -> String {
    let moment = |at| {
        let calendar = &front.calendar;
        let day = calendar.date_of(at);
        if calendar.last_instant(day) == at { day.to_string() } else { calendar.civil(at).to_string() }
    };
    let mut command = format!("servanda report {} DOSSIER --audience {}", front.kind.word(), front.audience);
    let _ = write!(command, " --at {}", moment(front.at));
    if front.known_at != front.at {
        let _ = write!(command, " --known-at {}", moment(front.known_at));
    }
    match (&front.issue, front.previous) {
        (Some(issue), _) => {
            let _ = write!(command, " --clause {}", issue.name);
        }
        (None, Some(previous)) => {
            let _ = write!(command, " --since {}", moment(previous));
        }
        (None, None) => {}
    }
    if front.standard != "verified" {
        let _ = write!(command, " --standard {}", front.standard);
    }
    if let Some(party) = &front.reading {
        let _ = write!(command, " --reading {party}");
    }
    if let Some(name) = &front.about {
        let _ = write!(command, " --about {name}");
    }
    if front.language != Language::English {
        let _ = write!(command, " --lang {}", front.language);
    }
    command
}
