//! Nothing is prepared for the case that the agreement breaks down.

use servanda_agreement::{ProcedureWord, ReliefWord, Scenario};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::{Survey, is_failure, is_success};
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "no-breakdown-scenario",
    severity: Severity::Warning,
    group: Group::Prepared,
    what: "No scenario is for the case that it breaks down.",
    why: "What was not prepared is decided in anger: when the Agreed Framework broke down at the end of 2002 the inspectors \
          were sent out within days, and nobody had agreed who would watch the fuel.",
    cure: "add `scenario breakdown \"Breakdown\" when NAME breached for 30 days` with what to `prepare`, and its owners",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    if survey.agreement.scenarios.iter().any(|(_, scenario)| is_breakdown(scenario)) {
        return Vec::new();
    }
    vec![Note::on(survey.whole(), "agreement", "no scenario is for the case that it breaks down")]
}

fn is_breakdown(scenario: &Scenario) -> bool {
    let mut is = false;
    walk::condition(&scenario.when, &mut |leaf, asked| {
        is |= match leaf {
            Leaf::Verdict(_, word) => {
                if asked {
                    is_failure(word)
                } else {
                    is_success(word)
                }
            }
            Leaf::Relief(
                _,
                ReliefWord::Suspended | ReliefWord::Withdrawn | ReliefWord::Withheld | ReliefWord::Overdue,
            ) => asked,
            Leaf::Relief(_, ReliefWord::InEffect | ReliefWord::Granted) => !asked,
            Leaf::Procedure(_, ProcedureWord::Exhausted) | Leaf::Response(_) => asked,
            _ => false,
        }
    });
    is
}
