//! What became known, and what changed with it, as one flat table: `news` rows, then `change` rows.

use super::{Cell, Sheet, Stamps, ToSheet};
use crate::compose::{Change, DiffPage, News};

impl ToSheet for DiffPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let news = self.news.iter().map(|news| news_row(&stamps, news));
        Sheet { columns: COLUMNS, rows: news.chain(self.changes.iter().map(change_row)).collect() }
    }
}

const COLUMNS: &[&str] = &[
    "row", "kind", "id", "site", "run", "step", "title", "clause", "before", "after", "records", "target", "source",
    "known", "of", "says",
];

fn news_row(stamps: &Stamps<'_>, news: &News) -> Vec<Cell> {
    let record = &news.record;
    let mut cells: Vec<Cell> = vec!["news".into(), news.kind.word().into(), record.id.clone().into()];
    cells.resize(11, Cell::Empty);
    cells.push(news.target.clone().into());
    cells.push(record.source.clone().into());
    cells.push(stamps.at(Some(record.recorded_at)));
    cells.push(record.at.clone().into());
    cells.push(record.says.clone().into());
    cells
}

fn change_row(change: &Change) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![
        "change".into(),
        change.matter.word().into(),
        change.id.clone().into(),
        change.site.clone().into(),
        change.run.into(),
        change.step.as_ref().map(|(number, _)| *number).into(),
        change.step.as_ref().map_or(&change.title, |(_, text)| text).clone().into(),
        change.clause.clone().into(),
        change.before.clone().into(),
        change.after.clone().into(),
        Cell::text_of(change.because.join(" ")),
    ];
    cells.resize(COLUMNS.len(), Cell::Empty);
    cells
}
