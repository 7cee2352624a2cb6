//! What a row of a table asks about: `cap`, `cap at mill`, `step 2 of ladder`, `disputes about cap`.

use servanda_agreement::{
    Agreement, CommitmentId, Indicator, Named, PhaseId, Place, ProcedureId, ReliefId, ResponseId, Scenario,
};
use servanda_base::Id;

/// What a row asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A commitment, or one site or party of it.
    Commitment(CommitmentId, Option<Place>),
    /// A step of a commitment's verification, from 1.
    VerifyStep(CommitmentId, u32),
    /// A relief.
    Relief(ReliefId),
    /// A response.
    Response(ResponseId),
    /// A step of a response's latest run, from 1.
    Step(ResponseId, u32),
    /// The latest case of a procedure, or the latest about something.
    Procedure(ProcedureId, Option<String>),
    /// A phase.
    Phase(PhaseId),
    /// A scenario.
    Scenario(Id<Scenario>),
    /// An indicator; of a series the place.
    Indicator(Id<Indicator>, Option<Place>),
}

impl Subject {
    /// What `text` asks about.
    pub fn read(agreement: &Agreement, text: &str) -> Result<Self, String> {
        let named = |name: &str| agreement.named(name).ok_or_else(|| format!("`{name}` is not declared"));
        if let Some((number, name)) = text.strip_prefix("step ").and_then(|rest| rest.split_once(" of ")) {
            let number = number.parse().map_err(|_| format!("`{number}` is no number of a step"))?;
            return match named(name)? {
                Named::Commitment(id) => Ok(Self::VerifyStep(id, number)),
                Named::Response(id) => Ok(Self::Step(id, number)),
                _ => Err(format!("`{name}` has no steps")),
            };
        }
        let cut = |word: &str| text.split_once(word).map(|(name, rest)| (name, Some(rest)));
        let (name, about) = cut(" about ").unwrap_or((text, None));
        let (name, place) = cut(" at ").or_else(|| cut(" of ")).unwrap_or((name, None));
        let place = match place.map(named).transpose()? {
            None => None,
            Some(Named::Site(id)) => Some(Place::Site(id)),
            Some(Named::Actor(id)) => Some(Place::Party(id)),
            Some(_) => return Err(format!("`{text}` names no site and no party")),
        };
        match named(name)? {
            Named::Commitment(id) => Ok(Self::Commitment(id, place)),
            Named::Relief(id) => Ok(Self::Relief(id)),
            Named::Response(id) => Ok(Self::Response(id)),
            Named::Procedure(id) => Ok(Self::Procedure(id, about.map(str::to_owned))),
            Named::Phase(id) => Ok(Self::Phase(id)),
            Named::Scenario(id) => Ok(Self::Scenario(id)),
            Named::Indicator(id) => Ok(Self::Indicator(id, place)),
            _ => Err(format!("nothing is said of `{name}`")),
        }
    }
}
