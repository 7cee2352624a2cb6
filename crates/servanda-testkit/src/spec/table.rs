//! The table of a `verdicts` block: a header line, then a line for each thing that is said.
//!
//! ```text
//!   of          | at         | known      | for    | says   | because
//!   cap at mill | 2026-03-01 | 2026-04-01 | public | met    |
//! ```
//!
//! The columns up to `reading` say who asks what; those after it what the answer is. An empty answer is not
//! compared; `-` says that there is none.

use std::fmt::Write;

/// A table as written.
#[derive(Debug)]
pub struct Table {
    /// Its columns, as the header names them.
    pub columns: Vec<Column>,
    /// Its rows: the cells, as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Column {
    Of,
    At,
    Known,
    For,
    Standard,
    Reading,
    Says,
    Because,
    Footing,
    Due,
    Met,
    OnTime,
    Breached,
    Since,
    Hindsight,
    Tally,
}

impl Column {
    /// Their names in a header.
    pub const NAMES: [(&'static str, Self); 16] = [
        ("of", Self::Of),
        ("at", Self::At),
        ("known", Self::Known),
        ("for", Self::For),
        ("standard", Self::Standard),
        ("reading", Self::Reading),
        ("says", Self::Says),
        ("because", Self::Because),
        ("footing", Self::Footing),
        ("due", Self::Due),
        ("met", Self::Met),
        ("on time", Self::OnTime),
        ("breached", Self::Breached),
        ("since", Self::Since),
        ("in hindsight", Self::Hindsight),
        ("tally", Self::Tally),
    ];

    /// Whether it is an answer.
    pub fn is_answer(self) -> bool {
        self >= Self::Says
    }

    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, column)| *column == self).map_or("", |(name, _)| name)
    }
}

impl Table {
    /// The table in `lines`, or what is wrong with it.
    pub fn read(lines: &[String]) -> Result<Self, String> {
        let mut lines = lines.iter().filter(|line| !line.trim().is_empty());
        let header = lines.next().ok_or("the table is empty")?;
        let column = |name: &str| {
            let known = Column::NAMES.iter().find(|(known, _)| *known == name);
            known.map(|(_, column)| *column).ok_or_else(|| format!("there is no column `{name}`"))
        };
        let columns = cells(header).map(column).collect::<Result<Vec<_>, _>>()?;
        let row = |line: &String| {
            let mut row: Vec<String> = cells(line).map(str::to_owned).collect();
            if row.len() > columns.len() {
                return Err(format!("`{line}` has more cells than the header"));
            }
            row.resize(columns.len(), String::new());
            Ok(row)
        };
        let rows = lines.map(row).collect::<Result<Vec<_>, _>>()?;
        if rows.is_empty() || !columns.iter().any(|column| column.is_answer()) {
            return Err("the table asks nothing".to_owned());
        }
        Ok(Self { columns, rows })
    }

    /// The cell of a row in a column; empty if there is no such column.
    pub fn cell<'a>(&self, row: &'a [String], column: Column) -> &'a str {
        let position = self.columns.iter().position(|known| *known == column);
        position.and_then(|position| row.get(position)).map_or("", String::as_str)
    }

    /// The table in aligned lines.
    pub fn to_lines(&self) -> Vec<String> {
        let header: Vec<String> = self.columns.iter().map(|column| column.name().to_owned()).collect();
        let all: Vec<&Vec<String>> = std::iter::once(&header).chain(&self.rows).collect();
        let width = |position: usize| all.iter().map(|row| row[position].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |row: &&Vec<String>| {
            let mut line = String::new();
            for (position, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let bar = if position == 0 { "" } else { " | " };
                let _ = write!(line, "{bar}{cell:width$}");
            }
            line.trim_end().to_owned()
        };
        all.iter().map(line).collect()
    }
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split('|').map(str::trim)
}
