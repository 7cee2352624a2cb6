//! `servanda issue`: makes an issue, keeps it, and makes it again.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use servanda::{Addressed, Date, Dossier, Instant, IssueAsk, Language, Style};

use super::report::{no_report, written};
use super::{moment, today};
use crate::args::Issue;
use crate::failure::Failure;
use crate::output;
use crate::register::{self, Kept};

/// Makes the issue for each of its readers, or makes again what was kept.
pub fn run(args: &Issue) -> Result<ExitCode, Failure> {
    if args.check {
        return check(args);
    }
    let dossier = register::dossier(&args.dossier, "keeper")?;
    let name = args.report.as_deref().unwrap_or_default();
    let at = args.at.as_deref().map_or(Ok(today(&dossier)), |text| moment(&dossier, text, "--at"))?;
    let kept = register::read(&args.dossier)?;
    let mut made: Vec<(Kept, Vec<u8>)> = Vec::new();
    for reader in readers(&dossier, name, args.audience.as_deref())? {
        let dated = match &args.dated {
            Some(text) => day(text)?,
            None => last(&dossier, name, &reader, at)?,
        };
        if dossier.calendar_day(at) < dated {
            return Err(Failure::Usage {
                message: format!("an issue that is dated {dated} tells of days that are not over"),
                help: Some(format!("make it on {dated} or later; `servanda report` tells of how things stand today")),
            });
        }
        if let Some(one) = kept.iter().find(|one| one.is(name, dated, &reader.name, args.lang.into())) {
            if args.audience.is_some() || args.dated.is_some() {
                return Err(Failure::CouldNot {
                    message: format!("it was issued already: `{}`", one.file),
                    help: Some(
                        "what was issued stays as it is; what is found out later is told in a later issue".to_owned(),
                    ),
                });
            }
            continue;
        }
        made.push(make(&args.dossier, (name, &reader.name, dated), (args.lang.into(), args.format))?);
    }
    if made.is_empty() {
        output::tell("note: nothing is to be issued");
        return Ok(ExitCode::SUCCESS);
    }
    register::keep(&args.dossier, &made)?;
    let files: Vec<String> =
        made.iter().map(|(one, _)| format!("{}\n", args.dossier.join(&one.file).display())).collect();
    output::print(&files.concat())?;
    Ok(ExitCode::SUCCESS)
}

/// Makes one issue, from the dossier as its reader has it.
fn make(
    folder: &Path,
    (name, reader, dated): (&str, &str, Date),
    (language, format): (Language, crate::args::ReportFormat),
) -> Result<(Kept, Vec<u8>), Failure> {
    let dossier = register::dossier(folder, reader)?;
    let audience = dossier.audience(reader).map_err(|unknown| Failure::unknown(&unknown))?;
    let report = dossier.issue(&IssueAsk { name, audience, dated, language }).map_err(|fault| no_report(&fault))?;
    let number = report.front.issue.as_ref().map_or(0, |issue| issue.number);
    let content = written(&report, format, Style::PLAIN)?;
    let in_language = if language == Language::English { String::new() } else { format!("-{language}") };
    let kept = Kept {
        report: name.to_owned(),
        number,
        dated,
        audience: reader.to_owned(),
        at: dossier.civil(report.front.at),
        known_at: dossier.civil(report.front.known_at),
        standard: report.front.standard.to_owned(),
        language,
        format,
        file: format!("issues/{name}-{number:04}-{reader}{in_language}.{}", format.ending()),
        made_by: super::SOFTWARE.to_owned(),
    };
    Ok((kept, content))
}

/// Makes every issue that was kept again.
fn check(args: &Issue) -> Result<ExitCode, Failure> {
    let mut differing = 0;
    let mut checked = 0;
    for kept in register::read(&args.dossier)? {
        let is_asked = args.report.as_deref().is_none_or(|name| name == kept.report)
            && args.audience.as_deref().is_none_or(|reader| reader == kept.audience);
        if !is_asked {
            continue;
        }
        checked += 1;
        let path = args.dossier.join(&kept.file);
        let content = fs::read(&path).map_err(|error| Failure::file("read", &path, &error))?;
        let (_, again) = make(&args.dossier, (&kept.report, &kept.audience, kept.dated), (kept.language, kept.format))?;
        if content != again {
            differing += 1;
            output::print(&format!("{}: comes out otherwise (made by {})\n", path.display(), kept.made_by))?;
        }
    }
    let issues = if checked == 1 { "1 issue".to_owned() } else { format!("{checked} issues") };
    match differing {
        0 => {
            output::print(&format!("{issues}: the same to the byte\n"))?;
            Ok(ExitCode::SUCCESS)
        }
        many => Err(Failure::CouldNot {
            message: format!("{many} of {issues} come out otherwise than they were kept"),
            help: Some(
                "a file was changed by hand, a record was added or changed that claims to have been known before, the text was changed, or another version made it"
                    .to_owned(),
            ),
        }),
    }
}

/// For whom: all whom the clause addresses, or the one that is asked for.
fn readers(dossier: &Dossier, name: &str, only: Option<&str>) -> Result<Vec<Addressed>, Failure> {
    let all = dossier.addressees(name).map_err(|fault| no_report(&fault))?;
    let Some(only) = only else { return Ok(all) };
    let audience = dossier.audience(only).map_err(|unknown| Failure::unknown(&unknown))?;
    match all.iter().find(|one| one.audience == audience) {
        Some(one) => Ok(vec![one.clone()]),
        None => {
            let known = all.into_iter().map(|one| one.name).collect();
            Err(no_report(&servanda::NoReport::NotFor { name: name.to_owned(), audience: only.to_owned(), known }))
        }
    }
}

fn last(dossier: &Dossier, name: &str, reader: &Addressed, at: Instant) -> Result<Date, Failure> {
    let last = dossier.last_dated(name, reader.audience, at).map_err(|fault| no_report(&fault))?;
    last.ok_or_else(|| Failure::Usage {
        message: format!("no issue of `{name}` is due yet"),
        help: Some("`servanda due` lists the days of its issues".to_owned()),
    })
}

fn day(text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|_| Failure::Usage {
        message: format!("`{text}` is not a date"),
        help: Some("write `--dated 2026-06-01`".to_owned()),
    })
}
