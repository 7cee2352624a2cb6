//! Bytes to text: UTF-8 and nothing else, and of all else what it most likely is.
//!
//! Text in another encoding is read as what it most likely is, so that whatever else is wrong with it can be told too;
//! each place of it is an error.

use crate::{Found, SourceFile, Span, limits};

/// Why bytes are no text that is read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotText {
    /// What is wrong: `no text: it has zero bytes`.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// The file at `path` that `bytes` are. A byte order mark is kept: what is written again is what was read.
///
/// What is not in UTF-8 is an error found in the file, once for each line, at the letter.
///
/// ```
/// use servanda_base::encoding::decode;
/// assert_eq!(decode("a.csv", "é".into()).unwrap().text(), "é");
/// let file = decode("a.csv", b"a caf\xe9\n".to_vec()).unwrap();
/// assert_eq!((file.text(), file.found()[0].span.start), ("a café\n", 5));
/// assert_eq!(file.found()[0].message, "not in UTF-8 but most likely in Windows-1252 (Latin-1), where byte E9 is `é`");
/// ```
///
/// # Errors
/// If they are no text; the message names the kind of file that they most likely are.
pub fn decode(path: &str, bytes: Vec<u8>) -> Result<SourceFile, NotText> {
    if let Some((text, message)) = utf_16(&bytes) {
        let found = error(Span::default(), message.to_owned());
        return Ok(SourceFile::new(path, &text).with_found(vec![found]));
    }
    if let Some((what, help)) = other_than_text(&bytes) {
        return Err(NotText { message: format!("`{path}` is {what}"), help: help.to_owned() });
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => SourceFile::new(path, &text),
        Err(error) => {
            let (text, found) = patched(error.as_bytes());
            SourceFile::new(path, &text).with_found(found)
        }
    })
}

/// The text in which every byte that is not UTF-8 is the letter that it most likely is, and the first of each line.
fn patched(bytes: &[u8]) -> (String, Vec<Found>) {
    let mut text = String::with_capacity(bytes.len());
    let mut found = Vec::new();
    let (mut read, mut is_told) = (0, false);
    for chunk in bytes.utf8_chunks() {
        is_told &= !chunk.valid().contains('\n');
        text.push_str(chunk.valid());
        read += chunk.valid().len() + chunk.invalid().len();
        let is_cut = read == bytes.len()
            && found.is_empty()
            && std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
        for (index, byte) in chunk.invalid().iter().enumerate() {
            let start = text.len();
            let letter = windows_1252(*byte);
            text.push(letter.unwrap_or('\u{fffd}'));
            if index > 0 || is_told || found.len() >= limits::DIAGNOSTICS {
                continue;
            }
            is_told = true;
            let message = match letter {
                // A letter that was cut in two is the end of a file that is not whole.
                _ if is_cut => "the file is cut off in the middle of a letter".to_owned(),
                Some(letter) => {
                    format!(
                        "not in UTF-8 but most likely in Windows-1252 (Latin-1), where byte {byte:02X} is `{letter}`"
                    )
                }
                None => format!("not in UTF-8: byte {byte:02X} is no letter"),
            };
            let told = error(Span::new(start, text.len()), message);
            found.push(if is_cut { Found { help: "get the whole file again".into(), ..told } } else { told });
        }
    }
    (text, found)
}

fn error(span: Span, message: String) -> Found {
    Found { span, is_error: true, name: "encoding", message, help: AS_UTF_8.into() }
}

const AS_UTF_8: &str = "save it as UTF-8: in a spreadsheet as `CSV UTF-8`, in an editor with the encoding UTF-8";

/// What is known by its first bytes.
fn other_than_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const SPREADSHEET: &str = "give it the ending `.xlsx`, or save it as `CSV UTF-8`";
    let start = |mark: &[u8]| bytes.starts_with(mark);
    if start(&[0xff, 0xfe, 0, 0]) || start(&[0, 0, 0xfe, 0xff]) {
        return Some(("not in UTF-8 but in UTF-32", AS_UTF_8));
    }
    if start(b"PK\x03\x04") {
        return Some(("no text but a ZIP file, as a workbook of a spreadsheet (XLSX) is", SPREADSHEET));
    }
    if start(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(("no text but an old workbook of a spreadsheet (XLS)", "save it as `CSV UTF-8` or as XLSX"));
    }
    bytes.contains(&0).then_some(("no text: it has zero bytes", "give the file as text in UTF-8"))
}

