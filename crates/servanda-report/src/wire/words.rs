//! The words of the JSON forms, each with its schema: closed lists, so that a program can match them.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use servanda_engine::{ReliefStatus, StepStatus};

/// An instant in RFC 3339 with the offset of the agreement's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("format" = "date-time"))]
pub struct Stamp(pub(super) String);

/// The verdict on a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Verdict {
    Breached,
    Missed,
    Disputed,
    Overdue,
    Unverified,
    Curing,
    Pending,
    Upcoming,
    Late,
    Met,
    Waived,
    Excused,
}

impl From<servanda_engine::Verdict> for Verdict {
    fn from(verdict: servanda_engine::Verdict) -> Self {
        use servanda_engine::Verdict as V;
        match verdict {
            V::Breached => Self::Breached,
            V::Missed => Self::Missed,
            V::Disputed => Self::Disputed,
            V::Overdue => Self::Overdue,
            V::Unverified => Self::Unverified,
            V::Curing => Self::Curing,
            V::Pending => Self::Pending,
            V::Upcoming => Self::Upcoming,
            V::Late => Self::Late,
            V::Met => Self::Met,
            V::Waived => Self::Waived,
            V::Excused => Self::Excused,
        }
    }
}

/// The status of a relief, with its cause where that is in question: `suspended without cause`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Status(String);

/// Every status of a relief, in order.
const STATUSES: [&str; 20] = [
    "lapsed",
    "waived",
    "disputed",
    "withdrawn",
    "withdrawn without cause",
    "withdrawn, cause not established",
    "restoration overdue",
    "restoration due",
    "suspended",
    "suspended without cause",
    "suspended, cause not established",
    "suspension open",
    "premature",
    "ahead of verification",
    "in effect in part",
    "in effect",
    "withheld",
    "overdue",
    "due",
    "locked",
];

impl From<ReliefStatus> for Status {
    fn from(status: ReliefStatus) -> Self {
        Self(status.to_string())
    }
}

impl JsonSchema for Status {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ReliefStatus".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": STATUSES })
    }
}

/// What was done about a relief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub enum Done {
    #[serde(rename = "nothing")]
    Nothing,
    #[serde(rename = "granted")]
    Granted,
    #[serde(rename = "granted in part")]
    GrantedInPart,
    #[serde(rename = "suspended")]
    Suspended,
    #[serde(rename = "restored")]
    Restored,
    #[serde(rename = "withdrawn")]
    Withdrawn,
}

impl From<servanda_engine::Done> for Done {
    fn from(done: servanda_engine::Done) -> Self {
        use servanda_engine::Done as D;
        match done {
            D::Nothing => Self::Nothing,
            D::Granted => Self::Granted,
            D::GrantedInPart => Self::GrantedInPart,
            D::Suspended => Self::Suspended,
            D::Restored => Self::Restored,
            D::Withdrawn => Self::Withdrawn,
        }
    }
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub enum StepWord {
    #[serde(rename = "ahead")]
    Ahead,
    #[serde(rename = "due")]
    Due,
    #[serde(rename = "overdue")]
    Overdue,
    #[serde(rename = "done")]
    Done,
    #[serde(rename = "done late")]
    DoneLate,
    #[serde(rename = "lapsed")]
    Lapsed,
}

impl From<StepStatus> for StepWord {
    fn from(status: StepStatus) -> Self {
        match status {
            StepStatus::Ahead => Self::Ahead,
            StepStatus::Due => Self::Due,
            StepStatus::Overdue => Self::Overdue,
            StepStatus::Done => Self::Done,
            StepStatus::DoneLate => Self::DoneLate,
            StepStatus::Lapsed => Self::Lapsed,
        }
    }
}

/// Whether something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub enum Truth {
    #[serde(rename = "yes")]
    Yes,
    #[serde(rename = "no")]
    No,
    #[serde(rename = "not known")]
    NotKnown,
}

impl From<servanda_base::Truth> for Truth {
    fn from(truth: servanda_base::Truth) -> Self {
        match truth {
            servanda_base::Truth::True => Self::Yes,
            servanda_base::Truth::False => Self::No,
            servanda_base::Truth::Unknown => Self::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use servanda_engine::Cause;

    #[test]
    fn every_status_is_in_the_schema() {
        let causes = [Cause::Established, Cause::Without, Cause::NotEstablished];
        let mut all: Vec<ReliefStatus> = causes.into_iter().map(ReliefStatus::Withdrawn).collect();
        all.extend(causes.into_iter().map(ReliefStatus::Suspended));
        all.extend([
            ReliefStatus::Lapsed,
            ReliefStatus::Waived,
            ReliefStatus::Disputed,
            ReliefStatus::RestorationOverdue,
            ReliefStatus::RestorationDue,
            ReliefStatus::SuspensionOpen,
            ReliefStatus::Premature,
            ReliefStatus::AheadOfVerification,
            ReliefStatus::InEffectInPart,
            ReliefStatus::InEffect,
            ReliefStatus::Withheld,
            ReliefStatus::Overdue,
            ReliefStatus::Due,
            ReliefStatus::Locked,
        ]);
        assert_eq!(all.len(), STATUSES.len());
        assert!(all.into_iter().all(|status| STATUSES.contains(&status.to_string().as_str())));
    }

    #[test]
    fn the_words_are_those_of_the_engine() {
        let word = |verdict: servanda_engine::Verdict| serde_json::to_string(&Verdict::from(verdict)).unwrap();
        assert_eq!(word(servanda_engine::Verdict::Breached), "\"breached\"");
        assert_eq!(word(servanda_engine::Verdict::Excused), "\"excused\"");
    }
}
