//! Cases computed by hand from SEMANTICS, asked of the oracle.

use servanda_agreement::*;
use servanda_base::period::Period;
use servanda_base::{Decimal, Instant, Interval, Truth};
use servanda_engine::{Cause, Doubt, ReliefStatus, StepStatus, Verdict};
use servanda_evidence::*;
use servanda_testkit::build::*;
use servanda_testkit::oracle::Oracle;

/// Two parties IR and US, the verifier IAEA, in force through 2026.
struct World {
    draft: Draft,
    ir: ActorId,
    us: ActorId,
    iaea: ActorId,
}

fn world() -> World {
    let mut draft = Draft::new("2026-01-01", "2027-01-01");
    let ir = draft.actor("IR", Role::Party);
    let us = draft.actor("US", Role::Party);
    let iaea = draft.actor("IAEA", Role::Verifier);
    World { draft, ir, us, iaea }
}

struct Told {
    entries: Entries,
    iaea: SourceId,
    ir: SourceId,
    us: SourceId,
    wire: SourceId,
}

fn told(world: &World) -> Told {
    let mut entries = Entries::new(&world.draft.agreement);
    let iaea = entries.source("IAEA", Standing::Verifier, Some(world.iaea));
    let ir = entries.source("IR", Standing::Party, Some(world.ir));
    let us = entries.source("US", Standing::Party, Some(world.us));
    let wire = entries.source("wire", Standing::Media, None);
    Told { entries, iaea, ir, us, wire }
}

/// A question to the oracle, with the usual audience and standard unless changed.
struct Asked<'a> {
    agreement: &'a Agreement,
    log: &'a Log,
    known_at: &'a str,
    standard: Standard,
    audience: Audience,
}

fn ask<'a>(world: &'a World, log: &'a Log) -> Asked<'a> {
    Asked {
        agreement: &world.draft.agreement,
        log,
        known_at: "2026-12-31",
        standard: Standard::Verified,
        audience: Audience::Keeper,
    }
}

impl Asked<'_> {
    fn oracle(&self) -> Oracle<'_> {
        let known_at = self.at(self.known_at);
        let view = View::new(self.agreement, self.log, self.audience, self.standard, known_at);
        Oracle::new(&view, (date("2025-12-01"), date("2027-01-15")))
    }

    /// A day as a viewpoint is its last instant.
    fn at(&self, text: &str) -> Instant {
        let entries = Entries::new(self.agreement);
        let time = entries.time(text);
        if text.contains('T') { time.start } else { time.last() }
    }

    fn verdict(&self, commitment: CommitmentId, at: &str) -> Verdict {
        let oracle = self.oracle();
        oracle.commitment(commitment, None, oracle.in_view(self.at(at))).0
    }

    fn doubt(&self, commitment: CommitmentId, at: &str) -> Option<Doubt> {
        let oracle = self.oracle();
        oracle.commitment(commitment, None, oracle.in_view(self.at(at))).2.first()
    }

    fn verdicts(&self, commitment: CommitmentId, expected: &[(&str, Verdict)]) {
        let oracle = self.oracle();
        for (at, verdict) in expected {
            let found = oracle.commitment(commitment, None, oracle.in_view(self.at(at)));
            assert_eq!(found.0, *verdict, "at {at}: {:?}", found.2.iter().collect::<Vec<_>>());
        }
    }

    fn status(&self, relief: ReliefId, at: &str) -> ReliefStatus {
        let oracle = self.oracle();
        oracle.relief(relief, oracle.in_view(self.at(at))).status
    }
}

/// `stock <= 300 until 2026-10-01 then 200`, from 1 May, cure 10 days, good for 35 days.
fn stock_cap(world: &mut World) -> (MeasureId, CommitmentId) {
    let stock = world.draft.measure("stock", vec![], |measure| {
        measure.good_for = Some(days(35));
        measure.never_negative = true;
    });
    let limit =
        Quantity::UntilThen { first: Box::new(number(300)), until: on("2026-10-01"), then: Box::new(number(200)) };
    let condition = at_most(value_of(stock), limit);
    let by = verified_by(world.iaea, None);
    let cap = world.draft.commitment("cap", world.ir, Form::Keeps { condition }, |commitment| {
        commitment.from = Some(on("2026-05-01"));
        commitment.verification = by;
        commitment.cure = Some(Cure { within: days(10), after: None });
    });
    (stock, cap)
}

