//! The brief of a side: what it gave and received, what is conditional, what can be taken back, what comes next. Every side
//! is told in the same words.

use servanda_agreement::{ActorId, CommitmentId, Place, ReliefId, Reversible};
use servanda_analysis::exposure::{Exposure, Given, recorded};
use servanda_engine::ReliefStatus;
use servanda_evidence::Audience;

use super::relief::relief_badge;
use super::{Composer, badge};
use crate::report::{Block, Cell, Part, Row, Table, Text};

/// The names of the parts of a side, the same in every language.
const PARTS: [&str; 5] = ["given", "received", "conditional", "reversible", "next"];

impl Composer<'_> {
    /// The brief of the party that asks; of all parties if somebody else does.
    pub(super) fn brief(&self) -> Vec<Option<Part>> {
        let agreement = self.now.agreement();
        let own = match self.now.view.audience() {
            Audience::Actor(actor) => agreement.parties().find(|party| *party == actor),
            _ => None,
        };
        let parties: Vec<ActorId> = own.map_or_else(|| agreement.parties().collect(), |party| vec![party]);
        let exposure = recorded(agreement, self.now.assessment, agreement.calendar.date_of(self.now.at));
        parties.into_iter().flat_map(|party| self.side(party, &exposure, own.is_none())).collect()
    }

    fn side(&self, party: ActorId, exposure: &Exposure, is_named: bool) -> Vec<Option<Part>> {
        let say = self.say;
        let agreement = self.now.agreement();
        let now = exposure.moments.last().and_then(|moment| moment.sides.iter().find(|side| side.party == party));
        let rows = |given: &[Given], own: bool| -> Vec<Row> {
            given.iter().map(|given| self.given_row(*given, exposure, (party, own))).collect()
        };
        let concerns = |actors: &[ActorId]| actors.iter().any(|actor| agreement.members(*actor).contains(&party));
        let reliefs: Vec<ReliefId> = agreement
            .reliefs
            .iter()
            .filter(|(_, relief)| concerns(&relief.granted_by) || concerns(&relief.granted_to))
            .map(|(id, _)| id)
            .collect();
        let title = self.actor(party);
        let tables = [
            now.and_then(|side| self.given_table(say.given_caption(title), rows(&side.given, true))),
            now.and_then(|side| self.given_table(say.received_caption(title), rows(&side.got, false))),
            Table::of(
                say.conditional_caption(title),
                &[say.relief(), say.status(), say.condition()],
                reliefs.iter().filter_map(|id| self.conditional_row(*id)).collect(),
            ),
            Table::of(
                say.reversible_caption(title),
                &[say.relief(), say.how_reversible(), say.condition()],
                reliefs.iter().map(|id| self.reversible_row(*id)).collect(),
            ),
            None,
        ];
        let name = agreement.actors[party].declared.name.as_str();
        let is_own = |who: &str| who.split(", ").any(|one| one == name);
        let is_relief = |id: &str| reliefs.iter().any(|one| agreement.reliefs[*one].declared.name.as_str() == id);
        let mut coming = self.coming(|row| is_own(&row.who) || is_relief(&row.id));
        let parts = PARTS.into_iter().zip(tables).enumerate().map(|(index, (id, table))| {
            let table = table.map(|table| vec![table]).or_else(|| if id == "next" { coming.take() } else { None });
            let blocks = table.unwrap_or_else(|| vec![Block::Paragraph(Text::said(say.brief_empty(index)))]);
            Part::of(id, say.brief_heading(index, is_named.then_some(title)), blocks).map(|part| part.about(name))
        });
        parts.collect()
    }

    fn given_table(&self, caption: String, rows: Vec<Row>) -> Option<Block> {
        Table::of(caption, &[self.say.what(), self.say.status(), self.say.since(), self.say.records()], rows)
    }

    fn given_row(&self, given: Given, exposure: &Exposure, whose: (ActorId, bool)) -> Row {
        let say = self.say;
        let agreement = self.now.agreement();
        let moment = exposure.moments.iter().rev().find(|moment| moment.moves.iter().any(|one| one.given == given));
        let since = Cell::said(moment.map(|moment| self.date(moment.on)).unwrap_or_default());
        let (what, stands, records) = match given {
            Given::Step(id, place) => {
                let declared = &agreement.commitments[id].declared;
                let at = place.map(|place| Text::quoted(self.now.words().place_title(place)));
                let what =
                    Cell::of(self.title(&declared.title, declared.clause.as_ref())).below(at.unwrap_or_default());
                (what, Cell::said(say.done()), self.commitment_records(id, place))
            }
            Given::Duty(id) => {
                let declared = &agreement.commitments[id].declared;
                let stands = self.duty(id, whose).below(Text::said(say.continuing()));
                (
                    Cell::of(self.title(&declared.title, declared.clause.as_ref())),
                    stands,
                    self.commitment_records(id, None),
                )
            }
            Given::Relief(id) => {
                let relief = &agreement.reliefs[id];
                let worth = self.now.words().worth(relief).unwrap_or_default();
                let what = Cell::of(self.title(&relief.declared.title, relief.declared.clause.as_ref()));
                let row = self.now.relief_row(id);
                let stands =
                    row.as_ref().map(|row| Cell::of(Text::word(relief_badge(say, row.status)))).unwrap_or_default();
                (what.below(Text::said(worth)), stands, row.map(|row| row.records).unwrap_or_default())
            }
        };
        Row::Cells(vec![what, stands, since, self.some_records(&records)])
    }

    fn commitment_records(&self, id: CommitmentId, place: Option<Place>) -> Vec<String> {
        let Some(row) = self.now.commitment(id) else { return Vec::new() };
        let name = place.map(|place| self.now.words().place(place));
        let part = row.sites.iter().find(|site| Some(site.site.as_str()) == name);
        part.map_or(row.said.records, |part| part.said.records.clone())
    }

    /// How a duty stands: of what parties owe each for itself, the part of the party whose brief it is, or those of others.
    fn duty(&self, id: CommitmentId, (party, own): (ActorId, bool)) -> Cell {
        let Some(assessed) = self.now.assessment.commitments.get(id.index()) else { return Cell::default() };
        let parts = assessed.parts.iter().filter_map(|(place, line)| match place {
            Place::Party(owing) if (*owing == party) == own => Some((*owing, line.told_at(self.now.at).verdict)),
            _ => None,
        });
        let mut cell = Cell::default();
        for (owing, verdict) in parts {
            let word = Text::word(badge(verdict, self.say.verdict_name(verdict).to_owned()));
            cell = cell.below(Text::quoted(self.actor(owing)).and(self.say.colon()).then(word));
        }
        if cell.0.is_empty() {
            let verdict = assessed.whole.told_at(self.now.at).verdict;
            cell = Cell::of(Text::word(badge(verdict, self.say.verdict_name(verdict).to_owned())));
        }
        cell
    }

    /// A relief that is not in effect, and its condition.
    fn conditional_row(&self, id: ReliefId) -> Option<Row> {
        let say = self.say;
        let relief = &self.now.agreement().reliefs[id];
        let row = self.now.relief_row(id)?;
        if matches!(row.status, ReliefStatus::InEffect | ReliefStatus::Lapsed | ReliefStatus::Waived) {
            return None;
        }
        let sides =
            say.between(&self.actors(&relief.granted_by), &self.actors(&relief.granted_to), row.worth.as_deref());
        let when = relief.when.as_ref().map_or(say.always().to_owned(), |when| self.condition(when));
        Some(Row::Cells(vec![
            Cell::of(self.title(&row.title, row.clause.as_ref())).below(Text::quoted(sides)),
            Cell::of(Text::word(relief_badge(say, row.status))),
            Cell::of(Text::said(say.granted_when()).then(Text::quoted(when))),
        ]))
    }

    fn reversible_row(&self, id: ReliefId) -> Row {
        let say = self.say;
        let relief = &self.now.agreement().reliefs[id];
        let how = match relief.reversible {
            Some(Reversible::Within(length)) => say.taken_back_within(&say.length(length)),
            Some(Reversible::Never) => say.never_taken_back().to_owned(),
            None => say.silent_on_taking_back().to_owned(),
        };
        let mut when = Cell::default();
        if let Some(suspend) = &relief.suspend_when {
            when = when.below(Text::said(say.suspended_when()).then(Text::quoted(self.condition(suspend))));
        }
        if let Some(withdraw) = &relief.withdraw_when {
            when = when.below(Text::said(say.withdrawn_when()).then(Text::quoted(self.condition(withdraw))));
        }
        if when.0.is_empty() {
            when = Cell::said(say.no_condition());
        }
        let declared = &relief.declared;
        Row::Cells(vec![Cell::of(self.title(&declared.title, declared.clause.as_ref())), Cell::said(how), when])
    }
}
