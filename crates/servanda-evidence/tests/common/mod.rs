//! An agreement built by hand, near to that of the Oman example, and ways to read rows against it.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use servanda_agreement::*;
use servanda_base::{Arena, Calendar, Decimal, Diagnostic, Duration, DurationUnit, Interval, Name, SourceFile, Span};
use servanda_evidence::{Log, ReadOptions, Source, read_records, read_sources};

pub const OMAN_SOURCES: &str = include_str!("../oman-2026/sources.csv");
pub const OMAN_EVIDENCE: &str = include_str!("../oman-2026/evidence.csv");
/// The header of most tests.
pub const HEADER: &str =
    "id,kind,subject,site,of,value,unit,amount,at,through,recorded,source,credibility,marking,note,supersedes";

/// A record by column, in the order of no file. Starts as a faultless reading.
pub struct Cells(Vec<(&'static str, String)>);

pub fn reading() -> Cells {
    Cells(HEADER.split(',').map(|name| (name, String::new())).collect())
        .with("id", "r1")
        .with("kind", "reading")
        .with("subject", "stockpile")
        .with("site", "natanz")
        .with("value", "150")
        .with("unit", "kg")
        .with("at", "2026-06-10")
        .with("recorded", "2026-06-12")
        .with("source", "IAEA")
        .with("credibility", "1")
        .with("marking", "clear")
}

pub fn event(subject: &str) -> Cells {
    reading().with("kind", "event").with("subject", subject).with("site", "").with("value", "").with("unit", "")
}

pub fn decision(subject: &str, value: &str) -> Cells {
    event(subject).with("kind", "decision").with("value", value).with("source", "US")
}

pub fn finding(subject: &str, value: &str) -> Cells {
    decision(subject, value).with("kind", "finding").with("source", "IAEA")
}

impl Cells {
    pub fn with(mut self, column: &str, value: &str) -> Self {
        self.0.iter_mut().find(|(name, _)| *name == column).unwrap().1 = value.to_owned();
        self
    }

    fn row(&self) -> String {
        let fields: Vec<String> = self
            .0
            .iter()
            .map(|(_, value)| match value.contains([',', '"', '\n']) {
                true => format!("\"{}\"", value.replace('"', "\"\"")),
                false => value.clone(),
            })
            .collect();
        fields.join(",")
    }
}

pub fn file_of(rows: &[Cells]) -> SourceFile {
    let rows: String = rows.iter().map(|row| row.row() + "\n").collect();
    SourceFile::new("evidence.csv", &format!("{HEADER}\n{rows}"))
}

pub fn sources(agreement: &Agreement) -> Arena<Source> {
    read_sources(&SourceFile::new("sources.csv", OMAN_SOURCES), agreement).0
}

pub fn read(rows: &[Cells]) -> (Log, Vec<Diagnostic>) {
    read_text(file_of(rows).text())
}

pub fn read_text(text: &str) -> (Log, Vec<Diagnostic>) {
    let agreement = agreement();
    read_records(&[SourceFile::new("evidence.csv", text)], &agreement, &sources(&agreement), ReadOptions::default())
}

pub fn read_skipping(rows: &[Cells]) -> (Log, Vec<Diagnostic>) {
    let agreement = agreement();
    read_records(
        &[file_of(rows)],
        &agreement,
        &sources(&agreement),
        ReadOptions { skip_faulty: true, ..ReadOptions::default() },
    )
}

/// What the place of a diagnostic covers.
pub fn covered(diagnostic: &Diagnostic, label: usize) -> &str {
    let label = &diagnostic.labels[label];
    &label.file.text()[label.span.start..label.span.end]
}

/// Checks that reading `rows` gives exactly one fault: at `place`, with this name, message and help.
#[track_caller]
pub fn one_fault(rows: &[Cells], name: &str, place: &str, message: &str, help: &str) {
    let (log, faults) = read(rows);
    let [fault] = faults.as_slice() else { panic!("not one fault: {faults:#?}") };
    assert_eq!(
        (fault.name, covered(fault, 0), fault.message.as_str(), fault.help.as_deref().unwrap_or_default()),
        (name, place, message, help)
    );
    assert!(fault.is_error());
    assert!(log.len() < rows.len(), "the faulty row was taken");
}

/// Checks that reading `rows` gives no fault at all.
#[track_caller]
pub fn no_fault(rows: &[Cells]) -> Log {
    let (log, faults) = read(rows);
    assert_eq!(faults, []);
    assert_eq!(log.len(), rows.len());
    log
}

fn declared(name: &str) -> Declared {
    Declared {
        name: name.into(),
        title: name.into(),
        titles: BTreeMap::new(),
        clause_titles: BTreeMap::new(),
        clause: None,
        heading: None,
        allows: Vec::new(),
        file: 0,
        span: Span::default(),
        name_span: Span::default(),
        clauses: Vec::new(),
    }
}

fn never() -> Condition {
    Condition::Any(Vec::new())
}

/// The agreement against which all tests read.
pub fn agreement() -> Agreement {
    let mut a = Agreement {
        declared: declared("oman-2026"),
        calendar: Calendar::new("Asia/Muscat").unwrap(),
        in_force: DateExpr::Day("2026-02-06".parse().unwrap()),
        until: None,
        baseline: None,
        actors: Arena::new(),
        sites: Arena::new(),
        site_sets: Arena::new(),
        units: Arena::new(),
        dates: Arena::new(),
        periods: Arena::new(),
        measures: Arena::new(),
        events: Arena::new(),
        phases: Arena::new(),
        commitments: Arena::new(),
        reliefs: Arena::new(),
        procedures: Arena::new(),
        responses: Arena::new(),
        scenarios: Arena::new(),
        risks: Arena::new(),
        indicators: Arena::new(),
        reports: Arena::new(),
        names: BTreeMap::new(),
    };
    let sites = declare_actors_and_sites(&mut a);
    declare_measures(&mut a, &sites);
    declare_events(&mut a, &sites);
    declare_duties(&mut a, &sites);
    a
}

fn named(a: &mut Agreement, name: &str, named: Named) {
    a.names.insert(Name::from(name), named);
}

fn declare_actors_and_sites(a: &mut Agreement) -> Vec<Place> {
    let roles = [
        ("IR", Role::Party),
        ("US", Role::Party),
        ("OM", Role::Host),
        ("IAEA", Role::Verifier),
        ("QA", Role::Stakeholder),
    ];
    let mut actors = Vec::new();
    for (name, role) in roles {
        let id = a.actors.push(Actor { declared: declared(name), role });
        named(a, name, Named::Actor(id));
        actors.push(id);
    }
    let members = actors[..3].to_vec();
    let id = a.actors.push(Actor { declared: declared("joint-commission"), role: Role::Body { members } });
    named(a, "joint-commission", Named::Actor(id));
    let mut sites = Vec::new();
    for name in ["natanz", "fordow", "isfahan", "qom"] {
        let id = a.sites.push(Site { declared: declared(name) });
        named(a, name, Named::Site(id));
        sites.push(id);
    }
    for (name, members) in [("declared", &sites[..3]), ("everywhere", &sites[..])] {
        let id = a.site_sets.push(SiteSet { declared: declared(name), sites: members.to_vec() });
        named(a, name, Named::SiteSet(id));
    }
    for (symbol, base, factor) in
        [("%", "%", 1), ("kg", "kg", 1), ("t", "kg", 1000), ("pcs", "pcs", 1), ("USD", "USD", 1)]
    {
        a.units.push(Unit { symbol: symbol.into(), base: base.into(), factor: Decimal::from(factor) });
    }
    sites[..3].iter().map(|site| Place::Site(*site)).collect()
}

fn unit(a: &Agreement, symbol: &str) -> UnitId {
    a.units.iter().find(|(_, unit)| unit.symbol.as_str() == symbol).unwrap().0
}

fn declare_measures(a: &mut Agreement, sites: &[Place]) {
    let parties: Vec<Place> = a.parties().map(Place::Party).collect();
    let levels = ["low", "medium", "high"].map(Name::from).to_vec();
    let number = |symbol| Scale::Number(unit(a, symbol));
    let measures = [
        ("enrichment-level", number("%"), sites.to_vec()),
        ("stockpile", number("kg"), sites.to_vec()),
        ("cascades", number("pcs"), sites.to_vec()),
        ("deployed", number("pcs"), parties),
        ("total", number("kg"), Vec::new()),
        ("sealed", Scale::YesNo, Vec::new()),
        ("tension", Scale::Levels(levels), Vec::new()),
    ];
    for (name, scale, places) in measures {
        let id = a.measures.push(Measure {
            declared: declared(name),
            scale,
            places,
            good_for: None,
            never_negative: name == "stockpile",
            never_falls: false,
            never_rises: false,
            per: None,
            verification: Verification::default(),
            formula: (name == "total").then(|| Quantity::Number(Interval::point(Decimal::ONE), None)),
        });
        named(a, name, Named::Measure(id));
    }
}

fn declare_events(a: &mut Agreement, sites: &[Place]) {
    let names = "channel-opened agenda-agreed protocols-agreed baseline-declared team-met dialogue-convened fuel-delivered \
                 access-agreed inspection access-requested access-granted";
    for (index, name) in names.split_whitespace().enumerate() {
        let id = a.events.push(Event {
            declared: declared(name),
            places: if index < 7 { Vec::new() } else { sites.to_vec() },
            once: index < 4,
            counted_in: (name == "fuel-delivered").then(|| unit(a, "kg")),
            verification: Verification::default(),
            reported: Reported::NotPromised,
        });
        named(a, name, Named::Event(id));
    }
}

fn declare_duties(a: &mut Agreement, sites: &[Place]) {
    let (iran, agency) = (a.actors.ids().next().unwrap(), a.actors.ids().nth(3).unwrap());
    let day = Duration::new(1, DurationUnit::Day);
    for (name, each, steps) in
        [("enrichment-cap", sites, 0), ("stockpile-cap", &[][..], 0), ("baseline-declaration", &[], 2)]
    {
        let step = VerifyStep { text: "Inventory".into(), by: agency, within: day };
        let id = a.commitments.push(Commitment {
            declared: declared(name),
            owed_by: vec![iran],
            each: each.to_vec(),
            form: match name {
                "baseline-declaration" => Form::Once { act: Act::Does, deed: Deed::Condition(never()), by: None },
                _ => Form::Keeps { condition: never() },
            },
            track: None,
            in_phase: None,
            during: None,
            from: None,
            until: None,
            owed_to: Vec::new(),
            owed_to_stated: false,
            verification: Verification::default(),
            verify_steps: vec![step; steps],
            cure: None,
            excused_while: None,
            as_target: false,
            replaces: None,
            likely: None,
            report_likely: None,
        });
        named(a, name, Named::Commitment(id));
    }
    for name in ["tranche-1", "tranche-2", "licence"] {
        let id = a.reliefs.push(relief(a, name));
        named(a, name, Named::Relief(id));
    }
    for (name, extendable_by_all) in [("disputes", true), ("consultation", false)] {
        let stages = vec![Stage { title: "Joint Commission".into(), within: day }];
        let procedure = Procedure { declared: declared(name), stages, then: None, extendable_by_all, track: None };
        let id = a.procedures.push(procedure);
        named(a, name, Named::Procedure(id));
    }
    for (name, steps, back) in [("level-breach", 3, 1), ("stock-breach", 2, 1), ("access-refused", 2, 1)] {
        let step = Step { text: "Consultation".into(), by: agency, clock: StepClock::Within(day) };
        let id = a.responses.push(Response {
            declared: declared(name),
            when: never(),
            steps: vec![step.clone(); steps],
            re_engage_when: None,
            steps_back: vec![step; back],
            track: None,
        });
        named(a, name, Named::Response(id));
    }
}

fn relief(a: &Agreement, name: &str) -> Relief {
    Relief {
        declared: declared(name),
        granted_by: Vec::new(),
        granted_to: Vec::new(),
        term: GrantTerm::Open,
        when: None,
        worth: None,
        unit: (name != "licence").then(|| unit(a, "USD")),
        reversible: None,
        suspend_when: None,
        withdraw_when: None,
        restore: None,
        from: None,
        until: None,
        track: None,
        in_phase: None,
        verification: Verification::default(),
        likely: None,
    }
}
