//! What the server keeps, and the answer to each request.
//!
//! Kept are the texts that are open in the editor, which go before those of the disk, and for each folder the dossier last read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use servanda::{DossierFiles, SourceFile};

use crate::dossier::OpenDossier;
use crate::serve::Outside;
use crate::uri::{path_of, slashed, uri_of};
use crate::wire::{About, Diagnostic, Location, Position, PublishDiagnostics, Range, TextEdit, WorkspaceEdit, value};
use crate::{complete, findings, hover, layout, outline, position::LinedText, rename};

/// A text that is open in the editor.
struct Open {
    uri: String,
    version: Option<i64>,
    text: String,
}

/// Why a request is not answered: the text is shown to the user.
pub enum Refusal {
    /// It makes no sense.
    Senseless(String),
    /// It cannot be done.
    CannotBe(String),
}

/// The state of the server.
pub struct Server<'o> {
    outside: &'o dyn Outside,
    /// By path; a text that is no file is under its address.
    open: BTreeMap<String, Open>,
    /// By folder. What may have changed is taken out and read anew when it is asked for.
    dossiers: BTreeMap<String, OpenDossier>,
    /// The folders of which something is to be told.
    changed: BTreeSet<String>,
    /// The addresses that have been told of findings, by folder.
    told: BTreeMap<String, BTreeSet<String>>,
}

impl<'o> Server<'o> {
    /// With nothing open.
    pub fn new(outside: &'o dyn Outside) -> Self {
        let (open, dossiers) = (BTreeMap::new(), BTreeMap::new());
        Self { outside, open, dossiers, changed: BTreeSet::new(), told: BTreeMap::new() }
    }

