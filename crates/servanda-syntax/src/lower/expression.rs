//! Expressions of the tree to expressions of the plain structures.

use servanda_base::Decimal;

use super::{Lower, has_word, own_words, tokens};
use crate::ast::{BinaryOp, CompareOp, Expr, ExprKind, Window, Word};
use crate::kind::SyntaxKind::{self, *};
use crate::kind::SyntaxNode;
use crate::parser::{decimal, is_date, scale};

impl Lower<'_> {
    pub(super) fn expression(self, node: &SyntaxNode) -> Option<Expr> {
        let kind = match node.kind() {
            NameExpr => ExprKind::Name(node.text().to_string()),
            NumberExpr => self.number(node)?,
            YesNoExpr => ExprKind::YesNo(node.text() == "yes"),
            DateExpr => date(&node.text().to_string()),
            DurationExpr => ExprKind::Duration(self.lengths(node).first()?.duration),
            StartOfExpr => ExprKind::StartOf(self.word_in(node)?),
            EndOfExpr => ExprKind::EndOf(self.word_in(node)?),
            AfterExpr => ExprKind::After(*self.lengths(node).first()?, self.first(node)?),
            LaterOfExpr => ExprKind::LaterOf(self.all(node)?),
            EarlierOfExpr => ExprKind::EarlierOf(self.all(node)?),
            DayOfExpr => ExprKind::DayOf(count(node)?, self.first(node)?),
            AtExpr => ExprKind::At(self.first(node)?, self.names(node)),
            OfExpr => ExprKind::Of(self.named(node)?, self.word_in(node)?),
            AggregateExpr => self.aggregate(node)?,
            CountExpr => ExprKind::Count { of: self.first(node)?, at: self.names_of(node), window: self.window(node) },
            CountWhereExpr => {
                let condition = self.expressions(node).into_iter().nth(1)??;
                ExprKind::CountWhere(self.named(node)?, Box::new(condition))
            }
            BaselineExpr => ExprKind::Baseline,
            BaselineOfExpr => ExprKind::BaselineOf(self.first(node)?),
            ShareExpr => ExprKind::ShareOfMilestones { due: has_word(node, "due"), on_time: has_word(node, "time") },
            PercentOfExpr | BinaryExpr | UntilThenExpr | IfExpr => self.arithmetic(node)?,
            ParenExpr => ExprKind::Paren(self.first(node)?),
            ContestedExpr => self.contested(node)?,
            _ => self.condition(node)?,
        };
        Some(Expr { kind, span: self.span(node) })
    }

    fn arithmetic(self, node: &SyntaxNode) -> Option<ExprKind> {
        let mut parts = self.expressions(node).into_iter();
        let mut next = || parts.next().flatten().map(Box::new);
        Some(match node.kind() {
            PercentOfExpr => ExprKind::PercentOf(next()?, next()?),
            UntilThenExpr => ExprKind::UntilThen(next()?, next()?, next()?),
            IfExpr => ExprKind::If(next()?, next()?, next()?),
            _ => ExprKind::Binary(next()?, sign(node, binary_op)?, next()?),
        })
    }

    fn condition(self, node: &SyntaxNode) -> Option<ExprKind> {
        let second = || self.expressions(node).into_iter().nth(1).flatten().map(Box::new);
        Some(match node.kind() {
            CompareExpr => ExprKind::Compare(self.first(node)?, sign(node, compare_op)?, second()?),
            VerdictExpr => self.verdict(node)?,
            HappenedExpr => ExprKind::Happened(self.first(node)?),
            BeforeExpr => ExprKind::Before(self.first(node)?, second()?),
            ForExpr => ExprKind::For(self.first(node)?, *self.lengths(node).first()?),
            NotExpr => ExprKind::Not(self.first(node)?),
            AndExpr | AllOfExpr => ExprKind::All(self.all(node)?),
            OrExpr | AnyOfExpr => ExprKind::Any(self.all(node)?),
            AtLeastExpr => ExprKind::AtLeast(count(node)?, self.all(node)?),
            _ => return None,
        })
    }

    fn first(self, node: &SyntaxNode) -> Option<Box<Expr>> {
        self.expression_in(node).map(Box::new)
    }

    /// All parts, or none: a list of which a part is missing would mean something else.
    fn all(self, node: &SyntaxNode) -> Option<Vec<Expr>> {
        self.expressions(node).into_iter().collect()
    }

    fn word_in(self, node: &SyntaxNode) -> Option<Word> {
        self.words_of(node).into_iter().next()
    }

    /// The name that the first expression of `node` is.
    fn named(self, node: &SyntaxNode) -> Option<Word> {
        node.children().find(|child| child.kind() == NameExpr).map(|child| self.word(&child))
    }

    fn number(self, node: &SyntaxNode) -> Option<ExprKind> {
        let digits = tokens(node).find(|token| token.kind() == Number)?;
        let factor = own_words(node).iter().find_map(|word| scale(word)).unwrap_or(1);
        let scale = Decimal::from(factor);
        let written = decimal(digits.text())?;
        let about = tokens(node).any(|token| token.kind() == Tilde);
        let half_width = if about { half_width(digits.text())?.checked_mul(scale)? } else { Decimal::ZERO };
        Some(ExprKind::Number { value: written.checked_mul(scale)?, half_width, unit: self.word_in(node) })
    }

    fn aggregate(self, node: &SyntaxNode) -> Option<ExprKind> {
        let how = tokens(node).find(|token| token.kind() == SyntaxKind::Word)?;
        let within = match self.window(node) {
            Some(Window::In(period)) => Some(period),
            _ => None,
        };
        let how = Word { text: how.text().to_owned(), span: self.token_span(&how) };
        Some(ExprKind::Aggregate { how, of: self.first(node)?, at: self.names_of(node), within })
    }

    fn window(self, node: &SyntaxNode) -> Option<Window> {
        let window = node.children().find(|child| child.kind() == SyntaxKind::Window)?;
        if has_word(&window, "since") {
            return self.first(&window).map(Window::Since);
        }
        match self.lengths(&window).first() {
            Some(length) => Some(Window::Last(*length)),
            None => self.word_in(&window).map(Window::In),
        }
    }

    fn verdict(self, node: &SyntaxNode) -> Option<ExprKind> {
        let subject = node.first_child()?;
        let (name, of) = match subject.kind() {
            OfExpr => (self.named(&subject)?, Some(self.word_in(&subject)?)),
            _ => (self.word(&subject), None),
        };
        let words: Vec<_> = tokens(node).filter(|token| token.kind() == SyntaxKind::Word).collect();
        let span = self.token_span(words.first()?).to(self.token_span(words.last()?));
        let text = words.iter().map(|token| token.text()).collect::<Vec<_>>().join(" ");
        Some(ExprKind::Verdict { name, of, word: Word { text, span } })
    }

    fn contested(self, node: &SyntaxNode) -> Option<ExprKind> {
        let mut parts = self.expressions(node).into_iter();
        let own = Box::new(parts.next()??);
        let readings: Option<Vec<_>> =
            self.words_of(node).into_iter().zip(parts).map(|(by, e)| Some((by, e?))).collect();
        Some(ExprKind::Contested(own, readings?))
    }
}

