//! The dossiers among the examples are read without a complaint, and printed as they were.

mod common;

use servanda_base::SourceFile;
use servanda_syntax::parse;

#[test]
fn the_arrangement_of_muscat_is_read() {
    check(include_str!("../../../examples/oman-2026/agreement.accord.md"), 68);
}

#[test]
fn the_plan_of_vienna_is_read() {
    check(include_str!("../../../examples/jcpoa-2015/agreement.accord.md"), 149);
}

fn check(text: &str, declarations: usize) {
    let (document, diagnostics) = parse(&SourceFile::new("agreement.accord.md", text));
    assert!(diagnostics.is_empty(), "{}", common::told(&diagnostics));
    assert_eq!(document.print(), text);
    assert_eq!(document.declarations.len(), declarations);
}
