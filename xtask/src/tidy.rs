//! What ARCHITECTURE.md and CONTRIBUTING.md say of the code, checked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A file longer than this is a fault.
const LONGEST_FILE: usize = 800;

/// What is not as the papers say, one line each.
pub fn faults(root: &Path) -> Vec<String> {
    let rooms = rooms(&read(&root.join("ARCHITECTURE.md")));
    let mut faults = rooms_are_real(root, &rooms);
    for (room, allowed) in &rooms {
        faults.extend(river_runs_one_way(root, room, allowed));
    }
    for file in files(&root.join("crates"), "rs").into_iter().chain(files(&root.join("xtask"), "rs")) {
        let text = read(&file);
        let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        faults.extend(file_faults(&name, &text));
    }
    for file in files(root, "md") {
        faults.extend(broken_links(root, &file));
    }
    faults
}

/// The rooms table: each crate with those that it may use.
fn rooms(architecture: &str) -> BTreeMap<String, BTreeSet<String>> {
    let table = architecture.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split('|');
        let name = cells.next()?.trim().trim_end_matches('`').to_owned();
        let uses = cells.nth(1)?.trim().to_owned();
        Some((name, uses))
    });
    let table: Vec<(String, String)> = table.collect();
    let pure: Vec<String> = table.iter().map(|(name, _)| name.clone()).collect();
    table
        .into_iter()
        .map(|(name, uses)| {
            let allowed = uses.split(',').map(str::trim).flat_map(|word| match word {
                "-" => Vec::new(),
                "the pure ones" => pure.iter().filter(|room| !outward(room)).cloned().collect(),
                "façade" => vec!["servanda".to_owned()],
                word => vec![format!("servanda-{word}")],
            });
            let allowed = allowed.filter(|room| *room != name).collect();
            (name, allowed)
        })
        .collect()
}

/// Rooms that no pure crate may use.
fn outward(room: &str) -> bool {
    matches!(room, "servanda" | "servanda-editor" | "servanda-testkit" | "servanda-cli")
}

fn rooms_are_real(root: &Path, rooms: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let there: BTreeSet<String> = fs::read_dir(root.join("crates"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let told: BTreeSet<String> = rooms.keys().cloned().collect();
    let missing =
        told.difference(&there).map(|room| format!("ARCHITECTURE.md names `{room}`, which is not in crates/"));
    let unnamed = there.difference(&told).map(|room| format!("crates/{room} is not in ARCHITECTURE.md"));
    missing.chain(unnamed).collect()
}

fn river_runs_one_way(root: &Path, room: &str, allowed: &BTreeSet<String>) -> Vec<String> {
    let manifest = read(&root.join("crates").join(room).join("Cargo.toml"));
    let mut section = String::new();
    let mut faults = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line.to_owned();
        }
        let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
        let is_room = name == "servanda" || name.starts_with("servanda-");
        if section == "[dependencies]" && is_room && !allowed.contains(name) {
            faults.push(format!("crates/{room} may not use `{name}` (ARCHITECTURE.md, Rooms)"));
        }
    }
    faults
}

fn file_faults(name: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST_FILE {
        faults.push(format!("{name} has {lines} lines; {LONGEST_FILE} is a fault"));
    }
    if !text.starts_with("//!") {
        faults.push(format!("{name} does not begin with a sentence that says what it is"));
    }
    let is_wire = name.contains("/wire") || name.starts_with("xtask/");
    for word in ["Serialize", "JsonSchema"] {
        if !is_wire && text.contains(word) {
            faults.push(format!("{name} names `{word}`: wire forms live in modules called `wire`"));
        }
    }
    let unfinished = [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("#[", "ignore")];
    for word in unfinished {
        if text.contains(word) {
            faults.push(format!("{name} is unfinished: `{word}`"));
        }
    }
    faults
}

/// Relative links of a Markdown file that lead nowhere.
fn broken_links(root: &Path, file: &Path) -> Vec<String> {
    let text = read(file);
    let folder = file.parent().unwrap_or(root);
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let local = targets.filter(|target| !target.contains("://") && !target.starts_with('#') && !target.contains(' '));
    local
        .filter(|target| !folder.join(target.split('#').next().unwrap_or(target)).exists())
        .map(|target| format!("{}: the link to `{target}` leads nowhere", file.display()))
        .collect()
}

/// The files with this extension in a folder and in those in it.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() && !matches!(name.as_str(), "target" | "node_modules") && !name.starts_with('.') {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|is| is == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The text of a file; empty if there is none.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let faults = faults(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_room_that_uses_what_it_may_not_is_a_fault() {
        let architecture = "| `servanda-base` | words | - | no |\n| `servanda-syntax` | text | base | no |\n";
        let rooms = rooms(architecture);
        assert!(rooms["servanda-base"].is_empty());
        assert!(rooms["servanda-syntax"].contains("servanda-base"));
    }

    #[test]
    fn unfinished_work_is_a_fault() {
        let text = format!("//! A module.\nfn f() {{ {}) }}\n", concat!("todo", "!("));
        assert_eq!(file_faults("crates/x/src/lib.rs", &text).len(), 1);
    }
}