#[test]
fn a_stock_above_a_lower_limit_is_cured_within_ten_days_or_breached() {
    let mut world = world();
    let (stock, cap) = stock_cap(&mut world);
    let mut told = told(&world);
    for (value, at, recorded) in [
        (250, "2026-09-17", "2026-09-21"),
        (236, "2026-10-01", "2026-10-03"),
        (215, "2026-10-15", "2026-10-19"),
        (195, "2026-11-12", "2026-11-16"),
    ] {
        told.entries.reads(stock, None, value, at, recorded, told.iaea);
    }
    let log = told.entries.log();
    let asked = ask(&world, &log);
    asked.verdicts(
        cap,
        &[
            ("2026-04-30", Verdict::Upcoming),
            ("2026-05-01", Verdict::Unverified),
            ("2026-09-17", Verdict::Met),
            ("2026-09-30", Verdict::Met),
            ("2026-10-01T00:00", Verdict::Curing),
            ("2026-10-11", Verdict::Curing),
            ("2026-10-12T00:00", Verdict::Breached),
            ("2026-11-11", Verdict::Breached),
            ("2026-11-12T00:00", Verdict::Met),
            ("2026-12-16", Verdict::Met),
            ("2026-12-17T00:00", Verdict::Unverified),
        ],
    );
    assert_eq!(asked.doubt(cap, "2026-12-17"), Some(Doubt::Stale));
    let before = Asked { known_at: "2026-10-02", ..ask(&world, &log) };
    assert_eq!(before.verdict(cap, "2026-10-02"), Verdict::Unverified);
    assert_eq!(before.doubt(cap, "2026-10-02"), Some(Doubt::NotMeasuredSince));
}

#[test]
fn warheads_read_before_a_ceiling_begins_prove_no_breach_of_it() {
    let mut world = world();
    let warheads = world.draft.measure("warheads", vec![], |_| {});
    let condition = at_most(value_of(warheads), number(1550));
    let ceiling = world.draft.commitment("ceiling", world.us, Form::Keeps { condition }, |commitment| {
        commitment.from = Some(on("2026-02-05"));
    });
    let mut told = told(&world);
    told.entries.reads(warheads, None, 1561, "2026-01-01", "2026-01-02", told.iaea);
    told.entries.reads(warheads, None, 1393, "2026-03-01", "2026-03-02", told.iaea);
    let log = told.entries.log();
    let asked = ask(&world, &log);
    asked.verdicts(ceiling, &[("2026-02-05", Verdict::Unverified), ("2026-03-01", Verdict::Met)]);
    assert_eq!(asked.doubt(ceiling, "2026-02-05"), Some(Doubt::NotMeasuredSince));
}

#[test]
fn honest_readings_that_differ_are_no_dispute_unless_it_matters() {
    let mut world = world();
    let (stock, cap) = stock_cap(&mut world);
    let mut told = told(&world);
    for (value, at) in [(250, "2026-05-10"), (251, "2026-05-10"), (299, "2026-05-20"), (301, "2026-05-20")] {
        told.entries.reads(stock, None, value, at, "2026-05-21", told.iaea);
    }
    let log = told.entries.log();
    ask(&world, &log).verdicts(cap, &[("2026-05-10", Verdict::Met), ("2026-05-20", Verdict::Disputed)]);
}

#[test]
fn a_reading_of_a_party_counts_as_declared_and_a_rumour_as_alleged() {
    let mut world = world();
    let (stock, cap) = stock_cap(&mut world);
    let mut told = told(&world);
    told.entries.reads(stock, None, 100, "2026-06-01", "2026-06-01", told.ir).credibility = 2;
    told.entries.reads(stock, None, 400, "2026-06-05", "2026-06-05", told.wire).credibility = 6;
    let log = told.entries.log();
    let at = "2026-06-05";
    assert_eq!(ask(&world, &log).verdict(cap, at), Verdict::Unverified);
    let declared = Asked { standard: Standard::Declared, ..ask(&world, &log) };
    assert_eq!(declared.verdict(cap, at), Verdict::Met);
    let alleged = Asked { standard: Standard::Alleged, ..ask(&world, &log) };
    assert_eq!(alleged.verdict(cap, at), Verdict::Curing);
}

