//! Files replaced in one step: a reader sees the old text or the new one, never a part of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Replaces the text of `path` in one step, and has it on disk before it returns.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    write_bytes(path, text.as_bytes())
}

/// The same for what is not text.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    replace(path, bytes).map_err(|error| Failure::file("write", path, &error))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it points to is replaced.
    let path = if path.exists() { fs::canonicalize(path)? } else { path.to_owned() };
    let folder = folder_of(&path);
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(&path) {
        file.as_file().set_permissions(old.permissions())?;
    } else {
        allow_others_to_read(file.as_file())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// A temporary file is its owner's alone; a new file of a dossier is not.
#[cfg(unix)]
fn allow_others_to_read(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn allow_others_to_read(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Runs `act` on the text of `path` while no other `servanda` changes the files of its folder; an absent file is empty.
///
/// What is locked is the folder, where the system allows that, so that a file can be replaced under the lock.
pub fn exclusively<T>(path: &Path, act: impl FnOnce(&str) -> Result<T, Failure>) -> Result<T, Failure> {
    let lock = if cfg!(unix) { Some(locked(folder_of(path))?) } else { None };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::file("read", path, &error)),
    };
    let outcome = act(&text);
    drop(lock);
    outcome
}

fn locked(folder: &Path) -> Result<File, Failure> {
    let lock = File::open(folder).and_then(|lock| lock.lock().map(|()| lock));
    lock.map_err(|error| Failure::file("lock", folder, &error))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("evidence.csv");
        write(&path, "one\n").unwrap();
        write(&path, "two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn two_writers_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("evidence.csv");
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    for _ in 0..8 {
                        exclusively(path, |text| write(path, &format!("{text}{writer}\n"))).unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 32);
    }
}
