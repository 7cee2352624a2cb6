//! A dossier as an editor sees it: its texts as they are now, what they declare, and where every name stands.

use std::collections::BTreeMap;

use servanda::{DossierFiles, Instant, LoadOptions, Loaded, SourceFile, StatusPage};
use servanda_evidence::table::{self, Cell};
use servanda_syntax::{Document, parse, parse_json};

use crate::names::{self, Declared, Occurrence, Space};
use crate::position::LinedText;
use crate::uri::slashed;

/// One file of a dossier.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its text.
    pub text: LinedText,
    /// Its blocks and declarations, if it is a file of the agreement.
    pub document: Option<Document>,
    /// Its cells, if it is a table.
    pub cells: Vec<Cell>,
    /// Whether it can be edited as text: a workbook and JSON cannot.
    pub is_text: bool,
    /// The names in it, in order.
    pub occurrences: Vec<Occurrence>,
}

/// All files of a dossier, read as far as they can be.
#[derive(Debug, Clone)]
pub struct OpenDossier {
    /// The files: of the agreement, then sources, then evidence.
    pub parts: Vec<Part>,
    /// What came of loading them.
    pub loaded: Loaded,
    files: DossierFiles,
    declared: BTreeMap<(Space, String), (usize, Declared)>,
    status: Option<(Instant, StatusPage)>,
}

impl OpenDossier {
    /// Reads the files.
    pub fn new(files: DossierFiles) -> Self {
        let agreements = files.agreements.iter().map(agreement);
        let tables = files.sources.iter().chain(&files.evidence).map(table);
        let parts: Vec<Part> = agreements.chain(tables).collect();
        let mut declared = BTreeMap::new();
        for (index, part) in parts.iter().enumerate() {
            for declaration in part.declarations() {
                declared.entry((declaration.space, declaration.name.clone())).or_insert((index, declaration));
            }
        }
        let loaded = servanda::load(&files, LoadOptions { findings: true, ..LoadOptions::default() });
        Self { parts, loaded, files, declared, status: None }
    }

    /// Its files.
    pub fn files(&self) -> &DossierFiles {
        &self.files
    }

    /// The file at `path`, and its place among the parts.
    pub fn part(&self, path: &str) -> Option<(usize, &Part)> {
        self.parts.iter().enumerate().find(|(_, part)| slashed(part.text.file.path()) == slashed(path))
    }

    /// What is declared under a name, with the part in which it is.
    pub fn declared(&self, space: Space, name: &str) -> Option<&(usize, Declared)> {
        self.declared.get(&(space, name.to_owned()))
    }

    /// Everything that is declared, by name.
    pub fn all_declared(&self) -> impl Iterator<Item = &Declared> {
        self.declared.values().map(|(_, declared)| declared)
    }

    /// The name of something declared that stands at `offset` of a part, or ends there.
    pub fn name_at(&self, part: usize, offset: usize) -> Option<(&Occurrence, &(usize, Declared))> {
        let occurrences = &self.parts.get(part)?.occurrences;
        let here = occurrences.iter().filter(|name| name.span.start <= offset && offset <= name.span.end);
        here.filter_map(|occurrence| Some((occurrence, self.meant(occurrence)?))).next()
    }

    /// Where the name of `declared` stands, in every part, in order.
    pub fn occurrences_of(&self, declared: &Declared) -> Vec<(usize, &Occurrence)> {
        let meant = |name: &&Occurrence| {
            name.name == declared.name && self.meant(name).is_some_and(|(_, known)| known.space == declared.space)
        };
        let parts = self.parts.iter().enumerate();
        parts.flat_map(|(index, part)| part.occurrences.iter().filter(meant).map(move |name| (index, name))).collect()
    }

    /// Whether a measure has a level of this name.
    pub fn is_level(&self, name: &str) -> bool {
        self.parts.iter().filter_map(|part| part.document.as_ref()).any(|doc| names::levels(doc).contains(&name))
    }

    /// How everything stands at the end of the day on which `now` falls, as known then; nothing if the dossier has errors, or if
    /// there is no evidence of which to judge.
    pub fn status(&mut self, now: Instant) -> Option<&StatusPage> {
        if self.files.sources.is_none() || self.files.evidence.is_empty() {
            return None;
        }
        let dossier = self.loaded.dossier.as_ref()?;
        let at = dossier.end_of_day(now);
        if self.status.as_ref().is_none_or(|(known, _)| *known != at) {
            self.status = Some((at, dossier.status(&dossier.query(at))));
        }
        self.status.as_ref().map(|(_, page)| page)
    }

    fn meant(&self, occurrence: &Occurrence) -> Option<&(usize, Declared)> {
        let found = self.declared(occurrence.space, &occurrence.name)?;
        (!occurrence.wants_actor || found.1.is_actor()).then_some(found)
    }
}

impl Part {
    /// What it declares, in order.
    pub fn declarations(&self) -> impl Iterator<Item = Declared> {
        self.document.iter().flat_map(|document| &document.declarations).map(Declared::of)
    }
}

fn agreement(file: &SourceFile) -> Part {
    let is_text = !file.path().ends_with(".json");
    let (document, _) = if is_text { parse(file) } else { parse_json(file) };
    let occurrences = names::in_document(&document);
    Part { text: LinedText::new(file.clone()), document: Some(document), cells: Vec::new(), is_text, occurrences }
}

fn table(file: &SourceFile) -> Part {
    let is_sheet = file.sheet().is_some();
    let cells = if is_sheet || file.path().ends_with(".csv") { table::cells(file) } else { Vec::new() };
    let occurrences = names::in_table(file, &cells);
    Part { text: LinedText::new(file.clone()), document: None, cells, is_text: !is_sheet, occurrences }
}
