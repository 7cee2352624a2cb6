//! Short ways to read a text, and to show what was read.

// Clippy knows tests by their attribute, which helpers have not; not every file of tests uses every helper.
#![allow(dead_code, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use servanda_base::{Diagnostic, SourceFile};
use servanda_syntax::ast::{ClauseKind, Declaration, Expr, ExprKind, How, Item, Sentence, Window, Word};
use servanda_syntax::{Document, parse};

/// A file with `text` in its one block.
pub fn file(text: &str) -> SourceFile {
    SourceFile::new("a.accord.md", &format!("# Article 1\n\n```accord\n{text}\n```\n"))
}

pub fn read(text: &str) -> (Document, Vec<Diagnostic>) {
    parse(&file(text))
}

/// What `text` declares; it must have no error.
pub fn declared(text: &str) -> Vec<Declaration> {
    let (document, diagnostics) = read(text);
    assert!(diagnostics.is_empty(), "{text}\n{}", told(&diagnostics));
    document.declarations
}

/// The only declaration of `text`.
pub fn one(text: &str) -> Declaration {
    let mut all = declared(text);
    assert_eq!(all.len(), 1, "{text}");
    all.remove(0)
}

/// The diagnostics as `line:column name: message (help)`, one on a line.
pub fn told(diagnostics: &[Diagnostic]) -> String {
    let line = |d: &Diagnostic| {
        let (line, column) = d.labels[0].file.line_column(d.labels[0].span.start);
        format!("{line}:{column} {}: {} ({})", d.name, d.message, d.help.as_deref().unwrap_or(""))
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The errors of `text`.
pub fn errors(text: &str) -> String {
    told(&read(text).1)
}

/// The formula of an indicator, shown.
pub fn expression(text: &str) -> String {
    match one(&format!("indicator x \"X\" = {text}")).item {
        Item::Indicator(expr) => show(&expr),
        other => panic!("{other:?}"),
    }
}

/// The sentence of a commitment, shown.
pub fn sentence(text: &str) -> String {
    let declaration = one(&format!("commitment x \"X\"\n  {text}"));
    match &declaration.clauses[..] {
        [only] => match &only.kind {
            ClauseKind::Owes(sentence) => show_sentence(sentence),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The clauses of a declaration, as debug text without places.
pub fn clauses(text: &str) -> Vec<String> {
    one(text).clauses.iter().map(|clause| show_clause(&clause.kind)).collect()
}

fn show_sentence(s: &Sentence) -> String {
    let what: Vec<_> = s.what.iter().map(show).collect();
    let how = match &s.how {
        How::Plain => String::new(),
        How::On(dates) => format!(" on {}", dates.iter().map(show).collect::<Vec<_>>().join(", ")),
        How::By(date) => format!(" by {}", show(date)),
        How::WithinOf(length, of) => format!(" within {} of {}", length.duration, show(of)),
        How::Every(length) => format!(" every {}", length.duration),
        How::AfterEach(length, period) => format!(" within {} after each {}", length.duration, period.text),
        How::Quota { at_least, amount, per } => {
            format!(" {} {} per {}", if *at_least { "at least" } else { "at most" }, show(amount), per.text)
        }
    };
    let at_each = s.at_each.as_ref().map_or(String::new(), |at| format!(" at each {}", words(at)));
    let each = if s.each { " each" } else { "" };
    format!("{}{each} {:?} {}{at_each}{how}", words(&s.owed_by), s.verb, what.join(" or "))
}

fn show_clause(kind: &ClauseKind) -> String {
    placeless(&format!("{kind:?}"))
}

/// A debug text without the places in it.
pub fn placeless(debug: &str) -> String {
    let mut shown = String::new();
    let mut rest = debug;
    while let Some(at) = rest.find("span: Span {") {
        shown.push_str(rest[..at].trim_end().trim_end_matches(','));
        rest = &rest[at..];
        rest = &rest[rest.find('}').unwrap() + 1..];
    }
    shown.push_str(rest);
    shown
}

fn words(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(",")
}

fn list(all: &[Expr]) -> String {
    all.iter().map(show).collect::<Vec<_>>().join(" ")
}

/// An expression with all its nesting, like `(<= (at m natanz) 3.67%)`.
pub fn show(expr: &Expr) -> String {
    let at = |at: &Option<Vec<Word>>| at.as_ref().map_or(String::new(), |at| format!(" at:{}", words(at)));
    match &expr.kind {
        ExprKind::Name(name) => name.clone(),
        ExprKind::Number { value, half_width, unit } => {
            let width = if half_width.is_zero() { String::new() } else { format!("±{half_width}") };
            format!("{value}{width}{}", unit.as_ref().map_or("", |unit| unit.text.as_str()))
        }
        ExprKind::YesNo(yes) => if *yes { "yes" } else { "no" }.into(),
        ExprKind::Date(date) => date.to_string(),
        ExprKind::DateTime(text) => text.clone(),
        ExprKind::NoSuchDate => "no such date".to_owned(),
        ExprKind::Duration(duration) => format!("[{duration}]"),
        ExprKind::StartOf(phase) => format!("(start {})", phase.text),
        ExprKind::EndOf(phase) => format!("(end {})", phase.text),
        ExprKind::After(length, of) => format!("(after {} {})", length.duration, show(of)),
        ExprKind::LaterOf(all) => format!("(later {})", list(all)),
        ExprKind::EarlierOf(all) => format!("(earlier {})", list(all)),
        ExprKind::DayOf(day, of) => format!("(day {day} {})", show(of)),
        ExprKind::At(of, sites) => format!("(at {} {})", show(of), words(sites)),
        ExprKind::Of(of, party) => format!("(of {} {})", of.text, party.text),
        ExprKind::Aggregate { how, of, at: sites, within } => {
            let within = within.as_ref().map_or(String::new(), |within| format!(" in:{}", within.text));
            format!("({} {}{}{within})", how.text, show(of), at(sites))
        }
        ExprKind::Count { of, at: sites, window } => {
            let window = match window {
                None => String::new(),
                Some(Window::Last(length)) => format!(" last:{}", length.duration),
                Some(Window::Since(date)) => format!(" since:{}", show(date)),
                Some(Window::In(period)) => format!(" in:{}", period.text),
            };
            format!("(count {}{}{window})", show(of), at(sites))
        }
        ExprKind::CountWhere(sites, condition) => format!("(count {} where {})", sites.text, show(condition)),
        ExprKind::Baseline => "baseline".into(),
        ExprKind::BaselineOf(of) => format!("(baseline {})", show(of)),
        ExprKind::PercentOf(percent, of) => format!("(% {} {})", show(percent), show(of)),
        ExprKind::ShareOfMilestones { due, on_time } => format!("(share due:{due} on-time:{on_time})"),
        ExprKind::Binary(a, op, b) => format!("({op:?} {} {})", show(a), show(b)),
        ExprKind::UntilThen(a, date, b) => format!("(until {} {} {})", show(a), show(date), show(b)),
        ExprKind::If(a, condition, b) => format!("(if {} {} {})", show(condition), show(a), show(b)),
        ExprKind::Compare(a, op, b) => format!("({op:?} {} {})", show(a), show(b)),
        ExprKind::Verdict { name, of, word } => {
            let of = of.as_ref().map_or(String::new(), |of| format!(" of:{}", of.text));
            format!("<{}{of} {}>", name.text, word.text)
        }
        ExprKind::Happened(of) => format!("(happened {})", show(of)),
        ExprKind::Before(a, b) => format!("(before {} {})", show(a), show(b)),
        ExprKind::For(of, length) => format!("(for {} {})", show(of), length.duration),
        ExprKind::Not(of) => format!("(not {})", show(of)),
        ExprKind::All(all) => format!("(all {})", list(all)),
        ExprKind::Any(all) => format!("(any {})", list(all)),
        ExprKind::AtLeast(count, all) => format!("(at-least {count} {})", list(all)),
        ExprKind::Contested(own, others) => {
            let others = others.iter().map(|(by, e)| format!(" {}:{}", by.text, show(e))).collect::<String>();
            format!("(contested {}{others})", show(own))
        }
        ExprKind::Paren(of) => format!("[{}]", show(of)),
    }
}
