//! Small drawings that stand for the site elsewhere: a badge to be shown on other pages, a card for links.

use crate::page::Tone;
use crate::phrase::Phrases;
use crate::render::{escape, without_isolates_of};
use crate::report::Front;
use crate::site::{Site, Thing};

const FONTS: &str = "Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif";

/// Letters of a title that a badge has room for.
const LETTERS: usize = 42;

/// A badge: the title, and how it stands; from right to left where that is how the language is read.
pub(super) fn badge(say: Phrases, thing: &Thing) -> String {
    let title = cut(&thing.title, LETTERS);
    let said = format!("{} {}", thing.word.symbol, thing.word.word);
    let (first, second) = (width(&title, letter(say, 65)), width(&said, letter(say, 76)));
    let (ground, ink) = paint(thing.word.tone);
    let label = escape(&without_isolates_of(say, &say.reason_at(&thing.title, &thing.word.word)));
    let (all, straight) = (first + second, second - 3);
    let line = Across { all, is_rtl: say.is_rtl() };
    let half = match say.is_rtl() {
        false => format!("M{first} 0h{straight}a3 3 0 0 1 3 3v18a3 3 0 0 1 -3 3h-{straight}z"),
        true => format!("M{second} 0h-{straight}a3 3 0 0 0 -3 3v18a3 3 0 0 0 3 3h{straight}z"),
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all}\" height=\"24\" viewBox=\"0 0 {all} 24\" role=\"img\" aria-label=\"{label}\" \
         font-family=\"{FONTS}\" font-size=\"12\"{direction}>\n<title>{label}</title>\n\
         <rect width=\"{all}\" height=\"24\" rx=\"3\" fill=\"#1f2933\"/>\n\
         <path d=\"{half}\" fill=\"{ground}\"/>\n\
         <text x=\"{title_at}\" y=\"16\" fill=\"#ffffff\"{title_room}>{title}</text>\n\
         <text x=\"{said_at}\" y=\"16\" fill=\"{ink}\" font-weight=\"700\"{said_room}>{said}</text>\n\
         </svg>\n",
        direction = line.direction(),
        title_at = line.at(10),
        title_room = line.room(first - 20),
        said_at = line.at(first + 10),
        said_room = line.room(second - 20),
        title = escape(&title),
        said = escape(&said),
    )
}

/// A line of so many units, measured from where it begins to be read.
struct Across {
    all: i64,
    is_rtl: bool,
}

impl Across {
    /// What is so far from the beginning of the line, from the left.
    fn at(&self, x: i64) -> i64 {
        if self.is_rtl { self.all - x } else { x }
    }

    /// The same of what is so wide.
    fn of(&self, x: i64, wide: i64) -> i64 {
        if self.is_rtl { self.all - x - wide } else { x }
    }

    fn direction(&self) -> &'static str {
        if self.is_rtl { " direction=\"rtl\"" } else { "" }
    }

    /// The room that a text fills; letters that join are not stretched.
    fn room(&self, room: i64) -> String {
        match self.is_rtl {
            true => String::new(),
            false => format!(" textLength=\"{room}\" lengthAdjust=\"spacingAndGlyphs\""),
        }
    }
}

/// A card of one thing. The size is that which links have: 1200 by 630. Source: Open Graph protocol; the platforms' guides.
pub(super) fn card(front: &Front, thing: &Thing) -> String {
    let (ground, ink) = paint(thing.word.tone);
    let said = format!("{} {}", thing.word.symbol, front.say().sentence(&thing.word.word));
    let lines = [thing.title.as_str(), &said];
    drawn(front, lines, (ground, ink))
}

/// The card of the whole.
pub(super) fn front_card(site: &Site) -> String {
    let bad = site.things.iter().filter(|thing| thing.word.tone == Tone::Bad).count();
    let tone = if bad > 0 { Tone::Bad } else { Tone::Plain };
    let counted = site.front.say().card_counts(site.things.len(), bad);
    drawn(&site.front, [&site.front.agreement_title, &counted], paint(tone))
}