#[test]
fn a_milestone_done_three_days_late_is_breached_between_and_then_late() {
    let mut world = world();
    let by = verified_by(world.iaea, None);
    let agreed = world.draft.event("agreed", vec![], |event| event.once = true);
    let agenda = world.draft.commitment("agenda", world.ir, does_by(nowhere(agreed), "2026-03-01"), |c| {
        c.verification = by;
    });
    let mut told = told(&world);
    told.entries.happened(agreed, "2026-03-04", "2026-03-05", told.iaea);
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        agenda,
        &[
            ("2026-03-01", Verdict::Pending),
            ("2026-03-02T00:00", Verdict::Breached),
            ("2026-03-03", Verdict::Breached),
            ("2026-03-04T00:00", Verdict::Late),
            ("2026-03-04", Verdict::Late),
            ("2026-12-31", Verdict::Late),
        ],
    );
    let before = Asked { known_at: "2026-03-03", ..ask(&world, &log) };
    assert_eq!(before.verdict(agenda, "2026-03-03"), Verdict::Overdue);
}

#[test]
fn a_milestone_waits_for_the_report_and_is_dated_by_the_deed() {
    let mut world = world();
    let by = verified_by(world.iaea, Some(days(14)));
    let delivered = world.draft.event("delivered", vec![], |_| {});
    let baseline = world.draft.commitment("baseline", world.ir, does_by(nowhere(delivered), "2026-04-30"), |c| {
        c.verification = by;
    });
    let mut told = told(&world);
    told.entries.happened(delivered, "2026-04-20", "2026-05-02", told.iaea);
    let log = told.entries.log();
    let early = Asked { known_at: "2026-05-01", ..ask(&world, &log) };
    early.verdicts(
        baseline,
        &[
            ("2026-04-30", Verdict::Pending),
            ("2026-05-14", Verdict::Unverified),
            ("2026-05-15T00:00", Verdict::Overdue),
        ],
    );
    assert_eq!(early.doubt(baseline, "2026-05-14"), Some(Doubt::ReportAwaited));
    assert_eq!(ask(&world, &log).verdict(baseline, "2026-04-20"), Verdict::Met);
}

#[test]
fn a_month_that_holds_the_deadline_is_too_coarse_and_a_later_one_has_no_timing() {
    let mut world = world();
    let handed = world.draft.event("handed", vec![], |_| {});
    let over = world.draft.event("over", vec![], |_| {});
    let first = world.draft.commitment("first", world.ir, does_by(nowhere(handed), "2026-03-15"), |_| {});
    let second = world.draft.commitment("second", world.ir, does_by(nowhere(over), "2026-03-15"), |_| {});
    let mut told = told(&world);
    told.entries.happened(handed, "2026-03", "2026-04-05", told.iaea);
    told.entries.happened(over, "2026-04", "2026-05-05", told.iaea);
    let log = told.entries.log();
    let asked = ask(&world, &log);
    assert_eq!(asked.doubt(first, "2026-03-31"), Some(Doubt::TooCoarse));
    assert_eq!(asked.doubt(second, "2026-04-30"), Some(Doubt::TimingUnknown));
    told.entries.tells(over, None, Occurrence::None, "2026-03-20", "2026-03-21", told.iaea);
    let log = told.entries.log();
    ask(&world, &log).verdicts(second, &[("2026-03-16T00:00", Verdict::Breached), ("2026-04-30", Verdict::Late)]);
}

#[test]
fn a_refused_inspection_breaches_once_its_deadline_and_the_reporting_time_are_over() {
    let mut world = world();
    let by = verified_by(world.iaea, Some(days(5)));
    let inspection = world.draft.event("inspection", vec![], |event| {
        event.verification = by;
        event.reported = Reported::Always;
    });
    let form = Form::Every { act: Act::Allows, event: nowhere(inspection), every: days(30) };
    let regular = world.draft.commitment("regular", world.ir, form, |c| c.from = Some(on("2026-09-01")));
    let mut told = told(&world);
    told.entries.happened(inspection, "2026-09-26", "2026-09-29", told.iaea);
    told.entries.tells(inspection, None, Occurrence::Refused, "2026-10-23", "2026-10-24", told.iaea);
    told.entries.happened(inspection, "2026-11-19", "2026-11-22", told.iaea);
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        regular,
        &[
            ("2026-09-25", Verdict::Pending),
            ("2026-09-26", Verdict::Met),
            ("2026-10-26", Verdict::Met),
            ("2026-10-27T00:00", Verdict::Unverified),
            ("2026-10-31", Verdict::Unverified),
            ("2026-11-01T00:00", Verdict::Breached),
            ("2026-11-18", Verdict::Breached),
            ("2026-11-19", Verdict::Met),
            ("2026-12-19", Verdict::Met),
            ("2026-12-25", Verdict::Overdue),
        ],
    );
}

