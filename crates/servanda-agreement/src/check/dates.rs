//! Dates and periods: typing of date expressions, and the order of those that are known.

use servanda_base::period::Period;
use servanda_base::{Calendar, Date, Decimal, Duration, DurationUnit, Instant, Span, name};
use servanda_syntax::ast::{BinaryOp, ClauseKind, Expr, ExprKind, Item, Word};

use super::Checker;
use super::cycles::Node;
use super::scope::{Scope, made};
use crate::model::*;

/// How many names a date may stand behind.
const NAMES: usize = 32;

impl<'a> Checker<'a> {
    /// All named dates.
    pub(super) fn declare_dates(&mut self) {
        for entry in self.entries.clone() {
            let Item::Date(expr) = &entry.declaration.item else { continue };
            let scope = Scope::new(&entry);
            let own = self.date(expr, &scope);
            let readings = entry.declaration.clauses.iter().filter_map(|clause| match &clause.kind {
                ClauseKind::Contested(party, reading) => Some((party, reading)),
                _ => None,
            });
            let date = own.and_then(|own| self.contested_date(own, readings.collect(), &scope));
            let date = date.unwrap_or(DateExpr::Day(Date::MIN));
            self.dates.push(NamedDate { declared: scope.declared(), date });
        }
    }

    /// All declared periods.
    pub(super) fn declare_periods(&mut self) {
        for entry in self.entries.clone() {
            let Item::Period { every, from } = &entry.declaration.item else { continue };
            let scope = Scope::new(&entry);
            if every.duration.count == 0 || every.duration.is_clock() {
                let message = format!("a period cannot be {} long", every.duration);
                self.error(
                    &scope,
                    "ill-formed-period",
                    every.span,
                    message,
                    "count it in days, weeks, months or years",
                );
            }
            let date = self.date(from, &scope);
            let anchored = |anchor| Period::Every { every: every.duration, anchor };
            let anchor = date.as_ref().and_then(|date| self.fixed(date));
            if date.is_some() && anchor.is_none() {
                let message = format!("`{}` is not a day that is known from the text", self.words(&scope, from.span));
                let help = "let the period begin on a date, such as `from 1995-10-22`";
                self.error(&scope, "not-supported-yet", from.span, message, help);
            }
            let period = anchored(anchor.unwrap_or(Date::MIN));
            let readings = date.map(|date| self.readings_of(&date)).unwrap_or_default();
            let readings = readings.into_iter().map(|(party, anchor)| (party, anchored(anchor))).collect();
            self.tell_apart(&scope, period, &readings);
            self.periods.push(NamedPeriod { declared: scope.declared(), period, readings });
        }
    }

    /// What parties that read this date otherwise take it to be.
    fn readings_of(&self, date: &DateExpr) -> Vec<(ActorId, Date)> {
        let parties = self.contesting(date, NAMES).into_iter();
        parties.filter_map(|party| Some((party, self.fixed_within(date, Some(party), NAMES)?))).collect()
    }

    /// Refuses a period that cuts time as another does and is read otherwise: which of them is meant could not be told.
    fn tell_apart(&mut self, scope: &Scope<'_>, period: Period, readings: &Vec<(ActorId, Period)>) {
        let same = self.periods.iter().find(|(_, other)| other.period == period && other.readings != *readings);
        let Some(other) = same.map(|(_, other)| other.declared.name.clone()) else { return };
        let message = format!("this period is the same as `{other}`, but for what is contested");
        let help = format!("contest both alike, or use `{other}` alone");
        self.error(scope, "ill-formed-period", scope.declaration.name.span, message, help);
    }

    /// A date.
    pub(super) fn date(&mut self, expr: &Expr, scope: &Scope<'a>) -> Option<DateExpr> {
        if !self.go_deeper(expr, scope) {
            return None;
        }
        let date = self.date_of_kind(expr, scope);
        self.depth -= 1;
        date
    }

