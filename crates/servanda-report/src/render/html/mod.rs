//! A report as one HTML file: readable and printable as it is, with no script and nothing from elsewhere.
//!
//! Whatever a text of the dossier says is escaped, stripped of what could reorder what is read, and set apart (`bdi`), so that
//! it can neither become markup nor turn the line around it.

mod table;

use std::collections::BTreeSet;
use std::fmt::Write;

use servanda_base::Calendar;

use super::report::{command, front_matter, headline};
use super::{escape, svg, without_isolates};
use crate::language::Language;
use crate::page::Tone;
use crate::phrase::Phrases;
use crate::report::{Badge, Block, Chart, Front, Inline, Part, Places, Report, Text};
use crate::words::RecordLine;

/// How it looks, on a screen and on paper.
pub(super) const STYLE: &str = include_str!("style.css");

/// What is otherwise from right to left.
pub(super) const RIGHT_TO_LEFT: &str = include_str!("rtl.css");

/// A report as HTML.
pub fn html(report: &Report) -> String {
    let front = &report.front;
    let parts = report.parts.iter().collect();
    let mut writer = Writer::new(front.say(), &front.calendar, parts, &report.annex, &Unlinked);
    writer.originals = Some(&front.originals);
    let title = without_isolates(&writer.say.reason_at(&front.agreement_title, &headline(front, writer.say)));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}{own}{on_every_page}</style>\n</head>\n<body>\n",
        lang = writer.say.language(),
        dir = writer.say.direction(),
        title = escape(&title),
        own = of_language(front.language),
        on_every_page = on_every_page(front.marking),
    );
    out.push_str(&writer.header(front));
    out.push_str("<main>\n");
    out.push_str(&writer.contents());
    for part in &report.parts {
        out.push_str(&writer.part(part));
    }
    out.push_str(&writer.annex());
    out.push_str("</main>\n");
    out.push_str(&writer.footer(front));
    out.push_str("</body>\n</html>\n");
    out
}

/// What a language that is read from right to left needs beside that: its letters join, its columns begin at the right, its pages
/// count in its own digits.
fn of_language(language: Language) -> String {
    let digits = match language {
        Language::English | Language::French => return String::new(),
        Language::Arabic => "arabic-indic",
        Language::Persian => "persian",
    };
    format!(
        "{RIGHT_TO_LEFT}@page {{ @bottom-right {{ content: counter(page, {digits}) \" / \" counter(pages, {digits}); }} }}\n"
    )
}

/// The marking at the head and the foot of each page of paper. Source: FIRST, Traffic Light Protocol 2.0, usage in documents.
fn on_every_page(marking: &'static str) -> String {
    let label = format!("content: \"{marking}\"; font: 700 8pt Helvetica, Arial, sans-serif;");
    format!("@page {{ @top-right {{ {label} }} @bottom-left {{ {label} }} }}\n")
}

/// Where what the dossier names has a page of its own.
pub(super) trait Links {
    /// The address of the page of what has this title, from the page that is written.
    fn page(&self, title: &str) -> Option<String>;
}

/// A file that stands alone.
struct Unlinked;

impl Links for Unlinked {
    fn page(&self, _: &str) -> Option<String> {
        None
    }
}

/// Writes sections, with the records that they cite in an annex of the same page.
pub(super) struct Writer<'r> {
    say: Phrases,
    calendar: &'r Calendar,
    parts: Vec<&'r Part>,
    annex: &'r [RecordLine],
    places: Places<'r>,
    links: &'r dyn Links,
    /// Titles that are not told in the language of the page.
    pub(super) originals: Option<&'r BTreeSet<String>>,
}

impl<'r> Writer<'r> {
    /// For a page of these parts, whose annex has these records.
    pub(super) fn new(
        say: Phrases,
        calendar: &'r Calendar,
        parts: Vec<&'r Part>,
        annex: &'r [RecordLine],
        links: &'r dyn Links,
    ) -> Self {
        Self { say, calendar, parts, annex, places: Places::of(annex), links, originals: None }
    }

    /// The fixed texts of the page.
    pub(super) fn say(&self) -> Phrases {
        self.say
    }

