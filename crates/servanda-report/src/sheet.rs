//! Pages as flat tables, for spreadsheets: one row for each thing said, instants in RFC 3339.

use servanda_base::{Calendar, Deadline, Instant};
use servanda_engine::Tally;

use crate::compose::{
    CommitmentRow, HistoryPage, IndicatorsPage, ReliefPage, ReliefRow, Said, StatusPage, done_word, step_word,
    truth_word,
};
use crate::explain::{ExplainPage, Node};
use crate::words::RecordLine;

/// A flat table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// What can be written as a flat table.
pub trait ToSheet {
    /// The table.
    fn to_sheet(&self) -> Sheet;
}

/// A sheet as CSV (RFC 4180, with line feeds).
pub fn csv(sheet: &Sheet) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(sheet.columns);
    for row in &sheet.rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Instants of one calendar as programs read them.
struct Stamps<'a>(&'a Calendar);

impl Stamps<'_> {
    fn at(&self, instant: Option<Instant>) -> String {
        instant.map(|instant| self.0.rfc3339(instant)).unwrap_or_default()
    }

    fn deadline(&self, deadline: Option<Deadline>) -> String {
        self.at(deadline.map(last_in_time))
    }
}

/// The last instant at which what is done is in time.
pub(crate) fn last_in_time(deadline: Deadline) -> Instant {
    if deadline.closes_day { deadline.at.pred() } else { deadline.at }
}

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
            rows.push(short("response", &row.id, "", &row.title, "", state, ""));
            for (at, run) in row.runs.iter().enumerate() {
                let id = format!("{} run {}", row.id, at + 1);
                let state = if run.until.is_none() { "running" } else { "over" };
                rows.push(short("run", &id, "", &row.title, "", state, &stamps.at(Some(run.from))));
                for step in &run.steps {
                    let id = format!("{id} step {}", step.number);
                    let mut cells = short("step", &id, "", &step.text, &step.by, step_word(step.status), "");
                    set(&mut cells, "deadline", stamps.deadline(step.due));
                    rows.push(cells);
                }
            }
        }
        for row in &self.procedures {
            for case in &row.cases {
                let about = case.about.as_deref().unwrap_or_default();
                let mut cells = short("case", &row.id, about, &row.title, "", case.state, &stamps.at(case.since));
                set(&mut cells, "reason", case.stage.as_ref().map(|(_, title)| title.clone()).unwrap_or_default());
                set(&mut cells, "deadline", stamps.deadline(case.due));
                rows.push(cells);
            }
        }
        for row in &self.phases {
            rows.push(short("phase", &row.id, "", &row.title, "", truth_word(row.current), &stamps.at(row.since)));
        }
        for row in &self.scenarios {
            rows.push(short("scenario", &row.id, "", &row.title, "", truth_word(row.holds), &stamps.at(row.since)));
        }
        for row in &self.indicators {
            let site = row.site.as_deref().unwrap_or_default();
            rows.push(short("indicator", &row.id, site, &row.title, "", &row.now.shown, &stamps.at(row.now.from)));
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
fn set(cells: &mut [String], column: &str, value: String) {
    if let Some(cell) = STATUS.iter().position(|name| *name == column).and_then(|index| cells.get_mut(index)) {
        *cell = value;
    }
}

fn short(kind: &str, id: &str, site: &str, title: &str, party: &str, status: &str, since: &str) -> Vec<String> {
    let mut cells = vec![String::new(); STATUS.len()];
    let values = [
        ("kind", kind),
        ("id", id),
        ("site", site),
        ("title", title),
        ("party", party),
        ("status", status),
        ("since", since),
    ];
    for (column, value) in values {
        set(&mut cells, column, value.to_owned());
    }
    cells
}

fn commitment(stamps: &Stamps<'_>, row: &CommitmentRow, site: Option<&str>, said: &Said) -> Vec<String> {
    let since = stamps.at(said.since);
    let site_name = site.unwrap_or_default();
    let mut cells = short("commitment", &row.id, site_name, &row.title, &row.party, said.verdict.word(), &since);
    let mut put = |column, value| set(&mut cells, column, value);
    put("track", row.track.unwrap_or_default().to_owned());
    put("clause", row.clause.clone().unwrap_or_default());
    put("concluded", said.concluded.to_string());
    put("reason", said.reason.clone());
    put("footing", said.footing.clone());
    put("next_change", stamps.at(said.next_change));
    put("deadline", stamps.deadline(said.deadline));
    put("records", said.records.join(" "));
    if site.is_some() {
        return cells;
    }
    if let Some(last) = row.last_verified {
        put("last_verified", last.verdict.word().to_owned());
        put("last_verified_at", stamps.at(Some(last.at)));
    }
    let lesser: Vec<String> = row.lesser.iter().map(|(standard, verdict)| format!("{standard}={verdict}")).collect();
    put("lesser_standards", lesser.join(" "));
    let Tally { in_time, late, breached, overdue } = row.tally;
    for (column, count) in [("in_time", in_time), ("late", late), ("breached", breached), ("overdue", overdue)] {
        put(column, count.to_string());
    }
    cells
}

fn relief(stamps: &Stamps<'_>, row: &ReliefRow) -> Vec<String> {
    let since = stamps.at(row.since);
    let mut cells = short("relief", &row.id, "", &row.title, &row.by, &row.status.to_string(), &since);
    let mut put = |column, value| set(&mut cells, column, value);
    put("track", row.track.unwrap_or_default().to_owned());
    put("clause", row.clause.clone().unwrap_or_default());
    put("next_change", stamps.at(row.next_change));
    put("deadline", stamps.deadline(row.deadline));
    put("owed_since", stamps.at(row.owed_since));
    put("done", done_word(row.done).to_owned());
    put("worth", row.worth.clone().unwrap_or_default());
    put("records", row.records.join(" "));
    cells
}

impl ToSheet for HistoryPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let rows = self
            .rows
            .iter()
            .map(|row| {
                vec![
                    row.id.clone(),
                    row.site.clone().unwrap_or_default(),
                    stamps.at(row.from),
                    stamps.at(row.until),
                    row.verdict.word().to_owned(),
                    row.concluded.to_string(),
                    row.reason.clone(),
                    row.records.join(" "),
                ]
            })
            .collect();
        Sheet { columns: &["id", "site", "from", "until", "verdict", "concluded", "reason", "records"], rows }
    }
}

