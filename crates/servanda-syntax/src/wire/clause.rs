//! Clauses in JSON: a word, or an object of one field whose name says which clause it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Expr, Length, Name, Number, Text};

/// A clause. Which declaration may have which is for the checker to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Clause {
    /// A remark, one line.
    Comment(Text),
    /// The clause of the agreement that it renders: `Article 3 (2)`.
    Clause(Text),
    /// A translation of the title.
    Title(Title),
    /// How the clause is named in another language.
    ClauseIn(ClauseIn),
    /// A design finding accepted in writing.
    Allow(Allow),
    /// `technical` or `political`.
    Track(Name),
    /// The phase with which it is grouped.
    InPhase(Name),
    /// The phase that is its term.
    During(Name),
    /// The time zone: `Asia/Muscat`.
    Zone(Text),
    /// When the agreement is in force.
    InForce(InForce),
    /// The baseline date.
    Baseline(Expr),
    /// The members of a body.
    Members(Vec<Name>),
    /// The unit of a measure.
    In(Name),
    /// A measure that is yes or no.
    InYesNo,
    /// A measure in ordered levels, the lowest first.
    InLevels(Vec<Name>),
    /// Where.
    At(Vec<Name>),
    /// Whose.
    Of(Vec<Name>),
    /// How long a reading is good.
    GoodFor(Length),
    /// A measure that is never negative.
    NeverNegative,
    /// A measure that never falls.
    NeverFalls,
    /// A measure that never rises.
    NeverRises,
    /// The period of a flow.
    Per(Name),
    /// Who verifies it.
    VerifiedBy(VerifiedBy),
    /// A step of verification.
    Verify(Verify),
    /// An event that happens once.
    Once,
    /// The unit in which an event is counted.
    CountedIn(Name),
    /// An event that is always reported.
    AlwaysReported,
    /// An event that is always reported to the public.
    AlwaysReportedToPublic,
    /// An event that is public when reported.
    ReportedToPublic,
    /// From when.
    From(Expr),
    /// Until when, exclusive.
    Until(Expr),
    /// Through when, inclusive.
    Through(Expr),
    /// The condition with which a phase begins.
    BeginsWhen(Expr),
    /// The condition with which a phase ends.
    EndsWhen(Expr),
    /// Who owes what.
    Owes(Sentence),
    /// To whom it is owed.
    To(Vec<Name>),
    /// The time to put right what was breached.
    Cure(Cure),
    /// While this holds it is excused.
    ExcusedWhile(Expr),
    /// Missing it is not a breach.
    AsTarget,
    /// What it replaces.
    Replaces(Replaces),
    /// How long it will take, for the forecast.
    LikelyTakes(Range),
    /// How likely it holds, for the forecast.
    LikelyHolds(LikelyHolds),
    /// How long the verifier's word will take, for the forecast.
    ReportLikely(Range),
    /// Who grants the relief, and when.
    Grants(Grants),
    /// The condition.
    When(Expr),
    /// What it is worth.
    Worth(Expr),
    /// How fast a relief can be taken back.
    ReversibleWithin(Length),
    /// A relief that cannot be taken back.
    Irreversible,
    /// The condition on which it is suspended.
    SuspendWhen(Expr),
    /// The condition on which it is withdrawn.
    WithdrawWhen(Expr),
    /// How it comes back.
    Restore(Restore),
    /// A stage of a procedure.
    Stage(Stage),
    /// What follows when the last stage has run out.
    Then(Text),
    /// A procedure that all together may extend.
    ExtendableByAll,
    /// A step of a response.
    Step(Step),
    /// The condition on which the way back opens; the steps after it lead back.
    ReEngageWhen(Expr),
    /// What to prepare.
    Prepare(Prepare),
    /// The phase of a risk.
    Phase(Name),
    /// Who owns a risk.
    Owner(Name),
    /// What is done about a risk.
    Mitigation(Text),
    /// How often a report is due.
    Every(Every),
    /// For whom a report is.
    For(Vec<Name>),
    /// Another reading of a measure's formula.
    Contested(super::expression::Reading),
}

