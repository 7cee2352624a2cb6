//! What stands in the document: paragraphs, tables, links.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::page::Tone;
use crate::phrase::Phrases;
use crate::render::report::{command, front_matter, headline};
use crate::render::{escape, is_on_the_web, safe};
use crate::report::{Block, Cell, Inline, Report, Row, Table, Text};

/// The room between the margins of a page, in twentieths of a point.
pub(super) const WIDTH: usize = 9_640;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The body of a document, with the addresses that it leads to.
pub(super) struct Body<'r> {
    say: Phrases,
    // INVARIANT: where each cited record stands in the annex, from 1.
    places: BTreeMap<&'r str, usize>,
    /// Addresses on the web, in the order in which they come.
    links: Vec<String>,
    out: String,
}

impl<'r> Body<'r> {
    /// The body of a report.
    pub(super) fn of(report: &'r Report) -> Self {
        let places = report.annex.iter().zip(1..).map(|(record, place)| (record.id.as_str(), place)).collect();
        let mut body = Self { say: report.front.say(), places, links: Vec::new(), out: String::new() };
        body.front(report);
        for part in &report.parts {
            body.paragraph("Heading1", &said(&part.heading));
            part.blocks.iter().for_each(|block| body.block(report, block));
        }
        body.annex(report);
        let again = format!("{} {}", body.say.make_again(), command(&report.front));
        body.paragraph("Note", &said(&again));
        body
    }

