//! Where a record is of: nowhere in particular, at one place, seldom at several.

use std::ops::Deref;
use std::sync::Arc;

use servanda_agreement::Place;

/// The places of a record. Cheap to copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(Held);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Held {
    #[default]
    Nowhere,
    At([Place; 1]),
    Several(Arc<[Place]>),
}

impl Deref for Places {
    type Target = [Place];

    fn deref(&self) -> &[Place] {
        match &self.0 {
            Held::Nowhere => &[],
            Held::At(place) => place,
            Held::Several(places) => places,
        }
    }
}

impl AsRef<[Place]> for Places {
    fn as_ref(&self) -> &[Place] {
        self
    }
}

impl From<Place> for Places {
    fn from(place: Place) -> Self {
        Self(Held::At([place]))
    }
}

impl From<Vec<Place>> for Places {
    fn from(places: Vec<Place>) -> Self {
        Self(match places.as_slice() {
            [] => Held::Nowhere,
            [place] => Held::At([*place]),
            _ => Held::Several(places.into()),
        })
    }
}

impl FromIterator<Place> for Places {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        Self::from(places.into_iter().collect::<Vec<_>>())
    }
}
