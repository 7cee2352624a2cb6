//! What the JSON form is made of at the bottom: a value with its place, a length of time, a number.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use servanda_base::{Decimal, Duration, Span};

use crate::keywords;

/// A value and where in the JSON it stands; two are equal wherever they stand, and no place is written.
#[derive(Debug, Clone, Default)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands; nowhere if it came from no JSON.
    pub span: Span,
}

/// The names by which [`deserialize`](super::deserialize) hands out a value with its place.
pub(super) const PLACED: &str = "$placed";
pub(super) const PLACED_FIELDS: &[&str] = &["start", "end", "value"];

impl<T> From<T> for Placed<T> {
    fn from(value: T) -> Self {
        Self { value, span: Span::default() }
    }
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Serialize> Serialize for Placed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PlacedVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for PlacedVisitor<T> {
            type Value = Placed<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Placed<T>, A::Error> {
                let mut next = || map.next_entry::<String, u64>().map(|entry| entry.map_or(0, |(_, at)| at));
                let (start, end) = (next()?, next()?);
                let entry = map.next_entry::<String, T>()?;
                let (_, value) = entry.ok_or_else(|| A::Error::missing_field("value"))?;
                let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
                Ok(Placed { value, span: Span::new(place(start), place(end)) })
            }
        }
        deserializer.deserialize_struct(PLACED, PLACED_FIELDS, PlacedVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A length of time: `14 days`.
pub type Length = Placed<WireDuration>;

/// A length of time, written as in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WireDuration(pub Duration);

impl Serialize for WireDuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for WireDuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parts = text.split_once(' ');
        let read = parts.and_then(|(count, unit)| {
            let is_count = count.bytes().all(|byte| byte.is_ascii_digit());
            let count = is_count.then(|| count.parse().ok())??;
            Some(Duration::new(count, keywords::duration_unit(unit)?))
        });
        let wrong = || {
            let help = "write a number and `hours`, `days`, `weeks`, `months` or `years`: `14 days`";
            D::Error::custom(format!("`{}` is no length of time\n{help}", text.escape_debug()))
        };
        read.map(Self).ok_or_else(wrong)
    }
}

impl JsonSchema for WireDuration {
    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A length of time: `24 hours`, `14 days`.",
            "type": "string",
            "pattern": "^[0-9]+ (hours?|days?|weeks?|months?|years?)$"
        })
    }
}

/// A number, exact: `3.67`.
pub type Number = Placed<WireDecimal>;

/// A decimal number in a text, so that no program rounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WireDecimal(pub Decimal);

impl Serialize for WireDecimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for WireDecimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let has_digits = !text.starts_with('.') && !text.ends_with('.');
        let read = (plain && has_digits).then(|| Decimal::from_str(&text).ok()).flatten();
        let wrong = || {
            let help = "write digits with a decimal point, at most 28 of them: `3.67`";
            D::Error::custom(format!("`{}` is no number\n{help}", text.escape_debug()))
        };
        read.map(Self).ok_or_else(wrong)
    }
}

impl JsonSchema for WireDecimal {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An exact decimal number without a sign, in a text: `3.67`.",
            "type": "string",
            "pattern": "^[0-9]+(\\.[0-9]+)?$"
        })
    }
}
