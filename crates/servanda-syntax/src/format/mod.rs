//! The formatter: the blocks of a file written evenly, the prose byte for byte as it was.
//!
//! Lines stay where they are, because a line's beginning has a meaning; between the words of a clause stands one space;
//! columns that the author aligned stay aligned.

mod layout;
mod lines;

use servanda_base::{Diagnostic, SourceFile};

use crate::document::{ParsedBlock, parse};
use crate::kind::SyntaxKind::Text;
use crate::lexer;

/// `file` with its blocks formatted, or what is wrong with its syntax: a text that is not understood is not touched.
///
/// ```
/// use servanda_base::SourceFile;
/// let file = SourceFile::new("a.accord.md", "```accord\nparty   IR   \"Iran\"\n```\n");
/// assert_eq!(servanda_syntax::format(&file).unwrap(), "```accord\nparty IR \"Iran\"\n```\n");
/// ```
pub fn format(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    let (document, diagnostics) = parse(file);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    let text = file.text();
    let mut formatted = String::with_capacity(text.len());
    let mut done = 0;
    for parsed in &document.blocks {
        let Some((start, end)) = content(text, parsed) else { continue };
        let lines = block_lines(parsed);
        formatted.push_str(text.get(done..start).unwrap_or(""));
        write_lines(&mut formatted, &lines, &prefix(text, parsed), line_end(text, start));
        done = end;
    }
    formatted.push_str(text.get(done..).unwrap_or(""));
    Ok(formatted)
}

/// The lines of the block, formatted; as they were if formatting would have changed a token.
fn block_lines(parsed: &ParsedBlock) -> Vec<String> {
    let lines = layout::lay_out(&lines::lines(&parsed.tree()));
    let same = tokens(&lines.join("\n")) == tokens(&parsed.block.text);
    if same { lines } else { parsed.block.text.lines().map(str::to_owned).collect() }
}

/// What a text says to the parser: its tokens, and which of them begin a line.
fn tokens(text: &str) -> Vec<(crate::SyntaxKind, String, bool)> {
    let (tokens, _) = lexer::lex(text);
    let told = tokens.into_iter().filter(|token| !token.kind.is_trivia()).map(|token| {
        let written = text.get(token.start..token.end).unwrap_or("");
        let written = if token.kind == Text { lexer::unquoted(written) } else { written };
        (token.kind, written.to_owned(), token.first_on_line)
    });
    told.collect()
}

/// Where the lines between the fences stand in the file.
fn content(text: &str, parsed: &ParsedBlock) -> Option<(usize, usize)> {
    let first = parsed.block.pieces.first()?;
    let last = parsed.block.pieces.last()?;
    let start = text.get(..first.in_file)?.rfind('\n')? + 1;
    Some((start, last.in_file + last.length))
}

/// What stands before the block's text on each of its lines: the marks of a quote, the indent of a list.
fn prefix(text: &str, parsed: &ParsedBlock) -> String {
    let block = &parsed.block;
    let says = |piece: &&crate::markdown::Piece| {
        let written = block.text.get(piece.in_block..piece.in_block + piece.length).unwrap_or("");
        let starts_line = piece.in_block == 0 || block.text.get(..piece.in_block).is_some_and(|t| t.ends_with('\n'));
        starts_line && !written.trim().is_empty()
    };
    let Some(piece) = block.pieces.iter().find(says) else { return String::new() };
    let line = text.get(..piece.in_file).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    text.get(line..piece.in_file).unwrap_or("").to_owned()
}

fn line_end(text: &str, start: usize) -> &'static str {
    if text.get(..start).is_some_and(|before| before.ends_with("\r\n")) { "\r\n" } else { "\n" }
}

fn write_lines(formatted: &mut String, lines: &[String], prefix: &str, end: &str) {
    for line in lines {
        let whole = format!("{prefix}{line}");
        formatted.push_str(whole.trim_end());
        formatted.push_str(end);
    }
}
