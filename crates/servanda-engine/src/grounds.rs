//! Grounds: the records on which something stands.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use servanda_evidence::RecordId;

/// The records on which something stands, ascending. Mostly it is one.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Grounds(Held);

#[derive(Clone, Default, PartialEq, Eq)]
enum Held {
    #[default]
    Nothing,
    One([RecordId; 1]),
    Several(Arc<[RecordId]>),
}

impl Deref for Grounds {
    type Target = [RecordId];

    fn deref(&self) -> &[RecordId] {
        match &self.0 {
            Held::Nothing => &[],
            Held::One(id) => id,
            Held::Several(ids) => ids,
        }
    }
}

impl fmt::Debug for Grounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<const N: usize> From<[RecordId; N]> for Grounds {
    fn from(ids: [RecordId; N]) -> Self {
        match ids.as_slice() {
            [] => Self(Held::Nothing),
            [id] => Self(Held::One([*id])),
            ids => Self(Held::Several(ids.into())),
        }
    }
}

impl From<Vec<RecordId>> for Grounds {
    fn from(ids: Vec<RecordId>) -> Self {
        match ids.as_slice() {
            [] => Self(Held::Nothing),
            [id] => Self(Held::One([*id])),
            _ => Self(Held::Several(ids.into())),
        }
    }
}

impl FromIterator<RecordId> for Grounds {
    fn from_iter<I: IntoIterator<Item = RecordId>>(ids: I) -> Self {
        let mut ids = ids.into_iter();
        match (ids.next(), ids.next()) {
            (None, _) => Self(Held::Nothing),
            (Some(id), None) => Self(Held::One([id])),
            (Some(first), Some(second)) => Self(Held::Several([first, second].into_iter().chain(ids).collect())),
        }
    }
}

/// The records of both, ascending, each once.
pub fn united(a: &Grounds, b: &Grounds) -> Grounds {
    match (&a.0, &b.0) {
        (_, Held::Nothing) => return a.clone(),
        (Held::Nothing, _) => return b.clone(),
        (Held::One(x), Held::One(y)) if x == y => return a.clone(),
        (Held::Several(x), Held::Several(y)) if Arc::ptr_eq(x, y) => return a.clone(),
        _ => {}
    }
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => all.extend(a.next()),
            std::cmp::Ordering::Greater => all.extend(b.next()),
            std::cmp::Ordering::Equal => {
                all.extend(a.next());
                b.next();
            }
        }
    }
    all.extend(a.chain(b));
    Grounds::from(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grounds(ids: &[usize]) -> Grounds {
        ids.iter().map(|id| RecordId::new(*id)).collect()
    }

    #[test]
    fn what_is_in_both_is_there_once() {
        assert_eq!(united(&grounds(&[1, 3, 5]), &grounds(&[2, 3, 9])), grounds(&[1, 2, 3, 5, 9]));
        assert_eq!(united(&grounds(&[]), &grounds(&[2])), grounds(&[2]));
        assert_eq!(united(&grounds(&[2]), &grounds(&[2])), grounds(&[2]));
        assert_eq!(united(&grounds(&[7]), &grounds(&[2])), grounds(&[2, 7]));
    }
}
