//! Whether the region knows.

pub(super) mod region_not_briefed;
pub(super) mod stakeholder_not_briefed;
