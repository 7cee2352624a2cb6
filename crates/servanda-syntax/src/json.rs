//! An agreement as JSON and back: the one file in two forms.

use std::sync::Arc;

use rowan::NodeOrToken;
use servanda_base::{Diagnostic, SourceFile, Span, json, limits};

use crate::SyntaxKind;
use crate::document::{Document, ParsedBlock, ReadBlock, more, read_block};
use crate::markdown;
use crate::wire::deserialize::{Misfit, from_value};
use crate::wire::{self, Agreement, Clause, Comments, Item, Placed, Written};

const FORM: &str =
    "write `{\"version\": 1, \"kind\": \"agreement\", \"items\": [...]}`; its schema is schemas/agreement.v1.json";

/// Reads a `file` in the JSON form. Places are those of the JSON; what it says is what the same agreement says as text,
/// and is checked as such. Every item that does not fit is reported at once.
///
/// ```
/// use servanda_base::SourceFile;
/// let json = r#"{"version": 1, "kind": "agreement", "items": [{"party": {"name": "IR", "title": "Iran"}}]}"#;
/// let (document, diagnostics) = servanda_syntax::parse_json(&SourceFile::new("agreement.json", json));
/// assert!(diagnostics.is_empty());
/// assert_eq!(document.print(), "```accord\nparty IR \"Iran\"\n```\n");
/// assert_eq!(document.declarations[0].name.span.start, 64);
/// ```
pub fn parse_json(file: &SourceFile) -> (Document, Vec<Diagnostic>) {
    let nothing = Document {
        file: file.clone(),
        text: SourceFile::new(file.path(), ""),
        blocks: Vec::new(),
        declarations: Vec::new(),
    };
    let (agreement, misfits) = match read(file) {
        Ok(read) => read,
        Err(misfit) => return (nothing, vec![told(file, misfit)]),
    };
    let written = wire::write(&agreement);
    let is_faulty = !misfits.is_empty() || !written.misfits.is_empty();
    let mut misfits: Vec<Misfit> = misfits.into_iter().chain(written.misfits.iter().cloned()).collect();
    misfits.sort_by_key(|misfit| misfit.span);
    let unlisted = misfits.len().saturating_sub(limits::DIAGNOSTICS);
    let listed = misfits.into_iter().take(limits::DIAGNOSTICS);
    let mut diagnostics: Vec<Diagnostic> = listed.map(|misfit| told(file, misfit)).chain(more(unlisted)).collect();
    if is_faulty {
        return (nothing, diagnostics);
    }
    let document = document(file, &agreement, written, &mut diagnostics);
    (document, diagnostics)
}

/// The documents in the JSON form, as one; `None` if a text has errors, since what is not understood has no such form.
///
/// ```
/// use servanda_base::SourceFile;
/// let file = SourceFile::new("a.accord.md", "# Parties\n\n```accord\nparty IR \"Iran\"\n```\n");
/// let (document, _) = servanda_syntax::parse(&file);
/// let json = servanda_syntax::to_json(std::slice::from_ref(&document)).unwrap();
/// let (again, _) = servanda_syntax::parse_json(&SourceFile::new("a.json", &json));
/// assert_eq!(again.print(), file.text());
/// ```
pub fn to_json(documents: &[Document]) -> Option<String> {
    let mut items = Vec::new();
    for document in documents {
        push_items(&mut items, document)?;
    }
    Some(Agreement::of(items).to_json())
}

/// What stands in the document, in the plain structs of the JSON form.
fn push_items(items: &mut Vec<Placed<Item>>, document: &Document) -> Option<()> {
    let text = document.text.text();
    // A byte order mark is of the file, not of what it says.
    let mut done = text.len() - text.trim_start_matches('\u{feff}').len();
    for parsed in &document.blocks {
        let block = &parsed.block;
        let start = text.get(..block.span.start)?.rfind('\n').map_or(0, |at| at + 1).max(done);
        // The marks of a quote and the indent of a list stand before a block, not in the prose.
        push_prose(items, text.get(done..start)?);
        items.extend(declared(parsed)?.into_iter().map(Placed::from));
        done = block.span.end;
        let after = text.get(done..)?;
        done += after.len() - after.strip_prefix("\r\n").or(after.strip_prefix('\n')).unwrap_or(after).len();
    }
    push_prose(items, text.get(done..)?);
    Some(())
}

