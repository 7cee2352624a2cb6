//! The forms of commitment, one file each: from what is known to the verdict at every instant of force.
//!
//! A form knows nothing of waivers, pauses, terms and findings: these are the frame around it (see `frame`).

mod after_each;
mod every;
mod going_on;
mod keeps;
mod once;
mod quota;
mod refrains;
mod tally;
mod undone;
mod within;

pub(crate) use going_on::{Called, GoneOn};
pub(crate) use quota::InPeriod;
pub(crate) use tally::exchange;
pub(crate) use undone::EventDuty;
pub(crate) use within::{Deciding, Instance};

use std::sync::Arc;

use servanda_agreement::{Commitment, Form};
use servanda_base::Instant;

use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::{Line, Standing};

impl Knower<'_, '_> {
    /// What the form of a commitment makes of what is known, at every instant from the start of its term.
    pub(crate) fn by_form(&self, commitment: &Commitment, term: Term, context: Context) -> Arc<Line<Standing>> {
        Arc::new(match &commitment.form {
            Form::Keeps { condition } => self.keeps(commitment, condition, term, context),
            Form::KeepsOn { condition, dates } => self.keeps_on(commitment, condition, dates, context).into(),
            Form::Once { act, deed, by } => self.once(*act, deed, by.as_ref(), term, context).into(),
            Form::Within { act, event, within, of } => self.within(*act, event, *within, of, term, context).into(),
            Form::Every { act, event, every } => self.every(*act, event, *every, term, context).into(),
            Form::Quota { act, event, bound, amount, per } => {
                self.quota(*act, event, (*bound, amount), *per, term, context).into()
            }
            Form::AfterEach { act, event, within, period } => {
                self.after_each(*act, event, *within, *period, term, context).into()
            }
            Form::Refrains { events } => self.refrains(events, term, context).into(),
        })
    }
}

/// The finite ones among instants, as the changes of a sampled line.
pub(crate) fn finite(instants: impl IntoIterator<Item = Instant>) -> Vec<Instant> {
    instants.into_iter().filter(|at| at.is_finite()).collect()
}
