//! The header of a file: which column stands where.

use servanda_base::{Diagnostic, SourceFile, Span};

use crate::csv::{Broken, Field, Row};

use super::fault::{Fault, Faults, shown, suggestion};

/// A column that a file may have: its name, and whether it must.
pub(crate) type Known = (&'static str, bool);

/// The columns of records, in the order of the documentation. [`Column`] names their places.
pub(crate) const RECORD_COLUMNS: [Known; 19] = [
    ("id", true),
    ("kind", true),
    ("subject", true),
    ("site", false),
    ("of", false),
    ("value", false),
    ("unit", false),
    ("amount", false),
    ("at", true),
    ("through", false),
    ("recorded", true),
    ("source", true),
    ("via", false),
    ("credibility", false),
    ("marking", false),
    ("ref", false),
    ("url", false),
    ("note", false),
    ("supersedes", false),
];

/// A column of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Id,
    Kind,
    Subject,
    Site,
    Of,
    Value,
    Unit,
    Amount,
    At,
    Through,
    Recorded,
    Source,
    Via,
    Credibility,
    Marking,
    Ref,
    Url,
    Note,
    Supersedes,
}

impl Column {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 19] = [
        Self::Id,
        Self::Kind,
        Self::Subject,
        Self::Site,
        Self::Of,
        Self::Value,
        Self::Unit,
        Self::Amount,
        Self::At,
        Self::Through,
        Self::Recorded,
        Self::Source,
        Self::Via,
        Self::Credibility,
        Self::Marking,
        Self::Ref,
        Self::Url,
        Self::Note,
        Self::Supersedes,
    ];

    /// Whether every file must have it.
    pub(crate) fn is_required(self) -> bool {
        RECORD_COLUMNS.get(self as usize).is_some_and(|(_, required)| *required)
    }

    /// The column of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// Its name in the header.
    pub(crate) fn name(self) -> &'static str {
        RECORD_COLUMNS.get(self as usize).map_or("", |(name, _)| name)
    }
}

/// Where each known column stands in a file.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    positions: Vec<Option<usize>>,
    count: usize,
    /// Whether every required column is there, so that rows can be read at all.
    pub is_complete: bool,
    /// Whether nothing is wrong with the header. If something is, no row is taken: a misspelt `marking` must not
    /// make a record public.
    pub is_sound: bool,
}

impl Columns {
    /// What the header of `file` says.
    pub(crate) fn read(file: &SourceFile, header: Option<&Row<'_>>, known: &[Known], faults: &mut Faults) -> Self {
        let mut columns = Self { positions: vec![None; known.len()], count: 0, is_complete: false, is_sound: false };
        let errors = faults.errors();
        let Some(header) = header else {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let fault =
                Fault::new("no-header", "the file has no header line", format!("begin it with `{}`", names.join(",")));
            faults.push(fault.at(file, Span::default()));
            return columns;
        };
        if let Some((broken, span)) = &header.broken {
            faults.push(unwritten(broken).at(file, *span));
            return columns;
        }
        columns.count = header.fields.len();
        for (position, field) in header.fields.iter().enumerate() {
            if let Some(diagnostic) = columns.place(file, header, known, position, field) {
                faults.push(diagnostic);
            }
        }
        columns.is_complete = true;
        for ((name, required), position) in known.iter().zip(&columns.positions) {
            if *required && position.is_none() {
                columns.is_complete = false;
                let help = format!("add `{name}` to the header, and its value to every row");
                let fault = Fault::new("missing-column", format!("the column `{name}` is missing"), help);
                faults.push(fault.at(file, header.span));
            }
        }
        columns.is_sound = faults.errors() == errors;
        columns
    }

    /// The columns of records of a file that has no header: those for which `is_used`, in order.
    pub(crate) fn of_records(is_used: impl Fn(Column) -> bool) -> Self {
        let mut count = 0;
        let positions = Column::ALL.into_iter().map(|column| {
            let position = is_used(column).then_some(count);
            count += usize::from(position.is_some());
            position
        });
        let positions = positions.collect();
        Self { positions, count, is_complete: true, is_sound: true }
    }

    fn place(
        &mut self,
        file: &SourceFile,
        header: &Row<'_>,
        known: &[Known],
        position: usize,
        field: &Field<'_>,
    ) -> Option<Diagnostic> {
        let names = || known.iter().map(|(name, _)| *name);
        let slot = names().position(|name| name == field.text).and_then(|index| self.positions.get_mut(index));
        let Some(slot) = slot else {
            let (message, help) = if field.text.is_empty() {
                let help = "name it, or take away the separator that makes it";
                (format!("column {} has no name", position + 1), help.to_owned())
            } else {
                (format!("unknown column {}", shown(&field.text)), suggestion(&field.text, names(), "the columns are"))
            };
            return Some(Fault::new("unknown-column", message, help).at(file, field.span));
        };
        let Some(first) = *slot else {
            *slot = Some(position);
            return None;
        };
        let message = format!("the column {} stands twice", shown(&field.text));
        let diagnostic = Fault::new("duplicate-column", message, "leave one of them out").at(file, field.span);
        Some(match header.fields.get(first) {
            Some(first) => diagnostic.also(file, first.span, "the first"),
            None => diagnostic,
        })
    }

    /// Where a column stands, from 0, if the file has it.
    pub(crate) fn position(&self, column: usize) -> Option<usize> {
        self.positions.get(column).copied().flatten()
    }

    /// How many columns the header has.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The field of `row` in a column, if the file has it.
    pub(crate) fn field<'r, 'a>(&self, row: &'r Row<'a>, column: usize) -> Option<&'r Field<'a>> {
        row.fields.get(self.position(column)?)
    }

    /// Whether `row` can be taken apart.
    pub(crate) fn fits(&self, row: &Row<'_>) -> bool {
        row.broken.is_none() && row.fields.len() == self.count
    }

    /// What makes `row` unreadable as a whole, if anything does.
    pub(crate) fn shape_fault(&self, file: &SourceFile, row: &Row<'_>) -> Option<Diagnostic> {
        if let Some((broken, span)) = &row.broken {
            return Some(unwritten(broken).at(file, *span));
        }
        let fields = row.fields.len();
        let (message, span) = match fields.cmp(&self.count) {
            std::cmp::Ordering::Equal => return None,
            std::cmp::Ordering::Less => ("too few", row.span),
            std::cmp::Ordering::Greater => {
                ("too many", row.fields.get(self.count).map_or(row.span, |extra| extra.span))
            }
        };
        let message = format!("the row has {message} fields: {fields}, where the header has {}", self.count);
        let help = "every row has as many separators as the header; a text that contains one stands in double quotes";
        Some(Fault::new("wrong-number-of-fields", message, help).at(file, span))
    }
}

/// What is told of a row that cannot be taken apart.
fn unwritten(broken: &Broken) -> Fault {
    let help = "a text in double quotes ends with one, on its line, and a quote inside it is written twice: `\"the \"\"old\"\" site\"`";
    match broken {
        Broken::UnclosedQuote => {
            Fault::new("unclosed-quote", "the quote that opens here is not closed on its line", help)
        }
        Broken::TextAfterQuote => Fault::new("unclosed-quote", "text stands after the quote that closes", help),
        Broken::Json(fault) => fault.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_their_names() {
        for (index, column) in Column::ALL.into_iter().enumerate() {
            let name = format!("{column:?}").to_lowercase();
            assert_eq!((column as usize, column.name()), (index, name.as_str()));
        }
    }
}
