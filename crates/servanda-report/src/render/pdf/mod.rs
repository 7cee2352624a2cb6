//! A report as PDF, set in type by Typst: tagged, with bookmarks, fit for archives (PDF/A-2a).
//!
//! ```text
//!   Report ── wire ──> report.json ┐
//!                      report.typ  ┴── Typst ──> pages ──> PDF
//! ```
//!
//! The template is fixed; what a dossier says reaches it as data alone, so that no text can become a command. The same report
//! gives the same bytes.

mod wire;
mod world;

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::report::NotWritten;
use crate::report::{Kind, Report};
use world::ReportWorld;

/// For how many reports more what was laid out is kept, so that what they share is laid out once.
const KEPT: usize = 4;

/// How small the letters become of what is to fit on one page, the largest first; smaller ones nobody reads.
const SMALLER: [f64; 3] = [0.92, 0.85, 0.78];

/// A report as PDF.
///
/// # Errors
///
/// [`NotWritten`] where the typesetter refuses it, with its reason.
pub(super) fn pdf(report: &Report) -> Result<Vec<u8>, NotWritten> {
    let mut document = set(report, 1.0)?;
    for fit in SMALLER {
        if report.front.kind != Kind::Status || document.pages().len() == 1 {
            break;
        }
        document = set(report, fit)?;
    }
    // What was laid out for reports long ago is not needed again.
    typst::comemo::evict(KEPT);
    let standards = PdfStandards::new(&[PdfStandard::A_2a]).map_err(|error| NotWritten(error.message().to_string()))?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Servanda".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| reasons(&errors))
}

/// The pages of a report in letters of this size, 1 being that of the template.
fn set(report: &Report, fit: f64) -> Result<PagedDocument, NotWritten> {
    let data = wire::json(report, fit).map_err(|error| NotWritten(error.to_string()))?;
    let world = ReportWorld::new(data).map_err(|error| NotWritten(error.to_string()))?;
    typst::compile(&world).output.map_err(|errors| reasons(&errors))
}

fn reasons(errors: &[SourceDiagnostic]) -> NotWritten {
    NotWritten(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
}
