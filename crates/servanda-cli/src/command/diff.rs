//! `servanda diff`: what became known between two times, and what changed with it.

use std::process::ExitCode;

use servanda::{Instant, render};

use super::{known, loaded, moment};
use crate::args::Diff;
use crate::failure::Failure;
use crate::output;

/// Shows the page.
pub fn run(args: &Diff) -> Result<ExitCode, Failure> {
    let [earlier, later] = args.known_at.as_slice() else {
        return Err(Failure::Usage {
            message: "two times are compared".to_owned(),
            help: Some("write `--known-at 2026-10-01 --known-at 2026-10-15`".to_owned()),
        });
    };
    let mut before = Instant::BEGINNING;
    let (dossier, query) = loaded(&args.dossier, &args.sight, |dossier| {
        let after = known(dossier, later)?;
        before = known(dossier, earlier)?;
        if before >= after {
            return Err(Failure::Usage {
                message: format!("`{earlier}` is not before `{later}`"),
                help: Some("the earlier `--known-at` comes first".to_owned()),
            });
        }
        let at = args.at.as_deref().map_or(Ok(after), |text| moment(dossier, text, "--at"))?;
        Ok((at, after))
    })?;
    output::print(&render(&dossier.diff(&query, before), args.format.into(), output::style()))?;
    Ok(ExitCode::SUCCESS)
}
