//! Agreements and records in words, so that a disagreement can be read by a person.

use servanda_agreement::{
    Agreement, At, Commitment, Condition, EventRef, Form, Named, Place, Quantity, Relief, Window,
};
use servanda_base::Instant;
use servanda_evidence::{Body, FindingSubject, Grain, Record, Time, View};

/// A record on one line, as in a table.
pub fn record(view: &View<'_>, record: &Record) -> String {
    let agreement = view.agreement();
    let source = view.source(record.source);
    let supersedes =
        record.supersedes.and_then(|id| view.record(id)).map(|target| format!(" supersedes {}", target.id));
    format!(
        "{}  {}  at {}  recorded {}  by {} ({:?} {:?}) credibility {}  {}{}",
        record.id,
        body(agreement, &record.body),
        time(agreement, record.time),
        instant(agreement, record.recorded_at),
        source.id,
        source.standing,
        source.reliability,
        record.credibility,
        record.marking,
        supersedes.unwrap_or_default(),
    )
}

/// An instant by RFC 3339.
pub fn instant(agreement: &Agreement, instant: Instant) -> String {
    match instant {
        Instant::BEGINNING => "the beginning".to_owned(),
        Instant::END => "never".to_owned(),
        _ => agreement.calendar.rfc3339(instant),
    }
}

/// A commitment on a few lines.
pub fn commitment(agreement: &Agreement, commitment: &Commitment) -> String {
    let form = match &commitment.form {
        Form::Keeps { condition: c } => format!("keeps {}", condition(agreement, c)),
        Form::KeepsOn { condition: c, dates } => format!("keeps {} on {dates:?}", condition(agreement, c)),
        Form::Within { act, event: e, within, of } => {
            let of = match of {
                servanda_agreement::Trigger::Event(of) => event(agreement, of),
                servanda_agreement::Trigger::Condition(of) => condition(agreement, of),
            };
            format!("{act:?} {} within {within} of {of}", event(agreement, e))
        }
        Form::Every { act, event: e, every } => format!("{act:?} {} every {every}", event(agreement, e)),
        Form::Quota { act, event: e, bound, amount, per } => {
            format!("{act:?} {} {bound:?} {} per {per:?}", event(agreement, e), quantity(agreement, amount))
        }
        Form::AfterEach { act, event: e, within, period } => {
            format!("{act:?} {} within {within} after each {period:?}", event(agreement, e))
        }
        Form::Refrains { events } => {
            let events: Vec<String> = events.iter().map(|e| event(agreement, e)).collect();
            format!("refrains from {}", events.join(" or "))
        }
        Form::Once { act, deed, by } => {
            let deed = match deed {
                servanda_agreement::Deed::Event(e) => event(agreement, e),
                servanda_agreement::Deed::Condition(c) => condition(agreement, c),
            };
            let by = match by {
                None => String::new(),
                Some(servanda_agreement::By::Date(date)) => format!(" by {date:?}"),
                Some(servanda_agreement::By::Event(e)) => format!(" by {}", event(agreement, e)),
            };
            format!("{act:?} {deed}{by}")
        }
    };
    let owed_by: Vec<&str> = commitment.owed_by.iter().map(|id| agreement.actors[*id].declared.name.as_str()).collect();
    let excused = commitment.excused_while.as_ref().map(|excuse| condition(agreement, excuse));
    format!(
        "{}: {} {form}\n    each {:?} from {:?} until {:?} verified {:?} cure {:?} excused while {excused:?} target {} stated {} replaces {:?}",
        commitment.declared.name,
        owed_by.join(", "),
        commitment.each,
        commitment.from,
        commitment.until,
        commitment.verification,
        commitment.cure,
        commitment.as_target,
        commitment.owed_to_stated,
        commitment.replaces,
    )
}

/// A relief on a few lines.
pub fn relief(agreement: &Agreement, relief: &Relief) -> String {
    let read = |c: &Option<Condition>| c.as_ref().map_or("-".to_owned(), |c| condition(agreement, c));
    let restore = relief.restore.as_ref().map(|restore| format!("{} when {}", restore.within, read(&restore.when)));
    format!(
        "{}: granted by {:?} {:?} when {}\n    suspend when {} withdraw when {} restore {restore:?} from {:?} until {:?} verified {:?} worth {:?}",
        relief.declared.name,
        relief.granted_by,
        relief.term,
        read(&relief.when),
        read(&relief.suspend_when),
        read(&relief.withdraw_when),
        relief.from,
        relief.until,
        relief.verification,
        relief.worth,
    )
}

