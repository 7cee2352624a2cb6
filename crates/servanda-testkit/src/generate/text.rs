//! Random agreements.

use proptest::collection::vec;
use proptest::prelude::*;
use servanda_agreement::{
    Act, Aggregate, Arithmetic, At, By, CommitmentId, Condition, Cure, DateExpr, Deed, EventRef, Form, GrantTerm,
    MeasureId, Place, Procedure, Quantity, QuotaBound, Reported, Response, Restore, Stage, Step, StepClock, Trigger,
    Until, Verification, Verifiers, Window,
};
use servanda_base::period::Period;
use servanda_base::{Decimal, Interval};

use super::conditions::{Names, Said, condition, said};
use super::{Cast, DAYS, FIRST_DAY, cast};
use crate::build::{Draft, days, declared, hours, on};

/// Everything that is random about an agreement.
#[derive(Debug, Clone)]
pub(super) struct Text {
    measures: Vec<MeasureSaid>,
    events: Vec<EventSaid>,
    commitments: Vec<CommitmentSaid>,
    reliefs: Vec<ReliefSaid>,
    response: Option<ResponseSaid>,
    procedure: bool,
    baseline: u32,
}

#[derive(Debug, Clone)]
struct MeasureSaid {
    places: u8,
    good_for: Option<u32>,
    never_negative: bool,
    monotone: u8,
    derived: bool,
    verified: VerifiedSaid,
}

#[derive(Debug, Clone)]
struct EventSaid {
    at_sites: bool,
    once: bool,
    reported: u8,
    verified: VerifiedSaid,
}

#[derive(Debug, Clone, Copy)]
struct VerifiedSaid {
    by: u8,
    within: Option<u32>,
}

#[derive(Debug, Clone)]
struct CommitmentSaid {
    by: u8,
    each: u8,
    form: u8,
    event: u8,
    other_event: u8,
    condition: Said,
    term: u32,
    amount: u8,
    dates: (u32, u32),
    from: Option<u32>,
    until: Option<u32>,
    cure: Option<u32>,
    excused: Option<Said>,
    verified: VerifiedSaid,
    flags: u8,
}

#[derive(Debug, Clone)]
struct ReliefSaid {
    by: u8,
    when: Option<Said>,
    suspend: Option<Said>,
    withdraw: Option<Said>,
    restore: Option<(u32, Option<Said>)>,
    term: u8,
    within: u32,
    until: Option<u32>,
    worth: bool,
    verified: VerifiedSaid,
}

#[derive(Debug, Clone)]
struct ResponseSaid {
    when: Said,
    re_engage: Option<Said>,
    steps: Vec<(u8, u32, bool)>,
    back: Vec<(u8, u32, bool)>,
}

pub(super) fn agreement() -> impl Strategy<Value = Text> {
    (
        vec(measure(), 1..=3),
        vec(event(), 1..=3),
        vec(commitment(), 1..=4),
        vec(relief(), 0..=2),
        proptest::option::weighted(0.3, response()),
        any::<bool>(),
        0..DAYS,
    )
        .prop_map(|(measures, events, commitments, reliefs, response, procedure, baseline)| Text {
            measures,
            events,
            commitments,
            reliefs,
            response,
            procedure,
            baseline,
        })
}

fn verified() -> impl Strategy<Value = VerifiedSaid> {
    (0u8..10, proptest::option::weighted(0.5, 1u32..6)).prop_map(|(by, within)| VerifiedSaid { by, within })
}

fn measure() -> impl Strategy<Value = MeasureSaid> {
    let good_for = proptest::option::weighted(0.6, 3u32..25);
    let derived = proptest::bool::weighted(0.15);
    (0u8..5, good_for, any::<bool>(), 0u8..8, derived, verified()).prop_map(
        |(places, good_for, never_negative, monotone, derived, verified)| MeasureSaid {
            places,
            good_for,
            never_negative,
            monotone,
            derived,
            verified,
        },
    )
}

fn event() -> impl Strategy<Value = EventSaid> {
    (proptest::bool::weighted(0.4), proptest::bool::weighted(0.5), 0u8..8, verified())
        .prop_map(|(at_sites, once, reported, verified)| EventSaid { at_sites, once, reported, verified })
}

