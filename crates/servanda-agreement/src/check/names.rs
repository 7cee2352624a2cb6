//! Names: who declares what, and what a name names.

use servanda_base::{Id, Name, Span, limits, name};
use servanda_syntax::ast::{ActorRole, Declaration, Item, Word};
use servanda_syntax::keywords;

use super::scope::Scope;
use super::{Checker, keyword, units};
use crate::model::*;

/// A declared name.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) named: Named,
    pub(super) file: usize,
    pub(super) declaration: &'a Declaration,
}

/// How many of each kind have been declared.
#[derive(Default)]
struct Counts {
    actors: usize,
    sites: usize,
    site_sets: usize,
    dates: usize,
    periods: usize,
    measures: usize,
    events: usize,
    phases: usize,
    commitments: usize,
    reliefs: usize,
    procedures: usize,
    responses: usize,
    scenarios: usize,
    risks: usize,
    indicators: usize,
    reports: usize,
}

impl<'a> Checker<'a> {
    /// Gives every declaration its id, and reports names that are taken or ill-formed.
    pub(super) fn collect_names(&mut self) {
        let mut counts = Counts::default();
        for (file, (_, declarations)) in self.documents.iter().enumerate() {
            for declaration in declarations {
                if !declaration.is_faulty {
                    self.check_name(file, declaration);
                }
                match &declaration.item {
                    Item::Agreement => self.collect_agreement(file, declaration),
                    Item::Unit(_) => self.collect_unit(file, declaration),
                    item => self.collect_entry(file, declaration, item, &mut counts),
                }
            }
        }
        if let Some((file, declaration)) = self.agreement
            && let Some(entry) = self.entry(&declaration.name.text).copied()
        {
            self.duplicate(&Scope::new(&entry), file, declaration);
        }
        if self.agreement.is_none()
            && let Some((source, _)) = self.documents.first()
        {
            let diagnostic =
                servanda_base::Diagnostic::error("no-agreement", source, Span::default(), "no `agreement` is declared");
            self.diagnostics.push(
                diagnostic.help(
                    "begin with `agreement my-agreement \"Title\"`, `zone Europe/Vienna` and `in force 2026-01-01`",
                ),
            );
        }
    }

    /// What `word` names; an unknown name is reported with the nearest known one.
    pub(super) fn resolve(&mut self, scope: &Scope<'_>, text: &str, span: Span, wanted: &str) -> Option<Named> {
        if let Some(entry) = self.entry(text) {
            return Some(entry.named);
        }
        let known = self.entries.iter().map(|entry| entry.declaration.name.text.as_str());
        let help = match name::nearest(text, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("{wanted} of that name must be declared"),
        };
        self.error(scope, "unknown-name", span, format!("nothing is called `{text}`"), help);
        None
    }

    /// Reports that `text` names something else than what is needed.
    pub(super) fn wrong_kind(&mut self, scope: &Scope<'_>, text: &str, span: Span, wanted: &str, help: &str) {
        let Some(entry) = self.entry(text).copied() else { return };
        let kind = kind_of(entry.declaration);
        let help = if help.is_empty() { format!("name {wanted} instead of `{text}`") } else { help.to_owned() };
        self.error(scope, "wrong-kind", span, format!("`{text}` is {kind}, {wanted} is needed here"), help);
        self.also(entry.file, entry.declaration.name.span, "declared here");
    }

