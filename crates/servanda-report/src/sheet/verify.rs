//! Whether a site follows from its bundle, as a flat table: a row for each thing that does not.

use super::{Sheet, ToSheet};
use crate::verify::VerifyPage;

impl ToSheet for VerifyPage {
    fn to_sheet(&self) -> Sheet {
        let verdicts = self.otherwise.iter().map(|one| {
            let path = one.site.as_ref().map_or_else(|| one.id.clone(), |site| format!("{} at {site}", one.id));
            ["verdict".to_owned(), path, one.from.clone(), one.published.clone(), one.follows.clone()]
        });
        let files = self.differing.iter().map(|one| {
            let line = format!("line {}", one.line);
            ["file".to_owned(), one.path.clone(), line, one.published.clone(), one.follows.clone()]
        });
        let lone =
            |kind: &str, path: &String| [kind.to_owned(), path.clone(), String::new(), String::new(), String::new()];
        let missing = self.missing.iter().map(|path| lone("missing", path));
        let foreign = self.foreign.iter().map(|path| lone("foreign", path));
        let rows = verdicts.chain(files).chain(missing).chain(foreign);
        let rows = rows.map(|row| row.into_iter().map(Into::into).collect()).collect();
        Sheet { columns: &["what", "of", "where", "published", "follows"], rows }
    }
}
