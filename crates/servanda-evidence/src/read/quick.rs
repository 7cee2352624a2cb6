//! Plain rows, read quickly: a reading or an event, written as nearly all are, with nothing wrong in it.
//!
//! ```text
//!   line ── printable, no quotes? ── split ── every cell of the plainest form? ──> packed record
//!                                 any doubt ──> the line is read cell by cell, faults and all (see `row`)
//! ```
//!
//! Nothing is decided here that `row` would decide otherwise; what this module does not know, it leaves alone. Lines
//! stand for themselves (no field has a line break), so that several threads can share a file.

use std::sync::OnceLock;

use servanda_agreement::{Event, EventId, Measure, MeasureId, Named, Place, Scale};
use servanda_base::{Calendar, Date, Decimal, Instant, Marking, SourceFile, Span, Text};

use crate::csv::delimiter;
use crate::packed::{Form, Parts, WITHOUT_KEY, What, code_of};
use crate::{Grain, ShortNumber, SourceId, Time};

use super::columns::{Column, Columns};
use super::context::Context;
use super::drafts::Plain;
use super::line::{Line, Names};

/// For so many bytes of ids and keys a line room is made at once.
const ID_BYTES: usize = 12;

/// A line that is to be read cell by cell: where it begins and ends, its number, and how many plain ones come before.
pub(crate) struct Slow {
    pub before: usize,
    pub span: Span,
    pub line: usize,
}

/// What plain rows are read against.
pub(crate) struct Quick<'c, 'a> {
    context: &'c Context<'a>,
    columns: &'c Columns,
    index: usize,
    file: &'c SourceFile,
    separator: u8,
    subjects: Names<'a, Subject<'a>>,
    positions: Positions,
}

/// At which cell of a line each column stands.
type Positions = [Option<u8>; Column::ALL.len()];

/// A measure or an event, with what a plain row of it may say.
enum Subject<'a> {
    Measure { id: MeasureId, symbol: &'a str, factor: Factor, places: &'a [Place], by_name: OnceLock<Names<'a, u32>> },
    Event { id: EventId, places: &'a [Place], by_name: OnceLock<Names<'a, u32>> },
}

