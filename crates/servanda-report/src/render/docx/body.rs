//! What stands in the document: paragraphs, tables, links.

use std::fmt::Write;

use crate::page::Tone;
use crate::phrase::Phrases;
use crate::render::report::{command, front_matter, headline};
use crate::render::{escape, safe};
use crate::report::{Block, Cell, Inline, Places, Report, Row, Table, Text, annex_table};

/// The room between the margins of a page, in twentieths of a point.
pub(super) const WIDTH: usize = 9_640;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The body of a document, with the addresses that it leads to.
pub(super) struct Body<'r> {
    say: Phrases,
    places: Places<'r>,
    /// Addresses on the web, in the order in which they come.
    links: Vec<String>,
    out: String,
}

impl<'r> Body<'r> {
    /// The body of a report.
    pub(super) fn of(report: &'r Report) -> Self {
        let places = Places::of(&report.annex);
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

    fn runs(&mut self, text: &Text) -> String {
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
                Inline::Document { text, url } => {
                    self.links.push(url.clone());
                    let (place, text) = (self.links.len(), styled("Hyperlink", text));
                    let _ = write!(out, "<w:hyperlink r:id=\"link{place}\">{text}</w:hyperlink>");
                }
                Inline::Record(id) => match self.places.of_record(id) {
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

    /// A table: the head stands on every page, no row is torn.
    fn table(&mut self, table: &Table) {
        self.paragraph("Caption", &said(&table.caption));
        let widths = widths(&table.rooms());
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let bidi = if self.is_rtl() { "<w:bidiVisual/>" } else { "" };
        let mut out = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/>{bidi}<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"0420\" \
             w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        );
        let titles = table.columns.iter().map(|title| self.paragraph_of("CellHeading", &said(title)));
        let head: String = widths.iter().zip(titles).map(|(width, title)| cell(*width, 1, &title)).collect();
        let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>");
        for row in &table.rows {
            let cells = match row {
                Row::Group(title) => cell(WIDTH, widths.len(), &self.paragraph_of("CellGroup", &said(title))),
                Row::Cells(cells) => self.cells(&widths, cells, None),
                Row::Record(id, cells) => self.cells(&widths, cells, self.places.of_record(id)),
            };
            let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
        }
        out.push_str("</w:tbl>");
        self.out.push_str(&out);
        // Two tables one after the other would grow together.
        self.paragraph("Normal", "");
    }

    /// The cells of a row; the first of a row about a record is the mark to which what cites it leads.
    fn cells(&mut self, widths: &[usize], cells: &[Cell], place: Option<usize>) -> String {
        let mut out = String::new();
        for (index, (width, one)) in widths.iter().zip(cells).enumerate() {
            out.push_str(&cell(*width, 1, &self.cell(one, place.filter(|_| index == 0))));
        }
        out
    }

    fn cell(&mut self, cell: &Cell, place: Option<usize>) -> String {
        let mut out = String::new();
        for text in cell.0.iter().filter(|text| !text.is_empty()) {
            let style = if out.is_empty() { "Cell" } else { "CellBelow" };
            let mut runs = self.runs(text);
            if let Some(place) = place.filter(|_| out.is_empty()) {
                runs = format!(
                    "<w:bookmarkStart w:id=\"{place}\" w:name=\"record-{place}\"/>{runs}<w:bookmarkEnd w:id=\"{place}\"/>"
                );
            }
            out.push_str(&self.paragraph_of(style, &runs));
        }
        if out.is_empty() { self.paragraph_of("Cell", "") } else { out }
    }

    fn annex(&mut self, report: &Report) {
        let say = self.say;
        let Some(table) = annex_table(&report.annex, &report.front.calendar, say) else { return };
        self.paragraph("Heading1", &said(say.annex_heading()));
        self.paragraph("Normal", &said(say.annex_lead()));
        self.block(report, &table);
    }
}

/// The widths of columns that take this much room beside each other, in twentieths of a point: together those of the page. None is so
/// narrow that a word breaks.
fn widths(rooms: &[usize]) -> Vec<usize> {
    let least = rooms.iter().sum::<usize>() / 7;
    let rooms: Vec<usize> = rooms.iter().map(|room| (*room).max(least).max(1)).collect();
    let all: usize = rooms.iter().sum();
    let mut widths: Vec<usize> = rooms.iter().map(|room| WIDTH * room / all).collect();
    let rest = WIDTH - widths.iter().sum::<usize>();
    widths.iter_mut().take(1).for_each(|first| *first += rest);
    widths
}

fn cell(width: usize, columns: usize, content: &str) -> String {
    let merged = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merged}</w:tcPr>{content}</w:tc>")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_page_and_none_is_too_narrow() {
        assert_eq!(widths(&[10, 30]).iter().sum::<usize>(), WIDTH);
        assert_eq!(widths(&[1; 7]).iter().sum::<usize>(), WIDTH);
        assert!(widths(&[8, 34, 16, 16, 10, 12]).iter().all(|width| *width > 1_000));
        assert!(widths(&[]).is_empty());
    }
}
