//! A report as the page that is read as text or Markdown: charts become tables, the annex a section.

use super::{command, front_matter};
use crate::page::{Block, Branch, Column, Line, Page, Row, Section, Table, ToPage, Tone};
use crate::phrase::Phrases;
use crate::report::{self, Cell, Inline, Report, Text};

impl ToPage for Report {
    fn to_page(&self) -> Page {
        let front = &self.front;
        let say = front.say();
        let mut subtitle: Vec<String> = Vec::new();
        subtitle.push(front.title.clone());
        subtitle.extend(front.issue.as_ref().map(|issue| say.number(issue)));
        subtitle.extend(front.period.map(|(first, last)| say.period(first, last)));
        subtitle.push(front.marking.to_owned());
        let mut lead: Vec<Block> = front_matter(front, say)
            .into_iter()
            .map(|(label, value)| Block::Text(Line::faint(format!("{label}{}", say.colon())).and(value, Tone::Plain)))
            .collect();
        if !front.left_out.is_empty() {
            lead.push(Block::Text(Line::of(say.left_out(front.left_out.len()), Tone::Doubtful)));
        }
        let mut sections = vec![Section { heading: None, blocks: lead }];
        sections.extend(self.parts.iter().map(|part| Section {
            heading: Some(part.heading.clone()),
            blocks: part.blocks.iter().flat_map(|block| blocks(block, self, say)).collect(),
        }));
        sections.extend(annex(self, say));
        let again = Line::faint(say.make_again()).and(format!(" {}", command(front)), Tone::Plain);
        sections.push(Section { heading: None, blocks: vec![Block::Text(again)] });
        Page { title: front.agreement_title.clone(), subtitle: say.in_row(&subtitle), sections }
    }
}

fn blocks(block: &report::Block, report: &Report, say: Phrases) -> Vec<Block> {
    match block {
        report::Block::Heading(text) => vec![Block::Text(Line::of(text.plain(), Tone::Strong))],
        report::Block::Paragraph(text) | report::Block::Note(text) => vec![Block::Text(line(text))],
        report::Block::List(texts) => {
            let point = |text| Branch { mark: None, line: line(text), notes: Vec::new(), children: Vec::new() };
            vec![Block::Tree(texts.iter().map(point).collect())]
        }
        report::Block::Table(table) => shown(table, say),
        report::Block::Chart(chart) => shown(&chart.table(say, |at| say.moment(&report.front.calendar, at)), say),
    }
}

fn annex(report: &Report, say: Phrases) -> Option<Section> {
    let calendar = &report.front.calendar;
    let rows = report.annex.iter().map(|record| {
        let mut notes = vec![Line::faint(format!("{} {}", say.of_when().to_lowercase(), say.with_dates(&record.at)))];
        notes.extend(record.note.iter().map(|note| Line::faint(say.quote(note))));
        Row::Cells {
            mark: None,
            depth: 0,
            cells: vec![
                Line::plain(format!("{}{}{}", record.id, say.colon(), record.says)),
                Line::plain(format!("{}{}", record.source, record.trust())),
                Line::plain(say.moment(calendar, record.recorded_at)),
                Line::plain(record.reference.clone().unwrap_or_default()),
            ],
            notes,
        }
    });
    let rows: Vec<Row> = rows.collect();
    let columns = vec![
        Column::rest(say.record()),
        Column::up_to(say.source(), 14),
        Column::up_to(say.known_column(), 16),
        Column::up_to(say.document(), 14),
    ];
    let table = Block::Table(Table { columns, rows });
    (!report.annex.is_empty()).then(|| Section { heading: Some(say.annex_heading().to_owned()), blocks: vec![table] })
}

fn shown(table: &report::Table, say: Phrases) -> Vec<Block> {
    let caption = Block::Text(Line::of(&table.caption, Tone::Strong));
    let count = table.columns.len().saturating_sub(1).max(1);
    let room = (52 / count).clamp(8, 26);
    let columns = table.columns.iter().enumerate().map(|(index, title)| match index {
        0 => Column { title: title.clone().into(), at_least: 0, at_most: usize::MAX },
        _ => Column { title: title.clone().into(), at_least: 0, at_most: room },
    });
    let rows = table.rows.iter().map(|row| match row {
        report::Row::Group(title) => Row::Group(title.clone()),
        report::Row::Cells(cells) | report::Row::Record(_, cells) => cells_of(cells, say),
    });
    vec![caption, Block::Table(Table { columns: columns.collect(), rows: rows.collect() })]
}

/// The lines of the first cell below each other, those of any other one after the other.
fn cells_of(cells: &[Cell], say: Phrases) -> Row {
    let mut notes = Vec::new();
    let lines = cells.iter().enumerate().map(|(index, cell)| {
        let mut lines = cell.0.iter().filter(|text| !text.is_empty()).map(line);
        let first = lines.next().unwrap_or_default();
        if index == 0 {
            notes = lines.map(|line| Line::faint(line.text())).collect();
            return first;
        }
        lines.fold(first, |all, next| joined(all.and(say.semicolon(), Tone::Plain), next))
    });
    let cells: Vec<Line> = lines.collect();
    Row::Cells { mark: None, depth: 0, cells, notes }
}

fn line(text: &Text) -> Line {
    let mut line = Line::default();
    let mut after_record = false;
    for part in &text.0 {
        let is_record = matches!(part, Inline::Record(_));
        if is_record && after_record {
            line = line.and(" ", Tone::Plain);
        }
        after_record = is_record;
        line = match part {
            Inline::Said(text) | Inline::Quoted(text) | Inline::Record(text) | Inline::Document { text, .. } => {
                line.and(text, Tone::Plain)
            }
            Inline::Strong(text) => line.and(text, Tone::Strong),
            Inline::Word(badge) => line.and(&badge.word, badge.tone),
        };
    }
    line
}

fn joined(mut line: Line, other: Line) -> Line {
    line.0.extend(other.0);
    line
}
