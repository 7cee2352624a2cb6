//! The brief of a side as one flat table.

use super::{Cell, Sheet, ToSheet};
use crate::compose::BriefPage;

impl ToSheet for BriefPage {
    fn to_sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for side in &self.sides {
            let all = [
                ("given", &side.given),
                ("received", &side.received),
                ("conditional", &side.conditional),
                ("reversible", &side.reversible),
                ("next", &side.next),
            ];
            for (part, of_part) in all {
                rows.extend(of_part.iter().map(|row| {
                    vec![
                        Cell::text_of(&side.party),
                        Cell::text_of(part),
                        row.id.clone().into(),
                        row.title.clone().into(),
                        row.clause.clone().into(),
                        row.text.clone().into(),
                        row.on.map_or(Cell::Empty, Cell::Day),
                    ]
                }));
            }
        }
        Sheet { columns: &["party", "part", "id", "title", "clause", "text", "on"], rows }
    }
}
