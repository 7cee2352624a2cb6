//! How to write it: a page in one of the formats.

mod markdown;
mod text;
mod wrap;

pub(crate) use wrap::safe;

use crate::page::Page;
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
        Format::Human => text(&page.to_page(), style),
        Format::Plain => text(&page.to_page(), Style { width: style.width, ..Style::PLAIN }),
        Format::Json => page.to_json(),
        Format::Csv => csv(&page.to_sheet()),
        Format::Markdown => markdown::markdown(&page.to_page()),
    }
}

/// A page as text.
pub fn text(page: &Page, style: Style) -> String {
    text::text(page, style)
}

/// A sheet as CSV (RFC 4180, with line feeds), for programs.
pub fn csv(sheet: &Sheet) -> String {
    sheet::csv(sheet, Dates::Stamped)
}
