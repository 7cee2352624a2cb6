//! A synthetic world as a dossier: the agreement, its sources, its evidence.

use std::fmt::{self, Write};

use servanda_base::{Calendar, Instant};

use super::{Entry, What, World};

/// The source of everything.
pub const SOURCES: &str =
    "id,name,standing,reliability\nagency,Invented agency,verifier,A\nstate,Invented state,party,B\n";
/// The columns of the evidence.
pub const HEADER: &str = "id,kind,subject,site,of,value,unit,at,recorded,source,credibility,supersedes\n";

/// The text of the agreement: six questions for each of the world's agreements, in one document.
pub fn agreement(world: &World) -> String {
    let mut text = String::from(
        "# A synthetic agreement\n\nInvented, to measure with.\n\n```accord\nagreement synthetic \"Synthetic\"\n  \
         zone UTC\n  in force 2023-01-01 until 2026-01-01\nparty state \"Invented state\"\nparty others \"Invented \
         others\"\nverifier agency \"Invented agency\"\n```\n",
    );
    for (index, bounds) in world.bounds.iter().enumerate() {
        let _ = article(&mut text, world.size.sites, index, bounds);
    }
    text
}

fn article(text: &mut String, sites: u16, index: usize, bounds: &super::Bounds) -> fmt::Result {
    let a = name(index);
    let members: Vec<String> = (0..sites).map(|site| site_name(index, site)).collect();
    writeln!(text, "\n## {a}\n\n```accord")?;
    for member in &members {
        writeln!(text, "site {member} \"Invented site {member}\"")?;
    }
    writeln!(text, "sites {a} = {}", members.join(", "))?;
    let reported = "verified by agency  always reported to public";
    writeln!(text, "measure level-{a} \"Level\" in % at {a}  good for 45 days  verified by agency")?;
    writeln!(text, "measure stock-{a} \"Stock\" in kg at {a}  good for 45 days  never negative  verified by agency")?;
    writeln!(text, "event inspected-{a} \"Inspected\" at {a}  {reported}")?;
    writeln!(text, "event requested-{a} \"Access requested\" at {a}  {reported}")?;
    writeln!(text, "event granted-{a} \"Access granted\" at {a}  {reported}")?;
    writeln!(text, "event declared-{a} \"Declared\" once  {reported}")?;
    writeln!(
        text,
        "commitment a-{a} \"Level\"\n  state keeps level-{a} <= {} % at each {a}",
        hundredths(bounds.level)
    )?;
    writeln!(
        text,
        "commitment b-{a} \"Stock\"\n  state keeps sum of stock-{a} at {a} <= {} kg",
        hundredths(bounds.stock)
    )?;
    writeln!(text, "commitment c-{a} \"Inspection\"\n  state does inspected-{a} at each {a} every 30 days")?;
    writeln!(
        text,
        "commitment d-{a} \"Access\"\n  state does granted-{a} at each {a} within 24 hours of requested-{a}"
    )?;
    let last_day = Calendar::utc().date_of(Instant::from_unix(bounds.deadline).pred());
    writeln!(text, "commitment e-{a} \"Declaration\"\n  state does declared-{a} by {last_day}")?;
    writeln!(text, "```")
}

/// The evidence, in the order of `entries`.
pub fn evidence(entries: &[Entry]) -> String {
    let mut text = String::with_capacity(HEADER.len() + entries.len() * 100);
    text.push_str(HEADER);
    for entry in entries {
        let _ = row(&mut text, entry);
    }
    text
}

/// One row of evidence.
pub fn row(text: &mut impl Write, entry: &Entry) -> fmt::Result {
    let a = usize::from(entry.agreement);
    let (kind, subject, key, value, unit) = match entry.what {
        What::Level(value) => ("reading", "level", None, Some(value), "%"),
        What::Stock(value) => ("reading", "stock", None, Some(value), "kg"),
        What::Inspection => ("event", "inspected", None, None, ""),
        What::Request(key) => ("event", "requested", Some(key), None, ""),
        What::Grant(key) => ("event", "granted", Some(key), None, ""),
        What::Declaration => ("event", "declared", None, None, ""),
    };
    write!(text, "r{:07},{kind},{subject}-a{:02},", entry.number, a + 1)?;
    if entry.what != What::Declaration {
        write!(text, "a{:02}-s{:02}", a + 1, entry.site + 1)?;
    }
    text.write_char(',')?;
    if let Some(key) = key {
        write!(text, "q{key:07}")?;
    }
    text.write_char(',')?;
    if let Some(value) = value {
        write!(text, "{}.{:02}", value / 100, value % 100)?;
    }
    write!(text, ",{unit},")?;
    instant(text, entry.at)?;
    text.write_char(',')?;
    instant(text, entry.recorded)?;
    text.write_str(",agency,1,")?;
    if let Some(corrected) = entry.corrects {
        write!(text, "r{corrected:07}")?;
    }
    text.write_char('\n')
}

fn instant(text: &mut impl Write, unix: i64) -> fmt::Result {
    let time = Calendar::utc().date_of(Instant::from_unix(unix));
    let second = unix.rem_euclid(super::DAY);
    write!(text, "{time}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

fn name(index: usize) -> String {
    format!("a{:02}", index + 1)
}

fn site_name(index: usize, site: u16) -> String {
    format!("a{:02}-s{:02}", index + 1, site + 1)
}

fn hundredths(value: i64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}
