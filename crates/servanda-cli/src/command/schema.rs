//! `servanda schema`: the published JSON Schemas.

use std::process::ExitCode;

use servanda::UnknownName;

use crate::args::Schema;
use crate::failure::Failure;
use crate::output;

/// Every schema of `schemas/`, by name.
const SCHEMAS: &[(&str, &str)] = &[
    ("agenda", include_str!("../../../../schemas/agenda.v1.json")),
    ("agreement", include_str!("../../../../schemas/agreement.v1.json")),
    ("analyse", include_str!("../../../../schemas/analyse.v1.json")),
    ("check", include_str!("../../../../schemas/check.v1.json")),
    ("diff", include_str!("../../../../schemas/diff.v1.json")),
    ("due", include_str!("../../../../schemas/due.v1.json")),
    ("explain", include_str!("../../../../schemas/explain.v1.json")),
    ("forecast", include_str!("../../../../schemas/forecast.v1.json")),
    ("history", include_str!("../../../../schemas/history.v1.json")),
    ("indicators", include_str!("../../../../schemas/indicators.v1.json")),
    ("record", include_str!("../../../../schemas/record.v1.json")),
    ("records", include_str!("../../../../schemas/records.v1.json")),
    ("relief", include_str!("../../../../schemas/relief.v1.json")),
    ("report", include_str!("../../../../schemas/report.v1.json")),
    ("sources", include_str!("../../../../schemas/sources.v1.json")),
    ("status", include_str!("../../../../schemas/status.v1.json")),
    ("verify", include_str!("../../../../schemas/verify.v1.json")),
];

/// Prints one, or the names of all.
pub fn run(args: &Schema) -> Result<ExitCode, Failure> {
    let Some(name) = &args.name else {
        let names: Vec<String> = SCHEMAS.iter().map(|(name, _)| format!("{name}\n")).collect();
        output::print(&names.concat())?;
        return Ok(ExitCode::SUCCESS);
    };
    let Some((_, text)) = SCHEMAS.iter().find(|(known, _)| known == name) else {
        let names = SCHEMAS.iter().map(|(name, _)| *name);
        return Err(Failure::unknown(&UnknownName::among(name, "a schema", names)));
    };
    output::print(text)?;
    Ok(ExitCode::SUCCESS)
}
