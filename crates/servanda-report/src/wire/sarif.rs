//! What is wrong with a dossier in SARIF 2.1.0 (OASIS), which services that review code show beside the lines.

use std::collections::BTreeMap;

use serde::Serialize;
use servanda_analysis::finding::finding;
use servanda_base::{Diagnostic, Label, Severity};

use super::json;
use crate::check::{CheckPage, spot_of};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Sarif {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Message>,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Tags>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Tags {
    tags: Vec<&'static str>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
}

/// What is wrong with a dossier as a SARIF log; what is accepted in writing stands there as suppressed, with the reason.
pub fn sarif(page: &CheckPage) -> String {
    let open = page.diagnostics.iter().map(|diagnostic| (diagnostic, None));
    let accepted = page.accepted.iter().map(|one| (&one.diagnostic, Some(&one.because)));
    let all: Vec<(&Diagnostic, Option<&String>)> = open.chain(accepted).collect();
    let mut places: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut rules = Vec::new();
    for (diagnostic, _) in &all {
        places.entry(diagnostic.name).or_insert_with(|| {
            rules.push(rule(diagnostic));
            rules.len() - 1
        });
    }
    let place = |name: &str| places.get(name).copied().unwrap_or_default();
    let results = all.into_iter().map(|(one, because)| found(one, because, place(one.name))).collect();
    let driver = Driver { name: "servanda", version: env!("CARGO_PKG_VERSION"), rules };
    json(&Sarif {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    })
}

fn rule(diagnostic: &Diagnostic) -> Rule {
    let finding = finding(diagnostic.name);
    let text = |text: &str| Message { text: text.to_owned() };
    Rule {
        id: diagnostic.name,
        short_description: finding.map(|finding| text(finding.what)),
        full_description: finding.map(|finding| text(finding.why)),
        help: finding.map(|finding| text(finding.cure)),
        default_configuration: Configuration { level: level(diagnostic.severity) },
        properties: finding.map(|finding| Tags { tags: vec![finding.group.word()] }),
    }
}

fn found(diagnostic: &Diagnostic, because: Option<&String>, rule_index: usize) -> Found {
    let mut text = diagnostic.message.clone();
    for (before, more) in [("this concerns ", &diagnostic.clause), ("help: ", &diagnostic.help)] {
        if let Some(more) = more {
            text.push_str(&format!("\n{before}{more}"));
        }
    }
    let mut locations = diagnostic.labels.iter().map(location);
    Found {
        rule_id: diagnostic.name,
        rule_index,
        level: level(diagnostic.severity),
        message: Message { text },
        locations: locations.next().into_iter().collect(),
        related_locations: locations.collect(),
        suppressions: because
            .map(|because| Suppression { kind: "inSource", justification: because.clone() })
            .into_iter()
            .collect(),
    }
}

fn location(label: &Label) -> Location {
    let spot = spot_of(label);
    let message = (!label.text.is_empty()).then(|| Message { text: label.text.clone() });
    Location {
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(spot.file) },
            region: Region {
                start_line: spot.line,
                start_column: spot.column,
                end_line: spot.end_line,
                end_column: spot.end_column,
            },
        },
        message,
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use servanda_analysis::finding::Accepted;
    use servanda_base::{SourceFile, Span};

    #[test]
    fn what_is_accepted_is_suppressed_with_its_reason() {
        let file = SourceFile::new("my draft/a.accord.md", "relief aid\n  \u{e9} when\n");
        let one = Diagnostic::warning("relief-before-verification", &file, Span::new(13, 17), "`aid` rests on `x`");
        let accepted = Accepted { diagnostic: one.clone(), because: "both sides wish it".to_owned() };
        let text = sarif(&CheckPage::of("a", vec![one], vec![accepted]));
        let log: serde_json::Value = serde_json::from_str(&text).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), 2);
        assert!(results[0].get("suppressions").is_none());
        assert_eq!(results[1]["suppressions"][0]["justification"], "both sides wish it");
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
        let place = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "my%20draft/a.accord.md");
        let region = &place["region"];
        assert_eq!((&region["startLine"], &region["startColumn"]), (&2.into(), &3.into()));
        // Columns are characters, as the log says: the é is one, and two bytes.
        assert_eq!((&region["endLine"], &region["endColumn"]), (&2.into(), &6.into()));
    }
}
