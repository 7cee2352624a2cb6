//! Dates, and what of an expression is only about dates.

use super::condition::ParsedExpr;
use super::{Parsed, Parser};
use crate::kind::SyntaxKind::{self, *};

impl Parser<'_> {
    /// A date where nothing else may stand: `until` after it is the next clause.
    pub(super) fn date(&mut self) -> Parsed {
        let before = std::mem::replace(&mut self.in_date, true);
        let parsed = self.wanted("a date", |p| p.deeper(|p| p.sum(true)));
        self.in_date = before;
        parsed.map(|_| ())
    }

    /// `D, D, D`.
    pub(super) fn dates(&mut self) -> Parsed {
        self.date()?;
        while self.at(Comma) {
            self.bump();
            self.date()?;
        }
        Ok(())
    }

    pub(super) fn date_literal(&mut self) -> ParsedExpr {
        let text = self.text_at(0);
        if !is_date(text) {
            // A misshapen one was reported by the lexer.
            let help = match text.get(10..).is_some_and(|time| !time.is_empty()) {
                true => {
                    "write date and time like `2026-04-01T10:00`, with an offset if need be: `2026-04-01T10:00+04:00`"
                }
                false => "write year, month and day: `2026-04-01`",
            };
            self.error_here("no-such-date", format!("`{text}` is not a date of the calendar"), help);
        }
        self.node(DateExpr, |p| {
            p.bump();
            Ok(DateExpr)
        })
    }

    /// `start of PHASE`, `end of PHASE`.
    pub(super) fn edge(&mut self, kind: SyntaxKind) -> ParsedExpr {
        self.node(kind, |p| {
            p.bump();
            p.bump();
            p.name("the name of a phase")?;
            Ok(kind)
        })
    }

    /// `day 180 of d-day`.
    pub(super) fn day_of(&mut self) -> ParsedExpr {
        self.node(DayOfExpr, |p| {
            p.bump();
            p.check_count("a day");
            p.bump();
            p.keyword("of", "day 180 of d-day")?;
            p.wanted("a date", |p| p.deeper(Self::operand))?;
            Ok(DayOfExpr)
        })
    }

    /// `14 days`, `14 days after EVENT`.
    pub(super) fn duration(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        self.length()?;
        if self.at_word("after") && self.word(1) != "each" {
            return self.node_at(checkpoint, AfterExpr, |p| {
                p.bump();
                p.wanted("an event", |p| p.deeper(Self::operand))?;
                Ok(AfterExpr)
            });
        }
        self.node_at(checkpoint, DurationExpr, |_| Ok(DurationExpr))
    }
}

/// Whether `text` is a date, or a date and a time with or without an offset.
pub(crate) fn is_date(text: &str) -> bool {
    let (date, time) = text.split_at_checked(10).unwrap_or((text, ""));
    if date.parse::<servanda_base::Date>().is_err() {
        return false;
    }
    let Some(time) = time.strip_prefix('T') else { return time.is_empty() };
    let (clock, offset) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at_checked(at).unwrap_or((time, "")),
        None => (time, ""),
    };
    let offset_fits = match offset.strip_prefix(['+', '-']) {
        Some(hours) => is_clock(hours, 2),
        None => offset.is_empty() || offset == "Z",
    };
    (is_clock(clock, 2) || is_clock(clock, 3)) && offset_fits
}

/// `10:00`, or `10:00:30` with three parts.
fn is_clock(text: &str, parts: usize) -> bool {
    let found: Vec<&str> = text.split(':').collect();
    let fits = |(at, part): (usize, &&str)| {
        let limit = if at == 0 { 24 } else { 60 };
        part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u32>().is_ok_and(|n| n < limit)
    };
    found.len() == parts && found.iter().enumerate().all(fits)
}