fn push_prose(items: &mut Vec<Placed<Item>>, prose: &str) {
    if prose.is_empty() {
        return;
    }
    match items.last_mut().map(|last| &mut last.value) {
        Some(Item::Prose(before)) => before.value.push_str(prose),
        _ => items.push(Item::Prose(prose.to_owned().into()).into()),
    }
}

/// What a block declares, comments in their places.
fn declared(parsed: &ParsedBlock) -> Option<Vec<Item>> {
    // Places are told within the Markdown, whatever the file was.
    let mut block = parsed.block.clone();
    block.places = None;
    let ReadBlock { parsed, errors, declarations, .. } = read_block(block);
    if !errors.is_empty() {
        return None;
    }
    let mut comments = comments(&parsed);
    let mut items = Vec::new();
    for declaration in &declarations {
        let before = comments.iter().take_while(|(span, _)| span.start < declaration.span.start).count();
        items.extend(comments.drain(..before).map(|(_, text)| Item::Comment(text.into())));
        items.push(wire::declaration(declaration, &mut comments));
    }
    items.extend(comments.into_iter().map(|(_, text)| Item::Comment(text.into())));
    Some(items)
}

fn comments(parsed: &ParsedBlock) -> Comments {
    let tokens = parsed.tree().descendants_with_tokens().filter_map(NodeOrToken::into_token);
    let comments = tokens.filter(|token| token.kind() == SyntaxKind::Comment);
    let told = comments.map(|token| {
        let range = token.text_range();
        let text = token.text().trim_start_matches('#').trim();
        (parsed.block.span_in_text(range.start().into(), range.end().into()), text.to_owned())
    });
    told.collect()
}

/// The agreement that stands in `file` and what in it does not fit, item by item.
fn read(file: &SourceFile) -> Result<(Agreement, Vec<Misfit>), Misfit> {
    let misfit =
        |name, span, message: String, help: &str| Misfit { span: Some(span), name, message, help: help.to_owned() };
    let text = file.text();
    if text.len() > limits::AGREEMENT_BYTES {
        let message = format!("a file of more than {} bytes", limits::AGREEMENT_BYTES);
        return Err(misfit("file-too-large", Span::default(), message, "part it into several agreements"));
    }
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let value = json::parse(text, Span::new(start, text.len()))
        .map_err(|fault| misfit("not-json", fault.span, fault.message, fault.help))?;
    let json::Kind::Object(fields) = &value.kind else {
        let message = format!("expected an agreement, found {}", value.kind.noun());
        return Err(misfit("does-not-fit", value.span, message, FORM));
    };
    let mut items = None;
    let mut misfits = Vec::new();
    let (mut version, mut kind) = (false, false);
    for (key, value) in fields {
        match &*key.text {
            "version" if value.kind == json::Kind::Number("1") => version = true,
            "version" => {
                let help = "this version of the software reads version 1";
                return Err(misfit("unknown-version", value.span, "a version that is not known".to_owned(), help));
            }
            "kind" if value.kind == json::Kind::Text("agreement".into()) => kind = true,
            "kind" => {
                return Err(misfit("does-not-fit", value.span, "this is not of the kind `agreement`".to_owned(), FORM));
            }
            "items" => items = Some(value),
            "$schema" => {}
            other => {
                let message = format!("there is no field `{}` here", other.escape_debug());
                misfits.push(misfit("unknown-field", key.span, message, FORM));
            }
        }
    }
    let missing = [("version", version), ("kind", kind), ("items", items.is_some())];
    if let Some((field, _)) = missing.into_iter().find(|(_, found)| !found) {
        return Err(misfit("missing-field", value.span, format!("the field `{field}` is missing"), FORM));
    }
    let Some(json::Kind::List(values)) = items.map(|items| &items.kind) else {
        let span = items.map_or(value.span, |items| items.span);
        return Err(misfit("does-not-fit", span, "`items` is not a list".to_owned(), FORM));
    };
    let mut read = Vec::new();
    for value in values {
        match from_value::<Placed<Item>>(value) {
            Ok(item) => read.push(item),
            Err(misfit) => misfits.push(misfit),
        }
    }
    Ok((Agreement::of(read), misfits))
}

fn told(file: &SourceFile, misfit: Misfit) -> Diagnostic {
    Diagnostic::error(misfit.name, file, misfit.span.unwrap_or_default(), misfit.message).help(misfit.help)
}

