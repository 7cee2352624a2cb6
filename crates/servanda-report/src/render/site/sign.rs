//! Small drawings that stand for the site elsewhere: a badge to be shown on other pages, a card for links.

use crate::page::Tone;
use crate::render::escape;
use crate::report::Front;
use crate::site::{Site, Thing};

const FONTS: &str = "Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif";

/// Letters of a title that a badge has room for.
const LETTERS: usize = 42;

/// A badge: the title, and how it stands.
pub(super) fn badge(thing: &Thing) -> String {
    let title = cut(&thing.title, LETTERS);
    let said = format!("{} {}", thing.word.symbol, thing.word.word);
    let (left, right) = (width(&title, 65), width(&said, 76));
    let (ground, ink) = paint(thing.word.tone);
    let label = escape(&format!("{}: {}", thing.title, thing.word.word));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all}\" height=\"24\" viewBox=\"0 0 {all} 24\" role=\"img\" aria-label=\"{label}\" \
         font-family=\"{FONTS}\" font-size=\"12\">\n<title>{label}</title>\n\
         <rect width=\"{all}\" height=\"24\" rx=\"3\" fill=\"#1f2933\"/>\n\
         <path d=\"M{left} 0h{straight}a3 3 0 0 1 3 3v18a3 3 0 0 1 -3 3h-{straight}z\" fill=\"{ground}\"/>\n\
         <text x=\"10\" y=\"16\" fill=\"#ffffff\" textLength=\"{left_room}\" lengthAdjust=\"spacingAndGlyphs\">{title}</text>\n\
         <text x=\"{right_at}\" y=\"16\" fill=\"{ink}\" font-weight=\"700\" textLength=\"{right_room}\" lengthAdjust=\"spacingAndGlyphs\">{said}</text>\n\
         </svg>\n",
        all = left + right,
        straight = right - 3,
        left_room = left - 20,
        right_at = left + 10,
        right_room = right - 20,
        title = escape(&title),
        said = escape(&said),
    )
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
    let label = escape(&format!("{title}: {said}"));
    let mut y = 190;
    let mut text = String::new();
    for line in wrapped(title, 24).into_iter().take(3) {
        text.push_str(&format!(
            "<text x=\"80\" y=\"{y}\" font-size=\"68\" font-weight=\"700\" fill=\"#1f2933\">{}</text>\n",
            escape(&line)
        ));
        y += 84;
    }
    let room = (width(said, 300) + 36).min(1040);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\" role=\"img\" aria-label=\"{label}\" \
         font-family=\"{FONTS}\">\n<title>{label}</title>\n<rect width=\"1200\" height=\"630\" fill=\"#ffffff\"/>\n\
         <rect width=\"24\" height=\"630\" fill=\"{ground}\"/>\n\
         <text x=\"80\" y=\"96\" font-size=\"30\" fill=\"#5f6b76\">{agreement}</text>\n{text}\
         <rect x=\"80\" y=\"{box_at}\" width=\"{room}\" height=\"96\" rx=\"8\" fill=\"{ground}\"/>\n\
         <text x=\"108\" y=\"{said_at}\" font-size=\"46\" font-weight=\"700\" fill=\"{ink}\" textLength=\"{said_room}\" lengthAdjust=\"spacingAndGlyphs\">{said}</text>\n\
         <text x=\"80\" y=\"580\" font-size=\"28\" fill=\"#5f6b76\">{as_of} {day}</text>\n\
         <rect x=\"960\" y=\"544\" width=\"180\" height=\"48\" fill=\"#000000\"/>\n\
         <text x=\"1050\" y=\"576\" font-size=\"24\" font-weight=\"700\" text-anchor=\"middle\" fill=\"#ffffff\">{marking}</text>\n</svg>\n",
        agreement = escape(&cut(&front.agreement_title, 64)),
        box_at = y - 40,
        said_at = y + 24,
        said_room = room - 56,
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
        let drawing = badge(&thing);
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
