//! Diagnostics as people read them: the line, the place in it, what is wrong, the cure.

use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use servanda::{Diagnostic, Label, Severity, finding, limits};

use crate::output;

/// The most lines of a file that are shown for one place.
const LINES: usize = 6;

/// Tells diagnostics on stderr; beyond the limit they are counted.
pub fn tell(diagnostics: &[Diagnostic]) {
    let text = text(diagnostics, output::stderr_has_colour());
    if !text.is_empty() {
        output::tell(text.trim_end_matches('\n'));
        output::tell("");
    }
}

/// Diagnostics one after the other, a blank line after each; beyond the limit they are counted. A design finding that was
/// shown before is told with its place alone: what to do has been said.
pub fn text(diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    // What has no place counts others, and is told whatever their number.
    let (placed, counts): (Vec<_>, Vec<_>) = diagnostics.iter().partition(|diagnostic| !diagnostic.labels.is_empty());
    let shown = placed.iter().take(limits::DIAGNOSTICS).chain(&counts);
    let mut told = BTreeSet::new();
    let mut text = String::new();
    for diagnostic in shown {
        let again = !told.insert((diagnostic.name, &diagnostic.help)) && finding(diagnostic.name).is_some();
        text.push_str(&rendered(diagnostic, &renderer, again));
        text.push('\n');
    }
    if let Some(more) = placed.len().checked_sub(limits::DIAGNOSTICS).filter(|more| *more > 0) {
        text.push_str(&format!("... and {more} more\n"));
    }
    text
}

fn rendered(diagnostic: &Diagnostic, renderer: &Renderer, again: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.name);
    let mut group = Group::with_title(title);
    if again {
        group = group.elements(diagnostic.labels.first().map(place));
    } else {
        let snippets = diagnostic.labels.iter().enumerate().map(|(index, label)| snippet(label, index == 0));
        group = group.elements(snippets);
    }
    if let Some(clause) = &diagnostic.clause {
        group = group.element(Level::NOTE.message(format!("this concerns {clause}")));
    }
    if let (Some(help), false) = (&diagnostic.help, again) {
        group = group.element(Level::HELP.message(help));
    }
    format!("{}\n", renderer.render(&[group]))
}

/// The place of a label without its lines.
fn place(label: &Label) -> Origin<'_> {
    let (line, column) = label.file.line_column(label.span.start);
    Origin::path(label.file.path()).line(line).char_column(column)
}

/// The lines that a label covers, and the place in them.
fn snippet<'a>(label: &'a Label, is_primary: bool) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = label.file.text();
    let lines = lines(text, label.span.start, label.span.end);
    let shown = text.get(lines.clone()).unwrap_or_default();
    let start = label.span.start.saturating_sub(lines.start).min(shown.len());
    let end = label.span.end.saturating_sub(lines.start).clamp(start, shown.len());
    let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(start..end);
    let annotation = if label.text.is_empty() { annotation } else { annotation.label(&label.text) };
    let (line, _) = label.file.line_column(lines.start);
    Snippet::source(shown).path(label.file.path()).line_start(line).annotation(annotation)
}

/// The whole lines from the first to the last byte of a span, at most [`LINES`] of them.
fn lines(text: &str, start: usize, end: usize) -> Range<usize> {
    let from = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let mut until = from;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n').take(LINES) {
        until += line.len();
        if until >= end {
            break;
        }
    }
    from..until
}
