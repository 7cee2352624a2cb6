//! `file:` addresses to paths and back.

/// The path of a `file:` address; nothing for any other address.
///
/// ```
/// assert_eq!(servanda_editor::path_of("file:///d/caf%C3%A9/a.accord.md").as_deref(), Some("/d/café/a.accord.md"));
/// assert_eq!(servanda_editor::path_of("file:///c%3A/d/a.accord.md").as_deref(), Some("c:/d/a.accord.md"));
/// assert_eq!(servanda_editor::path_of("untitled:Untitled-1"), None);
/// ```
pub fn path_of(uri: &str) -> Option<String> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut left = path.as_bytes();
    while let Some((first, rest)) = left.split_first() {
        let coded = (*first == b'%').then(|| rest.get(..2)).flatten();
        let value =
            coded.and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(value.unwrap_or(*first));
        left = if value.is_some() { rest.get(2..).unwrap_or_default() } else { rest };
    }
    let path = String::from_utf8(bytes).ok()?;
    let drive = path.as_bytes().get(2) == Some(&b':') && path.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
    Some(if drive { path.get(1..).unwrap_or_default().to_owned() } else { path })
}

/// The `file:` address of a path, with all but unreserved characters coded.
///
/// ```
/// assert_eq!(servanda_editor::uri_of("/d/café/a b.md"), "file:///d/caf%C3%A9/a%20b.md");
/// ```
pub fn uri_of(path: &str) -> String {
    let path = slashed(path);
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut uri = format!("file://{slash}");
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

/// A path with slashes alone, as addresses have it.
pub fn slashed(path: &str) -> String {
    path.replace('\\', "/")
}
