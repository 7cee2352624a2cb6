//! Assumptions: what is supposed to happen, as records that somebody qualified would have made.
//!
//! ```text
//!   enrichment-cap breached from 2026-09-01       a verdict on a commitment, or one part of it
//!   access-granted at fordow on 2026-09-01        an event
//!   tranche-1 granted on 2026-09-01               an act
//!   baseline-declaration delayed by 20 days       a milestone done so long after its date
//! ```
//!
//! An assumption becomes records of a source called `assumption`, which stand in a copy of the log alone. The engine
//! judges them as it judges all others, so that whatever follows, follows by the rules.

use servanda_agreement::{
    ActorId, Agreement, At, By, Commitment, CommitmentId, Deed, EventId, EventRef, Form, Named, Place, ReliefId,
    Verification, Verifiers,
};
use servanda_base::{Calendar, Date, Duration, DurationUnit, Instant, Marking, Name, name};
use servanda_evidence::{
    Body, Decision, FindingSubject, FindingWord, Grain, Log, Occurrence, Places, Record, Reliability, Source, Standing,
    Time, View,
};

use crate::dates::fixed;

/// The source that vouches for what is assumed.
pub const SOURCE: &str = "assumption";

/// Something that is supposed to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// As it was asked.
    pub text: String,
    /// From when it makes a difference.
    pub from: Instant,
    about: Named,
    places: Vec<Place>,
    what: What,
    time: Time,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Verdict(FindingWord),
    Happens,
    Act(Decision),
}

/// Why something cannot be assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoAssumption {
    /// What is wrong, lower-case, no final period.
    pub message: String,
    /// The cure.
    pub help: String,
}

impl std::fmt::Display for NoAssumption {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NoAssumption {}

const FORMS: &str = "write `CAP breached from 2026-09-01`, `EVENT at SITE on 2026-09-01`, `RELIEF granted on 2026-09-01` or \
                     `MILESTONE delayed by 20 days`";

/// What a text asks to assume.
///
/// # Errors
/// If it names nothing, or nothing that can be so.
pub fn assumption(agreement: &Agreement, text: &str) -> Result<Assumption, NoAssumption> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some((subject, rest)) = words.split_first() else { return Err(no("nothing is assumed", FORMS)) };
    let about = agreement.named(subject).ok_or_else(|| unknown(agreement, subject))?;
    let (places, rest) = places(agreement, rest)?;
    match about {
        Named::Commitment(id) => of_commitment(agreement, text, id, places, rest),
        Named::Event(id) => of_event(agreement, text, id, places, rest),
        Named::Relief(id) => of_relief(agreement, text, id, &places, rest),
        _ => {
            Err(no(format!("`{subject}` is no commitment, event or relief, of which something can be assumed"), FORMS))
        }
    }
}

/// The log as it would be: what a view knows, and what is assumed beside it.
pub fn assumed_log(view: &View<'_>, assumptions: &[Assumption]) -> Log {
    let mut sources = servanda_base::Arena::new();
    let mut records = Vec::new();
    // Sources that the view does not show say nothing; the others keep their order.
    let mut places = std::collections::BTreeMap::new();
    for (_, record) in view.known_packed() {
        let record = record.unpacked();
        let source = *places.entry(record.source).or_insert_with(|| sources.push(view.source(record.source).clone()));
        let target = record.supersedes.and_then(|target| view.packed(target)).map(|target| target.id().into());
        records.push((Record { source, supersedes: None, ..record }, target));
    }
    for (number, one) in assumptions.iter().enumerate() {
        for (voice, actor) in one.voices(view.agreement()).into_iter().enumerate() {
            let standing = if matches!(one.what, What::Act(_)) { Standing::Party } else { Standing::Verifier };
            let source = sources.push(Source {
                id: SOURCE.into(),
                name: "what is assumed".into(),
                standing,
                reliability: Reliability::A,
                url: None,
                actor,
            });
            records.push((one.record(number, voice, source), None));
        }
    }
    Log::new(sources, records)
}

impl Assumption {
    /// From when it is known: what is assumed is known when it is so, and not before.
    pub fn known_from(&self) -> Instant {
        self.time.start
    }

