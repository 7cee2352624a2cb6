//! A response, or a suspension, that nothing ends.

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "no-way-back",
    severity: Severity::Warning,
    group: Group::Prepared,
    what: "A response says how to go up and not how to come back, or a relief can be suspended and nothing says when it \
           is restored.",
    why: "Whoever has nothing to gain by returning does not return: the JCPOA has no path back, and the talks on one, from \
          April 2021 on, had to negotiate it anew.",
    cure: "add `re-engage when NAME met` and the steps back",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let responses = survey.agreement.responses.iter().map(|(_, response)| response);
    let one_way = responses.filter(|response| response.re_engage_when.is_none());
    let of_responses = one_way.map(|response| {
        let message = format!("nothing says how to come back from `{}`", response.declared.name);
        Note::on(&response.declared, "response", message)
    });
    let reliefs = survey.agreement.reliefs.iter().map(|(_, relief)| relief);
    let lost = reliefs.filter(|relief| relief.suspend_when.is_some() && relief.restore.is_none());
    let of_reliefs = lost.map(|relief| {
        let message = format!("`{}` can be suspended, and nothing says when it is restored", relief.declared.name);
        Note::on(&relief.declared, "suspend when", message).help("add `restore within 14 days when NAME met`")
    });
    of_responses.chain(of_reliefs).collect()
}
