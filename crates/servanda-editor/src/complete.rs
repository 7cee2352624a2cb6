//! What may stand at the cursor: keywords where one begins, else the declared names of the kinds that fit there.
//!
//! A text in which one is typing seldom parses, so the words before the cursor decide, not the tree.

use std::collections::BTreeSet;

use servanda_agreement::check::clauses;
use servanda_base::Span;
use servanda_syntax::keywords;

use crate::dossier::{OpenDossier, Part};
use crate::names::Space;
use crate::wire::{CompletionItem, TextEdit};

const ACTORS: &[&str] = &["party", "host", "verifier", "stakeholder", "body"];
const PLACES: &[&str] = &["site", "sites"];
const EVENTS: &[&str] = &["event"];
const DATES: &[&str] = &["date", "event"];
const MEASURES: &[&str] = &["measure", "indicator"];
const QUANTITIES: &[&str] = &["measure", "indicator", "event"];
const STANDING: &[&str] = &["commitment", "relief", "procedure", "response", "scenario"];
#[rustfmt::skip]
const CONDITIONS: &[&str] = &[
    "commitment", "relief", "procedure", "response", "scenario", "measure", "indicator", "event", "phase", "date",
];
const VERBS: &[&str] = &["keeps", "does", "allows", "achieves", "refrains from", "grants"];

/// What fits: words of the language, and names of things declared by these keywords.
#[derive(Debug, Default)]
struct Wanted {
    words: Vec<&'static str>,
    kinds: Vec<&'static str>,
    units: bool,
    sources: bool,
}

