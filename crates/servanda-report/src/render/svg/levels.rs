//! Readings against a limit over time: the limit a stepped line, a reading a line until the next, what is uncertain a block, and
//! hatched where no measurement counts.

use servanda_base::{Decimal, Instant};

use super::axis::{Numbers, Times, draw_times};
use super::{Anchor, Drawing, FAINT, GRID, INK, Tenths, WIDTH};
use crate::report::chart::{Level, Levels};

const LEFT: i64 = 58;
const TOP: i64 = 22;
const BOTTOM: i64 = 210;

/// Colour and dashes of each line, so that they are told apart without colour.
const LINES: [(&str, &str); 4] = [("#1b4f72", ""), ("#a5480a", "7 3"), ("#2b6e52", "2 3"), ("#67408c", "10 3 2 3")];

pub fn drawn<'a>(mut drawing: Drawing<'a>, levels: &Levels) -> Drawing<'a> {
    let times = Times { from: levels.from, until: levels.until, left: LEFT, right: WIDTH - 12 };
    let all = levels.lines.iter().flat_map(|line| &line.levels).chain(&levels.limit);
    let most = all.filter_map(|level| level.high.max(level.low)).max().unwrap_or(Decimal::ONE);
    let (numbers, marks) = Numbers::holding(most, TOP, BOTTOM);
    draw_times(&mut drawing, &times, TOP, BOTTOM);
    let (left, right) = (Tenths(LEFT * 10), Tenths((WIDTH - 12) * 10));
    for mark in marks {
        let y = numbers.place(mark);
        drawing.line((left, y), (right, y), &format!("stroke=\"{GRID}\""));
        drawing.text((Tenths(left.0 - 60), Tenths(y.0 + 40)), Anchor::End, FAINT, &drawing.say.decimal(mark), LEFT);
    }
    drawing.text((Tenths(40), Tenths(130)), Anchor::Start, FAINT, &levels.unit, 200);
    let has_gap = gaps(&mut drawing, levels, &times);
    for (line, (colour, dashes)) in levels.lines.iter().zip(LINES) {
        let mut before: Option<(Instant, Tenths)> = None;
        for level in &line.levels {
            let y = draw(&mut drawing, level, (&times, &numbers), (colour, dashes));
            if let Some((until, last)) = before.filter(|(until, last)| *until == level.from && Some(*last) != y)
                && let Some(y) = y
            {
                let x = times.place(until);
                drawing.line(
                    (x, last),
                    (x, y),
                    &format!("stroke=\"{colour}\" stroke-width=\"1\" stroke-opacity=\"0.6\""),
                );
            }
            before = y.map(|y| (level.until, y));
        }
    }
    draw_limit(&mut drawing, &levels.limit, &times, &numbers);
    legend(drawing, levels, has_gap)
}

/// A stretch of a line; where it lies, if that is one number.
fn draw(
    drawing: &mut Drawing<'_>,
    level: &Level,
    (times, numbers): (&Times, &Numbers),
    (colour, dashes): (&str, &str),
) -> Option<Tenths> {
    let (x1, x2) = (times.place(level.from), times.place(level.until));
    match (level.low, level.high) {
        (Some(low), Some(high)) if low == high => {
            let y = numbers.place(low);
            let paint = format!("stroke=\"{colour}\" stroke-width=\"2.4\" stroke-dasharray=\"{dashes}\"");
            drawing.line((x1, y), (x2, y), &paint);
            let x1 = drawing.turned(x1);
            drawing.put(format_args!("<circle cx=\"{x1}\" cy=\"{y}\" r=\"3\" fill=\"{colour}\"/>"));
            Some(y)
        }
        (low, high) => {
            let top = high.map_or(Tenths(numbers.top * 10), |high| numbers.place(high));
            let bottom = numbers.place(low.unwrap_or(Decimal::ZERO));
            let paint = format!(
                "fill=\"{colour}\" fill-opacity=\"0.18\" stroke=\"{colour}\" stroke-width=\"1.2\" stroke-dasharray=\"3 2\""
            );
            drawing.rect((x1, top), (Tenths(x2.0.max(x1.0 + 20)), bottom), &paint);
            None
        }
    }
}

