//! What an assessment says of a subject at an instant, column by column, in the words of the tables.

use std::collections::BTreeMap;

use servanda_agreement::{Agreement, IndicatorValue, Place, Scale, UnitId};
use servanda_base::{Bound, Deadline, Decimal, Instant, Interval, Truth};
use servanda_engine::{
    Amount, Assessment, CaseState, Footing, IndicatorAssessment, Judgement, ProcedureAssessment, Progress,
    ReliefStanding, Remark, ResponseAssessment, Run, Standing, StepAssessment, StepStatus, Tally,
};

use super::subject::Subject;
use super::table::Column;

/// The answers that there are, by column.
pub type Answer = BTreeMap<Column, String>;

/// What `assessment` says of `subject` at `at`; empty if there is no such thing in it.
pub fn answer(agreement: &Agreement, assessment: &Assessment, subject: &Subject, at: Instant) -> Answer {
    let teller = Teller { agreement, at };
    teller.answer(assessment, subject).unwrap_or_default()
}

/// Yes, no, not known.
pub fn truth_word(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Unknown => "not known",
    }
}

/// The word for a step.
pub fn step_word(status: StepStatus) -> &'static str {
    match status {
        StepStatus::Ahead => "ahead",
        StepStatus::Due => "due",
        StepStatus::Overdue => "overdue",
        StepStatus::Done => "done",
        StepStatus::DoneLate => "done late",
        StepStatus::Lapsed => "lapsed",
    }
}

struct Teller<'a> {
    agreement: &'a Agreement,
    at: Instant,
}

impl Teller<'_> {
    fn answer(&self, assessment: &Assessment, subject: &Subject) -> Option<Answer> {
        let at = self.at;
        Some(match subject {
            Subject::Commitment(id, place) => {
                let lines = assessment.commitments.get(id.index())?;
                let line = match place {
                    None => &lines.whole,
                    Some(place) => &lines.parts.iter().find(|(part, _)| part == place)?.1,
                };
                let mut answer = self.standing(line.at(at));
                answer.insert(Column::Tally, tally(*lines.tally.at(at)));
                answer
            }
            Subject::VerifyStep(id, number) => {
                self.step(assessment.commitments.get(id.index())?.steps.get(*number as usize - 1)?)
            }
            Subject::Relief(id) => {
                let lines = assessment.reliefs.get(id.index())?;
                let mut answer = self.relief(lines.status.at(at));
                if let Some(since) = lines.owed_since.at(at) {
                    answer.insert(Column::Since, self.date(*since));
                }
                answer
            }
            Subject::Response(id) => self.response(assessment.responses.get(id.index())?),
            Subject::Step(id, number) => self.step_of(assessment.responses.get(id.index())?, *number),
            Subject::Procedure(id, about) => self.procedure(assessment.procedures.get(id.index())?, about.as_deref()),
            Subject::Phase(id) => self.judgement(assessment.phases.get(id.index())?.at(at)),
            Subject::Scenario(id) => self.judgement(assessment.scenarios.get(id.index())?.at(at)),
            Subject::Indicator(id, place) => {
                let value = &self.agreement.indicators[*id].value;
                self.indicator(assessment.indicators.get(id.index())?, value, *place)?
            }
        })
    }

    fn response(&self, response: &ResponseAssessment) -> Answer {
        let is_open = |run: &&Run| run.from <= self.at && run.until.is_none_or(|until| self.at < until);
        match response.runs.iter().find(is_open) {
            None => says("not running"),
            Some(run) => {
                let mut answer = says("running");
                answer.insert(Column::Since, self.date(run.from));
                answer
            }
        }
    }

    /// A step of the latest run.
    fn step_of(&self, response: &ResponseAssessment, number: u32) -> Answer {
        let Some(run) = response.runs.iter().rev().find(|run| run.from <= self.at) else { return says("no run") };
        match run.steps.iter().find(|step| step.number == number) {
            Some(step) => self.step(step),
            None => says("not open"),
        }
    }

    fn procedure(&self, procedure: &ProcedureAssessment, about: Option<&str>) -> Answer {
        let mut cases = procedure.cases.iter().rev().filter(|case| about.is_none() || case.about.as_deref() == about);
        match cases.find(|case| *case.state.at(self.at) != CaseState::NotOpen) {
            Some(case) => self.case(*case.state.at(self.at)),
            None => says("not open"),
        }
    }

    fn standing(&self, standing: &Standing) -> Answer {
        let word = standing.verdict.word();
        let mut answer = says(&if standing.concluded { format!("concluded: {word}") } else { word.to_owned() });
        let because = match standing.doubts.first() {
            Some(doubt) => doubt.words().to_owned(),
            None => match (standing.remark, standing.progress) {
                (Remark::None, Some(Progress { reached, of })) => format!("{reached} of {of}"),
                (other, _) => remark(other),
            },
        };
        answer.insert(Column::Because, because);
        answer.insert(Column::Footing, self.footing(standing.footing));
        answer.insert(Column::Met, truth(standing.truths.met));
        answer.insert(Column::OnTime, truth(standing.truths.met_on_time));
        answer.insert(Column::Breached, truth(standing.truths.breached));
        answer.extend(standing.deadline.map(|deadline| (Column::Due, self.deadline(deadline))));
        answer
    }

    fn relief(&self, standing: &ReliefStanding) -> Answer {
        let mut answer = says(&standing.status.to_string());
        answer.insert(Column::Because, standing.doubts.first().map_or(String::new(), |doubt| doubt.words().to_owned()));
        answer.insert(Column::Footing, if standing.confirmed { "confirmed" } else { "own word" }.to_owned());
        answer.insert(Column::Hindsight, if standing.hindsight { "otherwise" } else { "the same" }.to_owned());
        answer.extend(standing.deadline.map(|deadline| (Column::Due, self.deadline(deadline))));
        answer
    }

    fn step(&self, step: &StepAssessment) -> Answer {
        let mut answer = says(step_word(*step.status.at(self.at)));
        answer.insert(Column::Since, self.date(step.opens));
        answer.extend(step.due.map(|due| (Column::Due, self.deadline(due))));
        answer
    }

    fn case(&self, state: CaseState) -> Answer {
        match state {
            CaseState::NotOpen => says("not open"),
            CaseState::Settled => says("settled"),
            CaseState::Exhausted => says("exhausted"),
            CaseState::Stage(stage, due) => {
                let mut answer = says(&format!("stage {}", stage + 1));
                answer.insert(Column::Due, self.deadline(due));
                answer
            }
        }
    }

    fn judgement(&self, judgement: &Judgement) -> Answer {
        let mut answer = says(truth_word(judgement.truth));
        answer
            .insert(Column::Because, judgement.doubts.first().map_or(String::new(), |doubt| doubt.words().to_owned()));
        answer.insert(Column::Footing, self.footing(judgement.footing));
        answer
    }

    fn indicator(&self, lines: &IndicatorAssessment, value: &IndicatorValue, place: Option<Place>) -> Option<Answer> {
        Some(match (lines, value) {
            (IndicatorAssessment::Sign(line), _) => self.judgement(line.at(self.at)),
            (IndicatorAssessment::Number(line), IndicatorValue::Number(_, unit)) => {
                self.amount(line.at(self.at), *unit)
            }
            (IndicatorAssessment::Series(lines), IndicatorValue::Series(measure, _)) => {
                let unit = match self.agreement.measures[*measure].scale {
                    Scale::Number(unit) => Some(unit),
                    _ => None,
                };
                let line = &lines.iter().find(|(at, _)| place.is_none() || *at == place)?.1;
                self.amount(line.at(self.at), unit)
            }
            _ => return None,
        })
    }

    fn amount(&self, amount: &Amount, unit: Option<UnitId>) -> Answer {
        let value = match unit {
            Some(unit) => in_unit(amount.interval, self.agreement.units[unit].factor),
            None => amount.interval,
        };
        let mut answer = says(&value.to_string());
        let doubt = amount.doubts.first().map_or(String::new(), |doubt| doubt.words().to_owned());
        answer.insert(Column::Because, if amount.conflict { "conflict".to_owned() } else { doubt });
        answer.insert(Column::Footing, self.footing(amount.footing));
        answer
    }

    fn footing(&self, footing: Footing) -> String {
        match footing {
            Footing::Attested => "attested".to_owned(),
            Footing::CarriedFrom(from) => format!("carried from {}", self.agreement.calendar.date_of(from)),
            Footing::BySilence => "by silence".to_owned(),
            Footing::NotCalledOn => "not called on".to_owned(),
            Footing::ByText => "by the text".to_owned(),
            Footing::Nothing => "nothing".to_owned(),
        }
    }

    /// The last day for a deadline that closes a day, else the instant at which it is over.
    fn deadline(&self, deadline: Deadline) -> String {
        if !deadline.at.is_finite() {
            "never".to_owned()
        } else if deadline.closes_day {
            self.agreement.calendar.date_of(deadline.at.pred()).to_string()
        } else {
            self.date(deadline.at)
        }
    }

    /// The day for an instant that opens one, else date and time.
    fn date(&self, instant: Instant) -> String {
        if !instant.is_finite() {
            return "never".to_owned();
        }
        let civil = self.agreement.calendar.civil(instant);
        if self.agreement.calendar.open(civil.date()) == instant {
            civil.date().to_string()
        } else {
            format!("{}T{}", civil.date(), civil.time())
        }
    }
}

