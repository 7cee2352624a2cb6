//! A page of the site as HTML.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{SUMS, address, prose, reasons};
use crate::language::Language;
use crate::phrase::Phrases;
use crate::render::html::{Links, Writer, apart, word};
use crate::render::{escape, without_isolates_of};
use crate::report::{Part, Text};
use crate::site::{Passage, Section, Site, SitePage};

/// What a page may load: its own style and its own drawings. Source: W3C, Content Security Policy Level 3.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// A page of a site.
pub(super) fn page(site: &Site, page: &SitePage) -> String {
    let titles = Titles::new(site, page);
    let parts = page.sections.iter().filter_map(|section| match section {
        Section::Part(part) => Some(part),
        _ => None,
    });
    let parts: Vec<&Part> = parts.collect();
    let mut writer = Writer::new(site.front.say(), &site.front.calendar, parts, &page.annex, &titles);
    writer.originals = Some(&site.front.originals);
    let above = if site.folder().is_empty() { "" } else { "../" };
    let base = format!("{above}{}", titles.root);
    Sheet { site, page, say: site.front.say(), root: titles.root, base, writer }.written()
}

/// Titles that one thing alone has, with its page.
struct Titles<'s> {
    root: &'static str,
    own: &'s str,
    paths: BTreeMap<&'s str, Option<&'s str>>,
}

impl<'s> Titles<'s> {
    fn new(site: &'s Site, page: &'s SitePage) -> Self {
        let mut paths: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for thing in &site.things {
            let path = if paths.contains_key(thing.title.as_str()) { None } else { Some(thing.path.as_str()) };
            paths.insert(&thing.title, path);
        }
        Self { root: if page.path.contains('/') { "../" } else { "" }, own: &page.path, paths }
    }
}

impl Links for Titles<'_> {
    fn page(&self, title: &str) -> Option<String> {
        let path = (*self.paths.get(title)?).filter(|path| *path != self.own)?;
        Some(format!("{}{path}.html", self.root))
    }
}

struct Sheet<'s> {
    site: &'s Site,
    page: &'s SitePage,
    say: Phrases,
    /// From the page to the folder of its language.
    root: &'static str,
    /// From the page to the root of all languages.
    base: String,
    writer: Writer<'s>,
}

