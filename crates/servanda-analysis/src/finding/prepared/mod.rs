//! Whether it is agreed what follows if it goes wrong.

pub(super) mod breach_without_response;
pub(super) mod no_breakdown_scenario;
pub(super) mod no_way_back;
pub(super) mod phase_without_risk;
pub(super) mod procedure_without_end;
pub(super) mod risk_without_owner;
pub(super) mod scenario_without_preparation;
