//! Verdicts over time, a band for each commitment.

use super::axis::{Times, draw_times};
use super::{Anchor, Drawing, FAINT, INK, Tenths, WIDTH, fill};
use crate::page::{Tone, VERDICTS, mark_of};
use crate::report::chart::Bands;

const LEFT: i64 = 236;
const ROW: i64 = 22;
const TOP: i64 = 6;

pub fn drawn<'a>(mut drawing: Drawing<'a>, bands: &Bands) -> Drawing<'a> {
    let times = Times { from: bands.from, until: bands.until, left: LEFT, right: WIDTH - 10 };
    let count = i64::try_from(bands.bands.len()).unwrap_or(0);
    let bottom = TOP + count * ROW;
    draw_times(&mut drawing, &times, TOP, bottom);
    for (band, index) in bands.bands.iter().zip(0..) {
        let top = (TOP + index * ROW) * 10;
        drawing.text((Tenths((LEFT - 10) * 10), Tenths(top + 145)), Anchor::End, INK, &band.title, LEFT - 14);
        for (from, until, verdict) in &band.stretches {
            let (x1, x2) = (times.place(*from), times.place(*until));
            let mark = mark_of(*verdict);
            let paint = format!("fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"1\"", fill(&drawing, mark.tone));
            drawing.rect((x1, Tenths(top + 30)), (x2, Tenths(top + 190)), &paint);
            if x2.0 - x1.0 >= 160 {
                label(&mut drawing, (x1, x2), top, mark.symbol, matches!(mark.tone, Tone::Bad | Tone::Doubtful));
            }
        }
    }
    legend(drawing, bands, bottom + 34)
}

/// The sign in the middle of a stretch, on a ground of its own.
fn label(drawing: &mut Drawing<'_>, (x1, x2): (Tenths, Tenths), top: i64, symbol: &str, has_pattern: bool) {
    let middle = (x1.0 + x2.0) / 2;
    if has_pattern {
        drawing.rect(
            (Tenths(middle - 70), Tenths(top + 45)),
            (Tenths(middle + 70), Tenths(top + 175)),
            "fill=\"#ffffff\" rx=\"2\"",
        );
    }
    drawing.text((Tenths(middle), Tenths(top + 153)), Anchor::Middle, INK, symbol, 20);
}

/// The words that occur, each with its paint and sign.
fn legend<'a>(mut drawing: Drawing<'a>, bands: &Bands, top: i64) -> Drawing<'a> {
    let occurs = |verdict| bands.bands.iter().flat_map(|band| &band.stretches).any(|(_, _, one)| *one == verdict);
    let (mut x, mut y) = (10, top);
    for verdict in VERDICTS.into_iter().filter(|verdict| occurs(*verdict)) {
        let mark = mark_of(verdict);
        let text = format!("{} {}", mark.symbol, drawing.say.verdict_name(verdict));
        let wide = 22 + i64::try_from(text.chars().count()).unwrap_or(0) * 7 + 16;
        if x + wide > WIDTH {
            (x, y) = (10, y + 20);
        }
        let paint = format!("fill=\"{}\" stroke=\"{FAINT}\" stroke-width=\"0.6\"", fill(&drawing, mark.tone));
        drawing.rect((Tenths(x * 10), Tenths(y * 10)), (Tenths((x + 16) * 10), Tenths((y + 12) * 10)), &paint);
        drawing.text((Tenths((x + 21) * 10), Tenths((y + 10) * 10)), Anchor::Start, INK, &text, 200);
        x += wide;
    }
    drawing.height = y + 22;
    drawing
}
