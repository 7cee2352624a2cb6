//! The sentence of a commitment, `P keeps C at each SITES`, and that of a relief, `P grants within D`.

use super::{Failed, Parsed, Parser};
use crate::keywords;
use crate::kind::SyntaxKind::*;

impl Parser<'_> {
    pub(super) fn sentence(&mut self) -> Parsed {
        let checkpoint = self.checkpoint();
        self.who()?;
        if matches!(self.word(0), "grants" | "grant") {
            return self.node_at(checkpoint, GrantsClause, Self::grants);
        }
        self.node_at(checkpoint, SentenceClause, |p| {
            if p.at_word("each") {
                p.bump();
            }
            let verb = p.word(0);
            p.bump();
            match verb {
                "keeps" | "keep" => p.keeps(),
                "refrains" | "refrain" => p.refrains(),
                "grants" | "grant" => {
                    let help = "write one relief for each of them";
                    p.error_here("each-grants", "`each` does not stand before `grants`", help);
                    Err(Failed)
                }
                _ => p.does(),
            }
        })
    }

    /// `IR, US`, which stands here for sure.
    fn who(&mut self) -> Parsed {
        self.node(Names, |p| {
            while p.at_name(0) {
                p.check_name();
                p.start(Name);
                p.bump();
                p.finish();
                if p.at(Comma) {
                    p.bump();
                }
            }
            Ok(())
        })
    }

    fn grants(&mut self) -> Parsed {
        self.bump();
        match self.word(0) {
            "within" => {
                self.bump();
                self.length()
            }
            "by" => {
                self.bump();
                self.date()
            }
            _ => Ok(()),
        }
    }

    fn keeps(&mut self) -> Parsed {
        self.condition()?;
        self.at_each()?;
        if self.at_word("on") {
            self.node(HowOn, |p| {
                p.bump();
                p.dates()
            })?;
            self.at_each()?;
        }
        Ok(())
    }

    fn refrains(&mut self) -> Parsed {
        let example = "IR refrains from reprocessing";
        self.keyword("from", example)?;
        self.wanted("an event", |p| p.deeper(Self::operand))?;
        while self.at_word("or") {
            self.bump();
            self.wanted("an event", |p| p.deeper(Self::operand))?;
        }
        if self.at_word("and") {
            let help = "write `refrains from A or B`: both are forbidden";
            self.error_here("refrains-from-both", "`and` after `refrains from`", help);
            return Err(Failed);
        }
        self.at_each()
    }

    fn does(&mut self) -> Parsed {
        if self.at_quota() && !self.at_choice() {
            self.quota()?;
            return self.at_each();
        }
        self.wanted("an event or a condition", Self::any_of_both)?;
        self.at_each()?;
        self.how()?;
        self.at_each()
    }

    fn at_each(&mut self) -> Parsed {
        if !self.at_words(&["at", "each"]) {
            return Ok(());
        }
        self.node(AtEach, |p| {
            p.bump();
            p.bump();
            p.names("the name of sites", &[])
        })
    }

    fn at_quota(&self) -> bool {
        self.at_word("at") && matches!(self.word(1), "least" | "most")
    }

    /// `at least 2 of (...)` is a condition, `at least 500 t of oil-delivered` a quota.
    fn at_choice(&self) -> bool {
        self.word(3) == "of" && self.kind(4) == Some(OpenParen)
    }

    fn how(&mut self) -> Parsed {
        match self.word(0) {
            "by" => self.node(HowBy, |p| {
                p.bump();
                p.wanted("a date or an event", |p| {
                    let before = std::mem::replace(&mut p.in_date, true);
                    let parsed = p.deeper(|p| p.sum(true));
                    p.in_date = before;
                    parsed
                })?;
                Ok(())
            }),
            "on" => {
                let help = "write `by D` for what is done once; `on D` is for what a party keeps";
                self.error_here("done-on-a-date", "`on` after what a party does", help);
                Err(Failed)
            }
            "within" => self.within(),
            "every" => self.recurring(),
            _ if self.at_quota() => self.quota(),
            _ => Ok(()),
        }
    }

    /// `within D of E`, `within D after each PERIOD`.
    fn within(&mut self) -> Parsed {
        let checkpoint = self.checkpoint();
        self.bump();
        self.length()?;
        if self.at_words(&["after", "each"]) {
            return self.node_at(checkpoint, HowAfterEach, |p| {
                p.bump();
                p.bump();
                p.any_name("a period", keywords::PERIODS)
            });
        }
        self.node_at(checkpoint, HowWithinOf, |p| {
            if p.at_word("after") {
                let help = "write `within 5 days of EVENT`, or `within 5 days after each PERIOD`";
                return p.expected("expected-keyword", "`of`", help);
            }
            p.keyword("of", "within 24 hours of access-requested")?;
            p.wanted("an event or a condition", Self::any_of_both)?;
            Ok(())
        })
    }

    fn recurring(&mut self) -> Parsed {
        self.node(HowEvery, |p| {
            p.bump();
            let period = p.word(0);
            if keywords::PERIODS.contains(&period) {
                let help = match period {
                    "quarter" => "write `every 3 months`, or `at least 1 times per quarter`".to_owned(),
                    _ => format!("write `every 1 {period}` (never more than that between one and the next), or `at least 1 times per {period}`"),
                };
                return p.expected("expected-duration", "a duration", help);
            }
            p.length()
        })
    }

    /// `at least N times per PERIOD`, `at least N UNIT of EVENT per PERIOD`.
    fn quota(&mut self) -> Parsed {
        self.node(HowQuota, |p| {
            let example = "at least 2 times per month";
            p.bump();
            p.bump();
            p.wanted("a number", |p| p.deeper(Self::quota_amount))?;
            if matches!(p.word(0), "times" | "time") {
                p.bump();
            }
            if p.at_word("of") {
                p.bump();
                p.wanted("an event", |p| p.deeper(Self::operand))?;
            }
            p.keyword("per", example)?;
            p.any_name("a period", keywords::PERIODS)
        })
    }
}
