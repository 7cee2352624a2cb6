//! The laws of SEMANTICS, part 3, held against the engine on random dossiers.
//!
//! `DOSSIERS=20000` asks for more than the suite does; `SEED=17` for one alone.

#[path = "laws/arrival.rs"]
mod arrival;
#[path = "laws/explained.rs"]
mod explained;
#[path = "laws/said.rs"]
mod said;

use std::collections::{BTreeMap, BTreeSet};

use said::{ALWAYS, assert_same, explained, reasons, said};
use servanda_agreement::{
    At, CommitmentId, Comparison, Condition, Event, EventId, Form, Indicator, IndicatorValue, Measure, MeasureId,
    Named, Place, Quantity, QuotaBound, Response, ResponseId, Scenario, Verifiers,
};
use servanda_base::{Arena, Bound, Date, Decimal, Instant, Interval, Marking, Name, Text, Timeline, Truth};
use servanda_engine::{Assessment, Doubt, Footing, IndicatorAssessment, Standing, Verdict, assess, explain};
use servanda_evidence::{
    Audience, Body, Decision, Grain, Log, Reading, Record, RecordId, Source, Standard, Time, View,
};
use servanda_testkit::build::{days, declared};
use servanda_testkit::compare::in_words;
use servanda_testkit::generate::{Dossier, FIRST_DAY, dossiers};

/// How many dossiers each law is tried on.
const DOSSIERS: u64 = 150;

/// A record as the reader of a log gives it: with the id of what it supersedes.
type Row = (Record, Option<Text>);

/// Every record of a log, in canonical order.
fn rows(dossier: &Dossier) -> Vec<Row> {
    let all = View::new(&dossier.agreement, &dossier.log, Audience::Keeper, Standard::Alleged, Instant::END);
    let id = |target: RecordId| all.record(target).map(|target| target.id.clone());
    all.known().into_iter().map(|(_, record)| (record.clone(), record.supersedes.and_then(id))).collect()
}

/// The same dossier with another log, of the same sources.
fn with_rows(dossier: &Dossier, rows: Vec<Row>) -> Dossier {
    Dossier { log: Log::new(dossier.log.sources().clone(), rows), ..dossier.clone() }
}

/// The same dossier without the records that `keep` does not want, nor what supersedes those.
fn retaining(dossier: &Dossier, keep: impl Fn(&Record) -> bool) -> Dossier {
    let mut gone = BTreeSet::new();
    let mut kept = rows(dossier);
    kept.retain(|(record, target)| {
        let stays = keep(record) && target.as_ref().is_none_or(|target| !gone.contains(target));
        if !stays {
            gone.insert(record.id.clone());
        }
        stays
    });
    with_rows(dossier, kept)
}

/// A finding decides for its own time alone; an extension moves the date.
fn without_findings_and_extensions(dossier: &Dossier) -> Dossier {
    retaining(dossier, |record| {
        !matches!(record.body, Body::Finding { .. } | Body::Decision { act: Decision::Extended, .. })
    })
}

/// What the verifier V reads on a day, everywhere; of credibility 1, seen by all, recorded on the day itself.
fn read_by_v(dossier: &Dossier, id: &str, measure: MeasureId, day: Date, value: Decimal) -> Option<Row> {
    let calendar = &dossier.agreement.calendar;
    let sources = dossier.log.sources();
    let (source, _) = sources.iter().find(|(_, source)| &*source.id == "V")?;
    let places = dossier.agreement.measures[measure].places.clone().into();
    let record = Record {
        id: id.into(),
        body: Body::Reading { measure, places, value: Reading::Value(Interval::point(value)) },
        time: Time { start: calendar.open(day), end: calendar.close(day), grain: Grain::Day },
        recorded_at: calendar.open(day),
        source,
        via: None,
        credibility: 1,
        marking: Marking::Clear,
        reference: None,
        url: None,
        note: None,
        supersedes: None,
        file: 0,
        line: 1,
    };
    Some((record, None))
}

fn day(offset: u32, dossier: &Dossier) -> Date {
    dossier.agreement.calendar.date_plus(FIRST_DAY, days(offset))
}

