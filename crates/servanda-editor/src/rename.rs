//! A name changed wherever it stands, tried out before it is offered: what would put an error into the dossier or change a
//! verdict is refused.

use std::collections::BTreeMap;

use servanda::{DossierFiles, Instant, SourceFile, StatusPage};
use servanda_base::{Name, Span};
use servanda_syntax::keywords;

use crate::dossier::OpenDossier;
use crate::names::Declared;

/// The spans of each part that the name stands at.
type Places = BTreeMap<usize, Vec<Span>>;

/// Where `declared` is to be written anew, by part.
///
/// # Errors
/// Why the name cannot be changed, with the cure.
pub fn rename(dossier: &mut OpenDossier, declared: &Declared, new: &str, now: Instant) -> Result<Places, String> {
    if !Name::is_valid(new) {
        return Err(format!(
            "`{new}` is not a name: it has letters A to Z, digits and single hyphens, and begins with a letter"
        ));
    }
    if keywords::is_reserved(new) {
        return Err(format!("`{new}` is a word of the language: choose another, such as `the-{new}`"));
    }
    if let Some((_, other)) = dossier.declared(declared.space, new).filter(|(_, other)| other.name != declared.name) {
        return Err(format!("`{new}` is already the name of a {}", other.keyword));
    }
    for name in [&declared.name, new] {
        if dossier.is_level(name) {
            return Err(format!(
                "`{name}` is also a level of a measure, so that the text would read otherwise: change it by hand"
            ));
        }
    }
    if let Some(error) = text_error(dossier) {
        return Err(format!("the text has errors, cure them first: {error}"));
    }
    let mut places = Places::new();
    for (part, occurrence) in dossier.occurrences_of(declared) {
        places.entry(part).or_default().push(occurrence.span);
    }
    let parts = places.keys().filter_map(|part| dossier.parts.get(*part));
    if let Some(part) = parts.clone().find(|part| !part.is_text) {
        return Err(format!("`{}` names it too and is no text: change it by hand", part.text.file.path()));
    }
    if !parts.clone().any(|part| part.document.is_some()) {
        return Err(format!("`{}` is declared in a file that is no text: change it by hand", declared.name));
    }
    let mut renamed = OpenDossier::new(with(dossier, &places, new));
    if let Some(error) = new_error(dossier, &renamed) {
        return Err(format!("the dossier would not be right any more: {error}"));
    }
    let (before, after) = (dossier.status(now).map(verdicts), renamed.status(now).map(verdicts));
    if before != after {
        return Err(format!(
            "a verdict would be another one if `{}` were called `{new}`: change it by hand",
            declared.name
        ));
    }
    Ok(places)
}

/// The first error of the agreement's text.
fn text_error(dossier: &OpenDossier) -> Option<String> {
    let in_text = |file: &SourceFile| file.path().ends_with(".md") || file.path().ends_with(".json");
    let mut errors = dossier.loaded.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let found = errors.find(|error| error.labels.first().is_some_and(|label| in_text(&label.file)))?;
    Some(found.message.clone())
}

/// An error of the renamed dossier of a kind that occurs more often than before.
fn new_error(before: &OpenDossier, after: &OpenDossier) -> Option<String> {
    let count = |dossier: &OpenDossier, name: &str| {
        dossier.loaded.diagnostics.iter().filter(|diagnostic| diagnostic.name == name).count()
    };
    let mut errors = after.loaded.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let found = errors.find(|error| count(after, error.name) > count(before, error.name))?;
    Some(found.message.clone())
}

fn verdicts(page: &StatusPage) -> Vec<String> {
    let commitments = page.commitments.iter().map(|row| {
        let parts: Vec<String> = row.sites.iter().map(|site| site.said.verdict.to_string()).collect();
        format!("{} {} {}", row.said.verdict, row.said.concluded, parts.join(" "))
    });
    commitments.chain(page.reliefs.iter().map(|row| row.status.to_string())).collect()
}

/// The files with `new` at the places.
fn with(dossier: &OpenDossier, places: &Places, new: &str) -> DossierFiles {
    let changed = |file: &SourceFile| {
        let part = dossier.part(file.path());
        let spans = part.and_then(|(index, part)| Some((part, places.get(&index)?)));
        let Some((part, spans)) = spans else { return file.clone() };
        let edits: Vec<(Span, &str)> = spans.iter().map(|span| (*span, new)).collect();
        SourceFile::new(file.path(), &part.text.replaced(&edits))
    };
    let files = dossier.files();
    DossierFiles {
        agreements: files.agreements.iter().map(changed).collect(),
        sources: files.sources.as_ref().map(changed),
        evidence: files.evidence.iter().map(changed).collect(),
    }
}