    fn header(&self, front: &Front) -> String {
        let mut out = format!(
            "<header>\n<p class=\"marking\">{}</p>\n<p class=\"agreement\"><bdi>{}</bdi></p>\n<h1>{}</h1>\n",
            escape(front.marking),
            escape(&front.agreement_title),
            apart(&headline(front, self.say), ""),
        );
        let period = front.period.map(|(first, last)| self.say.period(first, last));
        if let Some(period) = &period {
            let _ = writeln!(out, "<p class=\"period\">{}</p>", escape(period));
        }
        out.push_str("<dl class=\"front\">\n");
        for (label, value) in front_matter(front, self.say) {
            let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", escape(label), apart(&value, ""));
        }
        out.push_str("</dl>\n");
        if !front.left_out.is_empty() {
            let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(&self.say.left_out(front.left_out.len())));
        }
        out.push_str("</header>\n");
        out
    }

    fn contents(&self) -> String {
        if self.parts.len() < 4 {
            return String::new();
        }
        let mut out =
            format!("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ul>\n", self.say.contents());
        for part in &self.parts {
            let _ = writeln!(out, "<li><a href=\"#{}\">{}</a></li>", self.anchor(part), escape(&part.heading));
        }
        if !self.annex.is_empty() {
            let _ = writeln!(out, "<li><a href=\"#annex\">{}</a></li>", escape(self.say.annex_heading()));
        }
        out.push_str("</ul>\n</nav>\n");
        out
    }

    /// The name of a part in this file; of those that share one, with a number.
    fn anchor(&self, part: &Part) -> String {
        let alike: Vec<&Part> = self.parts.iter().copied().filter(|other| other.id == part.id).collect();
        let place = alike.iter().position(|other| std::ptr::eq(*other, part)).unwrap_or(0);
        if place == 0 { part.id.to_owned() } else { format!("{}-{}", part.id, place + 1) }
    }

    /// A section.
    pub(super) fn part(&self, part: &Part) -> String {
        let anchor = self.anchor(part);
        let mut out = format!(
            "<section id=\"{anchor}\" aria-labelledby=\"{anchor}-heading\">\n<h2 id=\"{anchor}-heading\">{}</h2>\n",
            apart(&part.heading, "")
        );
        for block in &part.blocks {
            out.push_str(&self.block(block));
        }
        out.push_str("</section>\n");
        out
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(text) => format!("<h3>{}</h3>\n", self.text(text)),
            Block::Paragraph(text) => format!("<p>{}</p>\n", self.text(text)),
            Block::Note(text) => format!("<p class=\"note\">{}</p>\n", self.text(text)),
            Block::List(texts) => {
                let items: String = texts.iter().map(|text| format!("<li>{}</li>\n", self.text(text))).collect();
                format!("<ul>\n{items}</ul>\n")
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
        }
    }

    fn chart(&self, chart: &Chart) -> String {
        let calendar = self.calendar;
        let table = chart.table(self.say, |at| self.say.moment(calendar, at));
        format!(
            "<figure>\n<figcaption>{}</figcaption>\n<div class=\"drawing\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n{}</div>\n\
             <details>\n<summary>{}</summary>\n{}</details>\n</figure>\n",
            apart(&chart.title, ""),
            escape(&chart.title),
            svg::svg(chart, calendar, self.say, "Helvetica Neue, Helvetica, Arial, sans-serif"),
            escape(self.say.as_table()),
            self.table(&table),
        )
    }

    /// A line: what the dossier says is set apart, a record leads to the annex.
    pub(super) fn text(&self, text: &Text) -> String {
        let mut out = String::new();
        let mut after_record = false;
        for part in &text.0 {
            let is_record = matches!(part, Inline::Record(_));
            if is_record && after_record {
                out.push(' ');
            }
            after_record = is_record;
            match part {
                Inline::Said(text) => out.push_str(&escape(text)),
                Inline::Strong(text) => {
                    let _ = write!(out, "<strong>{}</strong>", escape(text));
                }
                Inline::Quoted(text) => out.push_str(&self.quoted(text)),
                Inline::Word(badge) => out.push_str(&word(badge)),
                Inline::Record(id) => out.push_str(&self.record(id)),
                Inline::Document { text, url } => {
                    let _ =
                        write!(out, "<a href=\"{}\" rel=\"noreferrer\"><bdi>{}</bdi></a>", escape(url), escape(text));
                }
            }
        }
        out
    }

    /// What the dossier says, set apart; a title leads to its page.
    fn quoted(&self, text: &str) -> String {
        match self.links.page(text) {
            Some(page) => format!("<a href=\"{}\"><bdi>{}</bdi></a>", escape(&page), escape(text)),
            None => {
                let is_foreign = self.originals.is_some_and(|originals| originals.contains(text));
                apart(text, if is_foreign { " lang=\"\"" } else { "" })
            }
        }
    }

    /// A record, as a link to the annex.
    pub(super) fn record(&self, id: &str) -> String {
        match self.places.of_record(id) {
            Some(place) => format!("<a class=\"record\" href=\"#record-{place}\"><bdi>{}</bdi></a>", escape(id)),
            None => format!("<bdi class=\"record\">{}</bdi>", escape(id)),
        }
    }

    fn footer(&self, front: &Front) -> String {
        let mut out = format!(
            "<footer>\n<p class=\"marking\">{}</p>\n<p><bdi>{}</bdi>{}{}</p>\n",
            escape(front.marking),
            escape(&front.agreement_title),
            self.say.comma(),
            apart(&headline(front, self.say), ""),
        );
        let _ = writeln!(
            out,
            "<p>{} <code>{}</code></p>\n</footer>",
            escape(self.say.make_again()),
            escape(&command(front))
        );
        out
    }
}

/// A text that may be the dossier's or ours, set apart from the line. In what we put together (it holds isolates) its own first
/// letter says nothing about the direction, which is that of the language: HTML itself would ask that letter.
pub(super) fn apart(text: &str, attributes: &str) -> String {
    let direction = if text.contains('\u{2068}') { " dir=\"rtl\"" } else { "" };
    format!("<bdi{attributes}{direction}>{}</bdi>", escape(text))
}

/// A word with its sign; the sign is for the eye alone.
pub(super) fn word(badge: &Badge) -> String {
    let tone = match badge.tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Doubtful => "doubtful",
        Tone::Ahead => "ahead",
        Tone::Plain | Tone::Strong | Tone::Faint => "plain",
    };
    format!(
        "<span class=\"word {tone}\"><span aria-hidden=\"true\">{}</span> {}</span>",
        escape(badge.symbol),
        escape(&badge.word)
    )
}