/// The first and the last instant that matter.
fn horizon(dossier: &Dossier) -> (Instant, Instant) {
    let (first, last) = dossier.horizon();
    (dossier.agreement.calendar.open(first), dossier.agreement.calendar.last_instant(last))
}

/// Every line of verdicts: of the wholes and of the parts.
fn verdicts(assessment: &Assessment) -> impl Iterator<Item = (CommitmentId, Option<Place>, &Timeline<Standing>)> {
    assessment.commitments.iter().enumerate().flat_map(|(index, commitment)| {
        let parts = commitment.parts.iter().map(|(place, line)| (Some(*place), line));
        let lines = std::iter::once((None, &commitment.whole)).chain(parts);
        lines.map(move |(place, line)| (CommitmentId::new(index), place, line.told()))
    })
}

/// The conditions of an agreement that ask for the same wherever they stand.
fn conditions(dossier: &Dossier) -> Vec<Condition> {
    let agreement = &dossier.agreement;
    let mut all = Vec::new();
    for (_, relief) in agreement.reliefs.iter() {
        all.extend([&relief.when, &relief.suspend_when, &relief.withdraw_when].into_iter().flatten().cloned());
    }
    for (_, commitment) in agreement.commitments.iter().filter(|(_, commitment)| commitment.each.is_empty()) {
        if let Form::Keeps { condition } | Form::KeepsOn { condition, .. } = &commitment.form {
            all.push(condition.clone());
        }
        all.extend(commitment.excused_while.clone());
    }
    all.extend(agreement.responses.iter().map(|(_, response)| response.when.clone()));
    all
}

/// The comparisons of measures with numbers, to be asked for by themselves.
fn comparisons(dossier: &Dossier) -> Vec<(MeasureId, Condition)> {
    let mut all = Vec::new();
    for condition in conditions(dossier) {
        let Condition::Compare { left: Quantity::Measure { measure, at: At::Nowhere }, right, .. } = &condition else {
            continue;
        };
        if matches!(right, Quantity::Number(..) | Quantity::UntilThen { .. }) {
            all.push((*measure, condition.clone()));
        }
    }
    all
}

/// The same agreement with measures that have no bounds but those that are read, and events that may recur: what the
/// text itself rules out needs no record, and speaks of the past.
fn without_bounds(mut dossier: Dossier) -> Dossier {
    let ids: Vec<MeasureId> = dossier.agreement.measures.ids().collect();
    for id in ids {
        let measure: &mut Measure = &mut dossier.agreement.measures[id];
        (measure.never_negative, measure.never_falls, measure.never_rises) = (false, false, false);
    }
    let ids: Vec<EventId> = dossier.agreement.events.ids().collect();
    ids.into_iter().for_each(|id| dossier.agreement.events[id].once = false);
    dossier
}

fn push_indicators(dossier: &mut Dossier, values: impl IntoIterator<Item = IndicatorValue>) {
    for value in values {
        dossier.agreement.indicators.push(Indicator { declared: declared("indicator"), value });
    }
}

/// No hindsight: nothing recorded after K changes view K.
#[test]
fn no_hindsight() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let calendar = &dossier.agreement.calendar;
        let noon = calendar.instant_at(day(20, &dossier).at(12, 0, 0, 0));
        for known_at in [calendar.last_instant(day(10, &dossier)), noon, dossier.known_at] {
            let asked = Dossier { known_at, ..dossier.clone() };
            let then = retaining(&asked, |record| record.recorded_at <= known_at);
            let instants = [noon, known_at, horizon(&dossier).1];
            assert_same(seed, &asked.view(), &said(&asked.view()), &said(&then.view()), ALWAYS);
            let (one, other) = (explained(&asked.view(), &instants), explained(&then.view(), &instants));
            assert_same(seed, &asked.view(), &one, &other, ALWAYS);
            let earlier = Dossier { known_at: Instant::END, ..dossier.clone() };
            assert_same(seed, &asked.view(), &said(&earlier.view().as_known_at(known_at)), &said(&then.view()), ALWAYS);
        }
    }
}

