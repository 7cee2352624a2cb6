//! Faults of a file, collected with their places.

use servanda_base::{Diagnostic, Severity, SourceFile, Span, limits, name};

/// What is wrong with a text, without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub name: &'static str,
    pub message: String,
    pub help: String,
}

impl Fault {
    pub(crate) fn new(name: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { name, message: message.into(), help: help.into() }
    }

    /// The same as an error at its place.
    pub(crate) fn at(self, file: &SourceFile, span: Span) -> Diagnostic {
        Diagnostic::error(self.name, file, span, self.message).help(self.help)
    }
}

/// All faults found so far. What lies beyond [`limits::DIAGNOSTICS`] is counted.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    list: Vec<Diagnostic>,
    // INVARIANT: ascending; which of them are errors of rows that are left out.
    of_left_out: Vec<usize>,
    errors: usize,
    unlisted: usize,
    // Errors are listed as warnings: what they concern is left out, and that is accepted.
    softened: bool,
    is_fatal: bool,
}

impl Faults {
    pub(crate) fn push(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.is_error() {
            self.errors += 1;
            self.is_fatal |= !self.softened;
            if self.softened {
                diagnostic.severity = Severity::Warning;
                if !self.is_full() {
                    self.of_left_out.push(self.list.len());
                }
            }
        }
        if self.is_full() {
            self.unlisted += 1;
        } else {
            self.list.push(diagnostic);
        }
    }

    /// From now on errors are listed as warnings, or are not.
    pub(crate) fn soften(&mut self, softened: bool) {
        self.softened = softened;
    }

    /// The errors of rows that are left out, in the order in which they were found.
    pub(crate) fn left_out(&self) -> impl Iterator<Item = &Diagnostic> {
        self.of_left_out.iter().filter_map(|index| self.list.get(*index))
    }

    /// How many errors there were, listed as such or not.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Whether further faults are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= limits::DIAGNOSTICS
    }

    /// All that are listed, in order of place, and a last one that counts the rest.
    pub(crate) fn finish(self, files: &[SourceFile]) -> Vec<Diagnostic> {
        let mut list = self.list;
        let position = |diagnostic: &Diagnostic| {
            let label = diagnostic.labels.first()?;
            Some((files.iter().position(|file| *file == label.file), label.span))
        };
        list.sort_by_cached_key(position);
        list.iter_mut().for_each(name_cells);
        if self.unlisted > 0 {
            list.push(Diagnostic {
                name: "more-faults",
                severity: if self.is_fatal { Severity::Error } else { Severity::Warning },
                message: format!("{} more faults are not listed", self.unlisted),
                labels: Vec::new(),
                clause: None,
                help: Some("cure those listed and read again".to_owned()),
            });
        }
        list
    }
}

/// Puts the cells of a sheet into words: what stands in its text is not what people see.
fn name_cells(diagnostic: &mut Diagnostic) {
    for label in &mut diagnostic.labels {
        if let Some(cell) = label.file.cell(label.span.start) {
            let parting = if label.text.is_empty() { "" } else { ", " };
            label.text = format!("{}{parting}cell {cell}", label.text);
        }
    }
}

/// The user's words in backticks: nothing that could steer a terminal, and no more than can be read.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut words = String::from("`");
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            words.push('…');
            break;
        }
        if is_control(c) { words.extend(c.escape_unicode()) } else { words.push(c) }
    }
    words.push('`');
    words
}

/// Whether it is a control character, of a terminal or of the direction of writing.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The known name nearest to `text`; `None` also for what is too long to be a name.
pub(crate) fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if text.len() > limits::NAME_BYTES { None } else { name::nearest(text, known) }
}

/// The nearest of the known words, or all of them (or the first few, if they are many).
pub(crate) fn suggestion<'a>(text: &str, known: impl IntoIterator<Item = &'a str>, what: &str) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(text, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{what} {}", listed(known.into_iter())),
    }
}

/// `a`, `b` or `c`; of many only the first few.
pub(crate) fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let mut words: Vec<String> = words.take(MOST + 1).map(|word| format!("`{word}`")).collect();
    if words.len() > MOST {
        words.truncate(MOST);
        words.push("others".to_owned());
    }
    match words.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
    }
}
