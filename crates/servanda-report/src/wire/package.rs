//! What the tables of a site hold. Source: Frictionless Data, Data Package (v1).

use serde::Serialize;

use super::{Stamp, Stamps, json};
use crate::site::Site;

#[derive(Serialize)]
struct Package<'s> {
    name: &'s str,
    title: &'s str,
    created: Stamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'s str>,
    licenses: [Licence<'s>; 1],
    resources: Vec<Resource<'s>>,
}

#[derive(Serialize)]
struct Licence<'s> {
    name: &'s str,
}

#[derive(Serialize)]
struct Resource<'s> {
    name: String,
    path: &'s str,
    title: &'s str,
    format: &'s str,
    mediatype: &'static str,
    encoding: &'static str,
}

/// The description of `files`, each with what it holds.
pub(crate) fn data_package(site: &Site, files: &[(&str, &str)]) -> String {
    let resources = files.iter().filter_map(|(path, title)| {
        let path = path.strip_prefix("data/")?;
        let (name, format) = path.rsplit_once('.')?;
        let mediatype = if format == "csv" { "text/csv" } else { "application/json" };
        let name = format!("{name}-{format}");
        (path != "datapackage.json").then_some(Resource { name, path, title, format, mediatype, encoding: "utf-8" })
    });
    let front = &site.front;
    json(&Package {
        name: &front.agreement,
        title: &front.agreement_title,
        // As of when it tells; the clock is not asked.
        created: Stamps(&front.calendar).at(front.at),
        homepage: site.publisher.url.as_deref(),
        licenses: [Licence { name: &site.publisher.licence }],
        resources: resources.collect(),
    })
}
