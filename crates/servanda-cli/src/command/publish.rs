//! `servanda publish`: a public site, written in one step.

use std::path::Path;
use std::process::ExitCode;

use servanda::{Language, NoSite, Publisher, SiteFile};

use super::{opened, refused, threads};
use crate::args::{Lang, Publish};
use crate::failure::Failure;
use crate::{diagnostics, folder, output, progress, site};

/// Makes the site from what its audience may know, and puts it in its place.
pub fn run(args: &Publish) -> Result<ExitCode, Failure> {
    let old = site::earlier(&args.out)?;
    let publisher = Publisher {
        url: args.url.as_deref().map(address).transpose()?,
        languages: languages(&args.lang)?,
        licence: args.licence.clone(),
        made_by: super::SOFTWARE.to_owned(),
    };
    let files = progress::during("making the site", || made(args, &publisher))?;
    let written = site::replace(&args.out, &files, &old)?;
    output::print(&format!("{}: {written}\n", args.out.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn made(args: &Publish, publisher: &Publisher) -> Result<Vec<SiteFile>, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.viewpoint())?;
    let agreements = folder::agreements(&args.dossier)?;
    let agreements: Result<Vec<_>, Failure> = agreements.iter().map(|path| folder::text(path)).collect();
    let bundle = dossier.bundle(&agreements?, &query, publisher).map_err(|found| {
        diagnostics::tell(&found);
        refused(&found, false)
    })?;
    bundle.site(threads()).map_err(|fault| no_site(&fault, &args.dossier))
}

/// Why there is no site.
pub fn no_site(fault: &NoSite, folder: &Path) -> Failure {
    if let NoSite::Refused(found) = fault {
        diagnostics::tell(found);
        return refused(found, true);
    }
    Failure::CouldNot {
        message: format!("`{}`: {fault}", folder.display()),
        help: Some("a site has a folder proof/, as `servanda publish` writes it".to_owned()),
    }
}

/// The languages asked for, each once.
fn languages(asked: &[Lang]) -> Result<Vec<Language>, Failure> {
    let mut languages: Vec<Language> = Vec::new();
    for language in asked.iter().map(|lang| Language::from(*lang)) {
        if languages.contains(&language) {
            let message = format!("the language `{language}` is asked for twice");
            return Err(Failure::Usage { message, help: Some("name each language once".to_owned()) });
        }
        languages.push(language);
    }
    Ok(languages)
}

/// An address of the web, with a slash at its end.
fn address(text: &str) -> Result<String, Failure> {
    let is_address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && rest.chars().all(|c| c.is_ascii_graphic() && !"\"<>?#".contains(c))
    });
    match is_address {
        true if text.ends_with('/') => Ok(text.to_owned()),
        true => Ok(format!("{text}/")),
        false => Err(Failure::Usage {
            message: format!("`{text}` is no address of the web"),
            help: Some("write `--url https://example.org/oman/`".to_owned()),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_a_slash() {
        assert_eq!(address("https://example.org/a").unwrap(), "https://example.org/a/");
        assert!(address("example.org").is_err() && address("https:///a").is_err() && address("https://a/?b").is_err());
    }
}
