//! The dossiers among the examples are read without a complaint.

use servanda_base::SourceFile;
use servanda_syntax::parse;

#[test]
fn the_arrangement_of_muscat_is_read() {
    let text = include_str!("../../../examples/oman-2026/agreement.accord.md");
    let (document, diagnostics) = parse(&SourceFile::new("agreement.accord.md", text));
    let told: Vec<_> = diagnostics.iter().map(|d| format!("{} {:?}", d.message, d.help)).collect();
    assert!(told.is_empty(), "{told:#?}");
    assert_eq!(document.print(), text);
    assert_eq!(document.declarations.len(), 67);
}