#[test]
fn access_granted_a_day_late_closes_its_request_late() {
    let mut world = world();
    let by = verified_by(world.iaea, Some(days(3)));
    let requested = world.draft.event("requested", vec![], |event| event.reported = Reported::Always);
    let granted = world.draft.event("granted", vec![], |_| {});
    let form = Form::Within {
        act: Act::Does,
        event: nowhere(granted),
        within: hours(24),
        of: Trigger::Event(nowhere(requested)),
    };
    let access = world.draft.commitment("access", world.ir, form, |c| c.verification = by);
    let mut told = told(&world);
    let happened = Occurrence::Happened(None);
    for (event, key, at) in [
        (requested, "A/01", "2026-06-10T08:00"),
        (granted, "A/01", "2026-06-10T20:00"),
        (requested, "A/02", "2026-08-26T09:00"),
        (granted, "A/02", "2026-08-28T09:00"),
    ] {
        told.entries.tells(event, Some(key), happened, at, "2026-08-28", told.iaea);
    }
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        access,
        &[
            ("2026-06-09", Verdict::Met),
            ("2026-06-10T08:00", Verdict::Pending),
            ("2026-06-10T20:00", Verdict::Met),
            ("2026-08-26T09:00", Verdict::Met),
            ("2026-08-27T08:59", Verdict::Met),
            ("2026-08-27T09:00", Verdict::Breached),
            ("2026-08-28T09:00", Verdict::Late),
        ],
    );
    let public = Asked { audience: Audience::Public, ..ask(&world, &log) };
    assert_eq!(public.verdict(access, "2026-06-09"), Verdict::Unverified);
}

fn counted(number: i64) -> Quantity {
    Quantity::Number(Interval::point(Decimal::from(number)), None)
}

#[test]
fn a_week_without_a_meeting_is_breached_until_the_next_quota_is_met() {
    let mut world = world();
    let by = verified_by(world.iaea, Some(days(7)));
    let met = world.draft.event("met", vec![], |event| event.reported = Reported::Always);
    let form = Form::Quota {
        act: Act::Does,
        event: nowhere(met),
        bound: QuotaBound::AtLeast,
        amount: counted(1),
        per: Period::Week,
    };
    let team = world.draft.commitment("team", world.ir, form, |c| {
        c.from = Some(on("2026-08-10"));
        c.verification = by;
    });
    let mut told = told(&world);
    for at in ["2026-08-14", "2026-08-21", "2026-09-04"] {
        told.entries.happened(met, at, at, told.iaea);
    }
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        team,
        &[
            ("2026-08-13", Verdict::Pending),
            ("2026-08-14", Verdict::Met),
            ("2026-08-30", Verdict::Met),
            ("2026-08-31T00:00", Verdict::Breached),
            ("2026-09-03", Verdict::Breached),
            ("2026-09-04", Verdict::Met),
        ],
    );
    // As it was known before the reporting time for that week was over: awaited until then.
    let early = Asked { known_at: "2026-09-01", ..ask(&world, &log) };
    early.verdicts(team, &[("2026-08-31T00:00", Verdict::Unverified), ("2026-09-06", Verdict::Unverified)]);
}

#[test]
fn at_most_two_launches_a_month_is_broken_by_the_third_until_the_month_is_over() {
    let mut world = world();
    let launch = world.draft.event("launch", vec![], |event| event.reported = Reported::AlwaysToPublic);
    let form = Form::Quota {
        act: Act::Does,
        event: nowhere(launch),
        bound: QuotaBound::AtMost,
        amount: counted(2),
        per: Period::Month,
    };
    let cap = world.draft.commitment("launches", world.ir, form, |_| {});
    let mut told = told(&world);
    for at in ["2026-03-02", "2026-03-10", "2026-03-20"] {
        told.entries.happened(launch, at, at, told.iaea);
    }
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        cap,
        &[
            ("2026-03-10", Verdict::Met),
            ("2026-03-20", Verdict::Breached),
            ("2026-03-31", Verdict::Breached),
            ("2026-04-01T00:00", Verdict::Met),
        ],
    );
}