/// Non-interference: an output for A is a function of the text and of what A may see.
#[test]
fn non_interference() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let actors = dossier.agreement.actors.ids().map(Audience::Actor);
        for audience in std::iter::once(Audience::Public).chain(actors) {
            let asked = Dossier { audience, ..dossier.clone() };
            let view = asked.view();
            let seen = retaining(&asked, |record| servanda_evidence::sees(&asked.agreement, audience, &record.marking));
            if seen.log.len() == asked.log.len() {
                continue;
            }
            assert_same(seed, &view, &said(&view), &said(&seen.view()), ALWAYS);
            let instants = [dossier.known_at, horizon(&dossier).1];
            let (one, other) = (explained(&view, &instants), explained(&seen.view(), &instants));
            assert_same(seed, &view, &one, &other, ALWAYS);
        }
    }
}

/// Order: permuting the log changes nothing. Same bytes: the same question asked again is answered alike.
#[test]
fn order() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let expected = said(&dossier.view());
        let again = (assess(&dossier.view()), assess(&dossier.clone().view()));
        assert_eq!(format!("{:?}", again.0), format!("{:?}", again.1), "SEED={seed}");
        let mut rows = rows(&dossier);
        rows.reverse();
        let turned = with_rows(&dossier, rows.clone());
        assert_same(seed, &dossier.view(), &expected, &said(&turned.view()), ALWAYS);
        // A permutation without fixed order: every third record, then the rest.
        let (third, rest): (Vec<_>, Vec<_>) = rows.into_iter().enumerate().partition(|(index, _)| index % 3 == 1);
        let shuffled: Vec<Row> = rest.into_iter().rev().chain(third).map(|(_, row)| row).collect();
        let shuffled_again = with_rows(&dossier, shuffled.clone());
        assert_same(seed, &dossier.view(), &expected, &said(&shuffled_again.view()), ALWAYS);
        // Nor does the order in which the sources are listed.
        let sources: Vec<Source> = dossier.log.sources().iter().map(|(_, source)| source.clone()).rev().collect();
        let last = sources.len() - 1;
        let shuffled = shuffled.into_iter().map(|(mut record, target)| {
            record.source = servanda_base::Id::new(last - record.source.index());
            (record, target)
        });
        let log = Log::new(sources.into_iter().collect::<Arena<Source>>(), shuffled.collect());
        let relisted = Dossier { log, ..dossier.clone() };
        assert_same(seed, &dossier.view(), &expected, &said(&relisted.view()), ALWAYS);
    }
}

/// Locality: what is recorded of things that nothing names changes nothing.
#[test]
fn locality_of_what_is_named_nowhere() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let mut more = dossier.clone();
        let agreement = &mut more.agreement;
        let twins: Vec<Measure> = agreement.measures.iter().map(|(_, measure)| measure.clone()).collect();
        let first_measure = agreement.measures.len();
        for twin in twins {
            agreement.measures.push(Measure { formula: None, ..twin });
        }
        let twins: Vec<Event> = agreement.events.iter().map(|(_, event)| event.clone()).collect();
        let first_event = agreement.events.len();
        for twin in twins {
            agreement.events.push(twin);
        }
        let mut all = rows(&dossier);
        for (record, target) in rows(&dossier) {
            let body = match record.body.clone() {
                Body::Reading { measure, places, value } => {
                    Body::Reading { measure: MeasureId::new(first_measure + measure.index()), places, value }
                }
                Body::Event { event, places, key, value } => {
                    Body::Event { event: EventId::new(first_event + event.index()), places, key, value }
                }
                Body::Retraction if target.is_some() => Body::Retraction,
                _ => continue,
            };
            let target = target.map(|target| format!("twin-{target}").into());
            all.push((Record { id: format!("twin-{}", record.id).into(), body, ..record }, target));
        }
        let more = with_rows(&more, all);
        assert_same(seed, &dossier.view(), &said(&dossier.view()), &said(&more.view()), horizon(&dossier));
    }
}

