//! A bar for each place; what is uncertain of it is hatched.

use servanda_base::Decimal;

use super::axis::Numbers;
use super::{Anchor, Drawing, FAINT, INK, Tenths, WIDTH};
use crate::report::chart::Bars;

const LEFT: i64 = 236;
const RIGHT: i64 = 120;
const ROW: i64 = 30;

pub fn drawn<'a>(mut drawing: Drawing<'a>, bars: &Bars) -> Drawing<'a> {
    let most = bars.bars.iter().filter_map(|bar| bar.high.max(bar.low)).max().unwrap_or(Decimal::ONE);
    let (numbers, _) = Numbers::holding(most, 0, WIDTH - LEFT - RIGHT);
    // Numbers go up an axis; here they go along.
    let along = |value: Decimal| Tenths((WIDTH - RIGHT) * 10 - numbers.place(value).0);
    for (bar, index) in bars.bars.iter().zip(0..) {
        let top = (8 + index * ROW) * 10;
        drawing.text((Tenths((LEFT - 10) * 10), Tenths(top + 145)), Anchor::End, INK, &bar.title, LEFT - 14);
        let (low, high) = (bar.low.unwrap_or(Decimal::ZERO), bar.high);
        let end = along(low);
        drawing.rect((Tenths(LEFT * 10), Tenths(top)), (end, Tenths(top + 200)), "fill=\"#44708f\"");
        let reach = high.map_or(end, &along);
        if high.is_some_and(|high| high > low) {
            let paint = format!("fill=\"{}\" stroke=\"#44708f\" stroke-dasharray=\"3 2\"", drawing.pattern("gap"));
            drawing.rect((end, Tenths(top)), (reach, Tenths(top + 200)), &paint);
        }
        drawing.text((Tenths(reach.0.max(end.0) + 80), Tenths(top + 145)), Anchor::Start, INK, &bar.shown, RIGHT);
    }
    let bottom = 8 + i64::try_from(bars.bars.len()).unwrap_or(0) * ROW;
    drawing.line(
        (Tenths(LEFT * 10), Tenths(20)),
        (Tenths(LEFT * 10), Tenths(bottom * 10)),
        &format!("stroke=\"{FAINT}\""),
    );
    drawing.height = bottom + 6;
    drawing
}
