//! Whether a site follows from its bundle: what is on its pages against what comes out when it is made again.

use serde_json::Value;

/// A site held against its bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyPage {
    /// The agreement's id.
    pub agreement: String,
    /// The instant at which the question is put, as the bundle has it.
    pub at: String,
    /// As known when.
    pub known_at: String,
    /// For whom.
    pub audience: String,
    /// By which standard.
    pub standard: String,
    /// What made the site.
    pub made_by: String,
    /// What made it again.
    pub verified_by: String,
    /// How many records there are.
    pub records: usize,
    /// How many stretches of verdicts follow.
    pub verdicts: usize,
    /// How many files come out the same.
    pub same: usize,
    /// The stretches that are published otherwise.
    pub otherwise: Vec<OtherVerdict>,
    /// The files that come out otherwise.
    pub differing: Vec<DifferingFile>,
    /// The files that are not there.
    pub missing: Vec<String>,
    /// The files that do not belong to it.
    pub foreign: Vec<String>,
}

/// A stretch of verdicts that is published otherwise than it follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherVerdict {
    /// Of what.
    pub id: String,
    /// The site or party; none for the whole.
    pub site: Option<String>,
    /// From when.
    pub from: String,
    /// What is published, if anything.
    pub published: String,
    /// What follows, if anything.
    pub follows: String,
}

/// A file that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferingFile {
    /// Its path.
    pub path: String,
    /// The first line that differs, from 1.
    pub line: usize,
    /// That line as published.
    pub published: String,
    /// The same as it follows.
    pub follows: String,
}

impl VerifyPage {
    /// Whether everything follows, and there is nothing else.
    pub fn holds(&self) -> bool {
        self.otherwise.is_empty()
            && self.differing.is_empty()
            && self.missing.is_empty()
            && self.foreign.iter().all(|path| is_harmless(path))
    }
}

/// Whether a file that is no part of a site tells nothing of the agreement: what those who serve it ask for.
fn is_harmless(path: &str) -> bool {
    path.starts_with('.') || matches!(path, "CNAME" | "robots.txt" | "favicon.ico")
}

impl DifferingFile {
    /// The first line in which two texts differ; nothing if they do not.
    pub fn of(path: &str, published: &[u8], follows: &[u8]) -> Option<Self> {
        if published == follows {
            return None;
        }
        let (published, follows) = (String::from_utf8_lossy(published), String::from_utf8_lossy(follows));
        let (mut one, mut other) = (published.lines(), follows.lines());
        let mut line = 1;
        let (published, follows) = loop {
            match (one.next(), other.next()) {
                (Some(a), Some(b)) if a == b => line += 1,
                (a, b) => break (a.unwrap_or_default(), b.unwrap_or_default()),
            }
        };
        Some(Self { path: path.to_owned(), line, published: published.to_owned(), follows: follows.to_owned() })
    }
}

/// The stretches of two histories (the JSON of `history`) that differ, and how many there are in the second.
pub fn other_verdicts(published: &[u8], follows: &[u8]) -> (Vec<OtherVerdict>, usize) {
    let rows = |bytes: &[u8]| -> Vec<Value> { serde_json::from_slice(bytes).unwrap_or_default() };
    let (published, follows) = (rows(published), rows(follows));
    let text = |row: &Value, field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let key = |row: &Value| (text(row, "id"), text(row, "site"), text(row, "from"));
    let word = |row: Option<&Value>| row.map(|row| text(row, "verdict")).unwrap_or_default();
    let other = |row: &Value, published: String, follows: String| OtherVerdict {
        id: text(row, "id"),
        site: row.get("site").and_then(Value::as_str).map(str::to_owned),
        from: text(row, "from"),
        published,
        follows,
    };
    let by_key = |rows: &'_ [Value]| -> std::collections::BTreeMap<(String, String, String), Value> {
        rows.iter().map(|row| (key(row), row.clone())).collect()
    };
    let (there, here) = (by_key(&published), by_key(&follows));
    let mut all: Vec<OtherVerdict> = follows
        .iter()
        .filter(|row| word(there.get(&key(row))) != word(Some(row)))
        .map(|row| other(row, word(there.get(&key(row))), word(Some(row))))
        .collect();
    let only_there = published.iter().filter(|row| !here.contains_key(&key(row)));
    all.extend(only_there.map(|row| other(row, word(Some(row)), String::new())));
    (all, follows.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_told() {
        assert_eq!(DifferingFile::of("a", b"x\ny\n", b"x\ny\n"), None);
        let found = DifferingFile::of("a", b"x\ny\n", b"x\nz\n").unwrap();
        assert_eq!((found.line, found.published.as_str(), found.follows.as_str()), (2, "y", "z"));
    }

    #[test]
    fn a_verdict_that_is_published_otherwise_is_told() {
        let row = |word: &str| format!("[{{\"id\":\"a\",\"site\":null,\"from\":\"2026\",\"verdict\":\"{word}\"}}]");
        let (found, count) = other_verdicts(row("met").as_bytes(), row("breached").as_bytes());
        assert_eq!(count, 1);
        assert_eq!(found.first().map(|one| (one.published.as_str(), one.follows.as_str())), Some(("met", "breached")));
        assert_eq!(other_verdicts(row("met").as_bytes(), row("met").as_bytes()).0, []);
        assert_eq!(other_verdicts(b"nonsense", row("met").as_bytes()).0.len(), 1);
    }
}
