//! A report as a Word document (Office Open XML, ECMA-376): real styles, real tables, headings that the navigation shows, links
//! within, and nothing in its properties that the report does not say.
//!
//! ```text
//!   Report ── body ──> word/document.xml ┐
//!                      styles, numbering ┴── package ──> .docx
//! ```
//!
//! Charts are tables here: a ministry edits what it can read. The same report gives the same bytes.

mod body;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::report::headline;
use super::{escape, without_isolates};
use crate::language::Language;
use crate::phrase::Phrases;
use crate::report::{Front, Report};

/// The looks of a report in Word.
const STYLES: &str = include_str!("styles.xml");

/// One level of bullets.
const NUMBERING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>"#,
    r#"<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="start"/>"#,
    r#"<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>"#,
    r#"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#,
);

const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"#,
    r#"<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"</Types>"#,
);

const PACKAGE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"</Relationships>"#,
);

const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/>"#,
    r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    r#"</w:settings>"#,
);

/// A report as a Word document.
///
/// # Errors
///
/// Only where the package cannot be written to memory.
pub(super) fn docx(report: &Report) -> io::Result<Vec<u8>> {
    let body = body::Body::of(report);
    let parts: [(&str, String); 9] = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", PACKAGE.to_owned()),
        ("docProps/core.xml", properties(report)),
        ("word/document.xml", body.document()),
        ("word/_rels/document.xml.rels", body.relationships()),
        ("word/styles.xml", styles(report.front.language)),
        ("word/numbering.xml", NUMBERING.to_owned()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/header1.xml", header(report)),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The clock is no matter of a report.
        .last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts.into_iter().chain([("word/footer1.xml", footer(report))]) {
        package.start_file(name, options)?;
        package.write_all(text.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

/// The looks, with the language of the text, so that a word processor checks its spelling by the right rules.
fn styles(language: Language) -> String {
    let language = match language {
        Language::English => return STYLES.to_owned(),
        Language::French => "<w:lang w:val=\"fr-FR\"/>",
        Language::Arabic => "<w:lang w:val=\"en-GB\" w:bidi=\"ar-OM\"/>",
        Language::Persian => "<w:lang w:val=\"en-GB\" w:bidi=\"fa-IR\"/>",
    };
    let end = "</w:rPr></w:rPrDefault>";
    STYLES.replacen(end, &format!("{language}{end}"), 1)
}

/// Title and date; a document tells no more of itself.
fn properties(report: &Report) -> String {
    let front = &report.front;
    let at = front.calendar.rfc3339(front.at);
    let language = match front.language {
        Language::English => String::new(),
        other => format!("<dc:language>{other}</dc:language>"),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>Servanda</dc:creator>{language}\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created></cp:coreProperties>",
        escape(&without_isolates(&running(front))),
    )
}

/// What it is: the agreement, and the report on it.
fn running(front: &Front) -> String {
    front.say().reason_at(&front.agreement_title, &headline(front, front.say()))
}

fn header(report: &Report) -> String {
    let front = &report.front;
    let title = running(front);
    framed(front.say(), "hdr", "Header", &body::said(&title))
}

fn footer(report: &Report) -> String {
    let page = |field: &str| format!("<w:fldSimple w:instr=\"{field}\"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let text = format!(
        "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>{}</w:t></w:r><w:r><w:tab/></w:r>{}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{}",
        escape(report.front.marking),
        page("PAGE"),
        page("NUMPAGES"),
    );
    framed(report.front.say(), "ftr", "Footer", &text)
}

/// The header or the footer: one line, with a stop at the end of it.
fn framed(say: Phrases, element: &str, style: &str, runs: &str) -> String {
    let bidi = if say.direction() == "rtl" { "<w:bidi/>" } else { "" };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:{element} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>\
         <w:tabs><w:tab w:val=\"end\" w:pos=\"{}\"/></w:tabs>{bidi}</w:pPr>{runs}</w:p></w:{element}>",
        body::WIDTH,
    )
}