/// Half a unit of the last digit that is not zero: 50 for `900`, 0.05 for `3.6`.
fn half_width(digits: &str) -> Option<Decimal> {
    let plain = digits.replace(['_', ','], "");
    let fraction = plain.split_once('.').map_or("", |(_, fraction)| fraction);
    let significant = plain.trim_end_matches(['0', '.']);
    if significant.is_empty() {
        return Some(Decimal::new(5, 1));
    }
    let scale = u32::try_from(fraction.trim_end_matches('0').len()).ok()?;
    if scale > 0 {
        return Decimal::try_new(5, scale + 1).ok();
    }
    let whole = plain.split_once('.').map_or(plain.as_str(), |(whole, _)| whole);
    let zeros = u32::try_from(whole.len() - whole.trim_end_matches('0').len()).ok()?;
    Decimal::from(10_u64.checked_pow(zeros)?).checked_mul(Decimal::new(5, 1))
}

fn date(text: &str) -> ExprKind {
    if !is_date(text) {
        return ExprKind::NoSuchDate;
    }
    match text.parse() {
        Ok(date) if text.len() == 10 => ExprKind::Date(date),
        _ => ExprKind::DateTime(text.to_owned()),
    }
}

fn count(node: &SyntaxNode) -> Option<u32> {
    tokens(node).find(|token| token.kind() == Number)?.text().replace('_', "").parse().ok()
}

fn sign<T>(node: &SyntaxNode, op: fn(SyntaxKind) -> Option<T>) -> Option<T> {
    tokens(node).find_map(|token| op(token.kind()))
}

fn binary_op(kind: SyntaxKind) -> Option<BinaryOp> {
    Some(match kind {
        Plus => BinaryOp::Plus,
        Minus => BinaryOp::Minus,
        Star => BinaryOp::Times,
        Slash => BinaryOp::Divide,
        _ => return None,
    })
}

fn compare_op(kind: SyntaxKind) -> Option<CompareOp> {
    Some(match kind {
        Equal => CompareOp::Equal,
        NotEqual => CompareOp::NotEqual,
        Less => CompareOp::Less,
        AtMost => CompareOp::AtMost,
        Greater => CompareOp::Greater,
        AtLeast => CompareOp::AtLeast,
        _ => return None,
    })
}
