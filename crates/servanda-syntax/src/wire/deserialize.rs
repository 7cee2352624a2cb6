//! JSON with its places to the plain structs: what does not fit is told where it stands, with its cure.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected};
use serde::de::{IntoDeserializer, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use servanda_base::json::{Key, Kind, Value};
use servanda_base::{Span, name};

use super::placed::PLACED;

/// What does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Where; unknown while it is on its way up.
    pub span: Option<Span>,
    /// The name of the diagnostic.
    pub name: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// What `value` says, as a `T`.
///
/// # Errors
/// The first thing that does not fit.
pub fn from_value<'de, T: de::Deserialize<'de>>(value: &'de Value<'de>) -> Result<T, Misfit> {
    T::deserialize(Node(value))
}

impl Misfit {
    fn new(name: &'static str, message: String, help: impl Into<String>) -> Self {
        Self { span: None, name, message, help: help.into() }
    }

    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    /// The message; after a line break the cure.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let told = message.to_string();
        let (message, help) = told.split_once('\n').unwrap_or((&told, "see the schema of the JSON form"));
        Self::new("does-not-fit", message.to_owned(), help)
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("expected {expected}, found {found}");
        Self::new("does-not-fit", message, "see the schema of the JSON form: schemas/agreement.v1.json")
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::new("does-not-fit", format!("expected {expected}, found {length}"), "see the schema of the JSON form")
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(
            "unknown-tag",
            format!("nothing here is called `{}`", variant.escape_debug()),
            nearest(variant, expected),
        )
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(
            "unknown-field",
            format!("there is no field `{}` here", field.escape_debug()),
            nearest(field, expected),
        )
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new("missing-field", format!("the field `{field}` is missing"), format!("add `\"{field}\": ...`"))
    }
}

fn nearest(word: &str, known: &[&str]) -> String {
    let near = if word.len() > 60 { None } else { name::nearest(word, known.iter().copied()) };
    let listed = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there may be {}", listed(known)),
    }
}

/// A value as serde sees it.
#[derive(Clone, Copy)]
struct Node<'de>(&'de Value<'de>);

impl<'de> Node<'de> {
    fn span(self) -> Span {
        self.0.span
    }

    fn misfit(self, expected: &str, help: &str) -> Misfit {
        let found = self.0.kind.noun();
        Misfit::new("does-not-fit", format!("expected {expected}, found {found}"), help).at(self.span())
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let read = match &self.0.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Number(digits) => match digits.parse() {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => {
                    Err(self.misfit("a whole number", "write a number like `3`; one with a fraction stands in a text"))
                }
            },
            Kind::Text(text) => visitor.visit_str(text),
            Kind::List(values) => visitor.visit_seq(Items { rest: values.iter() }),
            Kind::Object(fields) => visitor.visit_map(Fields { rest: fields.iter(), next: None }),
        };
        read.map_err(|misfit| misfit.at(self.span()))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.kind {
            Kind::Text(text) => visitor.visit_str(text).map_err(|misfit: Misfit| misfit.at(self.span())),
            Kind::Number(digits) => {
                Err(self.misfit("a text", &format!("write `\"{digits}\"`, so that it stays exact")))
            }
            _ => Err(self.misfit("a text", "write it in double quotes")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.kind {
            Kind::List(_) => self.deserialize_any(visitor),
            _ => Err(self.misfit("a list", "write `[...]`, also around one alone")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.kind {
            Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        if name == PLACED {
            return visitor.visit_map(WithPlace { node: self, given: 0 });
        }
        match &self.0.kind {
            Kind::Object(_) => self.deserialize_any(visitor),
            _ => {
                let fields = fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
                Err(self.misfit("an object", &format!("write an object with the fields {fields}")))
            }
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match &self.0.kind {
            Kind::Text(word) => visitor.visit_enum(Tag { word, place: self.span(), content: None, whole: self.span() }),
            Kind::Object(fields) => match fields.as_slice() {
                [(key, content)] => {
                    let tag = Tag { word: &key.text, place: key.span, content: Some(content), whole: self.span() };
                    visitor.visit_enum(tag)
                }
                [] => Err(self.misfit("an object of one field", &nearest("", variants))),
                [_, (second, _), ..] => {
                    let message =
                        format!("a second field `{}` where one says what this is", second.text.escape_debug());
                    let help = "write one object for each: `{\"from\": ...}, {\"until\": ...}`";
                    Err(Misfit::new("does-not-fit", message, help).at(second.span))
                }
            },
            _ => Err(self.misfit("an object of one field, or a word", &nearest("", variants))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        map identifier ignored_any
    }
}

struct Items<'de> {
    rest: std::slice::Iter<'de, Value<'de>>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.rest.next().map(|value| seed.deserialize(Node(value))).transpose()
    }
}

struct Fields<'de> {
    rest: std::slice::Iter<'de, (Key<'de>, Value<'de>)>,
    next: Option<&'de Value<'de>>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.next = Some(value);
        let text: StrDeserializer<'_, Misfit> = (&*key.text).into_deserializer();
        seed.deserialize(text).map(Some).map_err(|misfit| misfit.at(key.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let value = self.next.take().ok_or_else(|| de::Error::custom("a value without a name"))?;
        seed.deserialize(Node(value))
    }
}

/// A value handed out with its place, as [`Placed`](super::Placed) asks for it.
struct WithPlace<'de> {
    node: Node<'de>,
    given: usize,
}

impl<'de> MapAccess<'de> for WithPlace<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some(field) = super::placed::PLACED_FIELDS.get(self.given) else { return Ok(None) };
        let text: StrDeserializer<'_, Misfit> = (*field).into_deserializer();
        seed.deserialize(text).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        self.given += 1;
        let span = self.node.span();
        let place = |at: usize| u64::try_from(at).unwrap_or(u64::MAX);
        match self.given {
            1 => seed.deserialize(IntoDeserializer::<Misfit>::into_deserializer(place(span.start))),
            2 => seed.deserialize(IntoDeserializer::<Misfit>::into_deserializer(place(span.end))),
            _ => seed.deserialize(self.node).map_err(|misfit| misfit.at(span)),
        }
    }
}

/// One of several things, by its tag.
struct Tag<'de> {
    word: &'de str,
    place: Span,
    content: Option<&'de Value<'de>>,
    whole: Span,
}

impl<'de> EnumAccess<'de> for Tag<'de> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Misfit> {
        let text: StrDeserializer<'_, Misfit> = self.word.into_deserializer();
        let variant = seed.deserialize(text).map_err(|misfit| misfit.at(self.place))?;
        Ok((variant, self))
    }
}

impl<'de> Tag<'de> {
    fn content(&self) -> Result<Node<'de>, Misfit> {
        let word = self.word;
        let missing = || {
            let help = format!("write `{{\"{word}\": ...}}`");
            Misfit::new("does-not-fit", format!("`{word}` says too little by itself"), help).at(self.whole)
        };
        self.content.map(Node).ok_or_else(missing)
    }
}

impl<'de> VariantAccess<'de> for Tag<'de> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        if self.content.is_none() {
            return Ok(());
        }
        let help = format!("write the word alone: `\"{}\"`", self.word);
        Err(Misfit::new("does-not-fit", format!("`{}` has nothing to say more", self.word), help).at(self.whole))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        self.content()?.deserialize_struct("", fields, visitor)
    }
}
