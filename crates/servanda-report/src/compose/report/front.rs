//! What a report says of itself.

use servanda_agreement::{ActorId, Role};
use servanda_base::Marking;
use servanda_evidence::Audience;

use super::Composer;
use crate::compose::finite;
use crate::report::{Front, Kind};

impl Composer<'_> {
    pub(super) fn front(&self) -> Front {
        let frame = self.now.frame();
        let audience = self.now.view.audience();
        Front {
            kind: self.of.kind,
            language: self.of.language,
            title: self.of.title.map_or_else(|| self.say.kind(self.of.kind).to_owned(), str::to_owned),
            agreement: frame.agreement,
            agreement_title: frame.title,
            at: frame.at,
            known_at: frame.known_at,
            audience: frame.audience,
            audience_title: match audience {
                Audience::Public => self.say.public().to_owned(),
                Audience::Keeper => self.say.keeper().to_owned(),
                Audience::Actor(actor) => self.actor(actor).to_owned(),
            },
            standard: frame.standard,
            standard_title: self.say.standard(self.now.view.standard()).to_owned(),
            reading: frame.reading,
            about: self.of.about.map(|id| self.now.agreement().commitments[id].declared.name.to_string()),
            marking: self.marking(audience),
            period: self.period().filter(|_| self.tells_news()),
            issue: self.of.place.issue.clone(),
            previous: self.of.before.map(|before| before.at),
            calendar: frame.calendar,
            left_out: frame.left_out,
            originals: self.now.agreement().untranslated(self.of.language.code()),
        }
    }

    /// Whether it tells what is new since an earlier time.
    fn tells_news(&self) -> bool {
        match self.of.kind {
            Kind::Weekly | Kind::Monthly | Kind::Briefing | Kind::Brief => true,
            Kind::Agenda | Kind::Status | Kind::Incident => self.of.before.is_some(),
        }
    }

    /// The first and the last day of which it tells the news: since the issue before it, or since force.
    fn period(&self) -> Option<(servanda_base::Date, servanda_base::Date)> {
        let calendar = self.now.calendar();
        let force = || self.of.asked.force(self.now.assessment).0.and_then(finite);
        let first = self.of.before.map(|before| before.at.succ()).or_else(force)?;
        let (first, last) = (calendar.date_of(first), calendar.date_of(self.now.at));
        (first <= last).then_some((first, last))
    }

    /// Who may have it: no more than those who may see what it was made from.
    fn marking(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::Public => "TLP:CLEAR",
            Audience::Keeper => "TLP:RED",
            Audience::Actor(actor) => {
                let known = self.now.view.known();
                let is_red = known.iter().any(|(_, record)| matches!(record.marking, Marking::Red(_)));
                if is_red { "TLP:RED" } else { self.role_marking(actor) }
            }
        }
    }

    fn role_marking(&self, actor: ActorId) -> &'static str {
        match &self.now.agreement().actors[actor].role {
            Role::Party | Role::Verifier => "TLP:AMBER+STRICT",
            Role::Host => "TLP:AMBER",
            Role::Stakeholder => "TLP:GREEN",
            Role::Body { members } => {
                let all = members.iter().map(|member| self.role_marking(*member));
                // What a body sees is what every member may see.
                all.min_by_key(|marking| STRICTNESS.iter().position(|known| known == marking)).unwrap_or("TLP:GREEN")
            }
        }
    }
}

/// From the least strict on.
const STRICTNESS: [&str; 4] = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT"];
