//! A chapter: a Markdown file taken apart into sections and their fenced blocks.
//!
//! ```text
//!   # Chapter            blocks here are shared by the whole chapter
//!   ## Topic             blocks here are shared by what stands below
//!   ### Case             its own blocks, and those of the headings around it
//! ```

use std::ops::Range;

/// A Markdown file of the specification.
#[derive(Debug)]
pub struct Chapter {
    /// Its file name.
    pub name: String,
    /// Its text, line by line.
    pub lines: Vec<String>,
    /// Its sections; the first is what stands before any heading.
    pub sections: Vec<Section>,
}

/// What stands under one heading, up to the next.
#[derive(Debug, Default)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// Its level, 0 before any heading.
    pub level: usize,
    /// The section of the heading around it.
    pub parent: Option<usize>,
    /// Its own blocks.
    pub blocks: Vec<Block>,
}

/// A fenced block.
#[derive(Debug)]
pub struct Block {
    /// What it holds.
    pub kind: BlockKind,
    /// Which lines of the file stand between the fences.
    pub lines: Range<usize>,
}

/// What a block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// `accord`: a part of the agreement.
    Accord,
    /// `csv evidence`: records.
    Evidence,
    /// `csv sources`: who may be cited, instead of the list that all chapters share.
    Sources,
    /// `verdicts`: a table of what is to be said.
    Verdicts,
    /// `diagnostics`: what is wrong with the text or the records.
    Diagnostics,
}

impl Chapter {
    /// The chapter that `text` is. A block with another info string is prose.
    pub fn read(name: &str, text: &str) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut sections = vec![Section::default()];
        let mut number = 0;
        while let Some(line) = lines.get(number) {
            number += 1;
            if let Some(info) = line.strip_prefix("```") {
                let start = number;
                while lines.get(number).is_some_and(|line| !line.starts_with("```")) {
                    number += 1;
                }
                if let (Some(kind), Some(section)) = (BlockKind::of(info.trim()), sections.last_mut()) {
                    section.blocks.push(Block { kind, lines: start..number });
                }
                number += 1;
            } else if line.starts_with('#') {
                let level = line.chars().take_while(|c| *c == '#').count();
                let heading = line.trim_start_matches('#').trim().to_owned();
                let parent = (0..sections.len()).rev().find(|index| sections[*index].level < level);
                sections.push(Section { heading, level, parent, blocks: Vec::new() });
            }
        }
        Self { name: name.to_owned(), lines, sections }
    }

    /// The sections that expect something.
    pub fn cases(&self) -> impl Iterator<Item = usize> {
        let expects = |block: &Block| matches!(block.kind, BlockKind::Verdicts | BlockKind::Diagnostics);
        (0..self.sections.len()).filter(move |index| self.sections[*index].blocks.iter().any(expects))
    }

    /// The blocks of one kind that apply to a section: those of the headings around it, then its own.
    pub fn blocks_for(&self, section: usize, kind: BlockKind) -> Vec<&Block> {
        let mut chain = vec![section];
        while let Some(parent) = chain.last().and_then(|last| self.sections[*last].parent) {
            chain.push(parent);
        }
        let blocks = chain.iter().rev().flat_map(|index| &self.sections[*index].blocks);
        blocks.filter(|block| block.kind == kind).collect()
    }

    /// The text of the file with nothing but the agreement that applies to a section, every line in its place.
    pub fn agreement_text(&self, section: usize) -> String {
        let blocks = self.blocks_for(section, BlockKind::Accord);
        let within = |line: usize| blocks.iter().any(|block| (block.lines.start - 1..=block.lines.end).contains(&line));
        let kept = self.lines.iter().enumerate().map(|(number, line)| if within(number) { line.as_str() } else { "" });
        kept.flat_map(|line| [line, "\n"]).collect()
    }

    /// What stands in a block.
    pub fn block_text(&self, block: &Block) -> String {
        self.lines[block.lines.clone()].iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }
}

impl BlockKind {
    fn of(info: &str) -> Option<Self> {
        match info {
            "accord" => Some(Self::Accord),
            "csv evidence" => Some(Self::Evidence),
            "csv sources" => Some(Self::Sources),
            "verdicts" => Some(Self::Verdicts),
            "diagnostics" => Some(Self::Diagnostics),
            _ => None,
        }
    }
}
