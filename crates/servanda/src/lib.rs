//! The few calls outsiders need: load a dossier, put a question, get a page.
//!
//! ```text
//!   DossierFiles ── load ──> Dossier ── status(Query), explain(Query, NAME), ... ──> page ── render ──> text
//! ```
//!
//! ```
//! use servanda::{DossierFiles, Format, LoadOptions, SourceFile, Style};
//!
//! let text = "```accord\nagreement a \"A\"\n  zone UTC\n  in force 2026-01-01\nparty A \"A\"\nparty B \"B\"\n\
//!             event paid \"Paid\" once\ncommitment pay \"Pay\"\n  A does paid by 2026-02-01\n```\n";
//! let files = DossierFiles {
//!     agreements: vec![SourceFile::new("a.accord.md", text)],
//!     sources: Some(SourceFile::new("sources.csv", "id,name,standing,reliability\nA,A,party,B\n")),
//!     evidence: vec![SourceFile::new("evidence.csv", "id,kind,subject,at,recorded,source\n")],
//! };
//! let loaded = servanda::load(&files, LoadOptions::default());
//! # let Some(dossier) = loaded.dossier else { panic!("{:#?}", loaded.diagnostics) };
//! let query = dossier.query(dossier.moment("2026-01-15").unwrap());
//! let status = servanda::render(&dossier.status(&query), Format::Plain, Style::PLAIN);
//! assert!(status.contains("pending: due 2026-02-01"));
//! ```
//!
//! Everything here is pure: files come in as named texts, the time as an argument, and a page goes out as text.

mod analyse;
mod ask;
mod dossier;
mod follow;
mod load;
mod publish;
mod report;
mod starter;

pub use analyse::ForecastOptions;
pub use ask::{Query, UnknownName};
pub use dossier::{Dossier, NoStanding};
pub use follow::{Following, Turn};
pub use load::{
    DossierFiles, LoadOptions, Loaded, agreement_as_json, agreement_as_text, format, load, load_for, read_file,
};
pub use publish::{Bundle, NoSite, own_files, verify};
pub use report::{IssueAsk, NoReport, ReportAsk};
pub use starter::starter;

pub use servanda_analysis::finding::{Accepted, FINDINGS, Finding, finding};
pub use servanda_base::period::Period;
pub use servanda_base::{Calendar, Date, Diagnostic, Instant, Label, Severity, SourceFile, Span, limits};
pub use servanda_evidence::{Audience, LeftOut, NewRecord, Standard, record_columns};
pub use servanda_report::due::{Addressed, Issued};
pub use servanda_report::report::{Kind as ReportKind, Report};
pub use servanda_report::site::Publisher;
pub use servanda_report::{
    AgendaPage, AnalysePage, CheckPage, DiffPage, Direction, DuePage, ExplainPage, ExportFormat, ForecastPage, Format,
    HistoryPage, IndicatorsPage, Language, NoExport, NoLanguage, NotWritten, RecordsPage, ReliefPage, Renderable,
    ReportFormat, SUMS, SiteFile, SourcesPage, StatusPage, Style, VerifyPage, explain_finding, export, github, ics,
    json_lines, render, render_report, sarif,
};