    /// What the server can do.
    pub fn capabilities() -> Value {
        json!({
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 2, "save": {} },
            "hoverProvider": true,
            "completionProvider": { "triggerCharacters": [" ", ","] },
            "definitionProvider": true,
            "referencesProvider": true,
            "renameProvider": { "prepareProvider": true },
            "documentFormattingProvider": true,
            "foldingRangeProvider": true,
            "documentSymbolProvider": true,
        })
    }

    /// Takes in what the editor tells. What is not understood is passed over.
    pub fn notified(&mut self, method: &str, params: Value) {
        if method == "workspace/didChangeWatchedFiles" {
            self.changed.extend(self.dossiers.keys().cloned());
            self.dossiers.clear();
            return;
        }
        let Ok(about) = serde_json::from_value::<About>(params) else { return };
        let uri = about.text_document.uri;
        let path = key(&uri);
        match method {
            "textDocument/didOpen" => {
                let (version, text) = (about.text_document.version, about.text_document.text.unwrap_or_default());
                self.open.insert(path.clone(), Open { uri, version, text });
            }
            "textDocument/didChange" => {
                let Some(open) = self.open.get_mut(&path) else { return };
                open.version = about.text_document.version;
                for change in about.content_changes {
                    let before = LinedText::new(SourceFile::new(&path, &open.text));
                    open.text = before.changed(change.range, &change.text);
                }
            }
            "textDocument/didClose" => {
                self.open.remove(&path);
            }
            // The other files of the dossier may have changed meanwhile.
            "textDocument/didSave" => {}
            _ => return,
        }
        let folder = folder(&path);
        self.dossiers.remove(&folder);
        self.changed.insert(folder);
    }

    /// What is to be told of the dossiers that have changed since this was last asked.
    pub fn findings(&mut self) -> Vec<PublishDiagnostics> {
        let mut all = Vec::new();
        for folder in std::mem::take(&mut self.changed) {
            let mut found = match self.read(&folder) {
                Ok(_) => {
                    let dossier = self.dossiers.get(&folder);
                    let uri = |path: &str| self.uri(path);
                    dossier.map(|dossier| findings::findings(dossier, &uri)).unwrap_or_default()
                }
                Err(why) => self.unreadable(&folder, &why),
            };
            let is_open = self.open.keys().any(|path| self::folder(path) == folder);
            if !is_open {
                // Nobody looks at this dossier any more: nothing is left behind in the editor.
                found.clear();
                self.dossiers.remove(&folder);
            }
            let mut by_uri: BTreeMap<String, (Option<i64>, Vec<Diagnostic>)> = BTreeMap::new();
            for (path, diagnostics) in found {
                let version = self.open.get(&slashed(&path)).and_then(|open| open.version);
                by_uri.insert(self.uri(&path), (version, diagnostics));
            }
            for gone in self.told.remove(&folder).unwrap_or_default() {
                by_uri.entry(gone).or_default();
            }
            let told = by_uri.iter().filter(|(_, (_, list))| !list.is_empty()).map(|(uri, _)| uri.clone()).collect();
            self.told.insert(folder, told);
            let messages = by_uri.into_iter();
            all.extend(messages.map(|(uri, (version, diagnostics))| PublishDiagnostics { uri, version, diagnostics }));
        }
        all
    }

    /// Works out ahead how the dossiers stand, so that it need not be waited for.
    pub fn prepare(&mut self) {
        let now = self.outside.now();
        for dossier in self.dossiers.values_mut() {
            dossier.status(now);
        }
    }

    /// The answer to a request; nothing if there is no such request.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn answer(&mut self, method: &str, params: Value) -> Option<Result<Value, Refusal>> {
        let answer: fn(&mut Self, &About) -> Result<Value, Refusal> = match method {
            "textDocument/hover" => Self::hover,
            "textDocument/completion" => Self::completion,
            "textDocument/definition" => Self::definition,
            "textDocument/references" => Self::references,
            "textDocument/prepareRename" => Self::prepare_rename,
            "textDocument/rename" => Self::rename,
            "textDocument/formatting" => Self::formatting,
            "textDocument/foldingRange" => Self::folding,
            "textDocument/documentSymbol" => Self::symbols,
            _ => return None,
        };
        let about = serde_json::from_value::<About>(params);
        Some(about.map_err(|error| Refusal::Senseless(error.to_string())).and_then(|about| answer(self, &about)))
    }

    fn hover(&mut self, about: &About) -> Result<Value, Refusal> {
        let now = self.outside.now();
        let Some((dossier, part, offset)) = self.place(about) else { return Ok(Value::Null) };
        Ok(value(hover::hover(dossier, part, offset, now)))
    }

    fn completion(&mut self, about: &About) -> Result<Value, Refusal> {
        let Some((dossier, part, offset)) = self.place(about) else { return Ok(Value::Null) };
        Ok(value(complete::complete(dossier, part, offset)))
    }

    fn definition(&mut self, about: &About) -> Result<Value, Refusal> {
        let Some((dossier, part, offset)) = self.place(about) else { return Ok(Value::Null) };
        let Some((_, (home, declared))) = dossier.name_at(part, offset) else { return Ok(Value::Null) };
        let Some(text) = dossier.parts.get(*home).map(|part| &part.text) else { return Ok(Value::Null) };
        let (path, range) = (text.file.path().to_owned(), text.range(declared.span));
        Ok(value(Location { uri: self.uri(&path), range }))
    }

    fn references(&mut self, about: &About) -> Result<Value, Refusal> {
        let Some((dossier, part, offset)) = self.place(about) else { return Ok(Value::Null) };
        let Some((_, (_, declared))) = dossier.name_at(part, offset) else { return Ok(Value::Null) };
        let asked = about.context.include_declaration;
        let occurrences = dossier.occurrences_of(declared).into_iter();
        let found: Vec<(String, Range)> = occurrences
            .filter(|(_, occurrence)| asked || !occurrence.is_declaration)
            .filter(|(part, _)| dossier.parts.get(*part).is_some_and(|part| part.is_text))
            .filter_map(|(part, occurrence)| {
                let text = &dossier.parts.get(part)?.text;
                Some((text.file.path().to_owned(), text.range(occurrence.span)))
            })
            .collect();
        let locations = found.into_iter().map(|(path, range)| Location { uri: self.uri(&path), range });
        Ok(value(locations.collect::<Vec<_>>()))
    }

    fn prepare_rename(&mut self, about: &About) -> Result<Value, Refusal> {
        let Some((dossier, part, offset)) = self.place(about) else { return Ok(Value::Null) };
        let Some((occurrence, _)) = dossier.name_at(part, offset) else { return Ok(Value::Null) };
        let range = dossier.parts.get(part).map(|part| part.text.range(occurrence.span)).unwrap_or_default();
        Ok(json!({ "range": range, "placeholder": occurrence.name }))
    }

    fn rename(&mut self, about: &About) -> Result<Value, Refusal> {
        let (now, new) = (self.outside.now(), about.new_name.clone().unwrap_or_default());
        let nothing = || Refusal::CannotBe("there is no declared name here: put the cursor on one".to_owned());
        let (dossier, part, offset) = self.place(about).ok_or_else(nothing)?;
        let declared = dossier.name_at(part, offset).map(|(_, (_, declared))| declared.clone()).ok_or_else(nothing)?;
        let places = rename::rename(dossier, &declared, new.trim(), now).map_err(Refusal::CannotBe)?;
        let mut changed = Vec::new();
        for (part, spans) in places {
            let Some(text) = dossier.parts.get(part).map(|part| &part.text) else { continue };
            let edit = |span| TextEdit { range: text.range(span), new_text: new.trim().to_owned() };
            changed.push((text.file.path().to_owned(), spans.into_iter().map(edit).collect()));
        }
        let changes = changed.into_iter().map(|(path, edits): (String, Vec<TextEdit>)| (self.uri(&path), edits));
        Ok(value(WorkspaceEdit { changes: changes.collect() }))
    }

    fn formatting(&mut self, about: &About) -> Result<Value, Refusal> {
        let Some((dossier, part, _)) = self.place(about) else { return Ok(Value::Null) };
        Ok(value(dossier.parts.get(part).and_then(layout::layout)))
    }

    fn folding(&mut self, about: &About) -> Result<Value, Refusal> {
        let Some((dossier, part, _)) = self.place(about) else { return Ok(Value::Null) };
        Ok(value(dossier.parts.get(part).map(outline::folds)))
    }

    fn symbols(&mut self, about: &About) -> Result<Value, Refusal> {
        let Some((dossier, part, _)) = self.place(about) else { return Ok(Value::Null) };
        Ok(value(dossier.parts.get(part).map(outline::symbols)))
    }

    /// The dossier of an open text, the text's place in it, and the byte at the position.
    fn place(&mut self, about: &About) -> Option<(&mut OpenDossier, usize, usize)> {
        let path = key(&about.text_document.uri);
        self.open.get(&path)?;
        let dossier = self.read(&folder(&path)).ok()?;
        let (part, found) = dossier.part(&path)?;
        let offset = found.text.offset(about.position);
        Some((dossier, part, offset))
    }

    /// The dossier in a folder, read if need be.
    fn read(&mut self, folder: &str) -> Result<&mut OpenDossier, String> {
        if !self.dossiers.contains_key(folder) {
            let mut files = self.outside.files(folder)?;
            for (path, open) in self.open.iter().filter(|(path, _)| self::folder(path) == folder) {
                overlay(&mut files, path, &open.text);
            }
            self.dossiers.insert(folder.to_owned(), OpenDossier::new(files));
        }
        self.dossiers.get_mut(folder).ok_or_else(String::new)
    }

    /// The same finding in every open text of a folder that cannot be read.
    fn unreadable(&self, folder: &str, why: &str) -> BTreeMap<String, Vec<Diagnostic>> {
        let paths = self.open.keys().filter(|path| self::folder(path) == folder);
        let finding = || Diagnostic {
            range: Range { start: Position::default(), end: Position { line: 0, character: 1 } },
            severity: 1,
            code: "unreadable".to_owned(),
            source: "servanda".to_owned(),
            message: format!("the dossier of this file could not be read: {why}"),
            related_information: Vec::new(),
        };
        paths.map(|path| (path.clone(), vec![finding()])).collect()
    }

    /// The address of a path, in the editor's own writing if the text is open.
    fn uri(&self, path: &str) -> String {
        match self.open.get(&slashed(path)) {
            Some(open) => open.uri.clone(),
            None => uri_of(path),
        }
    }
}

