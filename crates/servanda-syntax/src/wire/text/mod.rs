//! The text that a JSON agreement stands for, each stretch of it with its place in the JSON.

mod clause;
mod expression;
mod places;

use servanda_base::{Decimal, Span};

use super::deserialize::Misfit;
use super::{Agreement, Declared, Item, Length, Name, Number, Placed, Text};
use crate::lexer;

pub use places::Places;

/// A Markdown text and where what stands in it stood in the JSON.
#[derive(Debug, Clone)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its places.
    pub places: Places,
    /// Where its blocks of declarations begin: the offset of each opening fence, in order.
    pub blocks: Vec<usize>,
    /// What no text can say.
    pub misfits: Vec<Misfit>,
}

/// The text of `agreement`.
pub fn write(agreement: &Agreement) -> Written {
    let mut writer = Writer::default();
    for item in &agreement.items {
        writer.item(item);
    }
    writer.end_block();
    Written { text: writer.text, places: writer.places.finish(), blocks: writer.blocks, misfits: writer.misfits }
}

const FENCE: &str = "```";

#[derive(Default)]
struct Writer {
    text: String,
    places: places::Builder,
    blocks: Vec<usize>,
    misfits: Vec<Misfit>,
    in_block: bool,
    // How the expression stands that is being written.
    in_list: bool,
    uncontested: bool,
}

impl Writer {
    /// What `inside` writes, with its place.
    fn placed(&mut self, span: Span, inside: impl FnOnce(&mut Self)) {
        let opened = self.places.open(self.text.len(), span);
        inside(self);
        self.places.close(opened, self.text.len());
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn misfit(&mut self, span: Span, name: &'static str, message: String, help: &str) {
        self.misfits.push(Misfit { span: Some(span), name, message, help: help.to_owned() });
    }

    fn item(&mut self, item: &Placed<Item>) {
        if let Item::Prose(prose) = &item.value {
            self.end_block();
            self.placed(prose.span, |w| w.push(&prose.value));
            return;
        }
        self.begin_block();
        let start = self.text.len();
        self.placed(item.span, |w| match &item.value {
            Item::Prose(_) => {}
            Item::Comment(comment) => w.comment(comment),
            Item::Agreement(declared) => w.declared("agreement", declared),
            Item::Party(declared) => w.declared("party", declared),
            Item::Host(declared) => w.declared("host", declared),
            Item::Verifier(declared) => w.declared("verifier", declared),
            Item::Stakeholder(declared) => w.declared("stakeholder", declared),
            Item::Body(declared) => w.declared("body", declared),
            Item::Site(declared) => w.declared("site", declared),
            Item::Event(declared) => w.declared("event", declared),
            Item::Phase(declared) => w.declared("phase", declared),
            Item::Commitment(declared) => w.declared("commitment", declared),
            Item::Relief(declared) => w.declared("relief", declared),
            Item::Procedure(declared) => w.declared("procedure", declared),
            Item::Response(declared) => w.declared("response", declared),
            Item::Scenario(declared) => w.declared("scenario", declared),
            Item::Risk(declared) => w.declared("risk", declared),
            Item::Report(declared) => w.declared("report", declared),
            Item::Briefing(declared) => w.declared("briefing", declared),
            Item::Sites(of) => {
                w.head("sites", &of.name, of.title.as_ref());
                w.push(" = ");
                w.names(&of.sites);
                w.clauses(&of.clauses);
            }
            Item::Unit(of) => w.declared_as("unit", of, Self::quantity),
            Item::Indicator(of) => w.declared_as("indicator", of, Self::condition),
            Item::Date(of) => {
                w.head("date", &of.name, of.title.as_ref());
                w.push(" ");
                w.date(&of.formula);
                w.clauses(&of.clauses);
            }
            Item::Period(of) => {
                w.head("period", &of.name, of.title.as_ref());
                w.push(" every ");
                w.length(&of.every);
                w.push(" from ");
                w.date(&of.from);
                w.clauses(&of.clauses);
            }
            Item::Measure(of) => {
                w.head("measure", &of.name, of.title.as_ref());
                if let Some(formula) = &of.formula {
                    w.push(" = ");
                    w.uncontested_quantity(formula);
                }
                w.clauses(&of.clauses);
            }
        });
        self.push("\n");
        // What takes several lines stands by itself.
        let is_long = self.text.get(start..).is_some_and(|written| written.trim_end().contains('\n'));
        if is_long {
            self.push("\n");
        }
    }

    fn begin_block(&mut self) {
        if self.in_block {
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push("\n");
        }
        self.blocks.push(self.text.len());
        self.push(FENCE);
        self.push("accord\n");
        self.in_block = true;
    }

    fn end_block(&mut self) {
        if self.in_block {
            if self.text.ends_with("\n\n") {
                self.text.pop();
            }
            self.push(FENCE);
            self.push("\n");
            self.in_block = false;
        }
    }

    fn comment(&mut self, comment: &Text) {
        if comment.value.contains(['\n', '\r']) {
            let help = "write one comment for each line";
            self.misfit(comment.span, "control-character", "a comment of several lines".to_owned(), help);
        }
        self.placed(comment.span, |w| {
            w.push("#");
            if !comment.value.is_empty() {
                w.push(" ");
                w.push(&comment.value);
            }
        });
    }

    fn declared(&mut self, keyword: &str, declared: &Declared) {
        self.head(keyword, &declared.name, declared.title.as_ref());
        self.clauses(&declared.clauses);
    }

    fn declared_as(&mut self, keyword: &str, of: &super::DeclaredAs, formula: fn(&mut Self, &super::Expr)) {
        self.head(keyword, &of.name, of.title.as_ref());
        self.push(" = ");
        formula(self, &of.formula);
        self.clauses(&of.clauses);
    }

    fn head(&mut self, keyword: &str, name: &Name, title: Option<&Text>) {
        self.push(keyword);
        self.push(" ");
        self.name(name);
        if let Some(title) = title {
            self.push(" ");
            self.quoted(title);
        }
    }

    fn clauses(&mut self, clauses: &[Placed<super::Clause>]) {
        for clause in clauses {
            self.push("\n  ");
            self.placed(clause.span, |w| w.clause(&clause.value));
        }
    }
}

// The small parts.
impl Writer {
    /// A word of the text: nothing in it may be read as anything else.
    fn name(&mut self, name: &Name) {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '%' | '/' | '+' | '\u{200c}');
        let word = &name.value;
        if word.is_empty() || !word.chars().all(is_word) || word.starts_with(['-', '_', '/', '+']) {
            let shown: String = word.chars().take(40).flat_map(char::escape_debug).collect();
            let help = "a name has letters A to Z, digits and `-`";
            self.misfit(name.span, "not-a-name", format!("`{shown}` has not the form of a name"), help);
        }
        self.placed(name.span, |w| w.push(&name.value));
    }

