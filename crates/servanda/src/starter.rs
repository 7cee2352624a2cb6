//! The starter: a small invented dossier to begin from, dated around a day.

use servanda_base::calendar::Date;

const FILES: [(&str, &str); 3] = [
    ("agreement.accord.md", include_str!("../starter/agreement.accord.md")),
    ("sources.csv", include_str!("../starter/sources.csv")),
    ("evidence.csv", include_str!("../starter/evidence.csv")),
];

/// The files of the starter, by name, so dated that on `day` something is kept, something is in the balance and
/// something is overdue.
///
/// ```
/// let files = servanda::starter("2026-06-15".parse().unwrap());
/// assert!(files[0].1.contains("in force 2026-04-16 until 2027-04-16"));
/// ```
pub fn starter(day: Date) -> Vec<(&'static str, String)> {
    FILES.into_iter().map(|(name, text)| (name, dated(text, day))).collect()
}

/// `text` with the day in place of each `{-60}`: so many days after `day`, or before it.
fn dated(text: &str, day: Date) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('{');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once('}').and_then(|(days, rest)| Some((days.parse::<i64>().ok()?, rest))) {
            Some((days, rest)) => {
                out.push_str(
                    &day.saturating_add(jiff::SignedDuration::from_hours(days.saturating_mul(24))).to_string(),
                );
                out.push_str(rest);
            }
            None => {
                out.push('{');
                out.push_str(part);
            }
        }
    }
    out
}
