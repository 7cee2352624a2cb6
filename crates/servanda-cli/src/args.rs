//! What is typed.

mod publish;
mod report;
mod tools;

use std::fmt;
use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use servanda::NewRecord;

pub use publish::{Publish, Verify};
pub use report::{Due, Each, Issue, Lang, Report, ReportFormat};
pub use tools::{Completions, Man, New, Schema, Watch, Watched};

const AFTER: &str = "\
Exit codes: 0 done, 1 could not, 2 wrong usage, 3 the dossier has errors, 4 a breach stands (with --fail-on breach).

A dossier is a folder with the agreement (*.accord.md, or agreement.json), sources.csv, and the evidence (evidence.csv, .jsonl or .xlsx, or a folder evidence of such files).";

/// Keep a negotiated agreement and the evidence about it, and say how it stands.
#[derive(Debug, Parser)]
#[command(name = "servanda", version, after_help = AFTER, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the errors and warnings of the text and the records
    Check(Check),
    /// Write the agreement in the standard layout; its prose is left as it is
    Fmt(Fmt),
    /// Show how everything stands: commitments, relief, responses, scenarios, counts
    Status(Ask),
    /// Show why one thing stands as it does, down to records and documents
    Explain(AskAbout),
    /// Show every change of verdict, or of one other thing, with the records behind it
    History(AskMaybe),
    /// Append one checked record to the evidence
    Add(Box<Add>),
    /// Show what is owed against what was done, for each side
    Relief(Ask),
    /// Show indicators over time
    Indicators(Ask),
    /// Show what falls due, goes stale or may be claimed, in order of time
    Agenda(Agenda),
    /// Think the agreement through: dead ends, dates, slack, exposure, what if
    Analyse(Analyse),
    /// Show the chances of what is still open, from what the text calls likely
    Forecast(Forecast),
    /// Write a report for somebody, of one of seven kinds
    Report(Report),
    /// List the reports that are to be issued by the cadence of the text
    Due(Due),
    /// Make an issue of a report, and keep it so that it can be made again to the byte
    Issue(Issue),
    /// Write a public site that anybody can check
    Publish(Publish),
    /// Make a public site again from what it was made from, and compare
    Verify(Verify),
    /// Show what became known between two times, and what changed with it
    Diff(Diff),
    /// Show what each source has said, and what became of it
    Sources(Ask),
    /// Write a table or the records to a file, for spreadsheets and other programs
    Export(Export),
    /// Show the status or the errors again whenever a file of the dossier changes
    Watch(Watch),
    /// Make a small invented dossier to begin from
    New(New),
    /// Print the JSON Schema of an output, or list them
    Schema(Schema),
    /// Print the completions for a shell
    Completions(Completions),
    /// Print the manual page, or write all of them
    Man(Man),
    /// Serve an editor over standard input and output (Language Server Protocol)
    Lsp,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Everything that is wrong is listed, and nothing is left out: there is no --skip-faulty here. What
is likely to go wrong with the agreement as it is written is listed too, as design findings;
`allow NAME because \"...\"` accepts one in the text. Exit 0 with warnings and hints, 3 with errors.

Examples:
  servanda check oman-2026
  servanda check --explain relief-before-evidence")]
