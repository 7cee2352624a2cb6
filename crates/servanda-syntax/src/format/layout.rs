//! Lines of cells to lines of text.

use unicode_width::UnicodeWidthStr;

use super::lines::{Begins, Line};

/// How long a line may become by aligning.
const WIDTH: usize = 120;
/// What parts cells that the author set off, but that make no column.
const GAP: usize = 3;

/// The text of `lines`.
pub(super) fn lay_out(lines: &[Line]) -> Vec<String> {
    let mut page = Page { lines: Vec::new(), brackets: Vec::new() };
    let mut rest = lines;
    while let Some(first) = rest.first() {
        if first.cells.is_empty() {
            page.without_cells(first);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let length =
            rest.iter().take_while(|line| first.sort.is_some() && line.sort == first.sort && !line.cells.is_empty());
        let (run, after) = rest.split_at(length.count().max(1));
        page.run(run, after.first());
        rest = after;
    }
    while page.lines.last().is_some_and(String::is_empty) {
        page.lines.pop();
    }
    page.lines
}

struct Page {
    lines: Vec<String>,
    /// The columns behind the parentheses that are open.
    brackets: Vec<usize>,
}

impl Page {
    /// A blank line, of which one is kept, or a comment by itself.
    fn without_cells(&mut self, line: &Line) {
        if line.is_blank() {
            if self.lines.last().is_some_and(|last| !last.is_empty()) {
                self.lines.push(String::new());
            }
            return;
        }
        let indent = " ".repeat(self.indent(line.begins));
        self.lines.push(format!("{indent}{}", line.comment.as_deref().unwrap_or("")));
    }

    fn indent(&self, begins: Begins) -> usize {
        match begins {
            Begins::Declaration => 0,
            Begins::Clause => 2,
            Begins::Nothing => self.brackets.last().copied().unwrap_or(4),
        }
    }

    /// Lines that have their columns in common.
    fn run(&mut self, run: &[Line], next: Option<&Line>) {
        let mut texts: Vec<String> = run.iter().map(|line| " ".repeat(self.indent(line.begins))).collect();
        let columns = run.iter().map(|line| line.cells.len()).max().unwrap_or(0);
        let numbers = number_width(run);
        for column in 0..columns {
            add_column(&mut texts, run, column, numbers);
        }
        for (text, line) in texts.iter_mut().zip(run) {
            align_with_and(text, line, next);
            self.note_brackets(text);
            if let Some(comment) = &line.comment {
                text.push_str("  ");
                text.push_str(comment);
            }
        }
        self.lines.append(&mut texts);
    }

    /// Follows the parentheses of `text`, so that a line inside one stands behind it.
    fn note_brackets(&mut self, text: &str) {
        let (mut column, mut quoted) = (0, false);
        for c in text.chars() {
            column += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
            match c {
                '"' => quoted = !quoted,
                '(' if !quoted => self.brackets.push(column),
                ')' if !quoted => {
                    self.brackets.pop();
                }
                _ => {}
            }
        }
    }
}

/// A cell that is to be put behind the text of its line.
struct Row<'a> {
    text: &'a mut String,
    cell: String,
    gap: usize,
    /// How much room the rest of the line will need.
    rest: usize,
}

/// Puts the cells of `column` behind the texts of their lines.
fn add_column(texts: &mut [String], run: &[Line], column: usize, numbers: usize) {
    let first = run.first();
    let is_table = first.is_some_and(|line| line.begins == Begins::Clause && line.sort.is_some());
    let is_name = column == 1 && first.is_some_and(|line| line.begins == Begins::Declaration);
    let (mut titles, mut others) = (Vec::new(), Vec::new());
    for (text, line) in texts.iter_mut().zip(run) {
        let Some(cell) = line.cells.get(column) else { continue };
        // Numbers of a column end at the same place.
        let digits = if line.sort == Some("stage") && column == 2 { leading_digits(&cell.text) } else { numbers };
        let pad = numbers.saturating_sub(digits);
        let after = line.cells.iter().skip(column + 1).map(|cell| cell.text.width() + GAP).sum::<usize>();
        let row = Row {
            text,
            cell: format!("{}{}", " ".repeat(pad), cell.text),
            gap: cell.gap.saturating_sub(pad).max(1),
            rest: pad + cell.text.width() + after,
        };
        if cell.text.starts_with('"') { titles.push(row) } else { others.push(row) }
    }
    add_rows(titles, column, if is_table { None } else { Some(1) });
    add_rows(others, column, if is_table { None } else { Some(if is_name { 1 } else { GAP }) });
}

/// Leaves a column as it is if it is even or not meant to be one; else makes it even, if there is room. A cell without
/// others above or below it is set off by `alone`, or as it was.
fn add_rows(rows: Vec<Row<'_>>, column: usize, alone: Option<usize>) {
    let starts = || rows.iter().map(|row| row.text.width() + row.gap);
    let set_off = rows.iter().any(|row| row.gap > 1);
    let even = starts().min() == starts().max();
    let least = rows.iter().map(|row| row.gap).min().unwrap_or(1);
    let behind = rows.iter().map(|row| row.text.width() + least).max().unwrap_or(0);
    let rest = rows.iter().map(|row| row.rest).max().unwrap_or(0);
    let (is_alone, fits) = (rows.len() == 1, behind + rest <= WIDTH);
    for row in rows {
        let gap = match (column, set_off) {
            (0, _) => 0,
            (_, false) => 1,
            (_, true) if is_alone => alone.unwrap_or(row.gap),
            (_, true) if even || !fits => row.gap,
            _ => behind - row.text.width(),
        };
        row.text.push_str(&" ".repeat(gap));
        row.text.push_str(&row.cell);
    }
}

fn number_width(run: &[Line]) -> usize {
    let stages = run.iter().filter(|line| line.sort == Some("stage"));
    stages.filter_map(|line| line.cells.get(2)).map(|cell| leading_digits(&cell.text)).max().unwrap_or(0)
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `when` is written with two spaces if the next line goes on with `and`, so that the conditions stand in one column.
fn align_with_and(text: &mut String, line: &Line, next: Option<&Line>) {
    let goes_on = next.is_some_and(|next| {
        next.begins == Begins::Nothing && next.cells.first().is_some_and(|cell| cell.text.starts_with("and "))
    });
    if goes_on && line.begins == Begins::Clause && line.cells.len() == 1 && text.starts_with("  when ") {
        text.insert(6, ' ');
    }
}