#[test]
fn a_report_after_each_month_is_pending_breached_and_late() {
    let mut world = world();
    let report = world.draft.event("report", vec![], |event| event.reported = Reported::Always);
    let form = Form::AfterEach { act: Act::Does, event: nowhere(report), within: days(10), period: Period::Month };
    let monthly = world.draft.commitment("monthly", world.ir, form, |_| {});
    let mut told = told(&world);
    let happened = Occurrence::Happened(None);
    told.entries.happened(report, "2026-02-05", "2026-02-05", told.iaea);
    told.entries.tells(report, Some("2026-02-01"), happened, "2026-03-15", "2026-03-15", told.iaea);
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        monthly,
        &[
            ("2026-01-31", Verdict::Pending),
            ("2026-02-04", Verdict::Pending),
            ("2026-02-05", Verdict::Met),
            ("2026-03-10", Verdict::Met),
            ("2026-03-11T00:00", Verdict::Breached),
            ("2026-03-15", Verdict::Late),
            ("2026-04-11", Verdict::Breached),
        ],
    );
}

#[test]
fn a_prohibition_is_met_by_promised_silence_and_breached_for_good() {
    let mut world = world();
    let test = world.draft.event("test", vec![], |event| event.reported = Reported::Always);
    let within = Some(days(5));
    let ban = world.draft.commitment("ban", world.ir, Form::Refrains { events: vec![nowhere(test)] }, |c| {
        c.verification.within = within;
    });
    let mut told = told(&world);
    told.entries.happened(test, "2026-05-10", "2026-05-12", told.iaea);
    let log = told.entries.log();
    let asked = ask(&world, &log);
    asked.verdicts(ban, &[("2026-05-09", Verdict::Met), ("2026-05-10T00:00", Verdict::Breached)]);
    assert_eq!(asked.verdict(ban, "2026-12-30"), Verdict::Breached);
    let early = Asked { known_at: "2026-05-09", ..ask(&world, &log) };
    early.verdicts(ban, &[("2026-05-03", Verdict::Met), ("2026-05-09", Verdict::Unverified)]);
    let public = Asked { audience: Audience::Public, ..ask(&world, &log) };
    assert_eq!(public.doubt(ban, "2026-05-09"), Some(Doubt::NothingShown));
}

#[test]
fn an_achievement_is_late_only_where_it_was_attested_undone() {
    let mut world = world();
    let share = world.draft.measure("share", vec![], |measure| measure.never_falls = true);
    let condition = at_least(value_of(share), number(100));
    let form = Form::Once { act: Act::Does, deed: Deed::Condition(condition), by: Some(By::Date(on("2026-06-30"))) };
    let destroyed = world.draft.commitment("destroyed", world.ir, form, |_| {});
    let mut told = told(&world);
    told.entries.reads(share, None, 30, "2026-03-20", "2026-03-21", told.iaea);
    let log = told.entries.log();
    // A reading that precedes the deadline proves no missed deadline.
    ask(&world, &log).verdicts(destroyed, &[("2026-06-30", Verdict::Pending), ("2026-07-01", Verdict::Overdue)]);
    told.entries.reads(share, None, 35, "2026-07-20", "2026-07-21", told.iaea);
    told.entries.reads(share, None, 100, "2026-08-20", "2026-08-21", told.iaea);
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        destroyed,
        &[("2026-06-30", Verdict::Pending), ("2026-07-01T00:00", Verdict::Breached), ("2026-08-20", Verdict::Late)],
    );
}

#[test]
fn all_to_whom_it_is_owed_extend_and_waive_together() {
    let mut world = world();
    let third = world.draft.actor("FR", Role::Party);
    let done = world.draft.event("done", vec![], |event| event.reported = Reported::Always);
    let work = world.draft.commitment("work", world.ir, does_by(nowhere(done), "2026-03-01"), |_| {});
    let mut told = told(&world);
    let fr = told.entries.source("FR", Standing::Party, Some(third));
    let about = Named::Commitment(work);
    told.entries.decides(about, Decision::Extended, "2026-02-20/2026-04-01", "2026-02-20", told.us);
    let log = told.entries.log();
    assert_eq!(ask(&world, &log).verdict(work, "2026-03-02"), Verdict::Breached);
    told.entries.decides(about, Decision::Extended, "2026-02-25/2026-03-20", "2026-02-25", fr);
    told.entries.decides(about, Decision::Waived, "2026-05-01", "2026-05-01", told.us);
    told.entries.decides(about, Decision::Waived, "2026-05-05", "2026-05-05", fr);
    let log = told.entries.log();
    ask(&world, &log).verdicts(
        work,
        &[
            ("2026-03-20", Verdict::Pending),
            ("2026-03-21T00:00", Verdict::Breached),
            ("2026-05-04", Verdict::Breached),
            ("2026-05-05T00:00", Verdict::Waived),
        ],
    );
}

