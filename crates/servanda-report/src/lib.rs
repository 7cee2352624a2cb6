//! Assessment to page, page to text.
//!
//! ```text
//!   Assessment ── compose ──> StatusPage, HistoryPage, ... ──┬── wire ──> JSON
//!                             what to say                    ├── sheet ─> CSV
//!                                                            └── page ──> human, plain, Markdown
//! ```
//!
//! `compose` decides what is said, `render` how it is written, so that contents and formats add up rather than multiply.
//! Nothing here judges: a word that is not in the assessment or in the text of the agreement is not said.

pub mod asked;
pub mod cadence;
pub mod check;
pub mod compose;
pub mod due;
pub mod explain;
pub mod export;
pub mod finding;
pub mod github;
pub mod ics;
pub mod language;
pub mod page;
pub(crate) mod phrase;
pub mod render;
pub mod report;
pub mod sheet;
pub mod site;
pub mod verify;
pub mod wire;
pub mod words;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use check::CheckPage;
pub use compose::{
    AgendaPage, AnalysePage, DiffPage, ForecastPage, HistoryPage, IndicatorsPage, Question, RecordsPage, ReliefPage,
    SourcesPage, StatusPage,
};
pub use due::DuePage;
pub use explain::ExplainPage;
pub use export::{ExportFormat, NoExport, export, json_lines, template};
pub use finding::explain_finding;
pub use github::github;
pub use ics::ics;
pub use language::{Direction, Language, NoLanguage};
pub use render::{
    Format, NotWritten, Renderable, ReportFormat, SUMS, SiteFile, Style, render, render_report, site_files,
};
pub use verify::VerifyPage;
pub use wire::BundleSettings;
pub use wire::sarif;
