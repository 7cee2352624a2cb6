//! The lossless tree to plain structures. What was not understood is left out: the parser has reported it.

mod clause;
mod expression;

use rowan::NodeOrToken;
use servanda_base::{Duration, Span};

use crate::ast::{ActorRole, Declaration, Expr, Item, Length, Text, Word};
use crate::document::ParsedBlock;
use crate::keywords;
use crate::kind::SyntaxKind::{self, *};
use crate::kind::{SyntaxNode, SyntaxToken};
use crate::lexer;
use crate::markdown::Block;

/// What a block declares.
pub fn declarations(parsed: &ParsedBlock) -> Vec<Declaration> {
    let lower = Lower { block: &parsed.block };
    parsed
        .tree()
        .children()
        .filter(|node| node.kind() == SyntaxKind::Declaration)
        .filter_map(|node| lower.declaration(&node))
        .collect()
}

#[derive(Clone, Copy)]
struct Lower<'a> {
    block: &'a Block,
}

impl Lower<'_> {
    fn declaration(self, node: &SyntaxNode) -> Option<Declaration> {
        let name = self.words_of(node).into_iter().next()?;
        Some(Declaration {
            item: self.item(node)?,
            name,
            title: self.text(node),
            clauses: node.children().filter_map(|clause| self.clause(&clause)).collect(),
            heading: self.block.heading.clone(),
            span: self.span(node),
            is_faulty: false,
        })
    }

    fn item(self, node: &SyntaxNode) -> Option<Item> {
        let formula = node.children().find(|child| child.kind() == FormulaClause);
        let expression = || formula.as_ref().and_then(|formula| self.expression_in(formula));
        let written = tokens(node).find(|token| token.kind() == SyntaxKind::Word)?;
        let known = || keywords::DECLARATIONS.iter().copied();
        let exact = known().find(|keyword| *keyword == written.text());
        let keyword = exact.or_else(|| servanda_base::name::nearest(written.text(), known()))?;
        Some(match keyword {
            "agreement" => Item::Agreement,
            "party" => Item::Actor(ActorRole::Party),
            "host" => Item::Actor(ActorRole::Host),
            "verifier" => Item::Actor(ActorRole::Verifier),
            "stakeholder" => Item::Actor(ActorRole::Stakeholder),
            "body" => Item::Actor(ActorRole::Body),
            "site" => Item::Site,
            "sites" => Item::Sites(self.names(formula.as_ref()?)),
            "unit" => Item::Unit(expression()?),
            "date" => Item::Date(expression()?),
            "period" => {
                Item::Period { every: self.lengths(formula.as_ref()?).into_iter().next()?, from: expression()? }
            }
            "measure" => Item::Measure(expression()),
            "event" => Item::Event,
            "phase" => Item::Phase,
            "commitment" => Item::Commitment,
            "relief" => Item::Relief,
            "procedure" => Item::Procedure,
            "response" => Item::Response,
            "scenario" => Item::Scenario,
            "risk" => Item::Risk,
            "indicator" => Item::Indicator(expression()?),
            "report" => Item::Report,
            "briefing" => Item::Briefing,
            _ => return None,
        })
    }
}

// Places and the small parts that many nodes have.
impl Lower<'_> {
    fn span(self, node: &SyntaxNode) -> Span {
        let range = node.text_range();
        self.block.span_in_file(range.start().into(), range.end().into())
    }

    fn token_span(self, token: &SyntaxToken) -> Span {
        let range = token.text_range();
        self.block.span_in_file(range.start().into(), range.end().into())
    }

    fn word(self, node: &SyntaxNode) -> Word {
        Word { text: node.text().to_string(), span: self.span(node) }
    }

    /// The single names (and units) of `node`, in order.
    fn words_of(self, node: &SyntaxNode) -> Vec<Word> {
        let single = |child: &SyntaxNode| matches!(child.kind(), Name | Unit | Zone);
        node.children().filter(single).map(|child| self.word(&child)).collect()
    }

    /// The names of the first list in `node`.
    fn names(self, node: &SyntaxNode) -> Vec<Word> {
        self.names_of(node).unwrap_or_default()
    }

    fn names_of(self, node: &SyntaxNode) -> Option<Vec<Word>> {
        node.children().find(|child| child.kind() == Names).map(|list| self.words_of(&list))
    }

    fn text(self, node: &SyntaxNode) -> Option<Text> {
        let token = tokens(node).find(|token| token.kind() == SyntaxKind::Text)?;
        Some(Text { text: lexer::unquoted(token.text()).to_owned(), span: self.token_span(&token) })
    }

    fn lengths(self, node: &SyntaxNode) -> Vec<Length> {
        node.children()
            .filter(|child| child.kind() == SyntaxKind::Length)
            .filter_map(|child| self.length(&child))
            .collect()
    }

    fn length(self, node: &SyntaxNode) -> Option<Length> {
        let mut parts = tokens(node).filter(|token| !token.kind().is_trivia());
        let count = parts.next()?.text().replace('_', "").parse().ok()?;
        let unit = keywords::duration_unit(parts.next()?.text())?;
        Some(Length { duration: Duration::new(count, unit), span: self.span(node) })
    }

    fn expressions(self, node: &SyntaxNode) -> Vec<Option<Expr>> {
        node.children().filter(|child| child.kind().is_expression()).map(|child| self.expression(&child)).collect()
    }

    fn expression_in(self, node: &SyntaxNode) -> Option<Expr> {
        self.expressions(node).into_iter().next().flatten()
    }
}

/// The tokens of `node` itself, those of its children left out.
fn tokens(node: &SyntaxNode) -> impl Iterator<Item = SyntaxToken> {
    node.children_with_tokens().filter_map(NodeOrToken::into_token)
}

/// The words of `node` itself, trivia left out.
fn own_words(node: &SyntaxNode) -> Vec<String> {
    let wanted = |token: &SyntaxToken| !token.kind().is_trivia();
    tokens(node).filter(wanted).map(|token| token.text().to_owned()).collect()
}

fn has_word(node: &SyntaxNode, word: &str) -> bool {
    tokens(node).any(|token| token.kind() == SyntaxKind::Word && token.text() == word)
}
