//! The kinds of tokens and nodes in the lossless tree.

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// What a token or a node is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum SyntaxKind {
            $($(#[doc = $doc])* $name,)*
        }

        impl SyntaxKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

kinds! {
    /// Spaces and tabs, no-break spaces among them.
    Space,
    /// The end of a line.
    Newline,
    /// `#` and what follows on its line.
    Comment,
    /// A name or a keyword.
    Word,
    /// `1_550`, `3.67`.
    Number,
    /// `2026-04-01`.
    Date,
    /// `2026-04-01T10:00`.
    DateTime,
    /// A text with its quotes.
    Text,
    /// `,`
    Comma,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Star,
    /// `/`
    Slash,
    /// `%`
    Percent,
    /// `~`
    Tilde,
    /// Anything else; reported by the lexer.
    Unknown,

    /// A block.
    Root,
    /// A declaration.
    Declaration,
    /// What could not be made sense of; reported by the parser.
    Error,
    /// One name in use.
    Name,
    /// Names with commas (or `or`, `and`) between them.
    Names,
    /// The unit after a number.
    Unit,
    /// A duration as written.
    Length,

    /// `clause "..."`
    ClauseText,
    /// `title LANG "..."`
    TitleClause,
    /// `clause LANG "..."`
    ClauseInClause,
    /// `allow FINDING because "..."`
    AllowClause,
    /// `track WORD`
    TrackClause,
    /// `in phase NAME`
    InPhaseClause,
    /// `during NAME`
    DuringClause,
    /// `zone Z`
    ZoneClause,
    /// The name of a time zone.
    Zone,
    /// `in force D [until D]`
    InForceClause,
    /// `baseline D`
    BaselineClause,
    /// `members A, B`
    MembersClause,
    /// `in UNIT`
    InClause,
    /// `in yes/no`
    InYesNoClause,
    /// `in levels A, B`
    InLevelsClause,
    /// `at SITES`
    AtClause,
    /// `of PARTIES`
    OfClause,
    /// `good for D`
    GoodForClause,
    /// `never negative | falls | rises`
    NeverClause,
    /// `per PERIOD`
    PerClause,
    /// `verified by V`
    VerifiedByClause,
    /// `verify "..." by V within D`
    VerifyClause,
    /// `once`
    OnceClause,
    /// `counted in UNIT`
    CountedInClause,
    /// `always reported [to public]`
    AlwaysReportedClause,
    /// `reported to public`
    ReportedClause,
    /// `from D`
    FromClause,
    /// `until D`
    UntilClause,
    /// `through D`
    ThroughClause,
    /// `begins when C`
    BeginsWhenClause,
    /// `ends when C`
    EndsWhenClause,
    /// `P keeps ...`
    SentenceClause,
    /// `at each SITES` of a sentence
    AtEach,
    /// `on D, D`
    HowOn,
    /// `by D`
    HowBy,
    /// `within D of E`
    HowWithinOf,
    /// `every D`
    HowEvery,
    /// `within D after each PERIOD`
    HowAfterEach,
    /// `at least N times per PERIOD`
    HowQuota,
    /// `to P`
    ToClause,
    /// `cure D [after E]`
    CureClause,
    /// `excused while C`
    ExcusedClause,
    /// `as target`
    AsTargetClause,
    /// `replaces NAME agreed D`
    ReplacesClause,
    /// `likely A to B`
    LikelyTakesClause,
    /// `likely N % per D`
    LikelyHoldsClause,
    /// `report likely A to B`
    ReportLikelyClause,
    /// `P grants ...`
    GrantsClause,
    /// `when C`
    WhenClause,
    /// `worth Q`
    WorthClause,
    /// `reversible within D`
    ReversibleClause,
    /// `irreversible`
    IrreversibleClause,
    /// `suspend when C`
    SuspendClause,
    /// `withdraw when C`
    WithdrawClause,
    /// `restore within D [when C]`
    RestoreClause,
    /// `stage "..." D`
    StageClause,
    /// `then "..."`
    ThenClause,
    /// `extendable by all`
    ExtendableClause,
    /// `step "..." by P within D`
    StepClause,
    /// `re-engage when C`
    ReEngageClause,
    /// `prepare "..." owner P`
    PrepareClause,
    /// `phase NAME`
    PhaseClause,
    /// `owner P`
    OwnerClause,
    /// `mitigation "..."`
    MitigationClause,
    /// `every PERIOD [on DAY]`
    EveryClause,
    /// `for P, P`
    ForClause,
    /// `contested by P as E`
    ContestedClause,
    /// `= E`, what a declaration is made of
    FormulaClause,

    /// A name as an expression.
    NameExpr,
    /// A number with its unit.
    NumberExpr,
    /// `yes`, `no`
    YesNoExpr,
    /// A date.
    DateExpr,
    /// A duration.
    DurationExpr,
    /// `start of PHASE`
    StartOfExpr,
    /// `end of PHASE`
    EndOfExpr,
    /// `D after E`
    AfterExpr,
    /// `later of (...)`
    LaterOfExpr,
    /// `earlier of (...)`
    EarlierOfExpr,
    /// `day N of E`
    DayOfExpr,
    /// `E at SITES`
    AtExpr,
    /// `M of P`
    OfExpr,
    /// `sum of M`
    AggregateExpr,
    /// `count of E`
    CountExpr,
    /// `count of S where C`
    CountWhereExpr,
    /// `in the last D`, `since D`, `in PERIOD`
    Window,
    /// `baseline`
    BaselineExpr,
    /// `baseline of Q`
    BaselineOfExpr,
    /// `n % of Q`
    PercentOfExpr,
    /// `share of milestones met`
    ShareExpr,
    /// `a + b`
    BinaryExpr,
    /// `Q until D then Q`
    UntilThenExpr,
    /// `Q if C else Q`
    IfExpr,
    /// `a <= b`
    CompareExpr,
    /// `NAME met`
    VerdictExpr,
    /// `E has happened`
    HappenedExpr,
    /// `A before B`
    BeforeExpr,
    /// `C for D`
    ForExpr,
    /// `not C`
    NotExpr,
    /// `A and B`
    AndExpr,
    /// `A or B`
    OrExpr,
    /// `all of (...)`
    AllOfExpr,
    /// `any of (...)`
    AnyOfExpr,
    /// `at least N of (...)`
    AtLeastExpr,
    /// `E contested by P as E`
    ContestedExpr,
    /// `(E)`
    ParenExpr,
}

impl SyntaxKind {
    /// Whether it says nothing to the parser.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Space | Self::Newline | Self::Comment)
    }

    /// Whether it is an expression.
    pub fn is_expression(self) -> bool {
        self >= Self::NameExpr && self != Self::Window
    }

    /// Whether it is a clause of a declaration.
    pub fn is_clause(self) -> bool {
        self >= Self::ClauseText
            && self <= Self::FormulaClause
            && !matches!(
                self,
                Self::Zone
                    | Self::AtEach
                    | Self::HowOn
                    | Self::HowBy
                    | Self::HowWithinOf
                    | Self::HowEvery
                    | Self::HowAfterEach
                    | Self::HowQuota
            )
    }

    /// Whether it is a condition by its form alone.
    pub fn is_condition(self) -> bool {
        matches!(
            self,
            Self::CompareExpr
                | Self::VerdictExpr
                | Self::HappenedExpr
                | Self::BeforeExpr
                | Self::ForExpr
                | Self::NotExpr
                | Self::AndExpr
                | Self::OrExpr
                | Self::AllOfExpr
                | Self::AnyOfExpr
                | Self::AtLeastExpr
        )
    }
}

/// The language of the tree, for `rowan`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accord {}

impl rowan::Language for Accord {
    type Kind = SyntaxKind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> SyntaxKind {
        SyntaxKind::ALL.get(usize::from(raw.0)).copied().unwrap_or(SyntaxKind::Error)
    }

    fn kind_to_raw(kind: SyntaxKind) -> rowan::SyntaxKind {
        rowan::SyntaxKind(kind as u16)
    }
}

/// A node of the lossless tree.
pub type SyntaxNode = rowan::SyntaxNode<Accord>;
/// A token of the lossless tree.
pub type SyntaxToken = rowan::SyntaxToken<Accord>;
