//! The records that a view knows, each as a file has it and with what became of it.

use servanda_base::Instant;
use servanda_evidence::{NewRecord, PackedRecord, RecordId, written};

use super::{Frame, Question};

/// Every record that the audience may see and that was recorded by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordsPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// In canonical order: by when they were recorded.
    pub rows: Vec<RecordRow>,
}

/// A record and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// Its fields, as a file of records has them.
    pub fields: NewRecord,
    /// The first instant of the time of which it speaks.
    pub from: Instant,
    /// The last one.
    pub last: Instant,
    /// From when it was known.
    pub recorded_at: Instant,
    /// Whether it is neither corrected nor taken back.
    pub stands: bool,
    /// The records that correct it or take it back.
    pub superseded_by: Vec<String>,
}

impl Question<'_> {
    /// Every record of the view. What takes back a record that the audience never saw is left out: it says nothing else.
    pub fn record_rows(&self) -> RecordsPage {
        let rows = self.view.known_packed().filter_map(|(id, record)| self.record_row(id, record));
        RecordsPage { frame: self.frame(), rows: rows.collect() }
    }

    fn record_row(&self, id: RecordId, record: PackedRecord<'_>) -> Option<RecordRow> {
        let fields = written(self.view, id)?;
        if record.is_retraction() && fields.supersedes.is_none() {
            return None;
        }
        let superseding = self.view.superseding(id).filter_map(|by| self.view.packed(by));
        Some(RecordRow {
            fields,
            from: record.time().start,
            last: record.time().last(),
            recorded_at: record.recorded_at(),
            stands: self.view.stands(id),
            superseded_by: superseding.map(|by| by.id().to_owned()).collect(),
        })
    }
}
