//! Plain rows, read quickly: a reading or an event, written as nearly all are, with nothing wrong in it.
//!
//! ```text
//!   line ── printable, no quotes? ── split ── every cell of the plainest form? ──> Draft
//!                                 any doubt ──> the line is read cell by cell, faults and all (see `row`)
//! ```
//!
//! Nothing is decided here that `row` would decide otherwise; what this module does not know, it leaves alone. Lines
//! stand for themselves (no field has a line break), so that several threads can share a file.

use std::sync::OnceLock;

use servanda_agreement::{Event, EventId, Measure, MeasureId, Named, Place, Scale};
use servanda_base::quick_hash::QuickMap;
use servanda_base::{Calendar, Date, Decimal, Instant, Interval, Marking, SourceFile, Span, Text};

use crate::{Body, Grain, Occurrence, Places, Reading, Record, SourceId, Time};

use crate::csv::delimiter;

use super::columns::{Column, Columns};
use super::context::Context;
use super::row::Draft;

/// More columns than this are read cell by cell.
const MOST_COLUMNS: usize = 32;

/// A line that is to be read cell by cell: where it begins and ends, its number, and before which draft it comes.
pub(crate) struct Slow {
    pub before: usize,
    pub span: Span,
    pub line: usize,
}

/// What plain rows are read against.
pub(crate) struct Plain<'c, 'a> {
    context: &'c Context<'a>,
    columns: &'c Columns,
    index: usize,
    file: &'c SourceFile,
    separator: u8,
    subjects: QuickMap<&'a str, Subject<'a>>,
}

/// A measure or an event, with what a plain row of it may say.
enum Subject<'a> {
    Measure {
        id: MeasureId,
        symbol: &'a str,
        factor: Decimal,
        places: &'a [Place],
        by_name: OnceLock<QuickMap<&'a str, Place>>,
    },
    Event {
        id: EventId,
        places: &'a [Place],
        by_name: OnceLock<QuickMap<&'a str, Place>>,
    },
}

impl<'c, 'a> Plain<'c, 'a> {
    pub(crate) fn new(context: &'c Context<'a>, columns: &'c Columns, index: usize, file: &'c SourceFile) -> Self {
        let agreement = context.agreement;
        let of_measure = |id: MeasureId, measure: &'a Measure| {
            let Scale::Number(unit) = measure.scale else { return None };
            let symbol = agreement.units[unit].symbol.as_str();
            let factor = context.factor(symbol, unit, "").ok()?;
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
        Self { context, columns, index, file, separator: delimiter(file.text()), subjects: subjects.collect() }
    }

