//! What each source has said, and what became of it.

use std::collections::BTreeMap;

use servanda_base::Instant;
use servanda_engine::{Account, accounts};
use servanda_evidence::{PackedRecord, RecordId, Reliability, Says, Source, SourceId, Standard, Standing};

use super::{Frame, Question};

/// The sources, and what became of what they said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcesPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// Those that vouch for a record of this view, in the order of their list.
    pub rows: Vec<SourceRow>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What kind of source it is.
    pub standing: Standing,
    /// How far it is trusted.
    pub reliability: Reliability,
    /// Where it is to be found.
    pub url: Option<String>,
    /// How many of its records there are of each kind, superseded ones included.
    pub kinds: Vec<(&'static str, usize)>,
    /// The first and the last time of which it speaks.
    pub of: (Instant, Instant),
    /// When the first and the last of its records became known.
    pub recorded: (Instant, Instant),
    /// How many of those that stand count by which standard at best, the strictest first.
    pub counts: Vec<(Standard, usize)>,
    /// Those that stand and count only by a lesser standard than the one asked, each with the one by which it does.
    pub set_aside: Vec<(String, Standard)>,
    /// Those that were corrected, each with the record that did.
    pub corrected: Vec<(String, String)>,
    /// Those that were taken back, each with the record that did.
    pub taken_back: Vec<(String, String)>,
    /// Those that stand and are contradicted by other sources, each with the records that do and their sources.
    pub contradicted: Vec<(String, Vec<(String, String)>)>,
}

impl SourceRow {
    /// How many records it vouches for.
    pub fn said(&self) -> usize {
        self.kinds.iter().map(|(_, count)| count).sum()
    }

    /// How many of them count by `standard`.
    pub fn counting(&self, standard: Standard) -> usize {
        self.counts.iter().filter(|(by, _)| *by <= standard).map(|(_, count)| count).sum()
    }
}

impl Question<'_> {
    /// What each source has said. A source of which this view shows nothing is not named: that it is cited elsewhere is
    /// for others to know.
    pub fn sources(&self) -> SourcesPage {
        let mut said: BTreeMap<SourceId, Vec<(RecordId, PackedRecord<'_>)>> = BTreeMap::new();
        for (id, record) in self.view.known_packed() {
            said.entry(record.source()).or_default().push((id, record));
        }
        let accounts: BTreeMap<RecordId, Account> =
            accounts(self.view).into_iter().map(|account| (account.record, account)).collect();
        let rows = said.iter().filter_map(|(id, records)| self.source_row(self.view.source(*id), records, &accounts));
        SourcesPage { frame: self.frame(), rows: rows.collect() }
    }

    fn source_row(
        &self,
        source: &Source,
        records: &[(RecordId, PackedRecord<'_>)],
        accounts: &BTreeMap<RecordId, Account>,
    ) -> Option<SourceRow> {
        let all = || records.iter().map(|(_, record)| *record);
        let mut row = SourceRow {
            id: source.id.to_string(),
            name: source.name.to_string(),
            standing: source.standing,
            reliability: source.reliability,
            url: source.url.as_deref().map(str::to_owned),
            kinds: kinds(all()),
            of: (all().map(|r| r.time().start).min()?, all().map(|r| r.time().last()).max()?),
            recorded: (all().map(PackedRecord::recorded_at).min()?, all().map(PackedRecord::recorded_at).max()?),
            counts: Vec::new(),
            set_aside: Vec::new(),
            corrected: Vec::new(),
            taken_back: Vec::new(),
            contradicted: Vec::new(),
        };
        let mut counts: BTreeMap<Standard, usize> = BTreeMap::new();
        for (id, record) in records {
            let own = record.id().to_owned();
            if let Some((by, taken_back)) = self.superseded(*id) {
                let list = if taken_back { &mut row.taken_back } else { &mut row.corrected };
                list.push((own, by));
                continue;
            }
            let Some(account) = accounts.get(id) else { continue };
            if let Some(standard) = account.counts_from {
                *counts.entry(standard).or_insert(0) += 1;
                if standard > self.view.standard() {
                    row.set_aside.push((own.clone(), standard));
                }
            }
            let against: Vec<_> = account.contradicted_by.iter().filter_map(|by| self.with_source(*by)).collect();
            if !against.is_empty() {
                row.contradicted.push((own, against));
            }
        }
        row.counts = counts.into_iter().collect();
        Some(row)
    }

    /// By what a record was superseded, and whether that took it back, if it no longer stands.
    fn superseded(&self, id: RecordId) -> Option<(String, bool)> {
        if self.view.stands(id) {
            return None;
        }
        let by = self.view.superseding(id).last()?;
        let record = self.view.packed(by)?;
        Some((record.id().to_owned(), record.is_retraction()))
    }

    fn with_source(&self, id: RecordId) -> Option<(String, String)> {
        let record = self.view.packed(id)?;
        Some((record.id().to_owned(), self.view.source(record.source()).id.to_string()))
    }
}

/// How many records there are of each kind that there is.
fn kinds<'r>(records: impl Iterator<Item = PackedRecord<'r>> + Clone) -> Vec<(&'static str, usize)> {
    let count = |kind: &str| records.clone().filter(|record| kind_of(*record) == kind).count();
    KINDS.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
}

/// The kinds of record, in the order of the documentation.
pub(crate) const KINDS: [&str; 5] = ["reading", "event", "decision", "finding", "retraction"];

fn kind_of(record: PackedRecord<'_>) -> &'static str {
    match record.says() {
        Says::Reading { .. } => "reading",
        Says::Event { .. } => "event",
        Says::Decision { .. } => "decision",
        Says::Finding { .. } => "finding",
        Says::Retraction => "retraction",
    }
}
