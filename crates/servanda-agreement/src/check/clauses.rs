//! Clauses: which declaration may have which, how often, and which it must have.

use servanda_base::{Span, name};
use servanda_syntax::ast::{ActorRole, Clause, ClauseKind, Declaration, Item, Text, Verb, Word};

use super::scope::Scope;
use super::{Checker, keyword};
use crate::DESIGN_FINDINGS;

impl Checker<'_> {
    /// Reports clauses that do not belong where they stand, are given twice, or are missing.
    pub(super) fn check_clauses(&mut self) {
        for (file, (_, declarations)) in self.documents.iter().enumerate() {
            for declaration in declarations {
                let scope = Scope::agreement(file, declaration);
                self.check_allowed(&scope);
                // What seems to be missing may be what the parser could not read.
                if !declaration.is_faulty {
                    self.check_required(&scope, declaration);
                }
            }
        }
    }

    fn check_allowed(&mut self, scope: &Scope<'_>) {
        let mut seen: Vec<(&'static str, String, Span)> = Vec::new();
        let item = &scope.declaration.item;
        for clause in &scope.declaration.clauses {
            let words = words_of(&clause.kind);
            if let ClauseKind::Allow(finding, because) = &clause.kind {
                self.check_accepted(scope, finding, because);
            }
            if !ALWAYS.contains(&words) && !allowed(keyword(item)).contains(&words) {
                self.clause_not_allowed(scope, clause, words);
                continue;
            }
            let key = key_of(&clause.kind);
            let first = seen.iter().find(|(known, of, _)| group_of(known) == group_of(words) && *of == key).cloned();
            match first {
                Some((first, _, span)) if !REPEATED.contains(&words) => {
                    self.clause_again(scope, clause, words, first);
                    self.also(scope.file, span, "first given here");
                }
                _ => seen.push((words, key, clause.span)),
            }
        }
    }

    /// What is accepted is a finding that there is, and for a reason.
    fn check_accepted(&mut self, scope: &Scope<'_>, finding: &Word, because: &Text) {
        if !DESIGN_FINDINGS.contains(&finding.text.as_str()) {
            let help = match name::nearest(&finding.text, DESIGN_FINDINGS.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the name that `servanda check` gives in brackets".to_owned(),
            };
            let message = format!("no design finding is called `{}`", finding.text);
            self.error(scope, "unknown-finding", finding.span, message, help);
        }
        if because.text.trim().is_empty() {
            let message = format!("`{}` is accepted without a reason", finding.text);
            let help = "say why in a sentence that both sides would sign";
            self.error(scope, "accepted-without-reason", because.span, message, help);
        }
    }

    fn clause_again(&mut self, scope: &Scope<'_>, clause: &Clause, words: &str, first: &str) {
        if words == first {
            let message = format!("`{words}` is given twice");
            self.error(scope, "clause-given-twice", clause.span, message, "keep one of them");
        } else {
            let message = format!("`{words}` cannot stand beside `{first}`");
            let help = format!("keep one of `{first}` and `{words}`");
            self.error(scope, "clause-given-twice", clause.span, message, help);
        }
    }

    fn clause_not_allowed(&mut self, scope: &Scope<'_>, clause: &Clause, words: &'static str) {
        let item = &scope.declaration.item;
        let kind = super::names::kind_of(scope.declaration);
        let may: Vec<String> = allowed(keyword(item)).iter().chain(ALWAYS).map(|word| format!("`{word}`")).collect();
        let help = format!("{kind} may have {}", may.join(", "));
        let message = format!("{kind} has no clause `{words}`");
        self.error(scope, "clause-not-allowed", clause.span, message, help);
    }

    fn check_required(&mut self, scope: &Scope<'_>, declaration: &Declaration) {
        for (any_of, help) in required(&declaration.item) {
            let has = declaration.clauses.iter().any(|clause| any_of.contains(&words_of(&clause.kind)));
            if has {
                continue;
            }
            let mut what: Vec<String> = any_of.iter().map(|word| format!("`{word}`")).collect();
            let last = what.pop().unwrap_or_default();
            let what = if what.is_empty() { last } else { format!("{} or {last}", what.join(", ")) };
            let message = format!("the {} `{}` has no {what}", keyword(&declaration.item), declaration.name.text);
            self.error(scope, "missing-clause", declaration.name.span, message, *help);
        }
    }
}

