//! The analysis of an agreement as one flat table: a row for each dead end, clause of a contradiction, step, link of the
//! critical path, date at risk, account of a party, and change that an assumption would bring.

use super::{Cell, Sheet, Stamps, ToSheet};
use crate::compose::{AnalysePage, ExposureRow, ReasonRow, SideRow, WhatIfRow};

const COLUMNS: &[&str] = &[
    "row",
    "kind",
    "id",
    "site",
    "clause",
    "from",
    "until",
    "days",
    "party",
    "gave",
    "got",
    "at_stake",
    "otherwise",
    "text",
];

impl ToSheet for AnalysePage {
    fn to_sheet(&self) -> Sheet {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for dead_end in &self.dead_ends {
            let mut row = Row::new("dead end", dead_end.kind, dead_end.names.join(" "));
            row.set("clause", Cell::text_of(dead_end.clauses.join("; ")));
            row.set("text", dead_end.text.clone().into());
            rows.push(row.0);
        }
        rows.extend(self.conflict.iter().map(|reason| reason_row("contradiction", reason)));
        for step in &self.steps {
            let mut row = Row::new("step", step.kind, step.name.clone());
            row.set("site", step.site.clone().into());
            row.set("clause", step.clause.clone().into());
            row.set("from", step.earliest.map_or(Cell::Empty, Cell::Day));
            row.set("until", step.latest.map_or(Cell::Empty, Cell::Day));
            row.set("days", step.slack.map_or(Cell::Empty, |days| Cell::Number(days.into())));
            row.set("text", step.title.clone().into());
            rows.push(row.0);
        }
        for link in &self.critical_path {
            let mut cells = reason_row("critical path", &link.reason);
            put(&mut cells, "from", Cell::Day(link.on));
            rows.push(cells);
        }
        for tight in &self.tight {
            let mut row = Row::new("date at risk", "", tight.name.clone());
            row.set("days", Cell::Number(tight.short.into()));
            row.set("text", tight.arithmetic.clone().into());
            rows.push(row.0);
        }
        for row in &self.exposure {
            rows.extend(row.sides.iter().map(|side| side_row(row, side)));
        }
        let stamps = Stamps(&self.frame.calendar);
        for change in self.what_if.iter().flat_map(|what_if| &what_if.changes) {
            rows.push(change_row(change, &stamps));
        }
        Sheet { columns: COLUMNS, rows }
    }
}

/// A row in the making.
struct Row(Vec<Cell>);

impl Row {
    fn new(row: &str, kind: &str, id: String) -> Self {
        let mut cells = vec![Cell::Empty; COLUMNS.len()];
        put(&mut cells, "row", Cell::text_of(row));
        put(&mut cells, "kind", Cell::text_of(kind));
        put(&mut cells, "id", Cell::text_of(id));
        Self(cells)
    }

    fn set(&mut self, column: &str, cell: Cell) {
        put(&mut self.0, column, cell);
    }
}

fn put(cells: &mut [Cell], column: &str, cell: Cell) {
    let place = COLUMNS.iter().position(|name| *name == column);
    if let Some(there) = place.and_then(|place| cells.get_mut(place)) {
        *there = cell;
    }
}

fn reason_row(kind: &str, reason: &ReasonRow) -> Vec<Cell> {
    let mut row = Row::new(kind, "", reason.name.clone());
    row.set("clause", reason.clause.clone().into());
    row.set("days", reason.days.map_or(Cell::Empty, |days| Cell::Number(days.into())));
    row.set("text", reason.text.clone().into());
    row.0
}

fn side_row(moment: &ExposureRow, side: &SideRow) -> Vec<Cell> {
    let mut row = Row::new("exposure", moment.basis, String::new());
    row.set("from", Cell::Day(moment.on));
    row.set("party", side.party.clone().into());
    row.set("gave", side.given.gave().into());
    row.set("got", side.got.gave().into());
    row.set("at_stake", Cell::Number(side.at_stake.len().into()));
    row.set("text", moment.moves.join(", ").into());
    row.0
}

fn change_row(change: &WhatIfRow, stamps: &Stamps<'_>) -> Vec<Cell> {
    let mut row = Row::new("if it were so", change.matter.word(), change.id.clone());
    row.set("site", change.site.clone().into());
    row.set("clause", change.clause.clone().into());
    row.set("from", stamps.at(Some(change.at)));
    row.set("otherwise", change.otherwise.clone().into());
    row.set("text", change.assumed.clone().into());
    row.0
}