/// What the text written from `agreement` says, which must be what `agreement` says.
fn document(file: &SourceFile, agreement: &Agreement, written: Written, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let text = SourceFile::new(file.path(), &written.text);
    let places = Arc::new(written.places);
    let mut document = Document { file: file.clone(), text, blocks: Vec::new(), declarations: Vec::new() };
    let (blocks, of_prose) = markdown::blocks(&document.text);
    for mut diagnostic in of_prose {
        for label in &mut diagnostic.labels {
            label.span = places.of(label.span);
            label.file = file.clone();
        }
        diagnostics.push(diagnostic);
    }
    let found: Vec<usize> = blocks.iter().map(|block| block.span.start).collect();
    if let Some(at) = first_difference(&found, &written.blocks) {
        diagnostics.push(prose_fault(file, places.of(Span::new(at, at))));
        return document;
    }
    let mut unlisted = 0;
    for mut block in blocks {
        block.places = Some(Arc::clone(&places));
        unlisted += document.read(block, diagnostics);
    }
    diagnostics.extend(more(unlisted));
    if !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.extend(said_otherwise(file, agreement, &document));
    }
    document
}

fn first_difference(found: &[usize], written: &[usize]) -> Option<usize> {
    let differs = found.iter().zip(written).find(|(found, written)| found != written);
    let first = differs.map(|(found, written)| *found.min(written));
    first.or_else(|| found.get(written.len()).or_else(|| written.get(found.len())).copied())
}

fn prose_fault(file: &SourceFile, span: Span) -> Diagnostic {
    let message = "the prose begins or swallows a block of declarations";
    let help = "close what the prose opens, and write declarations as items of their own";
    Diagnostic::error("block-in-prose", file, span, message).help(help)
}

/// The first thing that the text says otherwise than the JSON that it was written from.
fn said_otherwise(file: &SourceFile, wanted: &Agreement, document: &Document) -> Option<Diagnostic> {
    let mut said = Vec::new();
    push_items(&mut said, document)?;
    let declared = |items: &[Placed<Item>]| -> Vec<Placed<Item>> {
        let is_declared = |item: &&Placed<Item>| !matches!(item.value, Item::Prose(_) | Item::Comment(_));
        items.iter().filter(is_declared).cloned().map(without_comments).collect()
    };
    let (wanted, said) = (declared(&wanted.items), declared(&said));
    let differs = wanted.iter().enumerate().find(|(at, item)| said.get(*at) != Some(item));
    let (at, item) = match differs {
        Some(found) => found,
        None if wanted.len() == said.len() => return None,
        None => (wanted.len(), wanted.last()?),
    };
    let clauses = said.get(at).map(|said| clauses(&said.value)).unwrap_or_default();
    let clause =
        self::clauses(&item.value).into_iter().enumerate().find(|(at, clause)| clauses.get(*at) != Some(clause));
    let span = clause.map_or(item.span, |(_, clause)| clause.span);
    let message = "the language has no words for this";
    let help = "`servanda export --format json` shows the form of what can be said; see schemas/agreement.v1.json";
    Some(Diagnostic::error("no-words", file, span, message).help(help))
}

fn without_comments(mut item: Placed<Item>) -> Placed<Item> {
    if let Some(clauses) = clauses_of(&mut item.value) {
        clauses.retain(|clause| !matches!(clause.value, Clause::Comment(_)));
    }
    item
}

fn clauses(item: &Item) -> Vec<Placed<Clause>> {
    clauses_of(&mut item.clone()).cloned().unwrap_or_default()
}

fn clauses_of(item: &mut Item) -> Option<&mut Vec<Placed<Clause>>> {
    match item {
        Item::Prose(_) | Item::Comment(_) => None,
        Item::Sites(of) => Some(&mut of.clauses),
        Item::Unit(of) | Item::Date(of) | Item::Indicator(of) => Some(&mut of.clauses),
        Item::Period(of) => Some(&mut of.clauses),
        Item::Measure(of) => Some(&mut of.clauses),
        Item::Agreement(of)
        | Item::Party(of)
        | Item::Host(of)
        | Item::Verifier(of)
        | Item::Stakeholder(of)
        | Item::Body(of)
        | Item::Site(of)
        | Item::Event(of)
        | Item::Phase(of)
        | Item::Commitment(of)
        | Item::Relief(of)
        | Item::Procedure(of)
        | Item::Response(of)
        | Item::Scenario(of)
        | Item::Risk(of)
        | Item::Report(of)
        | Item::Briefing(of) => Some(&mut of.clauses),
    }
}
