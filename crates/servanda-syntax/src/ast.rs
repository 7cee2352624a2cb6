//! The syntax of a document in plain structures, each with its place. Lowered from the lossless tree; what the parser
//! could not make sense of is left out here, and reported there.

use servanda_base::{Date, Decimal, Duration, Span};

/// A word of the text that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A text in double quotes, without them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What is between the quotes.
    pub text: String,
    /// Where, quotes included.
    pub span: Span,
}

/// A length of time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// How long.
    pub duration: Duration,
    /// Where.
    pub span: Span,
}

/// One declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// What it declares.
    pub item: Item,
    /// Its name; for `agreement` its id.
    pub name: Word,
    /// Its title.
    pub title: Option<Text>,
    /// Its clauses, in the order of the text.
    pub clauses: Vec<Clause>,
    /// The heading of the prose under which its block stands.
    pub heading: Option<String>,
    /// Where the whole of it stands.
    pub span: Span,
    /// Whether the parser reported an error in it, so that clauses may be left out.
    pub is_faulty: bool,
}

/// What is declared, with what stands between the name (and title) and the clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// `agreement ID "..."`.
    Agreement,
    /// `party`, `host`, `verifier`, `stakeholder`, `body` (members are a clause).
    Actor(ActorRole),
    /// `site NAME "..."`.
    Site,
    /// `sites NAME ["..."] = NAME, NAME`.
    Sites(Vec<Word>),
    /// `unit NAME = N UNIT`.
    Unit(Expr),
    /// `date NAME ["..."] E`.
    Date(Expr),
    /// `period NAME ["..."] every D from E`.
    Period {
        /// Its length.
        every: Length,
        /// Its anchor.
        from: Expr,
    },
    /// `measure NAME "..." ...`; a derived one has its formula here.
    Measure(Option<Expr>),
    /// `event NAME "..." ...`.
    Event,
    /// `phase NAME "..." ...`.
    Phase,
    /// `commitment NAME "..." ...`; the sentence `P keeps ...` is a clause.
    Commitment,
    /// `relief NAME "..." ...`.
    Relief,
    /// `procedure NAME "..." ...`.
    Procedure,
    /// `response NAME "..." ...`.
    Response,
    /// `scenario NAME "..." ...`.
    Scenario,
    /// `risk NAME "..." ...`.
    Risk,
    /// `indicator NAME "..." = E`.
    Indicator(Expr),
    /// `report NAME "..." every PERIOD ...`.
    Report,
    /// `briefing NAME "..." every PERIOD ...`.
    Briefing,
}

/// The keyword by which an actor is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ActorRole {
    Party,
    Host,
    Verifier,
    Stakeholder,
    Body,
}

/// One clause with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it says.
    pub kind: ClauseKind,
    /// Where.
    pub span: Span,
}

