//! A page as text in columns, with colour and symbols where they are understood.

use std::fmt::Write;

use anstyle::{AnsiColor, Style as Ansi};

use super::Style;
use super::wrap::{bare, line_width, width, wrap};
use crate::page::{Block, Branch, Line, Mark, Page, Row, Section, Table, Tone};

/// The space between two columns.
const GAP: usize = 2;
/// The room of a symbol and the space after it.
const MARK: usize = 2;
/// The least room of the first column.
const LEAST: usize = 16;

/// A page as text.
pub fn text(page: &Page, style: Style) -> String {
    let mut writer = Writer { style, out: String::new() };
    writer.line(0, &Line::of(&page.title, Tone::Strong));
    writer.line(0, &Line::faint(&page.subtitle));
    for section in &page.sections {
        writer.section(section);
    }
    writer.out
}

struct Writer {
    style: Style,
    out: String,
}

impl Writer {
    fn section(&mut self, section: &Section) {
        if section.blocks.is_empty() && section.heading.is_none() {
            return;
        }
        self.out.push('\n');
        if let Some(heading) = &section.heading {
            self.line(0, &Line::of(heading, Tone::Strong));
            let rule = if self.style.symbols { "─" } else { "-" };
            self.line(0, &Line::faint(rule.repeat(width(heading).min(self.style.width))));
        }
        let mut after_table = false;
        for block in &section.blocks {
            if after_table {
                self.out.push('\n');
            }
            after_table = matches!(block, Block::Table(_));
            match block {
                Block::Text(line) => self.line(0, line),
                Block::Table(table) => self.table(table),
                Block::Tree(branches) => branches.iter().for_each(|branch| self.branch(branch, 0)),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let has_marks = table.rows.iter().any(|row| matches!(row, Row::Cells { mark: Some(_), .. }));
        let has_groups = table.rows.iter().any(|row| matches!(row, Row::Group(_)));
        let mark_room = if has_groups || (self.style.symbols && has_marks) { MARK } else { 0 };
        let widths = self.widths(table, mark_room);
        let titles: Vec<Line> = table.columns.iter().map(|column| Line::faint(column.title.as_ref())).collect();
        self.cells(None, mark_room, 0, &titles, &widths);
        for (at, row) in table.rows.iter().enumerate() {
            match row {
                Row::Group(title) => {
                    if at > 0 {
                        self.out.push('\n');
                    }
                    self.line(0, &Line::of(title, Tone::Strong));
                }
                Row::Cells { mark, depth, cells, notes } => {
                    self.cells(*mark, mark_room, *depth, cells, &widths);
                    let indent = mark_room + 2 * (depth + 1);
                    notes.iter().for_each(|note| self.line(indent, note));
                }
            }
        }
    }

    /// The room of each column: what it needs, at most what it may have; one without such a bound gets what is left.
    fn widths(&self, table: &Table, mark_room: usize) -> Vec<usize> {
        let needed = |index: usize| {
            let cells = table.rows.iter().filter_map(|row| match row {
                Row::Cells { cells, .. } => cells.get(index).map(line_width),
                Row::Group(_) => None,
            });
            cells.max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = table
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| needed(index).max(width(&column.title)).clamp(column.at_least, column.at_most))
            .collect();
        let rest = table.columns.iter().position(|column| column.at_most == usize::MAX).unwrap_or(0);
        let others: usize =
            widths.iter().enumerate().filter(|(index, _)| *index != rest).map(|(_, width)| width + GAP).sum();
        if let Some(width) = widths.get_mut(rest) {
            *width = self.style.width.saturating_sub(mark_room + others).max(LEAST);
        }
        widths
    }

    fn cells(&mut self, mark: Option<Mark>, mark_room: usize, depth: usize, cells: &[Line], widths: &[usize]) {
        let indent = 2 * depth;
        let wrapped: Vec<Vec<Line>> = cells
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(index, (cell, room))| wrap(cell, if index == 0 { room.saturating_sub(indent) } else { *room }))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut row = String::new();
            if mark_room > 0 {
                match mark.filter(|_| at == 0 && self.style.symbols) {
                    Some(mark) => self.paint(&mut row, &format!("{} ", mark.symbol), mark.tone),
                    None => row.push_str(&" ".repeat(mark_room)),
                }
            }
            row.push_str(&" ".repeat(indent));
            for (index, (lines, room)) in wrapped.iter().zip(widths).enumerate() {
                let line = lines.get(at);
                let used = line.map_or(0, line_width);
                if let Some(line) = line {
                    self.paint_line(&mut row, line);
                }
                let room = if index == 0 { room.saturating_sub(indent) } else { *room };
                let gap = if index + 1 < widths.len() { GAP } else { 0 };
                row.push_str(&" ".repeat(room.saturating_sub(used) + gap));
            }
            self.out.push_str(row.trim_end_matches(' '));
            self.out.push('\n');
        }
    }

