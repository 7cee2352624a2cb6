//! Design findings: what is likely to go wrong with an agreement as it is written, while it can still be changed.
//!
//! ```text
//!   Agreement ── Survey::of ──> Survey ── each Finding's check ──> notes ── accepted in writing? ──> Findings
//! ```
//!
//! Each finding has a file here and a page in `spec/lints`, which runs as a test. None makes the text meaningless, so
//! none is an error; whoever wants it as it is writes `allow NAME because "..."` beside it.

mod apart;
mod days;
mod included;
mod measurable;
mod note;
mod prepared;
mod sequenced;
mod survey;
mod told;
mod verified;
mod walk;

use std::collections::BTreeSet;

use servanda_agreement::{Agreement, Allowed, Declared};
use servanda_base::{Diagnostic, Label, Severity, SourceFile};

use note::Note;
use survey::Survey;

/// One kind of design finding.
#[derive(Debug)]
pub struct Finding {
    /// Its name, which reads after `allow`.
    pub name: &'static str,
    /// A warning, or a hint where the text may well be meant so.
    pub severity: Severity,
    /// What an agreement is not, where it is found.
    pub group: Group,
    /// What is found, in a sentence.
    pub what: &'static str,
    /// Why it matters, in a sentence, with the real case that it comes from where there is one.
    pub why: &'static str,
    /// What to do.
    pub cure: &'static str,
    check: for<'a> fn(&'a Survey<'a>) -> Vec<Note<'a>>,
}

/// What a good agreement is; the findings are in groups by what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What is owed can be told from what is not.
    Measurable,
    /// Somebody other than who owes it says whether it was done.
    Verified,
    /// Each side's steps follow the other's, and can be taken back.
    Sequenced,
    /// The technical track does not wait for the political one.
    Apart,
    /// The region knows.
    Included,
    /// The parties and the public know.
    Told,
    /// What follows if it goes wrong is agreed before it does.
    Prepared,
}

impl Group {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Measurable => "measurable",
            Self::Verified => "verified",
            Self::Sequenced => "sequenced",
            Self::Apart => "apart",
            Self::Included => "included",
            Self::Told => "told",
            Self::Prepared => "prepared",
        }
    }
}

/// Every kind of design finding, group by group. The names are those of [`servanda_agreement::DESIGN_FINDINGS`].
pub const FINDINGS: &[&Finding] = &[
    &measurable::unmeasurable_commitment::FINDING,
    &measurable::vague_deadline::FINDING,
    &measurable::evidence_never_stale::FINDING,
    &measurable::unit_without_conversion::FINDING,
    &measurable::estimate_as_limit::FINDING,
    &verified::no_verifier::FINDING,
    &verified::relief_without_verifier::FINDING,
    &verified::verifies_itself::FINDING,
    &verified::verifier_without_access::FINDING,
    &verified::report_after_period::FINDING,
    &sequenced::unconditional_relief::FINDING,
    &sequenced::relief_before_verification::FINDING,
    &sequenced::irreversible_first::FINDING,
    &sequenced::relief_without_suspension::FINDING,
    &sequenced::all_or_nothing::FINDING,
    &sequenced::snapback_without_clock::FINDING,
    &sequenced::relief_before_evidence::FINDING,
    &sequenced::all_at_once::FINDING,
    &sequenced::one_side_first::FINDING,
    &apart::technical_waits_on_political::FINDING,
    &apart::mixed_tracks::FINDING,
    &included::region_not_briefed::FINDING,
    &included::stakeholder_not_briefed::FINDING,
    &told::no_public_report::FINDING,
    &told::no_cadence::FINDING,
    &told::empty_report::FINDING,
    &told::party_not_told::FINDING,
    &prepared::breach_without_response::FINDING,
    &prepared::no_way_back::FINDING,
    &prepared::no_breakdown_scenario::FINDING,
    &prepared::scenario_without_preparation::FINDING,
    &prepared::risk_without_owner::FINDING,
    &prepared::phase_without_risk::FINDING,
    &prepared::procedure_without_end::FINDING,
];

/// The kind of finding called `name`.
pub fn finding(name: &str) -> Option<&'static Finding> {
    FINDINGS.iter().copied().find(|finding| finding.name == name)
}

