//! Charts: what they show, without any drawing. Every chart can be read as a table.

use servanda_base::{Decimal, Instant};
use servanda_engine::Verdict;

use super::{Cell, Row, Table, Text};
use crate::page::Tone;
use crate::phrase::Phrases;

/// A picture of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its name, unlike every other in its report.
    pub id: String,
    /// What it shows; may quote a text of the dossier.
    pub title: String,
    /// The same told in words, for whoever does not see it.
    pub description: String,
    /// What is drawn.
    pub plot: Plot,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plot {
    /// Verdicts over time, a band for each commitment.
    Bands(Bands),
    /// Readings against a limit over time.
    Levels(Levels),
    /// A bar for each place.
    Bars(Bars),
    /// The relief, step by step.
    Ladder(Vec<Rung>),
    /// What was and what comes.
    Timeline(Moments),
}

/// Verdicts over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands {
    /// The first instant shown.
    pub from: Instant,
    /// The end, exclusive.
    pub until: Instant,
    /// One for each commitment.
    pub bands: Vec<Band>,
}

/// The verdicts on one commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its title.
    pub title: String,
    /// From when, until when, what: without gaps.
    pub stretches: Vec<(Instant, Instant, Verdict)>,
}

/// Readings against a limit over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// The first instant shown.
    pub from: Instant,
    /// The end, exclusive.
    pub until: Instant,
    /// The unit of all numbers.
    pub unit: String,
    /// What was read, a line for each place.
    pub lines: Vec<LevelLine>,
    /// What was agreed, if it is a number.
    pub limit: Vec<Level>,
    /// How the limit is to be read: at most, at least.
    pub limit_title: String,
}

/// What was read at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelLine {
    /// The place; the whole if empty.
    pub title: String,
    /// Stretches in which the value is the same; there are gaps where nothing is known.
    pub levels: Vec<Level>,
}

/// A value for a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// From when.
    pub from: Instant,
    /// Until when, exclusive.
    pub until: Instant,
    /// The least that it can be, if that is known.
    pub low: Option<Decimal>,
    /// The most that it can be, if that is known.
    pub high: Option<Decimal>,
    /// As people read it.
    pub shown: String,
}

/// A bar for each place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// The unit of all numbers.
    pub unit: String,
    /// One for each place.
    pub bars: Vec<Bar>,
}

/// The value at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The place.
    pub title: String,
    /// The least that it can be, if that is known.
    pub low: Option<Decimal>,
    /// The most that it can be, if that is known.
    pub high: Option<Decimal>,
    /// As people read it.
    pub shown: String,
}

/// One relief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Its title.
    pub title: String,
    /// What it is worth.
    pub worth: String,
    /// The sign of how it stands.
    pub symbol: &'static str,
    /// How it stands.
    pub status: String,
    /// How that sounds.
    pub tone: Tone,
    /// Whether it has been given and not been taken back.
    pub is_given: bool,
}

/// What was and what comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moments {
    /// The first instant shown.
    pub from: Instant,
    /// The end, exclusive.
    pub until: Instant,
    /// Where now is.
    pub now: Instant,
    /// By time.
    pub moments: Vec<Moment>,
}

/// What happened or comes at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: Instant,
    /// What.
    pub title: String,
    /// How it sounds.
    pub tone: Tone,
}

impl Chart {
    /// The same as a table.
    pub(crate) fn table(&self, say: Phrases, day: impl Fn(Instant) -> String) -> Table {
        let quoted = |text: &str| Cell::of(Text::quoted(text));
        let said = |text: String| Cell::said(text);
        let (columns, rows): (Vec<&str>, Vec<Vec<Cell>>) = match &self.plot {
            Plot::Bands(bands) => {
                let rows = bands.bands.iter().flat_map(|band| {
                    band.stretches.iter().map(|(from, until, verdict)| {
                        let word = say.verdict_name(*verdict).to_owned();
                        vec![quoted(&band.title), said(day(*from)), said(day(until.pred())), said(word)]
                    })
                });
                (vec![say.commitment(), say.from(), say.through(), say.verdict()], rows.collect())
            }
            Plot::Levels(levels) => {
                let own = levels.lines.iter().map(|line| (line.title.as_str(), &line.levels, true));
                let limit = (!levels.limit.is_empty()).then_some((levels.limit_title.as_str(), &levels.limit, false));
                let rows = own.chain(limit).flat_map(|(title, levels, is_quoted)| {
                    let name = move || if is_quoted { quoted(title) } else { said(title.to_owned()) };
                    let day = &day;
                    levels.iter().map(move |level| {
                        vec![name(), said(day(level.from)), said(day(level.until.pred())), said(level.shown.clone())]
                    })
                });
                (vec![say.what(), say.from(), say.through(), say.value()], rows.collect())
            }
            Plot::Bars(bars) => {
                let rows = bars.bars.iter().map(|bar| vec![quoted(&bar.title), said(bar.shown.clone())]);
                (vec![say.place(), say.value()], rows.collect())
            }
            Plot::Ladder(rungs) => {
                let rows = rungs
                    .iter()
                    .map(|rung| vec![quoted(&rung.title), said(rung.worth.clone()), said(rung.status.clone())]);
                (vec![say.relief(), say.worth(), say.status()], rows.collect())
            }
            Plot::Timeline(moments) => {
                let rows = moments.moments.iter().map(|moment| vec![said(day(moment.at)), quoted(&moment.title)]);
                (vec![say.when(), say.what()], rows.collect())
            }
        };
        Table {
            caption: self.title.clone(),
            columns: columns.into_iter().map(str::to_owned).collect(),
            rows: rows.into_iter().map(Row::Cells).collect(),
        }
    }
}
