//! Every chapter of the specification runs. With `UPDATE_EXPECT=1` the expectations are rewritten as they came out.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use servanda_testkit::spec::run;

#[test]
fn every_chapter_comes_out_as_it_says() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let update = std::env::var("UPDATE_EXPECT").is_ok_and(|value| value == "1");
    let only = std::env::var("SPEC_CHAPTER").unwrap_or_default();
    let (mut cases, mut chapters, mut failures) = (0, 0, Vec::new());
    for path in chapters_in(&spec) {
        let name = path.strip_prefix(&spec).unwrap().to_string_lossy().into_owned();
        if !name.contains(&only) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let outcome = run(&name, &text, &sources_for(&path));
        assert!(outcome.cases > 0, "{name} expects nothing");
        chapters += 1;
        cases += outcome.cases;
        if update && outcome.rewritten != text {
            fs::write(&path, &outcome.rewritten).unwrap();
        }
        failures.extend(outcome.failures.iter().map(ToString::to_string));
    }
    assert!(chapters > 0, "no chapter was run");
    println!("{cases} cases in {chapters} chapters");
    assert!(failures.is_empty(), "{} of {cases} cases:\n\n{}\n", failures.len(), failures.join("\n\n"));
}

/// The chapters, in order: those of the folder, then those of the folders in it. The pages of design findings have a
/// test of their own.
fn chapters_in(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let (mut folders, files): (Vec<_>, Vec<_>) = entries.into_iter().partition(|path| path.is_dir());
    folders.retain(|folder| !folder.ends_with("lints"));
    let is_chapter = |path: &PathBuf| path.extension().is_some_and(|it| it == "md") && !path.ends_with("README.md");
    let within = folders.iter().flat_map(|folder| chapters_in(folder));
    files.into_iter().filter(is_chapter).chain(within).collect()
}

/// Who may be cited in a chapter: the list beside it.
fn sources_for(chapter: &Path) -> String {
    fs::read_to_string(chapter.with_file_name("sources.csv")).unwrap()
}
