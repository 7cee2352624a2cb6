//! What is typed to write reports, and to keep up with their cadence.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};

use super::{Format, Viewpoint};

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
A report is made from what its audience may know, and from nothing else. It tells what is new since the issue before, as the
cadence of the text has it (`report`, `briefing`), or since --since. An issue that is dated on a day tells of how things stood
when that day began, so that of a monthly report of day 1 the issue for May has `--at 2026-05-31`.

Examples:
  servanda report monthly oman-2026 --audience public --at 2026-05-31 --out may.html
  servanda report weekly oman-2026 --audience IAEA --at 2026-10-15 --format md
  servanda report brief oman-2026 --audience IR --at 2026-10-15
  servanda report incident oman-2026 --at 2026-08-27 --about enrichment-cap
  servanda report monthly oman-2026 --each month --since 2026-03-31 --at 2026-06-30 --out reports
  servanda report monthly oman-2026 --audience public --at 2026-05-31 --lang fa --out may.pdf")]
pub struct Report {
    /// Which report
    #[arg(value_enum)]
    pub which: Which,
    /// The folder of the dossier
    pub dossier: PathBuf,
    #[command(flatten)]
    pub viewpoint: Viewpoint,
    /// Tell what is new since the end of this day, or since this instant [default: since the issue before]
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// One for each whole period since --since, each as it would have been written at its end; --out is their folder
    #[arg(long, value_enum, value_name = "PERIOD", requires_all = ["since", "out"], conflicts_with_all = ["clause", "known_at"])]
    pub each: Option<Each>,
    /// The report or briefing of the text whose cadence counts [default: the first that fits kind and audience]
    #[arg(long, value_name = "NAME", conflicts_with = "since")]
    pub clause: Option<String>,
    /// The commitment that an incident note is about [default: every one that is not kept]
    #[arg(long, value_name = "NAME")]
    pub about: Option<String>,
    /// In which language; titles are told in it as far as the text does
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub lang: Lang,
    /// How to write it [default: as the ending of FILE says; else human, which has colour on a terminal only]
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// The file to write, in one step [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// The periods of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Each {
    Week,
    Month,
    Quarter,
    Year,
}

impl From<Each> for servanda::Period {
    fn from(each: Each) -> Self {
        match each {
            Each::Week => Self::Week,
            Each::Month => Self::Month,
            Each::Quarter => Self::Quarter,
            Each::Year => Self::Year,
        }
    }
}

/// The reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// The technical summary: every commitment, what changed, readings, inspections, clocks, what falls due
    Weekly,
    /// The public report in plain words: signs, figures and charts, what is not known and why
    Monthly,
    /// The regional briefing: how things stand, what is running, what to prepare for
    Briefing,
    /// What each side gave and received, what is conditional and reversible, what comes next
    Brief,
    /// What is not kept, on what evidence, what answers it, and what leads back
    Incident,
    /// What a meeting of the joint body has before it
    Agenda,
    /// How everything stands, on one page
    Status,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Human,
    Plain,
    /// One file for a browser or a printer, without script
    Html,
    Md,
    /// For programs; the shape is schemas/report.v1.json
    Json,
    /// To be printed, and for archives (PDF/A)
    #[cfg(feature = "pdf")]
    Pdf,
    /// To be edited in a word processor
    #[cfg(feature = "docx")]
    Docx,
}

/// Languages of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English
    En,
    /// French
    Fr,
    /// Arabic
    Ar,
    /// Persian
    Fa,
}

impl From<Lang> for servanda::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Fr => Self::French,
            Lang::Ar => Self::Arabic,
            Lang::Fa => Self::Persian,
        }
    }
}

impl Report {
    /// The format asked for, or that of the file, or the usual one.
    pub fn report_format(&self) -> ReportFormat {
        let by_name = self.out.as_deref().and_then(ReportFormat::of_file);
        self.format.or(by_name).unwrap_or(ReportFormat::Human)
    }
}

impl ReportFormat {
    /// The format that the ending of a file says.
    fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "html" | "htm" => Some(Self::Html),
            "md" => Some(Self::Md),
            "json" => Some(Self::Json),
            #[cfg(feature = "pdf")]
            "pdf" => Some(Self::Pdf),
            #[cfg(feature = "docx")]
            "docx" => Some(Self::Docx),
            "txt" => Some(Self::Plain),
            _ => None,
        }
    }

    /// The ending of a file of this format.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Human | Self::Plain => "txt",
            Self::Html => "html",
            Self::Md => "md",
            Self::Json => "json",
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
            #[cfg(feature = "docx")]
            Self::Docx => "docx",
        }
    }
}

impl From<ReportFormat> for servanda::ReportFormat {
    fn from(format: ReportFormat) -> Self {
        match format {
            ReportFormat::Human => Self::Human,
            ReportFormat::Plain => Self::Plain,
            ReportFormat::Html => Self::Html,
            ReportFormat::Md => Self::Markdown,
            ReportFormat::Json => Self::Json,
            #[cfg(feature = "pdf")]
            ReportFormat::Pdf => Self::Pdf,
            #[cfg(feature = "docx")]
            ReportFormat::Docx => Self::Docx,
        }
    }
}

impl From<Which> for servanda::ReportKind {
    fn from(which: Which) -> Self {
        match which {
            Which::Weekly => Self::Weekly,
            Which::Monthly => Self::Monthly,
            Which::Briefing => Self::Briefing,
            Which::Brief => Self::Brief,
            Which::Incident => Self::Incident,
            Which::Agenda => Self::Agenda,
            Which::Status => Self::Status,
        }
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Of each report and reader it shows the last issue whose day has come, and those that come. What `servanda issue` made stands as
issued.

Example:
  servanda due oman-2026 --at 2026-06-01 --until 2026-06-30")]
pub struct Due {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// Only this report or briefing of the text
    pub report: Option<String>,
    /// The day on which to look [default: today]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// How far to look ahead [default: 30 days]
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// How to write it; `human` has colour on a terminal only
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
The issue goes to the folder issues/ of the dossier, and its view (as of when, as known when, for whom, by which standard) to
issues.csv. What was issued is never written over: what is found out later is told in a later issue. `--check` makes every
issue that was kept again, and compares; exit 1 if one comes out otherwise.

Examples:
  servanda issue oman-2026 public-monthly --dated 2026-06-01
  servanda issue oman-2026 public-monthly --dated 2026-06-01 --lang ar --format pdf
  servanda issue oman-2026 --check")]
pub struct Issue {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// The report or briefing of the text
    #[arg(required_unless_present = "check")]
    pub report: Option<String>,
    /// The day on which it is dated [default: the last whose day has come]
    #[arg(long, value_name = "DATE")]
    pub dated: Option<String>,
    /// Only for this reader [default: for all whom the text names]
    #[arg(long, value_name = "public|ACTOR")]
    pub audience: Option<String>,
    /// In which language
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub lang: Lang,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ReportFormat::Html)]
    pub format: ReportFormat,
    /// Today [default: by the clock]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// Make nothing: make what was kept again, and compare
    #[arg(long)]
    pub check: bool,
}
