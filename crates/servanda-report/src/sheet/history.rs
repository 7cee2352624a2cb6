//! What runs over time as flat tables: history, ledgers of relief, values of indicators.

use super::{Sheet, Stamps, ToSheet};
use crate::compose::{HistoryPage, IndicatorsPage, ReliefPage, done_word};

impl ToSheet for HistoryPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let rows = self
            .rows
            .iter()
            .map(|row| {
                vec![
                    row.id.clone().into(),
                    row.site.clone().into(),
                    stamps.at(row.from),
                    stamps.at(row.until),
                    row.verdict.to_string().into(),
                    row.concluded.into(),
                    row.reason.clone().into(),
                    row.records.join(" ").into(),
                    row.kind.into(),
                    row.run.into(),
                ]
            })
            .collect();
        let columns = &["id", "site", "from", "until", "verdict", "concluded", "reason", "records", "kind", "run"];
        Sheet { columns, rows }
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
                    side.party.clone().into(),
                    row.id.clone().into(),
                    row.worth.clone().into(),
                    stamps.at(line.from),
                    stamps.at(line.until),
                    line.status.to_string().into(),
                    stamps.at(line.owed_since),
                    done_word(line.done).into(),
                    line.records.join(" ").into(),
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
                    row.id.clone().into(),
                    row.kind.word().into(),
                    row.site.clone().into(),
                    stamps.at(point.from),
                    point.value.clone().into(),
                    row.unit.clone().into(),
                    point.conflict.into(),
                    point.footing.clone().into(),
                    point.records.join(" ").into(),
                ]
            })
            .collect();
        Sheet { columns: &["id", "kind", "site", "from", "value", "unit", "conflict", "footing", "records"], rows }
    }
}