/// Under which name a text is kept.
fn key(uri: &str) -> String {
    path_of(uri).unwrap_or_else(|| uri.to_owned())
}

/// The folder of the dossier to which a file belongs; a text that is no file is a dossier of its own.
fn folder(path: &str) -> String {
    let Some((folder, name)) = path.rsplit_once('/') else { return path.to_owned() };
    let folder = match folder.rsplit_once('/') {
        Some((above, "evidence")) if is_records(name) => above,
        _ => folder,
    };
    folder.to_owned()
}

fn is_records(name: &str) -> bool {
    name.ends_with(".csv") || name.ends_with(".jsonl")
}

/// Puts an open text in place of the file, or beside the others if it was never saved. What is no file of a dossier is left out.
fn overlay(files: &mut DossierFiles, path: &str, text: &str) {
    let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
    let in_evidence = above.ends_with("/evidence") && is_records(name);
    let list = match name {
        _ if in_evidence => &mut files.evidence,
        "sources.csv" => {
            files.sources = Some(SourceFile::new(path, text));
            return;
        }
        "evidence.csv" | "evidence.jsonl" => &mut files.evidence,
        "agreement.json" => &mut files.agreements,
        _ if name.ends_with(".accord.md") || above.is_empty() => &mut files.agreements,
        _ => return,
    };
    let file = SourceFile::new(path, text);
    match list.iter_mut().find(|known| slashed(known.path()) == path) {
        Some(known) => *known = file,
        None => {
            list.push(file);
            list.sort_by(|a, b| a.path().cmp(b.path()));
        }
    }
}
