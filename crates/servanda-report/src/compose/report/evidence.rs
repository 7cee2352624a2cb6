//! The records that became known in the period: what was read, and what happened.

use servanda_base::Instant;
use servanda_evidence::{Body, RecordId};

use super::Composer;
use crate::report::{Cell, Part, Row, Table, Text};
use crate::words::RecordLine;

impl Composer<'_> {
    /// What was read of measures.
    pub(super) fn readings(&self) -> Option<Part> {
        let say = self.say;
        let readings = self.news(|body| matches!(body, Body::Reading { .. }));
        let table = self.record_table(say.readings_caption(), &readings)?;
        Part::of("readings", say.readings_heading(), vec![table])
    }

    /// Inspections, access, decisions and whatever else happened.
    pub(super) fn occurrences(&self) -> Option<Part> {
        let say = self.say;
        let events = self.news(|body| matches!(body, Body::Event { .. }));
        let acts = self.news(|body| matches!(body, Body::Decision { .. } | Body::Finding { .. }));
        let blocks = [self.record_table(say.events_caption(), &events), self.record_table(say.acts_caption(), &acts)];
        Part::of("events", say.events_heading(), blocks.into_iter().flatten().collect())
    }

    /// The records that stand and became known since the issue before.
    fn news(&self, wanted: impl Fn(&Body) -> bool) -> Vec<RecordId> {
        let after = self.of.before.map_or(Instant::BEGINNING, |before| before.view.known_at());
        let records = self.now.view.records().into_iter();
        records.filter(|(_, record)| record.recorded_at > after && wanted(&record.body)).map(|(id, _)| id).collect()
    }

    fn record_table(&self, caption: &str, records: &[RecordId]) -> Option<crate::report::Block> {
        let say = self.say;
        let lines = records
            .iter()
            .filter_map(|id| RecordLine::told(self.now.view, *id, self.now.language).map(|line| (*id, line)));
        let rows = lines.map(|(id, line)| {
            let source = self.now.view.record(id).map(|record| {
                let source = self.now.view.source(record.source);
                self.source_name(source.id.as_ref(), source.name.as_ref())
            });
            let target = self.now.view.record(id).and_then(|record| record.supersedes);
            let target = target.and_then(|target| self.now.view.record(target)).map(|target| target.id.to_string());
            let corrects = target.map(|target| Text::said(say.corrects()).then(Text::records(&[target])));
            let what = Cell::of(Text::quoted(self.subject(id))).below(corrects.unwrap_or_default());
            Row::Cells(vec![
                what.below(Text::quoted(line.note.clone().unwrap_or_default())),
                Cell::said(line.value.clone()),
                Cell::said(say.with_dates(&line.at)),
                Cell::of(Text::quoted(source.unwrap_or_default())),
                Cell::of(Text::records(std::slice::from_ref(&line.id))),
            ])
        });
        Table::of(caption, &[say.what(), say.value(), say.of_when(), say.source(), say.record()], rows.collect())
    }

    /// What a record is about, by titles.
    pub(super) fn subject(&self, id: RecordId) -> String {
        let agreement = self.now.agreement();
        let Some(record) = self.now.view.record(id) else { return String::new() };
        let at = |title: &str, places: &[servanda_agreement::Place]| match places.is_empty() {
            true => title.to_owned(),
            false => self.say.in_row(&[self.say.isolated(title), self.places(places)]),
        };
        match &record.body {
            Body::Reading { measure, places, .. } => at(&agreement.measures[*measure].declared.title, places),
            Body::Event { event, places, .. } => at(&agreement.events[*event].declared.title, places),
            Body::Decision { about, places, of, .. } => {
                let title = at(&agreement.declared(*about).title, places);
                of.as_ref().map_or(title.clone(), |of| self.say.reason_at(&title, &self.title_of(of)))
            }
            Body::Finding { about, places, .. } => {
                let declared = match about {
                    servanda_evidence::FindingSubject::Commitment(id) => &agreement.commitments[*id].declared,
                    servanda_evidence::FindingSubject::Relief(id) => &agreement.reliefs[*id].declared,
                };
                at(&declared.title, places)
            }
            Body::Retraction => self.say.taken_back().to_owned(),
        }
    }
}