fn commitment() -> impl Strategy<Value = CommitmentSaid> {
    let what = (0u8..3, 0u8..6, 0u8..16, 0u8..3, 0u8..3, said(), 1u32..25, 0u8..4, (0..DAYS, 0..DAYS));
    let when = (
        proptest::option::weighted(0.4, 0..DAYS / 2),
        proptest::option::weighted(0.3, DAYS / 2..DAYS),
        proptest::option::weighted(0.4, 1u32..12),
        proptest::option::weighted(0.15, said()),
        verified(),
        any::<u8>(),
    );
    (what, when).prop_map(|(what, when)| CommitmentSaid {
        by: what.0,
        each: what.1,
        form: what.2,
        event: what.3,
        other_event: what.4,
        condition: what.5,
        term: what.6,
        amount: what.7,
        dates: what.8,
        from: when.0,
        until: when.1,
        cure: when.2,
        excused: when.3,
        verified: when.4,
        flags: when.5,
    })
}

fn relief() -> impl Strategy<Value = ReliefSaid> {
    let maybe = |weight| proptest::option::weighted(weight, said());
    let restore = proptest::option::weighted(0.7, (1u32..10, maybe(0.4)));
    let until = proptest::option::weighted(0.2, 20..DAYS);
    (0u8..2, maybe(0.7), maybe(0.6), maybe(0.3), restore, 0u8..6, 1u32..15, until, any::<bool>(), verified()).prop_map(
        |(by, when, suspend, withdraw, restore, term, within, until, worth, verified)| ReliefSaid {
            by,
            when,
            suspend,
            withdraw,
            restore,
            term,
            within,
            until,
            worth,
            verified,
        },
    )
}

fn response() -> impl Strategy<Value = ResponseSaid> {
    let steps = || vec((0u8..6, 1u32..20, proptest::bool::weighted(0.7)), 0..=2);
    (said(), proptest::option::weighted(0.6, said()), steps(), steps())
        .prop_map(|(when, re_engage, steps, back)| ResponseSaid { when, re_engage, steps, back })
}

/// The agreement of a spec.
pub(super) fn build(text: &Text) -> (Draft, Cast) {
    let first = FIRST_DAY.to_string();
    let last = crate::build::date(&first).saturating_add(days_span(DAYS)).to_string();
    let mut draft = Draft::new(&first, &last);
    let cast = cast(&mut draft);
    draft.agreement.baseline = Some(day(text.baseline));
    for (index, measure) in text.measures.iter().enumerate() {
        add_measure(&mut draft, &cast, index, measure);
    }
    for (index, event) in text.events.iter().enumerate() {
        let places = if event.at_sites { cast.sites.iter().copied().map(Place::Site).collect() } else { Vec::new() };
        let verification = verification(&cast, event.verified);
        draft.event(&format!("e{index}"), places, |made| {
            made.once = event.once;
            made.verification = verification;
            made.reported = match event.reported {
                0..=2 => Reported::Always,
                3 => Reported::AlwaysToPublic,
                4 => Reported::ToPublic,
                _ => Reported::NotPromised,
            };
        });
    }
    // Acts on reliefs may be named anywhere: they cut the circles of names.
    let reliefs = text.reliefs.len();
    for (index, commitment) in text.commitments.iter().enumerate() {
        add_commitment(&mut draft, &cast, index, commitment, reliefs);
    }
    for (index, relief) in text.reliefs.iter().enumerate() {
        add_relief(&mut draft, &cast, index, relief, index);
    }
    if let Some(response) = &text.response {
        add_response(&mut draft, &cast, response, reliefs);
    }
    if text.procedure {
        let stage = |title: &str, within| Stage { title: title.to_owned(), within: days(within) };
        let id = draft.agreement.procedures.push(Procedure {
            declared: declared("disputes"),
            stages: vec![stage("commission", 7), stage("ministers", 5)],
            then: None,
            extendable_by_all: true,
            track: None,
        });
        draft.name("disputes", servanda_agreement::Named::Procedure(id));
    }
    (draft, cast)
}

fn add_measure(draft: &mut Draft, cast: &Cast, index: usize, said: &MeasureSaid) {
    let places: Vec<Place> = match said.places {
        0..=2 => Vec::new(),
        3 => cast.sites.iter().copied().map(Place::Site).collect(),
        _ => cast.actors[..2].iter().copied().map(Place::Party).collect(),
    };
    // A derived measure is the sum of the first with itself, at the same places.
    let first = draft.agreement.measures.iter().next().map(|(id, first)| (id, first.places.clone()));
    let formula = first.filter(|_| said.derived).map(|(id, of)| {
        let at = if of.is_empty() { At::Nowhere } else { At::Here };
        let side = || Box::new(Quantity::Measure { measure: id, at: at.clone() });
        (of, Quantity::Binary { left: side(), op: Arithmetic::Plus, right: side() })
    });
    let (places, formula) = match formula {
        Some((places, formula)) => (places, Some(formula)),
        None => (places, None),
    };
    let verification = verification(cast, said.verified);
    draft.measure(&format!("m{index}"), places, |measure| {
        measure.never_negative = said.never_negative;
        if formula.is_none() {
            measure.good_for = said.good_for.map(days);
            measure.never_falls = said.monotone == 0;
            measure.never_rises = said.monotone == 1;
            measure.per = (said.monotone == 2).then_some(Period::Week);
            measure.verification = verification;
        }
        measure.formula = formula;
    });
}

