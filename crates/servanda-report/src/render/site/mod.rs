//! A site as files: pages, drawings, feeds, calendars, tables, and the sums of all of them.
//!
//! No page needs a script or anything from elsewhere, and each says so to the browser. Nothing here asks the clock: the same site
//! gives the same bytes.

mod atom;
mod data;
mod page;
mod prose;
mod reasons;
mod sign;

use sha2::{Digest, Sha256};

use super::html;
use crate::ics::{ics, ics_of_issues};
use crate::site::Site;

/// The looks of the pages, beside those of a report.
const STYLE: &str = include_str!("style.css");

/// Where the sums stand.
pub const SUMS: &str = "SHA256SUMS";

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Its path from the root, with slashes.
    pub path: String,
    /// What it holds.
    pub content: Vec<u8>,
}

impl SiteFile {
    /// A file.
    pub fn new(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: content.into() }
    }
}

/// Every file of `site`, by path; `proof` is what it was made from. The last holds the sums of the others.
pub fn site_files(site: &Site, proof: Vec<SiteFile>) -> Vec<SiteFile> {
    let mut files = proof;
    files.push(SiteFile::new("style.css", format!("{}{STYLE}", html::STYLE)));
    files.extend(site.pages.iter().map(|one| SiteFile::new(format!("{}.html", one.path), page::page(site, one))));
    files.extend(site.issues.iter().map(|entry| SiteFile::new(entry.path(), html::html(&entry.report))));
    for thing in &site.things {
        files.push(SiteFile::new(format!("badges/{}.svg", thing.name), sign::badge(thing)));
        files.push(SiteFile::new(format!("cards/{}.svg", thing.name), sign::card(&site.front, thing)));
    }
    files.push(SiteFile::new("cards/index.svg", sign::front_card(site)));
    files.push(SiteFile::new("changes.atom", atom::changes(site)));
    files.push(SiteFile::new("reports.atom", atom::issues(site)));
    files.push(SiteFile::new("deadlines.ics", ics(&site.data.agenda)));
    files.push(SiteFile::new("reports.ics", ics_of_issues(&site.data.due)));
    files.extend(data::tables(site));
    files.extend(sitemap(site));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let sums: String = files.iter().map(|file| format!("{}  {}\n", sum(&file.content), file.path)).collect();
    files.push(SiteFile::new(SUMS, sums));
    files
}

/// The SHA-256 of a file, in hexadecimal digits. Source: FIPS 180-4.
fn sum(content: &[u8]) -> String {
    hexadecimal(&Sha256::digest(content))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The address of a file, where the site says where it is.
fn address(site: &Site, path: &str) -> Option<String> {
    site.publisher.url.as_ref().map(|url| format!("{url}{path}"))
}

/// Every page with its address, if the site says where it is. Source: sitemaps.org, protocol 0.9.
fn sitemap(site: &Site) -> Option<SiteFile> {
    site.publisher.url.as_ref()?;
    let pages = site.pages.iter().map(|page| format!("{}.html", page.path));
    let issues = site.issues.iter().map(crate::site::IssueEntry::path);
    let rows: String = pages
        .chain(issues)
        .filter_map(|path| address(site, &path))
        .map(|address| format!("<url><loc>{}</loc></url>\n", super::escape(&address)))
        .collect();
    let map = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{rows}</urlset>\n"
    );
    Some(SiteFile::new("sitemap.xml", map))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_standard() {
        // Source: FIPS 180-4, example of `abc`.
        assert_eq!(sum(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
