//! What is typed.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use servanda::NewRecord;

const AFTER: &str = "\
Exit codes: 0 done, 1 could not, 2 wrong usage, 3 the dossier has errors, 4 a breach stands (with --fail-on breach).

A dossier is a folder with the agreement (*.accord.md), sources.csv, and evidence.csv or evidence/*.csv.";

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
    /// Show every change of verdict with the records behind it
    History(AskMaybe),
    /// Append one checked record to the evidence
    Add(Box<Add>),
    /// Show what is owed against what was done, for each side
    Relief(Ask),
    /// Show indicators over time
    Indicators(Ask),
    /// Serve an editor over standard input and output (Language Server Protocol)
    Lsp,
}

#[derive(Debug, ClapArgs)]
pub struct Check {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// How to write what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
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
pub struct AskAbout {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// What to explain: a commitment, relief, response, procedure, scenario, indicator, measure or event
    pub name: String,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, ClapArgs)]
pub struct AskMaybe {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Only this commitment
    pub name: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

/// From where to look.
#[derive(Debug, ClapArgs)]
pub struct Common {
    /// The day (its last instant) or the instant at which to look [default: today]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// As known on that day; `now` asks for hindsight [default: as --at]
    #[arg(long, value_name = "DATE|now")]
    pub known_at: Option<String>,
    /// For whom: only records that they may see exist
    #[arg(long, value_name = "public|keeper|ACTOR", default_value = "keeper")]
    pub audience: String,
    /// What it takes for a record to count
    #[arg(long, value_enum, default_value_t = Standard::Verified)]
    pub standard: Standard,
    /// Read the text as this party does, wherever it is contested
    #[arg(long, value_name = "PARTY")]
    pub reading: Option<String>,
    /// How to write it; `human` has colour and symbols on a terminal only
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Exit 4 if that stands at the time asked
    #[arg(long, value_enum, value_name = "WHAT")]
    pub fail_on: Option<FailOn>,
    /// Go on without faulty rows instead of refusing the dossier
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Breach,
}

/// A record, field by field as in the file.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Example:
  servanda add oman-2026 --kind reading --subject stockpile --site natanz \\
    --value 138 --unit kg --on 2026-10-01 --source IAEA --credibility 1

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
    /// clear, green, amber, amber+strict or red:NAMES
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