/// Locality: what is decided or found about a commitment that is named by none before it changes none before it.
#[test]
fn locality_among_commitments() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let expected = said(&dossier.view());
        for last in dossier.agreement.commitments.ids() {
            let fewer = retaining(&dossier, |record| match record.body {
                Body::Decision { about: Named::Commitment(id), .. } => id <= last,
                Body::Decision { about: Named::Response(_) | Named::Procedure(_), .. } => false,
                Body::Finding { about: servanda_evidence::FindingSubject::Commitment(id), .. } => id <= last,
                _ => true,
            });
            let found = said(&fewer.view());
            for id in dossier.agreement.commitments.ids().filter(|id| *id <= last) {
                let of = |lines: &BTreeMap<String, Timeline<String>>| -> BTreeMap<String, Timeline<String>> {
                    let is_of = |name: &str| {
                        [format!("commitment {}", id.index()), format!("tally {}", id.index())]
                            .iter()
                            .any(|n| n == name)
                    };
                    lines.iter().filter(|(name, _)| is_of(name)).map(|(n, line)| (n.clone(), line.clone())).collect()
                };
                assert_same(seed, &dossier.view(), &of(&expected), &of(&found), horizon(&dossier));
            }
        }
    }
}

/// Locality: a new reading at t0 changes no verdict before t0 (but: a baseline, and what never falls or rises).
#[test]
fn locality_in_time() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let mut dossier = without_bounds(dossier);
        dossier.agreement.baseline = None;
        let before = assess(&dossier.view());
        for offset in [9, 21, 33] {
            for measure in dossier.agreement.measures.ids() {
                let declared = &dossier.agreement.measures[measure];
                // The word of one verifier may turn that of another, on an earlier day too, into proof.
                let alone = matches!(declared.verification.by, Verifiers::AnyOf(_) | Verifiers::NotNamed);
                if declared.formula.is_some() || !alone {
                    continue;
                }
                let date = day(offset, &dossier);
                let mut all = rows(&dossier);
                all.extend(read_by_v(&dossier, "new", measure, date, Decimal::from(offset % 6)));
                let more = with_rows(&dossier, all);
                let after = assess(&more.view());
                let from = dossier.agreement.calendar.open(date);
                let words = |standing: &Standing| (standing.verdict, standing.concluded, standing.doubts);
                for ((id, place, one), (_, _, other)) in verdicts(&before).zip(verdicts(&after)) {
                    let (one, other) = (one.map(words), other.map(words));
                    for at in one.changes().chain(other.changes()).filter(|at| *at < from) {
                        assert_eq!(
                            one.at(at),
                            other.at(at),
                            "SEED={seed}: {id:?} {place:?} at {at:?}, reading of {measure:?} on {date}\n{}",
                            in_words(&more.view())
                        );
                    }
                }
            }
        }
    }
}

/// Symmetry of parties: renaming the parties renames them in the output and changes nothing else.
#[test]
fn symmetry() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let other = |name: &str| match name {
            "A" => Some("B"),
            "B" => Some("A"),
            _ => None,
        };
        let mut renamed = dossier.clone();
        let parties: Vec<_> = dossier.agreement.parties().collect();
        for party in &parties {
            let declared = &mut renamed.agreement.actors[*party].declared;
            let name = other(declared.name.as_str()).expect("the parties are A and B");
            (declared.name, declared.title) = (Name::from(name), name.to_owned());
            renamed.agreement.names.insert(Name::from(name), Named::Actor(*party));
        }
        let sources = dossier.log.sources().iter().map(|(_, source)| {
            let name = other(&source.id).unwrap_or(&source.id);
            Source { id: name.into(), name: name.into(), ..source.clone() }
        });
        let rows = rows(&dossier).into_iter().map(|(mut record, target)| {
            if let Marking::Red(names) = &mut record.marking {
                names.iter_mut().for_each(|name| *name = Name::from(other(name.as_str()).unwrap_or(name.as_str())));
                names.sort_unstable();
            }
            (record, target)
        });
        renamed.log = Log::new(sources.collect(), rows.collect());
        assert_same(seed, &dossier.view(), &said(&dossier.view()), &said(&renamed.view()), ALWAYS);
    }
}

