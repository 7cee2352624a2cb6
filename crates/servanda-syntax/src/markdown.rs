//! The fenced `accord` blocks of a Markdown file, each byte with its place in the file.

use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use servanda_base::{Diagnostic, SourceFile, Span};

use crate::wire::Places;

/// A fenced block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What stands between the fences, without the marks of a quote or the indent of a list around it.
    pub text: String,
    /// The text of the heading above it.
    pub heading: Option<String>,
    /// Where the whole block stands in the file, fences included.
    pub span: Span,
    /// Where the pieces of `text` stand, in order.
    pub pieces: Vec<Piece>,
    /// Where the text of the file came from, if it was written from another one.
    pub places: Option<Arc<Places>>,
}

/// A stretch of a block's text that stands in the file as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte in the text of the block.
    pub in_block: usize,
    /// Its first byte in the file.
    pub in_file: usize,
    /// Its length in the block.
    pub length: usize,
}

impl Block {
    /// Where the bytes `start..end` of the block's text stand in the file that the user wrote.
    pub fn span_in_file(&self, start: usize, end: usize) -> Span {
        let written = self.span_in_text(start, end);
        self.places.as_ref().map_or(written, |places| places.of(written))
    }

    /// Where they stand in the Markdown.
    pub fn span_in_text(&self, start: usize, end: usize) -> Span {
        let from = self.place(start, false);
        // The end of a piece, rather than the start of the next one: a span does not reach over the line's end.
        let to = if end > start { self.place(end, true) } else { from };
        Span::new(from, to.max(from))
    }

    fn place(&self, offset: usize, is_end: bool) -> usize {
        let before = self.pieces.partition_point(|piece| match is_end {
            true => piece.in_block < offset,
            false => piece.in_block <= offset,
        });
        match before.checked_sub(1).and_then(|at| self.pieces.get(at)) {
            Some(piece) => piece.in_file + (offset - piece.in_block).min(piece.length),
            None => self.pieces.first().map_or(self.span.start, |piece| piece.in_file),
        }
    }
}

/// The `accord` blocks of `file` in order, and what is wrong with their fences.
pub fn blocks(file: &SourceFile) -> (Vec<Block>, Vec<Diagnostic>) {
    let mut reader =
        Reader { file, blocks: Vec::new(), diagnostics: Vec::new(), heading: None, open: None, title: None };
    // Before a byte order mark no line begins with what it says.
    let text = file.text();
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for (event, range) in Parser::new(text.get(mark..).unwrap_or(text)).into_offset_iter() {
        reader.event(event, Span::new(range.start + mark, range.end + mark));
    }
    (reader.blocks, reader.diagnostics)
}

struct Reader<'a> {
    file: &'a SourceFile,
    blocks: Vec<Block>,
    diagnostics: Vec<Diagnostic>,
    heading: Option<String>,
    /// The block that is being read.
    open: Option<Block>,
    /// The heading that is being read.
    title: Option<String>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.title = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => self.heading = self.title.take(),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => self.fence(info.trim(), span),
            Event::End(TagEnd::CodeBlock) => {
                if let Some(block) = self.open.take() {
                    self.check_closed(&block);
                    self.blocks.push(block);
                }
            }
            Event::Text(text) => match &mut self.open {
                Some(block) => {
                    let piece = Piece { in_block: block.text.len(), in_file: span.start, length: text.len() };
                    block.pieces.push(piece);
                    block.text.push_str(&text);
                }
                None => self.add_to_title(&text),
            },
            Event::Code(text) => self.add_to_title(&text),
            Event::SoftBreak | Event::HardBreak => self.add_to_title(" "),
            _ => {}
        }
    }

    fn add_to_title(&mut self, text: &str) {
        if let Some(title) = &mut self.title {
            title.push_str(text);
        }
    }

    fn fence(&mut self, info: &str, span: Span) {
        if info == "accord" {
            let heading = self.heading.clone();
            self.open = Some(Block { text: String::new(), heading, span, pieces: Vec::new(), places: None });
        } else if info.to_ascii_lowercase().starts_with("accord") {
            let message = format!("the block `{info}` is not read");
            let line = Span::new(span.start, self.end_of_line(span.start));
            let warning = Diagnostic::warning("block-not-read", self.file, line, message);
            self.diagnostics
                .push(warning.help("only blocks that begin with ```` ```accord ```` are part of the agreement"));
        }
    }

    fn end_of_line(&self, start: usize) -> usize {
        let rest = self.file.text().get(start..).unwrap_or("");
        start + rest.lines().next().unwrap_or("").len()
    }

    /// A block without a closing fence runs to the end of the file or of what it stands in, prose and all.
    fn check_closed(&mut self, block: &Block) {
        let whole = self.file.text().get(block.span.start..block.span.end).unwrap_or("");
        let mut lines = whole.lines();
        let opening = lines.next().unwrap_or("");
        let sign = if opening.trim_start().starts_with('~') { '~' } else { '`' };
        let last = lines.next_back().unwrap_or("").trim_matches(|c: char| c.is_whitespace() || c == '>');
        if last.len() >= 3 && last.chars().all(|c| c == sign) {
            return;
        }
        let line = Span::new(block.span.start, block.span.start + opening.len());
        let error = Diagnostic::error("unclosed-block", self.file, line, "the block that begins here does not end");
        self.diagnostics.push(error.help("end it with a line ```` ``` ````"));
    }
}
