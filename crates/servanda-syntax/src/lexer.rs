//! Text to tokens. Every byte is in exactly one token, so that the tokens together are the text.

use std::ops::Range;

use crate::kind::SyntaxKind::{self, *};

/// A token: what it is, and where in the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: SyntaxKind,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Whether only spaces stand before it on its line.
    pub first_on_line: bool,
    /// Whether it stands in column 1.
    pub column_one: bool,
}

/// What is wrong with a block, in offsets of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The kind of error.
    pub name: &'static str,
    /// Where.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The cure.
    pub help: String,
}

/// All tokens of `text`, and what is wrong with some of them.
pub fn lex(text: &str) -> (Vec<Token>, Vec<SyntaxError>) {
    let mut lexer =
        Lexer { text, at: 0, tokens: Vec::new(), errors: Vec::new(), first_on_line: true, column_one: true };
    while lexer.at < text.len() {
        lexer.token();
    }
    (lexer.tokens, lexer.errors)
}

/// The cure of a text that holds a control character.
pub const UNPRINTABLE_CURE: &str = "take it out: a text is one line of what can be seen";

/// Whether `c` steers the direction of the text, so that it may read otherwise than it is.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What stands between the quotes of a text token.
pub fn unquoted(token: &str) -> &str {
    let quote = |c: char| is_double_quote(c) || is_single_quote(c);
    let inner = token.strip_prefix(quote).unwrap_or(token);
    inner.strip_suffix(quote).unwrap_or(inner)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    errors: Vec<SyntaxError>,
    first_on_line: bool,
    column_one: bool,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn token(&mut self) {
        let rest = self.rest();
        let mut chars = rest.chars();
        let Some(first) = chars.next() else {
            self.at = self.text.len();
            return;
        };
        let second = chars.next();
        match first {
            '\n' => self.push(Newline, 1),
            '\r' if second == Some('\n') => self.push(Newline, 2),
            _ if is_space(first) => self.push(Space, length_while(rest, is_space)),
            '#' => self.comment(rest),
            _ if is_double_quote(first) || is_single_quote(first) => self.quoted(rest, first),
            '0'..='9' => self.number_or_date(rest),
            _ if first.is_alphabetic() => self.word(rest),
            _ => self.sign(first, second),
        }
    }

    fn push(&mut self, kind: SyntaxKind, length: usize) {
        let end = (self.at + length).min(self.text.len());
        self.tokens.push(Token {
            kind,
            start: self.at,
            end,
            first_on_line: self.first_on_line,
            column_one: self.column_one,
        });
        self.column_one = kind == Newline;
        self.first_on_line = kind == Newline || (self.first_on_line && kind == Space);
        self.at = end;
    }

    fn error(&mut self, name: &'static str, length: usize, message: impl Into<String>, help: impl Into<String>) {
        let range = self.at..(self.at + length).min(self.text.len());
        self.errors.push(SyntaxError { name, range, message: message.into(), help: help.into() });
    }

    fn comment(&mut self, rest: &str) {
        let length = line_length(rest);
        self.refuse_bidi(rest.get(..length).unwrap_or(""));
        self.push(Comment, length);
    }

    fn refuse_bidi(&mut self, token: &str) {
        for (offset, c) in token.char_indices().filter(|(_, c)| is_bidi_control(*c)) {
            let range = self.at + offset..self.at + offset + c.len_utf8();
            self.errors.push(SyntaxError {
                name: "bidi-control",
                range,
                message: format!("an invisible character that changes the direction of the text (U+{:04X})", c as u32),
                help: "delete it: with it a text may read otherwise than it is".into(),
            });
        }
    }

    fn quoted(&mut self, rest: &str, open: char) {
        let line = rest.get(..line_length(rest)).unwrap_or(rest);
        let inside = line.get(open.len_utf8()..).unwrap_or("");
        let closes = |c: char| match open {
            '"' => c == '"',
            _ if is_double_quote(open) => is_double_quote(c),
            _ => is_single_quote(c),
        };
        let Some((offset, close)) = inside.char_indices().find(|(_, c)| closes(*c)) else {
            self.unterminated(line, open);
            return;
        };
        let length = open.len_utf8() + offset + close.len_utf8();
        let content = inside.get(..offset).unwrap_or("");
        self.refuse_bidi(rest.get(..length).unwrap_or(""));
        if let Some(control) = content.chars().find(|c| c.is_control()) {
            let message = format!("the character U+{:04X} in a text", u32::from(control));
            self.error("unprintable-text", length, message, UNPRINTABLE_CURE);
        }
        let mixed = is_double_quote(open) && open != '"' && close == '"';
        if is_single_quote(open) || mixed {
            let message = "a text stands in double quotes";
            self.error("wrong-quotes", length, message, format!("write `\"{content}\"`"));
        }
        self.push(Text, length);
    }

    fn unterminated(&mut self, line: &str, open: char) {
        let word = line.trim_end();
        if is_single_quote(open) {
            let message = format!("`{open}` stands for nothing here");
            self.error("unknown-character", open.len_utf8(), message, "texts stand in double quotes: `\"...\"`");
            self.push(Unknown, open.len_utf8());
            return;
        }
        let shown: String = word.chars().take(40).collect();
        let message = format!("the text `{shown}` does not end on its line");
        self.error("unterminated-text", word.len(), message, "end it with `\"`; a text does not run over lines");
        self.refuse_bidi(word);
        self.push(Text, word.len());
    }

    fn number_or_date(&mut self, rest: &str) {
        if let Some(length) = date_length(rest) {
            let time = rest.get(length..).map_or(0, time_length);
            return self.push(if time > 0 { DateTime } else { Date }, length + time);
        }
        if let Some((length, cure)) = short_date(rest) {
            let found = rest.get(..length).unwrap_or("");
            let help = format!("write `{cure}`: month and day have two digits");
            self.error("misshapen-date", length, format!("`{found}` has not the form of a date"), help);
            return self.push(Date, length);
        }
        let mut length = length_while(rest, |c| c.is_ascii_digit() || c == '_');
        let after = |length: usize, sign: char| {
            let tail = rest.get(length..).and_then(|tail| tail.strip_prefix(sign))?;
            let digits = length_while(tail, |c| c.is_ascii_digit() || c == '_');
            (digits > 0 && tail.starts_with(|c: char| c.is_ascii_digit())).then_some(digits + 1)
        };
        let mut commas = Vec::new();
        while let Some(more) = after(length, ',') {
            if rest.get(length + 1..).and_then(date_length).is_some() {
                break;
            }
            commas.push(more - 1);
            length += more;
        }
        if let Some(more) = after(length, '.') {
            length += more;
        }
        let digits = rest.get(..length).unwrap_or("");
        if !commas.is_empty() {
            let cure = number_without_comma(digits, &commas);
            self.error("number-with-comma", length, format!("a comma in the number `{digits}`"), cure);
        } else if digits.ends_with('_') || digits.contains("__") || digits.contains("_.") || digits.contains("._") {
            let cure = "write `_` only between digits: `1_550`";
            self.error("misplaced-underscore", length, format!("`{digits}` has a `_` that parts no digits"), cure);
        }
        self.push(Number, length);
    }

    fn word(&mut self, rest: &str) {
        let part = |c: char| c.is_alphanumeric() || c == '_' || is_mark(c);
        let mut length = length_while(rest, part);
        while let Some(tail) = rest.get(length..).and_then(|tail| tail.strip_prefix('-')) {
            let more = length_while(tail, part);
            if more == 0 || !tail.starts_with(|c: char| c.is_alphanumeric()) {
                break;
            }
            length += more + 1;
        }
        self.push(Word, length);
    }

    fn sign(&mut self, first: char, second: Option<char>) {
        let (kind, length) = match (first, second) {
            ('!', Some('=')) => (NotEqual, 2),
            ('<', Some('=')) => (AtMost, 2),
            ('>', Some('=')) => (AtLeast, 2),
            ('<', Some('>')) => return self.misread(NotEqual, 2, "!="),
            ('=', Some('<')) => return self.misread(AtMost, 2, "<="),
            ('=', Some('>')) => return self.misread(AtLeast, 2, ">="),
            ('=', Some('=')) => return self.misread(Equal, 2, "="),
            ('=', _) => (Equal, 1),
            ('<', _) => (Less, 1),
            ('>', _) => (Greater, 1),
            (',', _) => (Comma, 1),
            ('(', _) => (OpenParen, 1),
            (')', _) => (CloseParen, 1),
            ('+', _) => (Plus, 1),
            ('-', _) => return self.minus(1),
            ('*', _) => (Star, 1),
            ('/', _) => (Slash, 1),
            ('%', _) => (Percent, 1),
            ('~', _) => (Tilde, 1),
            ('≤', _) => return self.misread(AtMost, first.len_utf8(), "<="),
            ('≥', _) => return self.misread(AtLeast, first.len_utf8(), ">="),
            ('≠', _) => return self.misread(NotEqual, first.len_utf8(), "!="),
            ('×' | '·', _) => return self.misread(Star, first.len_utf8(), "*"),
            ('÷', _) => return self.misread(Slash, first.len_utf8(), "/"),
            ('−' | '–' | '—' | '\u{2010}' | '\u{2011}', _) => return self.misread(Minus, first.len_utf8(), "-"),
            _ => return self.unknown(first),
        };
        self.push(kind, length);
    }

    fn misread(&mut self, kind: SyntaxKind, length: usize, meant: &str) {
        let found = self.rest().get(..length).unwrap_or("");
        self.error(
            "unknown-sign",
            length,
            format!("`{found}` is not a sign of this language"),
            format!("write `{meant}`"),
        );
        self.push(kind, length);
    }

    fn minus(&mut self, length: usize) {
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let after = self.rest().chars().nth(1);
        let parted = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_space(c) || matches!(c, '(' | ')'));
        let last = self.tokens.iter().rev().find(|token| !token.kind.is_trivia());
        let follows =
            last.is_some_and(|last| matches!(last.kind, Word | Number | Date | DateTime | Percent | CloseParen));
        if follows && (!parted(before) || !parted(after)) {
            let message = "a minus without spaces around it";
            self.error("minus-without-spaces", length, message, "write `a - b`; without spaces `a-b` is a name");
        }
        self.push(Minus, length);
    }

    fn unknown(&mut self, first: char) {
        let length = first.len_utf8();
        if is_bidi_control(first) {
            let char_text = self.rest().get(..length).unwrap_or("").to_owned();
            self.refuse_bidi(&char_text);
        } else {
            let message = match first.is_control() || is_invisible(first) {
                true => format!("an invisible character (U+{:04X}) stands for nothing here", first as u32),
                false => format!("`{first}` stands for nothing here"),
            };
            let help = match first {
                '&' => "write `and`",
                '|' => "write `or`",
                '!' => "write `not`, or `!=`",
                ';' | ':' => "delete it: a clause ends where the next one begins",
                '_' => "write names with `-`: `enrichment-cap`",
                '[' | ']' | '{' | '}' => "write `(` and `)`",
                _ => "delete it",
            };
            self.error("unknown-character", length, message, help);
        }
        self.push(Unknown, length);
    }
}

