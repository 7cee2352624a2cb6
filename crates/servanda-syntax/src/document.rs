//! A parsed file: its blocks, their trees, and what they declare.

use rowan::GreenNode;
use servanda_base::{Diagnostic, Severity, SourceFile, Span, limits};

use crate::ast::{ClauseKind, Declaration};
use crate::kind::SyntaxNode;
use crate::lexer::SyntaxError;
use crate::lower;
use crate::markdown::{self, Block};
use crate::parser;

/// A file of an agreement, read.
///
/// ```
/// use servanda_base::SourceFile;
/// let text = "# Parties\n\n```accord\nparty IR \"Iran\"\n```\n";
/// let (document, diagnostics) = servanda_syntax::parse(&SourceFile::new("a.accord.md", text));
/// assert!(diagnostics.is_empty());
/// assert_eq!(document.declarations[0].name.text, "IR");
/// assert_eq!(document.print(), text);
/// ```
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub file: SourceFile,
    /// Its Markdown: the file itself, or what was written from its JSON.
    pub text: SourceFile,
    /// Its `accord` blocks with their trees, in order.
    pub blocks: Vec<ParsedBlock>,
    /// What the blocks declare, in order. What could not be read is left out.
    pub declarations: Vec<Declaration>,
}

/// A block and its lossless tree.
#[derive(Debug, Clone)]
pub struct ParsedBlock {
    /// The text of the block, and where it stands.
    pub block: Block,
    green: GreenNode,
}

/// A block with all that was read in it, before anything was told of it.
pub(crate) struct ReadBlock {
    /// The block and its tree.
    pub parsed: ParsedBlock,
    /// The first errors, and how many more there are.
    pub errors: Vec<SyntaxError>,
    pub unlisted: usize,
    /// What it declares.
    pub declarations: Vec<Declaration>,
}

pub(crate) fn read_block(block: Block) -> ReadBlock {
    let (green, errors, unlisted) = parser::parse_block(&block.text);
    let parsed = ParsedBlock { block, green };
    let declarations = lower::declarations(&parsed);
    ReadBlock { parsed, errors, unlisted, declarations }
}

impl ParsedBlock {
    /// The root of the tree; its text is the text of the block.
    pub fn tree(&self) -> SyntaxNode {
        SyntaxNode::new_root(self.green.clone())
    }
}

impl Document {
    /// The whole Markdown again, its blocks printed from their trees.
    pub fn print(&self) -> String {
        let text = self.text.text();
        let mut printed = String::with_capacity(text.len());
        let mut done = 0;
        for parsed in &self.blocks {
            let tree = parsed.tree().text().to_string();
            for piece in &parsed.block.pieces {
                printed.push_str(text.get(done..piece.in_file).unwrap_or(""));
                printed.push_str(tree.get(piece.in_block..piece.in_block + piece.length).unwrap_or(""));
                done = piece.in_file + piece.length;
            }
        }
        printed.push_str(text.get(done..).unwrap_or(""));
        printed
    }
}

/// Reads `file`. Every error is reported at once, those of the syntax with the clause in which they lie; what could be
/// read is in the document all the same.
pub fn parse(file: &SourceFile) -> (Document, Vec<Diagnostic>) {
    let mut document =
        Document { file: file.clone(), text: file.clone(), blocks: Vec::new(), declarations: Vec::new() };
    if file.text().len() > limits::AGREEMENT_BYTES {
        let message = format!("a file of more than {} bytes", limits::AGREEMENT_BYTES);
        let error = Diagnostic::error("file-too-large", file, Span::default(), message);
        return (document, vec![error.help("part it into several `.accord.md` files, which are read as one")]);
    }
    let (blocks, mut diagnostics) = markdown::blocks(file);
    let mut unlisted = 0;
    for block in blocks {
        unlisted += document.read(block, &mut diagnostics);
    }
    diagnostics.extend(more(unlisted));
    (document, diagnostics)
}

/// What is told of errors that are not listed.
pub(crate) fn more(unlisted: usize) -> Option<Diagnostic> {
    (unlisted > 0).then(|| Diagnostic {
        name: "more-faults",
        severity: Severity::Error,
        message: format!("{unlisted} more faults are not listed"),
        labels: Vec::new(),
        clause: None,
        help: Some("cure those listed and read again".to_owned()),
    })
}

impl Document {
    /// Reads one more block; gives how many errors there were beyond the limit.
    pub(crate) fn read(&mut self, block: Block, diagnostics: &mut Vec<Diagnostic>) -> usize {
        let ReadBlock { parsed, errors, mut unlisted, mut declarations } = read_block(block);
        for error in &errors {
            let diagnostic = diagnostic(&self.file, &parsed.block, error, &mut declarations);
            if diagnostics.len() < limits::DIAGNOSTICS {
                diagnostics.push(diagnostic);
            } else {
                unlisted += 1;
            }
        }
        self.declarations.extend(declarations);
        self.blocks.push(parsed);
        unlisted
    }
}

/// The error with the clause of the declaration in which it lies, which is faulty by it.
fn diagnostic(file: &SourceFile, block: &Block, error: &SyntaxError, declarations: &mut [Declaration]) -> Diagnostic {
    let span = block.span_in_file(error.range.start, error.range.end);
    let around = declarations.iter_mut().find(|d| d.span.start <= span.start && span.start <= d.span.end);
    let clause = around.and_then(|declaration| {
        declaration.is_faulty = true;
        declaration.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::Clause(text) => Some(text.text.as_str()),
            _ => None,
        })
    });
    Diagnostic::error(error.name, file, span, error.message.clone()).help(error.help.clone()).clause(clause)
}
