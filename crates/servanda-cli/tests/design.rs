//! `check` on designs: what is found in the examples, in every format, and what is said of a finding.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::{check, root, servanda, servanda_in};
use serde_json::Value;
use servanda::FINDINGS;

fn json(line: &str) -> Value {
    serde_json::from_str(&servanda(line).out).unwrap()
}

fn names(found: &Value) -> BTreeSet<&str> {
    found["diagnostics"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[test]
fn the_flawed_draft_has_every_finding_at_its_clause() {
    let found = json("check examples/flawed-draft --format json");
    assert_eq!(names(&found), FINDINGS.iter().map(|finding| finding.name).collect());
    assert_eq!((&found["errors"], &found["more"]), (&0.into(), &0.into()));
    let text = fs::read_to_string(root().join("examples/flawed-draft/agreement.accord.md")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for one in found["diagnostics"].as_array().unwrap() {
        // The clause is that of the declaration, or the heading above it.
        let line = usize::try_from(one["line"].as_u64().unwrap()).unwrap();
        let clause = one["clause"].as_str().unwrap();
        let above = lines[..line].iter().rposition(|text| text.starts_with("```accord")).unwrap();
        let heading = lines[..above].iter().rfind(|text| text.starts_with('#')).unwrap();
        let is_clause = lines[line - 1..lines.len().min(line + 2)]
            .iter()
            .chain(&lines[line.saturating_sub(9)..line])
            .any(|text| text.contains(&format!("clause \"{clause}\"")));
        assert!(is_clause || heading.trim_start_matches('#').trim() == clause, "{one}");
        assert!(!one["help"].as_str().unwrap().is_empty() && !one["why"].as_str().unwrap().is_empty(), "{one}");
    }
    let run = servanda("check examples/flawed-draft");
    assert_eq!(run.code, 0, "nothing in it is an error");
    assert!(run.err.contains("--explain"), "{}", run.err);
    check("flawed/check.txt", &run.out);
    for format in ["json", "sarif", "github", "csv", "md"] {
        check(
            &format!("flawed/check.{format}"),
            &servanda(&format!("check examples/flawed-draft --format {format}")).out,
        );
    }
}

#[test]
fn the_arrangement_has_no_flaw_and_the_real_one_has_those_that_it_has() {
    let oman = servanda("check examples/oman-2026");
    assert_eq!((oman.code, oman.err.as_str()), (0, ""));
    assert_eq!(oman.out, "examples/oman-2026: no errors, no warnings\n");
    let jcpoa = servanda("check examples/jcpoa-2015");
    assert_eq!(jcpoa.code, 0);
    check("jcpoa/check.txt", &jcpoa.out);
    for command in ["status", "relief", "agenda"] {
        assert_eq!(
            servanda(&format!("{command} examples/jcpoa-2015 --at 2019-07-15")).err,
            "",
            "findings belong to `check`"
        );
    }
}

#[test]
fn findings_can_be_left_out() {
    let run = servanda("check examples/flawed-draft --no-findings");
    assert_eq!((run.code, run.out.as_str()), (0, "examples/flawed-draft: no errors, no warnings\n"));
}

#[test]
fn what_is_said_to_services_is_whole() {
    let log = json("check examples/jcpoa-2015 --format sarif");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let text = fs::read_to_string(root().join("examples/jcpoa-2015/agreement.accord.md")).unwrap();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!rule["fullDescription"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "examples/jcpoa-2015/agreement.accord.md");
        let line = usize::try_from(place["region"]["startLine"].as_u64().unwrap()).unwrap();
        assert!(line <= text.lines().count());
    }
    let suppressed: Vec<&Value> = results.iter().filter(|result| result.get("suppressions").is_some()).collect();
    let check = json("check examples/jcpoa-2015 --format json");
    let accepted = check["accepted"].as_array().unwrap();
    assert_eq!((suppressed.len(), accepted.len()), (6, 6));
    assert_eq!(suppressed[0]["suppressions"][0]["justification"], accepted[0]["because"]);
    let annotations = servanda("check examples/jcpoa-2015 --format github").out;
    let open = check["diagnostics"].as_array().unwrap().len();
    assert_eq!(annotations.lines().count(), open);
    assert!(annotations.lines().all(|line| line.starts_with("::warning file=") || line.starts_with("::notice file=")));
}

#[test]
fn a_name_is_explained_or_the_nearest_offered() {
    for finding in FINDINGS {
        let run = servanda(&format!("check --explain {}", finding.name));
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let said = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [finding.what, finding.why, finding.cure] {
            assert!(said.contains(part), "{}: {said}", finding.name);
        }
        assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    }
    let entry = servanda("check --explain unit-mismatch");
    assert!(entry.code == 0 && entry.out.starts_with("## unit-mismatch\n"), "{}", entry.out);
    let unknown = servanda("check --explain no-verifyer");
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean `no-verifier`?"), "{}", unknown.err);
    assert_eq!(servanda("check").code, 2, "a dossier or a name");
}

#[test]
fn an_unknown_finding_refuses_the_dossier_and_an_idle_one_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |allow: &str| {
        let text = fs::read_to_string(root().join("examples/oman-2026/agreement.accord.md")).unwrap();
        let text = text.replacen("  cure 10 days\n", &format!("  cure 10 days\n  {allow}\n"), 1);
        fs::write(folder.path().join("agreement.accord.md"), text).unwrap();
    };
    write("allow no-verifyer because \"tested\"");
    let run = servanda_in(folder.path(), &["check", "."]);
    assert_eq!(run.code, 3);
    assert!(
        run.out.contains("error[unknown-finding]") && run.out.contains("did you mean `no-verifier`?"),
        "{}",
        run.out
    );
    write("allow no-verifier because \"tested\"");
    let run = servanda_in(folder.path(), &["check", "."]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("warning[nothing-to-allow]: there is nothing to allow here"), "{}", run.out);
}
