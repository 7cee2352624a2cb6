//! The error gallery of the guide, as it is shown to who asks for one entry.

const PAGES: [&str; 6] = [
    include_str!("../../../docs/src/errors/text.md"),
    include_str!("../../../docs/src/errors/declarations.md"),
    include_str!("../../../docs/src/errors/clauses.md"),
    include_str!("../../../docs/src/errors/expressions.md"),
    include_str!("../../../docs/src/errors/records.md"),
    include_str!("../../../docs/src/errors/forms.md"),
];

/// What the gallery says of one diagnostic.
pub fn entry(name: &str) -> Option<&'static str> {
    entries().find(|(known, _)| *known == name).map(|(_, text)| text)
}

/// Every diagnostic that has an entry.
pub fn names() -> impl Iterator<Item = &'static str> {
    entries().map(|(name, _)| name)
}

/// Each entry with its name, heading included.
fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    PAGES.iter().flat_map(|page| {
        let starts: Vec<usize> = page.match_indices("\n## ").map(|(at, _)| at + 1).collect();
        let ends = starts.iter().skip(1).copied().chain([page.len()]).collect::<Vec<_>>();
        starts.into_iter().zip(ends).filter_map(|(start, end)| {
            let text = page.get(start..end)?.trim_end();
            let name = text.lines().next()?.strip_prefix("## ")?;
            Some((name, page.get(start..start + text.len() + 1).unwrap_or(text)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_its_name_and_ends_where_the_next_begins() {
        let first = entry("clause-does-not-fit").unwrap();
        assert!(first.starts_with("## clause-does-not-fit\n"), "{first}");
        assert!(first.ends_with("```\n") && !first.contains("## clause-given-twice"), "{first}");
        assert!(names().count() > 100);
        assert!(entry("no-such-thing").is_none());
    }
}
