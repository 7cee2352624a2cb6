//! A public site: what it is made from, its files, and whether they follow.

use std::collections::BTreeMap;
use std::fmt;

use servanda_base::{Diagnostic, Duration, DurationUnit, Instant, SourceFile};
use servanda_evidence::{Audience, Standard, Standing};
use servanda_report::cadence::{self, Place};
use servanda_report::compose::{Occasion, SiteAsk, site};
use servanda_report::report::Kind;
use servanda_report::site::{IssueEntry, Publisher, Site, SiteData};
use servanda_report::verify::{DifferingFile, VerifyPage, other_verdicts};
use servanda_report::{BundleSettings, DuePage, Language, SUMS, SiteFile, SourcesPage, json_lines, site_files};

use crate::load::{DossierFiles, LoadOptions, agreement_as_text, load_for};
use crate::report::IssueAsk;
use crate::{Dossier, Query};

/// The folder of a site that holds what it was made from.
const PROOF: &str = "proof/";
/// The settings.
const SETTINGS: &str = "proof/bundle.json";
/// Who is cited.
const SOURCES: &str = "proof/sources.csv";
/// The records.
const EVIDENCE: &str = "proof/evidence.jsonl";
/// Every stretch of verdicts.
const HISTORY: &str = "data/history.json";
/// The text of an agreement that was written as JSON.
const TEXT: &str = "agreement.accord.md";

/// All that a site is made from: the text, the records that one audience may see and that were known, and the settings.
#[derive(Debug, Clone)]
pub struct Bundle {
    settings: BundleSettings,
    files: DossierFiles,
}

/// Why there is no site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSite {
    /// A file of the bundle is not there.
    Missing(&'static str),
    /// A file of the bundle is not what it is to be.
    Unreadable {
        /// Its path.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// The dossier in the bundle has errors.
    Refused(Vec<Diagnostic>),
}

impl fmt::Display for NoSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "there is no `{path}`"),
            Self::Unreadable { path, message } => write!(f, "`{path}` cannot be read: {message}"),
            Self::Refused(found) => write!(f, "what the site was made from has {} errors", found.len()),
        }
    }
}

impl std::error::Error for NoSite {}

impl Dossier {
    /// All that a site for the audience of `query` is made from; `agreements` are the files of the text.
    ///
    /// # Errors
    /// If the text has no other form.
    pub fn bundle(
        &self,
        agreements: &[SourceFile],
        query: &Query,
        publisher: &Publisher,
    ) -> Result<Bundle, Vec<Diagnostic>> {
        let is_text = |file: &SourceFile| file.path().ends_with(".accord.md");
        let agreements = match agreements.iter().all(is_text) {
            true => agreements.iter().map(|file| SourceFile::new(last_part(file.path()), file.text())).collect(),
            false => vec![SourceFile::new(TEXT, &agreement_as_text(agreements)?)],
        };
        let audience = match query.audience {
            Audience::Public => "public".to_owned(),
            Audience::Keeper => "keeper".to_owned(),
            Audience::Actor(actor) => self.agreement.actors[actor].declared.name.to_string(),
        };
        let settings = BundleSettings {
            version: BundleSettings::VERSION,
            agreement: self.id().to_owned(),
            at: self.calendar().rfc3339(query.at),
            known_at: self.calendar().rfc3339(query.known_at),
            audience,
            standard: query.standard.word().to_owned(),
            reading: query.reading.map(|party| self.agreement.actors[party].declared.name.to_string()),
            texts: agreements.iter().map(|file| file.path().to_owned()).collect(),
            url: publisher.url.clone(),
            languages: match publisher.told_in() {
                [Language::English] => Vec::new(),
                languages => languages.iter().map(|language| language.code().to_owned()).collect(),
            },
            licence: publisher.licence.clone(),
            made_by: publisher.made_by.clone(),
        };
        let evidence = SourceFile::new("evidence.jsonl", &json_lines(&self.records(query)));
        let sources = SourceFile::new("sources.csv", &sources_of(&self.sources(query)));
        Ok(Bundle { settings, files: DossierFiles { agreements, sources: Some(sources), evidence: vec![evidence] } })
    }
}

/// Those who are cited, as a file of sources.
fn sources_of(page: &SourcesPage) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows = page.rows.iter().map(|row| {
        let url = row.url.as_deref().unwrap_or_default();
        let standing = Standing::WORDS.iter().find(|(_, one)| *one == row.standing).map_or("", |(word, _)| word);
        format!("{},{},{standing},{:?},{}\n", quoted(&row.id), quoted(&row.name), row.reliability, quoted(url))
    });
    std::iter::once("id,name,standing,reliability,url\n".to_owned()).chain(rows).collect()
}

