//! A page as Markdown (CommonMark with tables).

use std::fmt::Write;

use super::wrap::safe;
use crate::page::{Block, Branch, Line, Page, Row, Table, Tone};

/// A page as Markdown.
pub fn markdown(page: &Page) -> String {
    let mut out = format!("# {}\n\n{}\n", escape(&page.title), escape(&page.subtitle));
    for section in &page.sections {
        if let Some(heading) = &section.heading {
            // Writing to a string does not fail.
            let _ = write!(out, "\n## {}\n", escape(heading));
        }
        for block in &section.blocks {
            match block {
                Block::Text(line) => {
                    let _ = write!(out, "\n{}\n", inline(line));
                }
                Block::Table(table) => out.push_str(&self::table(table)),
                Block::Tree(branches) => {
                    out.push('\n');
                    branches.iter().for_each(|branch| tree(&mut out, branch, 0));
                }
            }
        }
    }
    out
}

/// A table; each group is a table of its own under its heading.
fn table(table: &Table) -> String {
    let mut out = String::new();
    let titles: Vec<String> = table.columns.iter().map(|column| escape(&column.title)).collect();
    let head = format!("| {} |\n|{}\n", titles.join(" | "), " --- |".repeat(titles.len()));
    let mut open = false;
    for row in &table.rows {
        match row {
            Row::Group(title) => {
                let _ = write!(out, "\n### {}\n", escape(title));
                open = false;
            }
            Row::Cells { depth, cells, notes, .. } => {
                if !open {
                    let _ = write!(out, "\n{head}");
                    open = true;
                }
                let mut cells: Vec<String> = cells.iter().map(inline).collect();
                if let Some(first) = cells.first_mut() {
                    *first = format!("{}{first}", "– ".repeat(*depth));
                    for note in notes {
                        let _ = write!(first, "<br>{}", inline(note));
                    }
                }
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
    }
    out
}

fn tree(out: &mut String, branch: &Branch, depth: usize) {
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "{indent}- {}", inline(&branch.line));
    for note in &branch.notes {
        let _ = writeln!(out, "{indent}  - {}", inline(note));
    }
    branch.children.iter().for_each(|child| tree(out, child, depth + 1));
}

/// A line: what stands out is strong.
fn inline(line: &Line) -> String {
    let run = |text: &str, tone: Tone| match tone {
        Tone::Strong | Tone::Bad | Tone::Doubtful | Tone::Good | Tone::Ahead if !text.trim().is_empty() => {
            format!("**{}**", escape(text.trim()))
        }
        _ => escape(text),
    };
    let text: String = line.0.iter().map(|part| run(&part.text, part.tone)).collect();
    text.trim().to_owned()
}

/// A text in which nothing is markup.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escape("a|b <script> *x*"), "a\\|b \\<script\\> \\*x\\*");
    }

    #[test]
    fn what_stands_out_is_strong() {
        let line = Line::of("breached", Tone::Bad).and(": by silence", Tone::Plain);
        assert_eq!(inline(&line), "**breached**: by silence");
    }
}