/// Persistence: only F ends a latch. (From the start of force, as all verdicts.)
#[test]
fn persistence_of_latches() {
    for (seed, mut dossier) in dossiers(DOSSIERS) {
        let first = dossier.agreement.responses.len();
        for condition in conditions(&dossier) {
            let when = condition.clone();
            let prepare = Vec::new();
            dossier.agreement.scenarios.push(Scenario { declared: declared("scenario"), when, prepare });
            dossier.agreement.responses.push(Response {
                declared: declared("latched"),
                when: condition,
                steps: Vec::new(),
                re_engage_when: None,
                steps_back: Vec::new(),
                track: None,
            });
        }
        let assessment = assess(&dossier.view());
        for (index, known) in assessment.scenarios.iter().enumerate() {
            let id = ResponseId::new(first + index);
            let force = dossier.agreement.calendar.open(FIRST_DAY);
            let mut expected = Timeline::constant(false);
            for (from, _, judgement) in known.stretches().filter(|(_, until, _)| *until > force) {
                let from = from.max(force);
                match judgement.truth {
                    Truth::True => expected.push(from, true),
                    Truth::False => expected.push(from, false),
                    Truth::Unknown => {}
                }
            }
            let found = &assessment.responses[id.index()].latch;
            let condition = &dossier.agreement.responses[id].when;
            assert_eq!(*found, expected, "SEED={seed}: latch of {condition:?}\n{}", in_words(&dossier.view()));
        }
    }
}

/// Persistence: what must never happen and has happened has happened for good, and a missed
/// milestone stays missed until it is done (and, while it is being done over some time, is too coarse to tell).
#[test]
fn persistence_of_breaches() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let dossier = without_findings_and_extensions(&dossier);
        let assessment = assess(&dossier.view());
        for (id, place, line) in verdicts(&assessment) {
            if place.is_none() && !dossier.agreement.commitments[id].each.is_empty() {
                continue;
            }
            let lasting: &[Verdict] = match dossier.agreement.commitments[id].form {
                Form::Refrains { .. } => &[],
                Form::Once { .. } => &[Verdict::Late],
                _ => continue,
            };
            let mut was_breached = false;
            for (at, _, standing) in line.stretches() {
                let breached = matches!(standing.verdict, Verdict::Breached | Verdict::Missed);
                let released = matches!(standing.verdict, Verdict::Waived | Verdict::Excused);
                // While it is being done over some time it cannot be told; nor where one says it was and another not.
                let coarse = standing.verdict == Verdict::Unverified && standing.doubts.has(Doubt::TooCoarse);
                let being_done = (coarse || standing.verdict == Verdict::Disputed) && !lasting.is_empty();
                let stands = !was_breached || breached || released || being_done || lasting.contains(&standing.verdict);
                was_breached = (was_breached || breached) && !lasting.contains(&standing.verdict);
                assert!(
                    stands,
                    "SEED={seed}: {id:?} {place:?} at {at:?}: breached before, now {}\n{}",
                    standing.verdict,
                    in_words(&dossier.view())
                );
            }
        }
    }
}

/// A tally never heals: what was missed once is late at best, and neither a waiver nor an excuse undoes it.
#[test]
fn tallies_never_heal() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let dossier = without_findings_and_extensions(&dossier);
        let assessment = assess(&dossier.view());
        for (id, commitment) in dossier.agreement.commitments.iter() {
            let mut missed = 0;
            for (at, _, tally) in assessment.commitments[id.index()].tally.stretches() {
                let now = tally.late + tally.breached;
                let name = &commitment.declared.name;
                let words = || in_words(&dossier.view());
                assert!(now >= missed, "SEED={seed}: {name} at {at:?}: {missed} missed before, now {now}\n{}", words());
                missed = now;
            }
        }
    }
}

