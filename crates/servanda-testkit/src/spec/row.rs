//! A row of a table: who asks what, as of when; and the answer.

use servanda_agreement::{Agreement, Named};
use servanda_base::{Date, Instant};
use servanda_engine::{Assessment, assess};
use servanda_evidence::{Audience, Log, Standard, View};

use super::answer::{Answer, answer};
use super::subject::Subject;
use super::table::{Column, Table};

type Asking = (Instant, Audience, Standard, String);

/// What was assessed for the rows of a table so far.
pub struct Asked<'a> {
    agreement: &'a Agreement,
    log: &'a Log,
    assessments: Vec<(Asking, Assessment)>,
}

impl<'a> Asked<'a> {
    /// Nothing yet.
    pub fn new(agreement: &'a Agreement, log: &'a Log) -> Self {
        Self { agreement, log, assessments: Vec::new() }
    }

    /// The answer to a row, or why it cannot be asked.
    ///
    /// `known` is `at` if it is not said; the keeper asks, by the standard `verified`, under the text's own reading.
    pub fn answer(&mut self, table: &Table, row: &[String]) -> Result<Answer, String> {
        let agreement = self.agreement;
        let at = instant(agreement, table.cell(row, Column::At))?;
        let known = match table.cell(row, Column::Known) {
            "" => at,
            text => instant(agreement, text)?,
        };
        let audience = audience(agreement, table.cell(row, Column::For))?;
        let standard = standard(table.cell(row, Column::Standard))?;
        let subject = Subject::read(agreement, table.cell(row, Column::Of))?;
        let asking = (known, audience, standard, table.cell(row, Column::Reading).to_owned());
        let assessment = self.assessment(asking)?;
        Ok(answer(agreement, assessment, &subject, at))
    }

    fn assessment(&mut self, asking: Asking) -> Result<&Assessment, String> {
        let position = match self.assessments.iter().position(|(known, _)| *known == asking) {
            Some(position) => position,
            None => {
                let assessment = self.assess(&asking)?;
                self.assessments.push((asking, assessment));
                self.assessments.len() - 1
            }
        };
        Ok(&self.assessments[position].1)
    }

    fn assess(&self, (known, audience, standard, reading): &Asking) -> Result<Assessment, String> {
        let read = match self.agreement.named(reading) {
            None if reading.is_empty() => self.agreement.clone(),
            Some(Named::Actor(party)) => servanda_agreement::read_as(self.agreement, party),
            _ => return Err(format!("`{reading}` is no party")),
        };
        Ok(assess(&View::new(&read, self.log, *audience, *standard, *known)))
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
