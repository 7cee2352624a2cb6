//! What a site was made from, beside the text and the records: as of when, for whom, by which standard.

use serde::{Deserialize, Serialize};

use super::{VERSION, json};
use crate::language::{Language, NoLanguage};
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
    /// In which languages the site is told, the first at its root; left out where it is English alone, as it always was before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
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
            VERSION => settings.told_in().map(|_| settings),
            other => Err(format!("its version is {other}, and this software reads version {VERSION}")),
        }
    }

    /// What the publisher said.
    ///
    /// # Errors
    /// If a language is none, or stands twice.
    pub fn publisher(&self) -> Result<Publisher, String> {
        Ok(Publisher {
            url: self.url.clone(),
            languages: self.told_in()?,
            licence: self.licence.clone(),
            made_by: self.made_by.clone(),
        })
    }

    fn told_in(&self) -> Result<Vec<Language>, String> {
        let mut languages = Vec::new();
        for code in &self.languages {
            let language = code.parse().map_err(|none: NoLanguage| format!("`{code}` is no language: {none}"))?;
            if languages.contains(&language) {
                return Err(format!("the language `{code}` stands twice"));
            }
            languages.push(language);
        }
        Ok(languages)
    }
}
