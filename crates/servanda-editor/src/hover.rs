//! What is shown at a name: what it names, how that stands today, and its declaration.

use servanda::Instant;

use crate::dossier::OpenDossier;
use crate::names::Declared;
use crate::wire::{Hover, Markup};

/// Lines of a declaration that are shown.
const SHOWN: usize = 16;

/// What is shown at `offset` of a part, as of the day on which `now` falls.
pub fn hover(dossier: &mut OpenDossier, part: usize, offset: usize, now: Instant) -> Option<Hover> {
    let (occurrence, (home, declared)) = dossier.name_at(part, offset)?;
    let (span, home, declared) = (occurrence.span, *home, declared.clone());
    let mut parts = vec![head(&declared)];
    parts.extend(standing(dossier, &declared, now));
    parts.extend(source(dossier, home, &declared));
    let range = dossier.parts.get(part)?.text.range(span);
    Some(Hover { contents: Markup { kind: "markdown".to_owned(), value: parts.join("\n\n") }, range })
}

fn head(declared: &Declared) -> String {
    let title = declared.title.as_ref().map(|title| format!(": {}", escaped(title))).unwrap_or_default();
    let clause = declared.clause.as_ref().map(|clause| format!(" ({})", escaped(clause))).unwrap_or_default();
    format!("**{}** `{}`{title}{clause}", declared.keyword, declared.name)
}

/// The verdict or status with its reason, or why there is none. Never one of an earlier text.
fn standing(dossier: &mut OpenDossier, declared: &Declared, now: Instant) -> Option<String> {
    if !matches!(declared.keyword, "commitment" | "relief") {
        return None;
    }
    let Some(page) = dossier.status(now) else {
        let why = match &dossier.loaded.dossier {
            None => "no verdict: the dossier has errors",
            Some(_) => "no verdict: the dossier has no evidence yet",
        };
        return Some(format!("*{why}*"));
    };
    let (first, rest) = page.told(&declared.name).and_then(|mut lines| {
        let rest = lines.split_off(1.min(lines.len()));
        Some((lines.pop()?, rest))
    })?;
    let end = first.find(": ").or_else(|| first.find(" (since ")).unwrap_or(first.len());
    let (word, why) = first.split_at(end);
    let mut told = format!("**{}**{}", escaped(word), escaped(why));
    for line in rest {
        told.push_str(&format!("\n- {}", escaped(&line)));
    }
    let day = dossier.loaded.dossier.as_ref().map(|known| known.civil(known.end_of_day(now))).unwrap_or_default();
    Some(format!("{told}\n\n*{day}, as known then to the keeper, by the standard `verified`*"))
}

fn source(dossier: &OpenDossier, home: usize, declared: &Declared) -> Option<String> {
    let text = dossier.parts.get(home)?.text.text().get(declared.whole.start..declared.whole.end)?;
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let more = if lines.len() > SHOWN { "\n..." } else { "" };
    let shown = lines.into_iter().take(SHOWN).collect::<Vec<_>>().join("\n");
    Some(format!("~~~~accord\n{shown}{more}\n~~~~"))
}

/// Text of the dossier as Markdown that shows it as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
