//! Diagnostics in the lines of a `diagnostics` block.

use servanda_base::Diagnostic;

/// One line for each message, one for each cure, in order.
pub fn lines(diagnostics: &[Diagnostic]) -> Vec<String> {
    let of = |diagnostic: &Diagnostic| {
        let message = format!("{}[{}]: {}", diagnostic.severity.word(), diagnostic.name, diagnostic.message);
        let help = diagnostic.help.iter().flat_map(|help| help.lines()).map(|line| format!("  help: {line}"));
        std::iter::once(message).chain(help).collect::<Vec<_>>()
    };
    diagnostics.iter().flat_map(of).collect()
}

/// What keeps a section from being assessed, each with its place.
pub fn report(diagnostics: &[Diagnostic]) -> String {
    let mut report = String::from("cannot be read:");
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.is_error()) {
        let place = diagnostic.labels.first().map(|label| {
            let (line, column) = label.file.line_column(label.span.start);
            format!("{}:{line}:{column}", label.file.path())
        });
        let help = diagnostic.help.as_deref().unwrap_or("");
        report += &format!("\n  {}: {} ({help})", place.unwrap_or_default(), diagnostic.message);
    }
    report
}