/// No verdict from nothing: with no records at all nothing is met or breached but by silence where it was promised.
/// (Of forms that ask for readings and events alone.)
#[test]
fn no_verdict_from_nothing() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let dossier = without_bounds(with_rows(&dossier, Vec::new()));
        let assessment = assess(&dossier.view());
        for (id, place, line) in verdicts(&assessment) {
            let commitment = &dossier.agreement.commitments[id];
            if reads_names(&commitment.form) {
                continue;
            }
            for (at, _, standing) in line.stretches() {
                let promised = matches!(standing.footing, Footing::BySilence | Footing::NotCalledOn);
                assert!(
                    !is_decided(standing) || promised,
                    "SEED={seed}: {id:?} {place:?} at {at:?} {standing:?}\n{}",
                    in_words(&dossier.view())
                );
            }
        }
    }
}

/// Whether it is done, or not done, or violated.
fn is_decided(standing: &Standing) -> bool {
    use Verdict::{Breached, Curing, Late, Met, Missed};
    matches!(standing.verdict, Met | Late | Breached | Missed | Curing)
}

/// Whether a form asks for the verdicts or reliefs of the text, which say something without a record, or counts: before
/// the start of force nothing is counted, by the text.
fn reads_names(form: &Form) -> bool {
    let words = format!("{form:?}");
    ["Verdict", "Relief", "Procedure", "Running", "Count"].iter().any(|name| words.contains(name))
}

/// Withholding never pays: once what runs has run out, nothing is met but by promised completeness.
#[test]
fn withholding() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let mut dossier = without_bounds(dossier);
        dossier.agreement.until = None;
        let measures: Vec<MeasureId> = dossier.agreement.measures.ids().collect();
        for id in measures {
            dossier.agreement.measures[id].good_for = Some(days(10));
        }
        let commitments: Vec<CommitmentId> = dossier.agreement.commitments.ids().collect();
        for id in commitments {
            dossier.agreement.commitments[id].until = None;
            dossier.agreement.commitments[id].replaces = None;
        }
        let end = horizon(&dossier).1;
        let assessment = assess(&dossier.view());
        for (id, place, line) in verdicts(&assessment) {
            let runs = match &dossier.agreement.commitments[id].form {
                Form::Keeps { condition: Condition::Compare { left, right, .. } } => {
                    let words = format!("{left:?} {right:?}");
                    !words.contains("Count") && !words.contains("Happened")
                }
                Form::Every { .. } | Form::AfterEach { .. } | Form::Quota { bound: QuotaBound::AtLeast, .. } => true,
                _ => false,
            };
            let standing = line.at(end);
            if !runs || standing.verdict != Verdict::Met {
                continue;
            }
            assert_eq!(
                standing.footing,
                Footing::BySilence,
                "SEED={seed}: {id:?} {place:?} {standing:?}\n{}",
                in_words(&dossier.view())
            );
        }
    }
}

/// Cooperation never hurts: a reading with which the condition stays true never turns met into anything else.
#[test]
fn cooperation() {
    let mut tried = 0;
    for (seed, dossier) in dossiers(DOSSIERS) {
        let before = assess(&dossier.view());
        for (id, place, line) in verdicts(&before) {
            let commitment = &dossier.agreement.commitments[id];
            let Form::Keeps { condition: Condition::Compare { left, op, right: Quantity::Number(limit, _) } } =
                &commitment.form
            else {
                continue;
            };
            let (Quantity::Measure { measure, .. }, Some(limit)) = (left, limit.as_point()) else { continue };
            let declared = &dossier.agreement.measures[*measure];
            let alone = matches!(declared.verification.by, Verifiers::AnyOf(_) | Verifiers::NotNamed);
            if declared.formula.is_some() || !alone || commitment.excused_while.is_some() {
                continue;
            }
            let value = match op {
                Comparison::AtMost => (limit - Decimal::ONE).max(Decimal::ZERO),
                Comparison::AtLeast => limit + Decimal::ONE,
                _ => continue,
            };
            for offset in [5, 14, 22, 40] {
                let mut all = rows(&dossier);
                all.extend(read_by_v(&dossier, "new", *measure, day(offset, &dossier), value));
                let more = with_rows(&dossier, all);
                let after = assess(&more.view());
                let (_, _, now) = verdicts(&after).find(|(a, b, _)| (*a, *b) == (id, place)).expect("the same text");
                tried += 1;
                for at in line.changes().chain(now.changes()) {
                    let turned = line.at(at).verdict == Verdict::Met && now.at(at).verdict != Verdict::Met;
                    assert!(
                        !turned,
                        "SEED={seed}: {id:?} {place:?} at {at:?} met, with {value} on day {offset}: {:?}\n{}",
                        now.at(at),
                        in_words(&more.view())
                    );
                }
            }
        }
    }
    assert!(tried > 0 || dossiers(DOSSIERS).count() < 20, "no dossier had a condition to keep");
}

