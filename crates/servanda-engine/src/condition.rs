//! Conditions as timelines of truth, each stretch with its doubts and grounds. Source: SEMANTICS, Truth.

use std::sync::Arc;

use servanda_agreement::{At, Comparison, Condition, EventRef, Place, Quantity, VerdictWord};
use servanda_base::{Duration, Instant, Interval, Timeline, Truth, timeline};

use crate::form::finite;
use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence, places};
use crate::{Amount, Doubt, Doubts, Footing, Grounds, Judgement, Line, Standing, Verdict, united};

impl Judgement {
    pub(crate) fn new(truth: Truth) -> Self {
        Self { truth, doubts: Doubts::NONE, footing: Footing::Attested, grounds: Grounds::from([]) }
    }

    pub(crate) fn unknown(doubt: Doubt) -> Self {
        Self { doubts: Doubts::of(doubt), footing: Footing::of_doubts(Doubts::of(doubt)), ..Self::new(Truth::Unknown) }
    }

    fn on(self, footing: Footing, grounds: crate::Grounds) -> Self {
        Self { footing, grounds, ..self }
    }
}

impl Footing {
    /// What is not told for these reasons may still stand on something that was attested, and does not decide it.
    pub(crate) fn of_doubts(doubts: Doubts) -> Self {
        let attested = [Doubt::Conflict, Doubt::Inconclusive, Doubt::TooCoarse, Doubt::TimingUnknown];
        if attested.into_iter().any(|doubt| doubts.has(doubt)) { Self::Attested } else { Self::Nothing }
    }

    /// The weaker of two footings: nothing, then silence, then what was carried longest, then what is attested.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, _) | (_, Self::Nothing) => Self::Nothing,
            (Self::BySilence, _) | (_, Self::BySilence) => Self::BySilence,
            (Self::CarriedFrom(a), Self::CarriedFrom(b)) => Self::CarriedFrom(a.min(b)),
            (Self::CarriedFrom(a), _) | (_, Self::CarriedFrom(a)) => Self::CarriedFrom(a),
            (Self::Attested, _) | (_, Self::Attested) => Self::Attested,
            (a, _) => a,
        }
    }
}

/// That something did not happen, from when that is told, and on what.
struct Absence {
    told_from: Instant,
    footing: Footing,
    grounds: Grounds,
}

impl Knower<'_, '_> {
    /// The truth of a condition in `context`, for all time.
    pub(crate) fn truth(&self, condition: &Condition, context: Context) -> Timeline<Judgement> {
        match condition {
            Condition::Compare { left, op, right } => self.compared(left, *op, right, context).told().clone(),
            Condition::Verdict { commitment, at, word } => {
                self.standing(*commitment, part(at, context)).told().map(|standing| asked(standing, *word))
            }
            Condition::Relief { relief, word } => self.relief_truth(*relief, *word),
            Condition::Procedure { procedure, word } => self.procedure_truth(*procedure, *word),
            Condition::Running(response) => self.running(*response),
            Condition::Happened(event) => self.happened(event, context),
            Condition::Before(a, b) => self.before(a, b, context),
            Condition::For(condition, duration) => self.lasting(&self.truth(condition, context), *duration),
            Condition::Not(condition) => self.truth(condition, context).map(Judgement::negated),
            Condition::All(all) => at_least(all.len(), &self.truths(all, context)),
            Condition::Any(any) => at_least(1, &self.truths(any, context)),
            Condition::AtLeast(number, all) => {
                at_least(usize::try_from(*number).unwrap_or(usize::MAX), &self.truths(all, context))
            }
        }
    }

    /// The same, with its reasons worked out where they are asked for as far as that is known how.
    pub(crate) fn truth_line(&self, condition: &Condition, context: Context) -> Arc<Line<Judgement>> {
        Arc::new(match condition {
            Condition::Compare { left, op, right } => self.compared(left, *op, right, context),
            Condition::Verdict { commitment, at, word } => {
                let word = *word;
                self.standing(*commitment, part(at, context)).map(move |standing| asked(standing, word))
            }
            Condition::Not(condition) => self.truth_line(condition, context).map(Judgement::negated),
            _ => self.truth(condition, context).into(),
        })
    }

    fn compared(&self, left: &Quantity, op: Comparison, right: &Quantity, context: Context) -> Line<Judgement> {
        // A bound counts as it is known, whenever it was read (S37).
        let bound = if left.is_read() { Context { since: None, ..context } } else { context };
        let (left, right) = (self.amount_line(left, context), self.amount_line(right, bound));
        left.zip(&right, move |left, right| compare(left, op, right))
    }

    fn truths(&self, all: &[Condition], context: Context) -> Vec<Timeline<Judgement>> {
        all.iter().map(|condition| self.truth(condition, context)).collect()
    }