impl ToSheet for ReliefPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let lines = self.sides.iter().flat_map(|side| {
            side.reliefs.iter().flat_map(move |(row, ledger)| ledger.iter().map(move |line| (side, row, line)))
        });
        let rows = lines
            .map(|(side, row, line)| {
                vec![
                    side.party.clone(),
                    row.id.clone(),
                    row.worth.clone().unwrap_or_default(),
                    stamps.at(line.from),
                    stamps.at(line.until),
                    line.status.to_string(),
                    stamps.at(line.owed_since),
                    done_word(line.done).to_owned(),
                    line.records.join(" "),
                ]
            })
            .collect();
        Sheet { columns: &["by", "id", "worth", "from", "until", "status", "owed_since", "done", "records"], rows }
    }
}

impl ToSheet for IndicatorsPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let points = self.indicators.iter().flat_map(|row| row.points.iter().map(move |point| (row, point)));
        let rows = points
            .map(|(row, point)| {
                vec![
                    row.id.clone(),
                    row.kind.word().to_owned(),
                    row.site.clone().unwrap_or_default(),
                    stamps.at(point.from),
                    point.value.clone().unwrap_or_default(),
                    row.unit.clone().unwrap_or_default(),
                    point.conflict.to_string(),
                    point.footing.clone(),
                    point.records.join(" "),
                ]
            })
            .collect();
        Sheet { columns: &["id", "kind", "site", "from", "value", "unit", "conflict", "footing", "records"], rows }
    }
}

impl ToSheet for ExplainPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let mut rows = Vec::new();
        node(&stamps, &self.root, 0, &mut rows);
        for aside in &self.set_aside {
            rows.push(record(&stamps, &aside.record, 0, "set aside", &aside.why));
        }
        for next in &self.next {
            rows.push(reason("0", "next", next, ""));
        }
        Sheet { columns: EXPLAIN, rows }
    }
}

const EXPLAIN: &[&str] = &[
    "depth", "kind", "text", "word", "record", "at", "recorded", "source", "via", "grade", "marking", "ref", "url",
    "note",
];

fn reason(depth: &str, kind: &str, text: &str, word: &str) -> Vec<String> {
    let mut cells = vec![depth.to_owned(), kind.to_owned(), text.to_owned(), word.to_owned()];
    cells.resize(EXPLAIN.len(), String::new());
    cells
}

fn node(stamps: &Stamps<'_>, node: &Node, depth: usize, rows: &mut Vec<Vec<String>>) {
    rows.push(reason(&depth.to_string(), "reason", &node.text, node.word.as_deref().unwrap_or_default()));
    for child in &node.children {
        self::node(stamps, child, depth + 1, rows);
    }
    rows.extend(node.records.iter().map(|line| record(stamps, line, depth + 1, "record", "")));
}

fn record(stamps: &Stamps<'_>, line: &RecordLine, depth: usize, kind: &str, word: &str) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        depth.to_string(),
        kind.to_owned(),
        line.says(),
        word.to_owned(),
        line.id.clone(),
        line.at.clone(),
        stamps.at(Some(line.recorded_at)),
        line.source.clone(),
        text(&line.via),
        line.grade.clone(),
        line.marking.clone(),
        text(&line.reference),
        text(&line.url),
        text(&line.note),
    ]
}