fn says(word: &str) -> Answer {
    Answer::from([(Column::Says, word.to_owned())])
}

fn truth(truth: Truth) -> String {
    match truth {
        Truth::True => "T",
        Truth::False => "F",
        Truth::Unknown => "?",
    }
    .to_owned()
}

fn remark(remark: Remark) -> String {
    match remark {
        Remark::None => String::new(),
        Remark::NotCalledOn => "not called on".to_owned(),
        Remark::CalledOnInTime => "called on, in time".to_owned(),
        Remark::WaitsForItsTrigger => "waits for its trigger".to_owned(),
        Remark::Denied => "denied".to_owned(),
        Remark::Refused => "refused".to_owned(),
        Remark::BySilence => "by silence".to_owned(),
        Remark::ViolationAttested => "violation attested".to_owned(),
        Remark::ByFinding => "by finding".to_owned(),
        Remark::ExcusedByText => "excused by the text".to_owned(),
        Remark::Paused => "paused".to_owned(),
        Remark::Replaced => "replaced".to_owned(),
    }
}

/// How often it came out in which way, without what never came.
fn tally(tally: Tally) -> String {
    let counts =
        [(tally.in_time, "in time"), (tally.late, "late"), (tally.breached, "breached"), (tally.overdue, "overdue")];
    let told = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    told.collect::<Vec<_>>().join(", ")
}

fn in_unit(interval: Interval, factor: Decimal) -> Interval {
    let end = |bound: Bound| match bound {
        Bound::Inclusive(value) => value.checked_div(factor).map_or(Bound::Open, Bound::Inclusive),
        Bound::Exclusive(value) => value.checked_div(factor).map_or(Bound::Open, Bound::Exclusive),
        Bound::Open => Bound::Open,
    };
    Interval::new(end(interval.low()), end(interval.high())).unwrap_or(interval)
}