pub struct Check {
    /// The folder of the dossier
    #[arg(required_unless_present = "explain")]
    pub dossier: Option<PathBuf>,
    /// How to write what is found; `sarif` and `github` are for the review of a draft
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
    /// Leave out the design findings: only what is wrong with the text and the records
    #[arg(long)]
    pub no_findings: bool,
    /// Say what NAME means: a design finding, an error or a warning
    #[arg(long, value_name = "NAME", conflicts_with_all = ["dossier", "no_findings", "format"])]
    pub explain: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Fmt {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Change nothing; exit 1 if something would change
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Ask {
    /// The folder of the dossier
    pub dossier: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  servanda explain oman-2026 stockpile-cap --at 2026-10-15
  servanda explain oman-2026 stockpile-cap --at 2026-10-15 --audience public --lang ar --format md")]
pub struct AskAbout {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// What to explain: a commitment, relief, response, procedure, scenario, indicator, measure or event
    pub name: String,
    /// In which language; titles are told in it as far as the text does
    #[arg(long, value_enum, value_name = "en|fr|ar|fa", hide_possible_values = true, default_value_t = Lang::En)]
    pub lang: Lang,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub struct AskMaybe {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Only this: a commitment, relief, response, procedure, phase, scenario or indicator [default: all commitments]
    pub name: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub struct Agenda {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Only up to this day or instant
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[command(flatten)]
    pub viewpoint: Viewpoint,
    /// How to write it; `ics` is a calendar
    #[arg(long, value_enum, default_value_t = AgendaFormat::Human)]
    pub format: AgendaFormat,
    /// Exit 4 if a commitment is breached at the time asked
    #[arg(long, value_enum, value_name = "WHAT")]
    pub fail_on: Option<FailOn>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Evidence is not needed; where there is some, exposure is shown as recorded too. What is assumed stands apart from
everything else, and changes no verdict.

Examples:
  servanda analyse oman-2026
  servanda analyse oman-2026 --at 2026-08-28 --assume \"enrichment-cap breached from 2026-09-01\"
  servanda analyse oman-2026 --at 2026-04-20 --assume \"baseline-declaration delayed by 20 days\"")]
pub struct Analyse {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Suppose that this is so, and show everything that changes; may be given several times
    #[arg(long, value_name = "WHAT")]
    pub assume: Vec<String>,
    /// How far to look for what changes [default: the end of the agreement, at most two years]
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[command(flatten)]
    pub viewpoint: Viewpoint,
    /// How to write it; `human` has colour and symbols on a terminal only
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
A forecast is never a verdict. It follows from the `likely` clauses of the text, and from what has happened up to the day
asked; the same seed gives the same forecast on any machine.

Example:
  servanda forecast oman-2026 --at 2026-04-20")]
pub struct Forecast {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// How often the rest is played out
    #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(1..=servanda::limits::FORECAST_RUNS))]
    pub runs: u64,
    /// From which all chance follows
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub viewpoint: Viewpoint,
    /// How to write it; `human` has colour and symbols on a terminal only
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Example:
  servanda diff oman-2026 --known-at 2026-10-01 --known-at 2026-10-15")]
pub struct Diff {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Given twice: as known on the one day, and as known on the other; `now` is today
    #[arg(long, value_name = "DATE|now", required = true)]
    pub known_at: Vec<String>,
    /// The day (its last instant) or the instant at which to look [default: the later --known-at]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    #[command(flatten)]
    pub sight: Sight,
    /// How to write it; `human` has colour and symbols on a terminal only
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Dates in CSV stand as spreadsheets know them, in the zone of the agreement. The records come as an evidence file has
them: what is exported for an audience is the evidence of a dossier for that audience. The template is an empty
evidence.xlsx with the choices that the agreement leaves.")]
pub struct Export {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// What to write
    #[arg(value_enum)]
    pub what: What,
    #[command(flatten)]
    pub viewpoint: Viewpoint,
    /// How to write it [default: as the ending of FILE says; else csv, json for the agreement, xlsx for the template]
    #[arg(long, value_enum)]
    pub format: Option<FileFormat>,
    /// The file to write, in one step [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// How everything stands
    Status,
    /// Every change of verdict
    History,
    /// What will change if nothing more is recorded
    Agenda,
    /// Every record that the audience may see
    Records,
    /// The agreement itself
    Agreement,
    /// An empty table for collecting records
    Template,
}

/// Formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    /// Comma-separated values, in UTF-8
    Csv,
    /// For programs; the shapes are in schemas/
    Json,
    /// Records as JSON, one on each line: evidence.jsonl
    Jsonl,
    /// A workbook of a spreadsheet
    Xlsx,
    /// The text of the agreement: agreement.accord.md
    Text,
}

impl Export {
    /// The format asked for, or that of the file, or the usual one.
    pub fn file_format(&self) -> FileFormat {
        let ending = self.out.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
        let by_name = ending.and_then(|ending| match ending {
            "csv" => Some(FileFormat::Csv),
            "json" => Some(FileFormat::Json),
            "jsonl" => Some(FileFormat::Jsonl),
            "xlsx" => Some(FileFormat::Xlsx),
            "md" => Some(FileFormat::Text),
            _ => None,
        });
        let usual = match self.what {
            What::Agreement => FileFormat::Json,
            What::Template => FileFormat::Xlsx,
            _ => FileFormat::Csv,
        };
        self.format.or(by_name).unwrap_or(usual)
    }
}

impl What {
    /// The formats in which it can be written.
    pub fn formats(self) -> &'static [FileFormat] {
        match self {
            Self::Status | Self::History | Self::Agenda => &[FileFormat::Csv, FileFormat::Json, FileFormat::Xlsx],
            Self::Records => &[FileFormat::Csv, FileFormat::Json, FileFormat::Jsonl, FileFormat::Xlsx],
            Self::Agreement => &[FileFormat::Json, FileFormat::Text],
            Self::Template => &[FileFormat::Xlsx, FileFormat::Csv],
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.to_possible_value().as_ref().map_or("", |value| value.get_name()))
    }
}

impl fmt::Display for FileFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.to_possible_value().as_ref().map_or("", |value| value.get_name()))
    }
}

/// From where to look, and how to write what is seen.
#[derive(Debug, ClapArgs)]
pub struct Common {
    #[command(flatten)]
    pub viewpoint: Viewpoint,
    /// How to write it; `human` has colour and symbols on a terminal only
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Exit 4 if a commitment is breached at the time asked; of a NAME, if that commitment is
    #[arg(long, value_enum, value_name = "WHAT")]
    pub fail_on: Option<FailOn>,
}

/// From where to look.
#[derive(Debug, ClapArgs)]
pub struct Viewpoint {
    /// The day (its last instant) or the instant at which to look [default: today]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// As known on that day; `now` asks for hindsight [default: as --at]
    #[arg(long, value_name = "DATE|now")]
    pub known_at: Option<String>,
    #[command(flatten)]
    pub sight: Sight,
}

/// Who looks, and how.
#[derive(Debug, ClapArgs)]
pub struct Sight {
    /// For whom: only records that they may see exist
    #[arg(long, value_name = "public|keeper|ACTOR", default_value = "keeper")]
    pub audience: String,
    /// What it takes for a record to count
    #[arg(long, value_enum, default_value_t = Standard::Verified)]
    pub standard: Standard,
    /// Read the text as this party does, wherever it is contested
    #[arg(long, value_name = "PARTY")]
    pub reading: Option<String>,
    /// Go on without faulty rows instead of refusing the dossier, and list them
    #[arg(long)]
    pub skip_faulty: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Standard {
    Verified,
    Estimated,
    Declared,
    Reported,
    Alleged,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Plain,
    Json,
    Csv,
    Md,
}

/// Formats of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Human,
    Plain,
    Json,
    Csv,
    Md,
    Sarif,
    Github,
}

impl From<Format> for CheckFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Plain => Self::Plain,
            Format::Json => Self::Json,
            Format::Csv => Self::Csv,
            Format::Md => Self::Md,
        }
    }
}