    /// A period: built in or declared.
    pub(super) fn period(&mut self, scope: &Scope<'_>, word: &Word) -> Option<Period> {
        match word.text.as_str() {
            "day" => return Some(Period::Day),
            "week" => return Some(Period::Week),
            "month" => return Some(Period::Month),
            "quarter" => return Some(Period::Quarter),
            "year" => return Some(Period::Year),
            _ => {}
        }
        if self.entry(&word.text).is_none()
            && let Some(near) = name::nearest(&word.text, ["day", "week", "month", "quarter", "year"])
        {
            let message = format!("nothing is called `{}`", word.text);
            self.error(scope, "unknown-name", word.span, message, format!("did you mean `{near}`?"));
            return None;
        }
        match self.resolve(scope, &word.text, word.span, "a period")? {
            Named::Period(id) => made(&self.periods, id).map(|named| named.period),
            _ => {
                self.wrong_kind(scope, &word.text, word.span, "a period", "");
                None
            }
        }
    }

    /// Reports a term that ends before it begins, as far as the text alone tells.
    pub(super) fn check_order(&mut self, scope: &Scope<'_>, from: Option<&DateExpr>, until: Option<&Until>) {
        let (Some(from), Some(until)) = (from, until) else { return };
        let (Some(start), Some(end)) = (self.fixed(from), self.fixed(&until.date)) else { return };
        // A named date in which there is an error stands at `MIN`.
        if [start, end].contains(&Date::MIN) {
            return;
        }
        if start > end || (start == end && !until.through) {
            let span = scope.declaration.clauses.iter().find_map(|clause| match &clause.kind {
                ClauseKind::Until(expr) | ClauseKind::Through(expr) | ClauseKind::InForce(_, Some(expr)) => {
                    Some(expr.span)
                }
                _ => None,
            });
            let message = format!("the term begins on {start} and is over by {end}");
            let help = "let it end after it begins; `until` does not include its date, `through` does";
            self.error(scope, "ends-before-it-begins", span.unwrap_or(scope.declaration.name.span), message, help);
        }
    }

    /// The day of a date that depends on nothing but the text, in the text's own reading.
    pub(super) fn fixed(&self, date: &DateExpr) -> Option<Date> {
        self.fixed_within(date, None, NAMES)
    }

    /// The same as `party` reads it.
    fn fixed_within(&self, date: &DateExpr, party: Option<ActorId>, depth: usize) -> Option<Date> {
        let depth = depth.checked_sub(1)?;
        let calendar = Calendar::utc();
        match date {
            DateExpr::Day(day) => Some(*day),
            DateExpr::Named(id) => {
                let named = made(&self.dates, *id)?;
                self.fixed_within(&named.date, party, depth)
            }
            DateExpr::Plus(of, by) => Some(calendar.date_plus(self.fixed_within(of, party, depth)?, *by)),
            DateExpr::Minus(of, by) => Some(calendar.date_minus(self.fixed_within(of, party, depth)?, *by)),
            DateExpr::DayOf(count, of) => {
                let days = Duration::new(count.saturating_sub(1), DurationUnit::Day);
                Some(calendar.date_plus(self.fixed_within(of, party, depth)?, days))
            }
            DateExpr::Contested { own, readings } => {
                let reading =
                    readings.iter().find(|(who, _)| Some(*who) == party).map_or(&**own, |(_, reading)| reading);
                self.fixed_within(reading, party, depth)
            }
            _ => None,
        }
    }

