//! The JSON form of a report: its sections, tables and charts as they are read, with the names of what they are about.

use schemars::JsonSchema;
use serde::Serialize;
use servanda_base::Instant;

use super::{LeftOut, Stamp, Stamps, ToJson, VERSION, json};
use crate::phrase::Phrases;
use crate::report;
use crate::report::chart::Plot;

/// `servanda report KIND --format json`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda report, version 1")]
pub struct Report {
    /// The version of this shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// Which shape this is.
    #[schemars(extend("const" = "report"))]
    kind: &'static str,
    /// Which report.
    #[schemars(extend("enum" = ["weekly", "monthly", "briefing", "brief", "incident", "agenda", "status"]))]
    report: &'static str,
    /// The agreement's id.
    agreement: String,
    /// The agreement's title.
    agreement_title: String,
    /// The report's title.
    title: String,
    /// The language of every text.
    language: &'static str,
    /// The instant of which it tells.
    at: Stamp,
    /// As known when.
    known_at: Stamp,
    /// For whom: `public`, `keeper` or the name of an actor.
    audience: String,
    /// By which standard.
    standard: &'static str,
    /// Under whose reading of the text; null for the text's own.
    reading: Option<String>,
    /// Who may have it, in the words of the Traffic Light Protocol.
    #[schemars(extend("enum" = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]))]
    marking: &'static str,
    /// The days of which it tells the news; null if it tells none.
    period: Option<Period>,
    /// Its place in the cadence of the text; null if it has none.
    issue: Option<Issue>,
    /// The instant with which it is compared; null if with none.
    previous: Option<Stamp>,
    /// The rows of the evidence that were left out as faulty, as far as the audience may see them.
    left_out: Vec<LeftOut>,
    /// Its sections, in order.
    sections: Vec<Section>,
    /// Every record that it cites, in the order in which they became known.
    records: Vec<Cited>,
}

/// The days of which a report tells the news.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Period {
    /// The first.
    first: String,
    /// The last.
    last: String,
}

/// A report's place in the cadence of the text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Issue {
    /// The name of the clause.
    name: String,
    /// From 1.
    number: usize,
    /// The day on which it is issued.
    dated: String,
}

/// A section.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Section {
    /// Its name, the same in every language.
    id: &'static str,
    /// The name of the party or commitment that it is about; null if it is about no single one.
    about: Option<String>,
    /// Its heading.
    heading: String,
    /// What it holds, in order.
    blocks: Vec<Block>,
}

/// What a section holds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(tag = "block", rename_all = "lowercase")]
enum Block {
    /// A heading within the section.
    Heading {
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
        /// The records that it cites.
        records: Vec<String>,
    },
    /// Points.
    List {
        /// One text for each.
        items: Vec<String>,
    },
    /// A table.
    Table(Table),
    /// A chart, as a table.
    Chart {
        /// Its name.
        id: String,
        /// What is drawn.
        #[schemars(extend("enum" = ["bands", "levels", "bars", "ladder", "timeline"]))]
        plot: &'static str,
        /// What it shows, in words.
        description: String,
        /// What it shows, as a table.
        table: Table,
    },
}

/// A table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Table {
    /// What it shows.
    caption: String,
    /// What stands above the columns.
    columns: Vec<String>,
    /// The rows, in order.
    rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Row {
    /// The heading under which it stands; null if there is none.
    group: Option<String>,
    /// A cell for each column, line by line.
    cells: Vec<Vec<String>>,
}

/// A record.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Cited {
    /// Its id.
    id: String,
    /// What kind of record it is.
    kind: &'static str,
    /// What it is about.
    subject: String,
    /// What it says.
    value: String,
    /// Of when, as people write it.
    of: String,
    /// When it became known.
    recorded: Stamp,
    /// Who vouches for it.
    source: String,
    /// Its grade; null of an act, which has none.
    grade: Option<String>,
    /// Who may see it.
    marking: String,
    /// The document.
    reference: Option<String>,
    /// Where the document is.
    url: Option<String>,
    /// A remark.
    note: Option<String>,
}

