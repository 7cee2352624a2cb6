//! What is wrong with a dossier as annotations of GitHub Actions, which are shown beside the lines of a pull request.

use std::fmt::Write as _;

use servanda_base::{Diagnostic, Severity};

use crate::check::{CheckPage, spot};

/// One workflow command on each line: `::warning file=...,line=...,title=NAME::message`.
pub fn github(page: &CheckPage) -> String {
    page.diagnostics.iter().map(command).collect()
}

fn command(diagnostic: &Diagnostic) -> String {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let mut line = format!("::{word} ");
    if let Some(at) = spot(diagnostic) {
        let _ = write!(line, "file={},line={},col={},", property(at.file), at.line, at.column);
        // Columns of an end are understood within one line alone.
        if at.end_line == at.line && at.end_column > at.column {
            let _ = write!(line, "endColumn={},", at.end_column);
        } else if at.end_line > at.line {
            let _ = write!(line, "endLine={},", at.end_line);
        }
    }
    let mut text = diagnostic.message.clone();
    for (before, more) in [("this concerns ", &diagnostic.clause), ("help: ", &diagnostic.help)] {
        if let Some(more) = more {
            let _ = write!(text, "\n{before}{more}");
        }
    }
    let _ = writeln!(line, "title={}::{}", property(diagnostic.name), data(&text));
    line
}

/// A message as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value beside it, in which two more signs part things.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use servanda_base::{SourceFile, Span};

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let file = SourceFile::new("a,b/100%.accord.md", "one two\n");
        let one = Diagnostic::error("unknown-name", &file, Span::new(4, 7), "100 % of it\n::error::x").help("say");
        let line = github(&CheckPage::of("a", vec![one], Vec::new()));
        assert_eq!(
            line,
            "::error file=a%2Cb/100%25.accord.md,line=1,col=5,endColumn=8,title=unknown-name::\
             100 %25 of it%0A::error::x%0Ahelp: say\n"
        );
    }
}