/// The clauses. Which declaration may have which is for the checker to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClauseKind {
    /// `clause "..."`.
    Clause(Text),
    /// `title LANG "..."`.
    Title(Word, Text),
    /// `clause LANG "..."`.
    ClauseIn(Word, Text),
    /// `allow FINDING because "..."`.
    Allow(Word, Text),
    /// `track technical | political`.
    Track(Word),
    /// `in phase NAME`.
    InPhase(Word),
    /// `during NAME`.
    During(Word),
    /// `zone Asia/Muscat`.
    Zone(Word),
    /// `in force E [until E]`.
    InForce(Expr, Option<Expr>),
    /// `baseline E`.
    Baseline(Expr),
    /// `members A, B`.
    Members(Vec<Word>),
    /// `in UNIT`.
    In(Word),
    /// `in yes/no`.
    InYesNo,
    /// `in levels none, minimum, complete`: ordered levels, the lowest first.
    InLevels(Vec<Word>),
    /// `at SITES`.
    At(Vec<Word>),
    /// `of PARTIES`.
    Of(Vec<Word>),
    /// `good for D`.
    GoodFor(Length),
    /// `never negative`.
    NeverNegative,
    /// `never falls`.
    NeverFalls,
    /// `never rises`.
    NeverRises,
    /// `per PERIOD`.
    Per(Word),
    /// `verified by V [or V | and V | each other] [within D]`.
    VerifiedBy {
        /// Who; empty for `each other`.
        by: Vec<Word>,
        /// How they are joined.
        joined: Joined,
        /// The reporting time.
        within: Option<Length>,
    },
    /// `verify "..." by V within D`.
    Verify {
        /// What is done.
        text: Text,
        /// By whom.
        by: Word,
        /// How soon.
        within: Length,
    },
    /// `once`.
    Once,
    /// `counted in UNIT`.
    CountedIn(Word),
    /// `always reported [to public]`.
    AlwaysReported {
        /// `to public`.
        to_public: bool,
    },
    /// `reported to public`.
    ReportedToPublic,
    /// `from E`.
    From(Expr),
    /// `until E`.
    Until(Expr),
    /// `through E`.
    Through(Expr),
    /// `begins when C`.
    BeginsWhen(Expr),
    /// `ends when C`.
    EndsWhen(Expr),
    /// The sentence of a commitment.
    Owes(Sentence),
    /// `to P, P`.
    To(Vec<Word>),
    /// `cure D [after EVENT]`.
    Cure(Length, Option<Expr>),
    /// `excused while C`.
    ExcusedWhile(Expr),
    /// `as target`.
    AsTarget,
    /// `replaces NAME agreed E`.
    Replaces(Word, Expr),
    /// `likely A to B [most likely M]`.
    LikelyTakes(Length, Length, Option<Length>),
    /// `likely N % per D`.
    LikelyHolds(Decimal, Length),
    /// `report likely A to B [most likely M]`.
    ReportLikely(Length, Length, Option<Length>),
    /// `P grants within D`, `P grants by E`, `P grants`.
    Grants {
        /// Who.
        by: Vec<Word>,
        /// The term.
        term: Option<Term>,
    },
    /// `when C`.
    When(Expr),
    /// `worth Q`.
    Worth(Expr),
    /// `reversible within D`.
    Reversible(Length),
    /// `irreversible`.
    Irreversible,
    /// `suspend when C`.
    SuspendWhen(Expr),
    /// `withdraw when C`.
    WithdrawWhen(Expr),
    /// `restore within D [when C]`.
    Restore(Length, Option<Expr>),
    /// `stage "..." D`.
    Stage(Text, Length),
    /// `then "..."`.
    Then(Text),
    /// `extendable by all`.
    ExtendableByAll,
    /// `step "..." by ACTOR within D | after D`.
    Step {
        /// What is done.
        text: Text,
        /// By whom.
        by: Word,
        /// When.
        clock: StepClock,
    },
    /// `re-engage when C`; the steps after it lead back.
    ReEngageWhen(Expr),
    /// `prepare "..." owner ACTOR`.
    Prepare(Text, Word),
    /// `phase NAME` (of a risk).
    Phase(Word),
    /// `owner ACTOR`.
    Owner(Word),
    /// `mitigation "..."`.
    Mitigation(Text),
    /// `every PERIOD [on Friday | on day N]`.
    Every {
        /// `week`, `month`, a declared period.
        period: Word,
        /// The day.
        on: Option<ReportDay>,
    },
    /// `for A, B, public`.
    For(Vec<Word>),
    /// `contested by P as E`, of a measure's formula.
    Contested(Word, Expr),
}

/// How several verifiers are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Joined {
    Or,
    And,
    EachOther,
}

/// The term of a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// `within D`.
    Within(Length),
    /// `by E`.
    By(Expr),
}

/// The clock of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepClock {
    /// `within D`.
    Within(Length),
    /// `after D`.
    After(Length),
}

/// On which day of its period a report is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportDay {
    /// `on Friday`: Monday is 1.
    Weekday(u32),
    /// `on day N`.
    Day(u32),
}

/// `IR, US each do E by D`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Who owes.
    pub owed_by: Vec<Word>,
    /// A verdict for each of them.
    pub each: bool,
    /// The verb, in whatever number it was written.
    pub verb: Verb,
    /// What: an event, a condition; several events after `refrains from`.
    pub what: Vec<Expr>,
    /// `at each SITES`.
    pub at_each: Option<Vec<Word>>,
    /// When.
    pub how: How,
    /// Where.
    pub span: Span,
}

/// The verb of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Verb {
    Keeps,
    Does,
    Allows,
    Achieves,
    RefrainsFrom,
}

/// What follows the deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Nothing: throughout, or once without a date.
    Plain,
    /// `on D, D`.
    On(Vec<Expr>),
    /// `by E`: a date or an event.
    By(Expr),
    /// `within D of E`.
    WithinOf(Length, Expr),
    /// `every D`.
    Every(Length),
    /// `within D after each PERIOD`.
    AfterEach(Length, Word),
    /// `at least N times per PERIOD`, `at most N UNIT of EVENT per PERIOD`.
    Quota {
        /// `at least` rather than `at most`.
        at_least: bool,
        /// The number, with its unit if it has one.
        amount: Expr,
        /// In each.
        per: Word,
    },
}

