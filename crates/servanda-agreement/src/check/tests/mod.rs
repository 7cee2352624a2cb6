//! Tests of the checker: small agreements as text, what is said of each, and what is made of it.

mod commitments;
mod expressions;
mod names;
mod process;
mod readings;
mod whole;

use servanda_base::{Diagnostic, SourceFile};
use servanda_syntax::ast::Declaration;

use crate::model::*;

/// What every small agreement begins with.
const PREAMBLE: &str = r#"
agreement test "Test"
  zone UTC
  in force 2026-01-01 until 2027-01-01
  baseline 2026-02-01
party A "Side A"
party B "Side B"
verifier V "Verifier"
body joint "Joint body" members A, B
site north "North"
site south "South"
site depot "Depot"
sites plants = north, south
measure level "Level" in % at plants
measure stock "Stock" in kg at plants
measure total "Total" in kg
measure items "Items" in pcs
measure ready "Ready" in yes/no
measure grade "Grade" in levels low, middle, high
measure armed "Armed" in pcs of A, B
event done "Done"
event visit "Visit" at plants
event shipped "Shipped" counted in t
"#;

/// What is said of a dossier of one file with this block.
fn diagnose(block: &str) -> (Option<Agreement>, Vec<Diagnostic>) {
    let file = SourceFile::new("agreement.accord.md", &format!("# Test\n\n```accord\n{block}\n```\n"));
    check_file(file)
}

/// The declarations of a file, and what the parser says of it.
fn parse(file: &SourceFile) -> (Vec<Declaration>, Vec<Diagnostic>) {
    let (document, faults) = servanda_syntax::parse(file);
    (document.declarations, faults)
}

fn check_file(file: SourceFile) -> (Option<Agreement>, Vec<Diagnostic>) {
    let (declarations, faults) = parse(&file);
    assert!(faults.is_empty(), "not parsed: {faults:#?}");
    super::check(&[(file, declarations)])
}

/// What is said of the preamble and `body` after `change`: of what a program may write and the parser refuses.
fn diagnose_changed(body: &str, change: impl Fn(&mut Declaration)) -> Vec<Diagnostic> {
    let file = SourceFile::new("agreement.accord.md", &format!("```accord\n{PREAMBLE}{body}\n```\n"));
    let (mut declarations, _) = parse(&file);
    change(declarations.last_mut().unwrap());
    super::check(&[(file, declarations)]).1
}

/// The agreement that the preamble and `body` make.
#[track_caller]
fn accepted(body: &str) -> Agreement {
    let (agreement, diagnostics) = diagnose(&format!("{PREAMBLE}{body}"));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    agreement.unwrap()
}

/// Of the preamble and `body` exactly this is said.
#[track_caller]
fn refused(body: &str, name: &str, message: &str, help: &str) {
    refused_alone(&format!("{PREAMBLE}{body}"), name, message, help);
}

#[track_caller]
fn refused_alone(block: &str, name: &str, message: &str, help: &str) {
    let (agreement, diagnostics) = diagnose(block);
    let said: Vec<(&str, &str, &str)> = diagnostics
        .iter()
        .map(|diagnostic| (diagnostic.name, diagnostic.message.as_str(), diagnostic.help.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(said, [(name, message, help)]);
    assert!(agreement.is_none());
}

/// The words at which the only diagnostic points.
#[track_caller]
fn place(body: &str) -> String {
    let (_, diagnostics) = diagnose(&format!("{PREAMBLE}{body}"));
    let label = &diagnostics[0].labels[0];
    label.file.text()[label.span.start..label.span.end].to_owned()
}

/// The condition that the commitment `c` keeps.
#[track_caller]
fn kept(sentence: &str) -> Condition {
    let agreement = accepted(&format!("commitment c \"C\"\n  {sentence}\n"));
    let Some(Named::Commitment(id)) = agreement.named("c") else { panic!("no commitment") };
    match &agreement.commitments[id].form {
        Form::Keeps { condition } => condition.clone(),
        other => panic!("{other:?}"),
    }
}
