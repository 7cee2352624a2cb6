//! The indicators: signs and numbers, now and at the issue before, with their charts.

use servanda_base::Truth;

use super::Composer;
use crate::compose::{IndicatorKind, IndicatorRow, Question};
use crate::page::Tone;
use crate::phrase::Phrases;
use crate::report::{Badge, Block, Cell, Chart, Part, Row, Table, Text};

impl Composer<'_> {
    /// The signs that the text names.
    pub(super) fn signs(&self) -> Option<Part> {
        let say = self.say;
        let rows = self.indicators(self.now).into_iter().filter(|row| row.kind == IndicatorKind::Sign).map(|row| {
            let since = row.now.from.map(|from| self.day(from)).unwrap_or_default();
            Row::Cells(vec![
                Cell::of(Text::quoted(&row.title)),
                Cell::of(Text::word(sign(say, &row.now.shown))),
                Cell::said(since),
                self.some_records(&row.now.records),
            ])
        });
        let rows: Vec<Row> = rows.collect();
        let caption = say.signs_caption(rows.len(), &self.day(self.now.at));
        let table = Table::of(caption, &[say.sign(), say.seen(), say.since(), say.records()], rows)?;
        Part::of("signs", say.signs_heading(), vec![table])
    }

    /// The numbers that the text names, and charts.
    pub(super) fn figures(&self) -> Option<Part> {
        let say = self.say;
        let before = self.of.before.map(|before| self.indicators(before)).unwrap_or_default();
        let rows = self.indicators(self.now).into_iter().filter(|row| row.kind != IndicatorKind::Sign).map(|row| {
            let same = |other: &&IndicatorRow| (&other.id, &other.site) == (&row.id, &row.site);
            let was = before.iter().find(same).map(|other| other.now.shown.clone());
            let place = row.site.as_deref().map(|site| self.place(site)).filter(|place| *place != row.title);
            let place = place.unwrap_or_default();
            let since = row.now.from.map(|from| self.day(from)).unwrap_or_default();
            let mut cells = vec![Cell::of(Text::quoted(&row.title)).below(Text::quoted(place))];
            cells.push(Cell::said(row.now.shown.clone()));
            if self.of.before.is_some() {
                cells.push(Cell::said(was.unwrap_or_default()));
            }
            cells.push(Cell::said(since));
            Row::Cells(cells)
        });
        let before = self.of.before.map(|before| say.on_day(&self.day(before.at)));
        let mut columns = vec![say.indicator(), say.value()];
        columns.extend(before.as_deref());
        columns.push(say.since());
        let mut blocks: Vec<Block> = Vec::new();
        blocks.extend(Table::of(say.figures_caption(&self.day(self.now.at)), &columns, rows.collect()));
        let charts: Vec<Chart> = self.levels().into_iter().chain(self.bars()).collect();
        blocks.extend(charts.into_iter().map(|chart| Block::Chart(Box::new(chart))));
        Part::of("figures", say.figures_heading(), blocks)
    }

    /// The indicators of the text.
    fn indicators(&self, of: &Question<'_>) -> Vec<IndicatorRow> {
        let names = self.now.agreement().indicators.iter().take(self.of.asked.of_text);
        let names: Vec<&str> = names.map(|(_, indicator)| indicator.declared.name.as_str()).collect();
        of.indicator_rows().into_iter().filter(|row| names.contains(&row.id.as_str())).collect()
    }
}

/// What is said of a sign, with its own sign.
fn sign(say: Phrases, word: &str) -> Badge {
    let (symbol, tone, truth) = match word {
        "yes" => ("✓", Tone::Good, Truth::True),
        "no" => ("✗", Tone::Bad, Truth::False),
        _ => ("?", Tone::Doubtful, Truth::Unknown),
    };
    Badge { symbol, word: say.truth(truth).to_owned(), tone }
}
