//! What is not known, and why.

use servanda_agreement::{Commitment, CommitmentId, Verifiers};
use servanda_engine::Verdict;

use super::{Composer, badge};
use crate::compose::CommitmentRow;
use crate::report::{Block, Cell, Part, Row, Table, Text};

impl Composer<'_> {
    /// The commitments of which it cannot be told whether they are kept; of those told apart by site, where.
    pub(super) fn unknown(&self) -> Option<Part> {
        let say = self.say;
        let rows = self.commitment_rows();
        let open = rows.iter().filter(|(_, row)| is_unknown(row.said.verdict) && !row.said.concluded);
        let rows: Vec<Row> = open.map(|(id, row)| self.unknown_row(*id, row)).collect();
        let blocks = match Table::of(
            say.unknown_caption(&self.day(self.now.at)),
            &[say.commitment(), say.why_not_known(), say.last_known(), say.who_verifies()],
            rows,
        ) {
            Some(table) => vec![Block::Paragraph(Text::said(say.unknown_lead())), table],
            None => vec![Block::Paragraph(Text::said(say.all_known()))],
        };
        Part::of("unknown", say.unknown_heading(), blocks)
    }

    fn unknown_row(&self, id: CommitmentId, row: &CommitmentRow) -> Row {
        let say = self.say;
        let commitment = &self.now.agreement().commitments[id];
        let mut what = Cell::of(self.title(&row.title, row.clause.as_ref()));
        let places: Vec<&str> =
            row.sites.iter().filter(|site| is_unknown(site.said.verdict)).map(|site| site.title.as_str()).collect();
        if !places.is_empty() && places.len() < row.sites.len() {
            what = what.below(Text::quoted(say.listed(&places)));
        }
        let mut why = Cell::of(Text::word(badge(row.said.verdict, say.verdict_name(row.said.verdict).to_owned())));
        if let Some(assessed) = self.now.assessment.commitments.get(id.index()) {
            let reason = self.why(self.now, id, None, &assessed.whole.told_at(self.now.at));
            why = why.below(Text::said(say.sentence(&reason)));
        }
        let last = row.last_verified.map(|last| say.verdict_on(say.verdict_name(last.verdict), &self.day(last.at)));
        Row::Cells(vec![
            what,
            why,
            Cell::said(last.unwrap_or_else(|| say.never().to_owned())),
            Cell::of(Text::quoted(self.verifiers(commitment))),
        ])
    }

    /// Who verifies a commitment.
    pub(super) fn verifiers(&self, commitment: &Commitment) -> String {
        match &commitment.verification.by {
            Verifiers::NotNamed => self.say.verifier_not_named().to_owned(),
            Verifiers::AnyOf(actors) | Verifiers::AllOf(actors) => self.actors(actors),
            Verifiers::EachOther => self.say.each_other().to_owned(),
        }
    }
}

fn is_unknown(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Unverified | Verdict::Disputed | Verdict::Overdue)
}
