//! A chart as a drawing (SVG), which stands alone: no style from outside, no script, told in words within.
//!
//! Lengths are whole tenths of a unit, so that the same chart is the same bytes everywhere.

mod axis;
mod bands;
mod bars;
mod ladder;
mod levels;
mod timeline;

use std::fmt::{self, Write};

use servanda_base::Calendar;

use super::{escape, isolated_whole};
use crate::page::Tone;
use crate::phrase::Phrases;
use crate::report::Chart;
use crate::report::chart::Plot;

/// The width of every drawing.
const WIDTH: i64 = 680;
/// The ink of text and axes.
const INK: &str = "#1f2933";
/// The ink of what matters less.
const FAINT: &str = "#5f6b76";
/// Lines of a grid.
const GRID: &str = "#d9dee3";

/// A chart as a drawing, lettered in one of these fonts.
pub fn svg(chart: &Chart, calendar: &Calendar, say: Phrases, fonts: &str) -> String {
    let drawing = Drawing { calendar, say, prefix: &chart.id, body: String::new(), height: 0 };
    let drawing = match &chart.plot {
        Plot::Bands(bands) => bands::drawn(drawing, bands),
        Plot::Levels(levels) => levels::drawn(drawing, levels),
        Plot::Bars(bars) => bars::drawn(drawing, bars),
        Plot::Ladder(rungs) => ladder::drawn(drawing, rungs),
        Plot::Timeline(moments) => timeline::drawn(drawing, moments),
    };
    let id = escape(&chart.id);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"{direction} viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{fonts}\" font-size=\"12\" \
         fill=\"{INK}\">\n<title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{desc}</desc>\n{defs}{body}</svg>\n",
        height = drawing.height,
        // Places are turned here, and nothing twice.
        direction = if say.is_rtl() { " direction=\"ltr\"" } else { "" },
        title = escape(&chart.title),
        desc = escape(&chart.description),
        defs = patterns(&id),
        body = drawing.body,
    )
}

/// A drawing while it is made.
struct Drawing<'a> {
    calendar: &'a Calendar,
    say: Phrases,
    prefix: &'a str,
    body: String,
    height: i64,
}

/// A length in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Tenths(i64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if tenth == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{tenth}") }
    }
}

/// Where a text stands to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing<'_> {
    fn put(&mut self, piece: fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.body.write_fmt(piece);
        self.body.push('\n');
    }

    /// Where a place lies: where a language is read from right to left, so is the whole drawing, time included.
    fn turned(&self, x: Tenths) -> Tenths {
        if self.say.is_rtl() { Tenths(WIDTH * 10 - x.0) } else { x }
    }

    /// A text cut to its room, in order from the right where the language is.
    fn lettered(&self, text: &str, room: i64) -> String {
        let text = escape(&cut(text, room));
        if self.say.is_rtl() { format!("\u{2067}{text}\u{2069}") } else { text }
    }

    /// A text, cut to the room that it has.
    fn text(&mut self, at: (Tenths, Tenths), anchor: Anchor, fill: &str, text: &str, room: i64) {
        let anchor = match (anchor, self.say.is_rtl()) {
            (Anchor::Start, false) | (Anchor::End, true) => "start",
            (Anchor::Middle, _) => "middle",
            (Anchor::End, false) | (Anchor::Start, true) => "end",
        };
        let (x, text) = (self.turned(at.0), self.lettered(text, room));
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\" fill=\"{fill}\" unicode-bidi=\"plaintext\">{text}</text>",
            at.1
        ));
    }

    /// A name within a plot, on a ground of its own.
    fn named(&mut self, at: (Tenths, Tenths), text: &str, room: i64) {
        let (x, text) = (self.turned(at.0), self.lettered(text, room));
        let anchor = if self.say.is_rtl() { " text-anchor=\"end\"" } else { "" };
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{}\"{anchor} fill=\"{INK}\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\" \
             font-weight=\"600\">{text}</text>",
            at.1
        ));
    }

    fn rect(&mut self, from: (Tenths, Tenths), to: (Tenths, Tenths), attributes: &str) {
        let (width, height) = (Tenths(to.0.0 - from.0.0), Tenths(to.1.0 - from.1.0));
        let x = self.turned(if self.say.is_rtl() { to.0 } else { from.0 });
        self.put(format_args!("<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{height}\" {attributes}/>", from.1));
    }

    fn line(&mut self, from: (Tenths, Tenths), to: (Tenths, Tenths), attributes: &str) {
        let (x1, x2) = (self.turned(from.0), self.turned(to.0));
        self.put(format_args!("<line x1=\"{x1}\" y1=\"{}\" x2=\"{x2}\" y2=\"{}\" {attributes}/>", from.1, to.1));
    }

    fn pattern(&self, name: &str) -> String {
        format!("url(#{}-{name})", escape(self.prefix))
    }
}

/// A text of no more than so many units, at about six and a half a letter.
fn cut(text: &str, room: i64) -> String {
    let letters = usize::try_from(room * 10 / 64).unwrap_or(0).max(1);
    let wide = |c: char| unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    if text.chars().map(wide).sum::<usize>() <= letters {
        return text.to_owned();
    }
    let mut used = 0;
    let fits = |c: &char| {
        used += wide(*c);
        used < letters
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", isolated_whole(kept.trim_end()))
}

/// The paint of a tone: its ground and, so that it is told apart without colour, its pattern.
fn paint(tone: Tone) -> (&'static str, Option<&'static str>) {
    match tone {
        Tone::Good => ("#7fb8a4", None),
        Tone::Bad => ("#b4391f", Some("bad")),
        Tone::Doubtful => ("#e9c46a", Some("doubt")),
        Tone::Ahead => ("#e3e9ef", None),
        Tone::Faint => ("#c9cfd6", None),
        Tone::Plain | Tone::Strong => ("#8fa3b5", None),
    }
}

fn patterns(id: &str) -> String {
    format!(
        "<defs><pattern id=\"{id}-bad\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"6\" height=\"6\" fill=\"#b4391f\"/><rect width=\"2\" height=\"6\" fill=\"#7c1f0c\"/></pattern>\
         <pattern id=\"{id}-doubt\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
         <rect width=\"6\" height=\"6\" fill=\"#f3dca4\"/><circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"#8a6100\"/></pattern>\
         <pattern id=\"{id}-gap\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"1.4\" height=\"7\" fill=\"#c3cad1\"/></pattern></defs>\n"
    )
}

/// The fill of a tone in this drawing.
fn fill(drawing: &Drawing<'_>, tone: Tone) -> String {
    let (ground, pattern) = paint(tone);
    pattern.map_or_else(|| ground.to_owned(), |name| drawing.pattern(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_in_tenths() {
        assert_eq!(Tenths(125).to_string(), "12.5");
        assert_eq!(Tenths(-120).to_string(), "-12");
    }

    #[test]
    fn a_long_text_is_cut_with_a_sign_of_it() {
        assert_eq!(cut("Cap on the stock", 200), "Cap on the stock");
        assert_eq!(cut("Cap on the level of enrichment", 64), "Cap on th…");
    }
}
