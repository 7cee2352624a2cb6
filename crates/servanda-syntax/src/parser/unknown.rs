//! What begins no clause: what was found, and what it was most likely meant to be.

use servanda_base::name::nearest;

use super::{Failed, Parsed, Parser};
use crate::keywords;

impl Parser<'_> {
    pub(super) fn unknown_clause(&mut self) -> Parsed {
        let word = self.word(0);
        if word.is_empty() || !self.token(0).is_some_and(|token| token.first_on_line) && keywords::is_reserved(word) {
            let message = format!("expected a clause, found {}", self.found());
            let help = format!("{}, or begin the next declaration in column 1", self.known_clauses());
            self.error_here("expected-clause", message, help);
            return Err(Failed);
        }
        let owes = matches!(self.declaration, "commitment" | "relief") && self.at_name(0);
        if owes && self.unknown_verb() {
            return Err(Failed);
        }
        // A short word is near to all other short ones.
        let meant = nearest(word, keywords::CLAUSES.iter().copied()).filter(|_| word.len() > 3);
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if owes => format!(
                "a party `keeps`, `does`, `allows`, `achieves` or `refrains from` something, or it `grants`: `{word} keeps ...`"
            ),
            None => self.known_clauses(),
        };
        self.error_here("unknown-clause", format!("no clause begins with `{word}`"), help);
        Err(Failed)
    }

    /// Reports a word that is nearly a verb after the name of a party.
    fn unknown_verb(&mut self) -> bool {
        let (next, token) = (self.word(1), self.token(1));
        let Some(token) = token else { return false };
        let help = match nearest(next, keywords::VERBS.iter().copied()).filter(|_| next.len() > 1) {
            _ if matches!(next, "must" | "shall" | "will" | "may" | "should" | "agrees" | "undertakes") => {
                format!("write what it owes in the present: `{} keeps ...`, `{0} does ...`", self.word(0))
            }
            Some(verb) => format!("did you mean `{verb}`?"),
            None => return false,
        };
        self.error("unknown-verb", token.start..token.end, format!("`{next}` is no verb of a commitment"), help);
        true
    }

    /// The clauses that the declaration most often has.
    fn known_clauses(&self) -> String {
        let list = match self.declaration {
            "agreement" => "`zone`, `in force`, `baseline`",
            "party" | "host" | "verifier" | "stakeholder" | "body" => "`members`, `clause`, `title`",
            "measure" => "`in`, `at`, `of`, `good for`, `never negative`, `per`, `verified by`",
            "event" => "`at`, `of`, `once`, `counted in`, `verified by`, `always reported`, `reported to public`",
            "phase" => "`from`, `until`, `begins when`, `ends when`",
            "commitment" => "`P keeps ...`, `clause`, `track`, `from`, `until`, `verified by`, `cure`, `excused while`",
            "relief" => {
                "`P grants ...`, `when`, `worth`, `reversible within`, `suspend when`, `withdraw when`, `restore within`"
            }
            "procedure" => "`stage`, `then`, `extendable by all`",
            "response" => "`when`, `step`, `re-engage when`",
            "scenario" => "`when`, `prepare`",
            "risk" => "`phase`, `owner`, `mitigation`",
            "report" | "briefing" => "`every`, `for`, `track`",
            _ => "`clause`, `title`, `allow`",
        };
        format!("a clause of a {} begins with {list}", self.declaration)
    }
}
