//! The languages of reports, explanations and sites.

use std::fmt;
use std::str::FromStr;

/// A language in which reports, explanations and sites are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
}

/// What is no language of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoLanguage;

/// From where to where a language is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::English, Self::French, Self::Arabic, Self::Persian];

    /// Its code (BCP 47): `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Arabic => "ar",
            Self::Persian => "fa",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Arabic => "العربية",
            Self::Persian => "فارسی",
        }
    }

    /// Whether it is read from right to left.
    pub fn is_rtl(self) -> bool {
        self.direction() == Direction::RightToLeft
    }

    /// From where to where it is read.
    pub fn direction(self) -> Direction {
        match self {
            Self::English | Self::French => Direction::LeftToRight,
            Self::Arabic | Self::Persian => Direction::RightToLeft,
        }
    }
}

impl Direction {
    /// As the web names it: `ltr`.
    pub fn word(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = NoLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or(NoLanguage)
    }
}

impl fmt::Display for NoLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<&str> = Language::ALL.into_iter().map(Language::code).collect();
        write!(f, "reports are written in {}", codes.join(", "))
    }
}

impl std::error::Error for NoLanguage {}
