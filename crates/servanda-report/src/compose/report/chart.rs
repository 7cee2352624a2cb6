//! The charts of a report.

use servanda_agreement::{CommitmentId, Comparison, MeasureId, Scale};
use servanda_base::{Decimal, Duration, DurationUnit, Instant, Interval, Timeline};
use servanda_engine::{Amount, Done, IndicatorAssessment, ReliefStatus, Verdict};

use super::Composer;
use super::relief::relief_badge;
use crate::asked::Compared;
use crate::compose::{AgendaCause, Matter, ReliefRow};
use crate::page::Tone;
use crate::report::Chart;
use crate::report::chart::{Band, Bands, Bar, Bars, Level, LevelLine, Levels, Moment, Moments, Plot, Rung};
use crate::words::in_unit;

/// The most charts of one kind in a report.
const CHARTS: usize = 12;
/// The most bands in a chart.
const BANDS: usize = 40;
/// The most moments on either side of now.
const MOMENTS: usize = 8;
/// How far a timeline looks back.
const BACK: Duration = Duration::new(3, DurationUnit::Month);

impl Composer<'_> {
    /// From force until the instant asked; nothing before force.
    fn span(&self) -> Option<(Instant, Instant)> {
        let from = self.of.asked.force(self.now.assessment).0.filter(|from| from.is_finite())?;
        (from < self.now.at).then_some((from, self.now.at.succ()))
    }

    /// The verdicts on all commitments over time.
    pub(super) fn bands(&self) -> Option<Chart> {
        let say = self.say;
        let (from, until) = self.span()?;
        let agreement = self.now.agreement();
        let commitments = agreement.commitments.iter().zip(&self.now.assessment.commitments);
        let bands = commitments.take(BANDS).map(|((_, commitment), assessed)| {
            let said = assessed.whole.said().map(|standing| standing.verdict);
            let stretches = said.stretches().filter(|(start, end, _)| *start < until && *end > from);
            let stretches = stretches.map(|(start, end, verdict)| (start.max(from), end.min(until), *verdict));
            Band { title: commitment.declared.title.clone(), stretches: stretches.collect() }
        });
        let bands: Vec<Band> = bands.collect();
        let now = |verdict: Verdict| {
            bands.iter().filter(|band| band.stretches.last().is_some_and(|s| s.2 == verdict)).count()
        };
        let description =
            say.bands_description(bands.len(), &self.day(from), &self.day(until.pred()), now(Verdict::Breached));
        Some(Chart {
            id: "chart_verdicts".to_owned(),
            title: say.bands_title().to_owned(),
            description,
            plot: Plot::Bands(Bands { from, until, bands }),
        })
    }

    /// Readings against the limit, of each comparison that is to be kept and was ever read.
    pub(super) fn levels(&self) -> Vec<Chart> {
        let ids = self.now.agreement().commitments.ids();
        ids.flat_map(|id| self.levels_of(id)).take(CHARTS).collect()
    }

    /// The same of one commitment: its places in one chart if they have one limit.
    pub(super) fn levels_of(&self, id: CommitmentId) -> Vec<Chart> {
        let Some((from, until)) = self.span() else { return Vec::new() };
        let mut groups: Vec<(Vec<Level>, Vec<LevelLine>, &Compared)> = Vec::new();
        for compared in self.of.asked.comparisons.iter().filter(|compared| compared.commitment == id) {
            let Some((read, limit)) = compared.lines(self.now.assessment) else { continue };
            let levels = self.stretches(read, compared, (from, until));
            if levels.is_empty() {
                continue;
            }
            let limit = self.in_term(id, self.stretches(limit, compared, (from, until)));
            let title = compared.place.map(|place| self.now.words().place_title(place).to_owned()).unwrap_or_default();
            let line = LevelLine { title, levels };
            let same = |group: &&mut (Vec<Level>, Vec<LevelLine>, &Compared)| {
                compared.place.is_some() && group.0 == limit && group.2.op == compared.op && group.1.len() < 4
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.1.push(line),
                None => groups.push((limit, vec![line], compared)),
            }
        }
        let commitment = &self.now.agreement().commitments[id];
        let charts = groups.into_iter().enumerate().map(|(index, (limit, lines, compared))| {
            let title = &commitment.declared.title;
            let limit_title = self.say.limit(compared.op == Comparison::AtLeast || compared.op == Comparison::Greater);
            let last = lines.iter().filter_map(|line| {
                let level = line.levels.last()?;
                let place = if line.title.is_empty() { title } else { &line.title };
                Some(self.say.last_value(place, &level.shown, &self.day(level.until.pred())))
            });
            let description =
                self.say.levels_description(&last.collect::<Vec<_>>(), limit.last().map(|l| l.shown.as_str()));
            Chart {
                id: format!("chart_{}_{}", commitment.declared.name, index + 1),
                title: self.say.levels_title(title),
                description,
                plot: Plot::Levels(Levels {
                    from,
                    until,
                    unit: self.now.agreement().units[compared.unit].symbol.to_string(),
                    lines,
                    limit,
                    limit_title: limit_title.to_owned(),
                }),
            }
        });
        charts.collect()
    }

    /// What was agreed, while it was owed.
    fn in_term(&self, id: CommitmentId, limit: Vec<Level>) -> Vec<Level> {
        let Some(assessed) = self.now.assessment.commitments.get(id.index()) else { return limit };
        let owed = assessed.whole.said().map(|standing| standing.verdict != Verdict::Upcoming && !standing.concluded);
        let terms: Vec<(Instant, Instant)> =
            owed.stretches().filter(|(_, _, owed)| **owed).map(|(from, until, _)| (from, until)).collect();
        let within = limit.into_iter().flat_map(|level| {
            let parts = terms.iter().map(move |(from, until)| Level {
                from: level.from.max(*from),
                until: level.until.min(*until),
                ..level.clone()
            });
            parts.filter(|part| part.from < part.until).collect::<Vec<_>>()
        });
        within.collect()
    }

    /// What is known of a line within a span; nothing where nothing is.
    fn stretches(&self, line: &Timeline<Amount>, of: &Compared, (from, until): (Instant, Instant)) -> Vec<Level> {
        let unit = &self.now.agreement().units[of.unit];
        let line = line.map(|amount| amount.interval);
        let within = line.stretches().filter(|(start, end, _)| *start < until && *end > from);
        let known = within.filter(|(_, _, interval)| is_known(**interval));
        known
            .map(|(start, end, interval)| {
                let own = in_unit(*interval, unit.factor);
                Level {
                    from: start.max(from),
                    until: end.min(until),
                    low: own.low().value(),
                    high: own.high().value(),
                    shown: self.amount(*interval, of.unit),
                }
            })
            .collect()
    }

    /// The last value at each place of what is added up over places.
    pub(super) fn bars(&self) -> Vec<Chart> {
        let measures = self.of.asked.summed.iter();
        measures.filter_map(|(measure, at)| self.bars_of(*measure, *at)).take(CHARTS).collect()
    }

    fn bars_of(&self, id: MeasureId, at: usize) -> Option<Chart> {
        let say = self.say;
        let measure = &self.now.agreement().measures[id];
        let Scale::Number(unit_id) = measure.scale else { return None };
        let unit = &self.now.agreement().units[unit_id];
        let Some(IndicatorAssessment::Series(lines)) = self.now.assessment.indicators.get(at) else { return None };
        let bars = lines.iter().filter_map(|(place, line)| {
            let value = Some(line.at(self.now.at).interval).filter(|value| is_known(*value));
            let own = value.map(|value| in_unit(value, unit.factor));
            Some(Bar {
                title: self.now.words().place_title((*place)?).to_owned(),
                low: own.and_then(|own| own.low().value()),
                high: own.and_then(|own| own.high().value()),
                shown: value.map_or_else(|| say.not_known().to_owned(), |value| self.amount(value, unit_id)),
            })
        });
        let bars: Vec<Bar> = bars.collect();
        if bars.iter().all(|bar| bar.low.is_none() && bar.high.is_none()) {
            return None;
        }
        let told: Vec<String> = bars.iter().map(|bar| say.reason_at(&bar.title, &bar.shown)).collect();
        Some(Chart {
            id: format!("chart_{}_by_place", measure.declared.name),
            title: say.bars_title(&measure.declared.title, &self.day(self.now.at)),
            description: say.bars_description(&told),
            plot: Plot::Bars(Bars { unit: unit.symbol.to_string(), bars }),
        })
    }

    /// The relief, step by step.
    pub(super) fn ladder(&self, reliefs: &[ReliefRow]) -> Option<Chart> {
        let say = self.say;
        if reliefs.len() < 2 {
            return None;
        }
        let rungs: Vec<Rung> = reliefs
            .iter()
            .map(|row| {
                let badge = relief_badge(say, row.status);
                Rung {
                    title: row.title.clone(),
                    worth: row.worth.clone().unwrap_or_default(),
                    symbol: badge.symbol,
                    status: badge.word,
                    tone: badge.tone,
                    is_given: !matches!(row.done, Done::Nothing | Done::Withdrawn),
                }
            })
            .collect();
        let in_effect = reliefs.iter().filter(|row| row.status == ReliefStatus::InEffect).count();
        Some(Chart {
            id: "chart_relief".to_owned(),
            title: say.ladder_title().to_owned(),
            description: say.ladder_description(rungs.len(), in_effect),
            plot: Plot::Ladder(rungs),
        })
    }

    /// What was done or broken of late, and what falls due.
    pub(super) fn timeline(&self) -> Option<Chart> {
        let say = self.say;
        let calendar = self.now.calendar();
        let (force, _) = self.span()?;
        let from = calendar.minus(self.now.at, BACK).max(force);
        let mut past = self.past(from);
        past.sort_by_key(|moment| moment.at);
        let skipped = past.len().saturating_sub(MOMENTS);
        let mut moments: Vec<Moment> = past.into_iter().skip(skipped).collect();
        let until = self.ahead();
        let coming = self.now.agenda(Some(until)).rows;
        let coming = coming.iter().filter(|row| {
            row.site.is_none()
                && row.kind != Matter::Verification
                && matches!(
                    row.cause,
                    AgendaCause::Deadline
                        | AgendaCause::CureRunsOut
                        | AgendaCause::DemandChanges
                        | AgendaCause::GrantOverdue
                        | AgendaCause::StepRunsOut
                        | AgendaCause::StageRunsOut
                        | AgendaCause::MayBeClaimed
                        | AgendaCause::TermBegins
                )
        });
        moments.extend(coming.take(MOMENTS).map(|row| Moment {
            at: row.told_at(),
            title: say.moment_ahead(row.step.as_ref().map_or(&row.title, |(_, text)| text), say.cause(row.cause)),
            tone: Tone::Ahead,
        }));
        let now = self.now.at;
        (!moments.is_empty()).then(|| Chart {
            id: "chart_timeline".to_owned(),
            title: say.timeline_title().to_owned(),
            description: say.timeline_description(moments.len(), &self.day(from), &self.day(until)),
            plot: Plot::Timeline(Moments { from, until: until.succ(), now, moments }),
        })
    }

    fn past(&self, from: Instant) -> Vec<Moment> {
        let say = self.say;
        let agreement = self.now.agreement();
        let is_past = |at: Instant| at >= from && at <= self.now.at;
        let mut moments = Vec::new();
        for ((_, commitment), assessed) in agreement.commitments.iter().zip(&self.now.assessment.commitments) {
            let line = assessed.whole.said().map(|standing| standing.verdict);
            let title = &commitment.declared.title;
            for at in line.changes().filter(|at| is_past(*at)) {
                let (was, is) = (*line.at(at.pred()), *line.at(at));
                let is_milestone = commitment.is_milestone() && matches!(is, Verdict::Met | Verdict::Late);
                let tone = match is {
                    Verdict::Breached | Verdict::Missed => Tone::Bad,
                    Verdict::Curing => Tone::Doubtful,
                    Verdict::Met | Verdict::Late if is_milestone || was == Verdict::Breached => Tone::Good,
                    _ => continue,
                };
                moments.push(Moment { at, title: say.moment_past(title, say.verdict_name(is)), tone });
            }
        }
        for ((_, relief), assessed) in agreement.reliefs.iter().zip(&self.now.assessment.reliefs) {
            for (at, _, done) in
                assessed.done.stretches().filter(|(at, _, done)| is_past(*at) && **done != Done::Nothing)
            {
                let tone = match done {
                    Done::Suspended | Done::Withdrawn => Tone::Doubtful,
                    _ => Tone::Good,
                };
                moments.push(Moment { at, title: say.moment_past(&relief.declared.title, say.done_name(*done)), tone });
            }
        }
        moments
    }
}

/// Whether more is known than that it is not negative.
pub(super) fn is_known(interval: Interval) -> bool {
    interval.high().value().is_some() || interval.low().value().is_some_and(|low| low != Decimal::ZERO)
}
