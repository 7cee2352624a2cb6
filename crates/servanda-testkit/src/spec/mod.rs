//! The runner of the specification: every chapter is read, assessed and compared with what its tables expect.

pub mod answer;
pub mod chapter;
pub mod diagnostics;
pub mod row;
pub mod second_opinion;
pub mod subject;
pub mod table;

use std::fmt;
use std::ops::Range;

use servanda_agreement::check;
use servanda_base::{Diagnostic, SourceFile};
use servanda_evidence::{Log, ReadOptions, read_records, read_sources};

use chapter::{BlockKind, Chapter};
use row::{Asked, CameOut, Readings, readings};
use table::{Column, Table};

/// What came of running a chapter.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many things were asked: rows of tables, and sections that expect diagnostics.
    pub cases: usize,
    /// What did not come out as expected.
    pub failures: Vec<Failure>,
    /// The chapter with every expectation as it came out.
    pub rewritten: String,
}

/// One thing that did not come out as expected.
#[derive(Debug)]
pub struct Failure {
    /// The file.
    pub chapter: String,
    /// The line in it, from 1.
    pub line: usize,
    /// The heading.
    pub heading: String,
    /// What was expected and what came.
    pub what: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}\n    {}", self.chapter, self.line, self.heading, self.what.replace('\n', "\n    "))
    }
}

/// Runs every section of the chapter `text` that expects something. `sources` is who may be cited where a section
/// does not say.
pub fn run(name: &str, text: &str, sources: &str) -> Outcome {
    let chapter = Chapter::read(name, text);
    let mut runner = Runner { chapter: &chapter, sources, outcome: Outcome::default(), edits: Vec::new() };
    for section in chapter.cases() {
        runner.section(section);
    }
    let Runner { mut outcome, edits, .. } = runner;
    outcome.rewritten = rewritten(&chapter, edits);
    outcome
}

/// What is read for a section, and everything that is wrong with it.
struct Dossier {
    read: Option<(Readings, Log)>,
    diagnostics: Vec<Diagnostic>,
}

struct Runner<'a> {
    chapter: &'a Chapter,
    sources: &'a str,
    outcome: Outcome,
    // Lines that replace those from .. to.
    edits: Vec<(Range<usize>, Vec<String>)>,
}

impl Runner<'_> {
    fn section(&mut self, index: usize) {
        let section = &self.chapter.sections[index];
        let dossier = self.dossier(index);
        let expected = section.blocks.iter().find(|block| block.kind == BlockKind::Diagnostics);
        if let Some(block) = expected {
            self.outcome.cases += 1;
            let got = diagnostics::lines(&dossier.diagnostics);
            let want = &self.chapter.lines[block.lines.clone()];
            if want != got {
                let what = format!("expected\n  {}\ngot\n  {}", want.join("\n  "), got.join("\n  "));
                self.fail(index, block.lines.start, what);
                self.edits.push((block.lines.clone(), got));
            }
        }
        for block in section.blocks.iter().filter(|block| block.kind == BlockKind::Verdicts) {
            match (Table::read(&self.chapter.lines[block.lines.clone()]), &dossier.read) {
                (Err(fault), _) => self.fail(index, block.lines.start, fault),
                (Ok(table), None) => {
                    self.outcome.cases += table.rows.len();
                    self.fail(index, block.lines.start, diagnostics::report(&dossier.diagnostics));
                }
                (Ok(table), Some(_)) if expected.is_none() && dossier.diagnostics.iter().any(Diagnostic::is_error) => {
                    self.outcome.cases += table.rows.len();
                    self.fail(index, block.lines.start, diagnostics::report(&dossier.diagnostics));
                }
                (Ok(table), Some((readings, log))) => self.table(index, block.lines.clone(), table, readings, log),
            }
        }
    }

    fn dossier(&self, section: usize) -> Dossier {
        let file = SourceFile::new(&self.chapter.name, &self.chapter.agreement_text(section));
        let (document, mut diagnostics) = servanda_syntax::parse(&file);
        let (agreement, faults) = check(&[(file, document.declarations)]);
        diagnostics.extend(faults);
        let Some(agreement) = agreement else { return Dossier { read: None, diagnostics } };
        let sources = self.chapter.blocks_for(section, BlockKind::Sources);
        let sources = sources.last().map_or_else(|| self.sources.to_owned(), |block| self.chapter.block_text(block));
        let (sources, faults) = read_sources(&SourceFile::new("sources.csv", &sources), &agreement);
        diagnostics.extend(faults);
        let records: Vec<SourceFile> = self
            .chapter
            .blocks_for(section, BlockKind::Evidence)
            .iter()
            .map(|block| SourceFile::new("evidence.csv", &self.chapter.block_text(block)))
            .collect();
        let (log, faults) = read_records(&records, &agreement, &sources, ReadOptions::default());
        diagnostics.extend(faults);
        Dossier { read: Some((readings(agreement), log)), diagnostics }
    }

    fn table(&mut self, index: usize, lines: Range<usize>, table: Table, readings: &Readings, log: &Log) {
        let mut asked = Asked::new(readings, log, &table);
        let mut came_out = Vec::new();
        for (number, row) in table.rows.iter().enumerate() {
            self.outcome.cases += 1;
            let (cells, fault) = match asked.answer(&table, row) {
                Ok(answer) => compared(&table, row, &answer),
                Err(fault) => (row.clone(), Some(fault)),
            };
            if let Some(fault) = fault {
                let asked = format!("{} on {}", table.cell(row, Column::Of), table.cell(row, Column::At));
                self.fail(index, lines.start + number + 1, format!("{asked}: {fault}"));
            }
            came_out.push(cells);
        }
        if came_out != table.rows {
            self.edits.push((lines, Table { columns: table.columns, rows: came_out }.to_lines()));
        }
    }

    fn fail(&mut self, section: usize, line: usize, what: String) {
        let heading = self.chapter.sections[section].heading.clone();
        self.outcome.failures.push(Failure { chapter: self.chapter.name.clone(), line: line + 1, heading, what });
    }
}