    /// The parties that read something in this date otherwise.
    fn contesting(&self, date: &DateExpr, depth: usize) -> Vec<ActorId> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        match date {
            DateExpr::Named(id) => {
                made(&self.dates, *id).map(|named| self.contesting(&named.date, depth)).unwrap_or_default()
            }
            DateExpr::Plus(of, _) | DateExpr::Minus(of, _) | DateExpr::DayOf(_, of) => self.contesting(of, depth),
            DateExpr::Contested { own, readings } => {
                let within = readings.iter().flat_map(|(_, reading)| self.contesting(reading, depth));
                let mut parties: Vec<ActorId> = readings.iter().map(|(party, _)| *party).chain(within).collect();
                parties.extend(self.contesting(own, depth));
                parties.sort_unstable();
                parties.dedup();
                parties
            }
            _ => Vec::new(),
        }
    }

    fn date_of_kind(&mut self, expr: &Expr, scope: &Scope<'a>) -> Option<DateExpr> {
        match &expr.kind {
            ExprKind::Paren(inner) => self.date(inner, scope),
            ExprKind::Date(date) => Some(DateExpr::Day(*date)),
            ExprKind::DateTime(text) => self.instant(text, expr.span, scope),
            ExprKind::NoSuchDate => None,
            ExprKind::Name(text) => self.date_named(text, expr.span, scope),
            ExprKind::StartOf(word) => self.phase_date(word, scope).map(DateExpr::StartOf),
            ExprKind::EndOf(word) => self.phase_date(word, scope).map(DateExpr::EndOf),
            ExprKind::After(length, of) => self.after(length.duration, of, scope),
            ExprKind::LaterOf(list) => self.dates_of(list, scope).map(DateExpr::LaterOf),
            ExprKind::EarlierOf(list) => self.dates_of(list, scope).map(DateExpr::EarlierOf),
            ExprKind::DayOf(count, of) => self.day_of(*count, of, expr.span, scope),
            ExprKind::Binary(left, op @ (BinaryOp::Plus | BinaryOp::Minus), right) => {
                let date = self.date(left, scope).map(Box::new);
                let duration = self.duration(right, scope);
                let (date, duration) = (date?, duration?);
                Some(match op {
                    BinaryOp::Minus => DateExpr::Minus(date, duration),
                    _ => DateExpr::Plus(date, duration),
                })
            }
            ExprKind::Contested(own, readings) => {
                let own = self.date(own, scope)?;
                let readings = readings.iter().map(|(party, reading)| (party, reading)).collect();
                self.contested_date(own, readings, scope)
            }
            _ => {
                self.not_a_date(expr, scope);
                None
            }
        }
    }

    fn date_named(&mut self, text: &str, span: Span, scope: &Scope<'a>) -> Option<DateExpr> {
        match self.resolve(scope, text, span, "a date")? {
            Named::Date(id) => {
                self.waits_for(scope, Node::Name(Named::Date(id)), span);
                Some(DateExpr::Named(id))
            }
            Named::Phase(_) => {
                let help = format!("write `start of {text}` or `end of {text}`");
                self.wrong_kind(scope, text, span, "a date", &help);
                None
            }
            Named::Event(_) => {
                let help = format!("count from it: `14 days after {text}`");
                self.wrong_kind(scope, text, span, "a date", &help);
                None
            }
            _ => {
                self.wrong_kind(scope, text, span, "a date", "");
                None
            }
        }
    }

    fn phase_date(&mut self, word: &Word, scope: &Scope<'a>) -> Option<PhaseId> {
        let phase = self.phase_named(scope, word)?;
        self.waits_for(scope, Node::Name(Named::Phase(phase)), word.span);
        Some(phase)
    }

    fn after(&mut self, duration: Duration, of: &Expr, scope: &Scope<'a>) -> Option<DateExpr> {
        if self.names_event(of) {
            return self.event_ref(of, scope).map(|event| DateExpr::After(duration, event));
        }
        self.date(of, scope).map(|date| DateExpr::Plus(Box::new(date), duration))
    }

    fn dates_of(&mut self, list: &[Expr], scope: &Scope<'a>) -> Option<Vec<DateExpr>> {
        let dates: Vec<Option<DateExpr>> = list.iter().map(|expr| self.date(expr, scope)).collect();
        dates.into_iter().collect()
    }

    fn day_of(&mut self, count: u32, of: &Expr, span: Span, scope: &Scope<'a>) -> Option<DateExpr> {
        if count == 0 {
            self.error(scope, "impossible-date", span, "there is no day 0", "the date itself is day 1");
            return None;
        }
        self.date(of, scope).map(|date| DateExpr::DayOf(count, Box::new(date)))
    }

    fn duration(&mut self, expr: &Expr, scope: &Scope<'_>) -> Option<Duration> {
        match &expr.kind {
            ExprKind::Paren(inner) => return self.duration(inner, scope),
            ExprKind::Duration(duration) => return Some(*duration),
            ExprKind::Number { value, unit: Some(unit), half_width } if half_width.is_zero() => {
                if let Some(duration) = counted(*value, &unit.text) {
                    return Some(duration);
                }
            }
            _ => {}
        }
        let message = format!("`{}` is not a length of time", self.words(scope, expr.span));
        self.error(scope, "not-a-duration", expr.span, message, "write a whole number of days, such as `14 days`");
        None
    }

    fn contested_date(&mut self, own: DateExpr, readings: Vec<(&Word, &Expr)>, scope: &Scope<'a>) -> Option<DateExpr> {
        if readings.is_empty() {
            return Some(own);
        }
        let parties: Vec<Word> = readings.iter().map(|(party, _)| (*party).clone()).collect();
        let parties = self.actors(scope, &parties);
        let dates: Vec<Option<DateExpr>> = readings.iter().map(|(_, expr)| self.date(expr, scope)).collect();
        let dates: Option<Vec<DateExpr>> = dates.into_iter().collect();
        let readings = parties?.into_iter().zip(dates?).collect();
        Some(DateExpr::Contested { own: Box::new(own), readings })
    }

    fn instant(&mut self, text: &str, span: Span, scope: &Scope<'_>) -> Option<DateExpr> {
        let utc = Calendar::utc();
        let calendar = self.calendar.as_ref().unwrap_or(&utc);
        let instant = parse_instant(text, calendar);
        if instant.is_none() {
            let message = format!("`{text}` is not a date and time");
            self.error(
                scope,
                "impossible-date",
                span,
                message,
                "write it as `2026-04-01T10:00` or `2026-04-01T10:00+04:00`",
            );
        }
        instant.map(DateExpr::Instant)
    }

    fn not_a_date(&mut self, expr: &Expr, scope: &Scope<'_>) {
        let message = format!("`{}` is not a date", self.words(scope, expr.span));
        let help = "write a date such as `2026-04-01`, the name of one, or `30 days after EVENT`";
        self.error(scope, "not-a-date", expr.span, message, help);
    }
}

