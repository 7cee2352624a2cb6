//! What records say.

use super::Phrases;

impl Phrases {
    pub fn said_unknown(self) -> &'static str {
        self.text("said-unknown")
    }

    pub fn said_refused(self) -> &'static str {
        self.text("act-refused")
    }

    pub fn said_none(self) -> &'static str {
        self.text("said-none")
    }

    pub fn record_taken_back(self) -> &'static str {
        self.text("record-taken-back")
    }

    /// `stockpile at natanz`.
    pub fn record_at(self, name: &str, places: &str) -> String {
        self.told("record-at", [("name", name.into()), ("places", places.into())])
    }

    /// `delivered of batch-3`.
    pub fn record_of(self, subject: &str, key: &str) -> String {
        self.told("record-of", [("subject", subject.into()), ("key", key.into())])
    }

    /// `stockpile at natanz: 138 kg`.
    pub fn record_says(self, subject: &str, value: &str) -> String {
        self.told("record-says", [("subject", subject.into()), ("value", value.into())])
    }

    /// Over a stretch of time, from the beginning if no first day is given.
    pub fn record_through(self, first: Option<&str>, last: &str) -> String {
        match first {
            Some(first) => self.told("record-from-through", [("first", first.into()), ("last", last.into())]),
            None => self.told("record-through", [("last", last.into())]),
        }
    }

    pub fn record_some_time(self, first: &str, last: &str) -> String {
        self.told("record-some-time", [("first", first.into()), ("last", last.into())])
    }
}