/// The clauses that every declaration may have.
pub const ALWAYS: &[&str] = &["clause", "title", "allow"];

/// The clauses that may be given several times.
const REPEATED: &[&str] = &["allow", "verify", "stage", "step", "prepare", "contested by"];

/// The words that the clauses of a declaration with this keyword may begin with, but for those that all may have.
pub fn allowed(keyword: &str) -> &'static [&'static str] {
    match keyword {
        "agreement" => &["zone", "in force", "until", "through", "baseline"],
        "body" => &["members"],
        "date" => &["contested by"],
        "measure" => &[
            "in",
            "at",
            "of",
            "good for",
            "never negative",
            "never falls",
            "never rises",
            "per",
            "verified by",
            "contested by",
        ],
        "event" => &["at", "of", "once", "counted in", "verified by", "always reported", "reported to public"],
        "phase" => &["from", "until", "through", "begins when", "ends when"],
        "commitment" => &[
            "keeps",
            "does",
            "allows",
            "achieves",
            "refrains from",
            "track",
            "in phase",
            "during",
            "from",
            "until",
            "through",
            "to",
            "verified by",
            "verify",
            "cure",
            "excused while",
            "as target",
            "replaces",
            "likely",
            "report likely",
        ],
        "relief" => &[
            "grants",
            "track",
            "in phase",
            "to",
            "when",
            "worth",
            "reversible",
            "irreversible",
            "suspend when",
            "withdraw when",
            "restore",
            "from",
            "until",
            "through",
            "verified by",
            "likely",
        ],
        "procedure" => &["stage", "then", "extendable by all", "track"],
        "response" => &["when", "step", "re-engage when", "track"],
        "scenario" => &["when", "prepare"],
        "risk" => &["phase", "owner", "mitigation"],
        "indicator" => &["contested by"],
        "report" | "briefing" => &["every", "for", "track"],
        _ => &[],
    }
}

/// Of each group one clause is needed; with the cure.
fn required(item: &Item) -> &'static [(&'static [&'static str], &'static str)] {
    match item {
        Item::Agreement => &[
            (&["zone"], "add `zone Europe/Vienna`, the time zone in which its days are counted"),
            (&["in force"], "add `in force 2026-01-01`, the first day on which it binds"),
        ],
        Item::Actor(ActorRole::Body) => &[(&["members"], "add `members A, B`")],
        Item::Phase => &[(&["from", "begins when"], "add `from 2026-01-01` or `begins when CONDITION`")],
        Item::Commitment => &[(
            &["keeps", "does", "allows", "achieves", "refrains from"],
            "say who owes what: `P keeps CONDITION`, `P does EVENT by DATE`, `P allows EVENT every 30 days`",
        )],
        Item::Relief => &[(&["grants"], "say who grants it: `P grants within 10 days` or `P grants by DATE`")],
        Item::Procedure => &[(&["stage"], "add `stage \"...\" 15 days`")],
        Item::Response => &[
            (&["when"], "say what sets it off: `when COMMITMENT breached`"),
            (&["step"], "add `step \"...\" by ACTOR within 3 days`"),
        ],
        Item::Scenario => &[(&["when"], "say when it holds: `when CONDITION`")],
        Item::Report | Item::Briefing => &[
            (&["every"], "say how often: `every week on Friday`"),
            (&["for"], "say for whom: `for IR, US` or `for public`"),
        ],
        _ => &[],
    }
}

