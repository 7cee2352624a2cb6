//! The JSON form of what `verify` found.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ToJson, VERSION, json};
use crate::verify::VerifyPage;

/// Whether a site follows from the text and the records that it was made from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda verify, version 1")]
pub struct Verify {
    /// The version of this shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// The agreement's id.
    agreement: String,
    /// The instant at which the question is put.
    at: String,
    /// As known when.
    known_at: String,
    /// For whom.
    audience: String,
    /// By which standard.
    standard: String,
    /// What made the site.
    made_by: String,
    /// What made it again.
    verified_by: String,
    /// Whether everything follows, and there is nothing else.
    holds: bool,
    /// How many records it was made from.
    records: usize,
    /// How many stretches of verdicts follow.
    verdicts: usize,
    /// How many files come out the same.
    same: usize,
    /// The stretches of verdicts that are published otherwise.
    otherwise: Vec<OtherVerdict>,
    /// The files that come out otherwise.
    differing: Vec<DifferingFile>,
    /// The files that are not there.
    missing: Vec<String>,
    /// The files that are no part of it.
    foreign: Vec<String>,
}

/// A stretch of verdicts that is published otherwise than it follows.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct OtherVerdict {
    id: String,
    /// The site or party; null for the whole.
    site: Option<String>,
    from: String,
    /// What is published; empty if nothing is.
    published: String,
    /// What follows; empty if nothing does.
    follows: String,
}

/// A file that comes out otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct DifferingFile {
    path: String,
    /// The first line that differs, from 1.
    line: usize,
    published: String,
    follows: String,
}

impl ToJson for VerifyPage {
    fn to_json(&self) -> String {
        json(&Verify::from(self))
    }
}

impl From<&VerifyPage> for Verify {
    fn from(page: &VerifyPage) -> Self {
        let otherwise = page.otherwise.iter().map(|one| OtherVerdict {
            id: one.id.clone(),
            site: one.site.clone(),
            from: one.from.clone(),
            published: one.published.clone(),
            follows: one.follows.clone(),
        });
        let differing = page.differing.iter().map(|one| DifferingFile {
            path: one.path.clone(),
            line: one.line,
            published: one.published.clone(),
            follows: one.follows.clone(),
        });
        Self {
            version: VERSION,
            agreement: page.agreement.clone(),
            at: page.at.clone(),
            known_at: page.known_at.clone(),
            audience: page.audience.clone(),
            standard: page.standard.clone(),
            made_by: page.made_by.clone(),
            verified_by: page.verified_by.clone(),
            holds: page.holds(),
            records: page.records,
            verdicts: page.verdicts,
            same: page.same,
            otherwise: otherwise.collect(),
            differing: differing.collect(),
            missing: page.missing.clone(),
            foreign: page.foreign.clone(),
        }
    }
}
