//! A slot: the 48 bytes of one packed record.

use servanda_agreement::{ActorId, Place, SiteId};
use servanda_base::Decimal;

use crate::{Grain, Occurrence, Reading};

/// One packed record. What does not fit stands aside (see [`Form::Aside`]).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    /// The first instant of its time, in seconds of Unix time.
    pub start: i64,
    /// What its form says: a number, where a key stands, where the rest of it stands aside.
    pub value: i64,
    /// Seconds from the start of its time until it was recorded.
    pub recorded: i32,
    /// Seconds from the start of its time to its end.
    pub span: u32,
    /// Where its id stands.
    pub id: u32,
    /// The number of its measure or event.
    pub subject: u32,
    /// Its places, coded (see [`place_code`]).
    pub places: u32,
    /// The number of its provenance.
    pub provenance: u32,
    pub line: u32,
    pub file: u16,
    pub grain: Grain,
    pub form: Form,
}

/// What a packed record says, as far as that is told without its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A reading of one number.
    Number,
    /// A reading that came out unknown.
    Unknown,
    /// A reading that was refused.
    Refused,
    /// An event that happened once; its value is nothing, or where its key stands.
    Happened,
    /// An event that did not happen; likewise.
    DidNot,
    /// An event that was refused; likewise.
    WasRefused,
    /// Any other body, which stands aside.
    Other,
    /// The form and the value themselves stand aside, with what few records have.
    Aside,
}

/// The value of an event without key.
pub(crate) const NO_KEY: i64 = -1;
/// Bits of a value that say how many digits stand after the point.
const SCALE_BITS: u32 = 5;
const SCALE: i64 = (1 << SCALE_BITS) - 1;

/// What an occurrence is called as a form; `None` if it says how many.
pub(crate) fn form_of(occurrence: Occurrence) -> Option<Form> {
    match occurrence {
        Occurrence::Happened(None) => Some(Form::Happened),
        Occurrence::Happened(Some(_)) => None,
        Occurrence::None => Some(Form::DidNot),
        Occurrence::Refused => Some(Form::WasRefused),
    }
}

/// A reading as a form and a value; `None` if it is more than one number, or has too many digits.
pub(crate) fn reading_code(reading: Reading) -> Option<(Form, i64)> {
    match reading {
        Reading::Unknown => Some((Form::Unknown, 0)),
        Reading::Refused => Some((Form::Refused, 0)),
        Reading::Value(interval) => Some((Form::Number, ShortNumber::of(interval.as_point()?)?.code())),
    }
}

/// A number in one word, its digits after the point with it; nearly all numbers have no more digits than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortNumber(i64);

impl ShortNumber {
    /// `None` if it has too many digits.
    pub fn of(number: Decimal) -> Option<Self> {
        let mantissa = i64::try_from(number.mantissa()).ok()?;
        // Nothing negative is another number, if not another value.
        let is_kept =
            (mantissa << SCALE_BITS) >> SCALE_BITS == mantissa && (mantissa != 0 || !number.is_sign_negative());
        is_kept.then_some(Self(mantissa << SCALE_BITS | i64::from(number.scale())))
    }

    /// The number.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0 >> SCALE_BITS, u32::try_from(self.0 & SCALE).unwrap_or(0))
    }

    /// Whether it is less than nought.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub(super) fn from_code(code: i64) -> Self {
        Self(code)
    }

    pub(crate) fn code(self) -> i64 {
        self.0
    }
}

/// The code of no place at all.
pub(crate) const NOWHERE: u32 = 0;
const SITE: u32 = 1;
const PARTY: u32 = 2;
const SEVERAL: u32 = 3;

/// What a code of places stands for.
pub(crate) enum Coded {
    Nowhere,
    At(Place),
    /// Several, by number.
    Several(usize),
}

/// The code of one place; `None` if its number is too large.
pub(crate) fn place_code(place: Place) -> Option<u32> {
    let (index, kind) = match place {
        Place::Site(site) => (site.index(), SITE),
        Place::Party(party) => (party.index(), PARTY),
    };
    coded(index, kind)
}

/// The code of the several places of that number; `None` if it is too large.
pub(crate) fn several_code(number: usize) -> Option<u32> {
    coded(number, SEVERAL)
}

fn coded(index: usize, kind: u32) -> Option<u32> {
    u32::try_from(index).ok().filter(|index| index >> 30 == 0).map(|index| index << 2 | kind)
}

/// What a code of places stands for.
pub(crate) fn decoded(code: u32) -> Coded {
    let index = (code >> 2) as usize;
    match code & 3 {
        SITE => Coded::At(Place::Site(SiteId::new(index))),
        PARTY => Coded::At(Place::Party(ActorId::new(index))),
        SEVERAL => Coded::Several(index),
        _ => Coded::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_were() {
        for text in ["0", "1", "-1", "0.00", "12.50", "-0.0001", "288230376151711743", "0.0000000000000000000000000001"]
        {
            let number = Decimal::from_str_exact(text).unwrap();
            let short = ShortNumber::of(number).unwrap();
            let back = short.decimal();
            assert_eq!((back, back.scale()), (number, number.scale()), "{text}");
            assert_eq!(short.is_negative(), number < Decimal::ZERO, "{text}");
        }
        for text in ["288230376151711744", "79228162514264337593543950335"] {
            assert_eq!(ShortNumber::of(text.parse().unwrap()), None, "{text}");
        }
        assert_eq!(ShortNumber::of(-Decimal::ZERO), None);
    }

    #[test]
    fn a_slot_has_48_bytes() {
        assert_eq!(size_of::<Slot>(), 48);
    }
}