impl<'c, 'a> Quick<'c, 'a> {
    pub(crate) fn new(context: &'c Context<'a>, columns: &'c Columns, index: usize, file: &'c SourceFile) -> Self {
        let agreement = context.agreement;
        let of_measure = |id: MeasureId, measure: &'a Measure| {
            let Scale::Number(unit) = measure.scale else { return None };
            let symbol = agreement.units[unit].symbol.as_str();
            let factor = Factor::of(context.factor(symbol, unit, "").ok()?)?;
            measure.formula.is_none().then(|| Subject::Measure {
                id,
                symbol,
                factor,
                places: &measure.places,
                by_name: OnceLock::new(),
            })
        };
        let of_event = |id: EventId, event: &'a Event| {
            let is_plain = event.counted_in.is_none();
            is_plain.then(|| Subject::Event { id, places: &event.places, by_name: OnceLock::new() })
        };
        let subject = |named: Named| match named {
            Named::Measure(id) => of_measure(id, &agreement.measures[id]),
            Named::Event(id) => of_event(id, &agreement.events[id]),
            _ => None,
        };
        let subjects = agreement.names.iter().filter_map(|(name, named)| Some((name.as_str(), subject(*named)?)));
        let position = |column: Column| columns.position(column as usize).and_then(|at| u8::try_from(at).ok());
        let (subjects, positions) = (subjects.collect(), Column::ALL.map(position));
        Self { context, columns, index, file, separator: delimiter(file.text()), subjects, positions }
    }

    /// The plain lines in `body`, which begins where a line does, and the lines that are not plain. The file is shared
    /// among threads by lines, so that nothing depends on how many there are. `line` is the number of the first.
    pub(crate) fn read_shared(&self, body: Span, line: usize, threads: usize) -> (Plain, Vec<Slow>) {
        let text = self.file.text().as_bytes();
        let share = (body.end - body.start) / threads.max(1) + 1;
        let mut shares = Vec::new();
        let (mut start, mut line) = (body.start, line);
        while start < body.end {
            let reach = (start + share).min(body.end);
            let rest = text.get(reach..body.end).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest).map_or(body.end, |at| reach + at + 1);
            let lines = memchr::memchr_iter(b'\n', text.get(start..end).unwrap_or_default()).count();
            shares.push((Span::new(start, end), line, lines + 1));
            line += lines;
            start = end;
        }
        let read = |(span, line, lines)| self.read(span, line, lines);
        let (mut plain, mut slow) = (Plain::default(), Vec::new());
        for (rows, lines) in in_parallel(shares, read) {
            slow.extend(lines.into_iter().map(|slow| Slow { before: slow.before + plain.len(), ..slow }));
            plain.absorb(rows);
        }
        (plain, slow)
    }

    fn read(&self, span: Span, first: usize, lines: usize) -> (Plain, Vec<Slow>) {
        let mut rest = self.file.text().get(span.start..span.end).unwrap_or_default();
        let mut plain = Plain::default();
        plain.packed.reserve(lines, lines * ID_BYTES);
        plain.starts.reserve_exact(lines);
        let mut slow = Vec::new();
        let mut last = Last { utc: Calendar::utc(), written: [0; 10], date: None, unix: 0, source: None };
        let (mut start, mut number) = (span.start, first);
        while !rest.is_empty() {
            let line = Line::first(rest.as_bytes(), self.separator);
            if line.length > 0 && self.row(rest, &line, (start, number), &mut last, &mut plain).is_none() {
                slow.push(Slow { before: plain.len(), span: Span::new(start, start + line.next), line: number });
            }
            rest = rest.get(line.next..).unwrap_or_default();
            (start, number) = (start + line.next, number + 1);
        }
        (plain, slow)
    }

    /// Puts the line with which `text` begins behind the others, if it is plain; it begins at a byte of the file, and
    /// has a number.
    fn row(
        &self,
        text: &str,
        line: &Line,
        (start, number): (usize, usize),
        last: &mut Last,
        plain: &mut Plain,
    ) -> Option<()> {
        let cells = Cells::of(text, line, &self.positions, self.columns.count())?;
        let cell = |column: Column| cells.get(column);
        let optional = |column: Column| Some(cell(column)).filter(|text| !text.is_empty());
        let start = u32::try_from(start).ok()?;
        if !cell(Column::Amount).is_empty() || !cell(Column::Through).is_empty() {
            return None;
        }
        let id = optional(Column::Id)?;
        let what = self.what(&cells)?;
        let calendar = &self.context.agreement.calendar;
        let time = last.time(calendar, cell(Column::At))?;
        let recorded = last.time(calendar, cell(Column::Recorded))?;
        if recorded.last() < time.start {
            return None;
        }
        let source = self.source(cell(Column::Source), last)?;
        let credibility = credibility(cell(Column::Credibility))?;
        let marking = self.marking(cell(Column::Marking))?;
        let parts = Parts {
            id,
            what,
            time,
            recorded_at: recorded.start.max(time.start),
            provenance: plain.packed.provenance(source, optional(Column::Via), credibility, &marking),
            notes: [optional(Column::Ref), optional(Column::Url), optional(Column::Note)],
            file: self.index,
            line: number,
        };
        if let Some(target) = optional(Column::Supersedes) {
            plain.targets.push((plain.len(), Text::from(target)));
        }
        plain.packed.push_parts(&parts);
        plain.starts.push(start);
        Some(())
    }

    /// What a plain row says.
    fn what<'l>(&self, cells: &Cells<'l>) -> Option<What<'l>> {
        let cell = |column: Column| cells.get(column);
        match (cell(Column::Kind), cells.find(Column::Subject, &self.subjects)?) {
            ("reading", Subject::Measure { id, symbol, factor, places, by_name }) => {
                if cell(Column::Unit) != *symbol || !cell(Column::Of).is_empty() {
                    return None;
                }
                let value = plain_number(cell(Column::Value), *factor)?;
                let places = self.places(places, by_name, cells)?;
                Some(What { form: Form::Number, value, key: None, subject: id.index(), places })
            }
            ("event", Subject::Event { id, places, by_name }) if cell(Column::Unit).is_empty() => {
                let form = match cell(Column::Value) {
                    "" => Form::Happened,
                    "none" => Form::DidNot,
                    "refused" => Form::WasRefused,
                    _ => return None,
                };
                let places = self.places(places, by_name, cells)?;
                let key = Some(cell(Column::Of)).filter(|key| !key.is_empty());
                Some(What { form, value: WITHOUT_KEY, key, subject: id.index(), places })
            }
            _ => None,
        }
    }

    /// The code of the places of a row.
    fn places(&self, places: &'a [Place], by_name: &OnceLock<Names<'a, u32>>, cells: &Cells<'_>) -> Option<u32> {
        if places.is_empty() {
            return if cells.get(Column::Site).is_empty() { code_of(None) } else { None };
        }
        let agreement = self.context.agreement;
        let code = |place: &'a Place| Some((agreement.place_name(*place).as_str(), code_of(Some(*place))?));
        let by_name = by_name.get_or_init(|| places.iter().filter_map(code).collect());
        cells.find(Column::Site, by_name).copied()
    }

    fn source(&self, id: &str, last: &mut Last) -> Option<SourceId> {
        if let Some(same) = last.source
            && &*self.context.known[same].id == id
        {
            return Some(same);
        }
        last.source = self.context.source(id).ok();
        last.source
    }

    fn marking(&self, text: &str) -> Option<Marking> {
        match text {
            "" if self.columns.position(Column::Marking as usize).is_none() => Some(Marking::Clear),
            "clear" => Some(Marking::Clear),
            "green" => Some(Marking::Green),
            "amber" => Some(Marking::Amber),
            "amber+strict" => Some(Marking::AmberStrict),
            _ => None,
        }
    }
}

/// The cells of one line.
struct Cells<'l> {
    text: &'l str,
    line: &'l Line,
    positions: &'l Positions,
}

