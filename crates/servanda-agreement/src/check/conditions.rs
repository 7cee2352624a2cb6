//! Conditions: comparisons, the words that a name may be asked for, and how conditions are put together.

use servanda_base::{Name, Span};
use servanda_syntax::ast::{CompareOp, Expr, ExprKind, Item, Word};

use super::Checker;
use super::cycles::Node;
use super::names::kind_of;
use super::places::quoted;
use super::quantities::{Kind, Want};
use super::scope::Scope;
use super::verdicts::{procedure_word, relief_word, verdict_word};
use crate::model::*;

impl<'a> Checker<'a> {
    /// A condition.
    pub(super) fn condition(&mut self, expr: &Expr, scope: &Scope<'a>) -> Option<Condition> {
        if !self.go_deeper(expr, scope) {
            return None;
        }
        let condition = self.condition_of_kind(expr, scope);
        self.depth -= 1;
        condition
    }

    /// Whether `expr` can only be a condition.
    pub(super) fn is_condition(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Paren(inner) => self.is_condition(inner),
            ExprKind::Compare(..)
            | ExprKind::Verdict { .. }
            | ExprKind::Happened(_)
            | ExprKind::Before(..)
            | ExprKind::For(..)
            | ExprKind::Not(_)
            | ExprKind::All(_)
            | ExprKind::Any(_)
            | ExprKind::AtLeast(..) => true,
            ExprKind::Name(text) => match self.entry(text).map(|entry| &entry.declaration.item) {
                Some(Item::Indicator(formula)) => {
                    !matches!(formula.kind, ExprKind::Name(_)) && self.is_condition(formula)
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn condition_of_kind(&mut self, expr: &Expr, scope: &Scope<'a>) -> Option<Condition> {
        match &expr.kind {
            ExprKind::Paren(inner) => self.condition(inner, scope),
            ExprKind::Compare(left, op, right) => self.compare(left, *op, right, expr.span, scope),
            ExprKind::Verdict { name, of, word } => self.asked(name, of.as_ref(), word, scope),
            ExprKind::Happened(event) => {
                self.waits_for(scope, Node::Force, expr.span);
                self.event_ref(event, scope).map(Condition::Happened)
            }
            ExprKind::Before(first, second) => {
                let (first, second) = (self.event_ref(first, scope), self.event_ref(second, scope));
                Some(Condition::Before(first?, second?))
            }
            ExprKind::For(of, length) => {
                self.condition(of, scope).map(|of| Condition::For(Box::new(of), length.duration))
            }
            ExprKind::Not(of) => self.condition(of, scope).map(|of| Condition::Not(Box::new(of))),
            ExprKind::All(list) => self.conditions(list, scope).map(Condition::All),
            ExprKind::Any(list) => self.conditions(list, scope).map(Condition::Any),
            ExprKind::AtLeast(count, list) => self.at_least(*count, list, expr.span, scope),
            ExprKind::Name(text) => self.condition_named(text, expr.span, scope),
            ExprKind::Contested(..) => {
                let message = "a condition on which parties differ cannot be written yet";
                let help = "contest the date or the number in it: `X <= (300 kg contested by P as 250 kg)`";
                self.error(scope, "not-supported-yet", expr.span, message, help);
                None
            }
            _ => {
                let words = self.words(scope, expr.span);
                let help = format!("compare it with something (`{words} <= ...`), or ask whether something is `met`");
                self.error(scope, "not-a-condition", expr.span, format!("`{words}` is not a condition"), help);
                None
            }
        }
    }

    fn conditions(&mut self, list: &[Expr], scope: &Scope<'a>) -> Option<Vec<Condition>> {
        let all: Vec<Option<Condition>> = list.iter().map(|expr| self.condition(expr, scope)).collect();
        all.into_iter().collect()
    }

    fn at_least(&mut self, count: u32, list: &[Expr], span: Span, scope: &Scope<'a>) -> Option<Condition> {
        let conditions = self.conditions(list, scope);
        let most = list.len();
        if count == 0 || usize::try_from(count).is_ok_and(|count| count > most) {
            let message = format!("`at least {count} of` {most} conditions says nothing");
            self.error(scope, "impossible-count", span, message, format!("write a number from 1 to {most}"));
            return None;
        }
        conditions.map(|conditions| Condition::AtLeast(count, conditions))
    }

    fn compare(
        &mut self,
        left: &Expr,
        op: CompareOp,
        right: &Expr,
        span: Span,
        scope: &Scope<'a>,
    ) -> Option<Condition> {
        let levels = self.levels_of(left).or_else(|| self.levels_of(right));
        let want = Want { levels: levels.as_deref(), baseline_of: None };
        let (l, r) = self.sides(left, right, scope, want)?;
        let (l, r) = self.unify(l?, left, r?, right, scope)?;
        let op = match op {
            CompareOp::Equal => Comparison::Equal,
            CompareOp::NotEqual => Comparison::NotEqual,
            CompareOp::Less => Comparison::Less,
            CompareOp::AtMost => Comparison::AtMost,
            CompareOp::Greater => Comparison::Greater,
            CompareOp::AtLeast => Comparison::AtLeast,
        };
        if l.kind == Kind::YesNo && !matches!(op, Comparison::Equal | Comparison::NotEqual) {
            let words = self.words(scope, span);
            let message = format!("`{words}` asks for more or less of a yes or no");
            self.error(scope, "kind-mismatch", span, message, "compare it with `=` or `!=`");
            return None;
        }
        Some(Condition::Compare { left: l.quantity, op, right: r.quantity })
    }

    /// The levels that the values of `expr` are, if it reads a measure of levels.
    fn levels_of(&mut self, expr: &Expr) -> Option<Vec<Name>> {
        let name = match &expr.kind {
            ExprKind::Name(text) => text,
            ExprKind::Of(word, _) => &word.text,
            ExprKind::Paren(of) | ExprKind::At(of, _) | ExprKind::Aggregate { of, .. } | ExprKind::BaselineOf(of) => {
                return self.levels_of(of);
            }
            _ => return None,
        };
        let Named::Measure(id) = self.entry(name)?.named else { return None };
        match self.measure_head(id)?.kind? {
            Kind::Levels(levels) => Some(levels),
            _ => None,
        }
    }

    /// A name where a condition is needed: an indicator that is a sign, or what to write instead.
    fn condition_named(&mut self, text: &str, span: Span, scope: &Scope<'a>) -> Option<Condition> {
        let help = match self.resolve(scope, text, span, "a condition")? {
            Named::Indicator(id) => {
                self.waits_for(scope, Node::Name(Named::Indicator(id)), span);
                let entry = *self.entry_of(Named::Indicator(id))?;
                let Item::Indicator(formula) = &entry.declaration.item else { return None };
                if self.reading_indicators.contains(&id) {
                    return None;
                }
                if self.is_condition(formula) {
                    self.reading_indicators.push(id);
                    let condition = self.condition(formula, &Scope::new(&entry));
                    self.reading_indicators.pop();
                    return condition;
                }
                format!("compare it with something: `{text} >= ...`")
            }
            Named::Measure(id) => match self.measure_head(id).and_then(|head| head.kind) {
                Some(Kind::YesNo) => format!("write `{text} = yes`"),
                Some(Kind::Levels(levels)) => {
                    let top = levels.last().map(Name::to_string).unwrap_or_default();
                    format!("compare it with a level: `{text} = {top}`")
                }
                _ => format!("compare it with something: `{text} <= ...`"),
            },
            Named::Event(_) => format!("write `{text} has happened`"),
            Named::Commitment(_) => format!("write `{text} met` or `{text} breached`"),
            Named::Relief(_) => format!("write `{text} granted` or `{text} in effect`"),
            Named::Procedure(_) => format!("write `{text} open` or `{text} settled`"),
            Named::Response(_) => format!("write `{text} running`"),
            _ => String::new(),
        };
        self.wrong_kind(scope, text, span, "a condition", &help);
        None
    }

    /// `NAME [of P] WORD`.
    fn asked(&mut self, name: &Word, of: Option<&Word>, word: &Word, scope: &Scope<'a>) -> Option<Condition> {
        let text = word.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let named = self.resolve(scope, &name.text, name.span, "a commitment")?;
        if let (Some(of), false) = (of, matches!(named, Named::Commitment(_))) {
            let message = format!("`{}` has no verdict of its own for `{}`", name.text, of.text);
            self.error(scope, "unknown-place", of.span, message, format!("leave `of {}` out", of.text));
            return None;
        }
        let found = match named {
            Named::Commitment(id) => match verdict_word(&text) {
                Some(word) => return self.verdict(id, name, of, word, scope),
                None => None,
            },
            Named::Relief(relief) => relief_word(&text).map(|word| {
                self.note_relief(relief, word, name.span, scope);
                Condition::Relief { relief, word }
            }),
            Named::Procedure(procedure) => procedure_word(&text).map(|word| Condition::Procedure { procedure, word }),
            Named::Response(id) => (text == "running").then(|| {
                self.waits_for(scope, Node::Name(named), name.span);
                Condition::Running(id)
            }),
            Named::Event(_) => {
                let help = format!("write `{} has happened`", name.text);
                self.wrong_kind(scope, &name.text, name.span, "a commitment", &help);
                return None;
            }
            _ => {
                self.wrong_kind(scope, &name.text, name.span, "a commitment", "");
                return None;
            }
        };
        if found.is_none() {
            self.wrong_word(&name.text, named, &text, word.span, scope);
        }
        found
    }

    fn verdict(
        &mut self,
        id: CommitmentId,
        name: &Word,
        of: Option<&Word>,
        word: VerdictWord,
        scope: &Scope<'a>,
    ) -> Option<Condition> {
        self.waits_for(scope, Node::Name(Named::Commitment(id)), name.span);
        let each = self.commitment_each.get(id.index()).cloned().unwrap_or_default();
        let at = match of {
            Some(of) => {
                let place = match self.resolve(scope, &of.text, of.span, "a party or a site")? {
                    Named::Actor(actor) => Place::Party(actor),
                    Named::Site(site) => Place::Site(site),
                    _ => {
                        self.wrong_kind(scope, &of.text, of.span, "a party or a site", "");
                        return None;
                    }
                };
                if !each.contains(&place) {
                    let message = format!("`{}` has no verdict of its own for `{}`", name.text, of.text);
                    let known: Vec<String> = each.iter().map(|place| self.place_word(*place)).collect();
                    let help = if known.is_empty() {
                        format!("leave `of {}` out, or let each party owe it: `P, P each ...`", of.text)
                    } else {
                        format!("it has verdicts for {}", quoted(&known))
                    };
                    self.error(scope, "unknown-place", of.span, message, help);
                    return None;
                }
                At::Places(vec![place])
            }
            None if scope.counting && self.check_overlap(&name.text, name.span, &each, scope) => {
                self.here(scope, &each).unwrap_or(At::Nowhere)
            }
            None if scope.counting => return None,
            None => At::Nowhere,
        };
        Some(Condition::Verdict { commitment: id, at, word })
    }

    /// Acts rest on records alone; the other words of a relief wait for its conditions, `in effect` for its term.
    fn note_relief(&mut self, relief: ReliefId, word: ReliefWord, span: Span, scope: &Scope<'_>) {
        match word {
            ReliefWord::Granted | ReliefWord::Suspended | ReliefWord::Withdrawn => {}
            ReliefWord::InEffect => self.waits_for(scope, Node::Term(Named::Relief(relief)), span),
            _ => self.waits_for(scope, Node::Name(Named::Relief(relief)), span),
        }
    }

    fn wrong_word(&mut self, name: &str, named: Named, word: &str, span: Span, scope: &Scope<'_>) {
        let kind = self.declaration_of(named).map(kind_of).unwrap_or_default();
        let may_be = match named {
            Named::Commitment(_) => {
                "`met`, `met on time`, `breached`, `missed`, `disputed`, `overdue`, `unverified`, `curing`, `pending`, \
                 `upcoming`, `late`, `waived`, `excused` or `concluded`"
            }
            Named::Relief(_) => {
                "`granted`, `in effect`, `suspended`, `withdrawn`, `lapsed`, `waived`, `withheld`, `overdue`, `due` or \
                 `locked`"
            }
            Named::Procedure(_) => "`open`, `settled` or `exhausted`",
            _ => "`running`",
        };
        let message = format!("`{name}` is {kind}, it is never `{word}`");
        self.error(scope, "wrong-word", span, message, format!("{kind} may be {may_be}"));
    }
}
