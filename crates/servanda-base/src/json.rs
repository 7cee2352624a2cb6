//! JSON (RFC 8259) with the place of every value in its text, so that a fault can be told where it stands.
//!
//! Numbers are kept as they are written: nothing here is rounded. A name that stands twice in an object is a fault, since
//! readers differ in which of the two they take.

use std::borrow::Cow;

use crate::{Span, limits};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// Where.
    pub span: Span,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(&'a str),
    /// A text, its escapes resolved.
    Text(Cow<'a, str>),
    /// `[...]`.
    List(Vec<Value<'a>>),
    /// `{...}`: names with their values, in the order of the text.
    Object(Vec<(Key<'a>, Value<'a>)>),
}

/// A name in an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key<'a> {
    /// The name.
    pub text: Cow<'a, str>,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// Why a text is no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonFault {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: &'static str,
}

impl Kind<'_> {
    /// What it is, with its article: `a number`.
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Null => "`null`",
            Self::Bool(true) => "`true`",
            Self::Bool(false) => "`false`",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// The one value that stands in the bytes `within` of `text`; places are those of `text`.
///
/// ```
/// use servanda_base::{Span, json};
/// let text = r#"{"value": 3.670}"#;
/// let value = json::parse(text, Span::new(0, text.len())).unwrap();
/// let json::Kind::Object(fields) = value.kind else { panic!() };
/// assert_eq!(fields[0].1.kind, json::Kind::Number("3.670"));
/// assert_eq!(fields[0].1.span, Span::new(10, 15));
/// ```
///
/// # Errors
/// The first thing that is no JSON, or a nesting of more than [`limits::JSON_DEPTH`] levels.
pub fn parse(text: &str, within: Span) -> Result<Value<'_>, JsonFault> {
    let end = within.end.min(text.len());
    let mut parser = Parser { text: text.get(..end).unwrap_or(text), at: within.start, depth: 0 };
    parser.skip_blanks();
    let value = parser.value()?;
    parser.skip_blanks();
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.unexpected("the end", "one value is all that may stand here")),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn fault(&self, span: Span, message: impl Into<String>, help: &'static str) -> JsonFault {
        JsonFault { span, message: message.into(), help }
    }

    fn unexpected(&self, expected: &str, help: &'static str) -> JsonFault {
        let (found, length) = match self.rest().chars().next() {
            None => ("the end of the text".to_owned(), 0),
            Some(c) if c.is_control() => (format!("the control character U+{:04X}", u32::from(c)), c.len_utf8()),
            Some(c) => (format!("`{c}`"), c.len_utf8()),
        };
        self.fault(Span::new(self.at, self.at + length), format!("expected {expected}, found {found}"), help)
    }

    fn value(&mut self) -> Result<Value<'a>, JsonFault> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => self.deeper(Self::object)?,
            Some(b'[') => self.deeper(Self::list)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?),
            _ => self.word()?,
        };
        Ok(Value { kind, span: Span::new(start, self.at) })
    }

    fn deeper(&mut self, inside: impl FnOnce(&mut Self) -> Result<Kind<'a>, JsonFault>) -> Result<Kind<'a>, JsonFault> {
        if self.depth >= limits::JSON_DEPTH {
            let message = format!("values nested more than {} deep", limits::JSON_DEPTH);
            return Err(self.fault(Span::new(self.at, self.at + 1), message, "nest them less deep"));
        }
        self.depth += 1;
        let kind = inside(self);
        self.depth -= 1;
        kind
    }

    fn word(&mut self) -> Result<Kind<'a>, JsonFault> {
        let words = [("null", Kind::Null), ("true", Kind::Bool(true)), ("false", Kind::Bool(false))];
        let found = words.into_iter().find(|(word, _)| self.rest().starts_with(word));
        let Some((word, kind)) = found else {
            let help =
                "write a text in double quotes, a number, `true`, `false`, `null`, a list `[...]` or an object `{...}`";
            return Err(self.unexpected("a value", help));
        };
        self.at += word.len();
        Ok(kind)
    }

    fn list(&mut self) -> Result<Kind<'a>, JsonFault> {
        self.at += 1;
        let mut values = Vec::new();
        self.skip_blanks();
        if self.took(b']') {
            return Ok(Kind::List(values));
        }
        loop {
            self.skip_blanks();
            values.push(self.value()?);
            self.skip_blanks();
            if self.took(b']') {
                return Ok(Kind::List(values));
            }
            if !self.took(b',') {
                return Err(
                    self.unexpected("`,` or `]`", "values of a list are parted by commas; the list ends with `]`")
                );
            }
        }
    }

    fn object(&mut self) -> Result<Kind<'a>, JsonFault> {
        self.at += 1;
        let mut fields: Vec<(Key<'a>, Value<'a>)> = Vec::new();
        self.skip_blanks();
        if self.took(b'}') {
            return Ok(Kind::Object(fields));
        }
        loop {
            self.skip_blanks();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a name in double quotes", "write `{\"name\": value, \"name\": value}`"));
            }
            let start = self.at;
            let key = Key { text: self.string()?, span: Span::new(start, self.at) };
            if fields.iter().any(|(known, _)| known.text == key.text) {
                let message = format!("the name `{}` stands twice", key.text);
                return Err(self.fault(key.span, message, "leave one of them out"));
            }
            if fields.len() >= limits::JSON_FIELDS {
                let message = format!("an object of more than {} fields", limits::JSON_FIELDS);
                return Err(self.fault(key.span, message, "nothing that is read here has so many"));
            }
            self.skip_blanks();
            if !self.took(b':') {
                return Err(self.unexpected("`:`", "write `{\"name\": value, \"name\": value}`"));
            }
            self.skip_blanks();
            fields.push((key, self.value()?));
            self.skip_blanks();
            if self.took(b'}') {
                return Ok(Kind::Object(fields));
            }
            if !self.took(b',') {
                let help = "the fields of an object are parted by commas; the object ends with `}`";
                return Err(self.unexpected("`,` or `}`", help));
            }
        }
    }

    fn took(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn number(&mut self) -> Result<&'a str, JsonFault> {
        let start = self.at;
        self.took(b'-');
        let whole = self.digits();
        let leading_zero = whole > 1 && self.text.as_bytes().get(self.at - whole) == Some(&b'0');
        let mut is_number = whole > 0 && !leading_zero;
        if self.took(b'.') {
            is_number &= self.digits() > 0;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            is_number &= self.digits() > 0;
        }
        let span = Span::new(start, self.at);
        let written = self.text.get(start..self.at).unwrap_or("");
        if is_number {
            return Ok(written);
        }
        let message = format!("`{written}` is no number");
        Err(self.fault(span, message, "write `205`, `-3` or `3.67`, or put it in double quotes if it is a text"))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    /// A text, from its first quote to its last.
    fn string(&mut self) -> Result<Cow<'a, str>, JsonFault> {
        let open = self.at;
        self.at += 1;
        let plain = self.at;
        let mut text: Option<String> = None;
        let mut copied = plain;
        loop {
            match self.peek() {
                Some(b'"') => {
                    let tail = self.text.get(copied..self.at).unwrap_or("");
                    self.at += 1;
                    return Ok(match text {
                        None => Cow::Borrowed(tail),
                        Some(text) => Cow::Owned(text + tail),
                    });
                }
                Some(b'\\') => {
                    let before = self.text.get(copied..self.at).unwrap_or("");
                    let c = self.escape()?;
                    let text = text.get_or_insert_default();
                    text.push_str(before);
                    text.push(c);
                    copied = self.at;
                }
                Some(byte) if byte < 0x20 => {
                    let help = "end the text with `\"`; within it write a line break as `\\n` and a tab as `\\t`";
                    let message = "a text that does not end on its line";
                    return Err(self.fault(Span::new(open, self.at), message, help));
                }
                Some(_) => self.at += 1,
                None => {
                    let span = Span::new(open, self.at);
                    return Err(self.fault(span, "a text that does not end", "end it with `\"`"));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonFault> {
        let start = self.at;
        self.at += 2;
        let escaped = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(self.no_escape(start)),
        };
        Ok(escaped)
    }

    fn unicode(&mut self, start: usize) -> Result<char, JsonFault> {
        let unit = self.hex().ok_or_else(|| self.no_escape(start))?;
        if !(0xd800..0xdc00).contains(&unit) {
            return char::from_u32(unit).ok_or_else(|| self.no_escape(start));
        }
        // A character beyond the first 65 536 is written as two units.
        let second = if self.rest().starts_with("\\u") { Some(()) } else { None };
        let low = second.and_then(|()| {
            self.at += 2;
            self.hex().filter(|low| (0xdc00..0xe000).contains(low))
        });
        let code = low.map(|low| 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
        code.and_then(char::from_u32).ok_or_else(|| self.no_escape(start))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let unit = all.then(|| u32::from_str_radix(digits, 16).ok())?;
        self.at += 4;
        unit
    }

    fn no_escape(&self, start: usize) -> JsonFault {
        let mut end = self.at.clamp(start + 1, self.text.len().max(start + 1));
        while !self.text.is_char_boundary(end) && end < self.text.len() {
            end += 1;
        }
        let span = Span::new(start, end.min(self.text.len()));
        let help = "write a backslash as `\\\\`, a quote as `\\\"`, any character as `\\u` and four hexadecimal digits";
        self.fault(span, "a backslash with nothing after it that it could stand for", help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Result<Value<'_>, JsonFault> {
        parse(text, Span::new(0, text.len()))
    }

    fn told(text: &str) -> String {
        let fault = whole(text).unwrap_err();
        format!("{}..{} {}", fault.span.start, fault.span.end, fault.message)
    }

    #[test]
    fn values_are_read_with_their_places() {
        let text = "  {\"a\\u00e9\\ud83d\\ude00\": [1, -2.50, \"x\\n\", true, null], \"b\": {}}\n";
        let value = whole(text).unwrap();
        let Kind::Object(fields) = &value.kind else { panic!() };
        assert_eq!(fields[0].0.text, "aé😀");
        let Kind::List(values) = &fields[0].1.kind else { panic!() };
        let stands: Vec<&str> = values.iter().map(|value| &text[value.span.start..value.span.end]).collect();
        assert_eq!(stands, ["1", "-2.50", "\"x\\n\"", "true", "null"]);
        assert_eq!(values[2].kind, Kind::Text("x\n".into()));
        assert_eq!(fields[1].1.kind, Kind::Object(Vec::new()));
    }

    #[test]
    fn what_is_no_json_is_told_where_it_stands() {
        assert_eq!(told("{\"a\": 1,}"), "8..9 expected a name in double quotes, found `}`");
        assert_eq!(told("[1 2]"), "3..4 expected `,` or `]`, found `2`");
        assert_eq!(told("{\"a\": 1"), "7..7 expected `,` or `}`, found the end of the text");
        assert_eq!(told("{\"a\": 1, \"a\": 2}"), "9..12 the name `a` stands twice");
        assert_eq!(told("01"), "0..2 `01` is no number");
        assert_eq!(told("\"a\nb\""), "0..2 a text that does not end on its line");
        assert_eq!(told("\"\\ud800x\""), "1..7 a backslash with nothing after it that it could stand for");
        assert_eq!(told("\"\\é\""), "1..4 a backslash with nothing after it that it could stand for");
        assert_eq!(told("'a'"), "0..1 expected a value, found `'`");
        assert_eq!(told("1 1"), "2..3 expected the end, found `1`");
        assert_eq!(told(""), "0..0 expected a value, found the end of the text");
    }

    #[test]
    fn nesting_has_a_limit() {
        let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(whole(&deep(limits::JSON_DEPTH)).is_ok());
        let wide: Vec<String> = (0..100_000).map(|field| format!("\"{field}\":0")).collect();
        assert!(told(&format!("{{{}}}", wide.join(","))).ends_with("an object of more than 256 fields"));
        assert!(told(&deep(1_000_000)).ends_with(&format!("nested more than {} deep", limits::JSON_DEPTH)));
    }
}