fn is_space(c: char) -> bool {
    (c.is_whitespace() && c != '\n') || c == '\u{feff}'
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{ad}')
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{64b}'..='\u{65f}')
}

fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '`')
}

fn line_length(rest: &str) -> usize {
    let line = rest.find('\n').unwrap_or(rest.len());
    if rest.get(..line).is_some_and(|line| line.ends_with('\r')) { line - 1 } else { line }
}

fn length_while(rest: &str, wanted: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !wanted(c)).unwrap_or(rest.len())
}

/// `2026-04-01` at the start of `rest`, not followed by more of a word.
fn date_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes().get(..10)?;
    let form = bytes.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    form.then_some(10)
}

/// `2026-4-1` at the start of `rest`, and what it was meant to be.
fn short_date(rest: &str) -> Option<(usize, String)> {
    let length = length_while(rest, |c| c.is_ascii_digit() || c == '-');
    let parts: Vec<&str> = rest.get(..length)?.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && [month, day].iter().all(|part| matches!(part.len(), 1 | 2)) => {
            Some((length, format!("{year}-{month:0>2}-{day:0>2}")))
        }
        _ => None,
    }
}

/// `T10:00[:30][Z|+04:00]` at the start of `rest`; 0 if it is not there.
fn time_length(rest: &str) -> usize {
    if !rest.starts_with('T') {
        return 0;
    }
    length_while(rest, |c| c.is_ascii_alphanumeric() || matches!(c, ':' | '+' | '-' | '.'))
}

/// The cure for `1,550` (thousands) or `3,67` (a decimal comma).
fn number_without_comma(digits: &str, commas: &[usize]) -> String {
    if commas.iter().all(|length| *length == 3) {
        let (joined, plain) = (digits.replace(',', "_"), digits.replace(',', ""));
        format!("write `{plain}` or `{joined}`")
    } else {
        format!("write a decimal point: `{}`", digits.replace(',', "."))
    }
}