    /// `C for D`: true once it was true for that long, false while it was false within that long.
    fn lasting(&self, line: &Timeline<Judgement>, duration: Duration) -> Timeline<Judgement> {
        let after = |at: Instant| if at.is_finite() { self.calendar().plus(at, duration) } else { at };
        let stretches: Vec<(Instant, Instant, &Judgement)> = merge_truths(line);
        // Of one truth the doubts may change too, so that each stretch of the line counts.
        let runs_out = line.stretches().flat_map(|(_, until, _)| [after(until.pred()), after(until.pred()).succ()]);
        let changes = stretches.iter().flat_map(|(from, ..)| [*from, after(*from)]).chain(runs_out);
        let own = line.changes().collect();
        sampled([timeline::merged([changes.filter(|at| at.is_finite()).collect(), own])], |at| {
            let now = line.at(at);
            let lasting = stretches.iter().find(|(from, until, _)| *from <= at && at < *until);
            if let Some((from, _, judgement)) = lasting
                && judgement.truth == Truth::True
                && after(*from) <= at
            {
                // It stands on everything that kept it true since it had to be.
                let since = self.calendar().minus(at, duration);
                let kept = line.stretches().filter(|(from, until, _)| *until > since && *from <= at);
                return united_judgement(Truth::True, kept.map(|(_, _, judgement)| judgement));
            }
            let mut broken = stretches.iter().filter(|(from, until, judgement)| {
                judgement.truth == Truth::False && *from <= at && after(until.pred()) >= at
            });
            if let Some((_, _, judgement)) = broken.next_back() {
                return (*judgement).clone();
            }
            // Neither: it was unknown within that long, or has not been true for that long yet.
            let unknown = line
                .stretches()
                .filter(|(from, until, _)| *from <= at && after(until.pred()) >= at)
                .map(|(_, _, judgement)| judgement)
                .filter(|judgement| judgement.truth == Truth::Unknown);
            united_judgement(Truth::Unknown, unknown.chain([now]))
        })
    }

    /// `E has happened`.
    pub(crate) fn happened(&self, event: &EventRef, context: Context) -> Timeline<Judgement> {
        let lines: Vec<Timeline<Judgement>> =
            places(&event.at, context).into_iter().map(|place| self.happened_at(event, place, context)).collect();
        sampled(lines.iter().map(|line| line.changes().collect()), |at| {
            let judged: Vec<&Judgement> = lines.iter().map(|line| line.at(at)).collect();
            let truth = judged.iter().map(|judgement| judgement.truth).max().unwrap_or(Truth::Unknown);
            united_judgement(truth, judged.into_iter().filter(|judgement| judgement.truth == truth))
        })
    }

    fn happened_at(&self, event: &EventRef, place: Option<Place>, context: Context) -> Timeline<Judgement> {
        let happenings = self.happenings_at(event.event, place, context);
        let silent_until = self.silent_until(event, context);
        let duty = self.opening(&self.agreement().in_force).unwrap_or(Instant::END);
        let once = self.agreement().events[event.event].once;
        let first_start = happenings.occurrences.iter().map(|occurrence| occurrence.time.start).min();
        let changes = happenings
            .occurrences
            .iter()
            .flat_map(|occurrence| [occurrence.time.start, occurrence.time.told_from(), occurrence.open_until])
            .chain(happenings.denials.iter().flat_map(|denial| [denial.from.unwrap_or(duty), denial.until]))
            .chain([duty, silent_until])
            .filter(|at| at.is_finite())
            .collect();
        sampled([timeline::merged([changes])], |at| {
            let begun = happenings.occurrences.iter().filter(|occurrence| occurrence.time.start <= at);
            let mut doubts = Doubts::NONE;
            for occurrence in begun {
                if occurrence.disputed {
                    doubts = doubts.with(Doubts::of(Doubt::Conflict));
                } else if at < occurrence.time.told_from() {
                    doubts = doubts.with(Doubts::of(Doubt::TooCoarse));
                } else if at < occurrence.open_until {
                    doubts = doubts.with(Doubts::of(Doubt::ReportAwaited));
                } else {
                    return Judgement::new(Truth::True).on(Footing::Attested, occurrence.grounds.clone());
                }
            }
            if doubts != Doubts::NONE {
                return Judgement { doubts, ..Judgement::new(Truth::Unknown) };
            }
            if once
                && let Some(first) = happenings.occurrences.iter().find(|occurrence| {
                    let is_settled = !occurrence.disputed && occurrence.open_until <= at;
                    Some(occurrence.time.start) == first_start && is_settled && at < occurrence.time.start
                })
            {
                return Judgement::new(Truth::False).on(Footing::Attested, first.grounds.clone());
            }
            if at < duty {
                return Judgement::unknown(self.doubt_of_silence(event));
            }
            let open = happenings.last_not_denied(place, None, (duty, at));
            if open.is_none_or(|open| open < silent_until) {
                let footing = if open.is_none() { Footing::Attested } else { Footing::BySilence };
                return Judgement::new(Truth::False).on(footing, happenings.denied_by(place, None, (duty, at)));
            }
            let awaited = self.is_complete(event.event);
            Judgement::unknown(if awaited { Doubt::ReportAwaited } else { self.doubt_of_silence(event) })
        })
    }

