//! `P does E within D after each PERIOD`: what is due when a period has ended.

use servanda_agreement::{Act, EventRef};
use servanda_base::limits;
use servanda_base::period::Period;
use servanda_base::{Deadline, Duration, Instant, Timeline};

use super::within::Call;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::validity::Validity;
use crate::{Grounds, Remark, Standing};

impl Knower<'_, '_> {
    pub(crate) fn after_each(
        &self,
        act: Act,
        event: &EventRef,
        within: Duration,
        period: Period,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let happenings = self.happenings(event, context);
        let calls = self.ended_periods(within, period, term, context);
        let first = calls.first().map(|call| call.due.1);
        let instances = self.answered(act, event, calls, &happenings, context);
        // The calendar is known: before the first period has ended the duty is ahead (S11).
        let ahead = Standing::pending(first).remarked(Remark::WaitsForItsTrigger);
        self.of_instances(&instances, &happenings, &Timeline::constant(ahead))
    }

    /// Each whole period as a call to be answered once it has ended; its key is its first day.
    pub(crate) fn ended_periods(&self, within: Duration, period: Period, term: Term, context: Context) -> Vec<Call> {
        let releases = self.releases_in(context);
        let ended = |(start, end): (Instant, Instant)| {
            let due = self.calendar().due_after(Deadline { at: end, closes_day: true }, Some(within));
            let due = releases.moved(self.calendar(), due, within);
            let key = Some(self.calendar().date_of(start).to_string().into());
            Call { called_at: end, from: end, due: (due, due), key, place: None, grounds: Grounds::from([]) }
        };
        self.whole_periods(period, term).into_iter().map(ended).collect()
    }

    /// The whole periods of a term: those of which anything may be known, and those of the projection as far as
    /// `limits::PROJECTED_PERIODS` reaches.
    pub(crate) fn whole_periods(&self, period: Period, term: Term) -> Vec<(Instant, Instant)> {
        if !term.from.is_finite() {
            return Vec::new();
        }
        let known_at = self.known_at();
        let horizon = if known_at.is_finite() { known_at } else { self.last_record() };
        let (mut last, next) = period.containing(self.calendar(), horizon.max(term.from));
        self.holds_within(match known_at {
            Instant::END => Validity::of_times(known_at, known_at),
            _ if known_at <= term.from => Validity::of_times(Instant::BEGINNING, next.pred()),
            _ => Validity::of_times(last, next.pred()),
        });
        for _ in 0..limits::PROJECTED_PERIODS {
            last = period.containing(self.calendar(), last).1;
            if last >= term.until {
                break;
            }
        }
        period.whole_within(self.calendar(), term.from, term.until.min(last))
    }
}
