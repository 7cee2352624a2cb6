//! Small agreements of the tests, all of them invented.

use servanda_agreement::{Agreement, as_written, check};
use servanda_base::SourceFile;

/// The head that all of them share: two parties, a verifier, in force from 2026-01-01.
const HEAD: &str = "agreement example \"Sample agreement\"\n  zone UTC\n  in force 2026-01-01\nparty North \"Northland\"\n\
                    party South \"Southland\"\nverifier Agency \"Inspection Agency\"\n";

/// The agreement of some declarations.
pub fn agreement(declarations: &str) -> Agreement {
    let file = SourceFile::new("a.accord.md", &format!("```accord\n{HEAD}{declarations}\n```\n"));
    let (document, mut found) = servanda_syntax::parse(&file);
    let (agreement, more) = check(&[(file, document.declarations)]);
    found.extend(more);
    assert!(found.iter().all(|diagnostic| !diagnostic.is_error()), "{found:#?}");
    as_written(&agreement.unwrap())
}