/// The text of bytes in UTF-16, and what to say of it.
fn utf_16(bytes: &[u8]) -> Option<(String, &'static str)> {
    const IN: &str = "the file is not in UTF-8 but in UTF-16";
    const LIKELY_IN: &str = "the file is not in UTF-8 but most likely in UTF-16";
    let is_utf_32 = bytes.starts_with(&[0xff, 0xfe, 0, 0]);
    let (message, low_first) = match bytes {
        [0xff, 0xfe, ..] if !is_utf_32 => (IN, true),
        [0xfe, 0xff, ..] => (IN, false),
        _ => (LIKELY_IN, zeros_in_every_other(bytes)?),
    };
    let of = if low_first { u16::from_le_bytes } else { u16::from_be_bytes };
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| of(*pair));
    Some((char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect(), message))
}

/// Plain letters in UTF-16 have a zero in every other byte: whether that is the second of two; none if it is not so.
fn zeros_in_every_other(bytes: &[u8]) -> Option<bool> {
    let head = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    let mostly = |many: usize, few: usize| many * 10 > half * 7 && few * 10 < half;
    if mostly(odd, even) { Some(true) } else { mostly(even, odd).then_some(false) }
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

    fn found(bytes: &[u8]) -> Vec<(usize, String)> {
        let file = decode("a.csv", bytes.to_vec()).unwrap();
        file.found().iter().map(|found| (found.span.start, found.message.clone())).collect()
    }

    #[test]
    fn utf_16_is_named_and_read() {
        let utf16 = |text: &str, low_first: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if low_first { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect()
        };
        for low_first in [true, false] {
            for (text, message) in [
                ("\u{feff}id,kind\nr1,é", "the file is not in UTF-8 but in UTF-16"),
                ("id,kind\nr1,é", "the file is not in UTF-8 but most likely in UTF-16"),
            ] {
                let bytes = utf16(text, low_first);
                assert_eq!(found(&bytes), [(0, message.to_owned())]);
                assert_eq!(decode("a.csv", bytes).unwrap().text(), text);
            }
        }
    }

    #[test]
    fn every_line_in_another_encoding_is_told_at_its_letter() {
        let said = "not in UTF-8 but most likely in Windows-1252 (Latin-1), where byte";
        assert_eq!(
            found(b"id\nna\x93x\x94\nok \xc3\xa9\ncaf\xe9\n"),
            [(5, format!("{said} 93 is `“`")), (22, format!("{said} E9 is `é`"))]
        );
        assert_eq!(decode("a.csv", b"na\x93x\x94".to_vec()).unwrap().text(), "na“x”");
        assert_eq!(found(b"id\n\x81"), [(3, "not in UTF-8: byte 81 is no letter".to_owned())]);
        assert_eq!(found(&"id\né".as_bytes()[..4]), [(3, "the file is cut off in the middle of a letter".to_owned())]);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let told = |bytes: &[u8]| decode("a.csv", bytes.to_vec()).unwrap_err().message;
        assert_eq!(told(b"\xff\xfe\0\0i\0\0\0"), "`a.csv` is not in UTF-8 but in UTF-32");
        assert_eq!(
            told(b"PK\x03\x04..."),
            "`a.csv` is no text but a ZIP file, as a workbook of a spreadsheet (XLSX) is"
        );
        assert_eq!(told(b"id,kind\nr1,x\0y\n"), "`a.csv` is no text: it has zero bytes");
    }

    #[test]
    fn a_byte_order_mark_is_kept() {
        assert_eq!(decode("a.csv", "\u{feff}id".into()).unwrap().text(), "\u{feff}id");
    }
}
