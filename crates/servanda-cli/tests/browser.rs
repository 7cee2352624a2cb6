//! A published site, looked at with a browser: `browser/check.mjs` holds every page against axe-core, a narrow screen, a budget of
//! bytes and a validator of HTML.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic)]

mod common;

use std::process::Command;

use common::{root, servanda};

/// Runs the check on a folder: whether it found nothing, and what it said.
fn check(site: &std::path::Path) -> (bool, String) {
    assert!(
        root().join("browser/node_modules/.installed").exists(),
        "what the check needs is missing: run scripts/setup"
    );
    let run = Command::new("node").arg(root().join("browser/check.mjs")).arg(site).output();
    let run = run.unwrap_or_else(|error| panic!("node cannot be run ({error}): run scripts/setup"));
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    (run.status.success(), said)
}

#[test]
fn a_site_in_two_languages_is_accessible_narrow_light_and_valid() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let run = servanda(&format!(
        "publish examples/oman-2026 --audience public --at 2026-10-31 --lang en,ar --out {}",
        site.display()
    ));
    assert_eq!(run.code, 0, "{}", run.err);
    let (is_good, said) = check(&site);
    assert!(is_good, "{said}");
    assert!(said.contains(" pages, 0 faults") && said.contains("the validator finds nothing"), "{said}");
}

#[test]
fn what_is_wrong_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<!DOCTYPE html><html><head><title>a</title></head><body><img src=\"none.png\"><p style=\"width: 900px\">wide</p></body></html>";
    std::fs::write(folder.path().join("index.html"), page).unwrap();
    let (is_good, said) = check(folder.path());
    assert!(!is_good);
    for fault in ["404", "scrolls sideways", "image-alt", "html-has-lang"] {
        assert!(said.contains(fault), "{fault}: {said}");
    }
}
