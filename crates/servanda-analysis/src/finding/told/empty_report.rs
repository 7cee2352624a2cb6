//! A report to those who may see none of what it covers.

use std::collections::BTreeSet;

use servanda_agreement::{ActorId, EventId, Report, Reported, Role, Track};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::{Evidence, Survey};
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "empty-report",
    severity: Severity::Warning,
    group: Group::Told,
    what: "A report or a briefing goes to those who are promised a sight of nothing that it covers, or it covers nothing.",
    why: "Its pages will say `nothing shown to this audience`, and a leak will fill them: the Agency's reports on \
          the JCPOA are restricted until its Board releases them, so that the public often read them first in the \
          press.",
    cure: "promise it something that can be shown: `reported to public` beside an event, or `always reported to public`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let covered = [None, Some(Track::Technical), Some(Track::Political)].map(|track| Covered::of(survey, track));
    let reports = survey.agreement.reports.iter().filter_map(|(_, report)| {
        let covered = covered.iter().find(|covered| covered.track == report.track)?;
        of_report(survey, report, covered)
    });
    reports.collect()
}

/// What a report on a track covers.
struct Covered {
    track: Option<Track>,
    is_empty: bool,
    // Whether some of it is promised to the public, and so to everyone.
    is_public: bool,
}

impl Covered {
    fn of(survey: &Survey<'_>, track: Option<Track>) -> Self {
        let agreement = survey.agreement;
        let mut covered = Self { track, is_empty: true, is_public: false };
        let mut events: BTreeSet<EventId> = BTreeSet::new();
        let on = |of: Option<Track>| track.is_none() || of == track;
        for (_, commitment) in agreement.commitments.iter().filter(|(_, one)| on(one.track)) {
            covered.is_empty = false;
            let evidence = survey.evidence_of(commitment).into_iter();
            events.extend(evidence.filter_map(|one| match one {
                Evidence::That(event) => Some(event),
                Evidence::Of(_) => None,
            }));
            walk::waits_for(commitment, &mut |leaf, _| {
                if let Leaf::Event(event) = leaf {
                    events.insert(event.event);
                }
            });
        }
        covered.is_empty &= !agreement.reliefs.iter().any(|(_, one)| on(one.track));
        let is_public =
            |event: &EventId| matches!(survey.event(*event).reported, Reported::ToPublic | Reported::AlwaysToPublic);
        covered.is_public = events.iter().any(is_public);
        covered
    }
}

fn of_report<'a>(survey: &'a Survey<'a>, report: &'a Report, covered: &Covered) -> Option<Note<'a>> {
    let of = &report.declared;
    if covered.is_empty {
        let message = format!("`{}` covers nothing: there is nothing on its track", of.name);
        return Some(Note::on(of, "for", message).help("leave it out, or leave out its `track`"));
    }
    if covered.is_public {
        return None;
    }
    let blind = match survey.audience(report).into_iter().find(|actor| !sees(survey, *actor)) {
        Some(actor) => format!("`{}`", survey.agreement.actors[actor].declared.name),
        None if report.for_public => "the public".to_owned(),
        None => return None,
    };
    let message = format!("`{}` goes to {blind}, to whom the text promises a sight of nothing that it covers", of.name);
    Some(Note::on(of, "for", message))
}

/// Whether what is reported is promised to an actor: to parties and verifiers it is, and to bodies of them.
fn sees(survey: &Survey<'_>, actor: ActorId) -> bool {
    !matches!(survey.agreement.actors[actor].role, Role::Stakeholder | Role::Host)
}