/// Standards: at a time asserted at one standard, lower ones give the same value. (Bounds are refined,
/// S7; a reading `unknown` asserts no value.)
#[test]
fn standards() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let mut dossier = without_bounds(dossier);
        let series = |(id, measure): (MeasureId, &Measure)| IndicatorValue::Series(id, measure.places.clone());
        let read = dossier.agreement.measures.iter().filter(|(_, measure)| measure.formula.is_none());
        let read: Vec<IndicatorValue> = read.map(series).collect();
        push_indicators(&mut dossier, read);
        let by: Vec<Assessment> =
            Standard::ALL.iter().map(|standard| assess(&dossier.view().by_standard(*standard))).collect();
        for (high, low) in (1..by.len()).flat_map(|low| (0..low).map(move |high| (high, low))) {
            let pairs = by[high].indicators.iter().zip(&by[low].indicators);
            for (index, pair) in pairs.enumerate() {
                let (IndicatorAssessment::Series(a), IndicatorAssessment::Series(b)) = pair else { continue };
                for ((place, a), (_, b)) in a.iter().zip(b) {
                    for at in a.changes().chain(b.changes()) {
                        let (above, below) = (a.at(at), b.at(at));
                        let asserted = above.footing == Footing::Attested && !above.interval.is_whole();
                        assert!(
                            !asserted || (above.interval, above.conflict) == (below.interval, below.conflict),
                            "SEED={seed}: indicator {index} {place:?} at {at:?}: {} {above:?}, {} {below:?}\n{}",
                            Standard::ALL[high],
                            Standard::ALL[low],
                            in_words(&dossier.view())
                        );
                    }
                }
            }
        }
    }
}

/// Aggregation: the word of a whole is the worst of its parts'; `met` is the `and` of theirs, `breached` the `or`.
#[test]
fn aggregation() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        for (index, commitment) in assess(&dossier.view()).commitments.iter().enumerate() {
            let lines: Vec<&Timeline<Standing>> = commitment.parts.iter().map(|(_, line)| line.told()).collect();
            if lines.is_empty() {
                continue;
            }
            let changes = lines.iter().flat_map(|line| line.changes()).chain(commitment.whole.changes());
            for at in std::iter::once(Instant::BEGINNING).chain(changes) {
                let parts: Vec<&Standing> = lines.iter().map(|line| line.at(at)).collect();
                let whole = commitment.whole.at(at);
                let about = || format!("SEED={seed}: c{index} at {at:?}\n{}", in_words(&dossier.view()));
                assert_eq!(Some(whole.verdict), parts.iter().map(|part| part.verdict).min(), "{}", about());
                let met = parts.iter().fold(Truth::True, |all, part| all.and(part.truths.met));
                let on_time = parts.iter().fold(Truth::True, |all, part| all.and(part.truths.met_on_time));
                let breached = parts.iter().fold(Truth::False, |any, part| any.or(part.truths.breached));
                let truths = whole.truths;
                assert_eq!((truths.met, truths.met_on_time, truths.breached), (met, on_time, breached), "{}", about());
            }
        }
    }
}

