//! Every limit of the software, in one place. What lies beyond is refused with a clear error.

/// Bytes of one agreement file.
pub const AGREEMENT_BYTES: usize = 64 << 20;
/// Bytes of one evidence file.
pub const EVIDENCE_BYTES: usize = 4 << 30;
/// Records in one dossier.
pub const RECORDS: usize = 10_000_000;
/// Records that one thread assesses sooner than several have begun.
pub const RECORDS_OF_ONE_THREAD: usize = 20_000;
/// Bytes of a workbook when it is unpacked.
pub const WORKBOOK_BYTES: usize = 512 << 20;
/// Rows of a sheet.
pub const SHEET_ROWS: u32 = 1 << 20;
/// Columns of a sheet of records.
pub const SHEET_COLUMNS: usize = 256;
/// Bytes of one field of a record.
pub const FIELD_BYTES: usize = 64 << 10;
/// Commitments in one agreement.
pub const COMMITMENTS: usize = 100_000;
/// Nesting of an expression.
pub const EXPRESSION_DEPTH: usize = 64;
/// Nesting of JSON: each level of an expression takes up to four.
pub const JSON_DEPTH: usize = 5 * EXPRESSION_DEPTH;
/// Fields of one object in JSON.
pub const JSON_FIELDS: usize = 256;
/// Bytes of one name.
pub const NAME_BYTES: usize = 100;
/// Diagnostics listed for one dossier; the rest are counted.
pub const DIAGNOSTICS: usize = 1_000;
/// Whole periods or repeated deadlines looked at in one commitment.
pub const PERIODS: usize = 100_000;
/// Periods after what is known through which a recurring duty is projected.
pub const PROJECTED_PERIODS: usize = 120;
/// Times that the points of a temporal network are raised before the search for its least solution is given up.
pub const NETWORK_STEPS: usize = 20_000_000;
/// Steps of the search for a shorter contradiction than the first one found.
pub const CIRCLE_STEPS: usize = 2_000_000;
