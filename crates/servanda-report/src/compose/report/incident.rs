//! The incident note: what is not kept, on what evidence, what answers it, and what leads back.

use servanda_agreement::{CommitmentId, Condition, Form, Named, ReliefId};
use servanda_engine::Verdict;

use super::relief::relief_badge;
use super::{Composer, badge};
use crate::compose::{CommitmentRow, HistoryRow, Matter, Word};
use crate::report::{Block, Cell, Part, Row, Table, Text};

/// The last changes of a verdict that are told.
const CHANGES: usize = 8;

impl Composer<'_> {
    /// Of the one commitment that it is about, or of all that are not kept.
    pub(super) fn incident(&self) -> Vec<Option<Part>> {
        let say = self.say;
        let rows = self.commitment_rows().into_iter().filter(|(id, row)| match self.of.about {
            Some(about) => *id == about,
            None => is_not_kept(row.said.verdict) && !row.said.concluded,
        });
        let rows: Vec<(CommitmentId, CommitmentRow)> = rows.collect();
        if rows.is_empty() {
            let text = say.no_breach(&self.day(self.now.at));
            return vec![Part::of("summary", say.summary_heading(), vec![Block::Paragraph(Text::said(text))])];
        }
        let ids: Vec<CommitmentId> = rows.iter().map(|(id, _)| *id).collect();
        let mut parts: Vec<Option<Part>> = rows.iter().map(|(id, row)| self.what_happened(*id, row)).collect();
        parts.push(self.answers(&ids));
        parts.push(self.consequences(&ids));
        let names: Vec<&str> = rows.iter().map(|(_, row)| row.id.as_str()).collect();
        let coming = self.coming(|row| row.kind == Matter::Step || names.contains(&row.id.as_str()));
        parts.push(Part::of("next", say.next_heading(), coming.unwrap_or_default()));
        parts
    }

    fn what_happened(&self, id: CommitmentId, row: &CommitmentRow) -> Option<Part> {
        let say = self.say;
        let commitment = &self.now.agreement().commitments[id];
        let assessed = self.now.assessment.commitments.get(id.index())?;
        let standing = assessed.whole.told_at(self.now.at);
        let word = Text::word(badge(row.said.verdict, say.sentence(say.verdict_name(row.said.verdict))));
        let since = row.said.since.map(|since| say.since_day(&self.day(since))).unwrap_or_default();
        let why = say.sentence(&self.why(self.now, id, None, &standing));
        let mut blocks = vec![Block::Paragraph(word.and(since).and(". ").and(why).and("."))];
        let mut facts: Vec<(&str, Text)> = Vec::new();
        facts.extend(row.clause.as_ref().map(|clause| (say.clause(), Text::quoted(clause))));
        facts.push((say.owed_by(), Text::quoted(self.named(&row.party))));
        facts.push((say.agreed(), Text::quoted(self.duty_in_words(id))));
        facts.push((say.who_verifies(), Text::quoted(self.verifiers(commitment))));
        let places: Vec<&str> =
            row.sites.iter().filter(|site| is_not_kept(site.said.verdict)).map(|site| site.title.as_str()).collect();
        if !places.is_empty() {
            facts.push((say.where_it_is(), Text::quoted(say.listed(&places))));
        }
        if let Some(known) = self.known_since(&row.said.records) {
            facts.push((say.known_since(), Text::said(known)));
        }
        if let Some(due) = row.said.deadline {
            facts.push((say.deadline(), Text::said(self.last_day(due))));
        }
        facts.push((say.evidence(), Text::records(&row.said.records)));
        let facts = facts.into_iter().map(|(name, text)| Row::Cells(vec![Cell::said(name), Cell::of(text)])).collect();
        blocks.extend(Table::of(say.facts_caption(&row.title), &[say.fact(), say.content()], facts));
        blocks.extend(self.course(id));
        blocks.extend(self.levels_of(id).into_iter().map(|chart| Block::Chart(Box::new(chart))));
        Part::of("incident", say.incident_heading(&row.title), blocks).map(|part| part.about(&row.id))
    }

    /// What is owed: a comparison that is to be kept in plain words, all else as the text has it.
    fn duty_in_words(&self, id: CommitmentId) -> String {
        let commitment = &self.now.agreement().commitments[id];
        match &commitment.form {
            Form::Keeps { condition } => self.say.keeps(&self.condition(condition), &self.places(&commitment.each)),
            _ => self.now.words().duty(commitment),
        }
    }

    /// When the last of the records on which it stands became known.
    fn known_since(&self, records: &[String]) -> Option<String> {
        let known = self.now.view.known();
        let of = known.iter().filter(|(_, record)| records.iter().any(|id| **id == *record.id));
        of.map(|(_, record)| record.recorded_at).max().map(|at| self.day(at))
    }

    /// The last changes of the verdict on the whole.
    fn course(&self, id: CommitmentId) -> Option<Block> {
        let say = self.say;
        let history = self.now.history(Some(Named::Commitment(id))).rows;
        let whole: Vec<&HistoryRow> = history.iter().filter(|row| row.site.is_none() && row.from.is_some()).collect();
        let skipped = whole.len().saturating_sub(CHANGES);
        let rows = whole.iter().skip(skipped).map(|row| {
            let verdict = match row.verdict {
                Word::Verdict(verdict) => Cell::of(Text::word(badge(verdict, say.verdict_name(verdict).to_owned()))),
                _ => Cell::said(row.verdict.to_string()),
            };
            let from = row.from.map(|from| self.day(from)).unwrap_or_default();
            let until = row.until.map(|until| self.day(until.pred())).unwrap_or_else(|| say.up_to_now().to_owned());
            Row::Cells(vec![Cell::said(from), Cell::said(until), verdict, Cell::of(Text::records(&row.records))])
        });
        let columns = [say.from(), say.through(), say.verdict(), say.records()];
        Table::of(say.course_caption(), &columns, rows.collect())
    }

    /// The responses that it sets off, with their steps, and what leads back.
    fn answers(&self, ids: &[CommitmentId]) -> Option<Part> {
        let say = self.say;
        let agreement = self.now.agreement();
        let mut blocks = Vec::new();
        for ((_, response), row) in agreement.responses.iter().zip(self.now.responses()) {
            if !ids.iter().any(|id| mentions(&response.when, *id)) {
                continue;
            }
            let Some(run) = row.runs.last().filter(|_| row.running) else { continue };
            blocks.push(Block::Heading(Text::quoted(&row.title).and(say.running_since(&self.day(run.from)))));
            blocks.extend(self.steps(&row.title, run));
            if let Some(back) = &response.re_engage_when {
                blocks.push(Block::Paragraph(
                    Text::said(say.leads_back()).then(Text::quoted(self.condition(back))).and("."),
                ));
            }
        }
        blocks.extend(self.open_cases());
        Part::of("response", say.response_heading(), blocks)
    }

    /// The relief that hangs on it.
    fn consequences(&self, ids: &[CommitmentId]) -> Option<Part> {
        let say = self.say;
        let agreement = self.now.agreement();
        let hangs = |id: &ReliefId| {
            let relief = &agreement.reliefs[*id];
            let restore = relief.restore.as_ref().and_then(|restore| restore.when.as_ref());
            let all = [relief.when.as_ref(), relief.suspend_when.as_ref(), relief.withdraw_when.as_ref(), restore];
            all.into_iter().flatten().any(|condition| ids.iter().any(|id| mentions(condition, *id)))
        };
        let rows = agreement.reliefs.ids().filter(hangs).filter_map(|id| {
            let row = self.now.relief_row(id)?;
            let relief = &agreement.reliefs[id];
            let mut when = Cell::default();
            if let Some(suspend) = &relief.suspend_when {
                when = when.below(Text::said(say.suspended_when()).then(Text::quoted(self.condition(suspend))));
            }
            if let Some(back) = relief.restore.as_ref().and_then(|restore| restore.when.as_ref()) {
                when = when.below(Text::said(say.restored_when()).then(Text::quoted(self.condition(back))));
            }
            if let Some(withdraw) = &relief.withdraw_when {
                when = when.below(Text::said(say.withdrawn_when()).then(Text::quoted(self.condition(withdraw))));
            }
            let status =
                Cell::of(Text::word(relief_badge(say, row.status))).below(Text::said(say.relief_means(row.status)));
            let what = Cell::of(self.title(&row.title, row.clause.as_ref()));
            Some(Row::Cells(vec![what, status, when, self.some_records(&row.records)]))
        });
        let columns = [say.relief(), say.status(), say.condition(), say.records()];
        let table = Table::of(say.relief_caption(&self.day(self.now.at)), &columns, rows.collect())?;
        Part::of("consequences", say.consequences_heading(), vec![table])
    }
}

/// Whether a verdict says that something agreed is not kept.
pub(super) fn is_not_kept(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Breached | Verdict::Missed | Verdict::Curing)
}

/// Whether a condition asks for the verdict on a commitment.
fn mentions(condition: &Condition, id: CommitmentId) -> bool {
    match condition {
        Condition::Verdict { commitment, .. } => *commitment == id,
        Condition::For(inner, _) | Condition::Not(inner) => mentions(inner, id),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().any(|part| mentions(part, id))
        }
        Condition::Compare { .. }
        | Condition::Relief { .. }
        | Condition::Procedure { .. }
        | Condition::Running(_)
        | Condition::Happened(_)
        | Condition::Before(..) => false,
    }
}
