//! What the pages tell, as tables for spreadsheets and programs.

use super::SiteFile;
use crate::sheet::{Dates, ToSheet, csv};
use crate::site::{Site, SiteData};
use crate::wire::{ToJson, data_package};

/// The tables, and what they hold (Frictionless Data Package).
pub(super) fn tables(site: &Site, data: &SiteData) -> Vec<SiteFile> {
    let mut files = Vec::new();
    let mut both = |name: &str, sheet: &dyn ToSheet, json: String| {
        files.push(SiteFile::new(format!("data/{name}.csv"), csv(&sheet.to_sheet(), Dates::Civil)));
        files.push(SiteFile::new(format!("data/{name}.json"), json));
    };
    both("status", &data.status, data.status.to_json());
    both("history", &data.history, data.history.to_json());
    both("relief", &data.relief, data.relief.to_json());
    both("indicators", &data.indicators, data.indicators.to_json());
    both("agenda", &data.agenda, data.agenda.to_json());
    both("sources", &data.sources, data.sources.to_json());
    both("records", &data.records, data.records.to_json());
    files.push(SiteFile::new("data/datapackage.json", data_package(site, &site.front.say().data_files())));
    files
}