#[test]
fn the_owing_side_is_verified_by_the_other_sides_silence_and_disputed_by_its_word() {
    let mut world = world();
    let left = world.draft.event("left", vec![], |_| {});
    let by = Verification { by: Verifiers::EachOther, within: Some(days(3)) };
    let leave = world.draft.commitment("leave", world.ir, does_by(nowhere(left), "2026-03-01"), |c| {
        c.verification = by;
    });
    let mut told = told(&world);
    told.entries.happened(left, "2026-02-20", "2026-02-21", told.ir);
    let log = told.entries.log();
    let early = Asked { known_at: "2026-02-22", ..ask(&world, &log) };
    early.verdicts(leave, &[("2026-02-22", Verdict::Pending), ("2026-02-25", Verdict::Met)]);
    told.entries.tells(left, None, Occurrence::None, "2026-02-20", "2026-02-23", told.us);
    let log = told.entries.log();
    assert_eq!(ask(&world, &log).verdict(leave, "2026-03-10"), Verdict::Disputed);
}

/// A relief within 10 days when `cap met for 14 days`, suspended when `cap breached`, restored within 5 days.
fn tranche(world: &mut World, cap: CommitmentId) -> ReliefId {
    let met = Condition::Verdict { commitment: cap, at: At::Nowhere, word: VerdictWord::Met };
    let breached = Condition::Verdict { commitment: cap, at: At::Nowhere, word: VerdictWord::Breached };
    let when = Condition::For(Box::new(met.clone()), days(14));
    world.draft.relief("tranche", world.us, Some(when), |relief| {
        relief.suspend_when = Some(breached);
        relief.restore = Some(Restore { within: days(5), when: Some(met) });
    })
}

#[test]
fn a_relief_is_due_overdue_granted_suspended_and_restored() {
    let mut world = world();
    let level = world.draft.measure("level", vec![], |measure| measure.good_for = Some(days(35)));
    let condition = at_most(value_of(level), number(4));
    let cap = world.draft.commitment("cap", world.ir, Form::Keeps { condition }, |_| {});
    let tranche = tranche(&mut world, cap);
    let mut told = told(&world);
    for (value, at) in [(3, "2026-02-01"), (3, "2026-03-01"), (20, "2026-04-01"), (3, "2026-05-01"), (3, "2026-06-01")]
    {
        told.entries.reads(level, None, value, at, at, told.iaea);
    }
    let about = Named::Relief(tranche);
    told.entries.decides(about, Decision::Granted(None), "2026-03-10", "2026-03-10", told.us);
    told.entries.decides(about, Decision::Suspended, "2026-04-02", "2026-04-02", told.us);
    told.entries.decides(about, Decision::Restored, "2026-05-20", "2026-05-20", told.us);
    let log = told.entries.log();
    let asked = ask(&world, &log);
    for (at, status) in [
        ("2026-02-14", ReliefStatus::Locked),
        ("2026-02-15T00:00", ReliefStatus::Due),
        ("2026-02-25", ReliefStatus::Due),
        ("2026-02-26T00:00", ReliefStatus::Overdue),
        ("2026-03-10T00:00", ReliefStatus::InEffect),
        ("2026-04-01T00:00", ReliefStatus::SuspensionOpen),
        ("2026-04-02T00:00", ReliefStatus::Suspended(Cause::Established)),
        ("2026-05-01T00:00", ReliefStatus::RestorationDue),
        ("2026-05-07T00:00", ReliefStatus::RestorationOverdue),
        ("2026-05-20", ReliefStatus::InEffect),
    ] {
        assert_eq!(asked.status(tranche, at), status, "at {at}");
    }
}

