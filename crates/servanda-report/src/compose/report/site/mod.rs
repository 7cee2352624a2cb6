//! The pages of a public site: what a report tells, a page for each thing, with the reasons down to the records.

mod feed;
mod text;
mod thing;

use std::collections::{BTreeMap, BTreeSet};

use servanda_base::SourceFile;
use servanda_evidence::RecordId;

use super::{Composer, Occasion};
use crate::compose::AgendaPage;
use crate::due::DuePage;
use crate::report::{Block, Cell, Inline, Part, Row, Table, Text};
use crate::site::{IssueEntry, Publisher, Section, Site, SitePage};
use crate::words::RecordLine;

/// What a site is made from beside its occasion.
#[derive(Debug, Clone)]
pub struct SiteAsk {
    /// What the publisher says.
    pub publisher: Publisher,
    /// The text of the agreement, in the order of its files.
    pub texts: Vec<SourceFile>,
    /// What was issued, the last first.
    pub issues: Vec<IssueEntry>,
    /// What comes.
    pub agenda: AgendaPage,
    /// The issues that come.
    pub due: DuePage,
}

/// The site of an occasion; its kind is that of the public report.
pub fn site(occasion: &Occasion<'_>, ask: SiteAsk) -> Site {
    let composer = Composer::new(occasion);
    let things = composer.things();
    let mut pages = vec![composer.overview(), composer.agreement_page(&ask.texts, &things), composer.list()];
    pages.extend(composer.thing_pages(&things));
    pages.extend(composer.relief_page());
    pages.extend(composer.figures_page());
    pages.extend(composer.reports_page(&ask.issues));
    pages.extend(composer.sources_page());
    pages.push(composer.method_page(&ask.publisher));
    pages.push(composer.data_page(&ask.publisher));
    composer.cite(&mut pages);
    let changes = composer.change_entries(&things);
    Site {
        front: composer.front(),
        publisher: ask.publisher,
        pages,
        things,
        changes,
        issues: ask.issues,
        agenda: ask.agenda,
        due: ask.due,
    }
}

