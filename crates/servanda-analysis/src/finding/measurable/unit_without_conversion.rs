//! A limit in one unit beside what is counted in another, without a conversion.

use std::collections::BTreeMap;

use servanda_agreement::{Agreement, Declared, Form, Scale, UnitId};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::{Evidence, Survey};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "unit-without-conversion",
    severity: Severity::Warning,
    group: Group::Measurable,
    what: "A limit stands in one unit, what is counted of the same thing in another, and nothing says how many of one \
           are one of the other.",
    why: "The two numbers will be compared all the same: 300 kg of uranium hexafluoride, the limit of the JCPOA, are \
          202.8 kg of uranium, which is what the reports weigh.",
    cure: "declare the conversion, as in `unit kg-UF6 = 0.676 kg-U`, or use one unit",
    check,
};

/// What has a unit, and whether there is a limit on it.
struct Counted<'a> {
    of: &'a Declared,
    // The words of the clause that says its unit.
    words: &'static str,
    unit: UnitId,
    is_limited: bool,
}

/// Where two stand in units of one kind that cannot be converted, and their names begin with the same word
/// (`uranium-stock`, `uranium-shipped`), they are taken to count the same thing. In one comparison the checker refuses them.
fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let agreement = survey.agreement;
    let mut by_word: BTreeMap<(&str, &str), Vec<&Counted<'a>>> = BTreeMap::new();
    let counted = counted(survey);
    for one in &counted {
        let symbol = agreement.units[one.unit].base.as_str();
        let kind = symbol.split('-').next().unwrap_or(symbol);
        let name = one.of.name.as_str();
        let word = name.split('-').next().unwrap_or(name);
        by_word.entry((word, kind)).or_default().push(one);
    }
    let mut notes = Vec::new();
    for list in by_word.values() {
        let Some(limit) = list.iter().find(|one| one.is_limited) else { continue };
        let base = |one: &Counted<'_>| &agreement.units[one.unit].base;
        let others = list.iter().filter(|other| base(other) != base(limit));
        notes.extend(others.map(|other| note(agreement, limit, other)));
    }
    notes
}

fn counted<'a>(survey: &'a Survey<'a>) -> Vec<Counted<'a>> {
    let agreement = survey.agreement;
    let mut limited = std::collections::BTreeSet::new();
    for (_, commitment) in agreement.commitments.iter() {
        if matches!(commitment.form, Form::Keeps { .. } | Form::KeepsOn { .. }) {
            limited.extend(survey.evidence_of(commitment));
        }
    }
    let measures = agreement.measures.iter().filter_map(|(id, measure)| match measure.scale {
        Scale::Number(unit) => {
            let is_limited = limited.contains(&Evidence::Of(id));
            Some(Counted { of: &measure.declared, words: "in", unit, is_limited })
        }
        _ => None,
    });
    let events = agreement.events.iter().filter_map(|(_, event)| {
        let unit = event.counted_in?;
        Some(Counted { of: &event.declared, words: "counted in", unit, is_limited: false })
    });
    measures.chain(events).collect()
}

fn note<'a>(agreement: &'a Agreement, limit: &Counted<'a>, other: &Counted<'a>) -> Note<'a> {
    let symbol = |unit: UnitId| agreement.units[unit].symbol.as_str();
    let (ours, theirs) = (symbol(limit.unit), symbol(other.unit));
    let (name, other_name) = (&limit.of.name, &other.of.name);
    let message = format!(
        "`{other_name}` is counted in {theirs} and the limit on `{name}` stands in {ours}, without a conversion"
    );
    Note::on(other.of, other.words, message)
        .also(limit.of, limit.words, format!("limited in {ours}"))
        .help(format!("declare how many {ours} one {theirs} is, as in `unit kg-UF6 = 0.676 kg-U`, or use one unit"))
}
