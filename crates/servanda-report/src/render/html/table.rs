//! Tables: with a caption, named columns and rows, and on a narrow screen each row on a card of its own.

use std::fmt::Write;

use super::{Writer, apart};
use crate::render::{escape, is_on_the_web};
use crate::report::{Cell, Row, Table};

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
                Row::Cells(cells) => {
                    if !is_open {
                        out.push_str("<tbody role=\"rowgroup\">\n");
                    }
                    out.push_str(&self.row(table, cells));
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

    fn row(&self, table: &Table, cells: &[Cell]) -> String {
        let mut out = String::from("<tr role=\"row\">");
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
        if self.annex.is_empty() {
            return String::new();
        }
        let say = self.say;
        let mut out = format!(
            "<section id=\"annex\" aria-labelledby=\"annex-heading\">\n<h2 id=\"annex-heading\">{}</h2>\n<p>{}</p>\n\
             <table role=\"table\" class=\"annex\">\n<caption>{}</caption>\n<thead role=\"rowgroup\">\n<tr role=\"row\">",
            escape(say.annex_heading()),
            escape(say.annex_lead()),
            escape(say.annex_caption()),
        );
        let columns = [say.record(), say.what(), say.of_when(), say.known_column(), say.source(), say.document()];
        for column in columns {
            let _ = write!(out, "<th role=\"columnheader\" scope=\"col\">{}</th>", escape(column));
        }
        out.push_str("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n");
        let calendar = self.calendar;
        for (record, place) in self.annex.iter().zip(1..) {
            let _ = write!(
                out,
                "<tr role=\"row\" id=\"record-{place}\"><th role=\"rowheader\" scope=\"row\"><bdi>{}</bdi></th>",
                escape(&record.id)
            );
            let note =
                record.note.as_deref().map(|note| format!("<span class=\"below\"><bdi>{}</bdi></span>", escape(note)));
            let values = [
                format!("{}{}", apart(&record.says, ""), note.unwrap_or_default()),
                escape(&say.with_dates(&record.at)),
                escape(&say.moment(calendar, record.recorded_at)),
                format!("<bdi>{}</bdi>{}", escape(&record.source), escape(&record.trust())),
                document(record.reference.as_deref(), record.url.as_deref()),
            ];
            for (value, column) in values.iter().zip(columns.iter().skip(1)) {
                let class = if value.is_empty() { " class=\"empty\"" } else { "" };
                let _ = write!(out, "<td role=\"cell\" data-label=\"{}\"{class}>{value}</td>", escape(column));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n</section>\n");
        out
    }
}

/// A document, as a link only if it is to be found on the web.
fn document(reference: Option<&str>, url: Option<&str>) -> String {
    let shown = reference.or(url).map(|text| format!("<bdi>{}</bdi>", escape(text)));
    match (shown, url.filter(|url| is_on_the_web(url))) {
        (Some(shown), Some(url)) => format!("<a href=\"{}\" rel=\"noreferrer\">{shown}</a>", escape(url)),
        (Some(shown), None) => shown,
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked() {
        assert_eq!(document(Some("IAEA/T/01"), Some("javascript:alert(1)")), "<bdi>IAEA/T/01</bdi>");
        assert!(
            document(None, Some("https://example.org/a?b=1&c=\""))
                .starts_with("<a href=\"https://example.org/a?b=1&amp;c=&quot;\"")
        );
        assert_eq!(document(None, None), "");
    }
}
