//! Text in columns: how wide it is, where it breaks, and what is not let through to a terminal.

use unicode_width::UnicodeWidthStr;

use crate::page::{Line, Run, Tone};

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// How many columns a line takes.
pub fn line_width(line: &Line) -> usize {
    line.0.iter().map(|run| width(&bare(&run.text))).sum()
}

/// A text without what could command a terminal or reorder what is read: control and bidirectional characters.
///
/// What is set apart as a whole (an isolate that begins and ends in the text: Unicode Standard Annex 9, X5c) stays: it reaches
/// nothing around it, and turns no more within than the same text would alone.
pub fn safe(text: &str) -> String {
    let kept = isolates(text);
    let leads = |at: usize| kept.binary_search(&(at + '\u{200f}'.len_utf8())).is_ok();
    let replaced = |(at, c): (usize, char)| match c {
        '\n' | '\t' => ' ',
        // Before an isolate it says from where the line is read that begins with it.
        '\u{200f}' if leads(at) => c,
        _ if kept.binary_search(&at).is_ok() => c,
        c if c.is_control() || is_bidirectional(c) => '\u{fffd}',
        c => c,
    };
    text.char_indices().map(replaced).collect()
}

/// A text without the isolates that do not begin and end in it.
pub fn isolated_whole(text: &str) -> String {
    let kept = isolates(text);
    let stays = |(at, c): &(usize, char)| !matches!(c, '\u{2068}' | '\u{2069}') || kept.binary_search(at).is_ok();
    text.char_indices().filter(stays).map(|(_, c)| c).collect()
}

/// A text without any isolate: for what lays out no line, or knows no direction.
pub fn without_isolates(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}', '\u{200f}'], "")
}

/// A text for columns of letters, where nothing is set apart.
pub fn bare(text: &str) -> String {
    safe(&without_isolates(text))
}

/// Where the isolates that begin and end in a text do so, in order.
fn isolates(text: &str) -> Vec<usize> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '\u{2068}' => open.push(at),
            '\u{2069}' => found.extend(open.pop().into_iter().flat_map(|begin| [begin, at])),
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}')
}

/// A word of a line, in its tone, and whether a space stands before it.
struct Word {
    text: String,
    tone: Tone,
    spaced: bool,
}

/// The line, broken so that no part is wider than `room` unless a single word is; those are cut.
pub fn wrap(line: &Line, room: usize) -> Vec<Line> {
    let room = room.max(1);
    let mut lines: Vec<Line> = Vec::new();
    let mut current: Vec<Run> = Vec::new();
    let mut used = 0;
    for unit in units(line) {
        let unit_width: usize = unit.iter().map(|word| width(&word.text)).sum();
        let gap = usize::from(unit.first().is_some_and(|word| word.spaced) && used > 0);
        if used > 0 && used + gap + unit_width > room {
            lines.push(Line(std::mem::take(&mut current)));
            used = 0;
        }
        let gap = if used > 0 { gap } else { 0 };
        if gap > 0 {
            push(&mut current, " ", unit.first().map_or(Tone::Plain, |word| word.tone));
            used += gap;
        }
        for word in unit {
            for piece in pieces(&word.text, room) {
                let wide = width(piece);
                if used > 0 && used + wide > room {
                    lines.push(Line(std::mem::take(&mut current)));
                    used = 0;
                }
                push(&mut current, piece, word.tone);
                used += wide;
            }
        }
    }
    lines.push(Line(current));
    let indent = indentation(line);
    if indent == 0 {
        return lines;
    }
    lines
        .into_iter()
        .map(|mut line| {
            line.0.insert(0, Run { text: " ".repeat(indent), tone: Tone::Plain });
            line
        })
        .collect()
}

/// The spaces at the start of a line, kept on each of its parts.
fn indentation(line: &Line) -> usize {
    line.0.first().map_or(0, |run| run.text.len() - run.text.trim_start_matches(' ').len())
}

/// What must not be broken apart: words that touch across a change of tone.
fn units(line: &Line) -> Vec<Vec<Word>> {
    let mut units: Vec<Vec<Word>> = Vec::new();
    let mut space = true;
    for run in &line.0 {
        let text = bare(&run.text);
        space |= text.starts_with(' ');
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let word = Word { text: word.to_owned(), tone: run.tone, spaced: space };
            match units.last_mut().filter(|_| !space) {
                Some(unit) => unit.push(word),
                None => units.push(vec![word]),
            }
            space = true;
        }
        space = text.ends_with(' ') || text.is_empty();
    }
    units
}

fn push(runs: &mut Vec<Run>, text: &str, tone: Tone) {
    match runs.last_mut().filter(|run| run.tone == tone) {
        Some(run) => run.text.push_str(text),
        None => runs.push(Run { text: text.to_owned(), tone }),
    }
}

/// A word cut into pieces that fit.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut used = 0;
    for (at, c) in word.char_indices() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide > room && at > start {
            pieces.extend(word.get(start..at));
            start = at;
            used = 0;
        }
        used += wide;
    }
    pieces.extend(word.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, room: usize) -> Vec<String> {
        wrap(&Line::plain(text), room).iter().map(Line::text).collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("a secure channel for all", 9), ["a secure", "channel", "for all"]);
    }

    #[test]
    fn a_word_wider_than_the_room_is_cut() {
        assert_eq!(wrapped("abcdefgh ij", 5), ["abcde", "fgh", "ij"]);
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(wrapped("核 査 察", 5), ["核 査", "察"]);
    }

    #[test]
    fn words_that_touch_across_tones_stay_together() {
        let line = Line::of("breached", Tone::Bad).and(": by silence", Tone::Plain);
        let lines: Vec<String> = wrap(&line, 12).iter().map(Line::text).collect();
        assert_eq!(lines, ["breached: by", "silence"]);
    }

    #[test]
    fn an_indented_line_stays_indented() {
        assert_eq!(wrapped("  one two", 3), ["  one", "  two"]);
    }

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}c"), "a\u{fffd}[31mb\u{fffd}c");
    }
}