#[test]
fn a_grant_is_judged_by_what_was_known_then() {
    let mut world = world();
    let level = world.draft.measure("level", vec![], |_| {});
    let condition = at_most(value_of(level), number(4));
    let cap = world.draft.commitment("cap", world.ir, Form::Keeps { condition }, |_| {});
    let tranche = tranche(&mut world, cap);
    let mut told = told(&world);
    told.entries.reads(level, None, 3, "2026-02-01", "2026-03-20", told.iaea);
    let about = Named::Relief(tranche);
    told.entries.decides(about, Decision::Granted(None), "2026-03-01", "2026-03-01", told.us);
    let log = told.entries.log();
    assert_eq!(ask(&world, &log).status(tranche, "2026-06-01"), ReliefStatus::AheadOfVerification);
    told.entries.reads(level, None, 20, "2026-02-20", "2026-02-21", told.iaea);
    let log = told.entries.log();
    assert_eq!(ask(&world, &log).status(tranche, "2026-06-01"), ReliefStatus::SuspensionOpen);
    told.entries.reads(level, None, 3, "2026-02-25", "2026-02-26", told.iaea);
    let log = told.entries.log();
    assert_eq!(ask(&world, &log).status(tranche, "2026-06-01"), ReliefStatus::Premature);
    told.entries.decides(about, Decision::Withdrawn(None), "2026-06-10", "2026-06-10", told.us);
    let log = told.entries.log();
    let withdrawn = ReliefStatus::Withdrawn(Cause::Without);
    assert_eq!(ask(&world, &log).status(tranche, "2026-06-10T00:00"), withdrawn);
}

#[test]
fn a_response_runs_from_what_was_known_and_its_steps_are_ticked_off() {
    let mut world = world();
    let level = world.draft.measure("level", vec![], |_| {});
    let condition = at_most(value_of(level), number(4));
    let cap = world.draft.commitment("cap", world.ir, Form::Keeps { condition }, |_| {});
    let word = |word| Condition::Verdict { commitment: cap, at: At::Nowhere, word };
    let step = |clock, by| Step { text: "step".to_owned(), by, clock };
    let response = world.draft.agreement.responses.push(Response {
        declared: declared("response"),
        when: word(VerdictWord::Breached),
        steps: vec![
            step(StepClock::Within(days(3)), world.us),
            step(StepClock::Within(days(10)), world.us),
            step(StepClock::After(days(30)), world.us),
        ],
        re_engage_when: Some(word(VerdictWord::Met)),
        steps_back: vec![step(StepClock::Within(days(14)), world.iaea)],
        track: None,
    });
    let mut told = told(&world);
    told.entries.reads(level, None, 20, "2026-08-20", "2026-08-24", told.iaea);
    told.entries.reads(level, None, 3, "2026-09-03", "2026-09-05", told.iaea);
    told.entries.decides(Named::Response(response), Decision::StepDone(1), "2026-08-26", "2026-08-27", told.us);
    told.entries.decides(Named::Response(response), Decision::StepDone(4), "2026-09-24", "2026-09-24", told.iaea);
    let log = told.entries.log();
    let asked = ask(&world, &log);
    let oracle = asked.oracle();
    let runs = oracle.runs(response, oracle.in_view(asked.at("2026-09-20")));
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0].from, asked.at("2026-08-24T00:00"));
    assert_eq!(runs[0].re_engaged_at, Some(asked.at("2026-09-05T00:00")));
    assert_eq!(runs[0].until, Some(asked.at("2026-09-05T00:00")));
    let status: Vec<StepStatus> = runs[0].steps.iter().map(|step| step.status).collect();
    assert_eq!(status, [StepStatus::Done, StepStatus::Overdue, StepStatus::Lapsed, StepStatus::Overdue]);
}

#[test]
fn a_condition_for_a_time_is_false_if_it_was_false_in_it() {
    let mut world = world();
    let level = world.draft.measure("level", vec![], |_| {});
    let held = Condition::For(Box::new(at_most(value_of(level), number(4))), days(10));
    let mut told = told(&world);
    told.entries.reads(level, None, 20, "2026-02-01", "2026-02-01", told.iaea);
    told.entries.reads(level, None, 3, "2026-03-01", "2026-03-01", told.iaea);
    let log = told.entries.log();
    let asked = ask(&world, &log);
    let oracle = asked.oracle();
    let truth = |at: &str| oracle.truth(&held, oracle.in_view(asked.at(at))).truth;
    assert_eq!(truth("2026-01-31"), Truth::Unknown);
    assert_eq!(truth("2026-03-10"), Truth::False);
    assert_eq!(truth("2026-03-11T00:00"), Truth::True);
}
