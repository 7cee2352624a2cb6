//! Axes: from times and numbers to places, and the marks along them.

use servanda_base::{Calendar, Date, Decimal, Duration, DurationUnit, Instant};

use super::{Anchor, Drawing, FAINT, GRID, Tenths, WIDTH};

/// Time along a drawing.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    pub from: Instant,
    pub until: Instant,
    /// Where it begins and ends.
    pub left: i64,
    pub right: i64,
}

/// Numbers up a drawing, from nothing on.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    pub most: Decimal,
    /// Where the most and nothing lie.
    pub top: i64,
    pub bottom: i64,
}

impl Times {
    /// Where an instant lies.
    pub fn place(&self, at: Instant) -> Tenths {
        let span = i128::from(self.until.unix()) - i128::from(self.from.unix());
        let along = i128::from(at.unix().clamp(self.from.unix(), self.until.unix())) - i128::from(self.from.unix());
        let room = i128::from(self.right - self.left) * 10;
        let offset = if span <= 0 { 0 } else { along * room / span };
        Tenths(self.left * 10 + i64::try_from(offset).unwrap_or(0))
    }
}

impl Numbers {
    /// Where a number lies.
    pub fn place(&self, value: Decimal) -> Tenths {
        let room = Decimal::from((self.bottom - self.top) * 10);
        let share = value.max(Decimal::ZERO).min(self.most).checked_mul(room).and_then(|up| up.checked_div(self.most));
        let up = share.and_then(|up| i64::try_from(up.round()).ok()).unwrap_or(0);
        Tenths(self.bottom * 10 - up)
    }

    /// An axis that holds a number, with marks at one, two or five times a power of ten.
    pub fn holding(value: Decimal, top: i64, bottom: i64) -> (Self, Vec<Decimal>) {
        let value = if value > Decimal::ZERO { value } else { Decimal::ONE };
        let step = step(value);
        let count = value.checked_div(step).map_or(Decimal::ONE, |count| count.ceil());
        let most = step.checked_mul(count).unwrap_or(value);
        let marks = (0..=12u32).map_while(|index| step.checked_mul(Decimal::from(index)).filter(|mark| *mark <= most));
        (Self { most, top, bottom }, marks.map(|mark| mark.normalize()).collect())
    }
}

/// One, two or five times a power of ten, of which at most five go into a number.
fn step(value: Decimal) -> Decimal {
    let ten = Decimal::TEN;
    let mut power = Decimal::ONE;
    while power.checked_mul(ten).is_some_and(|more| more < value) {
        power = power.checked_mul(ten).unwrap_or(power);
    }
    while power > value && power.scale() < 20 {
        power = power.checked_div(ten).unwrap_or(power);
    }
    power = power.checked_div(ten).unwrap_or(power);
    let multiples = [1u32, 2, 5, 10, 20, 50, 100].map(|times| power.checked_mul(Decimal::from(times)).unwrap_or(power));
    let fits = |step: &Decimal| step.checked_mul(Decimal::from(5u32)).is_some_and(|five| five >= value);
    multiples.into_iter().find(fits).unwrap_or(value)
}

/// The marks along a time: days of a short one, months of a long one, no more than eight.
pub fn marks(drawing: &Drawing<'_>, times: &Times) -> Vec<(Instant, String)> {
    let calendar = drawing.calendar;
    let (first, last) = (calendar.date_of(times.from), calendar.date_of(times.until.pred()));
    let days = (times.until.unix() - times.from.unix()) / 86_400;
    if days <= 56 {
        let step = if days <= 8 {
            1
        } else if days <= 16 {
            2
        } else {
            7
        };
        let dates = stepped(first, last, Duration::new(step, DurationUnit::Day));
        return dates.map(|date| (calendar.open(date), drawing.say.day_beside(date))).collect();
    }
    let months = days / 30;
    let step = [1, 2, 3, 6, 12, 24, 60].into_iter().find(|step| months / i64::from(*step) <= 7).unwrap_or(120);
    if drawing.say.has_own_months() {
        let starts = drawing.say.month_starts(first, last, step).into_iter();
        return starts.map(|date| (calendar.open(date), drawing.say.month_beside(date))).collect();
    }
    let start = first_of(first, step);
    let dates = stepped(start, last, Duration::new(step, DurationUnit::Month)).filter(|date| *date >= first);
    dates.map(|date| (calendar.open(date), drawing.say.month_beside(date))).collect()
}

/// The first day of a month whose number in the year goes by that step.
fn first_of(date: Date, step: u32) -> Date {
    let in_year = i8::try_from(step.min(12)).unwrap_or(12);
    let month = (date.month() - 1) / in_year * in_year + 1;
    Date::new(date.year(), month, 1).unwrap_or(date)
}

fn stepped(first: Date, last: Date, by: Duration) -> impl Iterator<Item = Date> {
    let utc = Calendar::utc();
    let nth = move |index: u32| utc.date_plus(first, Duration::new(by.count.saturating_mul(index), by.unit));
    (0..64).map(nth).take_while(move |date| *date <= last)
}

/// Draws time: a line of marks at `bottom`, grid lines up to `top`.
pub fn draw_times(drawing: &mut Drawing<'_>, times: &Times, top: i64, bottom: i64) {
    let mut free = i64::MIN;
    for (at, label) in marks(drawing, times) {
        let x = times.place(at);
        drawing.line((x, Tenths(top * 10)), (x, Tenths(bottom * 10)), &format!("stroke=\"{GRID}\""));
        // A mark whose label would touch the last one is left without.
        if x.0 >= free && x.0 + 300 <= WIDTH * 10 {
            drawing.text((x, Tenths(bottom * 10 + 150)), Anchor::Middle, FAINT, &label, 80);
            free = x.0 + 520;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_marks_of_numbers_are_round() {
        let (axis, marks) = Numbers::holding(number("295"), 0, 100);
        assert_eq!((axis.most, marks.len()), (number("300"), 4));
        let (axis, _) = Numbers::holding(number("4.1"), 0, 100);
        assert_eq!(axis.most, number("5"));
        let (axis, _) = Numbers::holding(number("0.02"), 0, 100);
        assert_eq!(axis.most.normalize(), number("0.02"));
    }

    #[test]
    fn numbers_go_up() {
        let (axis, _) = Numbers::holding(number("100"), 10, 110);
        assert_eq!(axis.place(number("0")), Tenths(1100));
        assert_eq!(axis.place(number("100")), Tenths(100));
        assert_eq!(axis.place(number("50")), Tenths(600));
    }

    #[test]
    fn times_go_along() {
        let times = Times { from: Instant::from_unix(0), until: Instant::from_unix(100), left: 10, right: 110 };
        assert_eq!(times.place(Instant::from_unix(50)), Tenths(600));
        assert_eq!(times.place(Instant::BEGINNING), Tenths(100));
    }
}
