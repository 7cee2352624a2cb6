//! Clauses of the tree to clauses of the plain structures.

use super::{Lower, has_word, own_words, tokens};
use crate::ast::{Clause, ClauseKind, Expr, How, Joined, Length, ReportDay, Sentence, StepClock, Term, Verb, Word};
use crate::keywords;
use crate::kind::SyntaxKind::{self, *};
use crate::kind::SyntaxNode;

impl Lower<'_> {
    pub(super) fn clause(self, node: &SyntaxNode) -> Option<Clause> {
        let kind = match node.kind() {
            FormulaClause => return None,
            SentenceClause => ClauseKind::Owes(self.sentence(node)?),
            kind if kind.is_clause() => self.simple(node).or_else(|| self.composed(node))?,
            _ => return None,
        };
        Some(Clause { kind, span: self.span(node) })
    }

    fn first_word(self, node: &SyntaxNode) -> Option<Word> {
        self.words_of(node).into_iter().next()
    }

    fn first_length(self, node: &SyntaxNode) -> Option<Length> {
        self.lengths(node).into_iter().next()
    }

    /// Clauses of a keyword and one thing.
    fn simple(self, node: &SyntaxNode) -> Option<ClauseKind> {
        let word = || self.first_word(node);
        let expression = || self.expression_in(node);
        let length = || self.first_length(node);
        Some(match node.kind() {
            ClauseText => ClauseKind::Clause(self.text(node)?),
            TrackClause => ClauseKind::Track(word()?),
            InPhaseClause => ClauseKind::InPhase(word()?),
            DuringClause => ClauseKind::During(word()?),
            ZoneClause => ClauseKind::Zone(word()?),
            BaselineClause => ClauseKind::Baseline(expression()?),
            MembersClause => ClauseKind::Members(self.names(node)),
            InClause => ClauseKind::In(word()?),
            InYesNoClause => ClauseKind::InYesNo,
            InLevelsClause => ClauseKind::InLevels(self.names(node)),
            AtClause => ClauseKind::At(self.names(node)),
            OfClause => ClauseKind::Of(self.names(node)),
            GoodForClause => ClauseKind::GoodFor(length()?),
            PerClause => ClauseKind::Per(word()?),
            OnceClause => ClauseKind::Once,
            CountedInClause => ClauseKind::CountedIn(word()?),
            ReportedClause => ClauseKind::ReportedToPublic,
            FromClause => ClauseKind::From(expression()?),
            UntilClause => ClauseKind::Until(expression()?),
            ThroughClause => ClauseKind::Through(expression()?),
            BeginsWhenClause => ClauseKind::BeginsWhen(expression()?),
            EndsWhenClause => ClauseKind::EndsWhen(expression()?),
            ToClause => ClauseKind::To(self.names(node)),
            ExcusedClause => ClauseKind::ExcusedWhile(expression()?),
            AsTargetClause => ClauseKind::AsTarget,
            WhenClause => ClauseKind::When(expression()?),
            WorthClause => ClauseKind::Worth(expression()?),
            ReversibleClause => ClauseKind::Reversible(length()?),
            IrreversibleClause => ClauseKind::Irreversible,
            SuspendClause => ClauseKind::SuspendWhen(expression()?),
            WithdrawClause => ClauseKind::WithdrawWhen(expression()?),
            ThenClause => ClauseKind::Then(self.text(node)?),
            ExtendableClause => ClauseKind::ExtendableByAll,
            ReEngageClause => ClauseKind::ReEngageWhen(expression()?),
            PhaseClause => ClauseKind::Phase(word()?),
            OwnerClause => ClauseKind::Owner(word()?),
            MitigationClause => ClauseKind::Mitigation(self.text(node)?),
            ForClause => ClauseKind::For(self.names(node)),
            _ => return None,
        })
    }

    /// Clauses of several things.
    fn composed(self, node: &SyntaxNode) -> Option<ClauseKind> {
        let word = || self.first_word(node);
        let expression = || self.expression_in(node);
        let length = || self.first_length(node);
        Some(match node.kind() {
            TitleClause => ClauseKind::Title(word()?, self.text(node)?),
            ClauseInClause => ClauseKind::ClauseIn(word()?, self.text(node)?),
            AllowClause => ClauseKind::Allow(word()?, self.text(node)?),
            InForceClause => {
                let mut dates = self.expressions(node).into_iter();
                ClauseKind::InForce(dates.next()??, dates.next().flatten())
            }
            NeverClause if has_word(node, "negative") => ClauseKind::NeverNegative,
            NeverClause if has_word(node, "falls") => ClauseKind::NeverFalls,
            NeverClause if has_word(node, "rises") => ClauseKind::NeverRises,
            VerifiedByClause => self.verified_by(node)?,
            VerifyClause => ClauseKind::Verify { text: self.text(node)?, by: word()?, within: length()? },
            AlwaysReportedClause => ClauseKind::AlwaysReported { to_public: has_word(node, "public") },
            CureClause => ClauseKind::Cure(length()?, expression()),
            ReplacesClause => ClauseKind::Replaces(word()?, expression()?),
            LikelyTakesClause => {
                let (from, to, mode) = self.range(node)?;
                ClauseKind::LikelyTakes(from, to, mode)
            }
            ReportLikelyClause => {
                let (from, to, mode) = self.range(node)?;
                ClauseKind::ReportLikely(from, to, mode)
            }
            LikelyHoldsClause => {
                let number = tokens(node).find(|token| token.kind() == Number)?;
                ClauseKind::LikelyHolds(crate::parser::decimal(number.text())?, length()?)
            }
            GrantsClause => ClauseKind::Grants {
                by: self.names(node),
                term: length().map(Term::Within).or_else(|| expression().map(Term::By)),
            },
            RestoreClause => ClauseKind::Restore(length()?, expression()),
            StageClause => ClauseKind::Stage(self.text(node)?, length()?),
            StepClause => {
                let clock = if has_word(node, "after") { StepClock::After } else { StepClock::Within };
                ClauseKind::Step { text: self.text(node)?, by: word()?, clock: clock(length()?) }
            }
            PrepareClause => ClauseKind::Prepare(self.text(node)?, word()?),
            EveryClause => ClauseKind::Every { period: word()?, on: report_day(node) },
            ContestedClause => ClauseKind::Contested(word()?, expression()?),
            _ => return None,
        })
    }

    fn verified_by(self, node: &SyntaxNode) -> Option<ClauseKind> {
        let within = self.first_length(node);
        let Some(list) = node.children().find(|child| child.kind() == Names) else {
            let each_other = has_word(node, "each") && has_word(node, "other");
            return each_other.then(|| ClauseKind::VerifiedBy { by: Vec::new(), joined: Joined::EachOther, within });
        };
        let joined = if has_word(&list, "and") { Joined::And } else { Joined::Or };
        Some(ClauseKind::VerifiedBy { by: self.words_of(&list), joined, within })
    }

    fn range(self, node: &SyntaxNode) -> Option<(Length, Length, Option<Length>)> {
        let mut lengths = self.lengths(node).into_iter();
        Some((lengths.next()?, lengths.next()?, lengths.next()))
    }

    fn sentence(self, node: &SyntaxNode) -> Option<Sentence> {
        let verb = tokens(node).find_map(|token| verb(token.text()))?;
        let how = node.children().find(|child| is_how(child.kind()));
        let mut what: Vec<Expr> = self.expressions(node).into_iter().flatten().collect();
        let how = match how {
            Some(how) if how.kind() == HowQuota => {
                let (quota, event) = self.quota(&how)?;
                what.extend(event);
                quota
            }
            Some(how) => self.how(&how)?,
            None => How::Plain,
        };
        let sites = node.children().find(|child| child.kind() == AtEach);
        Some(Sentence {
            owed_by: self.names(node),
            each: has_word(node, "each"),
            verb,
            what,
            at_each: sites.map(|sites| self.names(&sites)),
            how,
            span: self.span(node),
        })
    }

    fn how(self, node: &SyntaxNode) -> Option<How> {
        Some(match node.kind() {
            HowOn => How::On(self.expressions(node).into_iter().flatten().collect()),
            HowBy => How::By(self.expression_in(node)?),
            HowWithinOf => How::WithinOf(self.first_length(node)?, self.expression_in(node)?),
            HowEvery => How::Every(self.first_length(node)?),
            HowAfterEach => How::AfterEach(self.first_length(node)?, self.first_word(node)?),
            _ => return None,
        })
    }

    /// The quota, and the event if it stands inside.
    fn quota(self, node: &SyntaxNode) -> Option<(How, Option<Expr>)> {
        let mut parts = self.expressions(node).into_iter();
        let amount = parts.next()??;
        let at_least = has_word(node, "least");
        Some((How::Quota { at_least, amount, per: self.first_word(node)? }, parts.next().flatten()))
    }
}

fn is_how(kind: SyntaxKind) -> bool {
    matches!(kind, HowOn | HowBy | HowWithinOf | HowEvery | HowAfterEach | HowQuota)
}

fn verb(word: &str) -> Option<Verb> {
    Some(match word {
        "keeps" | "keep" => Verb::Keeps,
        "does" | "do" => Verb::Does,
        "allows" | "allow" => Verb::Allows,
        "achieves" | "achieve" => Verb::Achieves,
        "refrains" | "refrain" => Verb::RefrainsFrom,
        _ => return None,
    })
}

fn report_day(node: &SyntaxNode) -> Option<ReportDay> {
    let words = own_words(node);
    let last = words.last()?;
    if !words.iter().any(|word| word == "on") {
        return None;
    }
    match keywords::WEEKDAYS.iter().position(|day| day == last) {
        Some(at) => Some(ReportDay::Weekday(u32::try_from(at + 1).ok()?)),
        None => last.replace('_', "").parse().ok().map(ReportDay::Day),
    }
}
