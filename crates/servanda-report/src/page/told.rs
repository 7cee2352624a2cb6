//! What the status says of one commitment or relief, in lines of plain text.

use super::Row;
use super::status::{commitment, relief};
use crate::StatusPage;

impl StatusPage {
    /// What this page says of the commitment or relief `id`: the word with its reason and since when, then a line for each
    /// place that stands otherwise and for each note. Nothing if the page has no such row.
    pub fn told(&self, id: &str) -> Option<Vec<String>> {
        let calendar = &self.frame.calendar;
        let commitments = self.commitments.iter().filter(|row| row.id == id).map(|row| commitment(row, calendar));
        let reliefs = self.reliefs.iter().filter(|row| row.id == id).map(|row| vec![relief(row, calendar)]);
        let rows: Vec<Row> = commitments.chain(reliefs).next()?;
        Some(rows.iter().flat_map(lines).collect())
    }
}

fn lines(row: &Row) -> Vec<String> {
    let Row::Cells { cells, notes, depth, .. } = row else { return Vec::new() };
    let texts = |lines: &[super::Line]| -> Vec<String> { lines.iter().map(text).collect() };
    let (title, said) = match texts(cells).as_slice() {
        [title, word, since, ..] if since.is_empty() => (title.clone(), word.clone()),
        [title, word, since, ..] => (title.clone(), format!("{word} (since {since})")),
        _ => return Vec::new(),
    };
    let first = if *depth == 0 { said } else { format!("{title}: {said}") };
    std::iter::once(first).chain(texts(notes)).collect()
}

fn text(line: &super::Line) -> String {
    line.0.iter().map(|run| run.text.as_str()).collect()
}