    /// The drafts of the plain lines in `body`, which begins where a line does, and the lines that are not plain. The
    /// file is shared among threads by lines, so that nothing depends on how many there are. `line` is the number of
    /// the first.
    pub(crate) fn read_shared(&self, body: Span, line: usize, threads: usize) -> (Vec<Draft>, Vec<Slow>) {
        let text = self.file.text().as_bytes();
        let share = (body.end - body.start) / threads.max(1) + 1;
        let mut shares = Vec::new();
        let (mut start, mut line) = (body.start, line);
        while start < body.end {
            let reach = (start + share).min(body.end);
            let rest = text.get(reach..body.end).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest).map_or(body.end, |at| reach + at + 1);
            shares.push((Span::new(start, end), line));
            line += memchr::memchr_iter(b'\n', text.get(start..end).unwrap_or_default()).count();
            start = end;
        }
        let read = |(span, line)| self.read(span, line);
        let (mut plain, mut slow): (Vec<Draft>, Vec<Slow>) = (Vec::new(), Vec::new());
        for (drafts, lines) in in_parallel(shares, read) {
            slow.extend(lines.into_iter().map(|slow| Slow { before: slow.before + plain.len(), ..slow }));
            if plain.is_empty() {
                plain = drafts;
            } else {
                plain.extend(drafts);
            }
        }
        (plain, slow)
    }

    fn read(&self, span: Span, line: usize) -> (Vec<Draft>, Vec<Slow>) {
        let text = self.file.text().get(span.start..span.end).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
        let mut drafts = Vec::with_capacity(lines);
        let mut slow = Vec::new();
        let mut days = Days { utc: Calendar::utc(), written: [0; 10], date: None, unix: 0, source: None };
        let mut start = 0;
        for (number, end) in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).enumerate() {
            let row = text.get(start..end).unwrap_or_default();
            let line = line + number;
            match self.row(row, span.start + start, line, &mut days) {
                Some(draft) => drafts.push(draft),
                None if row.is_empty() => {}
                None => {
                    let span = Span::new(span.start + start, span.start + (end + 1).min(text.len()));
                    slow.push(Slow { before: drafts.len(), span, line });
                }
            }
            start = end + 1;
        }
        (drafts, slow)
    }

    /// One line as a draft, if it is plain.
    fn row(&self, text: &str, start: usize, line: usize, days: &mut Days) -> Option<Draft> {
        let text = text.strip_suffix('\r').unwrap_or(text);
        let cells = Cells::of(text, self.separator, self.columns)?;
        let cell = |column: Column| cells.get(column);
        let empty = |column: Column| cell(column).0.is_empty();
        if !empty(Column::Amount) || !empty(Column::Through) {
            return None;
        }
        let subject = self.subjects.get(cell(Column::Subject).0)?;
        let body = match (cell(Column::Kind).0, subject) {
            ("reading", Subject::Measure { id, symbol, factor, places, by_name }) if empty(Column::Of) => {
                if cell(Column::Unit).0 != *symbol {
                    return None;
                }
                let value = plain_number(cell(Column::Value).0)?;
                let value = Interval::point(value.checked_mul(*factor)?.normalize());
                let places = self.places(places, by_name, cell(Column::Site).0)?;
                Body::Reading { measure: *id, places, value: Reading::Value(value) }
            }
            ("event", Subject::Event { id, places, by_name }) if empty(Column::Unit) => {
                let value = match cell(Column::Value).0 {
                    "" => Occurrence::Happened(None),
                    "none" => Occurrence::None,
                    "refused" => Occurrence::Refused,
                    _ => return None,
                };
                let places = self.places(places, by_name, cell(Column::Site).0)?;
                let key = Some(cell(Column::Of).0).filter(|key| !key.is_empty());
                Body::Event { event: *id, places, key: key.map(Box::from), value }
            }
            _ => return None,
        };
        let calendar = &self.context.agreement.calendar;
        let time = days.time(calendar, cell(Column::At).0)?;
        let recorded = days.time(calendar, cell(Column::Recorded).0)?;
        if recorded.last() < time.start {
            return None;
        }
        let optional = |column: Column| Some(cell(column).0).filter(|text| !text.is_empty()).map(Box::from);
        let (id, id_at) = cell(Column::Id);
        let (supersedes, supersedes_at) = cell(Column::Supersedes);
        let record = Record {
            id: Some(id).filter(|id| !id.is_empty()).map(Text::from)?,
            body,
            time,
            recorded_at: recorded.start.max(time.start),
            source: self.source(cell(Column::Source).0, days)?,
            via: optional(Column::Via),
            credibility: credibility(cell(Column::Credibility).0)?,
            marking: self.marking(cell(Column::Marking).0)?,
            reference: optional(Column::Ref),
            url: optional(Column::Url),
            note: optional(Column::Note),
            supersedes: None,
            file: self.index,
            line,
        };
        let span = |at: usize, text: &str| Span::new(start + at, start + at + text.len());
        Some(Draft {
            id: Some(record.id.clone()),
            record: Some(record),
            supersedes: Some(supersedes).filter(|id| !id.is_empty()).map(Text::from),
            id_span: span(id_at, id),
            supersedes_span: span(supersedes_at, supersedes),
            file: self.index,
            span: Span::new(start, start + text.len()),
            line,
            lacks_credibility: false,
        })
    }

    fn places(&self, places: &'a [Place], by_name: &OnceLock<QuickMap<&'a str, Place>>, site: &str) -> Option<Places> {
        if places.is_empty() {
            return site.is_empty().then(Places::default);
        }
        let agreement = self.context.agreement;
        let by_name = by_name
            .get_or_init(|| places.iter().map(|place| (agreement.place_name(*place).as_str(), *place)).collect());
        by_name.get(site).copied().map(Places::from)
    }

    fn source(&self, id: &str, days: &mut Days) -> Option<SourceId> {
        if let Some(last) = days.source
            && &*self.context.known[last].id == id
        {
            return Some(last);
        }
        days.source = self.context.source(id).ok();
        days.source
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

/// The cells of one line, each with where it begins.
struct Cells<'l> {
    text: &'l str,
    columns: &'l Columns,
    ends: [u32; MOST_COLUMNS],
}

impl<'l> Cells<'l> {
    /// The cells of a line that is printable ASCII without quotes and has one for each column.
    fn of(text: &'l str, separator: u8, columns: &'l Columns) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_odd = |byte: u8| byte.wrapping_sub(b' ') > b'~' - b' ' || byte == b'"';
        if bytes.iter().fold(false, |odd, byte| odd | is_odd(*byte)) || text.len() > super::PLAIN_BYTES {
            return None;
        }
        let mut ends = [0; MOST_COLUMNS];
        let mut count = 0;
        for end in memchr::memchr_iter(separator, bytes).chain([bytes.len()]) {
            *ends.get_mut(count)? = u32::try_from(end).ok()?;
            count += 1;
        }
        (count == columns.count()).then_some(Self { text, columns, ends })
    }

    /// What stands in a column, and where; nothing where the file has no such column.
    fn get(&self, column: Column) -> (&'l str, usize) {
        let Some(position) = self.columns.position(column as usize) else { return ("", 0) };
        let end_of = |position: usize| self.ends.get(position).map_or(0, |end| *end as usize);
        let start = position.checked_sub(1).map_or(0, |before| end_of(before) + 1);
        let cell = self.text.get(start..end_of(position)).unwrap_or_default();
        let trimmed = cell.trim_ascii_start();
        (trimmed.trim_ascii_end(), start + cell.len() - trimmed.len())
    }
}

/// A number of up to 18 digits, with a point in it or none.
fn plain_number(text: &str) -> Option<Decimal> {
    if !(1..=18).contains(&text.len()) {
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
    let scale = point.map_or(0, |point| text.len() - point);
    let is_whole = point.is_none_or(|point| point < text.len());
    is_whole.then(|| Decimal::new(mantissa, u32::try_from(scale).unwrap_or(0)))
}

fn credibility(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// What the last row said, which the next most often says too.
struct Days {
    utc: Calendar,
    written: [u8; 10],
    date: Option<Date>,
    /// The first instant of that date in UTC.
    unix: i64,
    source: Option<SourceId>,
}

impl Days {
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
