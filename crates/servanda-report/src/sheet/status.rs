//! The status as a flat table.

use servanda_engine::Tally;

use super::{Cell, Sheet, Stamps, ToSheet};
use crate::compose::{CommitmentRow, ReliefRow, Said, StatusPage, done_word, step_word, truth_word};

impl ToSheet for StatusPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let mut rows = Vec::new();
        for row in &self.commitments {
            rows.push(commitment(&stamps, row, None, &row.said));
            rows.extend(row.sites.iter().map(|site| commitment(&stamps, row, Some(&site.site), &site.said)));
        }
        rows.extend(self.reliefs.iter().map(|row| relief(&stamps, row)));
        for row in &self.responses {
            let state = if row.running { "running" } else { "not running" };
            rows.push(short("response", &row.id, "", &row.title, "", state, Cell::Empty));
            for (at, run) in row.runs.iter().enumerate() {
                let id = format!("{} run {}", row.id, at + 1);
                let state = if run.until.is_none() { "running" } else { "over" };
                rows.push(short("run", &id, "", &row.title, "", state, stamps.at(Some(run.from))));
                for step in &run.steps {
                    let id = format!("{id} step {}", step.number);
                    let mut cells = short("step", &id, "", &step.text, &step.by, step_word(step.status), Cell::Empty);
                    set(&mut cells, "deadline", stamps.deadline(step.due));
                    rows.push(cells);
                }
            }
        }
        for row in &self.procedures {
            for case in &row.cases {
                let about = case.about.as_deref().unwrap_or_default();
                let mut cells = short("case", &row.id, about, &row.title, "", case.state, stamps.at(case.since));
                set(&mut cells, "reason", case.stage.as_ref().map(|(_, title)| title.clone()));
                set(&mut cells, "deadline", stamps.deadline(case.due));
                rows.push(cells);
            }
        }
        for row in &self.phases {
            rows.push(short("phase", &row.id, "", &row.title, "", truth_word(row.current), stamps.at(row.since)));
        }
        for row in &self.scenarios {
            rows.push(short("scenario", &row.id, "", &row.title, "", truth_word(row.holds), stamps.at(row.since)));
        }
        for row in &self.indicators {
            let site = row.site.as_deref().unwrap_or_default();
            rows.push(short("indicator", &row.id, site, &row.title, "", &row.now.shown, stamps.at(row.now.from)));
        }
        Sheet { columns: STATUS, rows }
    }
}

const STATUS: &[&str] = &[
    "kind",
    "id",
    "site",
    "title",
    "party",
    "track",
    "clause",
    "status",
    "concluded",
    "reason",
    "footing",
    "since",
    "next_change",
    "deadline",
    "last_verified",
    "last_verified_at",
    "lesser_standards",
    "in_time",
    "late",
    "breached",
    "overdue",
    "owed_since",
    "done",
    "worth",
    "records",
];

/// Sets the cell of a column of the status.
fn set(cells: &mut [Cell], column: &str, value: impl Into<Cell>) {
    if let Some(cell) = STATUS.iter().position(|name| *name == column).and_then(|index| cells.get_mut(index)) {
        *cell = value.into();
    }
}

fn short(kind: &str, id: &str, site: &str, title: &str, party: &str, status: &str, since: Cell) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; STATUS.len()];
    let values = [("kind", kind), ("id", id), ("site", site), ("title", title), ("party", party), ("status", status)];
    for (column, value) in values {
        set(&mut cells, column, value);
    }
    set(&mut cells, "since", since);
    cells
}

fn commitment(stamps: &Stamps<'_>, row: &CommitmentRow, site: Option<&str>, said: &Said) -> Vec<Cell> {
    let since = stamps.at(said.since);
    let site_name = site.unwrap_or_default();
    let mut cells = short("commitment", &row.id, site_name, &row.title, &row.party, said.verdict.word(), since);
    let mut put = |column, value: Cell| set(&mut cells, column, value);
    put("track", row.track.into());
    put("clause", row.clause.clone().into());
    put("concluded", said.concluded.into());
    put("reason", said.reason.clone().into());
    put("footing", said.footing.clone().into());
    put("next_change", stamps.at(said.next_change));
    put("deadline", stamps.deadline(said.deadline));
    put("records", said.records.join(" ").into());
    if site.is_some() {
        return cells;
    }
    if let Some(last) = row.last_verified {
        put("last_verified", last.verdict.word().into());
        put("last_verified_at", stamps.at(Some(last.at)));
    }
    let lesser: Vec<String> = row.lesser.iter().map(|(standard, verdict)| format!("{standard}={verdict}")).collect();
    put("lesser_standards", lesser.join(" ").into());
    let Tally { in_time, late, breached, overdue } = row.tally;
    for (column, count) in [("in_time", in_time), ("late", late), ("breached", breached), ("overdue", overdue)] {
        put(column, count.into());
    }
    cells
}

fn relief(stamps: &Stamps<'_>, row: &ReliefRow) -> Vec<Cell> {
    let since = stamps.at(row.since);
    let mut cells = short("relief", &row.id, "", &row.title, &row.by, &row.status.to_string(), since);
    let mut put = |column, value: Cell| set(&mut cells, column, value);
    put("track", row.track.into());
    put("clause", row.clause.clone().into());
    put("next_change", stamps.at(row.next_change));
    put("deadline", stamps.deadline(row.deadline));
    put("owed_since", stamps.at(row.owed_since));
    put("done", done_word(row.done).into());
    put("worth", row.worth.clone().into());
    put("records", row.records.join(" ").into());
    cells
}