fn last_part(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl Bundle {
    /// The bundle in the folder `proof/` of a site.
    ///
    /// # Errors
    /// If a file is not there or is not what it is to be.
    pub fn of_site(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, NoSite> {
        let settings = files.get(SETTINGS).ok_or(NoSite::Missing(SETTINGS))?;
        let unreadable = |path: &str, message: String| NoSite::Unreadable { path: path.to_owned(), message };
        let settings = BundleSettings::from_json(settings).map_err(|message| unreadable(SETTINGS, message))?;
        let text = |path: &str, name: &str, missing| {
            let bytes = files.get(path).ok_or(NoSite::Missing(missing))?;
            Ok(crate::read_file(name, bytes.clone()))
        };
        let mut agreements = Vec::new();
        for name in &settings.texts {
            if last_part(name) != name {
                return Err(unreadable(SETTINGS, format!("`{name}` is no name of a file")));
            }
            agreements.push(text(&format!("{PROOF}{name}"), name, "proof/*.accord.md")?);
        }
        let sources = text(SOURCES, "sources.csv", SOURCES)?;
        let evidence = text(EVIDENCE, "evidence.jsonl", EVIDENCE)?;
        let files = DossierFiles { agreements, sources: Some(sources), evidence: vec![evidence] };
        Ok(Self { settings, files })
    }

    /// Every file of the site, by path.
    ///
    /// # Errors
    /// If the dossier in the bundle is refused.
    pub fn site(&self, threads: usize) -> Result<Vec<SiteFile>, NoSite> {
        let options = LoadOptions { threads, ..LoadOptions::default() };
        let unknown = |message: String| NoSite::Unreadable { path: SETTINGS.to_owned(), message };
        let loaded = load_for(&self.files, &self.settings.audience, options);
        let loaded = loaded.map_err(|name| unknown(name.to_string()))?;
        let Some(dossier) = loaded.dossier else { return Err(NoSite::Refused(loaded.diagnostics)) };
        let query = self.query(&dossier).map_err(unknown)?;
        let publisher = self.settings.publisher().map_err(unknown)?;
        let told = |language: &Language| dossier.site(&query, *language, &publisher, &self.files.agreements);
        let (root, others) = match publisher.told_in() {
            [root, others @ ..] => (told(root), others.iter().map(told).collect()),
            [] => (told(&Language::English), Vec::new()),
        };
        Ok(site_files(&root, &others, &dossier.site_data(&query), self.proof()))
    }

    fn query(&self, dossier: &Dossier) -> Result<Query, String> {
        let settings = &self.settings;
        let moment = |text: &str| dossier.moment(text).ok_or_else(|| format!("`{text}` is no instant"));
        let standard = Standard::ALL.into_iter().find(|standard| standard.word() == settings.standard);
        let reading = settings.reading.as_deref().map(|party| dossier.party(party).map_err(|name| name.to_string()));
        Ok(Query {
            at: moment(&settings.at)?,
            known_at: moment(&settings.known_at)?,
            audience: dossier.audience(&settings.audience).map_err(|name| name.to_string())?,
            standard: standard.ok_or_else(|| format!("`{}` is no standard", settings.standard))?,
            reading: reading.transpose()?,
        })
    }

    /// The bundle as files.
    fn proof(&self) -> Vec<SiteFile> {
        let files = &self.files;
        let all = files.agreements.iter().chain(&files.sources).chain(&files.evidence);
        let all = all.map(|file| SiteFile::new(format!("{PROOF}{}", last_part(file.path())), file.text()));
        std::iter::once(SiteFile::new(SETTINGS, self.settings.to_json())).chain(all).collect()
    }
}

/// Holds a site against what it was made from; `verified_by` is this software.
///
/// # Errors
/// If it has no bundle from which it could be made again.
pub fn verify(files: &BTreeMap<String, Vec<u8>>, verified_by: &str, threads: usize) -> Result<VerifyPage, NoSite> {
    let bundle = Bundle::of_site(files)?;
    let again: BTreeMap<String, Vec<u8>> =
        bundle.site(threads)?.into_iter().map(|file| (file.path, file.content)).collect();
    let of = |all: &BTreeMap<String, Vec<u8>>| all.get(HISTORY).cloned().unwrap_or_default();
    let (otherwise, verdicts) = other_verdicts(&of(files), &of(&again));
    let there = again.iter().filter_map(|(path, follows)| Some((path, files.get(path)?, follows)));
    let differing: Vec<DifferingFile> =
        there.filter_map(|(path, published, follows)| DifferingFile::of(path, published, follows)).collect();
    let missing: Vec<String> = again.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
    let settings = bundle.settings;
    Ok(VerifyPage {
        agreement: settings.agreement,
        at: settings.at,
        known_at: settings.known_at,
        audience: settings.audience,
        standard: settings.standard,
        made_by: settings.made_by,
        verified_by: verified_by.to_owned(),
        records: bundle.files.evidence.iter().map(|file| file.text().lines().count()).sum(),
        verdicts,
        same: again.len() - differing.len() - missing.len(),
        otherwise,
        differing,
        missing,
        foreign: files.keys().filter(|path| !again.contains_key(*path)).cloned().collect(),
    })
}

/// The paths that a site's sums name: the files that are its own.
pub fn own_files(sums: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(sums);
    let named = text.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path.to_owned());
    named.chain(std::iter::once(SUMS.to_owned())).collect()
}

impl Dossier {
    /// What a site tells, as data.
    fn site_data(&self, query: &Query) -> SiteData {
        SiteData {
            status: self.status(query),
            history: self.ask(query, false, |question| question.history(None)),
            relief: self.relief(query),
            indicators: self.indicators(query),
            agenda: self.agenda(query, Some(self.a_year_on(query.at))),
            sources: self.sources(query),
            records: self.records(query),
        }
    }

    /// How far a site looks ahead.
    fn a_year_on(&self, at: Instant) -> Instant {
        self.calendar().plus(at, Duration::new(1, DurationUnit::Year))
    }

    /// The site in a language.
    fn site(&self, query: &Query, language: Language, publisher: &Publisher, texts: &[SourceFile]) -> Site {
        let ahead = self.a_year_on(query.at);
        let ground = self.ground(query, language);
        let ask = SiteAsk {
            publisher: publisher.clone(),
            texts: texts.to_vec(),
            issues: self.issues_so_far(query, language),
            agenda: self.ask_in(query, false, Some(language), |question| question.agenda(Some(ahead))),
            due: self.due_in(query, ahead, language),
        };
        let clause = cadence::clause_for(&self.agreement, Kind::Monthly, query.audience);
        let title = clause.and_then(|clause| ground.title(clause));
        self.with(&ground, query, |now| {
            let force = self.force_in(&ground, now.assessment);
            let place = Place { issue: None, previous: self.usual(Kind::Monthly, query.at, force) };
            let occasion = Occasion {
                kind: Kind::Monthly,
                language,
                title,
                now,
                before: None,
                revised: None,
                place: &place,
                asked: &ground.asked,
                about: None,
            };
            let Some(previous) = place.previous else { return site(&occasion, ask) };
            let before = Query { at: previous, known_at: previous.min(query.known_at), ..*query };
            self.with(&ground, &before, |before| site(&Occasion { before: Some(before), ..occasion }, ask))
        })
    }

    /// The issues that come, with their titles in a language.
    fn due_in(&self, query: &Query, until: Instant, language: Language) -> DuePage {
        let mut page = self.due_for(query, until, |_, reader| reader.audience == query.audience, &[]);
        let told = self.read_and_told(None, Some(language));
        let title = |name: &str| told.named(name).map(|named| told.declared(named).title.clone());
        for row in &mut page.rows {
            row.title = title(&row.report).unwrap_or_else(|| row.title.clone());
        }
        page.frame.title.clone_from(&told.declared.title);
        page
    }

    /// Every issue for the audience that could be made by then, the last first.
    fn issues_so_far(&self, query: &Query, language: Language) -> Vec<IssueEntry> {
        let known = query.at.min(query.known_at);
        let mut all = Vec::new();
        for (_, clause) in self.agreement.reports.iter() {
            if query.audience == Audience::Keeper || !cadence::is_for(clause, query.audience) {
                continue;
            }
            let name = clause.declared.name.as_str();
            for dated in self.days_of(clause, query.audience, known) {
                let ask = IssueAsk { name, audience: query.audience, dated, language };
                let Ok(report) = self.issue(&ask) else { continue };
                let number = report.front.issue.as_ref().map_or(0, |issue| issue.number);
                all.push(IssueEntry { name: name.to_owned(), number, dated, report });
            }
        }
        all.sort_by(|a, b| b.dated.cmp(&a.dated).then_with(|| a.name.cmp(&b.name)));
        all
    }
}
