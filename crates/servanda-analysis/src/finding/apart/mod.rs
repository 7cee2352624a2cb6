//! Whether the technical track goes on without the political one.

pub(super) mod mixed_tracks;
pub(super) mod technical_waits_on_political;