/// Formats of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AgendaFormat {
    Human,
    Plain,
    Json,
    Csv,
    Md,
    Ics,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Breach,
}

/// A record, field by field as in the file.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Example:
  servanda add oman-2026 --kind reading --subject stockpile --site natanz \\
    --value 138 --unit kg --on 2026-10-01 --source IAEA --credibility 1 --marking clear

The whole dossier is read with the new record before anything is written; the file is replaced in one step.")]
pub struct Add {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Its id [default: the next free one]
    #[arg(long)]
    pub id: Option<String>,
    /// reading, event, decision, finding or retraction
    #[arg(long)]
    pub kind: String,
    /// The measure, the event, or what is decided or found about
    #[arg(long, value_name = "NAME")]
    pub subject: Option<String>,
    /// Where or whose
    #[arg(long, value_name = "NAME")]
    pub site: Option<String>,
    /// The occurrence it belongs to: the request that an answer is to, the commitment in dispute
    #[arg(long, value_name = "KEY")]
    pub of: Option<String>,
    /// What is said: 138, ">300", 40±2, yes, none, refused, granted, "step 1 done", ...
    #[arg(long)]
    pub value: Option<String>,
    /// The unit of the value or the amount
    #[arg(long)]
    pub unit: Option<String>,
    /// The amount of a grant
    #[arg(long)]
    pub amount: Option<String>,
    /// When it was so (column `at`): a day, an instant, a month, or an interval
    #[arg(long = "on", visible_alias = "at", value_name = "DATE")]
    pub on: String,
    /// Until when it was so throughout
    #[arg(long, value_name = "DATE")]
    pub through: Option<String>,
    /// When it became known [default: today]
    #[arg(long, value_name = "DATE")]
    pub recorded: Option<String>,
    /// Who vouches for it: an id of sources.csv
    #[arg(long, value_name = "ID")]
    pub source: String,
    /// Who carried it, if another
    #[arg(long)]
    pub via: Option<String>,
    /// 1 confirmed ... 5 improbable, 6 cannot be judged
    #[arg(long, value_name = "1-6")]
    pub credibility: Option<String>,
    /// clear, green, amber, amber+strict or red:NAMES; needed where the file has the column
    #[arg(long)]
    pub marking: Option<String>,
    /// The document
    #[arg(long = "ref", value_name = "REF")]
    pub reference: Option<String>,
    /// Where the document is
    #[arg(long)]
    pub url: Option<String>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The id of the record that this one corrects or takes back
    #[arg(long, value_name = "ID")]
    pub supersedes: Option<String>,
    /// The evidence file, if there are several
    #[arg(long, value_name = "NAME")]
    pub file: Option<PathBuf>,
}