fn add_commitment(draft: &mut Draft, cast: &Cast, index: usize, said: &CommitmentSaid, reliefs: usize) {
    let parties = &cast.actors[..2];
    let owed_by = match said.by {
        0 => vec![parties[0]],
        1 => vec![parties[1]],
        _ => parties.to_vec(),
    };
    let each: Vec<Place> = match said.each {
        0 => cast.sites.iter().copied().map(Place::Site).collect(),
        1 if owed_by.len() > 1 => owed_by.iter().copied().map(Place::Party).collect(),
        _ => Vec::new(),
    };
    let names = Names { each: each.clone(), commitments: index, reliefs };
    let form = form(draft, &names, said);
    let excused_while = said.excused.as_ref().map(|excused| condition(draft, &names, excused));
    let verification = verification(cast, said.verified);
    let main = owed_by.first().copied().unwrap_or(parties[0]);
    draft.commitment(&format!("c{index}"), main, form, |made| {
        if owed_by.len() > 1 {
            made.owed_to = owed_by.clone();
        }
        made.owed_by = owed_by;
        made.each = each;
        made.from = said.from.map(day);
        made.until = said.until.map(|until| Until { date: day(until), through: said.flags & 1 == 1 });
        made.cure = said.cure.map(|within| Cure { within: days(within), after: None });
        made.excused_while = excused_while;
        made.verification = verification;
        made.as_target = said.flags & 14 == 14;
        made.owed_to_stated = said.flags & 48 == 48;
        if index > 0 && said.flags & 192 == 192 {
            made.replaces = Some((CommitmentId::new(index - 1), day(said.dates.1 / 2)));
        }
    });
}

fn form(draft: &Draft, names: &Names, said: &CommitmentSaid) -> Form {
    let act = if said.flags & 3 == 3 { Act::Allows } else { Act::Does };
    let event = event_ref(draft, names, said.event);
    let other = event_ref(draft, names, said.other_event);
    let within = if said.term.is_multiple_of(5) { hours(12 * (1 + said.term / 5)) } else { days(said.term) };
    let per =
        if said.term.is_multiple_of(2) { Period::Week } else { Period::Every { every: days(10), anchor: FIRST_DAY } };
    // A deadline before the start of force would be a fault of the text.
    // An early one is often missed.
    let by_date = || By::Date(day((said.dates.0 / 3).max(said.from.unwrap_or(0))));
    match said.form {
        0..=3 => Form::Keeps { condition: condition(draft, names, &said.condition) },
        4 => {
            let dates = [said.dates.0.min(said.dates.1), said.dates.0.max(said.dates.1)].map(day).to_vec();
            Form::KeepsOn { condition: condition(draft, names, &said.condition), dates }
        }
        5 | 6 => Form::Once { act, deed: Deed::Event(event), by: Some(by_date()) },
        7 => {
            let by = if event.event == other.event { None } else { Some(By::Event(other)) };
            Form::Once { act, deed: Deed::Event(event), by }
        }
        8 => {
            let deed = Deed::Condition(condition(draft, names, &said.condition));
            Form::Once { act: Act::Does, deed, by: Some(by_date()) }
        }
        9 | 10 => Form::Within { act, event, within, of: Trigger::Event(other) },
        11 => {
            let of = Trigger::Condition(condition(draft, names, &said.condition));
            Form::Within { act, event, within, of }
        }
        12 => Form::Every { act, event, every: within },
        13 => {
            let bound = if said.amount.is_multiple_of(2) { QuotaBound::AtLeast } else { QuotaBound::AtMost };
            let number = |number: u8| Box::new(Quantity::Number(Interval::point(Decimal::from(number)), None));
            let (fewer, more) = (number(1 + said.amount / 2), number(2 + said.amount / 2));
            let amount = match said.dates.1 % 5 {
                0 => Quantity::UntilThen { first: more, until: day(said.dates.0), then: fewer },
                1 => Quantity::If { then: more, condition: Box::new(Condition::Happened(other)), otherwise: fewer },
                2 => Quantity::Count { event: other, window: Window::Always },
                _ => *fewer,
            };
            Form::Quota { act, event, bound, amount, per }
        }
        14 => Form::AfterEach { act: Act::Does, event, within: days(1 + said.term / 3), period: per },
        _ => Form::Refrains { events: vec![event] },
    }
}

