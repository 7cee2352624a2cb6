//! The JSON form of indicators over time.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, Stamp, Stamps, ToJson, json};
use crate::compose::{IndicatorsPage, Point};

/// Every indicator over time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda indicators, version 1")]
pub struct Indicators {
    #[serde(flatten)]
    head: Head,
    /// Ordered by the text, then by site.
    indicators: Vec<Series>,
}

/// One line of values.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Series {
    id: String,
    title: String,
    /// number, series, sign.
    what: &'static str,
    site: Option<String>,
    unit: Option<String>,
    /// The value at the instant asked.
    now: Value,
    /// Every value up to then, by time.
    values: Vec<Value>,
}

/// A value and since when.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Value {
    /// From when; null if always.
    from: Option<Stamp>,
    /// A number or an interval as in a record, a level, yes, no; null if it is not known.
    value: Option<String>,
    conflict: bool,
    footing: String,
    records: Vec<String>,
}

impl ToJson for IndicatorsPage {
    fn to_json(&self) -> String {
        json(&Indicators::from(self))
    }
}

impl From<&IndicatorsPage> for Indicators {
    fn from(page: &IndicatorsPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        let series = page.indicators.iter().map(|row| Series {
            id: row.id.clone(),
            title: row.title.clone(),
            what: row.kind.word(),
            site: row.site.clone(),
            unit: row.unit.clone(),
            now: Value::of(&row.now, stamps),
            values: row.points.iter().map(|point| Value::of(point, stamps)).collect(),
        });
        Self { head: Head::of(&page.frame, "indicators"), indicators: series.collect() }
    }
}

impl Value {
    fn of(point: &Point, stamps: Stamps<'_>) -> Self {
        Self {
            from: stamps.maybe(point.from),
            value: point.value.clone(),
            conflict: point.conflict,
            footing: point.footing.clone(),
            records: point.records.clone(),
        }
    }
}
