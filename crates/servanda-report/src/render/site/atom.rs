//! Feeds (Atom, RFC 4287): what changed, and what was issued.
//!
//! An entry is known by what it tells, so that a reader of feeds that reads it again finds it again.

use sha2::{Digest, Sha256};

use super::{address, hexadecimal};
use crate::render::report::headline;
use crate::render::{escape, without_isolates_of};
use crate::site::Site;

/// An entry of a feed.
struct Entry {
    /// What it tells, in a form that never changes.
    key: String,
    title: String,
    updated: String,
    path: String,
    summary: String,
}

/// Changes of verdicts, the last first.
pub(super) fn changes(site: &Site) -> String {
    let (say, calendar) = (site.front.say(), &site.front.calendar);
    let entries = site.changes.iter().map(|change| {
        let from = calendar.rfc3339(change.from);
        let since = say.since_day(&say.moment(calendar, change.from));
        let records = say.records_behind(&change.records);
        Entry {
            key: format!("change {} {from} {}", change.name, change.word),
            title: say.reason_at(&change.title, &change.word),
            updated: calendar.rfc3339(change.known_at),
            path: format!("{}.html", change.path),
            summary: {
                let since = format!("{}{since}", say.sentence(&change.word));
                format!("{}.{records}", say.reason_at(&since, &say.with_dates(&change.reason)))
            },
        }
    });
    feed(site, "changes.atom", say.changes_feed(), entries.collect())
}

/// Issues, the last first.
pub(super) fn issues(site: &Site) -> String {
    let (say, calendar) = (site.front.say(), &site.front.calendar);
    let entries = site.issues.iter().map(|issue| Entry {
        key: format!("issue {} {}", issue.name, issue.number),
        title: headline(&issue.report.front, say),
        updated: calendar.rfc3339(calendar.open(issue.dated)),
        path: issue.path(),
        summary: issue.report.front.period.map(|(first, last)| say.period(first, last)).unwrap_or_default(),
    });
    feed(site, "reports.atom", say.issues_feed(), entries.collect())
}

fn feed(site: &Site, file: &str, title: &str, entries: Vec<Entry>) -> String {
    let front = &site.front;
    let say = front.say();
    // The same told in another language is another entry.
    let told = if say.is_english() { String::new() } else { format!(" {}", say.language()) };
    let name = |key: &str| urn(&format!("{} {}{told} {key}", front.agreement, front.audience));
    let plain = |text: &str| escape(&without_isolates_of(say, text));
    // A feed is as new as its newest entry.
    let updated = entries.first().map_or_else(|| front.calendar.rfc3339(front.at), |entry| entry.updated.clone());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{}</id>\n\
         <title>{}</title>\n<updated>{updated}</updated>\n<author><name>{}</name></author>\n<generator>{}</generator>\n",
        say.language(),
        name(file),
        plain(&say.reason_at(&front.agreement_title, title)),
        escape(&front.agreement_title),
        escape(&site.publisher.made_by),
    );
    if let Some(own) = address(site, file) {
        out.push_str(&format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n", escape(&own)));
    }
    for entry in entries {
        let link = address(site, &entry.path).unwrap_or(entry.path);
        out.push_str(&format!(
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <summary>{}</summary>\n</entry>\n",
            name(&entry.key),
            plain(&entry.title),
            entry.updated,
            escape(&link),
            plain(&entry.summary),
        ));
    }
    out.push_str("</feed>\n");
    out
}

/// A name that follows from what is named. Source: RFC 9562, 5.8 (UUID version 8), of SHA-256.
fn urn(key: &str) -> String {
    let digits = hexadecimal(&Sha256::digest(key.as_bytes()));
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_form_of_a_uuid_and_follows_from_its_key() {
        let name = urn("a");
        assert_eq!(name.len(), "urn:uuid:".len() + 36);
        assert_eq!(name, urn("a"));
        assert_ne!(name, urn("b"));
    }
}
