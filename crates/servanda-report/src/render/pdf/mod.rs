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

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::report::NotWritten;
use crate::report::Report;
use world::ReportWorld;

/// For how many reports more what was laid out is kept, so that what they share is laid out once.
const KEPT: usize = 4;

/// A report as PDF.
///
/// # Errors
///
/// [`NotWritten`] where the typesetter refuses it, with its reason.
pub(super) fn pdf(report: &Report) -> Result<Vec<u8>, NotWritten> {
    let data = wire::json(report).map_err(|error| NotWritten(error.to_string()))?;
    let world = ReportWorld::new(data).map_err(|error| NotWritten(error.to_string()))?;
    let reasons = |errors: &[typst::diag::SourceDiagnostic]| {
        NotWritten(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
    };
    let document: PagedDocument = typst::compile(&world).output.map_err(|errors| reasons(&errors))?;
    // What was laid out for reports long ago is not needed again.
    typst::comemo::evict(KEPT);
    let standards = PdfStandards::new(&[PdfStandard::A_2a]).map_err(|error| NotWritten(error.message().to_string()))?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Servanda".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| reasons(&errors))
}
