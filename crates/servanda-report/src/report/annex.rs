//! The annex: every record that is cited, and where each stands in it.

use std::collections::BTreeMap;

use servanda_base::Calendar;

use super::{Block, Cell, Inline, Row, Table, Text};
use crate::phrase::Phrases;
use crate::words::RecordLine;

/// Where each record that is cited stands in the annex, from 1.
#[derive(Debug, Clone)]
pub(crate) struct Places<'r>(BTreeMap<&'r str, usize>);

impl<'r> Places<'r> {
    /// In an annex of these records.
    pub(crate) fn of(annex: &'r [RecordLine]) -> Self {
        Self(annex.iter().zip(1..).map(|(record, place)| (record.id.as_str(), place)).collect())
    }

    /// Where a record stands, if it is cited.
    pub(crate) fn of_record(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }
}

/// The annex as a table; `None` if nothing is cited.
pub(crate) fn table(annex: &[RecordLine], calendar: &Calendar, say: Phrases) -> Option<Block> {
    let columns = [say.record(), say.what(), say.of_when(), say.known_column(), say.source(), say.document()];
    let rows = annex.iter().map(|record| {
        let cells = vec![
            Cell::of(Text::quoted(&record.id)),
            Cell::of(Text::quoted(&record.says)).below(Text::quoted(record.note.as_deref().unwrap_or_default())),
            Cell::said(say.with_dates(&record.at)),
            Cell::said(say.moment(calendar, record.recorded_at)),
            Cell::of(Text::quoted(&record.source).and(record.trust())),
            Cell::of(document(record)),
        ];
        Row::Record(record.id.clone(), cells)
    });
    Table::of(say.annex_caption(), &columns, rows.collect())
}

/// The document of a record, which leads to its address if that is one of the web.
fn document(record: &RecordLine) -> Text {
    let Some(text) = record.reference.as_deref().or(record.url.as_deref()) else { return Text::default() };
    match record.url.as_deref().filter(|url| is_on_the_web(url)) {
        Some(url) => Text(vec![Inline::Document { text: text.to_owned(), url: url.to_owned() }]),
        None => Text::quoted(text),
    }
}

/// Whether an address is one of the web, and no command in disguise.
pub(crate) fn is_on_the_web(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && url.chars().all(|c| c.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked() {
        assert!(is_on_the_web("https://example.org/a?b=1&c=\""));
        assert!(!is_on_the_web("javascript:alert(1)"));
        assert!(!is_on_the_web("https://example.org/\u{202e}a"));
    }
}
