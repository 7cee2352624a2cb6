//! The forecast as one flat table: a row for each chance by a day, and one for each assumption.

use super::{Cell, Sheet, ToSheet};
use crate::compose::{ChanceRow, ForecastPage};
use servanda_base::Decimal;

const COLUMNS: &[&str] =
    &["row", "id", "title", "clause", "p10", "p50", "p90", "date", "chance_percent", "days", "text"];

impl ToSheet for ForecastPage {
    fn to_sheet(&self) -> Sheet {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (kind, all) in [("milestone", &self.milestones), ("relief", &self.reliefs), ("scenario", &self.scenarios)] {
            for row in all {
                rows.extend(chance_rows(kind, row));
            }
        }
        for driver in &self.drivers {
            let mut cells: Vec<Cell> = vec!["assumption".into(), driver.id.clone().into(), driver.title.clone().into()];
            cells.resize(8, Cell::Empty);
            cells.push(percent(driver.chance));
            cells.push(driver.days.map_or(Cell::Empty, |days| Cell::Number(days.into())));
            cells.push(format!("{}, for {}", driver.assumption, driver.target).into());
            rows.push(cells);
        }
        for taken in &self.taken {
            let mut cells: Vec<Cell> = vec!["taken".into(), taken.id.clone().into()];
            cells.resize(10, Cell::Empty);
            cells.push(taken.text.into());
            rows.push(cells);
        }
        Sheet { columns: COLUMNS, rows }
    }
}

fn chance_rows(kind: &str, row: &ChanceRow) -> Vec<Vec<Cell>> {
    let day = |place: usize| row.quantiles.get(place).copied().flatten().map_or(Cell::Empty, Cell::Day);
    let of = |(date, chance): &(servanda_base::Date, servanda_analysis::forecast::Chance)| {
        vec![
            Cell::text_of(kind),
            row.id.clone().into(),
            row.title.clone().into(),
            row.clause.clone().into(),
            day(0),
            day(1),
            day(2),
            Cell::Day(*date),
            percent(i64::from(chance.0)),
            Cell::Empty,
            Cell::Empty,
        ]
    };
    row.by.iter().map(of).collect()
}

/// Hundredths of a per cent, exactly, in per cent.
fn percent(hundredths: i64) -> Cell {
    Cell::Number(Decimal::new(hundredths, 2).normalize())
}
