//! The language reference of the book is `spec/`: a page for each chapter, which includes it, and its line in the summary.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::tidy::{files, read};

/// The heading in the summary under which the reference stands.
const HEADING: &str = "# The language";

/// Writes what is not as it should be.
///
/// # Errors
/// What could not be written.
pub fn write(root: &Path) -> std::io::Result<()> {
    for (path, text) in pages(root) {
        if read(&path) != text {
            fs::create_dir_all(path.parent().unwrap_or(root))?;
            fs::write(&path, text)?;
        }
    }
    for path in idle(root) {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// What is not as `cargo xtask guide` would write it, one line each.
pub fn faults(root: &Path) -> Vec<String> {
    let stale = pages(root).into_iter().filter(|(path, text)| read(path) != *text).map(|(path, _)| path);
    let said = |path: PathBuf| format!("{} is not as `cargo xtask guide` writes it", path.display());
    stale.chain(idle(root)).map(said).chain(unlisted(root)).collect()
}

/// Pages that the summary does not list, so that the book would not have them.
fn unlisted(root: &Path) -> Vec<String> {
    let book = root.join("docs/src");
    let summary = read(&book.join("SUMMARY.md"));
    let own = files(&book, "md").into_iter().filter_map(|path| path.strip_prefix(&book).map(Path::to_owned).ok());
    own.filter(|page| !page.ends_with("SUMMARY.md") && !summary.contains(&format!("]({})", page.display())))
        .map(|page| format!("docs/src/SUMMARY.md does not list {}", page.display()))
        .collect()
}

/// Every page that is made, with its text.
fn pages(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut pages = BTreeMap::new();
    for chapter in chapters(root) {
        let depth = chapter.components().count() + 2;
        let include = format!("{{{{#include {}spec/{}}}}}\n", "../".repeat(depth), chapter.display());
        pages.insert(reference(root).join(chapter), include);
    }
    // What the chapters link to beside each other.
    for table in files(&root.join("spec"), "csv") {
        let own = table.strip_prefix(root.join("spec")).unwrap_or(&table);
        pages.insert(reference(root).join(own), read(&table));
    }
    let summary = root.join("docs/src/SUMMARY.md");
    pages.insert(summary.clone(), with_reference(&read(&summary), &listed(root)));
    pages
}

/// Pages of chapters that are no more.
fn idle(root: &Path) -> Vec<PathBuf> {
    let pages = pages(root);
    let there = ["md", "csv"].into_iter().flat_map(|extension| files(&reference(root), extension));
    there.filter(|path| !pages.contains_key(path)).collect()
}

fn reference(root: &Path) -> PathBuf {
    root.join("docs/src/reference")
}

/// The chapters, from the folder `spec`; that which introduces a folder before the others in it, folders last.
fn chapters(root: &Path) -> Vec<PathBuf> {
    let spec = root.join("spec");
    let own = |path: PathBuf| path.strip_prefix(&spec).unwrap_or(&path).to_owned();
    let mut chapters: Vec<PathBuf> = files(&spec, "md").into_iter().map(own).collect();
    chapters.sort_by_key(|path| {
        (path.components().count(), path.parent().map(Path::to_owned), !path.ends_with("README.md"), path.clone())
    });
    chapters
}

/// The lines of the summary: a folder's chapters stand under the one that introduces it.
fn listed(root: &Path) -> String {
    let line = |path: &PathBuf| {
        let text = read(&root.join("spec").join(path));
        let title = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or("A chapter");
        let is_inner = path.components().count() > 1 && !path.ends_with("README.md");
        let indent = if is_inner { "  " } else { "" };
        format!("{indent}- [{title}](reference/{})\n", path.display())
    };
    chapters(root).iter().map(line).collect()
}

/// The summary with these lines under its heading of the reference, up to the next heading.
fn with_reference(summary: &str, lines: &str) -> String {
    let heading = format!("{HEADING}\n");
    let Some((before, rest)) = summary.split_once(&heading) else {
        return format!("{summary}\n{heading}\n{lines}");
    };
    let after = rest.find("\n# ").and_then(|at| rest.get(at..)).unwrap_or_default();
    format!("{before}{heading}\n{lines}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_the_specification() {
        let faults = faults(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn only_the_reference_is_rewritten() {
        let summary = "# Summary\n\n- [A](a.md)\n\n# The language\n\nold\n\n# After\n\n- [B](b.md)\n";
        let expected = "# Summary\n\n- [A](a.md)\n\n# The language\n\n- new\n\n# After\n\n- [B](b.md)\n";
        assert_eq!(with_reference(summary, "- new\n"), expected);
        assert_eq!(with_reference(expected, "- new\n"), expected);
    }
}
