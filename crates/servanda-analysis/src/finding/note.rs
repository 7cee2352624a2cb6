//! What one finding has to say of one place.

use servanda_agreement::Declared;

/// A place in the agreement and what is found there.
#[derive(Debug)]
pub struct Note<'a> {
    /// The declaration that it is about.
    pub of: &'a Declared,
    /// The words of the clause at which it is told; at the name if there is no such clause.
    pub words: &'static str,
    /// What is found.
    pub message: String,
    /// What to do here; what the finding says in general if it is not said.
    pub help: Option<String>,
    /// Other places: the declaration, the words of the clause, what is said of it.
    pub also: Vec<(&'a Declared, &'static str, String)>,
}

impl<'a> Note<'a> {
    /// A note on the clause of `of` that begins with `words`, or on its name.
    pub fn on(of: &'a Declared, words: &'static str, message: impl Into<String>) -> Self {
        Self { of, words, message: message.into(), help: None, also: Vec::new() }
    }

    /// With what is to be done here.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With another place.
    pub fn also(mut self, of: &'a Declared, words: &'static str, text: impl Into<String>) -> Self {
        self.also.push((of, words, text.into()));
        self
    }
}
