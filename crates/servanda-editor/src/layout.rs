//! The standard layout of a text, as the one edit that leads to it.

use servanda_base::Span;

use crate::dossier::Part;
use crate::wire::TextEdit;

/// The edit that lays out the text, none if it is laid out; nothing if its syntax has errors, or if it is a table.
pub fn layout(part: &Part) -> Option<Vec<TextEdit>> {
    part.document.as_ref()?;
    let formatted = servanda::format(&part.text.file).ok()?;
    let text = part.text.text();
    if formatted == text {
        return Some(Vec::new());
    }
    let start = common_lines(text.split_inclusive('\n'), formatted.split_inclusive('\n'));
    let (rest, new) = (text.get(start..)?, formatted.get(start..)?);
    let end = common_lines(rest.split_inclusive('\n').rev(), new.split_inclusive('\n').rev());
    let range = part.text.range(Span::new(start, text.len() - end));
    Some(vec![TextEdit { range, new_text: new.get(..new.len() - end)?.to_owned() }])
}

/// The bytes of the lines that both begin with.
fn common_lines<'a>(one: impl Iterator<Item = &'a str>, other: impl Iterator<Item = &'a str>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).map(|(line, _)| line.len()).sum()
}