/// The length of time that a number of `unit` is, if it is a whole one.
fn counted(value: Decimal, unit: &str) -> Option<Duration> {
    let unit = match unit {
        "hour" | "hours" => DurationUnit::Hour,
        "day" | "days" => DurationUnit::Day,
        "week" | "weeks" => DurationUnit::Week,
        "month" | "months" => DurationUnit::Month,
        "year" | "years" => DurationUnit::Year,
        _ => return None,
    };
    if !value.fract().is_zero() {
        return None;
    }
    u32::try_from(value.trunc()).ok().map(|count| Duration::new(count, unit))
}

/// `2026-04-01T10:00[:30][Z|+04:00]`; without an offset in the zone of `calendar`.
fn parse_instant(text: &str, calendar: &Calendar) -> Option<Instant> {
    let (date, rest) = text.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let split = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = (rest.get(..split)?, rest.get(split..)?);
    let parts: Vec<i8> = time.split(':').map(|part| part.parse::<i8>()).collect::<Result<_, _>>().ok()?;
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return None,
    };
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) || !(0..60).contains(&second) {
        return None;
    }
    let civil = date.at(hour, minute, second, 0);
    if offset.is_empty() {
        return Some(calendar.instant_at(civil));
    }
    let seconds = offset_seconds(offset)?;
    Some(Instant::from_unix(Calendar::utc().instant_at(civil).unix().saturating_sub(seconds)))
}

fn offset_seconds(offset: &str) -> Option<i64> {
    if offset == "Z" {
        return Some(0);
    }
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_stands_in_the_zone_or_has_an_offset() {
        let muscat = Calendar::new("Asia/Muscat").unwrap();
        let local = parse_instant("2026-04-01T10:00", &muscat).unwrap();
        assert_eq!(muscat.rfc3339(local), "2026-04-01T10:00:00+04:00");
        assert_eq!(parse_instant("2026-04-01T06:00:00Z", &muscat), Some(local));
        assert_eq!(parse_instant("2026-04-01T11:00+05:00", &muscat), Some(local));
    }

    #[test]
    fn times_that_do_not_exist_are_none() {
        for text in
            ["2026-04-01T25:00", "2026-04-01T10:61", "2026-02-30T10:00", "2026-04-01T10", "2026-04-01T10:00+99:00"]
        {
            assert_eq!(parse_instant(text, &Calendar::utc()), None, "{text}");
        }
    }
}