    /// `word/document.xml`.
    pub(super) fn document(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONSHIPS}\"><w:body>{}<w:sectPr>\
             <w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/>\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1133\" w:bottom=\"1247\" w:left=\"1133\" \
             w:header=\"680\" w:footer=\"567\" w:gutter=\"0\"/>{}</w:sectPr></w:body></w:document>",
            self.out,
            if self.is_rtl() { "<w:bidi/>" } else { "" },
        )
    }

    /// `word/_rels/document.xml.rels`.
    pub(super) fn relationships(&self) -> String {
        let parts = ["styles", "numbering", "settings"].into_iter().zip(1..);
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        );
        for (part, id) in parts {
            let _ = write!(out, "<Relationship Id=\"rId{id}\" Type=\"{RELATIONSHIPS}/{part}\" Target=\"{part}.xml\"/>");
        }
        for (part, id) in [("header", 4), ("footer", 5)] {
            let _ =
                write!(out, "<Relationship Id=\"rId{id}\" Type=\"{RELATIONSHIPS}/{part}\" Target=\"{part}1.xml\"/>");
        }
        for (url, place) in self.links.iter().zip(1..) {
            let url = escape(url);
            let _ = write!(
                out,
                "<Relationship Id=\"link{place}\" Type=\"{RELATIONSHIPS}/hyperlink\" Target=\"{url}\" TargetMode=\"External\"/>"
            );
        }
        out.push_str("</Relationships>");
        out
    }

    fn is_rtl(&self) -> bool {
        self.say.direction() == "rtl"
    }

    fn front(&mut self, report: &Report) {
        let front = &report.front;
        let marking = styled("Marking", &format!(" {} ", front.marking));
        self.paragraph("Normal", &marking);
        self.paragraph("Subtitle", &said(&front.agreement_title));
        self.paragraph("Title", &said(&headline(front, self.say)));
        if let Some((first, last)) = front.period {
            self.paragraph("Subtitle", &said(&self.say.period(first, last)));
        }
        for (label, value) in front_matter(front, self.say) {
            let line = format!("{}{}", styled("Strong", &format!("{label}{}", self.say.colon())), said(&value));
            self.paragraph("Cell", &line);
        }
        if !front.left_out.is_empty() {
            self.paragraph("Note", &said(&self.say.left_out(front.left_out.len())));
        }
    }

    fn block(&mut self, report: &Report, block: &Block) {
        match block {
            Block::Heading(text) => self.line("Heading2", text),
            Block::Paragraph(text) => self.line("Normal", text),
            Block::Note(text) => self.line("Note", text),
            Block::List(texts) => texts.iter().for_each(|text| self.line("ListBullet", text)),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                let calendar = &report.front.calendar;
                let table = chart.table(self.say, |at| self.say.moment(calendar, at));
                self.table(&table);
            }
        }
    }

    fn line(&mut self, style: &str, text: &Text) {
        let runs = self.runs(text);
        self.paragraph(style, &runs);
    }

    fn paragraph(&mut self, style: &str, runs: &str) {
        let paragraph = self.paragraph_of(style, runs);
        self.out.push_str(&paragraph);
    }

    fn paragraph_of(&self, style: &str, runs: &str) -> String {
        let bidi = if self.is_rtl() { "<w:bidi/>" } else { "" };
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr>{runs}</w:p>")
    }

    fn runs(&self, text: &Text) -> String {
        let mut out = String::new();
        let mut after_record = false;
        for part in &text.0 {
            let is_record = matches!(part, Inline::Record(_));
            if is_record && after_record {
                out.push_str(&said(" "));
            }
            after_record = is_record;
            match part {
                Inline::Said(text) | Inline::Quoted(text) => out.push_str(&said(text)),
                Inline::Strong(text) => out.push_str(&styled("Strong", text)),
                Inline::Word(badge) => {
                    let style = match badge.tone {
                        Tone::Good => "WordGood",
                        Tone::Bad => "WordBad",
                        Tone::Doubtful => "WordDoubtful",
                        Tone::Ahead | Tone::Plain | Tone::Strong | Tone::Faint => "WordPlain",
                    };
                    out.push_str(&styled(style, &format!("{} {}", badge.symbol, badge.word)));
                }
                Inline::Record(id) => match self.places.get(id.as_str()) {
                    Some(place) => {
                        let text = styled("Hyperlink", id);
                        let _ = write!(
                            out,
                            "<w:hyperlink w:anchor=\"record-{place}\" w:history=\"1\">{text}</w:hyperlink>"
                        );
                    }
                    None => out.push_str(&said(id)),
                },
            }
        }
        out
    }

    fn table(&mut self, table: &Table) {
        self.paragraph("Caption", &said(&table.caption));
        let rows: Vec<RowText> = (table.rows.iter())
            .map(|row| match row {
                Row::Group(title) => RowText::Group(said(title)),
                Row::Cells(cells) => RowText::Cells(cells.iter().map(|cell| self.cell(cell)).collect()),
            })
            .collect();
        let titles: Vec<&str> = table.columns.iter().map(String::as_str).collect();
        self.grid(&titles, &rows);
    }

    fn cell(&self, cell: &Cell) -> String {
        let lines = cell.0.iter().filter(|text| !text.is_empty()).enumerate();
        let text: String = lines
            .map(|(index, text)| self.paragraph_of(if index == 0 { "Cell" } else { "CellBelow" }, &self.runs(text)))
            .collect();
        if text.is_empty() { self.paragraph_of("Cell", "") } else { text }
    }

    /// Columns of one width; the head stands on every page, no row is torn.
    fn grid(&mut self, titles: &[&str], rows: &[RowText]) {
        let width = WIDTH / titles.len().max(1);
        let cell = |span: usize, content: &str| {
            let merged = if span > 1 { format!("<w:gridSpan w:val=\"{span}\"/>") } else { String::new() };
            format!("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{merged}</w:tcPr>{content}</w:tc>", width * span)
        };
        let bidi = if self.is_rtl() { "<w:bidiVisual/>" } else { "" };
        let mut out = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/>{bidi}<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"0420\" \
             w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{}</w:tblGrid>",
            format!("<w:gridCol w:w=\"{width}\"/>").repeat(titles.len()),
        );
        let head: String =
            titles.iter().map(|title| cell(1, &self.paragraph_of("CellHeading", &said(title)))).collect();
        let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>");
        for row in rows {
            let cells: String = match row {
                RowText::Group(title) => cell(titles.len(), &self.paragraph_of("CellGroup", title)),
                RowText::Cells(cells) => cells.iter().map(|content| cell(1, content)).collect(),
            };
            let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
        }
        out.push_str("</w:tbl>");
        self.out.push_str(&out);
        // Two tables one after the other would grow together.
        self.paragraph("Normal", "");
    }

    fn annex(&mut self, report: &Report) {
        if report.annex.is_empty() {
            return;
        }
        let say = self.say;
        self.paragraph("Heading1", &said(say.annex_heading()));
        self.paragraph("Normal", &said(say.annex_lead()));
        self.paragraph("Caption", &said(say.annex_caption()));
        let calendar = &report.front.calendar;
        let mut rows = Vec::new();
        for (record, place) in report.annex.iter().zip(1..) {
            let plain = |text: &str| self.paragraph_of("Cell", &said(text));
            let name = format!(
                "<w:bookmarkStart w:id=\"{place}\" w:name=\"record-{place}\"/>{}<w:bookmarkEnd w:id=\"{place}\"/>",
                styled("Strong", &record.id)
            );
            let note = record.note.as_deref().map(|note| self.paragraph_of("CellBelow", &said(note)));
            let document = record.reference.as_deref().or(record.url.as_deref()).unwrap_or_default();
            let cells = vec![
                self.paragraph_of("Cell", &name),
                plain(&record.says) + &note.unwrap_or_default(),
                plain(&say.with_dates(&record.at)),
                plain(&say.moment(calendar, record.recorded_at)),
                plain(&format!("{}{}", record.source, record.trust())),
                match record.url.as_deref().filter(|url| is_on_the_web(url)) {
                    Some(url) => {
                        self.links.push(url.to_owned());
                        let link = format!(
                            "<w:hyperlink r:id=\"link{}\">{}</w:hyperlink>",
                            self.links.len(),
                            styled("Hyperlink", document)
                        );
                        self.paragraph_of("Cell", &link)
                    }
                    None => plain(document),
                },
            ];
            rows.push(RowText::Cells(cells));
        }
        let titles = [say.record(), say.what(), say.of_when(), say.known_column(), say.source(), say.document()];
        self.grid(&titles, &rows);
    }
}