impl ToJson for report::Report {
    fn to_json(&self) -> String {
        let front = &self.front;
        let say = front.say();
        let stamps = Stamps(&front.calendar);
        let day = |at: Instant| say.moment(&front.calendar, at);
        json(&Report {
            version: VERSION,
            kind: "report",
            report: front.kind.word(),
            agreement: front.agreement.clone(),
            agreement_title: front.agreement_title.clone(),
            title: front.title.clone(),
            language: say.language(),
            at: stamps.at(front.at),
            known_at: stamps.at(front.known_at),
            audience: front.audience.clone(),
            standard: front.standard,
            reading: front.reading.clone(),
            marking: front.marking,
            period: front.period.map(|(first, last)| Period { first: first.to_string(), last: last.to_string() }),
            issue: front.issue.as_ref().map(|issue| Issue {
                name: issue.name.clone(),
                number: issue.number,
                dated: issue.dated.to_string(),
            }),
            previous: stamps.maybe(front.previous),
            left_out: front.left_out.iter().map(LeftOut::from).collect(),
            sections: self.parts.iter().map(|part| section(part, say, &day)).collect(),
            records: self.annex.iter().map(|record| cited(record, stamps)).collect(),
        })
    }
}

fn section(part: &report::Part, say: Phrases, day: &impl Fn(Instant) -> String) -> Section {
    let blocks = part.blocks.iter().map(|block| match block {
        report::Block::Heading(text) => Block::Heading { text: text.plain() },
        report::Block::Paragraph(text) | report::Block::Note(text) => {
            Block::Paragraph { text: text.plain(), records: records(text) }
        }
        report::Block::List(texts) => Block::List { items: texts.iter().map(report::Text::plain).collect() },
        report::Block::Table(one) => Block::Table(table(one)),
        report::Block::Chart(chart) => Block::Chart {
            id: chart.id.clone(),
            plot: match chart.plot {
                Plot::Bands(_) => "bands",
                Plot::Levels(_) => "levels",
                Plot::Bars(_) => "bars",
                Plot::Ladder(_) => "ladder",
                Plot::Timeline(_) => "timeline",
            },
            description: chart.description.clone(),
            table: table(&chart.table(say, day)),
        },
    });
    Section { id: part.id, about: part.about.clone(), heading: part.heading.clone(), blocks: blocks.collect() }
}

fn records(text: &report::Text) -> Vec<String> {
    let ids = text.0.iter().filter_map(|part| match part {
        report::Inline::Record(id) => Some(id.clone()),
        _ => None,
    });
    ids.collect()
}

fn table(of: &report::Table) -> Table {
    let mut group = None;
    let mut rows = Vec::new();
    for row in &of.rows {
        match row {
            report::Row::Group(title) => group = Some(title.clone()),
            report::Row::Cells(cells) | report::Row::Record(_, cells) => {
                let lines = |cell: &report::Cell| cell.0.iter().map(report::Text::plain).collect();
                rows.push(Row { group: group.clone(), cells: cells.iter().map(lines).collect() });
            }
        }
    }
    Table { caption: of.caption.clone(), columns: of.columns.clone(), rows }
}

fn cited(record: &crate::words::RecordLine, stamps: Stamps<'_>) -> Cited {
    Cited {
        id: record.id.clone(),
        kind: record.kind,
        subject: record.subject.clone(),
        value: record.value.clone(),
        of: record.at.clone(),
        recorded: stamps.at(record.recorded_at),
        source: record.source.clone(),
        grade: (!record.is_act).then(|| record.grade.clone()),
        marking: record.marking.clone(),
        reference: record.reference.clone(),
        url: record.url.clone(),
        note: record.note.clone(),
    }
}