    /// Those whose word would make it so.
    fn voices(&self, agreement: &Agreement) -> Vec<Option<ActorId>> {
        let of = |verification: &Verification| match &verification.by {
            Verifiers::NotNamed | Verifiers::EachOther => vec![None],
            Verifiers::AnyOf(actors) => actors.first().map(|actor| Some(*actor)).into_iter().collect(),
            Verifiers::AllOf(actors) => actors.iter().map(|actor| Some(*actor)).collect(),
        };
        match self.about {
            Named::Commitment(id) => of(&agreement.commitments[id].verification),
            Named::Event(id) => {
                let own = &agreement.events[id].verification;
                if own.by != Verifiers::NotNamed {
                    return of(own);
                }
                let asks = agreement.commitments.iter().filter(|(_, commitment)| asks_for(commitment, id));
                let mut voices: Vec<Option<ActorId>> = asks.flat_map(|(_, asking)| of(&asking.verification)).collect();
                voices.sort_unstable();
                voices.dedup();
                if voices.is_empty() { vec![None] } else { voices }
            }
            Named::Relief(id) => agreement.reliefs[id].granted_by.iter().map(|actor| Some(*actor)).collect(),
            _ => Vec::new(),
        }
    }

    fn record(&self, number: usize, voice: usize, source: servanda_evidence::SourceId) -> Record {
        let places = Places::from(self.places.clone());
        let body = match (self.about, self.what) {
            (Named::Commitment(id), What::Verdict(word)) => {
                Body::Finding { about: FindingSubject::Commitment(id), places, word }
            }
            (Named::Event(id), _) => Body::Event {
                event: id,
                places,
                key: Some(format!("{SOURCE}-{}", number + 1).into()),
                value: Occurrence::Happened(None),
            },
            (about, What::Act(act)) => Body::Decision { about, places, of: None, act },
            // No other pair is made.
            (_, What::Verdict(_) | What::Happens) => Body::Retraction,
        };
        let suffix = if voice == 0 { String::new() } else { format!("-{}", voice + 1) };
        Record {
            id: format!("{SOURCE}-{}{suffix}", number + 1).as_str().into(),
            body,
            time: self.time,
            recorded_at: self.time.start,
            source,
            via: None,
            credibility: 1,
            marking: Marking::Clear,
            reference: None,
            url: None,
            note: Some(self.text.as_str().into()),
            supersedes: None,
            file: 0,
            line: 0,
        }
    }
}

fn no(message: impl Into<String>, help: impl Into<String>) -> NoAssumption {
    NoAssumption { message: message.into(), help: help.into() }
}