impl Composer<'_> {
    /// A page under its own entry of the navigation.
    fn page(&self, path: &'static str, title: &str, parts: Vec<Option<Part>>) -> SitePage {
        let sections: Vec<Section> = parts.into_iter().flatten().map(Section::Part).collect();
        SitePage {
            path: path.to_owned(),
            under: Some(path),
            title: title.to_owned(),
            subtitle: Text::default(),
            description: self.say.site_description(title, &self.now.agreement().declared.title, &self.day(self.now.at)),
            sections,
            annex: Vec::new(),
        }
    }

    /// Gives each page every record that it cites, in canonical order. The records are gone through once.
    fn cite(&self, pages: &mut [SitePage]) {
        let all: BTreeSet<&str> = pages.iter().flat_map(|page| &page.sections).flat_map(cited).collect();
        let known = self.now.view.known_packed().enumerate();
        let places: BTreeMap<&str, (usize, RecordId)> =
            known.filter_map(|(place, (id, record))| Some((*all.get(record.id())?, (place, id)))).collect();
        let annexes: Vec<Vec<RecordLine>> = pages
            .iter()
            .map(|page| {
                let cited = page.sections.iter().flat_map(cited).filter_map(|id| places.get(id));
                let cited: BTreeSet<&(usize, RecordId)> = cited.collect();
                cited
                    .into_iter()
                    .filter_map(|(_, id)| RecordLine::told(self.now.view, *id, self.now.language))
                    .collect()
            })
            .collect();
        for (page, annex) in pages.iter_mut().zip(annexes) {
            page.annex = annex;
        }
    }

    fn overview(&self) -> SitePage {
        let title = self.now.agreement().declared.title.clone();
        let parts = vec![self.summary(), self.signs(), self.changed(), self.next()];
        SitePage { title, ..self.page("index", self.say.site_overview(), parts) }
    }

    /// Every commitment, and how its verdict went.
    fn list(&self) -> SitePage {
        self.page("commitments", self.say.commitments_heading(), vec![self.commitments(false), self.unknown()])
    }

    fn relief_page(&self) -> Option<SitePage> {
        let relief = self.relief()?;
        Some(self.page("relief", self.say.relief_heading(), vec![Some(relief)]))
    }

    fn figures_page(&self) -> Option<SitePage> {
        let figures = self.figures()?;
        Some(self.page("figures", self.say.figures_heading(), vec![Some(figures)]))
    }

    fn sources_page(&self) -> Option<SitePage> {
        let sources = self.sources()?;
        Some(self.page("sources", self.say.sources_heading(), vec![Some(sources)]))
    }

    /// What was issued, the last first.
    fn reports_page(&self, issues: &[IssueEntry]) -> Option<SitePage> {
        let say = self.say;
        if issues.is_empty() {
            return None;
        }
        let files = issues.iter().map(|entry| {
            let front = &entry.report.front;
            let period = front.period.map(|(first, last)| say.period(first, last)).unwrap_or_default();
            let number = front.issue.as_ref().map(|issue| format!(", {}", say.number(issue))).unwrap_or_default();
            let title = format!("{}{number}", front.title);
            (entry.path(), title, period)
        });
        let section = Section::Files {
            id: "issues",
            heading: say.issues_heading().to_owned(),
            lead: Text::said(say.issues_lead()),
            files: files.collect(),
        };
        let page = self.page("reports", say.reports_heading(), Vec::new());
        Some(SitePage { sections: vec![section], ..page })
    }

    /// How it is to be read, and how it can be checked.
    fn method_page(&self, publisher: &Publisher) -> SitePage {
        let say = self.say;
        let mut page = self.page("method", say.method_heading(), vec![self.guide(), self.all_words()]);
        page.sections.push(Section::Code {
            id: "check",
            heading: say.check_heading().to_owned(),
            lead: Text::said(say.check_lead(&publisher.made_by)),
            lines: vec!["servanda verify SITE".to_owned(), "sha256sum --check SHA256SUMS".to_owned()],
        });
        page
    }

    /// The words that do not occur at present, so that whoever meets one on another page finds it here.
    fn all_words(&self) -> Option<Part> {
        let say = self.say;
        let words = crate::page::VERDICTS.into_iter().map(|verdict| {
            let badge = super::badge(verdict, self.say.verdict_name(verdict).to_owned());
            Row::Cells(vec![Cell::of(Text::word(badge)), Cell::said(say.sentence(say.means(verdict)))])
        });
        let table = Table::of(say.words_caption(), &[say.verdict(), say.meaning()], words.collect())?;
        Part::of("words", say.words_heading(), vec![table])
    }

    /// What there is for programs.
    fn data_page(&self, publisher: &Publisher) -> SitePage {
        let say = self.say;
        let files = |all: &[(&str, &str)]| -> Vec<(String, String, String)> {
            all.iter().map(|(path, what)| ((*path).to_owned(), (*path).to_owned(), (*what).to_owned())).collect()
        };
        let section = |id, heading: &str, lead: String, all: Vec<(String, String, String)>| Section::Files {
            id,
            heading: heading.to_owned(),
            lead: Text::said(lead),
            files: all,
        };
        let page = self.page("data", say.data_heading(), Vec::new());
        let mut sections = vec![section(
            "tables",
            say.tables_heading(),
            say.tables_lead(&publisher.licence),
            files(&say.data_files()),
        )];
        sections.push(section("feeds", say.feeds_heading(), say.feeds_lead().to_owned(), files(&say.feed_files())));
        sections.push(section("proof", say.proof_heading(), say.proof_lead().to_owned(), files(&say.proof_files())));
        SitePage { sections, ..page }
    }

    /// How a thing is told in one sentence.
    fn told(&self, word: &str, since: Option<servanda_base::Instant>, why: &str) -> String {
        let since = since.map(|since| self.say.since_day(&self.day(since))).unwrap_or_default();
        match why.is_empty() {
            true => format!("{}{since}.", self.say.sentence(word)),
            false => format!("{}{since}: {why}.", self.say.sentence(word)),
        }
    }
}

/// The records that a section cites.
fn cited(section: &Section) -> Vec<&str> {
    fn within<'n>(node: &'n crate::explain::Node, all: &mut Vec<&'n str>) {
        all.extend(node.records.iter().map(|record| record.id.as_str()));
        node.children.iter().for_each(|child| within(child, all));
    }
    let mut all = Vec::new();
    match section {
        Section::Part(part) => {
            let texts = part.blocks.iter().flat_map(Block::texts);
            all.extend(texts.flat_map(|text| &text.0).filter_map(|part| match part {
                Inline::Record(id) => Some(id.as_str()),
                _ => None,
            }));
        }
        Section::Reasons { root, set_aside: (_, aside), .. } => {
            within(root, &mut all);
            all.extend(aside.iter().map(|aside| aside.record.id.as_str()));
        }
        Section::Agreement(_) | Section::Files { .. } | Section::Code { .. } => {}
    }
    all
}

/// The path of the page of something.
fn path_of(folder: &str, name: &str) -> String {
    format!("{folder}/{name}")
}