    fn branch(&mut self, branch: &Branch, depth: usize) {
        let indent = 2 * depth;
        let room = self.style.width.saturating_sub(indent + MARK).max(LEAST);
        for (at, line) in wrap(&branch.line, room).iter().enumerate() {
            let mut row = " ".repeat(indent);
            match (at, branch.mark.filter(|_| self.style.symbols)) {
                (0, Some(mark)) => self.paint(&mut row, &format!("{} ", mark.symbol), mark.tone),
                (0, None) => row.push_str("- "),
                _ => row.push_str("  "),
            }
            self.paint_line(&mut row, line);
            self.out.push_str(row.trim_end_matches(' '));
            self.out.push('\n');
        }
        branch.notes.iter().for_each(|note| self.line(indent + MARK + 2, note));
        branch.children.iter().for_each(|child| self.branch(child, depth + 1));
    }

    /// A line of text, wrapped to the width.
    fn line(&mut self, indent: usize, line: &Line) {
        let own = line.0.first().map_or(0, |run| run.text.len() - run.text.trim_start_matches(' ').len());
        let room = self.style.width.saturating_sub(indent + own).max(LEAST);
        for line in wrap(line, room) {
            let mut row = " ".repeat(indent);
            self.paint_line(&mut row, &line);
            self.out.push_str(row.trim_end_matches(' '));
            self.out.push('\n');
        }
    }

    fn paint_line(&self, row: &mut String, line: &Line) {
        for run in &line.0 {
            self.paint(row, &bare(&run.text), run.tone);
        }
    }

    fn paint(&self, row: &mut String, text: &str, tone: Tone) {
        let ansi = match tone {
            Tone::Plain => Ansi::new(),
            Tone::Strong => Ansi::new().bold(),
            Tone::Faint => Ansi::new().dimmed(),
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Bad => AnsiColor::Red.on_default().bold(),
            Tone::Doubtful => AnsiColor::Yellow.on_default(),
            Tone::Ahead => AnsiColor::Cyan.on_default(),
        };
        // Writing to a string does not fail.
        let _ = match self.style.colour {
            true if !ansi.is_plain() => write!(row, "{ansi}{text}{ansi:#}"),
            _ => write!(row, "{text}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Column;

    fn page() -> Page {
        let mark = Some(Mark { symbol: "✗", tone: Tone::Bad });
        let cells = vec![
            Line::plain("A secure channel for the technical delegations"),
            Line::of("breached", Tone::Bad).and(": by silence", Tone::Plain),
        ];
        let row = Row::Cells { mark, depth: 0, cells, notes: vec![Line::plain("so far: 1 late")] };
        let columns = vec![Column::rest("commitment"), Column::up_to("verdict", 12)];
        let table = Table { columns, rows: vec![Row::Group("Article 1".to_owned()), row] };
        let section = Section { heading: Some("Commitments".to_owned()), blocks: vec![Block::Table(table)] };
        Page { title: "T".to_owned(), subtitle: "as of 2026-10-15".to_owned(), sections: vec![section] }
    }

    #[test]
    fn plain_text_has_neither_colour_nor_symbols() {
        let expected = "\
T
as of 2026-10-15

Commitments
-----------
  commitment                verdict
Article 1
  A secure channel for the  breached: by
  technical delegations     silence
    so far: 1 late
";
        assert_eq!(text(&page(), Style { width: 40, ..Style::PLAIN }), expected);
    }

    #[test]
    fn colour_changes_no_text_and_no_line_is_too_wide() {
        let coloured = text(&page(), Style { colour: true, symbols: true, width: 40 });
        let bare = anstyle_stripped(&coloured);
        assert_eq!(bare, text(&page(), Style { colour: false, symbols: true, width: 40 }));
        assert!(bare.lines().all(|line| width(line) <= 40));
        assert!(bare.contains("✗ A secure channel"));
    }

    fn anstyle_stripped(text: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in text.chars() {
            match (inside, c) {
                (false, '\u{1b}') => inside = true,
                (true, 'm') => inside = false,
                (false, c) => out.push(c),
                _ => {}
            }
        }
        out
    }
}
