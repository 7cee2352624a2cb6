//! From (agreement, view) to assessment: timelines of verdicts, relief and responses, each with its reasons.
//!
//! ```text
//!   records of a view ── reading, occurrence ──> lines of values ── quantity, condition ──> lines of truth
//!     ── form, frame ──> lines of verdicts ── known, relief, response, procedure ──> lines of what follows
//! ```
//!
//! The engine sees no text and asks no clock. A timeline is computed once for all time; asking at a date is a look-up.

mod account;
mod admit;
mod aggregate;
mod assess;
pub mod assessment;
mod condition;
mod course;
mod date;
mod explain;
mod fold;
mod form;
mod frame;
mod grounds;
mod index;
mod knower;
mod known;
mod ledger;
mod line;
mod memory;
mod occurrence;
mod outgrown;
mod power;
mod procedure;
mod quantity;
mod reading;
mod release;
mod relief;
mod response;
mod scope;
mod series;
mod silence;
mod standing;
mod validity;
pub mod words;

pub use account::{Account, accounts};
pub use assess::{assess, assess_by};
pub use assessment::*;
pub use explain::{
    Bearing, Called, Claim, Explanation, Heard, Instance, Owed, Reason, SetAside, Since, Step, WhySetAside, explain,
};
pub use grounds::{Grounds, united};
pub use ledger::Ledger;
pub use line::{Line, Reasoned};
pub use words::*;
