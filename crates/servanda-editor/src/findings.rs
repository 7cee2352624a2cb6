//! Diagnostics as an editor shows them: the clause that is concerned and the cure below the message, second places beside it.

use std::collections::BTreeMap;

use servanda::{Diagnostic, Label, Severity, Span};

use crate::dossier::OpenDossier;
use crate::wire;

/// What is wrong with each file of the dossier, by path; a file with nothing wrong has an empty list.
pub fn findings(dossier: &OpenDossier, uri: &dyn Fn(&str) -> String) -> BTreeMap<String, Vec<wire::Diagnostic>> {
    let mut found: BTreeMap<String, Vec<wire::Diagnostic>> =
        dossier.parts.iter().map(|part| (part.text.file.path().to_owned(), Vec::new())).collect();
    for diagnostic in &dossier.loaded.diagnostics {
        // What has no place of its own, as the count of what is not listed, stands at the top of the dossier.
        let top = dossier.parts.first().map(|part| Label {
            file: part.text.file.clone(),
            span: Span::default(),
            text: String::new(),
        });
        let Some(first) = diagnostic.labels.first().cloned().or(top) else { continue };
        let told = told(dossier, diagnostic, &first, uri);
        found.entry(first.file.path().to_owned()).or_default().push(told);
    }
    found
}

fn told(
    dossier: &OpenDossier,
    diagnostic: &Diagnostic,
    first: &Label,
    uri: &dyn Fn(&str) -> String,
) -> wire::Diagnostic {
    let also = diagnostic.labels.iter().skip(1).map(|label| wire::RelatedInformation {
        location: wire::Location { uri: uri(label.file.path()), range: range(dossier, label) },
        message: label.text.clone(),
    });
    let mut message = diagnostic.message.clone();
    if !first.text.is_empty() {
        message.push_str(&format!(" ({})", first.text));
    }
    if let Some(clause) = &diagnostic.clause {
        message.push_str(&format!("\nthis concerns {clause}"));
    }
    if let Some(help) = &diagnostic.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    wire::Diagnostic {
        range: range(dossier, first),
        severity: match diagnostic.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Hint => 4,
        },
        code: diagnostic.name.to_owned(),
        source: "servanda".to_owned(),
        message,
        related_information: also.collect(),
    }
}

fn range(dossier: &OpenDossier, label: &Label) -> wire::Range {
    dossier.part(label.file.path()).map(|(_, part)| part.text.range(label.span)).unwrap_or_default()
}