impl Add {
    /// Whether it is a statement to be judged, and nothing is said of its credibility; an act counts by its author.
    pub fn needs_credibility(&self) -> bool {
        self.credibility.is_none() && matches!(self.kind.as_str(), "reading" | "event" | "finding")
    }

    /// The record, known since `today` unless it says otherwise.
    pub fn record(&self, today: String) -> NewRecord {
        NewRecord {
            id: self.id.clone(),
            kind: Some(self.kind.clone()),
            subject: self.subject.clone(),
            site: self.site.clone(),
            of: self.of.clone(),
            value: self.value.clone(),
            unit: self.unit.clone(),
            amount: self.amount.clone(),
            at: Some(self.on.clone()),
            through: self.through.clone(),
            recorded: Some(self.recorded.clone().unwrap_or(today)),
            source: Some(self.source.clone()),
            via: self.via.clone(),
            credibility: self.credibility.clone(),
            marking: self.marking.clone(),
            reference: self.reference.clone(),
            url: self.url.clone(),
            note: self.note.clone(),
            supersedes: self.supersedes.clone(),
        }
    }
}

impl From<Format> for servanda::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Plain => Self::Plain,
            Format::Json => Self::Json,
            Format::Csv => Self::Csv,
            Format::Md => Self::Markdown,
        }
    }
}

impl From<Standard> for servanda::Standard {
    fn from(standard: Standard) -> Self {
        match standard {
            Standard::Verified => Self::Verified,
            Standard::Estimated => Self::Estimated,
            Standard::Declared => Self::Declared,
            Standard::Reported => Self::Reported,
            Standard::Alleged => Self::Alleged,
        }
    }
}