fn unknown(agreement: &Agreement, subject: &str) -> NoAssumption {
    let known = agreement
        .names
        .iter()
        .filter(|(_, named)| matches!(named, Named::Commitment(_) | Named::Event(_) | Named::Relief(_)));
    let help = match name::nearest(subject, known.map(|(name, _)| name.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => FORMS.to_owned(),
    };
    no(format!("`{subject}` names nothing of which something can be assumed"), help)
}

/// `at SITE`, `of PARTY`.
fn places<'w>(agreement: &Agreement, words: &'w [&'w str]) -> Result<(Vec<Place>, &'w [&'w str]), NoAssumption> {
    match words {
        ["at" | "of", name, rest @ ..] => {
            let places = match agreement.names.get(&Name::from(*name)) {
                Some(Named::Site(id)) => vec![Place::Site(*id)],
                Some(Named::SiteSet(id)) => agreement.site_sets[*id].sites.iter().map(|id| Place::Site(*id)).collect(),
                Some(Named::Actor(id)) => vec![Place::Party(*id)],
                _ => {
                    return Err(no(
                        format!("`{name}` is no site and no party"),
                        "name one that the agreement declares",
                    ));
                }
            };
            Ok((places, rest))
        }
        rest => Ok((Vec::new(), rest)),
    }
}

fn of_commitment(
    agreement: &Agreement,
    text: &str,
    id: CommitmentId,
    places: Vec<Place>,
    rest: &[&str],
) -> Result<Assumption, NoAssumption> {
    let commitment = &agreement.commitments[id];
    let name = &commitment.declared.name;
    if let Some(stray) = places.iter().find(|place| !commitment.each.contains(place)) {
        let place = agreement.place_name(*stray);
        return Err(no(
            format!("`{name}` has no verdict of its own for `{place}`"),
            "leave the place out, or name one of its own",
        ));
    }
    if let ["delayed" | "late", "by", count, unit] = rest {
        return delayed(agreement, text, id, places, duration(count, unit)?);
    }
    let (word, when) = rest.split_first().ok_or_else(|| no(format!("nothing is assumed of `{name}`"), FORMS))?;
    let word = match *word {
        "met" => FindingWord::Met,
        "breached" => FindingWord::Breached,
        "unverified" => FindingWord::Unknown,
        other => {
            let help = "of a commitment assume `met`, `breached` or `unverified`; all else follows from what happens";
            return Err(no(format!("`{other}` cannot be assumed of `{name}`"), help));
        }
    };
    if commitment.verification.by == Verifiers::EachOther {
        let message =
            format!("no verdict can be assumed of `{name}`: its sides verify each other, and none of them decides it");
        return Err(no(message, "assume the event that it is about"));
    }
    let time = time(&agreement.calendar, when, true)?;
    Ok(Assumption {
        text: text.to_owned(),
        from: time.start,
        about: Named::Commitment(id),
        places,
        what: What::Verdict(word),
        time,
    })
}

fn delayed(
    agreement: &Agreement,
    text: &str,
    id: CommitmentId,
    places: Vec<Place>,
    by: Duration,
) -> Result<Assumption, NoAssumption> {
    let commitment = &agreement.commitments[id];
    let name = &commitment.declared.name;
    let (Form::Once { deed: Deed::Event(EventRef { event, at }), by: Some(By::Date(date)), .. }, calendar) =
        (&commitment.form, &agreement.calendar)
    else {
        let help = "name a commitment to do something by a date, or assume when its event happens";
        return Err(no(format!("`{name}` has no date after which it could be done"), help));
    };
    let Some(date) = fixed(agreement, date) else {
        let help = format!("assume when it is done: `{} on 2026-09-01`", agreement.events[*event].declared.name);
        return Err(no(format!("the date of `{name}` is not known from the text"), help));
    };
    let places = match at {
        At::Nowhere => Vec::new(),
        At::Here if places.is_empty() => commitment.each.clone(),
        At::Here => places,
        At::Places(places) => places.clone(),
    };
    let on = calendar.date_plus(date, by);
    let time = day(calendar, on);
    // What does not come when it was due is missed from then on.
    let from = calendar.open(date);
    Ok(Assumption { text: text.to_owned(), from, about: Named::Event(*event), places, what: What::Happens, time })
}

fn of_event(
    agreement: &Agreement,
    text: &str,
    id: EventId,
    places: Vec<Place>,
    rest: &[&str],
) -> Result<Assumption, NoAssumption> {
    let event = &agreement.events[id];
    let name = &event.declared.name;
    let when = match rest {
        ["happens" | "happened" | "done", when @ ..] => when,
        when => when,
    };
    if let Some(stray) = places.iter().find(|place| !event.places.contains(place)) {
        let place = agreement.place_name(*stray);
        return Err(no(format!("`{name}` does not happen at `{place}`"), "name one of its places"));
    }
    if places.is_empty() && !event.places.is_empty() {
        let place = event.places.first().map_or("SITE", |place| agreement.place_name(*place).as_str());
        return Err(no(
            format!("`{name}` happens somewhere, and it is not said where"),
            format!("write `{name} at {place} on 2026-09-01`"),
        ));
    }
    let time = time(&agreement.calendar, when, false)?;
    Ok(Assumption {
        text: text.to_owned(),
        from: time.start,
        about: Named::Event(id),
        places,
        what: What::Happens,
        time,
    })
}

fn of_relief(
    agreement: &Agreement,
    text: &str,
    id: ReliefId,
    places: &[Place],
    rest: &[&str],
) -> Result<Assumption, NoAssumption> {
    let name = &agreement.reliefs[id].declared.name;
    if !places.is_empty() {
        return Err(no(format!("`{name}` is granted as a whole"), "leave the place out"));
    }
    let (word, when) = rest.split_first().ok_or_else(|| no(format!("nothing is assumed of `{name}`"), FORMS))?;
    let act = match *word {
        "granted" => Decision::Granted(None),
        "refused" => Decision::Refused,
        "suspended" => Decision::Suspended,
        "restored" => Decision::Restored,
        "withdrawn" => Decision::Withdrawn(None),
        other => {
            let help = "of a relief assume an act: `granted`, `refused`, `suspended`, `restored` or `withdrawn`; what is due follows";
            return Err(no(format!("`{other}` cannot be assumed of `{name}`"), help));
        }
    };
    let time = time(&agreement.calendar, when, false)?;
    Ok(Assumption {
        text: text.to_owned(),
        from: time.start,
        about: Named::Relief(id),
        places: Vec::new(),
        what: What::Act(act),
        time,
    })
}

/// `on DATE`; where something lasts `from DATE [until DATE | through DATE]`.
fn time(calendar: &Calendar, words: &[&str], lasts: bool) -> Result<Time, NoAssumption> {
    let read = |text: &str| -> Result<Date, NoAssumption> {
        text.parse().map_err(|_| no(format!("`{text}` is not a date"), "write a date such as `2026-09-01`"))
    };
    let throughout = |from: Date, end: Instant| Time { start: calendar.open(from), end, grain: Grain::Throughout };
    match words {
        ["on", on] => Ok(day(calendar, read(on)?)),
        ["from", from] if lasts => {
            // Far enough for whatever an agreement can still say.
            let from = read(from)?;
            let far = calendar.date_plus(from, Duration::new(100, DurationUnit::Year));
            Ok(throughout(from, calendar.open(far)))
        }
        ["from", from, word @ ("until" | "through"), end] if lasts => {
            let (from, end) = (read(from)?, read(end)?);
            let over = if *word == "through" { calendar.close(end) } else { calendar.open(end) };
            if over <= calendar.open(from) {
                return Err(no(format!("`{end}` is not after `{from}`"), "let it end after it begins"));
            }
            Ok(throughout(from, over))
        }
        [] => Err(no("it is not said when", if lasts { "add `from 2026-09-01`" } else { "add `on 2026-09-01`" })),
        _ => Err(no(
            format!("`{}` is not a time", words.join(" ")),
            if lasts {
                "write `from 2026-09-01`, `from 2026-09-01 until 2026-10-01` or `on 2026-09-01`"
            } else {
                "write `on 2026-09-01`"
            },
        )),
    }
}

fn day(calendar: &Calendar, on: Date) -> Time {
    Time { start: calendar.open(on), end: calendar.close(on), grain: Grain::Day }
}

fn duration(count: &str, unit: &str) -> Result<Duration, NoAssumption> {
    let wrong =
        || no(format!("`{count} {unit}` is not a length of time"), "write a whole number of days, such as `20 days`");
    let unit = match unit.trim_end_matches('s') {
        "day" => DurationUnit::Day,
        "week" => DurationUnit::Week,
        "month" => DurationUnit::Month,
        "year" => DurationUnit::Year,
        _ => return Err(wrong()),
    };
    count.parse().map(|count| Duration::new(count, unit)).map_err(|_| wrong())
}

/// Whether a commitment asks for an event to be done.
fn asks_for(commitment: &Commitment, id: EventId) -> bool {
    match &commitment.form {
        Form::Once { deed: Deed::Event(event), .. }
        | Form::Within { event, .. }
        | Form::Every { event, .. }
        | Form::Quota { event, .. }
        | Form::AfterEach { event, .. } => event.event == id,
        Form::Refrains { events } => events.iter().any(|event| event.event == id),
        Form::Once { .. } | Form::Keeps { .. } | Form::KeepsOn { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::agreement;

    const TEXT: &str = "event handover \"H\" once\nsite mill \"M\"\nsites mills = mill\nevent visit \"V\" at mills\n\
        measure stock \"S\" in kg\n\
        commitment disarm \"D\"\n  North does handover by 2026-03-10\n  verified by Agency\n\
        commitment cap \"C\"\n  North keeps stock <= 300 kg\n  verified by Agency\n\
        relief loan \"L\"\n  South grants within 10 days\n  when disarm met";

    fn fault(text: &str) -> String {
        let fault = assumption(&agreement(TEXT), text).unwrap_err();
        format!("{} / {}", fault.message, fault.help)
    }

    #[test]
    fn what_can_be_assumed() {
        let agreement = agreement(TEXT);
        for text in [
            "cap breached from 2026-02-01",
            "cap met from 2026-02-01 until 2026-03-01",
            "handover on 2026-02-01",
            "visit at mill happens on 2026-02-01",
            "loan granted on 2026-03-20",
            "disarm delayed by 20 days",
        ] {
            assert_eq!(assumption(&agreement, text).unwrap().text, text);
        }
        let late = assumption(&agreement, "disarm delayed by 20 days").unwrap();
        assert_eq!(agreement.calendar.date_of(late.time.start).to_string(), "2026-03-30");
        assert_eq!(agreement.calendar.date_of(late.from).to_string(), "2026-03-10");
    }

    #[test]
    fn what_cannot_be_assumed_is_told_with_the_cure() {
        assert!(fault("").starts_with("nothing is assumed"));
        assert_eq!(
            fault("capp breached from 2026-02-01"),
            "`capp` names nothing of which something can be assumed / did you mean `cap`?"
        );
        assert!(fault("stock on 2026-02-01").starts_with("`stock` is no commitment, event or relief"));
        assert!(fault("cap overdue from 2026-02-01").starts_with("`overdue` cannot be assumed of `cap`"));
        assert!(fault("cap breached from 2026-02-30").starts_with("`2026-02-30` is not a date"));
        assert!(fault("cap breached").starts_with("it is not said when"));
        assert!(fault("cap delayed by 3 days").starts_with("`cap` has no date"));
        assert!(fault("disarm delayed by soon days").starts_with("`soon days` is not a length of time"));
        assert!(fault("visit on 2026-02-01").starts_with("`visit` happens somewhere"));
        assert!(fault("loan due on 2026-02-01").starts_with("`due` cannot be assumed of `loan`"));
        assert!(
            fault("cap at mill breached from 2026-02-01").starts_with("`cap` has no verdict of its own for `mill`")
        );
        assert!(fault("cap met from 2026-03-01 until 2026-02-01").starts_with("`2026-02-01` is not after"));
    }
}