/// A row as it is written.
enum RowText {
    /// A heading of the rows below it.
    Group(String),
    Cells(Vec<String>),
}

/// A run of text; a text that is read from right to left is marked so.
pub(super) fn said(text: &str) -> String {
    run("", text)
}

fn styled(style: &str, text: &str) -> String {
    run(&format!("<w:rStyle w:val=\"{style}\"/>"), text)
}

/// One run for each stretch of one direction: what is set apart in a text (an isolate) is a run of its own, for a word processor
/// knows runs, and not each of them isolates.
fn run(style: &str, text: &str) -> String {
    let text = safe(text);
    let runs = text.split(['\u{2068}', '\u{2069}', '\u{200f}']).filter(|part| !part.is_empty());
    // Only a language that is read from right to left sets anything apart.
    let is_rtl = text.contains('\u{2068}') || is_read_from_right(&text);
    runs.map(|part| run_of(style, part, if has_direction(part) { is_read_from_right(part) } else { is_rtl })).collect()
}

fn run_of(style: &str, text: &str, is_rtl: bool) -> String {
    let rtl = if is_rtl { "<w:rtl/>" } else { "" };
    let properties =
        if style.is_empty() && rtl.is_empty() { String::new() } else { format!("<w:rPr>{style}{rtl}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

fn has_direction(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether the first letter with a direction is Hebrew, Arabic or another of those scripts (Unicode Standard Annex 9, P2).
fn is_read_from_right(text: &str) -> bool {
    let is_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right)
}