impl Wanted {
    fn words(words: &[&'static str]) -> Self {
        Self { words: words.to_vec(), ..Self::default() }
    }

    fn names(kinds: &[&'static str]) -> Self {
        Self { kinds: kinds.to_vec(), ..Self::default() }
    }

    fn and(mut self, words: &[&'static str]) -> Self {
        self.words.extend(words);
        self
    }
}

/// What may stand at `offset` of a part.
pub fn complete(dossier: &OpenDossier, part: usize, offset: usize) -> Vec<CompletionItem> {
    let Some(part) = dossier.parts.get(part) else { return Vec::new() };
    let wanted = match part.document {
        Some(_) => in_text(dossier, part, offset),
        None => in_table(part, offset),
    };
    let Some(wanted) = wanted else { return Vec::new() };
    let before = part.text.line_before(offset);
    let range = part.text.range(Span::new(offset - prefix(before).len(), offset));
    let item = |order: u8, kind: u8, label: &str, detail: Option<String>| CompletionItem {
        label: label.to_owned(),
        kind,
        detail,
        sort_text: format!("{order}{label}"),
        text_edit: TextEdit { range, new_text: label.to_owned() },
    };
    let fitting = dossier.all_declared().filter(|declared| match declared.space {
        Space::Names => wanted.kinds.contains(&declared.keyword),
        Space::Units => wanted.units,
    });
    let names = fitting.map(|declared| {
        let title = declared.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
        item(0, 18, &declared.name, Some(format!("{}{title}", declared.keyword)))
    });
    let units = if wanted.units { used_units(dossier) } else { Default::default() };
    let units = units.into_iter().map(|unit| item(1, 11, unit, Some("unit".to_owned())));
    let sources = if wanted.sources { sources(dossier) } else { Default::default() };
    let sources = sources.into_iter().map(|(id, name)| item(0, 18, id, Some(format!("source: {name}"))));
    let words = wanted.words.iter().map(|word| item(2, 14, word, None));
    names.chain(units).chain(sources).chain(words).collect()
}

/// The part of a word that stands before the cursor.
fn prefix(before: &str) -> &str {
    let start = before
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    before.get(start..).unwrap_or_default()
}

fn in_text(dossier: &OpenDossier, part: &Part, offset: usize) -> Option<Wanted> {
    let blocks = &part.document.as_ref()?.blocks;
    let block = blocks.iter().find(|parsed| parsed.block.span.start < offset && offset <= parsed.block.span.end)?;
    let above = part.text.text().get(block.block.span.start..offset)?;
    let before = part.text.line_before(offset);
    let is_fence = before.trim_start().starts_with("```") || before.trim_start().starts_with("~~~");
    // Within a text or a comment nothing is completed.
    if is_fence || !above.contains('\n') || before.matches('"').count() % 2 == 1 || before.contains('#') {
        return None;
    }
    let head = before.strip_suffix(prefix(before)).unwrap_or(before);
    if head.is_empty() {
        return Some(Wanted::words(keywords::DECLARATIONS));
    }
    let declaration = declaration_above(above);
    let words: Vec<&str> = head.split(|c: char| c.is_whitespace() || c == '(' || c == ')').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    Some(match words.as_slice() {
        [] => clauses_of(declaration),
        words => sentence(dossier, declaration, words).unwrap_or_else(|| after(dossier, declaration, words)),
    })
}

/// The keyword of the declaration in which the text ends.
fn declaration_above(text: &str) -> &'static str {
    let first_words = text.lines().rev().map(|line| line.split([' ', '\t']).next().unwrap_or_default());
    let found = first_words.filter_map(|word| keywords::DECLARATIONS.iter().find(|keyword| **keyword == word));
    found.copied().next().unwrap_or_default()
}

/// What may begin a line of a declaration. A commitment and a relief have a sentence, which begins with who owes.
fn clauses_of(declaration: &'static str) -> Wanted {
    let own = clauses::allowed(declaration).iter().filter(|words| !VERBS.contains(words)).copied();
    let words = own.chain(clauses::ALWAYS.iter().copied()).collect();
    let owes = matches!(declaration, "commitment" | "relief");
    Wanted { words, kinds: if owes { ACTORS.to_vec() } else { Vec::new() }, ..Wanted::default() }
}

/// The verb, where only those who owe stand before the cursor.
fn sentence(dossier: &OpenDossier, declaration: &str, words: &[&str]) -> Option<Wanted> {
    let verbs: &[&'static str] = match declaration {
        "commitment" => &["keeps", "does", "allows", "achieves", "refrains from"],
        "relief" => &["grants"],
        _ => return None,
    };
    let is_actor = |name: &str| dossier.declared(Space::Names, name).is_some_and(|(_, declared)| declared.is_actor());
    let (last, rest) = words.split_last()?;
    let all = rest.iter().all(|word| is_actor(word.trim_end_matches(',')));
    if !all || (*last != "each" && !is_actor(last.trim_end_matches(','))) {
        return None;
    }
    Some(match (last.ends_with(','), *last) {
        (true, _) => Wanted::names(ACTORS),
        (_, "each") => Wanted::words(verbs),
        _ => Wanted::words(verbs).and(&["each"]),
    })
}

/// What follows the last words.
fn after(dossier: &OpenDossier, declaration: &str, words: &[&str]) -> Wanted {
    let last = words.last().copied().unwrap_or_default();
    let before = words.iter().rev().nth(1).copied().unwrap_or_default();
    if last.ends_with(',') {
        return in_list(dossier, last.trim_end_matches(','));
    }
    match (before, last) {
        ("verified" | "contested", "by") | (_, "to" | "owner" | "members") => {
            Wanted::names(ACTORS).and(&["each other"])
        }
        (_, "by") if declaration == "response" || before.ends_with('"') => Wanted::names(ACTORS),
        ("start" | "end", "of") | ("in", "phase") | (_, "during") => Wanted::names(&["phase"]),
        (_, "phase") if declaration == "risk" => Wanted::names(&["phase"]),
        ("sum" | "max" | "min" | "mean" | "baseline", "of") => Wanted::names(&["measure"]),
        ("count", "of") => Wanted::names(&["event", "site", "sites"]),
        (_, "of") if declaration == "measure" || declaration == "event" => Wanted::names(ACTORS),
        (_, "of") => Wanted::names(ACTORS).and_names(QUANTITIES),
        (_, "at") => Wanted::names(PLACES).and(&["each"]),
        ("at", "each") => Wanted::names(PLACES),
        ("after", "each") | (_, "per") => Wanted::names(&["period"]).and(keywords::PERIODS),
        ("counted", "in") => Wanted { units: true, ..Wanted::default() },
        (_, "in") if declaration == "measure" => Wanted { units: true, ..Wanted::words(&["yes/no", "levels"]) },
        (_, "in") => Wanted::words(&["phase", "effect", "the last"]).and(keywords::PERIODS).and_names(&["period"]),
        (_, "track") => Wanted::words(&["technical", "political"]),
        (_, "good") => Wanted::words(&["for"]),
        (_, "never") => Wanted::words(&["negative", "falls", "rises"]),
        (_, "verified") => Wanted::words(&["by"]),
        ("refrains" | "refrain", "from") => Wanted::names(EVENTS),
        (_, "allow") if words.len() == 1 => Wanted::words(servanda_agreement::DESIGN_FINDINGS),
        ("allow", _) if words.len() == 2 => Wanted::words(&["because"]),
        (_, "does" | "do" | "allows" | "allow") => Wanted::names(EVENTS),
        (_, "keeps" | "keep" | "achieves" | "achieve") => {
            Wanted::names(CONDITIONS).and(&["sum of", "max of", "min of", "mean of", "count of"])
        }
        (_, "replaces") => Wanted::names(&["commitment"]),
        (_, "from" | "until" | "through" | "on" | "by" | "after" | "before" | "since" | "baseline" | "force") => {
            Wanted::names(DATES).and(&["start of", "end of", "later of", "earlier of", "day"])
        }
        (_, "for") if matches!(declaration, "report" | "briefing") => Wanted::names(ACTORS).and(&["public"]),
        _ => after_name(dossier, last),
    }
}

impl Wanted {
    fn and_names(mut self, kinds: &[&'static str]) -> Self {
        self.kinds.extend(kinds);
        self
    }
}

/// What goes on with a list: the kind of what stands in it already.
fn in_list(dossier: &OpenDossier, name: &str) -> Wanted {
    match dossier.declared(Space::Names, name).map(|(_, declared)| declared.keyword) {
        Some(actor) if ACTORS.contains(&actor) => Wanted::names(ACTORS),
        Some(place) if PLACES.contains(&place) => Wanted::names(PLACES),
        _ => Wanted::names(CONDITIONS),
    }
}

/// What follows the name of something; after anything else, whatever may stand in an expression.
fn after_name(dossier: &OpenDossier, name: &str) -> Wanted {
    match dossier.declared(Space::Names, name).map(|(_, declared)| declared.keyword) {
        Some(keyword) if STANDING.contains(&keyword) => Wanted::words(keywords::VERDICTS).and(&["in effect", "of"]),
        Some("event") => {
            Wanted::words(&["has happened", "by", "within", "every", "at", "before", "at least", "at most"])
        }
        Some(keyword) if MEASURES.contains(&keyword) => Wanted::words(&["at", "of", "for", "and", "or", "until"]),
        _ => Wanted::names(CONDITIONS).and(&["not", "and", "or", "sum of", "max of", "min of", "mean of", "count of"]),
    }
}

fn in_table(part: &Part, offset: usize) -> Option<Wanted> {
    let cell = part.cells.iter().find(|cell| cell.span.start <= offset && offset <= cell.span.end)?;
    let of_row = part.cells.iter().filter(|other| other.row == cell.row);
    let kind =
        of_row.filter(|other| other.column == "kind").map(|other| other.text.as_str()).next().unwrap_or_default();
    Some(match (cell.column.as_str(), kind) {
        ("kind", _) => Wanted::words(&["reading", "event", "decision", "finding", "retraction"]),
        ("subject", "reading") => Wanted::names(&["measure"]),
        ("subject", "event") => Wanted::names(EVENTS),
        ("subject", "decision" | "finding") => Wanted::names(STANDING),
        ("subject", _) => Wanted::names(STANDING).and_names(&["measure", "event"]),
        ("site", _) => Wanted::names(PLACES).and_names(ACTORS),
        ("of", _) => Wanted::names(&["commitment", "relief"]),
        ("unit", _) => Wanted { units: true, ..Wanted::default() },
        ("source" | "via", _) => Wanted { sources: true, ..Wanted::default() },
        ("marking", _) => Wanted::words(&["clear", "green", "amber", "amber+strict", "red:"]),
        ("standing", _) => Wanted::words(&["verifier", "party", "independent", "media", "unattributed"]),
        ("reliability", _) => Wanted::words(&["A", "B", "C", "D", "E", "F"]),
        _ => return None,
    })
}

/// The units that the text uses and does not declare.
fn used_units(dossier: &OpenDossier) -> BTreeSet<&str> {
    let text = dossier.parts.iter().filter(|part| part.document.is_some()).flat_map(|part| &part.occurrences);
    let used = text.filter(|name| name.space == Space::Units && dossier.declared(Space::Units, &name.name).is_none());
    used.map(|name| name.name.as_str()).collect()
}

/// The sources of the dossier: id and name.
fn sources(dossier: &OpenDossier) -> Vec<(&str, &str)> {
    let file = dossier.files().sources.as_ref().and_then(|file| dossier.part(file.path()));
    let Some((_, part)) = file else { return Vec::new() };
    let ids = part.cells.iter().filter(|cell| cell.column == "id" && !cell.text.is_empty());
    ids.map(|id| {
        let name = part.cells.iter().find(|cell| cell.row == id.row && cell.column == "name");
        (id.text.as_str(), name.map(|cell| cell.text.as_str()).unwrap_or_default())
    })
    .collect()
}