/// The words that a clause begins with.
pub(super) fn words_of(kind: &ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Clause(_) => "clause",
        ClauseKind::Title(..) => "title",
        ClauseKind::ClauseIn(..) => "clause",
        ClauseKind::Allow(..) => "allow",
        ClauseKind::Track(_) => "track",
        ClauseKind::InPhase(_) => "in phase",
        ClauseKind::During(_) => "during",
        ClauseKind::Zone(_) => "zone",
        ClauseKind::InForce(..) => "in force",
        ClauseKind::Baseline(_) => "baseline",
        ClauseKind::Members(_) => "members",
        ClauseKind::In(_) | ClauseKind::InYesNo | ClauseKind::InLevels(_) => "in",
        ClauseKind::At(_) => "at",
        ClauseKind::Of(_) => "of",
        ClauseKind::GoodFor(_) => "good for",
        ClauseKind::NeverNegative => "never negative",
        ClauseKind::NeverFalls => "never falls",
        ClauseKind::NeverRises => "never rises",
        ClauseKind::Per(_) => "per",
        ClauseKind::VerifiedBy { .. } => "verified by",
        ClauseKind::Verify { .. } => "verify",
        ClauseKind::Once => "once",
        ClauseKind::CountedIn(_) => "counted in",
        ClauseKind::AlwaysReported { .. } => "always reported",
        ClauseKind::ReportedToPublic => "reported to public",
        ClauseKind::From(_) => "from",
        ClauseKind::Until(_) => "until",
        ClauseKind::Through(_) => "through",
        ClauseKind::BeginsWhen(_) => "begins when",
        ClauseKind::EndsWhen(_) => "ends when",
        ClauseKind::Owes(sentence) => match sentence.verb {
            Verb::Keeps => "keeps",
            Verb::Does => "does",
            Verb::Allows => "allows",
            Verb::Achieves => "achieves",
            Verb::RefrainsFrom => "refrains from",
        },
        ClauseKind::To(_) => "to",
        ClauseKind::Cure(..) => "cure",
        ClauseKind::ExcusedWhile(_) => "excused while",
        ClauseKind::AsTarget => "as target",
        ClauseKind::Replaces(..) => "replaces",
        ClauseKind::LikelyTakes(..) | ClauseKind::LikelyHolds(..) => "likely",
        ClauseKind::ReportLikely(..) => "report likely",
        ClauseKind::Grants { .. } => "grants",
        ClauseKind::When(_) => "when",
        ClauseKind::Worth(_) => "worth",
        ClauseKind::Reversible(_) => "reversible",
        ClauseKind::Irreversible => "irreversible",
        ClauseKind::SuspendWhen(_) => "suspend when",
        ClauseKind::WithdrawWhen(_) => "withdraw when",
        ClauseKind::Restore(..) => "restore",
        ClauseKind::Stage(..) => "stage",
        ClauseKind::Then(_) => "then",
        ClauseKind::ExtendableByAll => "extendable by all",
        ClauseKind::Step { .. } => "step",
        ClauseKind::ReEngageWhen(_) => "re-engage when",
        ClauseKind::Prepare(..) => "prepare",
        ClauseKind::Phase(_) => "phase",
        ClauseKind::Owner(_) => "owner",
        ClauseKind::Mitigation(_) => "mitigation",
        ClauseKind::Every { .. } => "every",
        ClauseKind::For(_) => "for",
        ClauseKind::Contested(..) => "contested by",
    }
}

/// Clauses that exclude each other are one group.
fn group_of(words: &'static str) -> &'static str {
    match words {
        "through" => "until",
        "of" => "at",
        "reported to public" => "always reported",
        "irreversible" => "reversible",
        "during" => "in phase",
        "does" | "allows" | "achieves" | "refrains from" => "keeps",
        other => other,
    }
}

/// What tells repeated clauses of one kind apart: the language of a title or of a clause.
fn key_of(kind: &ClauseKind) -> String {
    match kind {
        ClauseKind::Title(language, _) | ClauseKind::ClauseIn(language, _) => language.text.clone(),
        _ => String::new(),
    }
}