impl Sheet<'_> {
    fn written(&self) -> String {
        let mut out = self.head();
        out.push_str(&self.header());
        out.push_str("<main id=\"main\">\n");
        out.push_str(&self.title());
        for section in &self.page.sections {
            out.push_str(&self.section(section));
        }
        out.push_str(&self.elsewhere());
        out.push_str(&self.writer.annex());
        out.push_str("</main>\n");
        out.push_str(&self.footer());
        out.push_str("</body>\n</html>\n");
        out
    }

    fn head(&self) -> String {
        let (say, front, page) = (self.say, &self.site.front, self.page);
        let title = match page.title == front.agreement_title {
            true => page.title.clone(),
            false => without_isolates_of(say, &say.reason_at(&page.title, &front.agreement_title)),
        };
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<title>{title}</title>\n\
             <meta name=\"description\" content=\"{description}\">\n<meta name=\"generator\" content=\"{made_by}\">\n\
             <link rel=\"stylesheet\" href=\"{base}style.css\">\n",
            lang = say.language(),
            dir = say.direction(),
            title = escape(&title),
            description = escape(&without_isolates_of(say, &page.description)),
            made_by = escape(&self.site.publisher.made_by),
            base = self.base,
        );
        if say.is_rtl() {
            let _ = writeln!(out, "<link rel=\"stylesheet\" href=\"{}rtl.css\">", self.base);
        }
        out.push_str(&self.alternates());
        for (file, title) in [("changes.atom", say.changes_feed()), ("reports.atom", say.issues_feed())] {
            let _ = writeln!(
                out,
                "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}{file}\">",
                escape(title),
                self.root
            );
        }
        let _ = writeln!(
            out,
            "<meta property=\"og:type\" content=\"website\">\n<meta property=\"og:title\" content=\"{}\">\n\
             <meta property=\"og:description\" content=\"{}\">",
            escape(&page.title),
            escape(&without_isolates_of(say, &page.description))
        );
        if let Some(own) = address(self.site, &format!("{}.html", page.path)) {
            let _ = writeln!(
                out,
                "<link rel=\"canonical\" href=\"{0}\">\n<meta property=\"og:url\" content=\"{0}\">",
                escape(&own)
            );
        }
        if let Some(card) = address(self.site, &format!("cards/{}.svg", self.card())) {
            let _ = writeln!(out, "<meta property=\"og:image\" content=\"{}\">", escape(&card));
        }
        out.push_str("</head>\n<body>\n");
        out
    }

    /// The name of the drawing that stands for the page elsewhere.
    fn card(&self) -> &str {
        let thing = self.site.things.iter().find(|thing| thing.path == self.page.path);
        thing.map_or("index", |thing| thing.name.as_str())
    }

    fn header(&self) -> String {
        let (say, front) = (self.say, &self.site.front);
        let mut out = format!(
            "<a class=\"skip\" href=\"#main\">{}</a>\n<header class=\"site\">\n<p class=\"marking\">{}</p>\n\
             <p class=\"agreement\"><a href=\"{}index.html\">{}</a></p>\n<nav class=\"site\" aria-label=\"{}\">\n<ul>\n",
            escape(say.skip()),
            escape(front.marking),
            self.root,
            self.titled(&front.agreement_title),
            escape(say.navigation()),
        );
        for entry in self.site.pages.iter().filter(|entry| entry.under == Some(entry.path.as_str())) {
            let here = if self.page.path == entry.path {
                " aria-current=\"page\""
            } else if self.page.under == entry.under {
                " aria-current=\"true\""
            } else {
                ""
            };
            let title = if entry.path == "index" { say.site_overview() } else { entry.title.as_str() };
            let _ = writeln!(out, "<li><a href=\"{}{}.html\"{here}>{}</a></li>", self.root, entry.path, escape(title));
        }
        out.push_str("</ul>\n</nav>\n");
        out.push_str(&self.languages());
        out.push_str("</header>\n");
        out
    }

    /// The same page in a language, from this page.
    fn told_in(&self, language: Language) -> String {
        format!("{}{}{}.html", self.base, self.site.publisher.folder(language), self.page.path)
    }

    /// The same page in each language, for programs.
    fn alternates(&self) -> String {
        let languages = self.site.publisher.told_in();
        let link = |language: &Language| {
            let path = format!("{}{}.html", self.site.publisher.folder(*language), self.page.path);
            let address = self.site.publisher.url.as_ref().map(|url| format!("{url}{path}"));
            let address = address.unwrap_or_else(|| self.told_in(*language));
            format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\">\n", escape(&address))
        };
        if languages.len() < 2 { String::new() } else { languages.iter().map(link).collect() }
    }

    /// The same page in each language, for people.
    fn languages(&self) -> String {
        let languages = self.site.publisher.told_in();
        if languages.len() < 2 {
            return String::new();
        }
        let mut out = format!("<nav class=\"languages\" aria-label=\"{}\">\n<ul>\n", escape(self.say.languages()));
        for language in languages {
            let name = language.own_name();
            let _ = match *language == self.site.front.language {
                true => writeln!(out, "<li><span lang=\"{language}\" aria-current=\"true\">{name}</span></li>"),
                false => writeln!(
                    out,
                    "<li><a href=\"{}\" lang=\"{language}\" hreflang=\"{language}\" dir=\"{}\">{name}</a></li>",
                    self.told_in(*language),
                    language.direction().word()
                ),
            };
        }
        out.push_str("</ul>\n</nav>\n");
        out
    }

    /// The address of a file from this page: what has no words stands at the root.
    fn file(&self, path: &str) -> String {
        let is_shared = ["data/", "proof/", SUMS].iter().any(|shared| path.starts_with(shared));
        format!("{}{path}", if is_shared { &self.base } else { self.root })
    }

    /// A title; one that is not told in the language is marked as of another.
    fn titled(&self, title: &str) -> String {
        apart(title, if self.site.front.originals.contains(title) { " lang=\"\"" } else { "" })
    }

    fn title(&self) -> String {
        let (say, front) = (self.say, &self.site.front);
        let mut out = format!("<h1>{}</h1>\n", self.titled(&self.page.title));
        let thing = self.site.things.iter().find(|thing| thing.path == self.page.path);
        if !self.page.subtitle.is_empty() {
            let _ = writeln!(out, "<p class=\"subtitle\">{}</p>", self.writer.text(&self.page.subtitle));
        }
        let mut line = thing.map(|thing| format!("{} ", word(&thing.word))).unwrap_or_default();
        let _ = write!(
            line,
            "<span>{} <time datetime=\"{}\">{}</time></span>",
            escape(say.as_of()),
            front.calendar.rfc3339(front.at),
            escape(&say.moment(&front.calendar, front.at))
        );
        if let Some(thing) = thing {
            let _ = write!(line, " <a href=\"../agreement.html#{}\">{}</a>", thing.name, escape(say.clause_in_text()));
        }
        let _ = writeln!(out, "<p class=\"as-of\">{line}</p>");
        out
    }

    fn section(&self, section: &Section) -> String {
        match section {
            Section::Part(part) => self.writer.part(part),
            Section::Reasons { heading, root, set_aside: (aside_heading, aside) } => {
                let mut out = self.opened("reasons", heading);
                let _ = writeln!(out, "<ul class=\"tree\">\n{}</ul>", reasons::branch(&self.writer, root));
                if !aside.is_empty() {
                    let _ = writeln!(out, "<h3>{}</h3>\n<ul class=\"tree\">", escape(aside_heading));
                    for one in aside {
                        out.push_str(&reasons::aside(&self.writer, one));
                    }
                    out.push_str("</ul>\n");
                }
                out.push_str("</section>\n");
                out
            }
            Section::Agreement(passages) => passages.iter().map(|passage| self.passage(passage)).collect(),
            Section::Files { id, heading, lead, files } => {
                let mut out = self.opened(id, heading);
                let _ = writeln!(out, "<p>{}</p>\n<ul class=\"files\">", self.writer.text(lead));
                for (path, name, what) in files {
                    let _ = writeln!(
                        out,
                        "<li><a href=\"{}\"><bdi>{}</bdi></a> <span class=\"below\">{}</span></li>",
                        escape(&self.file(path)),
                        escape(name),
                        escape(what)
                    );
                }
                out.push_str("</ul>\n</section>\n");
                out
            }
            Section::Code { id, heading, lead, lines } => self.code((id, heading), lead, lines),
        }
    }

    fn opened(&self, id: &str, heading: &str) -> String {
        format!(
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>\n",
            escape(heading)
        )
    }

    fn code(&self, (id, heading): (&str, &str), lead: &Text, lines: &[String]) -> String {
        let mut out = self.opened(id, heading);
        let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        let _ = writeln!(
            out,
            "<p>{}</p>\n<pre><code>{}</code></pre>\n</section>",
            self.writer.text(lead),
            lines.join("\n")
        );
        out
    }

    /// How the sign of this thing is shown on a page of somebody else, if the site says where it is.
    fn elsewhere(&self) -> String {
        let Some(thing) = self.site.things.iter().find(|thing| thing.path == self.page.path) else {
            return String::new();
        };
        let (Some(page), Some(badge)) = (
            address(self.site, &format!("{}.html", thing.path)),
            address(self.site, &format!("badges/{}.svg", thing.name)),
        ) else {
            return String::new();
        };
        let line = format!(
            "<a href=\"{}\"><img src=\"{}\" alt=\"{}\"></a>",
            escape(&page),
            escape(&badge),
            escape(&thing.title)
        );
        let mut out = self.opened("embed", self.say.embed_heading());
        let _ = writeln!(
            out,
            "<p>{} <img src=\"../badges/{}.svg\" alt=\"{}\"></p>\n<pre><code>{}</code></pre>\n</section>",
            escape(self.say.embed_lead()),
            thing.name,
            escape(&without_isolates_of(self.say, &self.say.reason_at(&thing.title, &thing.word.word))),
            escape(&line)
        );
        out
    }

    fn passage(&self, passage: &Passage) -> String {
        // In which language the text is written, nothing says; that of the page it need not be.
        let (prose, code) = match self.say.is_english() {
            true => ("", ""),
            false => (" lang=\"\" dir=\"auto\"", " lang=\"\" dir=\"ltr\""),
        };
        match passage {
            Passage::Prose(text) => {
                format!("<div class=\"passage\"><div class=\"prose\"{prose}>\n{}</div></div>\n", prose::html(text))
            }
            Passage::Block { text, margin: None } => {
                format!("<div class=\"passage\">\n<pre{code}><code>{}</code></pre>\n</div>\n", prose::code(text))
            }
            Passage::Block { text, margin: Some(margin) } => {
                let thing = self.site.things.iter().find(|thing| thing.name == margin.name);
                let (path, title) = thing.map(|thing| (thing.path.as_str(), thing.title.as_str())).unwrap_or_default();
                format!(
                    "<div class=\"passage\" id=\"{}\">\n<pre{code}><code>{}</code></pre>\n<div class=\"margin\">{}<span class=\"below\">{}</span>\
                     <a href=\"{path}.html\">{}</a></div>\n</div>\n",
                    margin.name,
                    prose::code(text),
                    word(&margin.word),
                    escape(&margin.since),
                    self.titled(title)
                )
            }
        }
    }

    fn footer(&self) -> String {
        let (say, front) = (self.say, &self.site.front);
        let mut out = format!("<footer>\n<p class=\"marking\">{}</p>\n", escape(front.marking));
        let known = say.moment(&front.calendar, front.known_at);
        let rows = [
            (say.label_at(), say.moment(&front.calendar, front.at)),
            (say.label_known_at(), known),
            (say.label_for(), front.audience_title.clone()),
            (say.label_standard(), front.standard_title.clone()),
        ];
        out.push_str("<dl class=\"front\">\n");
        for (label, value) in rows {
            let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", escape(label), apart(&value, ""));
        }
        let _ = writeln!(
            out,
            "</dl>\n<p><a href=\"{}method.html#check\">{}</a></p>\n</footer>",
            self.root,
            escape(say.check_heading())
        );
        out
    }
}
