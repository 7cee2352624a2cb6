//! An explanation as a flat table.

use super::{Cell, Sheet, Stamps, ToSheet};
use crate::explain::{ExplainPage, Node};
use crate::render::without_isolates;
use crate::words::RecordLine;

impl ToSheet for ExplainPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let mut rows = Vec::new();
        node(&stamps, &self.root, 0, &mut rows);
        for aside in &self.set_aside {
            rows.push(record(&stamps, &aside.record, 0, "set aside", &aside.why));
        }
        for next in &self.next {
            rows.push(reason(0, "next", next, ""));
        }
        if self.language.is_rtl() {
            rows.iter_mut().flatten().for_each(bare);
        }
        Sheet { columns: EXPLAIN, rows }
    }
}

const EXPLAIN: &[&str] = &[
    "depth", "kind", "text", "word", "record", "at", "recorded", "source", "via", "grade", "marking", "ref", "url",
    "note",
];

/// A table lays out no line.
fn bare(cell: &mut Cell) {
    if let Cell::Text(text) = cell {
        *text = without_isolates(text);
    }
}

fn reason(depth: usize, kind: &str, text: &str, word: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![depth.into(), kind.into(), text.into(), word.into()];
    cells.resize(EXPLAIN.len(), Cell::Empty);
    cells
}

fn node(stamps: &Stamps<'_>, node: &Node, depth: usize, rows: &mut Vec<Vec<Cell>>) {
    rows.push(reason(depth, "reason", &node.text, node.word.as_deref().unwrap_or_default()));
    for child in &node.children {
        self::node(stamps, child, depth + 1, rows);
    }
    rows.extend(node.records.iter().map(|line| record(stamps, line, depth + 1, "record", "")));
}

fn record(stamps: &Stamps<'_>, line: &RecordLine, depth: usize, kind: &str, word: &str) -> Vec<Cell> {
    vec![
        depth.into(),
        kind.into(),
        line.says.clone().into(),
        word.into(),
        line.id.clone().into(),
        line.at.clone().into(),
        stamps.at(Some(line.recorded_at)),
        line.source.clone().into(),
        line.via.clone().into(),
        line.grade.clone().into(),
        line.marking.clone().into(),
        line.reference.clone().into(),
        line.url.clone().into(),
        line.note.clone().into(),
    ]
}