    fn names(&mut self, names: &[Name]) {
        self.joined(names, ", ");
    }

    fn joined(&mut self, names: &[Name], between: &str) {
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                self.push(between);
            }
            self.name(name);
        }
    }

    /// What the text writes as it is: the words of a verdict, a date, a time zone.
    fn words(&mut self, words: &Name, may_have: fn(char) -> bool) {
        if words.value.is_empty() || !words.value.chars().all(may_have) {
            let shown: String = words.value.chars().take(40).flat_map(char::escape_debug).collect();
            let help = "see the schema of the JSON form for what may stand here";
            self.misfit(words.span, "does-not-fit", format!("`{shown}` cannot stand here"), help);
        }
        self.placed(words.span, |w| w.push(&words.value));
    }

    fn quoted(&mut self, text: &Text) {
        let faulty = text.value.chars().find(|c| *c == '"' || c.is_control() || lexer::is_bidi_control(*c));
        if let Some(c) = faulty {
            let (message, help) = match c {
                '"' => ("a double quote in a text".to_owned(), "write “ and ” for a quotation within a text"),
                _ => {
                    let message = format!("the character U+{:04X} in a text", u32::from(c));
                    (message, lexer::UNPRINTABLE_CURE)
                }
            };
            self.misfit(text.span, "unprintable-text", message, help);
        }
        self.placed(text.span, |w| {
            w.push("\"");
            w.push(&text.value);
            w.push("\"");
        });
    }

    fn length(&mut self, length: &Length) {
        self.placed(length.span, |w| w.push(&length.value.0.to_string()));
    }

    fn number(&mut self, number: &Number) {
        self.placed(number.span, |w| w.push(&number.value.0.to_string()));
    }
}

/// How `~0` is scaled whose half width is not that of the digit nought: by a word.
fn scale_of(half_width: Decimal) -> &'static str {
    let half = |thousands: u32| Decimal::from(1_000_u64.saturating_pow(thousands)).checked_mul(Decimal::new(5, 1));
    match (1..=3).find(|thousands| half(*thousands) == Some(half_width)) {
        Some(1) => " thousand",
        Some(2) => " million",
        Some(3) => " billion",
        _ => "",
    }
}