/// What is found in the design of an agreement.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// What nobody has accepted, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What is accepted in writing, in the order of the text.
    pub accepted: Vec<Accepted>,
}

/// A design finding that is accepted in writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// Why it is accepted, in the words of the agreement.
    pub because: String,
}

/// What is found in the design of `agreement`, which was read from `files`, in that order.
///
/// A finding is accepted by an `allow` in the declaration that it is about, or in that of the agreement for the whole
/// text. An `allow` that accepts nothing is told of.
pub fn findings(agreement: &Agreement, files: &[SourceFile]) -> Findings {
    let survey = Survey::of(agreement);
    let mut sifted = Sifted { agreement, files, found: Findings::default(), used: BTreeSet::new() };
    for finding in FINDINGS {
        for note in (finding.check)(&survey) {
            sifted.take(finding, note);
        }
    }
    sifted.tell_of_idle();
    let place = |diagnostic: &Diagnostic| {
        let label = diagnostic.labels.first();
        let file = label.and_then(|label| files.iter().position(|file| file.path() == label.file.path()));
        (file, label.map(|label| label.span.start))
    };
    sifted.found.diagnostics.sort_by_cached_key(place);
    sifted.found.accepted.sort_by_cached_key(|accepted| place(&accepted.diagnostic));
    sifted.found
}

/// What is found, parted into what is accepted and what is not.
struct Sifted<'a> {
    agreement: &'a Agreement,
    files: &'a [SourceFile],
    found: Findings,
    // The acceptances that were needed: file and place.
    used: BTreeSet<(usize, usize)>,
}

impl<'a> Sifted<'a> {
    fn take(&mut self, finding: &Finding, note: Note<'a>) {
        let of = note.of;
        let Some(diagnostic) = self.diagnostic(finding, note) else { return };
        match self.acceptance(of, finding.name) {
            Some((file, allowed)) => {
                self.used.insert((file, allowed.span.start));
                self.found.accepted.push(Accepted { diagnostic, because: allowed.because.clone() });
            }
            None => self.found.diagnostics.push(diagnostic),
        }
    }

    fn diagnostic(&self, finding: &Finding, note: Note<'a>) -> Option<Diagnostic> {
        let label = |of: &Declared, words: &str, text: String| {
            Some(Label { file: self.files.get(of.file)?.clone(), span: of.place(words), text })
        };
        let mut labels = vec![label(note.of, note.words, String::new())?];
        labels.extend(note.also.into_iter().filter_map(|(of, words, text)| label(of, words, text)));
        Some(Diagnostic {
            name: finding.name,
            severity: finding.severity,
            message: note.message,
            labels,
            clause: note.of.clause.as_ref().or(note.of.heading.as_ref()).cloned(),
            help: Some(note.help.unwrap_or_else(|| finding.cure.to_owned())),
        })
    }

    /// Where a finding on a declaration is accepted, if it is: there, or for the whole agreement.
    fn acceptance(&self, of: &'a Declared, name: &str) -> Option<(usize, &'a Allowed)> {
        let agreement: &'a Declared = &self.agreement.declared;
        let written = [of, agreement].into_iter().flat_map(|of| of.allows.iter().map(|allowed| (of.file, allowed)));
        written.into_iter().find(|(_, allowed)| allowed.finding == name)
    }

    fn tell_of_idle(&mut self) {
        let others = self.agreement.names.values().map(|named| self.agreement.declared(*named));
        for of in std::iter::once(&self.agreement.declared).chain(others) {
            for allowed in &of.allows {
                let Some(file) = self.files.get(of.file) else { continue };
                if self.used.contains(&(of.file, allowed.span.start)) {
                    continue;
                }
                let message = format!("there is nothing to allow here: `{}` is not found", allowed.finding);
                let help = "leave this clause out; what is accepted for nothing hides what comes later";
                let clause = of.clause.as_ref().or(of.heading.as_ref());
                let idle = Diagnostic::warning("nothing-to-allow", file, allowed.span, message).help(help);
                self.found.diagnostics.push(idle.clause(clause.map(String::as_str)));
            }
        }
    }
}
