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
use crate::ics::{ics_in, ics_of_issues};
use crate::site::{Site, SiteData};

/// The looks of the pages, beside those of a report.
const STYLE: &str = include_str!("style.css");

/// The same of the way to the other languages.
const LANGUAGES: &str = include_str!("languages.css");

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

/// Every file of a site in its languages (`root` is the first, `others` follow), by path; `data` is what it tells, `proof` what
/// it was made from. The last holds the sums of the others.
pub fn site_files(root: &Site, others: &[Site], data: &SiteData, proof: Vec<SiteFile>) -> Vec<SiteFile> {
    let mut files = proof;
    let languages = || std::iter::once(root).chain(others);
    let more = if others.is_empty() { "" } else { LANGUAGES };
    files.push(SiteFile::new("style.css", format!("{}{STYLE}{more}", html::STYLE)));
    if languages().any(|site| site.front.language.is_rtl()) {
        files.push(SiteFile::new("rtl.css", html::RIGHT_TO_LEFT));
    }
    files.extend(languages().flat_map(of_language));
    files.extend(data::tables(root, data));
    files.extend(root.publisher.url.as_ref().map(|_| sitemap(languages())));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let sums: String = files.iter().map(|file| format!("{}  {}\n", sum(&file.content), file.path)).collect();
    files.push(SiteFile::new(SUMS, sums));
    files
}

/// The files that have words, in the folder of their language.
fn of_language(site: &Site) -> Vec<SiteFile> {
    let folder = site.folder();
    let mut files = Vec::new();
    let mut put = |path: String, content: String| files.push(SiteFile::new(format!("{folder}{path}"), content));
    site.pages.iter().for_each(|one| put(format!("{}.html", one.path), page::page(site, one)));
    site.issues.iter().for_each(|entry| put(entry.path(), html::html(&entry.report)));
    for thing in &site.things {
        put(format!("badges/{}.svg", thing.name), sign::badge(site.front.say(), thing));
        put(format!("cards/{}.svg", thing.name), sign::card(&site.front, thing));
    }
    put("cards/index.svg".to_owned(), sign::front_card(site));
    put("changes.atom".to_owned(), atom::changes(site));
    put("reports.atom".to_owned(), atom::issues(site));
    put("deadlines.ics".to_owned(), ics_in(site.front.say(), &site.agenda));
    put("reports.ics".to_owned(), ics_of_issues(site.front.say(), &site.due));
    files
}

/// The SHA-256 of a file, in hexadecimal digits. Source: FIPS 180-4.
fn sum(content: &[u8]) -> String {
    hexadecimal(&Sha256::digest(content))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The address of a file of a language, where the site says where it is.
fn address(site: &Site, path: &str) -> Option<String> {
    site.publisher.url.as_ref().map(|url| format!("{url}{}{path}", site.folder()))
}

/// Every page with its address. Source: sitemaps.org, protocol 0.9.
fn sitemap<'s>(languages: impl Iterator<Item = &'s Site>) -> SiteFile {
    let addresses = languages.flat_map(|site| {
        let pages = site.pages.iter().map(|page| format!("{}.html", page.path));
        let issues = site.issues.iter().map(crate::site::IssueEntry::path);
        pages.chain(issues).filter_map(|path| address(site, &path))
    });
    let rows: String =
        addresses.map(|address| format!("<url><loc>{}</loc></url>\n", super::escape(&address))).collect();
    let map = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{rows}</urlset>\n"
    );
    SiteFile::new("sitemap.xml", map)
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