/// Acts are judged then: what was known to hold at t is the same in every view that is no earlier than t.
#[test]
fn judged_then() {
    for (seed, mut dossier) in dossiers(DOSSIERS) {
        for when in conditions(&dossier) {
            let scenario = Scenario { declared: declared("scenario"), when, prepare: Vec::new() };
            dossier.agreement.scenarios.push(scenario);
        }
        let later = assess(&dossier.view());
        for offset in [8, 20, 30, 45] {
            let known_at = dossier.agreement.calendar.last_instant(day(offset, &dossier));
            if known_at > dossier.known_at {
                continue;
            }
            let then = assess(&dossier.view().as_known_at(known_at));
            for (index, (a, b)) in then.scenarios.iter().zip(&later.scenarios).enumerate() {
                for at in a.changes().chain(b.changes()).filter(|at| *at <= known_at) {
                    let (then, now) = (a.at(at).truth, b.at(at).truth);
                    let about = &dossier.agreement.scenarios.iter().nth(index).expect("one for each line").1.when;
                    assert_eq!(then, now, "SEED={seed}: at {at:?}: {about:?}\n{}", in_words(&dossier.view()));
                }
            }
        }
    }
}

/// Refinement: narrower readings move truth only from ? to T or F, unless they come to contradict each other.
#[test]
fn refinement() {
    let mut moved = 0;
    for (seed, dossier) in dossiers(DOSSIERS) {
        let mut dossier = without_bounds(dossier);
        let asked = comparisons(&dossier);
        let series = asked.iter().map(|(measure, _)| IndicatorValue::Series(*measure, Vec::new())).collect::<Vec<_>>();
        push_indicators(&mut dossier, series);
        push_indicators(&mut dossier, asked.iter().map(|(_, condition)| IndicatorValue::Sign(condition.clone())));
        let narrower = rows(&dossier).into_iter().map(|(mut record, target)| {
            if let Body::Reading { value: Reading::Value(value), .. } = &mut record.body {
                *value = narrowed(*value);
            }
            (record, target)
        });
        let narrower = with_rows(&dossier, narrower.collect());
        let (wide, narrow) = (assess(&dossier.view()).indicators, assess(&narrower.view()).indicators);
        for index in 0..asked.len() {
            let IndicatorAssessment::Series(amounts) = &narrow[index] else { panic!("a series") };
            let amounts = &amounts[0].1;
            let (IndicatorAssessment::Sign(wide), IndicatorAssessment::Sign(narrow)) =
                (&wide[asked.len() + index], &narrow[asked.len() + index])
            else {
                panic!("signs")
            };
            let changes = wide.changes().chain(narrow.changes()).chain(amounts.changes());
            for at in changes.filter(|at| !amounts.at(*at).conflict) {
                let (before, after) = (wide.at(at).truth, narrow.at(at).truth);
                moved += u32::from(before != after);
                assert!(
                    before == after || before == Truth::Unknown,
                    "SEED={seed}: at {at:?} {before:?} became {after:?}: {:?}\n{}",
                    asked[index].1,
                    in_words(&dossier.view())
                );
            }
        }
    }
    assert!(moved > 0 || dossiers(DOSSIERS).count() < 100, "no reading was narrowed to any effect");
}

/// One value of an interval, where one is near an end.
fn narrowed(value: Interval) -> Interval {
    match (value.low(), value.high()) {
        (Bound::Inclusive(end), _) | (_, Bound::Inclusive(end)) => Interval::point(end),
        (Bound::Exclusive(low), Bound::Open) => Interval::point(low + Decimal::ONE),
        _ => value,
    }
}

/// Breach needs proof: its reasons contain a record, unless silence was promised to mean that it did not happen.
/// (Of forms that ask for readings and events alone.)
#[test]
fn breach_needs_proof() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let dossier = without_bounds(dossier);
        let view = dossier.view();
        for (id, place, line) in verdicts(&assess(&view)) {
            if place.is_some() || reads_names(&dossier.agreement.commitments[id].form) {
                continue;
            }
            for (at, _, standing) in line.stretches() {
                let breached = matches!(standing.verdict, Verdict::Breached | Verdict::Missed);
                if !breached || standing.footing == Footing::BySilence {
                    continue;
                }
                let explanation = explain(&view, Named::Commitment(id), at).expect("a commitment has a standing");
                let proved = reasons(&explanation.reason).iter().any(|reason| !reason.grounds.is_empty());
                assert!(proved, "SEED={seed}: {id:?} at {at:?} {standing:?}\n{}", in_words(&view));
            }
        }
    }
}