fn drawn(front: &Front, [title, said]: [&str; 2], (ground, ink): (&str, &str)) -> String {
    let say = front.say();
    let label = escape(&without_isolates_of(say, &say.reason_at(title, said)));
    let line = Across { all: 1200, is_rtl: say.is_rtl() };
    let begin = line.at(80);
    let mut y = 190;
    let mut text = String::new();
    for words in wrapped(title, 24).into_iter().take(3) {
        text.push_str(&format!(
            "<text x=\"{begin}\" y=\"{y}\" font-size=\"68\" font-weight=\"700\" fill=\"#1f2933\">{}</text>\n",
            escape(&words)
        ));
        y += 84;
    }
    let room = (width(said, letter(say, 300)) + 36).min(1040);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\" role=\"img\" aria-label=\"{label}\" \
         font-family=\"{FONTS}\"{direction}>\n<title>{label}</title>\n<rect width=\"1200\" height=\"630\" fill=\"#ffffff\"/>\n\
         <rect{bar_at} width=\"24\" height=\"630\" fill=\"{ground}\"/>\n\
         <text x=\"{begin}\" y=\"96\" font-size=\"30\" fill=\"#5f6b76\">{agreement}</text>\n{text}\
         <rect x=\"{box_x}\" y=\"{box_at}\" width=\"{room}\" height=\"96\" rx=\"8\" fill=\"{ground}\"/>\n\
         <text x=\"{said_x}\" y=\"{said_at}\" font-size=\"46\" font-weight=\"700\" fill=\"{ink}\"{said_room}>{said}</text>\n\
         <text x=\"{begin}\" y=\"580\" font-size=\"28\" fill=\"#5f6b76\">{as_of} {day}</text>\n\
         <rect x=\"{marking_x}\" y=\"544\" width=\"180\" height=\"48\" fill=\"#000000\"/>\n\
         <text x=\"{marking_at}\" y=\"576\" font-size=\"24\" font-weight=\"700\" text-anchor=\"middle\" fill=\"#ffffff\">{marking}</text>\n</svg>\n",
        agreement = escape(&cut(&front.agreement_title, 64)),
        box_at = y - 40,
        said_at = y + 24,
        said_room = line.room(room - 56),
        direction = line.direction(),
        bar_at = if say.is_rtl() { " x=\"1176\"" } else { "" },
        box_x = line.of(80, room),
        said_x = line.at(108),
        marking_x = line.of(960, 180),
        marking_at = line.at(1050),
        said = escape(said),
        as_of = escape(say.as_of()),
        day = escape(&say.moment(&front.calendar, front.at)),
        marking = escape(front.marking),
    )
}

/// The ground and the ink of a tone.
fn paint(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Good => ("#2f7d5f", "#ffffff"),
        Tone::Bad => ("#a02d16", "#ffffff"),
        Tone::Doubtful => ("#f0cf7a", "#1f2933"),
        Tone::Ahead | Tone::Plain | Tone::Strong | Tone::Faint => ("#dde4ea", "#1f2933"),
    }
}

/// The width of a letter, in tenths, where Latin ones are so wide: letters that join are narrower.
fn letter(say: Phrases, latin: i64) -> i64 {
    if say.is_rtl() { latin * 9 / 10 } else { latin }
}

/// The width of a text with its margins, at so many tenths a letter.
fn width(text: &str, letter: i64) -> i64 {
    let letters = unicode_width::UnicodeWidthStr::width(text);
    i64::try_from(letters).unwrap_or(0) * letter / 10 + 20
}

fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Lines of at most so many letters, broken between words.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for one in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + one.chars().count() <= letters => {
                line.push(' ');
                line.push_str(one);
            }
            _ => lines.push(cut(one, letters)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Badge;

    #[test]
    fn a_badge_tells_the_word_and_no_markup() {
        let word = Badge { symbol: "✗", word: "breached".to_owned(), tone: Tone::Bad };
        let thing = Thing {
            name: "a".into(),
            title: "<b> & \"c\"".into(),
            path: "commitments/a".into(),
            word,
            since: None,
            told: String::new(),
        };
        let drawing = badge(Phrases::default(), &thing);
        assert!(
            drawing.contains(">✗ breached</text>") && drawing.contains("&lt;b&gt; &amp; &quot;c&quot;"),
            "{drawing}"
        );
        assert!(!drawing.contains("<b>"));
    }

    #[test]
    fn long_titles_are_broken_between_words() {
        assert_eq!(wrapped("Cap on the level of enrichment", 12), ["Cap on the", "level of", "enrichment"]);
    }
}