/// The cells of a row as they came out, and what differs from those expected.
fn compared(table: &Table, row: &[String], came_out: &CameOut) -> (Vec<String>, Option<String>) {
    let mut cells = row.to_vec();
    let mut faults = Vec::new();
    for (column, cell) in table.columns.iter().zip(&mut cells).filter(|(column, _)| column.is_answer()) {
        let got = came_out.answer.get(column).map(String::as_str).filter(|got| !got.is_empty()).unwrap_or("-");
        if !cell.is_empty() && cell != got {
            faults.push(format!("expected `{cell}`, the engine says `{got}`"));
            got.clone_into(cell);
        }
    }
    let expected = table.cell(row, Column::Says);
    if let Some(word) = came_out.oracle.as_ref().filter(|word| !expected.is_empty() && *word != expected) {
        faults.push(format!("expected `{expected}`, the oracle says `{word}`"));
    }
    let because = came_out.answer.get(&Column::Because).filter(|because| !because.is_empty());
    let because = because.map(|because| format!(" (because: {because})")).unwrap_or_default();
    let fault = (!faults.is_empty()).then(|| faults.join("; ") + &because);
    (cells, fault)
}

fn rewritten(chapter: &Chapter, mut edits: Vec<(Range<usize>, Vec<String>)>) -> String {
    let mut lines = chapter.lines.clone();
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, with) in edits {
        lines.splice(range, with);
    }
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: &str = "id,name,standing,reliability,url\nA,A,party,B,\n";

    fn chapter(word: &str) -> String {
        format!(
            "# One\n\n```accord\nagreement one \"One\"\n  zone UTC\n  in force 2026-01-01 until 2027-01-01\nparty A \"A\"\n\
             measure m \"M\" in kg\nindicator i \"I\" = m <= 3 kg\n```\n\n## Two\n\n```verdicts\nof | at         | says\n\
             i  | 2026-02-01 | {word}\n```\n"
        )
    }

    #[test]
    fn what_comes_out_as_expected_is_left_alone() {
        let outcome = run("one.md", &chapter("not known"), SOURCES);
        assert!(outcome.failures.is_empty(), "{:?}", outcome.failures);
        assert_eq!((outcome.cases, outcome.rewritten), (1, chapter("not known")));
    }

    #[test]
    fn what_does_not_is_a_failure_with_its_line_and_is_rewritten() {
        let outcome = run("one.md", &chapter("yes"), SOURCES);
        let failure = outcome.failures.first().unwrap().to_string();
        assert!(failure.starts_with("one.md:16 Two\n"), "{failure}");
        assert!(failure.contains("expected `yes`, the engine says `not known`"), "{failure}");
        assert!(failure.contains("expected `yes`, the oracle says `not known`"), "{failure}");
        assert_eq!(outcome.rewritten, chapter("not known"));
    }

    #[test]
    fn a_text_that_cannot_be_read_is_a_failure() {
        let outcome = run("one.md", &chapter("yes").replace("measure m", "measure n"), SOURCES);
        assert!(outcome.failures.first().unwrap().what.contains("cannot be read"));
    }

    #[test]
    fn a_table_that_asks_nothing_is_a_failure() {
        let outcome = run("one.md", &chapter("yes").replace("says", "at"), SOURCES);
        assert!(outcome.failures.first().unwrap().what.contains("asks nothing"));
    }
}
