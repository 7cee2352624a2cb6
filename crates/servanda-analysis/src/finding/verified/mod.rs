//! Whether somebody other than who owes it says if it was done.

pub(super) mod no_verifier;
pub(super) mod relief_without_verifier;
pub(super) mod report_after_period;
pub(super) mod verifier_without_access;
pub(super) mod verifies_itself;
