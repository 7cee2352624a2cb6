//! A row of a table: who asks what, as of when; and the answer.

use servanda_agreement::{Agreement, DateExpr, Named, read_as};
use servanda_base::{Date, Duration, DurationUnit, Instant};
use servanda_engine::{Assessment, assess};
use servanda_evidence::{Audience, Log, Standard, View};

use super::answer::{Answer, answer};
use super::second_opinion::second_opinion;
use super::subject::Subject;
use super::table::{Column, Table};
use crate::oracle::Oracle;

/// The agreement as written, under an empty name, and as each party reads it.
pub type Readings = Vec<(String, Agreement)>;

/// As known when, for whom, by which standard, under whose reading.
type Asking = (Instant, Audience, Standard, usize);

/// What was assessed for the rows of a table so far.
pub struct Asked<'a> {
    readings: &'a Readings,
    log: &'a Log,
    // The days of which the oracle is asked.
    horizon: (Date, Date),
    assessed: Vec<(Asking, Assessment, Oracle<'a>)>,
}

/// What came out for a row.
pub struct CameOut {
    /// What the engine says.
    pub answer: Answer,
    /// The word of the oracle, where it is asked.
    pub oracle: Option<String>,
}

/// Every reading of an agreement.
pub fn readings(agreement: Agreement) -> Readings {
    let of = |party| {
        let name = agreement.actors[party].declared.name.to_string();
        (name, read_as(&agreement, party))
    };
    let parties: Vec<_> = agreement.parties().map(of).collect();
    std::iter::once((String::new(), agreement)).chain(parties).collect()
}

impl<'a> Asked<'a> {
    /// Nothing yet, of a table.
    pub fn new(readings: &'a Readings, log: &'a Log, table: &Table) -> Self {
        let agreement = &readings[0].1;
        let days = |column| table.rows.iter().filter_map(move |row| instant(agreement, table.cell(row, column)).ok());
        let asked = days(Column::At).chain(days(Column::Known)).map(|at| agreement.calendar.date_of(at));
        let view = View::new(agreement, log, Audience::Keeper, Standard::Alleged, Instant::END);
        let told = view.known().into_iter().map(|(_, record)| agreement.calendar.date_of(record.time.start));
        let force = match &agreement.in_force {
            DateExpr::Day(day) => Some(*day),
            _ => None,
        };
        let all: Vec<Date> = asked.chain(told).chain(force).collect();
        let month = Duration::new(1, DurationUnit::Month);
        let first = all.iter().min().map_or(Date::MIN, |day| agreement.calendar.date_minus(*day, month));
        let last = all.iter().max().map_or(Date::MIN, |day| agreement.calendar.date_plus(*day, month));
        Self { readings, log, horizon: (first, last), assessed: Vec::new() }
    }

    /// The answer to a row, or why it cannot be asked.
    ///
    /// `known` is `at` if it is not said; the keeper asks, by the standard `verified`, under the text's own reading.
    pub fn answer(&mut self, table: &Table, row: &[String]) -> Result<CameOut, String> {
        let agreement = &self.readings[0].1;
        let at = instant(agreement, table.cell(row, Column::At))?;
        let known = match table.cell(row, Column::Known) {
            "" => at,
            text => instant(agreement, text)?,
        };
        let audience = audience(agreement, table.cell(row, Column::For))?;
        let standard = standard(table.cell(row, Column::Standard))?;
        let subject = Subject::read(agreement, table.cell(row, Column::Of))?;
        let party = table.cell(row, Column::Reading);
        let reading = self.readings.iter().position(|(name, _)| name == party);
        let reading = reading.ok_or_else(|| format!("`{party}` is no party"))?;
        let read = &self.readings[reading].1;
        let (assessment, oracle) = self.assessed((known, audience, standard, reading));
        let oracle = second_opinion(oracle, read, &subject, at);
        Ok(CameOut { answer: answer(read, assessment, &subject, at), oracle })
    }

    fn assessed(&mut self, asking: Asking) -> (&Assessment, &Oracle<'a>) {
        let position = self.assessed.iter().position(|(known, ..)| *known == asking).unwrap_or_else(|| {
            let (known, audience, standard, reading) = asking;
            let view = View::new(&self.readings[reading].1, self.log, audience, standard, known);
            self.assessed.push((asking, assess(&view), Oracle::new(&view, self.horizon)));
            self.assessed.len() - 1
        });
        let (_, assessment, oracle) = &self.assessed[position];
        (assessment, oracle)
    }
}

/// A date stands for its last instant, a date and time for itself, `start of D` for the first instant of D.
fn instant(agreement: &Agreement, text: &str) -> Result<Instant, String> {
    let date = |text: &str| text.parse::<Date>().map_err(|_| format!("`{text}` is no date"));
    if let Some(day) = text.strip_prefix("start of ") {
        return Ok(agreement.calendar.open(date(day)?));
    }
    if text.contains('T') {
        let time = text.parse().map_err(|_| format!("`{text}` is no date and time"))?;
        return Ok(agreement.calendar.instant_at(time));
    }
    Ok(agreement.calendar.last_instant(date(text)?))
}

fn audience(agreement: &Agreement, text: &str) -> Result<Audience, String> {
    match (text, agreement.named(text)) {
        ("" | "keeper", _) => Ok(Audience::Keeper),
        ("public", _) => Ok(Audience::Public),
        (_, Some(Named::Actor(actor))) => Ok(Audience::Actor(actor)),
        _ => Err(format!("`{text}` is no audience")),
    }
}

fn standard(text: &str) -> Result<Standard, String> {
    if text.is_empty() {
        return Ok(Standard::Verified);
    }
    let known = Standard::ALL.into_iter().find(|standard| standard.word() == text);
    known.ok_or_else(|| format!("`{text}` is no standard"))
}