fn draw_limit(drawing: &mut Drawing<'_>, limit: &[Level], times: &Times, numbers: &Numbers) {
    let paint = format!("stroke=\"{INK}\" stroke-width=\"2\" stroke-dasharray=\"1 0\"");
    let mut before: Option<Tenths> = None;
    for level in limit {
        let Some(value) = level.high.or(level.low) else { continue };
        let (x1, x2, y) = (times.place(level.from), times.place(level.until), numbers.place(value));
        drawing.line((x1, y), (x2, y), &paint);
        if let Some(last) = before {
            drawing.line((x1, last), (x1, y), &paint);
        }
        let room = (x2.0 - x1.0) / 10;
        if room > 40 && before.is_none_or(|last| last != y) {
            // A limit that falls is named below its line: what is measured lies above it then.
            let shift = if before.is_some_and(|last| last < y) { 135 } else { -50 };
            drawing.named((Tenths(x1.0 + 40), Tenths(y.0 + shift)), &level.shown, room);
        }
        before = Some(y);
    }
}

/// Hatches the time in which nothing is known of any line; whether there is any.
fn gaps(drawing: &mut Drawing<'_>, levels: &Levels, times: &Times) -> bool {
    let mut known: Vec<(Instant, Instant)> =
        levels.lines.iter().flat_map(|line| &line.levels).map(|level| (level.from, level.until)).collect();
    known.sort_unstable();
    let mut reached = levels.from;
    let mut found = Vec::new();
    for (from, until) in known.into_iter().chain([(levels.until, levels.until)]) {
        if from > reached {
            found.push((reached, from));
        }
        reached = reached.max(until);
    }
    let paint = format!("fill=\"{}\"", drawing.pattern("gap"));
    for (from, until) in &found {
        drawing.rect((times.place(*from), Tenths(TOP * 10)), (times.place(*until), Tenths(BOTTOM * 10)), &paint);
    }
    !found.is_empty()
}

fn legend<'a>(mut drawing: Drawing<'a>, levels: &Levels, has_gap: bool) -> Drawing<'a> {
    let (mut x, mut y) = (LEFT, BOTTOM + 40);
    let say = drawing.say;
    let mut entries: Vec<(String, String)> = Vec::new();
    for (line, (colour, dashes)) in levels.lines.iter().zip(LINES) {
        let title = if line.title.is_empty() { say.measured() } else { &line.title };
        let paint = format!("stroke=\"{colour}\" stroke-width=\"2.4\" stroke-dasharray=\"{dashes}\"");
        entries.push((title.to_owned(), paint));
    }
    if !levels.limit.is_empty() {
        entries.push((levels.limit_title.clone(), format!("stroke=\"{INK}\" stroke-width=\"2\"")));
    }
    let is_uncertain = levels.lines.iter().flat_map(|line| &line.levels).any(|level| level.low != level.high);
    if is_uncertain {
        entries.push((say.uncertain().to_owned(), "block".to_owned()));
    }
    if has_gap {
        entries.push((say.gap().to_owned(), "gap".to_owned()));
    }
    for (title, paint) in entries {
        let wide = 34 + i64::try_from(title.chars().count()).unwrap_or(0) * 7 + 14;
        if x + wide > WIDTH && x > LEFT {
            (x, y) = (LEFT, y + 20);
        }
        let (from, to) = ((Tenths(x * 10), Tenths((y - 10) * 10)), (Tenths((x + 26) * 10), Tenths((y + 2) * 10)));
        match paint.as_str() {
            "gap" => {
                let paint = format!("fill=\"{}\" stroke=\"{GRID}\"", drawing.pattern("gap"));
                drawing.rect(from, to, &paint);
            }
            "block" => drawing.rect(
                from,
                to,
                "fill=\"#1b4f72\" fill-opacity=\"0.18\" stroke=\"#1b4f72\" stroke-dasharray=\"3 2\"",
            ),
            line => {
                let middle = Tenths((y - 4) * 10);
                drawing.line((from.0, middle), (to.0, middle), line);
            }
        }
        drawing.text((Tenths((x + 32) * 10), Tenths(y * 10)), Anchor::Start, INK, &title, WIDTH - x - 34);
        x += wide;
    }
    drawing.height = y + 14;
    drawing
}
