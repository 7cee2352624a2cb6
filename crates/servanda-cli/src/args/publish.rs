//! What is typed to publish a site, and to check one.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::{Format, Lang, Sight, Standard, Viewpoint};

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
The site is a folder for any web server, and needs no script: overview, the text with its verdicts in the margin, a page for each
commitment and relief with its reasons, figures, the reports issued so far, sources, method, data, feeds and calendars. All of it
is made from what the audience may know. What it was made from is in its folder proof/, so that `servanda verify` can make it
again. The folder is replaced in one step; files that come out the same are left as they are.

Examples:
  servanda publish oman-2026 --at 2026-10-15 --out site --url https://example.org/oman/
  servanda publish oman-2026 --at 2026-10-15 --out site --lang en,fr,ar,fa")]
pub struct Publish {
    /// The folder of the dossier
    pub dossier: PathBuf,
    /// The folder to write: a new one, an empty one, or an earlier site
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// For whom: only records that they may see exist
    #[arg(long, value_name = "public|keeper|ACTOR", default_value = "public")]
    pub audience: String,
    /// The day (its last instant) or the instant at which to look [default: today]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// As known on that day; `now` asks for hindsight [default: as --at]
    #[arg(long, value_name = "DATE|now")]
    pub known_at: Option<String>,
    /// What it takes for a record to count
    #[arg(long, value_enum, default_value_t = Standard::Verified)]
    pub standard: Standard,
    /// Read the text as this party does, wherever it is contested
    #[arg(long, value_name = "PARTY")]
    pub reading: Option<String>,
    /// Where the site will be; without it there is no sitemap, and links in feeds are relative
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// In which languages: the first at the root of the site, each other in its folder; may be given several times
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "en|fr|ar|fa",
        hide_possible_values = true,
        default_value = "en"
    )]
    pub lang: Vec<Lang>,
    /// Under which licence the data may be used, by its SPDX id
    #[arg(long, value_name = "LICENCE", default_value = "CC-BY-4.0")]
    pub licence: String,
}

impl Publish {
    /// From where it looks.
    pub fn viewpoint(&self) -> Viewpoint {
        Viewpoint {
            at: self.at.clone(),
            known_at: self.known_at.clone(),
            sight: Sight {
                audience: self.audience.clone(),
                standard: self.standard,
                reading: self.reading.clone(),
                skip_faulty: false,
            },
        }
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
The site is made again from the text and the records in its folder proof/, and compared, file by file and verdict by verdict.
Exit 0 if it holds, 1 if not. It shows that the pages follow from these records and from nothing else; whether these are all the
records, the publisher has to say.

Example:
  servanda verify site")]
pub struct Verify {
    /// The folder of the site
    pub site: PathBuf,
    /// How to write it; `human` has colour on a terminal only
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}