fn add_relief(draft: &mut Draft, cast: &Cast, index: usize, said: &ReliefSaid, reliefs: usize) {
    let names = Names { each: Vec::new(), commitments: draft.agreement.commitments.len(), reliefs };
    let read = |said: &Option<Said>| said.as_ref().map(|said| condition(draft, &names, said));
    let (when, suspend_when, withdraw_when) = (read(&said.when), read(&said.suspend), read(&said.withdraw));
    let restore = said.restore.as_ref().map(|(within, when)| Restore { within: days(*within), when: read(when) });
    let verification = verification(cast, VerifiedSaid { by: said.verified.by % 6, ..said.verified });
    let granting = cast.actors[usize::from(said.by)];
    draft.relief(&format!("r{index}"), granting, when, |relief| {
        relief.term = match said.term {
            0..=3 => GrantTerm::Within(days(said.within)),
            4 => GrantTerm::By(day(said.within * 3)),
            _ => GrantTerm::Open,
        };
        relief.suspend_when = suspend_when;
        relief.withdraw_when = withdraw_when;
        relief.restore = restore;
        relief.until = said.until.map(|until| Until { date: day(until), through: false });
        relief.worth = said.worth.then(|| crate::build::number(100));
        relief.verification = verification;
    });
}

fn add_response(draft: &mut Draft, cast: &Cast, said: &ResponseSaid, reliefs: usize) {
    let names = Names { each: Vec::new(), commitments: draft.agreement.commitments.len(), reliefs };
    let step = |(by, term, within): &(u8, u32, bool)| Step {
        text: "step".to_owned(),
        by: cast.actors[usize::from(*by) % cast.actors.len()],
        clock: if *within { StepClock::Within(days(*term)) } else { StepClock::After(days(*term)) },
    };
    let re_engage_when = said.re_engage.as_ref().map(|said| condition(draft, &names, said));
    let steps_back = if re_engage_when.is_some() { said.back.iter().map(step).collect() } else { Vec::new() };
    let response = Response {
        declared: declared("response"),
        when: condition(draft, &names, &said.when),
        steps: said.steps.iter().map(step).collect(),
        re_engage_when,
        steps_back,
        track: None,
    };
    let id = draft.agreement.responses.push(response);
    draft.name("response", servanda_agreement::Named::Response(id));
}

fn verification(cast: &Cast, said: VerifiedSaid) -> Verification {
    let (v, w) = (cast.actors[2], cast.actors[3]);
    let by = match said.by {
        0..=2 => Verifiers::AnyOf(vec![v]),
        3 => Verifiers::AnyOf(vec![v, w]),
        4 => Verifiers::AllOf(vec![v, w]),
        8 => Verifiers::AnyOf(vec![cast.actors[5]]),
        9 => Verifiers::EachOther,
        _ => Verifiers::NotNamed,
    };
    Verification { by, within: said.within.map(days) }
}

/// An event, where it has places at that in question or at all.
pub(super) fn event_ref(draft: &Draft, names: &Names, index: u8) -> EventRef {
    let ids: Vec<_> = draft.agreement.events.ids().collect();
    let event = ids[usize::from(index) % ids.len()];
    EventRef { event, at: at(&draft.agreement.events[event].places, names) }
}

/// A measure: at the place in question, or one number over all its places.
pub(super) fn quantity_of(draft: &Draft, names: &Names, index: u8) -> Quantity {
    let ids: Vec<_> = draft.agreement.measures.ids().collect();
    let measure: MeasureId = ids[usize::from(index) % ids.len()];
    match at(&draft.agreement.measures[measure].places, names) {
        At::Places(places) => {
            let how = [Aggregate::Sum, Aggregate::Max, Aggregate::Min, Aggregate::Mean][usize::from(index / 3) % 4];
            Quantity::Aggregate { how, measure, at: At::Places(places), within: None }
        }
        at => Quantity::Measure { measure, at },
    }
}

fn at(places: &[Place], names: &Names) -> At {
    match (places.first(), names.each.first()) {
        (None, _) => At::Nowhere,
        (Some(Place::Site(_)), Some(Place::Site(_))) | (Some(Place::Party(_)), Some(Place::Party(_))) => At::Here,
        _ => At::Places(places.to_vec()),
    }
}

/// A day of the range.
pub(super) fn day(offset: u32) -> DateExpr {
    on(&FIRST_DAY.saturating_add(days_span(offset)).to_string())
}

fn days_span(days: u32) -> std::time::Duration {
    std::time::Duration::from_secs(u64::from(days) * 86_400)
}
