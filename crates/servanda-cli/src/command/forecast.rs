//! `servanda forecast`: the chances of what is still open.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use servanda::{ForecastOptions, render};

use super::opened_with;
use crate::args::Forecast;
use crate::failure::Failure;
use crate::folder::Needs;
use crate::{output, progress};

/// Shows the page. Interrupted, nothing is shown at all: half of the runs are no forecast.
pub fn run(args: &Forecast) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened_with(&args.dossier, Needs::Text, &args.viewpoint)?;
    let (done, stop) = (AtomicU64::new(0), Arc::new(AtomicBool::new(false)));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).map_err(|error| Failure::CouldNot {
        message: format!("could not listen for an interrupt: {error}"),
        help: None,
    })?;
    let options = ForecastOptions { runs: args.runs, seed: args.seed, done: &done, stop: &stop };
    let page = progress::counted("playing out what is open", args.runs, &done, || dossier.forecast(&query, options));
    let Some(page) = page else {
        return Err(Failure::CouldNot {
            message: "interrupted: nothing was forecast".to_owned(),
            help: Some("ask for fewer `--runs`".to_owned()),
        });
    };
    output::print(&render(&page, args.format.into(), output::style()))?;
    Ok(ExitCode::SUCCESS)
}
