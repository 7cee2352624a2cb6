//! A report as the template reads it: worded, clean of what could turn a line, and without markup.

use std::fmt::Write;

use serde::Serialize;

use super::world::can_show;
use crate::page::Tone;
use crate::phrase::Phrases;
use crate::render::report::{command, front_matter, headline};
use crate::render::{safe, svg, without_isolates};
use crate::report::{Badge, Block, Cell, Chart, Inline, Kind, Places, Report, Row, Table, Text, annex_table};

/// What the template reads.
#[derive(Serialize)]
struct Document {
    language: &'static str,
    direction: &'static str,
    /// Whether it is to fit on one page.
    close: bool,
    /// The size of its letters, 1 being that of the template.
    fit: f64,
    /// What stands at the head of each page.
    running: String,
    /// The same as a name of the file.
    name: String,
    /// How pages are counted.
    pages: String,
    marking: &'static str,
    agreement: String,
    title: String,
    period: Option<String>,
    /// Year, month and day of which it tells.
    dated: [i16; 3],
    front: Vec<(&'static str, String)>,
    note: Option<String>,
    /// The heading of a table of contents, if it has one.
    contents: Option<&'static str>,
    parts: Vec<Section>,
    annex: Option<Annex>,
    make_again: (&'static str, String),
}

#[derive(Serialize)]
struct Section {
    heading: String,
    blocks: Vec<Piece>,
}

#[derive(Serialize)]
struct Annex {
    heading: &'static str,
    lead: &'static str,
    table: Grid,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Piece {
    Heading { text: Line },
    Paragraph { text: Line },
    Note { text: Line },
    List { texts: Vec<Line> },
    Table(Grid),
    Chart { title: String, description: String, drawing: String },
}

#[derive(Serialize)]
struct Grid {
    caption: String,
    columns: Vec<Column>,
    rows: Vec<GridRow>,
}

#[derive(Serialize)]
struct Column {
    title: String,
    /// How much room it takes, beside the others.
    room: usize,
}

/// A row: a heading of those below it, or cells of lines.
#[derive(Serialize, Default)]
struct GridRow {
    group: Option<String>,
    /// Where links to the record of this row lead.
    place: Option<usize>,
    cells: Vec<Vec<Line>>,
}

type Line = Vec<Run>;

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Run {
    Said { text: String },
    Strong { text: String },
    Word { symbol: &'static str, text: String, tone: &'static str },
    Record { text: String, place: Option<usize> },
    Link { text: String, url: String },
}

/// A report for the template, as JSON; `fit` is the size of its letters, 1 being that of the template.
pub(super) fn json(report: &Report, fit: f64) -> serde_json::Result<String> {
    let writer = Writer::new(report);
    let (front, say) = (&report.front, writer.say);
    let is_close = front.kind == Kind::Status;
    let dated = front.calendar.date_of(front.at);
    let running = clean(&say.reason_at(&front.agreement_title, &headline(front, say)));
    let note = (!front.left_out.is_empty()).then(|| say.left_out(front.left_out.len()));
    serde_json::to_string(&Document {
        language: say.language(),
        direction: say.direction(),
        close: is_close,
        fit,
        name: without_isolates(&running),
        running,
        pages: say.digits("1 / 1"),
        marking: front.marking,
        agreement: clean(&front.agreement_title),
        title: clean(&headline(front, say)),
        period: front.period.map(|(first, last)| say.period(first, last)),
        dated: [dated.year(), dated.month().into(), dated.day().into()],
        front: front_matter(front, say).into_iter().map(|(label, value)| (label, clean(&value))).collect(),
        note,
        contents: (report.parts.len() > 5 && !is_close).then(|| say.contents()),
        parts: (report.parts.iter())
            .map(|part| Section {
                heading: clean(&part.heading),
                blocks: part.blocks.iter().map(|block| writer.block(block)).collect(),
            })
            .collect(),
        annex: writer.annex(),
        make_again: (say.make_again(), command(front)),
    })
}

struct Writer<'r> {
    report: &'r Report,
    say: Phrases,
    places: Places<'r>,
}

impl<'r> Writer<'r> {
    fn new(report: &'r Report) -> Self {
        Self { report, say: report.front.say(), places: Places::of(&report.annex) }
    }

    fn block(&self, block: &Block) -> Piece {
        match block {
            Block::Heading(text) => Piece::Heading { text: self.line(text) },
            Block::Paragraph(text) => Piece::Paragraph { text: self.line(text) },
            Block::Note(text) => Piece::Note { text: self.line(text) },
            Block::List(texts) => Piece::List { texts: texts.iter().map(|text| self.line(text)).collect() },
            Block::Table(table) => Piece::Table(self.grid(table)),
            Block::Chart(chart) => self.chart(chart),
        }
    }

    fn chart(&self, chart: &Chart) -> Piece {
        Piece::Chart {
            title: clean(&chart.title),
            description: clean(&chart.description),
            drawing: shown(&svg::svg(chart, &self.report.front.calendar, self.say, "Vazirmatn, DejaVu Sans")),
        }
    }

    fn grid(&self, table: &Table) -> Grid {
        let cells = |cells: &[Cell]| cells.iter().map(|cell| self.cell(cell)).collect();
        let rows = table.rows.iter().map(|row| match row {
            Row::Group(title) => GridRow { group: Some(clean(title)), ..GridRow::default() },
            Row::Cells(all) => GridRow { cells: cells(all), ..GridRow::default() },
            Row::Record(id, all) => GridRow { group: None, place: self.places.of_record(id), cells: cells(all) },
        });
        let columns = table.columns.iter().zip(table.rooms());
        Grid {
            caption: clean(&table.caption),
            columns: columns.map(|(title, room)| Column { title: clean(title), room }).collect(),
            rows: rows.collect(),
        }
    }

    fn cell(&self, cell: &Cell) -> Vec<Line> {
        cell.0.iter().filter(|text| !text.is_empty()).map(|text| self.line(text)).collect()
    }

    /// A line: two records one after the other are parted.
    fn line(&self, text: &Text) -> Line {
        let mut line = Line::new();
        for part in &text.0 {
            let run = match part {
                Inline::Said(text) => Run::Said { text: clean(text) },
                Inline::Strong(text) => Run::Strong { text: clean(text) },
                Inline::Quoted(text) => Run::Said { text: isolated(text) },
                Inline::Word(badge) => word(badge),
                Inline::Record(id) => Run::Record { text: isolated(id), place: self.places.of_record(id) },
                Inline::Document { text, url } => Run::Link { text: isolated(text), url: url.clone() },
            };
            if matches!((line.last(), &run), (Some(Run::Record { .. }), Run::Record { .. })) {
                line.push(Run::Said { text: " ".to_owned() });
            }
            line.push(run);
        }
        line
    }

    fn annex(&self) -> Option<Annex> {
        let say = self.say;
        match annex_table(&self.report.annex, &self.report.front.calendar, say)? {
            Block::Table(table) => {
                Some(Annex { heading: say.annex_heading(), lead: say.annex_lead(), table: self.grid(&table) })
            }
            _ => None,
        }
    }
}

fn word(badge: &Badge) -> Run {
    let tone = match badge.tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Doubtful => "doubtful",
        Tone::Ahead => "ahead",
        Tone::Plain | Tone::Strong | Tone::Faint => "plain",
    };
    Run::Word { symbol: badge.symbol, text: clean(&badge.word), tone }
}

/// A text in which nothing reorders what is read, and every letter can be shown.
fn clean(text: &str) -> String {
    shown(&safe(text))
}

/// A text with the number of each letter for which no font has a sign in its place (`[U+1F4A5]`): nothing is left out.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if can_show(c) {
            out.push(c);
        } else {
            let _ = write!(out, "[U+{:04X}]", u32::from(c));
        }
    }
    out
}

/// What a text of the dossier says, set apart from the line around it (Unicode Standard Annex 9: isolates).
fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", clean(text))
}
