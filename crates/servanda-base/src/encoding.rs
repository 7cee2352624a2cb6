//! Bytes to text: UTF-8 and nothing else, and of all else what it most likely is.

use crate::SourceFile;

/// Why bytes are no text that is read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotText {
    /// What is wrong: `not in UTF-8 but in UTF-16`.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// The file at `path` that `bytes` are. A byte order mark is kept: what is written again is what was read.
///
/// ```
/// use servanda_base::encoding::decode;
/// assert_eq!(decode("a.csv", "é".into()).unwrap().text(), "é");
/// let told = decode("a.csv", b"caf\xe9s".to_vec()).unwrap_err();
/// assert!(told.message.ends_with("not in UTF-8 but most likely in Windows-1252 (Latin-1): see line 1, where byte E9 would be `é`"));
/// ```
///
/// # Errors
/// If they are not UTF-8; the message names the encoding or the kind of file that they most likely are.
pub fn decode(path: &str, bytes: Vec<u8>) -> Result<SourceFile, NotText> {
    if let Some((what, help)) = other_than_text(&bytes) {
        return Err(NotText { message: format!("`{path}` is {what}"), help: help.to_owned() });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(path, &text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            // A letter that was cut in two is the end of a file that is not whole.
            if error.utf8_error().error_len().is_none() {
                let message = format!("`{path}` is cut off in the middle of a letter, in line {line}");
                return Err(NotText { message, help: "get the whole file again".to_owned() });
            }
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            let (likely, place) = match windows_1252(byte) {
                Some(letter) => (" but most likely in Windows-1252 (Latin-1)", format!("would be `{letter}`")),
                None => ("", "stands".to_owned()),
            };
            let message = format!("`{path}` is not in UTF-8{likely}: see line {line}, where byte {byte:02X} {place}");
            Err(NotText { message, help: AS_UTF_8.to_owned() })
        }
    }
}

const AS_UTF_8: &str = "save it as UTF-8: in a spreadsheet as `CSV UTF-8`, in an editor with the encoding UTF-8";

/// What is known by its first bytes.
fn other_than_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const SPREADSHEET: &str = "give it the ending `.xlsx`, or save it as `CSV UTF-8`";
    let start = |mark: &[u8]| bytes.starts_with(mark);
    if start(&[0xff, 0xfe, 0, 0]) || start(&[0, 0, 0xfe, 0xff]) {
        return Some(("not in UTF-8 but in UTF-32", AS_UTF_8));
    }
    if start(&[0xff, 0xfe]) || start(&[0xfe, 0xff]) {
        return Some(("not in UTF-8 but in UTF-16", AS_UTF_8));
    }
    if start(b"PK\x03\x04") {
        return Some(("no text but a ZIP file, as a workbook of a spreadsheet (XLSX) is", SPREADSHEET));
    }
    if start(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(("no text but an old workbook of a spreadsheet (XLS)", "save it as `CSV UTF-8` or as XLSX"));
    }
    let head = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd == 0 {
        return None;
    }
    // Plain letters in UTF-16 have a zero in every other byte.
    let half = head.len() / 2;
    if (odd * 10 > half * 7 && even * 10 < half) || (even * 10 > half * 7 && odd * 10 < half) {
        return Some(("not in UTF-8 but most likely in UTF-16", AS_UTF_8));
    }
    Some(("no text: it has zero bytes", "give the file as text in UTF-8"))
}

/// The character of a byte above 7F in Windows-1252, which is Latin-1 with letters for some of its control characters.
fn windows_1252(byte: u8) -> Option<char> {
    const C1: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let c = match byte {
        0x80..=0x9f => C1.chars().nth(usize::from(byte - 0x80))?,
        0xa0..=0xff => char::from(byte),
        _ => return None,
    };
    (!c.is_control()).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> String {
        decode("a.csv", bytes.to_vec()).unwrap_err().message
    }

    #[test]
    fn the_encoding_is_named() {
        let utf16 = |text: &str, low_first: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if low_first { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect()
        };
        assert_eq!(told(&utf16("\u{feff}id,kind", true)), "`a.csv` is not in UTF-8 but in UTF-16");
        assert_eq!(told(&utf16("\u{feff}id,kind", false)), "`a.csv` is not in UTF-8 but in UTF-16");
        assert_eq!(told(&utf16("id,kind\nr1,é", true)), "`a.csv` is not in UTF-8 but most likely in UTF-16");
        assert_eq!(told(&utf16("id,kind\nr1,é", false)), "`a.csv` is not in UTF-8 but most likely in UTF-16");
        assert_eq!(told(b"\xff\xfe\0\0i\0\0\0"), "`a.csv` is not in UTF-8 but in UTF-32");
        assert_eq!(
            told(b"id\nna\x93x\x94"),
            "`a.csv` is not in UTF-8 but most likely in Windows-1252 (Latin-1): see line 2, where byte 93 would be `“`"
        );
        assert_eq!(told(b"id\n\x81"), "`a.csv` is not in UTF-8: see line 2, where byte 81 stands");
        assert_eq!(
            told(b"PK\x03\x04..."),
            "`a.csv` is no text but a ZIP file, as a workbook of a spreadsheet (XLSX) is"
        );
        assert_eq!(told(b"id,kind\nr1,x\0y\n"), "`a.csv` is no text: it has zero bytes");
        assert_eq!(told(&"id\né".as_bytes()[..4]), "`a.csv` is cut off in the middle of a letter, in line 2");
    }

    #[test]
    fn a_byte_order_mark_is_kept() {
        assert_eq!(decode("a.csv", "\u{feff}id".into()).unwrap().text(), "\u{feff}id");
    }
}
