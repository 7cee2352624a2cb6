//! A limit at a site where nothing in the text lets its verifier in.

use std::collections::BTreeMap;

use servanda_agreement::{ActorId, At, Commitment, Form, Place, SiteId, Verifiers};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "verifier-without-access",
    severity: Severity::Warning,
    group: Group::Verified,
    what: "A limit holds at a site where nothing in the text lets its verifier in.",
    why: "What nobody may look at stays unverified: the Agreed Framework of 1994 left the inspections that would \
          have settled the first declaration until a significant portion of a reactor was built, and they never took \
          place.",
    cure: "add a commitment such as `P allows inspection at each SITES every 30 days`, or access on request with a clock",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    survey.agreement.commitments.iter().filter_map(|(_, commitment)| of_commitment(survey, commitment)).collect()
}

fn of_commitment<'a>(survey: &'a Survey<'a>, commitment: &'a Commitment) -> Option<Note<'a>> {
    if !matches!(commitment.form, Form::Keeps { .. } | Form::KeepsOn { .. }) {
        return None;
    }
    let mut shut: BTreeMap<SiteId, ActorId> = BTreeMap::new();
    walk::deed(&commitment.form, &mut |leaf, _| {
        let Leaf::Measure(measure, at) = leaf else { return };
        // Where nobody is named to verify, that is found of its own.
        if survey.measure(measure).verification.by == Verifiers::NotNamed
            && commitment.verification.by == Verifiers::NotNamed
        {
            return;
        }
        let places = match at {
            At::Nowhere => &[],
            At::Here => commitment.each.as_slice(),
            At::Places(places) => places.as_slice(),
        };
        for place in places {
            let Place::Site(site) = place else { continue };
            let lets_in = commitment.owed_by.iter().any(|party| survey.lets_in(*party, *site));
            if let (false, Some(party)) = (lets_in, commitment.owed_by.first()) {
                shut.insert(*site, *party);
            }
        }
    });
    let (_, party) = shut.first_key_value()?;
    let agreement = survey.agreement;
    let sites: Vec<String> =
        shut.keys().take(3).map(|site| format!("`{}`", agreement.sites[*site].declared.name)).collect();
    let more = shut.len().checked_sub(3).filter(|more| *more > 0).map(|more| format!(" and {more} more"));
    let message = format!(
        "`{}` holds at {}{}, where nothing in the text makes `{}` let its verifier in",
        commitment.declared.name,
        sites.join(", "),
        more.unwrap_or_default(),
        agreement.actors[*party].declared.name,
    );
    Some(Note::on(&commitment.declared, "keeps", message))
}
