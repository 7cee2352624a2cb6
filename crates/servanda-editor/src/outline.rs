//! The declarations of a text with their titles, and the lines that may be folded away.

use servanda_base::Span;

use crate::dossier::Part;
use crate::wire::{DocumentSymbol, FoldingRange};

/// The declarations, in order.
pub fn symbols(part: &Part) -> Vec<DocumentSymbol> {
    let symbol = |declared: crate::names::Declared| DocumentSymbol {
        kind: kind(declared.keyword),
        detail: match &declared.title {
            Some(title) => format!("{}: {title}", declared.keyword),
            None => declared.keyword.to_owned(),
        },
        range: part.text.range(declared.whole),
        selection_range: part.text.range(declared.span),
        name: declared.name,
    };
    part.declarations().map(symbol).collect()
}

/// The kind of symbol that comes nearest: it only chooses a sign.
fn kind(keyword: &str) -> u8 {
    match keyword {
        "agreement" => 2,
        "party" | "host" | "verifier" | "stakeholder" | "body" => 5,
        "site" | "sites" => 18,
        "unit" | "date" | "period" => 14,
        "measure" | "indicator" => 8,
        "event" => 24,
        "commitment" | "relief" => 12,
        _ => 3,
    }
}

/// Blocks and declarations of more than one line.
pub fn folds(part: &Part) -> Vec<FoldingRange> {
    let blocks = part.document.iter().flat_map(|document| &document.blocks).map(|parsed| parsed.block.span);
    let declarations = part.declarations().map(|declared| declared.whole);
    let mut folds: Vec<FoldingRange> = blocks.chain(declarations).filter_map(|span| fold(part, span)).collect();
    folds.sort_by_key(|fold| (fold.start_line, std::cmp::Reverse(fold.end_line)));
    folds
}

fn fold(part: &Part, span: Span) -> Option<FoldingRange> {
    let text = part.text.text().get(span.start..span.end)?;
    let end = span.start + text.trim_end().len();
    let (start_line, end_line) = (part.text.position(span.start).line, part.text.position(end).line);
    (end_line > start_line).then_some(FoldingRange { start_line, end_line })
}