/// A condition as it might be written.
pub fn condition(agreement: &Agreement, c: &Condition) -> String {
    let list = |list: &[Condition], word: &str| {
        let list: Vec<String> = list.iter().map(|c| condition(agreement, c)).collect();
        format!("({})", list.join(word))
    };
    match c {
        Condition::Compare { left, op, right } => {
            format!("{} {op:?} {}", quantity(agreement, left), quantity(agreement, right))
        }
        Condition::Verdict { commitment, at, word } => {
            format!("{}{} {word:?}", agreement.commitments[*commitment].declared.name, place(agreement, at))
        }
        Condition::Relief { relief, word } => format!("{} {word:?}", agreement.reliefs[*relief].declared.name),
        Condition::Procedure { procedure, word } => {
            format!("{} {word:?}", agreement.procedures[*procedure].declared.name)
        }
        Condition::Running(response) => format!("{} running", agreement.responses[*response].declared.name),
        Condition::Happened(e) => format!("{} has happened", event(agreement, e)),
        Condition::Before(a, b) => format!("{} before {}", event(agreement, a), event(agreement, b)),
        Condition::For(c, term) => format!("({}) for {term}", condition(agreement, c)),
        Condition::Not(c) => format!("not ({})", condition(agreement, c)),
        Condition::All(all) => list(all, " and "),
        Condition::Any(any) => list(any, " or "),
        Condition::AtLeast(number, of) => format!("at least {number} of {}", list(of, ", ")),
    }
}

fn quantity(agreement: &Agreement, q: &Quantity) -> String {
    match q {
        Quantity::Number(interval, _) => interval.to_string(),
        Quantity::Measure { measure, at } => {
            format!("{}{}", agreement.measures[*measure].declared.name, place(agreement, at))
        }
        Quantity::Aggregate { how, measure, at, within } => {
            let within = within.map(|period| format!(" in {period:?}")).unwrap_or_default();
            format!("{how:?} of {}{}{within}", agreement.measures[*measure].declared.name, place(agreement, at))
        }
        Quantity::Count { event: e, window } => {
            let window = match window {
                Window::Always => String::new(),
                Window::Last(term) => format!(" in the last {term}"),
                Window::Since(date) => format!(" since {date:?}"),
                Window::In(period) => format!(" in {period:?}"),
            };
            format!("count of {}{window}", event(agreement, e))
        }
        Quantity::CountWhere { places, condition: c } => {
            format!("count of {places:?} where {}", condition(agreement, c))
        }
        Quantity::Baseline(of) => format!("baseline of {}", quantity(agreement, of)),
        Quantity::Binary { left, op, right } => {
            format!("({} {op:?} {})", quantity(agreement, left), quantity(agreement, right))
        }
        Quantity::UntilThen { first, until, then } => {
            format!("({} until {until:?} then {})", quantity(agreement, first), quantity(agreement, then))
        }
        Quantity::If { then, condition: c, otherwise } => format!(
            "({} if {} else {})",
            quantity(agreement, then),
            condition(agreement, c),
            quantity(agreement, otherwise)
        ),
        Quantity::ShareOfMilestones { due, on_time } => format!("share of milestones due={due} on time={on_time}"),
        Quantity::Contested { own, .. } => quantity(agreement, own),
    }
}

fn event(agreement: &Agreement, e: &EventRef) -> String {
    format!("{}{}", agreement.events[e.event].declared.name, place(agreement, &e.at))
}

fn place(agreement: &Agreement, at: &At) -> String {
    match at {
        At::Nowhere => String::new(),
        At::Here => " here".to_owned(),
        At::Places(of) => format!(" at {}", places(agreement, of)),
    }
}

fn places(agreement: &Agreement, places: &[Place]) -> String {
    let names: Vec<&str> = places.iter().map(|place| agreement.place_name(*place).as_str()).collect();
    names.join(", ")
}

fn body(agreement: &Agreement, body: &Body) -> String {
    let name = |named: Named| agreement.declared(named).name.as_str().to_owned();
    match body {
        Body::Reading { measure, places: at, value } => {
            let value = match value {
                servanda_evidence::Reading::Value(interval) => interval.to_string(),
                other => format!("{other:?}").to_lowercase(),
            };
            format!("reading {} [{}] {value}", name(Named::Measure(*measure)), places(agreement, at))
        }
        Body::Event { event, places: at, key, value } => {
            let value = match value {
                servanda_evidence::Occurrence::Happened(Some(number)) => format!("happened {number}"),
                servanda_evidence::Occurrence::Happened(None) => "happened".to_owned(),
                other => format!("{other:?}").to_lowercase(),
            };
            format!("event {} [{}] of {key:?} {value}", name(Named::Event(*event)), places(agreement, at))
        }
        Body::Decision { about, places: at, of, act } => {
            format!("decision {} [{}] of {of:?} {act:?}", name(*about), places(agreement, at))
        }
        Body::Finding { about, places: at, word } => {
            let about = match about {
                FindingSubject::Commitment(id) => name(Named::Commitment(*id)),
                FindingSubject::Relief(id) => name(Named::Relief(*id)),
            };
            format!("finding {about} [{}] {word:?}", places(agreement, at))
        }
        Body::Retraction => "retraction".to_owned(),
    }
}

fn time(agreement: &Agreement, time: Time) -> String {
    let day = |instant: Instant| agreement.calendar.date_of(instant).to_string();
    match time.grain {
        Grain::Instant => instant(agreement, time.start),
        Grain::Day => day(time.start),
        Grain::Coarse => format!("some time in {}..{}", day(time.start), day(time.last())),
        Grain::Throughout => format!("{} through {}", day(time.start), day(time.last())),
    }
}
