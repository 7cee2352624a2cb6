//! Whether each side's steps follow the other's, and can be taken back.

pub(super) mod all_at_once;
pub(super) mod all_or_nothing;
pub(super) mod irreversible_first;
pub(super) mod one_side_first;
pub(super) mod relief_before_evidence;
pub(super) mod relief_before_verification;
pub(super) mod relief_without_suspension;
pub(super) mod snapback_without_clock;
mod timing;
pub(super) mod unconditional_relief;