    /// Why nothing can be told of an event of which nothing is recorded.
    pub(crate) fn doubt_of_silence(&self, event: &EventRef) -> Doubt {
        if self.hears_of(event.event) { Doubt::Missing } else { Doubt::NothingShown }
    }

    /// That an event did not happen up to an instant, at any of its places.
    fn absence(&self, event: &EventRef, happenings: &Happenings, by: Instant, context: Context) -> Absence {
        let force = self.opening(&self.agreement().in_force).unwrap_or(Instant::END);
        let mut absence = Absence { told_from: force, footing: Footing::Attested, grounds: Grounds::from([]) };
        for place in places(&event.at, context) {
            if let Some(open) = happenings.last_not_denied(place, None, (force, by)) {
                absence.told_from = absence.told_from.max(self.absence_told_from(event, open, context));
                absence.footing = Footing::BySilence;
            }
            absence.grounds = united(&absence.grounds, &happenings.denied_by(place, None, (force, by)));
        }
        absence
    }

    /// `A before B` (S18).
    fn before(&self, a: &EventRef, b: &EventRef, context: Context) -> Timeline<Judgement> {
        let (all_a, of_b) = (self.happenings(a, context), self.happenings(b, context));
        let (of_a, of_b) = (&all_a.occurrences, &of_b.occurrences);
        let absences: Vec<Absence> = of_b.iter().map(|b| self.absence(a, &all_a, b.time.last(), context)).collect();
        let line_a = self.happened(a, context);
        let told = |occurrence: &Occurrence, at: Instant| !occurrence.disputed && occurrence.time.told_from() <= at;
        let changes = of_a.iter().chain(of_b).map(|occurrence| occurrence.time.told_from());
        let changes = changes.chain(absences.iter().map(|absence| absence.told_from));
        sampled([finite(changes), line_a.changes().collect()], |at| {
            let first_b = of_b.iter().zip(&absences).find(|(occurrence, _)| told(occurrence, at));
            let Some((first_b, absence)) = first_b else {
                let done = of_a.iter().find(|occurrence| told(occurrence, at));
                let now = line_a.at(at);
                return match done {
                    Some(done) => Judgement::new(Truth::True).on(Footing::Attested, done.grounds.clone()),
                    None => now.clone().with_truth(Truth::Unknown),
                };
            };
            let both = |one: &Occurrence| united(&one.grounds, &first_b.grounds);
            if let Some(earlier) = of_a.iter().find(|one| told(one, at) && one.time.last() < first_b.time.start) {
                return Judgement::new(Truth::True).on(Footing::Attested, both(earlier));
            }
            // Whether it happened before is in dispute.
            let is_before = |one: &Occurrence| one.disputed && one.time.start < first_b.time.last();
            if let Some(disputed) = of_a.iter().find(|one| is_before(one)) {
                return Judgement::unknown(Doubt::Conflict).on(Footing::Attested, both(disputed));
            }
            let undisputed: Vec<&Occurrence> = of_a.iter().map(|one| &**one).filter(|one| !one.disputed).collect();
            if let Some(later) = undisputed.first()
                && undisputed.iter().all(|one| one.time.start >= first_b.time.last())
            {
                return Judgement::new(Truth::False).on(Footing::Attested, both(later));
            }
            match undisputed.is_empty() {
                true if absence.told_from <= at => {
                    Judgement::new(Truth::False).on(absence.footing, united(&first_b.grounds, &absence.grounds))
                }
                true => Judgement::unknown(Doubt::Missing),
                false => Judgement::unknown(Doubt::TooCoarse),
            }
        })
    }
}

impl Judgement {
    pub(crate) fn with_truth(self, truth: Truth) -> Self {
        Self { truth, ..self }
    }

    pub(crate) fn negated(&self) -> Self {
        Self { truth: !self.truth, ..self.clone() }
    }
}

/// The part of a commitment that a condition names.
pub(crate) fn part(at: &At, context: Context) -> Option<Place> {
    match at {
        At::Nowhere => None,
        At::Here => context.here,
        At::Places(places) => places.first().copied(),
    }
}

