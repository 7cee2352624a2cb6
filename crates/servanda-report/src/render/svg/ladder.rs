//! The relief as a ladder: the first step lowest; what has been given is drawn through, what has not is dashed.

use super::{Anchor, Drawing, FAINT, INK, Tenths, WIDTH};
use crate::page::Tone;
use crate::report::chart::Rung;

const ROW: i64 = 54;
const STEP: i64 = 340;

pub fn drawn<'a>(mut drawing: Drawing<'a>, rungs: &[Rung]) -> Drawing<'a> {
    let count = i64::try_from(rungs.len()).unwrap_or(1).max(1);
    let shift = if count > 1 { (WIDTH - 16 - STEP) / (count - 1) } else { 0 };
    for (rung, index) in rungs.iter().zip(0..) {
        let top = (8 + (count - 1 - index) * ROW) * 10;
        let left = (8 + index * shift) * 10;
        let (from, to) = ((Tenths(left), Tenths(top)), (Tenths(left + STEP * 10), Tenths(top + (ROW - 8) * 10)));
        let (stroke, dashes) = if rung.is_given { (edge(rung.tone), "") } else { (FAINT, "4 3") };
        let ground = if rung.is_given { "#f2f6f8" } else { "#ffffff" };
        drawing.rect(
            from,
            to,
            &format!(
                "fill=\"{ground}\" stroke=\"{stroke}\" stroke-width=\"1.4\" stroke-dasharray=\"{dashes}\" rx=\"3\""
            ),
        );
        drawing.rect(from, (Tenths(left + 50), to.1), &format!("fill=\"{stroke}\""));
        drawing.text((Tenths(left + 140), Tenths(top + 190)), Anchor::Start, INK, &rung.title, STEP - 20);
        let status = format!("{} {}", rung.symbol, rung.status);
        let below = if rung.worth.is_empty() { status } else { format!("{status} · {}", rung.worth) };
        drawing.text((Tenths(left + 140), Tenths(top + 360)), Anchor::Start, FAINT, &below, STEP - 20);
    }
    drawing.height = 8 + count * ROW;
    drawing
}

fn edge(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "#2b6e52",
        Tone::Bad => "#b4391f",
        Tone::Doubtful => "#9a6b00",
        _ => FAINT,
    }
}