impl<'l> Cells<'l> {
    /// The cells of a plain line that has one for each column.
    fn of(text: &'l str, line: &'l Line, positions: &'l Positions, count: usize) -> Option<Self> {
        let is_whole = line.is_plain && line.count == count && line.length <= super::PLAIN_BYTES;
        is_whole.then_some(Self { text, line, positions })
    }

    /// Where what stands in a column begins and ends, without the blanks around it, which few have.
    fn place(&self, column: Column) -> (usize, usize) {
        let Some(position) = self.positions.get(column as usize).copied().flatten() else { return (0, 0) };
        let (start, end) = self.line.cell(position.into());
        let cell = self.text.as_bytes().get(start..end).unwrap_or_default();
        match cell {
            [b' ', ..] | [.., b' '] => {
                let start = end - cell.trim_ascii_start().len();
                (start, start + cell.trim_ascii().len())
            }
            _ => (start, end),
        }
    }

    /// What stands in a column; nothing where the file has no such column.
    fn get(&self, column: Column) -> &'l str {
        let (start, end) = self.place(column);
        self.text.get(start..end).unwrap_or_default()
    }

    /// What the name in a column is known as.
    fn find<'n, V>(&self, column: Column, names: &'n Names<'_, V>) -> Option<&'n V> {
        let (start, end) = self.place(column);
        names.find(self.text.get(start..)?, end - start)
    }
}

/// The code of a number of up to 15 digits, with a point in it or none, times `factor`.
fn plain_number(text: &str, factor: Factor) -> Option<i64> {
    if !(1..=16).contains(&text.len()) {
        return None;
    }
    let mut mantissa: i64 = 0;
    let mut point = None;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() && index > 0 => point = Some(index + 1),
            _ => return None,
        }
    }
    if point == Some(text.len()) {
        return None;
    }
    let after_point = point.map_or(0, |point| text.len() - point);
    let mut mantissa = mantissa.checked_mul(factor.mantissa)?;
    let mut scale = u32::try_from(after_point).ok()? + factor.scale;
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    let number = (scale <= Decimal::MAX_SCALE).then(|| Decimal::new(mantissa, scale))?;
    ShortNumber::of(number).map(ShortNumber::code)
}

/// How many base units a unit is.
#[derive(Clone, Copy)]
struct Factor {
    mantissa: i64,
    scale: u32,
}

impl Factor {
    /// `None` if it has too many digits.
    fn of(factor: Decimal) -> Option<Self> {
        let factor = factor.normalize();
        Some(Self { mantissa: i64::try_from(factor.mantissa()).ok()?, scale: factor.scale() })
    }
}

fn credibility(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// What the last row said, which the next most often says too.
struct Last {
    utc: Calendar,
    written: [u8; 10],
    date: Option<Date>,
    /// The first instant of that date in UTC.
    unix: i64,
    source: Option<SourceId>,
}

impl Last {
    /// A day, or an instant in UTC: `2026-06-10`, `2026-06-10T08:00:00Z`.
    fn time(&mut self, calendar: &Calendar, text: &str) -> Option<Time> {
        let (day, clock) = text.as_bytes().split_first_chunk::<10>()?;
        self.look_at(day)?;
        match clock {
            [] => {
                let date = self.date?;
                Some(Time { start: calendar.open(date), end: calendar.close(date), grain: Grain::Day })
            }
            [b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z'] => {
                let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
                let is_time = hour < 24 && minute < 60 && second < 60;
                let at = Instant::from_unix(self.unix + hour * 3_600 + minute * 60 + second);
                is_time.then_some(Time { start: at, end: at, grain: Grain::Instant })
            }
            _ => None,
        }
    }

    fn look_at(&mut self, day: &[u8; 10]) -> Option<()> {
        if self.date.is_some() && self.written == *day {
            return Some(());
        }
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *day else { return None };
        let year = i16::try_from(two(y1, y2)? * 100 + two(y3, y4)?).ok()?;
        let (month, day_of_month) = (i8::try_from(two(m1, m2)?).ok()?, i8::try_from(two(d1, d2)?).ok()?);
        let date = super::time::YEARS.contains(&year).then(|| Date::new(year, month, day_of_month).ok()).flatten()?;
        self.written = *day;
        self.date = Some(date);
        self.unix = self.utc.open(date).unix();
        Some(())
    }
}

/// A number of two digits.
fn two(tens: u8, ones: u8) -> Option<i64> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| i64::from(tens) * 10 + i64::from(ones))
}

/// What `work` makes of each part, in order; each part has a thread of its own, the last one this.
fn in_parallel<T: Send, U: Send>(mut parts: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let Some(last) = parts.pop() else { return Vec::new() };
    std::thread::scope(|scope| {
        let others: Vec<_> = parts.into_iter().map(|part| scope.spawn(|| work(part))).collect();
        let last = work(last);
        let others = others.into_iter().map(|thread| thread.join());
        let mut done: Vec<U> =
            others.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect();
        done.push(last);
        done
    })
}
