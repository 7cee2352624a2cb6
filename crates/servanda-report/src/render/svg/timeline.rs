//! What was and what comes, one below the other, with a line where now is.

use super::{Anchor, Drawing, FAINT, INK, Tenths, WIDTH};
use crate::page::Tone;
use crate::report::chart::Moments;

const LEFT: i64 = 146;
const ROW: i64 = 24;

pub fn drawn<'a>(mut drawing: Drawing<'a>, moments: &Moments) -> Drawing<'a> {
    let mut y = 14;
    let mut is_ahead = false;
    let top = y - 6;
    let mut marks = Vec::new();
    for moment in &moments.moments {
        if !is_ahead && moment.at > moments.now {
            is_ahead = true;
            y = now(&mut drawing, moments, y);
        }
        marks.push((moment, y));
        y += ROW;
    }
    if !is_ahead {
        y = now(&mut drawing, moments, y);
    }
    let x = Tenths(LEFT * 10);
    drawing.line(
        (x, Tenths(top * 10)),
        (x, Tenths((y - ROW + 10) * 10)),
        &format!("stroke=\"{FAINT}\" stroke-width=\"1.2\""),
    );
    for (moment, y) in marks {
        let day = drawing.say.day_of(drawing.calendar, moment.at);
        drawing.text((Tenths((LEFT - 14) * 10), Tenths(y * 10 + 40)), Anchor::End, FAINT, &day, LEFT);
        dot(&mut drawing, moment.tone, y);
        drawing.text(
            (Tenths((LEFT + 14) * 10), Tenths(y * 10 + 40)),
            Anchor::Start,
            INK,
            &moment.title,
            WIDTH - LEFT - 20,
        );
    }
    drawing.height = y;
    drawing
}

/// A sign of its own for each tone.
fn dot(drawing: &mut Drawing<'_>, tone: Tone, y: i64) {
    let left = drawing.turned(Tenths(LEFT * 10)).0 / 10;
    match tone {
        Tone::Bad => drawing.put(format_args!(
            "<path d=\"M{} {} l8 8 m0 -8 l-8 8\" stroke=\"#b4391f\" stroke-width=\"2.6\" fill=\"none\"/>",
            left - 4,
            y - 4
        )),
        Tone::Ahead => drawing.put(format_args!(
            "<circle cx=\"{left}\" cy=\"{y}\" r=\"4.5\" fill=\"#ffffff\" stroke=\"{FAINT}\" stroke-width=\"1.6\"/>"
        )),
        Tone::Doubtful => drawing.put(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"9\" height=\"9\" fill=\"#c58f00\" transform=\"rotate(45 {left} {y})\"/>",
            left - 4,
            y - 4
        )),
        _ => drawing.put(format_args!("<circle cx=\"{left}\" cy=\"{y}\" r=\"4.5\" fill=\"#2b6e52\"/>")),
    }
}

fn now(drawing: &mut Drawing<'_>, moments: &Moments, y: i64) -> i64 {
    let line = Tenths((y - 3) * 10);
    drawing.line(
        (Tenths(100), line),
        (Tenths((WIDTH - 10) * 10), line),
        &format!("stroke=\"{INK}\" stroke-dasharray=\"4 3\""),
    );
    let text = format!("{} {}", drawing.say.now(), drawing.say.moment(drawing.calendar, moments.now));
    drawing.text((Tenths((WIDTH - 12) * 10), Tenths(y * 10 + 110)), Anchor::End, FAINT, &text, 240);
    y + ROW + 4
}
