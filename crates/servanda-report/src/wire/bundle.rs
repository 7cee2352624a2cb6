//! What a site was made from, beside the text and the records: as of when, for whom, by which standard.

use serde::{Deserialize, Serialize};

use super::{VERSION, json};
use crate::site::Publisher;

/// The settings of a bundle, as they stand in `proof/bundle.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleSettings {
    /// The version of this shape.
    pub version: u32,
    /// The agreement's id.
    pub agreement: String,
    /// The instant at which the question is put, with its offset.
    pub at: String,
    /// As known when.
    pub known_at: String,
    /// For whom: `public`, `keeper` or the name of an actor.
    pub audience: String,
    /// By which standard.
    pub standard: String,
    /// Under whose reading of the text; null for the text's own.
    pub reading: Option<String>,
    /// The files of the text, in order.
    pub texts: Vec<String>,
    /// Where the site will be; null if that is not known.
    pub url: Option<String>,
    /// Under which licence the data may be used.
    pub licence: String,
    /// What made it.
    pub made_by: String,
}

impl BundleSettings {
    /// The version of this shape.
    pub const VERSION: u32 = VERSION;

    /// As it is written.
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// From what is written.
    ///
    /// # Errors
    /// Why it is none, in words.
    pub fn from_json(bytes: &[u8]) -> Result<Self, String> {
        let settings: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match settings.version {
            VERSION => Ok(settings),
            other => Err(format!("its version is {other}, and this software reads version {VERSION}")),
        }
    }

    /// What the publisher said.
    pub fn publisher(&self) -> Publisher {
        Publisher { url: self.url.clone(), licence: self.licence.clone(), made_by: self.made_by.clone() }
    }
}
