//! What a row says: of which subject, where, and with which value.

use std::fmt;

use servanda_agreement::{Event, Measure, Named, Place, Scale, UnitId};
use servanda_base::{Decimal, Interval, Name, Span};

use crate::csv::Field;
use crate::{Body, FindingSubject, FindingWord, Occurrence, Places, Reading};

use super::cells::{Cells, word};
use super::columns::Column;
use super::context::Context;
use super::fault::{Fault, listed, nearest, shown, suggestion};
use super::row::Kind;
use super::value;

/// Reads the columns that a record's kind gives their meaning.
pub(crate) struct BodyReader<'c, 'x, 'r, 'f> {
    pub context: &'c Context<'x>,
    pub cells: &'c mut Cells<'r, 'f>,
}

impl<'r> BodyReader<'_, '_, 'r, '_> {
    /// The body of a record of this kind; `None` if it is faulty, which has been reported.
    pub(crate) fn read(&mut self, kind: Kind) -> Option<Body> {
        match kind {
            Kind::Reading => self.reading(),
            Kind::Event => self.event(),
            Kind::Decision => self.decision(),
            Kind::Finding => self.finding(),
            Kind::Retraction => self.retraction(),
        }
    }

    fn reading(&mut self) -> Option<Body> {
        self.forbid("a reading", &[Column::Of, Column::Amount]);
        let help = "write what was read, `unknown` or `refused`";
        let value = self.cells.required(Column::Value as usize, "value", help);
        let (subject, id) = self.subject("a measure", |named| match named {
            Named::Measure(id) => Some(id),
            _ => None,
        })?;
        let measure = &self.context.agreement.measures[id];
        if measure.formula.is_some() {
            let message = format!("{} is computed and never read", shown(&subject.text));
            let help = "record the measures from which it is computed";
            self.cells.report(subject.span, Fault::new("derived-measure", message, help));
            return None;
        }
        let places = self.places(subject, &measure.places, true);
        let value = value.and_then(|cell| self.read_value(subject, measure, cell));
        Some(Body::Reading { measure: id, places: places?, value: value? })
    }

    fn read_value(&mut self, subject: &Field<'_>, measure: &Measure, cell: &Field<'_>) -> Option<Reading> {
        let is_number = matches!(measure.scale, Scale::Number(_));
        if !is_number {
            self.forbid_unit(subject);
        }
        let word = match &*cell.text {
            "unknown" => Some(Reading::Unknown),
            "refused" => Some(Reading::Refused),
            _ => None,
        };
        match (&measure.scale, word) {
            (Scale::Number(unit), Some(_)) => self.unit(subject, *unit, false).and(word),
            (_, Some(_)) => word,
            (Scale::Number(unit), None) => {
                let words = ["unknown", "refused"];
                let value = self.number_in(subject, cell, *unit, &words)?;
                let value = if measure.never_negative { self.not_negative(subject, cell, value)? } else { value };
                Some(Reading::Value(value))
            }
            (Scale::YesNo, None) => self.level(cell, &["no", "yes"]),
            (Scale::Levels(levels), None) => self.level(cell, &levels.iter().map(Name::as_str).collect::<Vec<_>>()),
        }
    }

    /// The position of a level among those that there are, from 0.
    fn level(&mut self, cell: &Field<'_>, levels: &[&str]) -> Option<Reading> {
        let Some(position) = levels.iter().position(|level| *level == cell.text) else {
            let known = levels.iter().copied().chain(["unknown", "refused"]);
            let fault = unknown_value(&cell.text, known);
            self.cells.report(cell.span, fault);
            return None;
        };
        Some(Reading::Value(Interval::point(Decimal::from(position))))
    }

    fn event(&mut self) -> Option<Body> {
        self.forbid("an event", &[Column::Amount]);
        let (subject, id) = self.subject("an event", |named| match named {
            Named::Event(id) => Some(id),
            _ => None,
        })?;
        let event = &self.context.agreement.events[id];
        let places = self.places(subject, &event.places, true);
        let value = self.occurrence(subject, event);
        let key = self.text(Column::Of);
        Some(Body::Event { event: id, places: places?, key, value: value? })
    }

    fn occurrence(&mut self, subject: &Field<'_>, event: &Event) -> Option<Occurrence> {
        if event.counted_in.is_none() {
            self.forbid_unit(subject);
        }
        let Some(cell) = self.cells.get(Column::Value as usize) else {
            let Some(unit) = event.counted_in else { return Some(Occurrence::Happened(None)) };
            let symbol = &self.context.agreement.units[unit].symbol;
            let message = format!("`{}` is counted in `{symbol}`, and the row says no number", subject.text);
            let help = "write how much in the column `value`; `>0` if no more is known";
            self.cells.report(self.cells.span(Column::Value as usize), Fault::new("missing-value", message, help));
            return None;
        };
        let word = match &*cell.text {
            "none" => Some(Occurrence::None),
            "refused" => Some(Occurrence::Refused),
            _ => None,
        };
        let words = ["none", "refused"];
        let number = match (event.counted_in, word) {
            (Some(unit), Some(_)) => return self.unit(subject, unit, false).and(word),
            (None, Some(_)) => return word,
            (Some(unit), None) => self.number_in(subject, cell, unit, &words)?,
            (None, None) => self.cells.keep(cell.span, number_or_word(&cell.text, &words))?,
        };
        let number = self.not_negative(subject, cell, number)?;
        if number.as_point().is_some_and(|number| number.is_zero()) {
            let message = format!("an event that happened {} times did not happen", shown(&cell.text));
            self.cells.report(cell.span, Fault::new("zero-events", message, "write `none`"));
            return None;
        }
        Some(Occurrence::Happened(Some(number)))
    }

    fn finding(&mut self) -> Option<Body> {
        self.forbid("a finding", &[Column::Of, Column::Unit, Column::Amount]);
        let help = "write what was found: `met`, `breached` or `unknown`; of a relief `granted` or `withheld`";
        let value = self.cells.required(Column::Value as usize, "value", help);
        let (subject, about) = self.subject("a commitment or a relief", |named| match named {
            Named::Commitment(id) => Some(FindingSubject::Commitment(id)),
            Named::Relief(id) => Some(FindingSubject::Relief(id)),
            _ => None,
        })?;
        let (words, places): (&[(&'static str, FindingWord)], &[Place]) = match about {
            FindingSubject::Commitment(id) => (
                &[("met", FindingWord::Met), ("breached", FindingWord::Breached), ("unknown", FindingWord::Unknown)],
                &self.context.agreement.commitments[id].each,
            ),
            FindingSubject::Relief(_) => {
                (&[("granted", FindingWord::Granted), ("withheld", FindingWord::Withheld)], &[])
            }
        };
        let places = self.places(subject, places, false);
        let found = value.and_then(|cell| {
            let found = word(&cell.text, "finding", "unknown-value", words);
            self.cells.keep(cell.span, found)
        });
        Some(Body::Finding { about, places: places?, word: found? })
    }

    fn retraction(&mut self) -> Option<Body> {
        self.forbid("a retraction", &[Column::Value, Column::Unit, Column::Amount, Column::Through]);
        if let Some(subject) = self.cells.get(Column::Subject as usize) {
            let known = self.context.subject(&subject.text, "anything", Some);
            self.cells.keep(subject.span, known);
        }
        let help = "write the id of the record that is taken back";
        self.cells.required(Column::Supersedes as usize, "supersedes", help)?;
        Some(Body::Retraction)
    }

    /// The subject, which must be what the kind of record is about.
    pub(super) fn subject<T>(&mut self, what: &str, fits: impl Fn(Named) -> Option<T>) -> Option<(&'r Field<'r>, T)> {
        let cell = self.cells.required(Column::Subject as usize, "subject", &format!("name {what}"))?;
        let subject = self.context.subject(&cell.text, what, fits);
        self.cells.keep(cell.span, subject).map(|subject| (cell, subject))
    }

    /// The places in the column `site`; none if the subject has none, or need not be said where.
    pub(super) fn places(&mut self, subject: &Field<'_>, places: &[Place], required: bool) -> Option<Places> {
        let span = self.cells.span(Column::Site as usize);
        let Some(cell) = self.cells.get(Column::Site as usize) else {
            if places.is_empty() || !required {
                return Some(Places::default());
            }
            let names = places.iter().map(|place| self.context.agreement.place_name(*place).as_str());
            let message = format!("the row does not say at which site `{}` is counted", subject.text);
            let fault = Fault::new("missing-site", message, format!("write {} in the column `site`", listed(names)));
            self.cells.report(span, fault);
            return None;
        };
        if places.is_empty() {
            let message = format!("`{}` has no sites of its own", subject.text);
            self.cells.report(cell.span, Fault::new("unexpected-value", message, "leave `site` empty"));
            return None;
        }
        let places = self.context.places(&subject.text, places, &cell.text);
        self.cells.keep(cell.span, places).map(Places::from)
    }

    /// How many base units one of the row's unit is.
    pub(super) fn unit(&mut self, subject: &Field<'_>, expected: UnitId, required: bool) -> Option<Decimal> {
        let span = self.cells.span(Column::Unit as usize);
        let factor = match self.cells.get(Column::Unit as usize) {
            Some(cell) => self.context.factor(&cell.text, expected, &subject.text),
            None if required => Err(self.context.missing_unit(expected, &subject.text)),
            None => Ok(Decimal::ONE),
        };
        self.cells.keep(span, factor)
    }

    /// The number in the row, in base units.
    fn number_in(&mut self, subject: &Field<'_>, cell: &Field<'_>, unit: UnitId, words: &[&str]) -> Option<Interval> {
        let number = self.cells.keep(cell.span, number_or_word(&cell.text, words));
        let factor = self.unit(subject, unit, true);
        let (number, factor) = (number?, factor?);
        let scaled = number.scale(factor);
        // An end that cannot be held in base units would be given up in silence.
        let ends = |interval: Interval| (interval.low().value().is_some(), interval.high().value().is_some());
        if ends(scaled) != ends(number) {
            self.cells.report(cell.span, value::too_long(&cell.text));
            return None;
        }
        Some(scaled)
    }

    /// The part of the value that is not negative; it is an error if there is none, since one is surely a slip.
    fn not_negative(&mut self, subject: &Field<'_>, cell: &Field<'_>, value: Interval) -> Option<Interval> {
        let rest = value.intersect(Interval::NOT_NEGATIVE).ok_or_else(|| {
            let message = format!("`{}` is never negative, and {} is", subject.text, shown(&cell.text));
            Fault::new("negative-value", message, "correct the value; what could not be read is `unknown`")
        });
        self.cells.keep(cell.span, rest)
    }

    /// Reports what stands in columns that mean nothing here: it was meant for another row or another column.
    pub(super) fn forbid(&mut self, what: impl fmt::Display, columns: &[Column]) {
        for column in columns {
            if let Some(cell) = self.cells.get(*column as usize) {
                let message = format!("{what} has no `{}`", column.name());
                let help = format!("leave `{}` empty", column.name());
                self.cells.report(cell.span, Fault::new("unexpected-value", message, help));
            }
        }
    }

    fn forbid_unit(&mut self, subject: &Field<'_>) {
        self.forbid(format_args!("`{}`", subject.text), &[Column::Unit]);
    }

    /// The text in a column, if any.
    pub(super) fn text(&self, column: Column) -> Option<Box<str>> {
        self.cells.get(column as usize).map(|cell| (*cell.text).into())
    }

    /// Where a column stands.
    pub(super) fn span(&self, column: Column) -> Span {
        self.cells.span(column as usize)
    }
}

/// The values that `text` stands for. What has no digit was meant for a word.
fn number_or_word(text: &str, words: &[&str]) -> Result<Interval, Fault> {
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return value::interval(text);
    }
    match nearest(text, words.iter().copied()) {
        Some(near) => Err(Fault::new(
            "unknown-value",
            format!("unknown value {}", shown(text)),
            format!("did you mean `{near}`?"),
        )),
        None => Err(value::interval(text).err().unwrap_or_else(|| unknown_value(text, words.iter().copied()))),
    }
}

fn unknown_value<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Fault {
    let help = suggestion(text, known, "write");
    Fault::new("unknown-value", format!("unknown value {}", shown(text)), help)
}