/// A translation of the title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// The language: `fa`.
    pub language: Name,
    /// The title in it.
    pub text: Text,
}

/// How the clause is named in another language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseIn {
    /// The language: `fa`.
    pub language: Name,
    /// The clause in it.
    pub text: Text,
}

/// A design finding accepted in writing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The name of the finding.
    pub finding: Name,
    /// Why it is accepted.
    pub because: Text,
}

/// When the agreement is in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// From when.
    pub from: Expr,
    /// Until when, exclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Expr>,
}

/// Who verifies, and how soon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifiedBy {
    /// Who.
    pub by: Verifiers,
    /// The reporting time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Length>,
}

/// Who verifies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verifiers {
    /// Any one of these.
    AnyOf(Vec<Name>),
    /// All of these.
    AllOf(Vec<Name>),
    /// The parties each other.
    EachOther,
}

/// A step of verification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    /// What is done.
    pub text: Text,
    /// By whom.
    pub by: Name,
    /// How soon.
    pub within: Length,
}

/// `IR, US each do access-given within 24 hours of access-requested`, in its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sentence {
    /// Who owes.
    pub by: Vec<Name>,
    /// Each of them by itself rather than jointly.
    #[serde(default, skip_serializing_if = "is_false")]
    pub each: bool,
    /// What they do.
    pub verb: Verb,
    /// What: an event, a condition; several events of `refrains-from`.
    pub what: Vec<Expr>,
    /// At each of these sites by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_each: Option<Vec<Name>>,
    /// When; without it throughout, or once without a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// What a party that owes does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Verb {
    Keeps,
    Does,
    Allows,
    Achieves,
    RefrainsFrom,
}

/// When something is owed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On these dates alone.
    On(Vec<Expr>),
    /// By a date or an event.
    By(Expr),
    /// Each time that something happens.
    Within(Within),
    /// Never more than this between one and the next.
    Every(Length),
    /// When a period has ended.
    AfterEach(AfterEach),
    /// At least so much in each period.
    AtLeast(Quota),
    /// At most so much in each period.
    AtMost(Quota),
}

/// So long after something happens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// How long.
    pub length: Length,
    /// Of which event or condition.
    pub of: Expr,
}

/// So long after each period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AfterEach {
    /// How long.
    pub within: Length,
    /// After which period.
    pub period: Name,
}

/// So much in each period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// How often, or how much with a unit.
    pub amount: Expr,
    /// In which period.
    pub per: Name,
}

/// The time to put right what was breached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cure {
    /// How long.
    pub within: Length,
    /// After which event; without it after the breach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Expr>,
}

/// What a commitment replaces.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replaces {
    /// The old one.
    pub name: Name,
    /// When that was agreed.
    pub agreed: Expr,
}

/// From the shortest to the longest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Range {
    /// The shortest.
    pub from: Length,
    /// The longest.
    pub to: Length,
    /// The most likely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_likely: Option<Length>,
}

/// How likely something holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LikelyHolds {
    /// In percent.
    pub percent: Number,
    /// Through each.
    pub per: Length,
}

/// Who grants a relief, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grants {
    /// Who.
    pub by: Vec<Name>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
}

/// The term of a grant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// So long after it falls due.
    Within(Length),
    /// By a date.
    By(Expr),
}

/// How a relief comes back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// How soon.
    pub within: Length,
    /// On which condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Expr>,
}

/// A stage of a procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What it is.
    pub text: Text,
    /// How long it runs.
    pub length: Length,
}

/// A step of a response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What is done.
    pub text: Text,
    /// By whom.
    pub by: Name,
    /// When.
    pub clock: Clock,
}

/// The clock of a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// Within this.
    Within(Length),
    /// Not before this has passed.
    After(Length),
}

/// What to prepare for a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepare {
    /// What.
    pub text: Text,
    /// Who does it.
    pub owner: Name,
}

/// How often a report is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Every {
    /// `week`, `month`, or a declared period.
    pub period: Name,
    /// On which day of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<ReportDay>,
}

/// The day of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportDay {
    /// A day of the week by its English name.
    Weekday(Name),
    /// A day counted from the first of the period.
    Day(u32),
}

// Serde asks for a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}
