//! What Typst may see: the template, the report, our fonts, and nothing of the machine.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, PathError, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// How a report is set.
const TEMPLATE: &str = include_str!("report.typ");

/// Every font that may be used, the first ones first.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&[u8]; 6] = [
        include_bytes!("../../../fonts/LibertinusSerif-Regular.otf"),
        include_bytes!("../../../fonts/LibertinusSerif-Semibold.otf"),
        include_bytes!("../../../fonts/LibertinusSerif-Italic.otf"),
        include_bytes!("../../../fonts/Vazirmatn-Regular.ttf"),
        include_bytes!("../../../fonts/Vazirmatn-Bold.ttf"),
        include_bytes!("../../../fonts/DejaVuSans.ttf"),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Whether some font has a sign for a letter, or it needs none.
pub(super) fn can_show(c: char) -> bool {
    // Joiners, marks of direction, isolates, variation selectors: they shape what stands beside them.
    let is_unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}');
    let has = |index: usize| BOOK.info(index).is_some_and(|info| info.coverage.contains(c.into()));
    is_unseen || c.is_whitespace() || (0..FONTS.len()).any(has)
}

/// One report, to be set.
pub(super) struct ReportWorld {
    main: Source,
    data: (FileId, Bytes),
}

impl ReportWorld {
    /// A report that is written as the template expects it.
    pub(super) fn new(data: String) -> Result<Self, PathError> {
        let id =
            |name: &str| VirtualPath::new(name).map(|path| FileId::new(RootedPath::new(VirtualRoot::Project, path)));
        Ok(Self {
            main: Source::new(id("report.typ")?, TEMPLATE.to_owned()),
            data: (id("report.json")?, Bytes::from_string(data)),
        })
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// The clock is no matter of a report.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