/// Whether at least `number` of the conditions hold: true by those that hold, false by those that do not.
pub(crate) fn at_least(number: usize, lines: &[Timeline<Judgement>]) -> Timeline<Judgement> {
    sampled(lines.iter().map(|line| line.changes().collect()), |at| {
        let judged: Vec<&Judgement> = lines.iter().map(|line| line.at(at)).collect();
        let count = |truth| judged.iter().filter(|judgement| judgement.truth == truth).count();
        let truth = if count(Truth::True) >= number {
            Truth::True
        } else if count(Truth::True) + count(Truth::Unknown) < number {
            Truth::False
        } else {
            Truth::Unknown
        };
        united_judgement(truth, judged.into_iter().filter(|judgement| judgement.truth == truth))
    })
}

/// A timeline that takes the value of `f` at each of the instants at which it may change.
pub(crate) fn sampled<T: PartialEq + Clone>(
    changes: impl IntoIterator<Item = Vec<Instant>>,
    mut f: impl FnMut(Instant) -> T,
) -> Timeline<T> {
    let mut line = Timeline::constant(f(Instant::BEGINNING));
    for at in timeline::merged(changes) {
        line.push(at, f(at));
    }
    line
}

/// A truth that stands on several judgements together.
pub(crate) fn united_judgement<'j>(truth: Truth, parts: impl IntoIterator<Item = &'j Judgement>) -> Judgement {
    let mut whole: Option<Judgement> = None;
    for part in parts {
        let doubts = if truth == Truth::Unknown { part.doubts } else { Doubts::NONE };
        whole = Some(match whole {
            None => Judgement { truth, doubts, ..part.clone() },
            Some(whole) => Judgement {
                truth,
                doubts: whole.doubts.with(doubts),
                footing: whole.footing.and(part.footing),
                grounds: united(&whole.grounds, &part.grounds),
            },
        });
    }
    whole.unwrap_or_else(|| Judgement::new(truth))
}

/// The stretches of one truth, whatever their grounds.
fn merge_truths(line: &Timeline<Judgement>) -> Vec<(Instant, Instant, &Judgement)> {
    let mut merged: Vec<(Instant, Instant, &Judgement)> = Vec::new();
    for (from, until, judgement) in line.stretches() {
        match merged.last_mut() {
            Some((_, end, last)) if last.truth == judgement.truth => *end = until,
            _ => merged.push((from, until, judgement)),
        }
    }
    merged
}

/// A comparison: true if it holds on all of both values, false if on none, else unknown (principle 3).
fn compare(left: &Amount, op: Comparison, right: &Amount) -> Judgement {
    let (a, b): (Interval, Interval) = (left.interval, right.interval);
    let truth = match op {
        Comparison::Equal => a.equals(b),
        Comparison::NotEqual => !a.equals(b),
        Comparison::Less => a.less_than(b),
        Comparison::AtMost => a.at_most(b),
        Comparison::Greater => b.less_than(a),
        Comparison::AtLeast => b.at_most(a),
    };
    let doubts = match (truth, left.doubts.with(right.doubts)) {
        (Truth::Unknown, Doubts::NONE) => Doubts::of(Doubt::Inconclusive),
        (Truth::Unknown, doubts) => doubts,
        _ => Doubts::NONE,
    };
    let footing = match left.footing.and(right.footing) {
        // What decides it in spite of what is missing is attested.
        Footing::Nothing if truth != Truth::Unknown => Footing::Attested,
        footing => footing,
    };
    Judgement { truth, doubts, footing, grounds: united(&left.grounds, &right.grounds) }
}

/// The truth of `NAME word` for a standing.
pub(crate) fn asked(standing: &Standing, word: VerdictWord) -> Judgement {
    // Of what is concluded the verdict is `concluded`; only `met` and `breached` are those of its final word.
    let is = |verdict: Verdict| Truth::from(standing.verdict == verdict && !standing.concluded);
    let truth = match word {
        VerdictWord::Met => standing.truths.met,
        VerdictWord::MetOnTime => standing.truths.met_on_time,
        VerdictWord::Breached => standing.truths.breached,
        VerdictWord::Missed => is(Verdict::Missed),
        VerdictWord::Disputed => is(Verdict::Disputed),
        VerdictWord::Overdue => is(Verdict::Overdue),
        VerdictWord::Unverified => is(Verdict::Unverified),
        VerdictWord::Curing => is(Verdict::Curing),
        VerdictWord::Pending => is(Verdict::Pending),
        VerdictWord::Upcoming => is(Verdict::Upcoming),
        VerdictWord::Late => is(Verdict::Late),
        VerdictWord::Waived => is(Verdict::Waived),
        VerdictWord::Excused => is(Verdict::Excused),
        VerdictWord::Concluded => Truth::from(standing.concluded),
    };
    Judgement {
        truth,
        doubts: match truth {
            Truth::Unknown => standing.doubts,
            _ => Doubts::NONE,
        },
        footing: standing.footing,
        grounds: standing.grounds.clone(),
    }
}
