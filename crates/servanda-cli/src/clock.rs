//! The clock: the only place that asks what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use servanda::Instant;

/// Now.
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
