//! A site on disk: read whole, replaced in one step.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use servanda::{SUMS, SiteFile, own_files};

use crate::failure::Failure;
use crate::folder;

/// The most bytes of a site that are read.
const LIMIT: u64 = 4 << 30;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    new: usize,
    same: usize,
    removed: usize,
    others: usize,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        write!(f, "{} written, {} as before", files(self.new), self.same)?;
        if self.removed > 0 {
            write!(f, ", {} removed", self.removed)?;
        }
        if self.others > 0 {
            write!(f, "; {} of others kept", files(self.others))?;
        }
        Ok(())
    }
}

/// The files of the folder of a site, by path with slashes.
pub fn read(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    if !root.is_dir() {
        let message = format!("there is no folder `{}`", root.display());
        return Err(Failure::CouldNot { message, help: Some("name the folder of a site".to_owned()) });
    }
    let mut files = BTreeMap::new();
    let mut room = LIMIT;
    read_into(root, "", &mut files, &mut room)?;
    Ok(files)
}

fn read_into(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
    room: &mut u64,
) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("list", folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Failure::file("list", folder, &error))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // A link is not followed to a folder, which could lead round.
        if path.is_dir() && !path.is_symlink() {
            read_into(&path, &format!("{name}/"), files, room)?;
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| Failure::file("read", &path, &error))?;
        *room = room.checked_sub(bytes.len() as u64).ok_or_else(|| Failure::CouldNot {
            message: format!("`{}` has more than {} GB", folder.display(), LIMIT >> 30),
            help: Some("name the folder of a site".to_owned()),
        })?;
        files.insert(name, bytes);
    }
    Ok(())
}

/// What is in the folder to be written: nothing, or an earlier site.
pub fn earlier(out: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    if folder::is_free(out)? {
        return Ok(BTreeMap::new());
    }
    let is_site = out.is_dir() && out.join(SUMS).is_file() && out.join("proof").is_dir();
    if !is_site || out.is_symlink() {
        return Err(Failure::CouldNot {
            message: format!("`{}` is there already, and is no site", out.display()),
            help: Some("name a folder that does not exist yet, or that of an earlier site".to_owned()),
        });
    }
    read(out)
}

/// Puts `files` in the place of `old`, in one step. What is the same keeps its file and its time; what the old site did not
/// write itself is kept.
pub fn replace(out: &Path, files: &[SiteFile], old: &BTreeMap<String, Vec<u8>>) -> Result<Written, Failure> {
    put(out, files, old).map_err(|error| Failure::file("write", out, &error))
}

fn put(out: &Path, files: &[SiteFile], old: &BTreeMap<String, Vec<u8>>) -> io::Result<Written> {
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = tempfile::Builder::new().prefix(".servanda-site-").tempdir_in(parent)?;
    let mut written = Written::default();
    for file in files {
        let path = made.path().join(&file.path);
        let is_same = old.get(&file.path) == Some(&file.content);
        match is_same {
            true => kept(&out.join(&file.path), &path)?,
            false => fs::write(room_for(&path)?, &file.content)?,
        }
        *(if is_same { &mut written.same } else { &mut written.new }) += 1;
    }
    let own: BTreeSet<String> = old.get(SUMS).map(|sums| own_files(sums)).unwrap_or_default().into_iter().collect();
    let now: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for path in old.keys().filter(|path| !now.contains(path.as_str())) {
        if own.contains(path) {
            written.removed += 1;
        } else {
            kept(&out.join(path), &made.path().join(path))?;
            written.others += 1;
        }
    }
    folder::let_others_read(made.path())?;
    exchanged(made.path(), out)?;
    // What is left there is the old site.
    drop(made);
    Ok(written)
}

/// The path, once its folder is there.
fn room_for(path: &Path) -> io::Result<&Path> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    Ok(path)
}

/// The same file under another name, with its time.
fn kept(old: &Path, new: &Path) -> io::Result<()> {
    let new = room_for(new)?;
    // Where the system has no second names, a copy does.
    fs::hard_link(old, new).or_else(|_| fs::copy(old, new).map(|_| ()))
}

/// Two folders in each other's place; the first in that of the second if that is not there.
#[cfg(target_os = "linux")]
fn exchanged(made: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    if !out.exists() {
        fs::create_dir(out)?;
    }
    renameat_with(CWD, made, CWD, out, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Elsewhere it takes two steps.
#[cfg(not(target_os = "linux"))]
fn exchanged(made: &Path, out: &Path) -> io::Result<()> {
    if out.exists() {
        let aside = made.with_extension("old");
        fs::rename(out, &aside)?;
        fs::rename(made, out)?;
        return fs::rename(&aside, made);
    }
    fs::rename(made, out)?;
    fs::create_dir(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, content: &str) -> SiteFile {
        SiteFile::new(path, content)
    }

    #[test]
    fn a_site_is_replaced_whole_and_what_others_put_there_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let first =
            [file("a.html", "a"), file("b/c.html", "c"), file("proof/x", "x"), file(SUMS, "0  a.html\n0  b/c.html\n")];
        let written = replace(&out, &first, &earlier(&out).unwrap()).unwrap();
        assert_eq!(written.to_string(), "4 files written, 0 as before");
        fs::write(out.join("CNAME"), "example.org").unwrap();
        let time = fs::metadata(out.join("a.html")).unwrap().modified().unwrap();
        let second = [file("a.html", "a"), file("proof/x", "y"), file(SUMS, "0  a.html\n")];
        let written = replace(&out, &second, &earlier(&out).unwrap()).unwrap();
        assert_eq!(written.to_string(), "2 files written, 1 as before, 1 removed; 1 file of others kept");
        assert_eq!(fs::metadata(out.join("a.html")).unwrap().modified().unwrap(), time);
        let there: Vec<String> = read(&out).unwrap().into_keys().collect();
        assert_eq!(there, ["CNAME", SUMS, "a.html", "proof/x"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_no_site_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        assert!(earlier(folder.path()).is_err());
    }
}
