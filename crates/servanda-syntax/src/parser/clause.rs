//! Clauses: each begins with its keyword, and is read by that keyword in whatever declaration it stands.

use servanda_base::name::nearest;

use super::{Parsed, Parser};
use crate::keywords;
use crate::kind::SyntaxKind::{self, *};

impl Parser<'_> {
    /// One clause.
    pub(super) fn clause(&mut self) -> Parsed {
        if self.at_verb_ahead() {
            return self.sentence();
        }
        let next = self.word(1);
        match self.word(0) {
            "clause" if self.at_name(1) => self.in_language(ClauseInClause, "clause fa \"...\""),
            "clause" => self.texted(ClauseText, "clause \"Article 3 (2)\""),
            "mitigation" => self.texted(MitigationClause, "mitigation \"...\""),
            "then" => self.texted(ThenClause, "then \"...\""),
            "title" => self.in_language(TitleClause, "title fa \"...\""),
            "allow" => self.allow(),
            "track" => self.named(TrackClause, "`technical` or `political`", &[]),
            "in" => self.in_something(next),
            "during" => self.named(DuringClause, "the name of a phase", &[]),
            "phase" => self.named(PhaseClause, "the name of a phase", &[]),
            "owner" => self.named(OwnerClause, "the name of an actor", &[]),
            "per" => self.named(PerClause, "a period", keywords::PERIODS),
            "zone" => self.zone(),
            "baseline" => self.dated(BaselineClause),
            "members" => self.listed(MembersClause, "the name of an actor", &[]),
            "at" => self.listed(AtClause, "the name of a site or of sites", &[]),
            "of" => self.listed(OfClause, "the name of a party", &[]),
            "to" => self.listed(ToClause, "the name of a party", &[]),
            "for" => self.listed(ForClause, "the name of an actor, or `public`", &["public"]),
            "good" => self.spaced(GoodForClause, "for", "good for 35 days"),
            "reversible" => self.spaced(ReversibleClause, "within", "reversible within 14 days"),
            "never" => self.never(),
            "verified" => self.verified_by(),
            "verify" => self.verify(),
            "once" => self.plain(OnceClause),
            "irreversible" => self.plain(IrreversibleClause),
            "counted" => self.counted_in(),
            "always" => self.always_reported(),
            "reported" => self.reported(),
            "from" => self.dated(FromClause),
            "until" => self.dated(UntilClause),
            "through" => self.dated(ThroughClause),
            "begins" => self.conditional(BeginsWhenClause, "when", "begins when C"),
            "ends" => self.conditional(EndsWhenClause, "when", "ends when C"),
            "excused" => self.conditional(ExcusedClause, "while", "excused while C"),
            "suspend" => self.conditional(SuspendClause, "when", "suspend when C"),
            "withdraw" => self.conditional(WithdrawClause, "when", "withdraw when C"),
            "re-engage" => self.conditional(ReEngageClause, "when", "re-engage when C"),
            "when" => self.node(WhenClause, |p| {
                p.bump();
                p.condition()
            }),
            "cure" => self.cure(),
            "as" => self.node(AsTargetClause, |p| {
                p.bump();
                p.keyword("target", "as target")
            }),
            "replaces" => self.replaces(),
            "likely" => self.likely(),
            "report" => self.report_likely(),
            "worth" => self.node(WorthClause, |p| {
                p.bump();
                p.quantity()
            }),
            "restore" => self.restore(),
            "stage" => self.node(StageClause, |p| {
                p.bump();
                p.quoted("stage \"Joint Commission\" 15 days")?;
                p.length()
            }),
            "extendable" => self.node(ExtendableClause, |p| {
                p.bump();
                p.keyword("by", "extendable by all")?;
                p.keyword("all", "extendable by all")
            }),
            "step" => self.step(),
            "prepare" => self.node(PrepareClause, |p| {
                p.bump();
                p.quoted("prepare \"...\" owner ACTOR")?;
                p.keyword("owner", "prepare \"...\" owner ACTOR")?;
                p.name("the name of an actor")
            }),
            "every" => self.every(),
            "contested" => self.node(ContestedClause, |p| {
                p.reading_of_another()?;
                p.uncontested_quantity()
            }),
            _ if self.at(Equal) && self.declaration == "measure" => {
                self.formula("measure total \"...\" = deployed + stored")
            }
            _ => self.unknown_clause(),
        }
    }

    fn plain(&mut self, kind: SyntaxKind) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            Ok(())
        })
    }

    fn texted(&mut self, kind: SyntaxKind, example: &str) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            p.quoted(example)
        })
    }

    fn named(&mut self, kind: SyntaxKind, what: &str, also: &[&str]) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            p.any_name(what, also)
        })
    }

    fn listed(&mut self, kind: SyntaxKind, what: &str, also: &[&str]) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            p.names(what, also)
        })
    }

    fn dated(&mut self, kind: SyntaxKind) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            p.date()?;
            if kind == UntilClause && p.at_word("then") && p.declaration != "procedure" {
                let help = "put `until D then Q` on the line of the quantity that it changes";
                p.error_here(
                    "then-without-quantity",
                    "`then` follows a clause `until`, which only ends the term",
                    help,
                );
                return Err(super::Failed);
            }
            Ok(())
        })
    }

    fn spaced(&mut self, kind: SyntaxKind, word: &'static str, example: &str) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            p.keyword(word, example)?;
            p.length()
        })
    }

    fn conditional(&mut self, kind: SyntaxKind, word: &'static str, example: &str) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            p.keyword(word, example)?;
            p.condition()
        })
    }

    /// What is told in another language.
    fn in_language(&mut self, kind: SyntaxKind, example: &str) -> Parsed {
        self.node(kind, |p| {
            p.bump();
            p.any_name("a language: `fa`, `ar`, `fr`", &["in", "of", "at", "as", "to", "or", "no", "if"])?;
            p.quoted(example)
        })
    }

    fn allow(&mut self) -> Parsed {
        self.node(AllowClause, |p| {
            let example = "allow relief-before-verification because \"...\"";
            p.bump();
            p.name("the name of a finding")?;
            p.keyword("because", example)?;
            p.quoted(example)
        })
    }

    fn in_something(&mut self, next: &str) -> Parsed {
        match next {
            "force" => self.node(InForceClause, |p| {
                p.bump();
                p.bump();
                p.date()?;
                if p.at_word("until") {
                    p.bump();
                    p.date()?;
                }
                Ok(())
            }),
            "phase" => self.node(InPhaseClause, |p| {
                p.bump();
                p.bump();
                p.name("the name of a phase")
            }),
            "levels" => self.node(InLevelsClause, |p| {
                p.bump();
                p.bump();
                p.names("the name of a level", &[])
            }),
            "yes" => self.node(InYesNoClause, |p| {
                p.bump();
                p.bump();
                p.sign(Slash, "/", "in yes/no")?;
                p.keyword("no", "in yes/no")
            }),
            _ => self.node(InClause, |p| {
                p.bump();
                p.unit()
            }),
        }
    }

    /// Everything up to the next space: `America/Argentina/Buenos_Aires`, `Etc/GMT+3`.
    fn zone(&mut self) -> Parsed {
        self.node(ZoneClause, |p| {
            p.bump();
            if p.kind(0) != Some(Word) || p.at_end_of_clause() {
                return p.expected(
                    "expected-zone",
                    "a time zone",
                    "write the name of a zone: `zone Asia/Muscat`, `zone UTC`",
                );
            }
            p.node(Zone, |p| {
                p.bump();
                while p.touches() {
                    p.bump();
                }
                Ok(())
            })
        })
    }

    fn never(&mut self) -> Parsed {
        self.node(NeverClause, |p| {
            p.bump();
            if matches!(p.word(0), "negative" | "falls" | "rises") {
                p.bump();
                return Ok(());
            }
            p.expected(
                "expected-keyword",
                "`negative`, `falls` or `rises`",
                "write `never negative`, `never falls` or `never rises`",
            )
        })
    }

    fn verified_by(&mut self) -> Parsed {
        self.node(VerifiedByClause, |p| {
            p.bump();
            p.keyword("by", "verified by IAEA within 5 days")?;
            if p.at_words(&["each", "other"]) {
                p.bump();
                p.bump();
            } else {
                p.verifiers()?;
            }
            if p.at_word("within") {
                p.bump();
                p.length()?;
            }
            Ok(())
        })
    }

    fn verifiers(&mut self) -> Parsed {
        self.node(Names, |p| {
            p.name("the name of a verifier")?;
            let mut joined = "";
            while matches!(p.word(0), "or" | "and") {
                if !joined.is_empty() && joined != p.word(0) {
                    let help = "name a `body` of those who verify together, or write two commitments";
                    p.error_here("and-mixed-with-or", "verifiers are joined by `or` and by `and`", help);
                }
                joined = p.word(0);
                p.bump();
                p.name("the name of a verifier")?;
            }
            if p.at(Comma) {
                let help = "write `verified by A or B` (either is enough) or `verified by A and B` (both)";
                p.error_here("verifiers-with-comma", "verifiers with a comma between them", help);
                return Err(super::Failed);
            }
            Ok(())
        })
    }

    fn verify(&mut self) -> Parsed {
        self.node(VerifyClause, |p| {
            let example = "verify \"Samples analysed\" by IAEA within 14 days";
            p.bump();
            p.quoted(example)?;
            p.keyword("by", example)?;
            p.name("the name of a verifier")?;
            p.keyword("within", example)?;
            p.length()
        })
    }

    fn counted_in(&mut self) -> Parsed {
        self.node(CountedInClause, |p| {
            p.bump();
            p.keyword("in", "counted in kg")?;
            p.unit()
        })
    }

    fn always_reported(&mut self) -> Parsed {
        self.node(AlwaysReportedClause, |p| {
            p.bump();
            p.keyword("reported", "always reported to public")?;
            if p.at_word("to") {
                p.bump();
                p.keyword("public", "always reported to public")?;
            }
            Ok(())
        })
    }

    fn reported(&mut self) -> Parsed {
        self.node(ReportedClause, |p| {
            p.bump();
            p.keyword("to", "reported to public")?;
            p.keyword("public", "reported to public")
        })
    }

    fn cure(&mut self) -> Parsed {
        self.node(CureClause, |p| {
            p.bump();
            p.length()?;
            if p.at_word("after") {
                p.bump();
                p.wanted("an event", |p| p.deeper(Self::operand))?;
            }
            Ok(())
        })
    }

    fn replaces(&mut self) -> Parsed {
        self.node(ReplacesClause, |p| {
            p.bump();
            p.name("the name of what is replaced")?;
            p.keyword("agreed", "replaces removal agreed 2017-05-29")?;
            p.date()
        })
    }

    fn likely(&mut self) -> Parsed {
        if self.kind(2) == Some(Percent) {
            return self.node(LikelyHoldsClause, |p| {
                p.bump();
                p.check_size();
                p.bump();
                p.bump();
                p.keyword("per", "likely 99 % per 30 days")?;
                p.length()
            });
        }
        self.node(LikelyTakesClause, |p| {
            p.bump();
            p.range("likely 10 days to 30 days most likely 14 days")
        })
    }

    fn report_likely(&mut self) -> Parsed {
        self.node(ReportLikelyClause, |p| {
            let example = "report likely 2 days to 5 days";
            p.bump();
            p.keyword("likely", example)?;
            p.range(example)
        })
    }

    fn range(&mut self, example: &str) -> Parsed {
        self.length()?;
        self.keyword("to", example)?;
        self.length()?;
        if self.at_words(&["most", "likely"]) {
            self.bump();
            self.bump();
            self.length()?;
        }
        Ok(())
    }

    fn restore(&mut self) -> Parsed {
        self.node(RestoreClause, |p| {
            p.bump();
            p.keyword("within", "restore within 14 days when C")?;
            p.length()?;
            if p.at_word("when") && p.same_line(0) {
                p.bump();
                p.condition()?;
            }
            Ok(())
        })
    }

    fn step(&mut self) -> Parsed {
        self.node(StepClause, |p| {
            let example = "step \"Removal plan\" by IR within 5 days";
            p.bump();
            p.quoted(example)?;
            p.keyword("by", example)?;
            p.name("the name of an actor")?;
            if !p.at_word("within") && !p.at_word("after") {
                return p.expected("expected-keyword", "`within` or `after`", format!("write `{example}`"));
            }
            p.bump();
            p.length()
        })
    }

    fn every(&mut self) -> Parsed {
        self.node(EveryClause, |p| {
            p.bump();
            p.any_name("a period", keywords::PERIODS)?;
            if !p.at_word("on") {
                return Ok(());
            }
            p.bump();
            let day = p.word(0);
            if keywords::WEEKDAYS.contains(&day) {
                p.bump();
                return Ok(());
            }
            if day != "day" {
                let help = match nearest(day, keywords::WEEKDAYS.iter().copied()) {
                    Some(meant) if !day.is_empty() => format!("did you mean `{meant}`?"),
                    _ => "write `every week on Friday` or `every month on day 1`".into(),
                };
                return p.expected("expected-day", "a day of the week or `day N`", help);
            }
            p.bump();
            if !p.at(Number) {
                return p.expected("expected-whole-number", "a whole number", "write `every month on day 1`");
            }
            p.check_count("a day");
            p.bump();
            Ok(())
        })
    }
}