    /// The entry of a name.
    pub(super) fn entry(&self, text: &str) -> Option<&Entry<'a>> {
        self.names.get(&Name::from(text)).and_then(|index| self.entries.get(*index))
    }

    /// The declaration of what is named.
    pub(super) fn declaration_of(&self, named: Named) -> Option<&'a Declaration> {
        self.entry_of(named).map(|entry| entry.declaration)
    }

    /// The entry of what is named.
    pub(super) fn entry_of(&self, named: Named) -> Option<&Entry<'a>> {
        self.by_id.get(&named).and_then(|index| self.entries.get(*index))
    }

    /// An actor.
    pub(super) fn actor(&mut self, scope: &Scope<'_>, word: &Word) -> Option<ActorId> {
        match self.resolve(scope, &word.text, word.span, "an actor")? {
            Named::Actor(id) => Some(id),
            _ => {
                self.wrong_kind(scope, &word.text, word.span, "an actor", "");
                None
            }
        }
    }

    /// Several actors, each named once.
    pub(super) fn actors(&mut self, scope: &Scope<'_>, words: &[Word]) -> Option<Vec<ActorId>> {
        let mut all = Some(Vec::new());
        for word in words {
            let actor = self.actor(scope, word);
            if let (Some(list), Some(actor)) = (&mut all, actor)
                && list.contains(&actor)
            {
                self.named_twice(scope, word);
                continue;
            }
            all = all.zip(actor).map(|(mut list, actor)| {
                list.push(actor);
                list
            });
        }
        all
    }

    /// A phase.
    pub(super) fn phase_named(&mut self, scope: &Scope<'_>, word: &Word) -> Option<PhaseId> {
        match self.resolve(scope, &word.text, word.span, "a phase")? {
            Named::Phase(id) => Some(id),
            _ => {
                self.wrong_kind(scope, &word.text, word.span, "a phase", "");
                None
            }
        }
    }

    /// Reports a name that is repeated in one list.
    pub(super) fn named_twice(&mut self, scope: &Scope<'_>, word: &Word) {
        let message = format!("`{}` is named twice", word.text);
        self.error(scope, "named-twice", word.span, message, "name it once");
    }

    fn check_name(&mut self, file: usize, declaration: &Declaration) {
        let Word { text, span } = &declaration.name;
        let scope = Scope::agreement(file, declaration);
        if !Name::is_valid(text) {
            let message = format!("`{text}` is not a name");
            let help = "a name begins with a letter and consists of letters, digits and single hyphens between them";
            self.error(&scope, "ill-formed-name", *span, message, help);
        } else if text.len() > limits::NAME_BYTES {
            let message = format!("this name is {} letters long", text.len());
            let help = format!("a name has at most {} letters; the title may say more", limits::NAME_BYTES);
            self.error(&scope, "name-too-long", *span, message, help);
        } else if keywords::is_reserved(text) {
            let message = format!("`{text}` is a word of the language");
            let help = format!("choose another name, such as `the-{text}` or `{text}-1`");
            self.error(&scope, "reserved-name", *span, message, help);
        }
    }

    fn collect_agreement(&mut self, file: usize, declaration: &'a Declaration) {
        match self.agreement {
            None => self.agreement = Some((file, declaration)),
            Some((first_file, first)) => {
                let scope = Scope::agreement(file, declaration);
                self.error(
                    &scope,
                    "second-agreement",
                    declaration.name.span,
                    format!("`{}` is a second agreement in this dossier", declaration.name.text),
                    "a dossier holds one agreement; keep the other in a folder of its own",
                );
                self.also(first_file, first.name.span, "the first is here");
            }
        }
    }

    fn collect_unit(&mut self, file: usize, declaration: &'a Declaration) {
        let scope = Scope::agreement(file, declaration);
        let text = &declaration.name.text;
        if units::built_in_unit(text).is_some() && !text.contains('-') {
            let message = format!("the unit `{text}` is built in");
            self.error(&scope, "built-in-unit", declaration.name.span, message, "leave the declaration out");
        } else if let Some((first_file, first)) = self.unit_declarations.get(text).copied() {
            self.duplicate(&scope, first_file, first);
        } else {
            self.unit_declarations.insert(text.clone(), (file, declaration));
        }
    }

    fn collect_entry(&mut self, file: usize, declaration: &'a Declaration, item: &Item, counts: &mut Counts) {
        let name = Name::from(declaration.name.text.as_str());
        if let Some(first) = self.entry(name.as_str()).copied() {
            self.duplicate(&Scope::agreement(file, declaration), first.file, first.declaration);
            return;
        }
        let Some(named) = counts.next(item) else { return };
        self.names.insert(name, self.entries.len());
        self.by_id.insert(named, self.entries.len());
        self.entries.push(Entry { named, file, declaration });
    }

    fn duplicate(&mut self, scope: &Scope<'_>, first_file: usize, first: &Declaration) {
        let name = &scope.declaration.name;
        self.error(
            scope,
            "duplicate-name",
            name.span,
            format!("`{}` is declared twice", name.text),
            "give one of them another name",
        );
        self.also(first_file, first.name.span, "first declared here");
    }
}

impl Counts {
    fn next(&mut self, item: &Item) -> Option<Named> {
        fn id<T>(count: &mut usize) -> Id<T> {
            *count += 1;
            Id::new(*count - 1)
        }
        Some(match item {
            Item::Agreement | Item::Unit(_) => return None,
            Item::Actor(_) => Named::Actor(id(&mut self.actors)),
            Item::Site => Named::Site(id(&mut self.sites)),
            Item::Sites(_) => Named::SiteSet(id(&mut self.site_sets)),
            Item::Date(_) => Named::Date(id(&mut self.dates)),
            Item::Period { .. } => Named::Period(id(&mut self.periods)),
            Item::Measure(_) => Named::Measure(id(&mut self.measures)),
            Item::Event => Named::Event(id(&mut self.events)),
            Item::Phase => Named::Phase(id(&mut self.phases)),
            Item::Commitment => Named::Commitment(id(&mut self.commitments)),
            Item::Relief => Named::Relief(id(&mut self.reliefs)),
            Item::Procedure => Named::Procedure(id(&mut self.procedures)),
            Item::Response => Named::Response(id(&mut self.responses)),
            Item::Scenario => Named::Scenario(id(&mut self.scenarios)),
            Item::Risk => Named::Risk(id(&mut self.risks)),
            Item::Indicator(_) => Named::Indicator(id(&mut self.indicators)),
            Item::Report | Item::Briefing => Named::Report(id(&mut self.reports)),
        })
    }
}

/// What a declaration declares, with its article.
pub(super) fn kind_of(declaration: &Declaration) -> String {
    match &declaration.item {
        Item::Sites(_) => "a set of sites".to_owned(),
        Item::Actor(ActorRole::Body) => "a body".to_owned(),
        item => {
            let word = keyword(item);
            let article = if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
            format!("{article} {word}")
        }
    }
}
