//! How to write it: a page in one of the formats.

#[cfg(feature = "docx")]
mod docx;
mod html;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod report;
mod site;
mod svg;
mod text;
mod wrap;

pub use report::{NotWritten, ReportFormat, render_report};
pub use site::{SUMS, SiteFile, site_files};

pub(crate) use wrap::{isolated_whole, safe, without_isolates};

use crate::page::Page;
use crate::phrase::Phrases;
use crate::sheet::{Dates, Sheet, ToSheet};
use crate::wire::ToJson;
use crate::{page::ToPage, sheet};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: colour and symbols on a terminal only.
    Human,
    /// The same without colour and symbols, everywhere.
    Plain,
    /// For programs; the shapes are in `schemas/`.
    Json,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

/// How [`Format::Human`] may look here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colour is understood.
    pub colour: bool,
    /// Whether symbols stand before rows.
    pub symbols: bool,
    /// How many columns there are.
    pub width: usize,
}

impl Style {
    /// Without colour and symbols, in 80 columns.
    pub const PLAIN: Self = Self { colour: false, symbols: false, width: 80 };
}

/// What can be written in every format.
pub trait Renderable: ToPage + ToSheet + ToJson {}

impl<P: ToPage + ToSheet + ToJson> Renderable for P {}

/// `page` in `format`.
pub fn render<P: Renderable>(page: &P, format: Format, style: Style) -> String {
    match format {
        Format::Human | Format::Plain => render_text(&page.to_page(), format, style),
        Format::Json => page.to_json(),
        Format::Csv => csv(&page.to_sheet()),
        Format::Markdown => markdown::markdown(&page.to_page()),
    }
}

/// A page as text, as it may look here.
fn render_text(page: &Page, format: Format, style: Style) -> String {
    match format {
        Format::Human => text(page, style),
        _ => text(page, Style { width: style.width, ..Style::PLAIN }),
    }
}

/// A text in which nothing is markup, neither of HTML nor of XML, and nothing reorders what is read.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No letter of XML.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A text of a language without its isolates, for what lays out no line; what has none of ours is left as it is.
pub(crate) fn without_isolates_of(say: Phrases, text: &str) -> String {
    if say.is_rtl() { without_isolates(text) } else { text.to_owned() }
}

/// A page as text.
pub fn text(page: &Page, style: Style) -> String {
    text::text(page, style)
}

/// A sheet as CSV (RFC 4180, with line feeds), for programs.
pub fn csv(sheet: &Sheet) -> String {
    sheet::csv(sheet, Dates::Stamped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup_or_turns_the_line() {
        assert_eq!(escape("<b a=\"'\">&"), "&lt;b a=&quot;&#39;&quot;&gt;&amp;");
        assert_eq!(escape("a\u{202e}b\u{0}\u{ffff}"), "a\u{fffd}b\u{fffd}\u{fffd}");
    }
}
