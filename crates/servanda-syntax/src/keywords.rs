//! The words of the language: which begin a declaration, which begin a clause, which no name may be.

/// The keywords that begin a declaration in column 1.
#[rustfmt::skip]
pub const DECLARATIONS: &[&str] = &[
    "agreement", "party", "host", "verifier", "stakeholder", "body", "site", "sites", "unit", "date", "period",
    "measure", "event", "phase", "commitment", "relief", "procedure", "response", "scenario", "risk", "indicator",
    "report", "briefing",
];

/// The keywords that begin a clause.
#[rustfmt::skip]
pub const CLAUSES: &[&str] = &[
    "clause", "title", "allow", "track", "in", "during", "zone", "baseline", "members", "at", "of", "good", "never",
    "per", "verified", "verify", "once", "counted", "always", "reported", "from", "until", "through", "begins",
    "ends", "to", "cure", "excused", "as", "replaces", "likely", "report", "when", "worth", "reversible",
    "irreversible", "suspend", "withdraw", "restore", "stage", "then", "extendable", "step", "re-engage", "prepare",
    "phase", "owner", "mitigation", "every", "for", "contested",
];

/// The clauses whose keyword cannot be anything else, so that the parser may go on there in the middle of a line.
#[rustfmt::skip]
const DISTINCT: &[&str] = &[
    "clause", "track", "zone", "members", "good", "never", "verified", "verify", "once", "counted", "always",
    "reported", "begins", "ends", "cure", "excused", "replaces", "likely", "worth", "reversible", "irreversible",
    "suspend", "withdraw", "restore", "stage", "extendable", "step", "re-engage", "prepare", "mitigation",
];

/// The verbs of a commitment, and that of a relief, in both numbers.
pub const VERBS: &[&str] = &[
    "keeps", "keep", "does", "do", "allows", "allow", "achieves", "achieve", "refrains", "refrain", "grants", "grant",
];

/// The words that say how something stands; after a name they make a condition.
#[rustfmt::skip]
pub const VERDICTS: &[&str] = &[
    "met", "breached", "missed", "disputed", "overdue", "unverified", "curing", "pending", "upcoming", "late",
    "waived", "excused", "concluded", "granted", "suspended", "withdrawn", "lapsed", "withheld", "due", "locked",
    "open", "settled", "exhausted", "running",
];

/// What else no name may be: the words of expressions, and the units of time and the periods.
#[rustfmt::skip]
pub const OPERATORS: &[&str] = &[
    "and", "or", "not", "if", "else", "before", "after", "within", "by", "on", "since", "where", "each", "least",
    "most", "all", "any", "has", "happened", "contested", "agreed", "because", "other", "yes", "no", "million",
    "billion", "thousand", "time", "times", "sum", "max", "min", "mean", "count", "share", "later", "earlier",
    "start", "end", "levels", "force", "public", "the", "last", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "quarter", "quarters", "year", "years",
];

/// The names of the days of the week, Monday first.
pub const WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The built-in periods, which stand where a declared one may stand.
pub const PERIODS: &[&str] = &["day", "week", "month", "quarter", "year"];

/// Whether `word` is a keyword, so that nothing may be named so.
pub fn is_reserved(word: &str) -> bool {
    [DECLARATIONS, CLAUSES, VERBS, VERDICTS, OPERATORS].iter().any(|words| words.contains(&word))
}

/// Whether `word` begins a clause wherever it stands.
pub fn is_distinct_clause(word: &str) -> bool {
    DISTINCT.contains(&word)
}

/// Whether a line of a `declaration` that begins with `word` begins a clause, rather than going on with an expression.
pub fn begins_line_of(declaration: &str, word: &str) -> bool {
    let others: &[&str] = match declaration {
        "commitment" => &["from", "until", "through", "during", "in", "to", "as", "title", "allow", "report"],
        "relief" => &["from", "until", "in", "to", "when", "title", "allow"],
        "phase" => &["from", "until", "title", "allow"],
        "agreement" => &["in", "baseline", "title", "allow"],
        "measure" => &["in", "at", "of", "per", "contested", "title", "allow"],
        "event" => &["at", "of", "title", "allow"],
        "date" => &["title", "allow"],
        "procedure" => &["then", "title", "allow"],
        "response" | "scenario" | "indicator" | "unit" | "sites" | "site" | "period" => &["when", "title", "allow"],
        "risk" => &["phase", "owner", "title", "allow"],
        "report" | "briefing" => &["every", "for", "title", "allow"],
        _ => &["title", "allow"],
    };
    others.contains(&word) || is_distinct_clause(word)
}

/// Which duration a word counts, if it is one.
pub fn duration_unit(word: &str) -> Option<servanda_base::DurationUnit> {
    use servanda_base::DurationUnit::{Day, Hour, Month, Week, Year};
    Some(match word {
        "hour" | "hours" => Hour,
        "day" | "days" => Day,
        "week" | "weeks" => Week,
        "month" | "months" => Month,
        "year" | "years" => Year,
        _ => return None,
    })
}
