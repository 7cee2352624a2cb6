//! Tables: with a caption, named columns and rows, and on a narrow screen each row on a card of its own.

use std::fmt::Write;

use super::{Writer, apart};
use crate::render::escape;
use crate::report::{Cell, Row, Table, annex_table};

impl Writer<'_> {
    /// A table. The roles are said because a narrow screen lays its rows out as blocks.
    pub(super) fn table(&self, table: &Table) -> String {
        let mut out = format!(
            "<table role=\"table\">\n<caption>{}</caption>\n<thead role=\"rowgroup\">\n<tr role=\"row\">",
            apart(&table.caption, "")
        );
        for column in &table.columns {
            let _ = write!(out, "<th role=\"columnheader\" scope=\"col\">{}</th>", escape(column));
        }
        out.push_str("</tr>\n</thead>\n");
        let mut is_open = false;
        for row in &table.rows {
            match row {
                Row::Group(title) => {
                    if is_open {
                        out.push_str("</tbody>\n");
                    }
                    let _ = writeln!(
                        out,
                        "<tbody role=\"rowgroup\">\n<tr role=\"row\" class=\"group\"><th role=\"rowheader\" scope=\"rowgroup\" colspan=\"{}\"><bdi>{}</bdi></th></tr>",
                        table.columns.len(),
                        escape(title)
                    );
                }
                Row::Cells(cells) | Row::Record(_, cells) => {
                    if !is_open {
                        out.push_str("<tbody role=\"rowgroup\">\n");
                    }
                    let place = if let Row::Record(id, _) = row { self.places.of_record(id) } else { None };
                    out.push_str(&self.row(table, cells, place));
                }
            }
            is_open = true;
        }
        if is_open {
            out.push_str("</tbody>\n");
        }
        out.push_str("</table>\n");
        out
    }

    /// A row; `place` is where its record stands in the annex.
    fn row(&self, table: &Table, cells: &[Cell], place: Option<usize>) -> String {
        let id = place.map(|place| format!(" id=\"record-{place}\"")).unwrap_or_default();
        let mut out = format!("<tr role=\"row\"{id}>");
        for (index, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
            let text = self.cell(cell);
            // An empty cell has no place on a card.
            let class = if text.is_empty() { " class=\"empty\"" } else { "" };
            let _ = match index {
                0 => write!(out, "<th role=\"rowheader\" scope=\"row\">{text}</th>"),
                _ => write!(out, "<td role=\"cell\" data-label=\"{}\"{class}>{text}</td>", escape(column)),
            };
        }
        out.push_str("</tr>\n");
        out
    }

    fn cell(&self, cell: &Cell) -> String {
        let mut lines = cell.0.iter().filter(|text| !text.is_empty());
        let Some(first) = lines.next() else { return String::new() };
        let mut out = self.text(first);
        for line in lines {
            let _ = write!(out, "<span class=\"below\">{}</span>", self.text(line));
        }
        out
    }

    /// Every record that is cited, where each link leads.
    pub(in crate::render) fn annex(&self) -> String {
        let say = self.say;
        let Some(table) = annex_table(self.annex, self.calendar, say) else { return String::new() };
        format!(
            "<section id=\"annex\" aria-labelledby=\"annex-heading\">\n<h2 id=\"annex-heading\">{}</h2>\n<p>{}</p>\n{}</section>\n",
            escape(say.annex_heading()),
            escape(say.annex_lead()),
            self.block(&table)
        )
    }
}
