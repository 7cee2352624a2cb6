//! What the status says of one commitment or relief, in lines of plain text.

use super::Row;
use super::status::{commitment, relief};
use crate::StatusPage;

/// How many records are named; the earlier ones are counted.
const RECORDS: usize = 8;

impl StatusPage {
    /// What this page says of the commitment or relief `id`: the word with its reason and since when, then a line for each
    /// place that stands otherwise and for each note, and the records that decide it. Nothing if the page has no such row.
    pub fn told(&self, id: &str) -> Option<Vec<String>> {
        let calendar = &self.frame.calendar;
        let commitments = self.commitments.iter().filter(|row| row.id == id);
        let commitments = commitments.map(|row| (commitment(row, calendar), &row.said.records));
        let reliefs = self.reliefs.iter().filter(|row| row.id == id);
        let reliefs = reliefs.map(|row| (vec![relief(row, calendar)], &row.records));
        let (rows, records): (Vec<Row>, _) = commitments.chain(reliefs).next()?;
        let mut told: Vec<String> = rows.iter().flat_map(lines).collect();
        if !records.is_empty() {
            let earlier = records.len().saturating_sub(RECORDS);
            let shown: Vec<&str> = records.iter().skip(earlier).map(String::as_str).collect();
            let more = if earlier > 0 { format!(" and {earlier} before them") } else { String::new() };
            told.push(format!("records: {}{more}", shown.join(", ")));
        }
        Some(told)
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
