//! What is simulated, as a straight program: each line works out from when and until when something is so.
//!
//! ```text
//!   draw          how long something takes, or how long a limit holds
//!   stretch       [from, until) in days after the day asked, of many runs at once
//! ```
//!
//! A condition is so in one stretch of each run. That is exact for facts that come and stay, for limits that hold and
//! then fail, and for everything put together of these with `and`, `not` and `for`; of an `or` whose parts hold at
//! different times the stretch reaches from the first to the last of them.

use super::table::Table;

/// The place of a stretch in a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Register(pub(super) usize);

/// The place of a drawn length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DrawId(pub(super) usize);

/// One line of a program.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// So from one day until another.
    Fixed(f32, f32),
    /// Begins a drawn time after something begins, and stays. Where `at_least` is said, no sooner than that day.
    After(Register, DrawId),
    /// Begins so many days after something begins, and lasts as long.
    Later(Register, f32),
    /// Begins with something and ends a drawn time after a day.
    Until(Register, DrawId, f32),
    /// While all are so.
    All(Vec<Register>),
    /// From when so many are so.
    Some(Vec<Register>, usize),
    /// From when it has been so for that long.
    For(Register, f32),
    /// Until it is so.
    Not(Register),
    /// From its end on, and so many days later, for good.
    Ended(Register, f32),
    /// From its beginning on, unless that comes after a day.
    By(Register, f32),
    /// From its beginning on, if that comes after a day.
    NotBy(Register, f32),
    /// From a day until it begins.
    Between(f32, Register),
}

/// What is drawn and worked out in each run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Program {
    pub(super) lines: Vec<Line>,
    pub(super) tables: Vec<Table>,
    pub(super) watched: Vec<Register>,
}

impl Program {
    /// An empty program.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more draw.
    pub fn draw(&mut self, table: Table) -> DrawId {
        self.tables.push(table);
        DrawId(self.tables.len() - 1)
    }

    /// One more line.
    pub fn line(&mut self, line: Line) -> Register {
        self.lines.push(line);
        Register(self.lines.len() - 1)
    }

    /// Counts on which day something begins.
    pub fn watch(&mut self, register: Register) -> usize {
        self.watched.push(register);
        self.watched.len() - 1
    }

    /// How many draws there are.
    pub fn draws(&self) -> usize {
        self.tables.len()
    }
}
