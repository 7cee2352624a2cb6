//! A report as Markdown (CommonMark with tables): charts as tables, records by their ids.

use std::fmt::Write;

use super::{command, front_matter, headline};
use crate::phrase::Phrases;
use crate::render::markdown::escape;
use crate::report::{Block, Cell, Inline, Report, Row, Table, Text, annex_table};

/// A report as Markdown.
pub fn markdown(report: &Report) -> String {
    let front = &report.front;
    let say = front.say();
    let mut out = format!("# {}\n\n{}", escape(&headline(front, say)), escape(&front.agreement_title));
    // Writing to a string does not fail.
    if let Some((first, last)) = front.period {
        let _ = write!(out, "{}{}", say.comma(), escape(&say.period(first, last)));
    }
    let _ = write!(out, "\n\n**{}**\n\n", escape(front.marking));
    for (label, value) in front_matter(front, say) {
        let _ = writeln!(out, "- {}{}{}", escape(label), say.colon(), escape(&value));
    }
    if !front.left_out.is_empty() {
        let _ = write!(out, "\n{}\n", escape(&say.left_out(front.left_out.len())));
    }
    for part in &report.parts {
        let _ = write!(out, "\n## {}\n", escape(&part.heading));
        for block in &part.blocks {
            match block {
                Block::Heading(text) => {
                    let _ = write!(out, "\n### {}\n", inline(text));
                }
                Block::Paragraph(text) | Block::Note(text) => {
                    let _ = write!(out, "\n{}\n", inline(text));
                }
                Block::List(texts) => {
                    let items: String = texts.iter().map(|text| format!("- {}\n", inline(text))).collect();
                    let _ = write!(out, "\n{items}");
                }
                Block::Table(one) => out.push_str(&table(one)),
                Block::Chart(chart) => out.push_str(&table(&chart.table(say, |at| say.moment(&front.calendar, at)))),
            }
        }
    }
    out.push_str(&annex(report, say));
    let _ = write!(out, "\n---\n\n{} `{}`\n", escape(say.make_again()), command(front));
    out
}

/// A table under its caption; each group is a table of its own.
fn table(table: &Table) -> String {
    let titles: Vec<String> = table.columns.iter().map(|title| escape(title)).collect();
    let head = format!("| {} |\n|{}\n", titles.join(" | "), " --- |".repeat(titles.len()));
    let mut out = format!("\n*{}*\n", escape(&table.caption));
    let mut is_open = false;
    for row in &table.rows {
        match row {
            Row::Group(title) => {
                let _ = write!(out, "\n**{}**\n", escape(title));
                is_open = false;
            }
            Row::Cells(cells) | Row::Record(_, cells) => {
                if !is_open {
                    let _ = write!(out, "\n{head}");
                    is_open = true;
                }
                let cells: Vec<String> = cells.iter().map(cell).collect();
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
    }
    out
}

fn annex(report: &Report, say: Phrases) -> String {
    match annex_table(&report.annex, &report.front.calendar, say) {
        Some(Block::Table(one)) => format!("\n## {}\n{}", escape(say.annex_heading()), table(&one)),
        _ => String::new(),
    }
}

fn cell(cell: &Cell) -> String {
    let lines: Vec<String> = cell.0.iter().filter(|text| !text.is_empty()).map(inline).collect();
    lines.join("<br>")
}

fn inline(text: &Text) -> String {
    let mut out = String::new();
    let mut after_record = false;
    for part in &text.0 {
        let is_record = matches!(part, Inline::Record(_));
        if is_record && after_record {
            out.push(' ');
        }
        after_record = is_record;
        match part {
            Inline::Said(text) | Inline::Quoted(text) | Inline::Record(text) | Inline::Document { text, .. } => {
                out.push_str(&escape(text))
            }
            Inline::Strong(text) => {
                let _ = write!(out, "**{}**", escape(text));
            }
            Inline::Word(badge) => {
                let _ = write!(out, "**{} {}**", escape(badge.symbol), escape(&badge.word));
            }
        }
    }
    out
}
