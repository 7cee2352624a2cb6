//! The prose of an agreement as HTML: its headings, lists, quotes and tables; no markup of its own, nothing from elsewhere.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::render::{escape, safe};
use crate::report::is_on_the_web;

/// Prose (CommonMark with tables) as HTML. What is markup in it is shown as it is written; a picture is told by its text.
pub(super) fn html(text: &str) -> String {
    let text = safe_lines(text);
    let parser = Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES);
    let mut out = String::new();
    html::push_html(&mut out, parser.filter_map(tamed));
    out
}

/// A text as written, line by line.
pub(super) fn code(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

fn safe_lines(text: &str) -> String {
    text.lines().map(safe).collect::<Vec<_>>().join("\n")
}

fn tamed(event: Event<'_>) -> Option<Event<'_>> {
    Some(match event {
        Event::Html(markup) | Event::InlineHtml(markup) => Event::Text(markup),
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: below(level), id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => Event::Start(Tag::Link {
            link_type,
            dest_url: if is_on_the_web(&dest_url) { dest_url } else { CowStr::Borrowed("#main") },
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        }),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        other => other,
    })
}

/// A heading of the prose stands below that of the page.
fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_has_no_markup_and_nothing_from_elsewhere() {
        let text = "# A <b onclick=\"x\">b</b>\n\n<script>alert(1)</script>\n\n[go](javascript:alert(1)) ![seal](https://example.org/s.png) \u{202e}";
        let html = html(text);
        assert!(!html.contains("<script") && !html.contains("<b ") && !html.contains("<img"), "{html}");
        assert!(!html.contains("javascript:") && !html.contains('\u{202e}'), "{html}");
        assert!(html.contains("<h2>A &lt;b onclick=\"x\"&gt;b&lt;/b&gt;</h2>") && html.contains("seal"), "{html}");
    }
}
