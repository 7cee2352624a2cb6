//! What is outgrown: what was told before the record that is being taken in, for what goes on from it.

use std::sync::Arc;

use servanda_agreement::{CommitmentId, EventId, MeasureId, Place};
use servanda_base::Timeline;
use servanda_base::quick_hash::QuickMap;

use crate::aggregate::Together;
use crate::fold::Fold;
use crate::form::{Called, GoneOn};
use crate::knower::Context;
use crate::occurrence::Happenings;
use crate::validity::Validity;
use crate::{Amount, Line, Standing};

/// A commitment, or a part of it.
pub(crate) type Part = (CommitmentId, Option<Place>);
/// A measure at a place, as somebody reads it.
pub(crate) type Reading = (MeasureId, Option<Place>, Context);
/// An event at a place, as somebody asks for it.
pub(crate) type Telling = (EventId, Option<Place>, Context);

/// What was told by all that was known before; each is there for who goes on from it, once.
#[derive(Default)]
pub(crate) struct Outgrown {
    pub(crate) values: QuickMap<Reading, Arc<Line<Amount>>>,
    pub(crate) together: Vec<(Together, Fold<Amount>, Validity)>,
    pub(crate) happenings: QuickMap<Telling, (Validity, Arc<Happenings>)>,
    /// What the form made of it.
    pub(crate) duties: QuickMap<Part, (Validity, Timeline<Standing>)>,
    pub(crate) called: QuickMap<Part, Called>,
    /// Not what was, but what differs where something has gone on.
    pub(crate) gone_on: QuickMap<Part, GoneOn>,
}