/// An expression: a date, a quantity or a condition; which, is found out by the checker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// What it says.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    /// A name: date, measure, event, indicator, level.
    Name(String),
    /// A number, with `million` and the like multiplied in; `half_width` is what `~` leaves open, zero without.
    Number {
        /// The value.
        value: Decimal,
        /// Half a unit of the last digit that is not zero, after `~`.
        half_width: Decimal,
        /// The unit: `kg`, `%`, `USD`, `kg-UF6`.
        unit: Option<Word>,
    },
    /// `yes` or `no`.
    YesNo(bool),
    /// `2026-04-01`.
    Date(Date),
    /// `2026-04-01T10:00[:30]`, in the zone or with an offset: the text as written, its form checked.
    DateTime(String),
    /// `2026-02-30`: the parser has reported it.
    NoSuchDate,
    /// `3 months` in `E + 3 months`.
    Duration(Duration),
    /// `start of PHASE`.
    StartOf(Word),
    /// `end of PHASE`.
    EndOf(Word),
    /// `D after EVENT`.
    After(Length, Box<Expr>),
    /// `later of (E, E)`.
    LaterOf(Vec<Expr>),
    /// `earlier of (E, E)`.
    EarlierOf(Vec<Expr>),
    /// `day N of E`.
    DayOf(u32, Box<Expr>),
    /// `E at NAME, NAME`: a measure, an event, a count of one.
    At(Box<Expr>, Vec<Word>),
    /// `deployed of US`.
    Of(Word, Word),
    /// `sum of M`, with `at` outside and the period inside.
    Aggregate {
        /// `sum`, `max`, `min`, `mean`.
        how: Word,
        /// The measure.
        of: Box<Expr>,
        /// `at SITES`.
        at: Option<Vec<Word>>,
        /// `in PERIOD`.
        within: Option<Word>,
    },
    /// `count of EVENT [at SITES] [window]`.
    Count {
        /// The event.
        of: Box<Expr>,
        /// `at SITES`.
        at: Option<Vec<Word>>,
        /// The stretch.
        window: Option<Window>,
    },
    /// `count of SITES where C`.
    CountWhere(Word, Box<Expr>),
    /// `baseline` alone.
    Baseline,
    /// `baseline of Q`.
    BaselineOf(Box<Expr>),
    /// `n % of Q`: the percentage and the quantity.
    PercentOf(Box<Expr>, Box<Expr>),
    /// `share of milestones [due] met [on time]`.
    ShareOfMilestones {
        /// `due`.
        due: bool,
        /// `on time`.
        on_time: bool,
    },
    /// `+ - * /`.
    Binary(Box<Expr>, BinaryOp, Box<Expr>),
    /// `Q until E then Q`.
    UntilThen(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `Q if C else Q`: then, condition, otherwise.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `= != < <= > >=`.
    Compare(Box<Expr>, CompareOp, Box<Expr>),
    /// `NAME [of P] WORD`: the words `met on time`, `in effect` in one.
    Verdict {
        /// Of what.
        name: Word,
        /// Of which party or site.
        of: Option<Word>,
        /// The word.
        word: Word,
    },
    /// `EVENT has happened`.
    Happened(Box<Expr>),
    /// `A before B`.
    Before(Box<Expr>, Box<Expr>),
    /// `C for D`.
    For(Box<Expr>, Length),
    /// `not C`.
    Not(Box<Expr>),
    /// `A and B and C`, `all of (...)`.
    All(Vec<Expr>),
    /// `A or B`, `any of (...)`.
    Any(Vec<Expr>),
    /// `at least N of (...)`.
    AtLeast(u32, Vec<Expr>),
    /// `E contested by P as E [contested by ...]`.
    Contested(Box<Expr>, Vec<(Word, Expr)>),
    /// `(E)`.
    Paren(Box<Expr>),
}

/// Arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Plus,
    Minus,
    Times,
    Divide,
}

/// Comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CompareOp {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// The stretch of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// `in the last D`.
    Last(Length),
    /// `since E`.
    Since(Box<Expr>),
    /// `in PERIOD`.
    In(Word),
}
