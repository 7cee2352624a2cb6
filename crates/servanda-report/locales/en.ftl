# The fixed texts of reports, in English. A message is named after what it says; the other languages have the same messages
# with the same variables.

## Columns

commitment = Commitment
verdict = Verdict
since = Since
next-change = What comes next
records = Records
record = Record
relief = Relief
status = Status
worth = Worth
what = What
who = Who
when = Date
then = Then
was = Was
is = Is
was-said = What was told
is-known = As known now
because = Records behind it
from = From
through = Through
value = Value
place = Place
of-when = Of
source = Source
sign = Sign
seen = Seen
indicator = Figure
step = Step
procedure = Procedure
stage = Stage
scenario = Scenario
prepare = To be prepared, and by whom
why-not-known = Why it is not known
last-known = Last known
who-verifies = Who verifies
records-said = Records
records-counting = Counted
set-aside = Set aside
condition = On what condition
how-reversible = Whether it can be taken back
fact = Of what
content = What is known
known-column = Became known
document = Document

## What a report says of itself

label-for = For
label-at = As of
label-known-at = As known on
label-issue = Issue
label-previous = Compared with
label-standard = Standard
label-reading = The text as read by
public = the public
keeper = the keeper of the records
contents = Contents
kind-weekly = Technical summary
kind-monthly = Public report
kind-briefing = Regional briefing
kind-brief = What each side gave and got
kind-incident = Incident note
kind-agenda = Agenda for the joint body
kind-status = Status
issue = No. { $number } of { $name }, dated { $day }
number = No. { $number }
make-again = To make this report again from the same dossier:
left-out =
    { $count ->
        [one] { $count } row of the evidence could not be read and are left out: no verdict rests on them.
       *[other] { $count } rows of the evidence could not be read and are left out: no verdict rests on them.
    }

## Headings

summary-heading = In brief
corrections-heading = Corrections
commitments-heading = The commitments
relief-heading = The relief
readings-heading = Measurements that became known
events-heading = Inspections, access and decisions that became known
clocks-heading = What is running
unknown-heading = What is not known, and why
signs-heading = Signs
figures-heading = The figures
next-heading = What comes
guide-heading = How to read this
sources-heading = Sources
annex-heading = Annex: records cited
scenarios-heading = Scenarios to prepare for
response-heading = The response
consequences-heading = What it means for the relief
not-kept-heading = Commitments that are not kept
cases-heading = Disputes before the parties
responses-heading = Responses that are running
changes-heading = What changed since { $day }
incident-heading = What happened: { $title }
item-heading = { $number }. { $heading }
brief-given = Given
brief-received = Received
brief-conditional = Conditional
brief-reversible = Reversible
brief-next = Next
brief-given-of = { $party }: given
brief-received-of = { $party }: received
brief-conditional-of = { $party }: conditional
brief-reversible-of = { $party }: reversible
brief-next-of = { $party }: next

## Captions

readings-caption = Readings
events-caption = What happened
acts-caption = Decisions and findings
cases-caption = Procedures that are open
verification-caption = Steps of verification that are due
scenarios-caption = Scenarios that are known to hold
annex-caption = Records cited
course-caption = The last changes of the verdict
not-kept-caption = Breached, missed or within the time to be put right
changes-caption = What stands otherwise than on { $day }
corrections-caption = What was told of { $day }, and what is known of that day now
commitments-caption = How each commitment stood on { $day }
relief-caption = How the relief stood on { $day }
figures-caption = The figures that the agreement names, on { $day }
signs-caption =
    { $count ->
        [one] { $count } sign that the agreement names, on { $day }
       *[other] { $count } signs that the agreement names, on { $day }
    }
next-caption = What changes up to { $day } if nothing more is recorded
unknown-caption = What could not be told on { $day }
sources-caption = Who has said what, as known on { $day }
steps-caption = Steps: { $title }
facts-caption = Facts: { $title }
given-caption = Given by: { $party }
received-caption = Received by: { $party }
conditional-caption = Relief to or from: { $party }, on condition
reversible-caption = Relief to or from: { $party }, that can be taken back

## Words within tables and sentences

about = about{ " " }
corrects = corrects{ " " }
part = –{ " " }
nothing-came = no record: what was awaited did not come, or a time ran out
way-back = on the way back
never = never
none = none
not-known = not known
taken-back = A record is taken back
verifier-not-named = any verifier
each-other = each side the other
always = always
granted-when = when{ " " }
suspended-when = suspended when{ " " }
restored-when = restored when{ " " }
withdrawn-when = withdrawn when{ " " }
no-condition = the text names no condition
never-taken-back = cannot be taken back
silent-on-taking-back = the text does not say
done = done
continuing = continuing
clause = Clause
owed-by = Owed by
agreed = What was agreed
where-it-is = Where
known-since = Known since
up-to-now = at present
deadline = Deadline
evidence = Evidence
leads-back = The way back opens when{ " " }
on-day = On { $day }
step-number = { $number }.{ " " }
step-of = step { $number } of{ " " }
step-of-run = step { $number }, run { $run }, of{ " " }
stage-of = stage { $number } of { $count }:{ " " }
runs-out = runs out on { $day }
running-since = , running since { $day }
since-day = , since { $day }
last-verified = last known: { $word }, on { $day }
verdict-on = { $word }, on { $day }
next-word = { $word } on { $day }
term-ends = its term ends with { $day }
between-by = by { $by }
between-by-to = by { $by }, to { $to }
between-worth = { $between }; worth { $worth }
owed-since = owed since { $day }
to-be-done-by = to be done by { $day }
its-time-comes = its time comes on { $day }
done-confirmed = { $word } on { $day }, confirmed
done-on-word = { $word } on { $day }, on the word of the granting side
taken-back-within = can be taken back within { $length }
source-party = party to the agreement
source-unattributed = nobody who can be named
source-media = the press
source-independent = independent source
and-more = … and { $count } more.
and-earlier = and { $count } before them
and-others = and { $count } more
quote = “{ $title }”
reason-at = { $place }: { $reason }
semicolon = ;{ " " }
comma = ,{ " " }
colon = :{ " " }

## The guide, and what is said where there is nothing to be told

guide-lead = Each commitment has one word at a time. It follows from the text of the agreement and from the records, by rules that are the same for every side:
guide-verified = A record counts here only if those vouch for it whom the text names as verifiers. What a side says of itself, what the press writes and what is leaked never changes a verdict in this report, however often it is repeated.
guide-estimated = Estimates of the verifiers count here too.
guide-declared = What the sides declare of themselves counts here too. It is not verified.
guide-reported = What independent sources and the press report counts here too. It is not verified.
guide-alleged = Every claim counts here, however weak. Nothing in this report may be cited as verified.
guide-view-public = This report was made from public records alone; confidential ones, if there are any, have no bearing on any word, number or chart in it. It tells what was known up to { $day }; what becomes known later is told in a later issue, which also says what is corrected. Silence is not failure: what nobody qualified has said is not known.
guide-view-reader = This report was made from the records that its reader may see, and from no others. It tells what was known up to { $day }; what becomes known later is told in a later issue, which also says what is corrected. Silence is not failure: what nobody qualified has said is not known.
all-known = There is no commitment in force of which it cannot be told whether it is kept.
unknown-lead = Of these commitments it cannot be told at present whether they are kept. That is said of no side as a reproach.
nothing-changed = Nothing stands otherwise than on { $day }.
nothing-comes = Nothing changes up to { $day } if nothing more is recorded.
corrections-lead = What was told of { $day } rested on what was known on { $known }. Since then records have become known that speak of that time. With them it reads otherwise:
no-breach = On { $day } no commitment in force was breached or within its time to be put right.
nothing-to-decide = There is nothing that asks for the attention of the joint body.
sources-lead = Every record has a source. Counted by the standard “{ $standard }”: records that stand and decide something. Set aside: records that count only by a lesser standard, such as a party's own declaration or an unnamed claim.
brief-nothing-yet = Nothing yet.
brief-nothing-waits = No relief waits for a condition.
brief-nothing-to-take-back = There is no relief to take back.
brief-nothing-comes = Nothing within the next 30 days, if nothing more is recorded.
counted-word = { $count } { $word }
counts-none = On { $day } no commitment was in force or ahead.
counts =
    { $count ->
        [one] On { $day } the one commitment stood as follows: { $words }.
       *[other] On { $day } the { $count } commitments stood as follows: { $words }.
    }
counts-concluded =
    { $count ->
        [one] The term of { $count } more is over.
       *[other] The terms of { $count } more are over.
    }
phase =
    { $count ->
        [one] The process is in the phase{ " " }
       *[other] The process is in the phases{ " " }
    }
needs-attention = What asks for attention:
news-none = Compared with { $day }, nothing stands otherwise.
news =
    { $count ->
        [one] Compared with { $day }, { $count } thing stands otherwise.
       *[other] Compared with { $day }, { $count } things stand otherwise.
    }
news-corrected = What was told of that day is corrected below.
annex-lead = Every record that is cited above, in the order in which they became known.

## Charts

bands-title = Verdicts over time
bands-description =
    { $count ->
        [one] The verdict on { $count } commitment from { $from } to { $until }, a band for each. Breached at the end: { $breached }.
       *[other] The verdict on { $count } commitments from { $from } to { $until }, a band for each. Breached at the end: { $breached }.
    }
levels-title = { $title }: measured and agreed
levels-description = Last known values: { $last }. Where nothing is drawn, no measurement counts.
levels-description-limit = Last known values: { $last }. Agreed at the end: { $limit }. Where nothing is drawn, no measurement counts.
last-value = { $place }, { $value } (known up to { $day })
limit-floor = agreed: at least
limit-ceiling = agreed limit
bars-title = { $measure }, by place, { $day }
bars-description = { $told }.
ladder-title = Relief, step by step
ladder-description =
    { $count ->
        [one] { $count } step of relief in the order of the text; in effect: { $given }.
       *[other] { $count } steps of relief in the order of the text; in effect: { $given }.
    }
timeline-title = What was, and what comes
timeline-description =
    { $count ->
        [one] { $count } moment from { $from } to { $until }.
       *[other] { $count } moments from { $from } to { $until }.
    }
moment-past = { $title }: { $word }
moment-ahead = { $title }: { $cause }
now = as of
as-table = The same as a table
uncertain = the value lies somewhere within
gap = no measurement counts
measured = measured

## Dates

day-and-time = { $day }, { $time }
both-calendars = { $day } ({ $gregorian })
period = { $first } to { $last }

## Why something stands as it does

concluded = its term is over; this is the final word
concluded-replaced = replaced by a later commitment
violated-denied = it was attested that this was not done
violated-refused = it was refused
violated-by-silence = nothing was reported in the time in which it would have been
violated-by-finding = a finding says so
violated-ruled-out = it is attested that what was ruled out was done
violated = what was attested is not what was agreed
doubt-conflict = qualified sources contradict each other
doubt-nothing-shown = no record that this reader may see speaks of it
doubt-report-awaited = the report of the verifier is awaited
doubt-refused = the verifier was refused
doubt-not-known = the verifier could not tell
doubt-timing-unknown = it was done, but not known when
doubt-too-coarse = the time that was reported is too coarse to tell
doubt-not-measured-since = nothing was measured since the limit began
doubt-stale = the last measurement is too old to count
doubt-inconclusive = what was measured does not decide it
doubt-missing = nothing qualified has been reported
cannot-be-told = it cannot be told
overdue = nobody qualified has said whether it was done
overdue-since = it was due on { $day }, and nobody qualified has said whether it was done
curing = not as agreed, but it may still be put right
curing-until = not as agreed, but it may still be put right by { $day }
pending = not done yet
pending-until = to be done by { $day }
pending-waits = waits for what sets it off
pending-called-on = called on
pending-called-on-until = called on, to be done by { $day }
upcoming = not in force yet
late = done, after its date
met-holding = kept
met-on-its-date = kept on its date
met-done = done
met-in-time = done in time
met-as-often = as often as agreed
met-within-the-limit = within the limit
met-did-not-happen = what was ruled out did not happen
met-not-called-on = nothing has called for it yet
met-by-finding = a finding says so
waived = released by decision of those to whom it is owed
paused = paused by { $by }, to whom it is owed
excused = not owed at present, by the text itself
why-and-measured = { $why }; { $measured }
measured-and-agreed = { $measured } measured, { $agreed } agreed
reached = reached: { $reached }, agreed: { $of }

## What the words mean

means-breached = it is attested that what was agreed is not kept, and no time to put it right is left.
means-missed = a target that is not a duty was not reached.
means-disputed = qualified sources contradict each other; this is never read as a breach.
means-overdue = its date is over, and nobody qualified has said whether it was done.
means-unverified = it cannot be told at present. This is neither kept nor broken.
means-curing = not as agreed, within the time that the text gives to put it right.
means-pending = its date is still ahead.
means-upcoming = not in force yet.
means-late = done, after its date.
means-met = kept, or done in time, as attested by those whom the text names.
means-waived = those to whom it is owed have released it.
means-excused = not owed at present, by the text or by decision.
relief-means-locked = Its condition is not known to be fulfilled.
relief-means-due = Its condition is fulfilled; it is to be granted.
relief-means-overdue = Its condition is fulfilled, and the time for granting it is over.
relief-means-premature = It was granted though its condition was not fulfilled.
relief-means-ahead-of-verification = It was granted before its condition was verified.
relief-means-suspension-open = In effect; there is cause to suspend it.
relief-means-restoration-due = It was suspended; the cause is gone, and it is to be restored.
relief-means-restoration-overdue = The cause is gone, and the time for restoring it is over.
relief-means-taken-back = It was taken back while the condition that the text sets for that was known not to hold.
relief-means-taken-back-unknown = It was taken back while it was not known whether the condition that the text sets for that held.
relief-means-disputed = Qualified sources contradict each other.

## Why something changes if nothing more is recorded

cause-deadline = deadline
cause-report-awaited = the report of the verifier is then awaited
cause-reporting-time-ends = the time for the verifier's report ends
cause-cure-runs-out = the time to put it right runs out
cause-goes-stale = the last measurement is then too old to count
cause-demand-changes = what is demanded changes
cause-term-begins = its term begins
cause-term-ends = its term ends
cause-may-be-claimed = its condition is then fulfilled
cause-grant-overdue = the time for granting it ends
cause-claim-ends = it is then no longer due
cause-may-be-suspended = there is then cause to suspend it
cause-lapses = it lapses
cause-run-begins = the response begins
cause-run-ends = the response ends
cause-way-back-opens = the way back opens
cause-step-opens = its time comes
cause-step-runs-out = its time runs out
cause-step-lapses = it is then no longer to be taken
cause-stage-runs-out = the time of the stage runs out
cause-phase-begins = the phase begins
cause-phase-ends = the phase ends
cause-scenario-holds = the scenario then holds
cause-scenario-ends = the scenario no longer holds
cause-recorded = by what is recorded already
cause-follows = follows from what else changes
state-not-begun = not begun
state-current = current
state-not-current = not current
state-holds = holds
state-does-not-hold = does not hold

## Conditions

comparison = { $left } { $compared }
compared = { $comparison } { $with }
compare-equal = equal to
compare-other = other than
compare-under = under
compare-at-most = at most
compare-over = over
compare-at-least = at least
is-so = { $what } is { $word }
is-not-so = { $what } is not { $word }
running = { $title } is running
has-happened = { $event } has happened
before = { $one } before { $other }
lasting = { $condition } for { $length }
not = not { $condition }
all-of = { $one } and { $other }
any-of = { $one } or { $other }
at-least-of = at least { $count } of: { $parts }
at = { " " }at { $places }
total = total of { $measure }
until-then = { $first } until { $until }, then { $then }
baseline = the declared baseline
keeps-at = { $condition }, at each of { $places }

## The words of the assessment

verdict-breached = breached
verdict-missed = missed
verdict-disputed = disputed
verdict-overdue = overdue
verdict-unverified = unverified
verdict-curing = curing
verdict-pending = pending
verdict-upcoming = upcoming
verdict-late = late
verdict-met = met
verdict-met-on-time = met on time
verdict-waived = waived
verdict-excused = excused
verdict-final = concluded
verdict-concluded = { $word } (concluded)
status-lapsed = lapsed
status-waived = waived
status-disputed = disputed
status-withdrawn = withdrawn
status-withdrawn-without-cause = withdrawn without cause
status-withdrawn-unknown-cause = withdrawn, cause not established
status-restoration-overdue = restoration overdue
status-restoration-due = restoration due
status-suspended = suspended
status-suspended-without-cause = suspended without cause
status-suspended-unknown-cause = suspended, cause not established
status-suspension-open = suspension open
status-premature = premature
status-ahead-of-verification = ahead of verification
status-in-effect-in-part = in effect in part
status-in-effect = in effect
status-withheld = withheld
status-overdue = overdue
status-due = due
status-locked = locked
status-granted = granted
case-open = open
case-settled = settled
case-exhausted = exhausted
case-not-open = not open
case-stage = stage { $number }, { $title }
case-stage-by = stage { $number }, { $title } by { $day }
step-ahead = ahead
step-due = due
step-overdue = overdue
step-done = done
step-done-late = done late
step-lapsed = lapsed
act-nothing = nothing
act-granted = granted
act-granted-in-part = granted in part
act-suspended = suspended
act-restored = restored
act-withdrawn = withdrawn
act-refused = refused
act-waived = waived
act-extended = extended
act-paused = paused
act-resumed = resumed
act-countermeasure = countermeasure
act-announced = announced
act-opened = opened
act-stage = stage
act-settled = settled
act-step-done = step { $number } done
act-in-part = { $act } { $amount }
standard-verified = verified
standard-estimated = estimated
standard-declared = declared
standard-reported = reported
standard-alleged = alleged
standing-verifier = verifier
state-running = running
state-not-running = not running
state-way-back-open = the way back is open
found-met = met
found-breached = breached
found-unknown = unknown
found-granted = granted
found-withheld = withheld
yes = yes
no = no

## Numbers and lengths of time

amount = { $number } { $unit }
percent = { $number } %
million =
    { $count ->
       *[other] { $number } million
    }
number-at-least = at least { $number }
number-over = over { $number }
number-at-most = at most { $number }
number-under = under { $number }
number-between = { $low } to { $high }
level-between = { $low }..{ $high }
level-or-above = { $low } or above
level-or-below = { $high } or below
written-and-shown = { $written } ({ $shown })
hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
period-day = day
period-week = week
period-month = month
period-quarter = quarter
period-year = year
period-every = every { $length } from { $day }

## Records

said-unknown = unknown
said-none = none
record-taken-back = taken back
record-at = { $name } at { $places }
record-of = { $subject } of { $key }
record-says = { $subject }: { $value }
record-through = through { $last }
record-from-through = { $first } through { $last }
record-some-time = some time in { $first }..{ $last }

## What the text demands, by names

duty-each = { $who } each
duty-at-each = { " " }at each { $places }
duty-keeps =
    { $count ->
        [one] { $who } keeps { $condition }{ $at }
       *[other] { $who } keep { $condition }{ $at }
    }
duty-keeps-on =
    { $count ->
        [one] { $who } keeps { $condition }{ $at } on { $dates }
       *[other] { $who } keep { $condition }{ $at } on { $dates }
    }
duty-does =
    { $count ->
        [one] { $who } does { $event }{ $at }{ $clock }
       *[other] { $who } do { $event }{ $at }{ $clock }
    }
duty-allows =
    { $count ->
        [one] { $who } allows { $event }{ $at }{ $clock }
       *[other] { $who } allow { $event }{ $at }{ $clock }
    }
duty-achieves =
    { $count ->
        [one] { $who } achieves { $condition }{ $at }{ $clock }
       *[other] { $who } achieve { $condition }{ $at }{ $clock }
    }
duty-refrains =
    { $count ->
        [one] { $who } refrains from { $events }{ $at }
       *[other] { $who } refrain from { $events }{ $at }
    }
duty-by = { " " }by { $date }
duty-within = { " " }within { $length } of { $trigger }
duty-every = { " " }every { $length }
duty-per = { " " }per { $period }
duty-after-each = { " " }within { $length } after each { $period }
quota-at-least = at least { $amount } of { $event }
quota-at-most = at most { $amount } of { $event }
quota-times-at-least =
    { $count ->
        [one] { $event } at least { $amount } time
       *[other] { $event } at least { $amount } times
    }
quota-times-at-most =
    { $count ->
        [one] { $event } at most { $amount } time
       *[other] { $event } at most { $amount } times
    }
formal-is = { $name } { $word }
formal-running = { $name } running
formal-at-least-of = at least { $count } of ({ $parts })
formal-sum = sum of { $measure }{ $where }{ $within }
formal-max = max of { $measure }{ $where }{ $within }
formal-min = min of { $measure }{ $where }{ $within }
formal-mean = mean of { $measure }{ $where }{ $within }
formal-count = count of { $event }{ $window }
formal-count-where = count of { $places } where { $condition }
formal-baseline = baseline of { $what }
formal-own-baseline = baseline
formal-until-then = { $first } until { $until } then { $then }
formal-if-else = { $then } if { $condition } else { $otherwise }
formal-share-met = share of milestones met
formal-share-met-on-time = share of milestones met on time
formal-share-due-met = share of milestones due met
formal-share-due-met-on-time = share of milestones due met on time
formal-contested = { " " }contested by { $party } as { $what }
formal-percent-of = { $percent } % of { $what }
formal-at = { " " }at { $places }
formal-of = { " " }of { $places }
formal-in-last = { " " }in the last { $length }
formal-since = { " " }since { $date }
formal-in = { " " }in { $period }
formal-start-of = start of { $phase }
formal-end-of = end of { $phase }
formal-after = { $length } after { $event }
formal-day-of = day { $number } of { $date }
formal-later-of = later of ({ $dates })
formal-earlier-of = earlier of ({ $dates })

## Why something stands as it does, in few words

explain-denied = attested undone
explain-refused = refused
explain-by-silence = by silence
explain-by-finding = by a finding
explain-violation = violation attested
explain-doubt-nothing-shown = nothing shown to this audience
explain-doubt-report-awaited = report awaited
explain-doubt-refused = refused
explain-doubt-not-known = the verifier does not know
explain-doubt-timing-unknown = done, timing unknown
explain-doubt-too-coarse = time too coarse
explain-doubt-not-measured-since = not measured since the limit began
explain-doubt-stale = stale
explain-doubt-inconclusive = inconclusive
explain-doubt-missing = missing
explain-cannot-be-told = cannot be told
explain-nobody-has-said = nobody qualified has said
explain-unsaid-since = was due { $day }, nobody qualified has said
explain-cure-runs = cure period runs
explain-cure-until = cure runs out on { $day }
explain-called-on = called on
explain-called-on-until = called on, due { $day }
explain-waits = waits for its trigger
explain-waits-until = waits for its trigger, due { $day }
explain-due = due { $day }
explain-was-due = was due { $day }
explain-done-late = done after its date
explain-not-called-on = not called on
explain-holding = holding
explain-held-on-its-date = held on the date
explain-in-time = in time
explain-reached = reached
explain-did-not-happen = did not happen
explain-waived = released by decision
explain-paused-by-all = paused by all to whom it is owed
explain-by-text = by the text
explain-replaced = replaced
explain-term-over = term over
explain-attested = attested
explain-attested-in-part = attested in part
explain-carried-from = carried from { $day }
explain-said = { $word }, { $reason }
explain-progress = { $reached } of { $target }
explain-to-be = { $reached }, to be { $bound }
explain-not-known-how-far = not known how far, of { $target }
explain-not-known-to-be = not known how far, to be { $bound }
explain-confirmed = confirmed
explain-on-its-word = on the word of the granting side
explain-judged-otherwise = judged otherwise today

## The clauses of the text, by names

explain-grants =
    { $count ->
        [one] { $who } grants{ $clock }
       *[other] { $who } grant{ $clock }
    }
explain-during = during { $phase }
explain-term-from = from { $date }
explain-term-until = until { $date }
explain-term-through = through { $date }
explain-verified-by = verified by { $who }
explain-verified-within = verified by { $who } within { $length }
explain-each-other = each other
explain-verify-step = verify { $step } by { $who } within { $length }
explain-cure = cure { $length }
explain-cure-after = cure { $length } after { $event }
explain-excused-while = excused while { $condition }
explain-as-target = as target
explain-replaces = replaces { $name } agreed { $date }
explain-within = { " " }within { $length }
explain-when = when { $condition }
explain-worth = worth { $worth }
explain-reversible-within = reversible within { $length }
explain-irreversible = irreversible
explain-suspend-when = suspend when { $condition }
explain-withdraw-when = withdraw when { $condition }
explain-restore-when = restore when { $condition }
explain-restore-within = restore within { $length }
explain-restore-within-when = restore within { $length } when { $condition }
explain-re-engage-when = re-engage when { $condition }
explain-step-within = step { $step } by { $who } within { $length }
explain-step-after = step { $step } by { $who } after { $length }
explain-stage = stage { $title }, { $length }
explain-then = then { $what }
explain-extendable = extendable by all
explain-always-reported = always reported
explain-always-reported-to-public = always reported to public
explain-reported-to-public = reported to public
explain-counted-at-least = counted: { $counted }; at least { $asked } asked
explain-counted-at-most = counted: { $counted }; at most { $asked } asked
explain-prepare = prepare { $what }, owner { $who }

## The statements on which something rests

explain-records =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
explain-no-open-case = no open case
explain-runs-since = runs since { $day }
explain-ran = ran from { $from } until { $until }
explain-way-back-since = way back open since { $day }
explain-step = step { $number }, { $text } ({ $who })
explain-verification-step = verification step { $number }, { $text } ({ $who })
explain-case = case
explain-case-on = case on { $about }
explain-stage-of = stage { $number } of { $count }, { $title }
explain-stage-of-until = stage { $number } of { $count }, { $title }, runs out { $day }
explain-phase = phase { $title }
explain-from-until = from { $from } until { $until }
explain-from = { " " }from { $day }
explain-until = { " " }until { $day }
explain-as-known = as it was known on { $day }
explain-as-known-to-restore = as it was known on { $day }; to be restored once it is known not to hold
explain-not-owed = not owed from { $from } until { $until }
explain-excused-by-text = excused by the text
explain-violated-since = violated since { $day }
explain-cure-not-begun = the cure period has not begun
explain-cure-ran-out = the cure period ran out on { $day }
explain-cure-runs-out = the cure period runs out on { $day }
explain-periods-before = for the periods before
explain-nothing-recorded = nothing recorded
explain-due-extended = due { $day }, extended from { $own }
explain-of-place = { $title }, { $place }
explain-for-this-reason-since = for this reason since { $day }
explain-last-verified = last verified { $word } on { $day }
explain-hindsight = what is known today judges the act otherwise
explain-act = { $act } on { $day }
explain-act-owed-since = it had been owed since { $day }
explain-act-held-since = its condition was known to hold since { $day }, and never known otherwise after
explain-restoration-owed-since = restoration owed since { $day }
explain-stands-by = { $word }: by { $day }
explain-stands-from = { $word }: from { $day }
explain-promised-within = { $promise }, within { $length }
explain-reported-within = reported within { $length }
explain-silence-tells = a report was due by { $day }: silence tells
explain-set-off = set off on { $day }
explain-set-off-by = set off on { $day } by { $key }
explain-last-done = last done on { $day }
explain-term-began = the term began on { $day }
explain-sources-disagree = qualified sources do not agree
explain-next = { $day }, if nothing more is recorded
explain-next-word = { $day }: { $word }, if nothing more is recorded
explain-next-step = step { $number }, { $text }, { $word }
explain-corrected-by = corrected by { $record }
explain-taken-back-by = taken back by { $record }
explain-counts-from = counts only by the standard { $standard } or a lesser one

## A page of reasons

explain-heading = Reasons
explain-next-heading = What would change it next
explain-last-records = the last { $count } records; { $earlier } before them are in the other formats
explain-via = { $source } via { $carrier }
explain-recorded = recorded { $day }
explain-as-of = as of { $day }
explain-known-on = known on { $day }
explain-the-keeper = the keeper
explain-for = for { $who }
explain-standard = standard { $standard }
explain-as-read-by = as { $party } reads the text

## The public site

site-overview = Overview
reports-heading = Reports
skip = Skip to the content
navigation = Pages
languages = Languages
text-heading = The text
method-heading = Method
data-heading = Data
standing-heading = How it stands
measured-heading = What was measured
reasons-heading = Why
aside-heading = Seen, and not counted
course-heading = How it came
course-of = Every change, the last first
words-heading = The words
words-caption = What each word means
meaning = What it means
issues-heading = Issued so far
issues-lead = Each report tells of what was known when it was issued, and stays as it is. What is found out later is told in a later one.
check-heading = How to check this site
tables-heading = Tables
feeds-heading = Feeds and calendars
feeds-lead = To be followed in a reader of feeds or in a calendar.
proof-heading = What everything here follows from
proof-lead = The text and the records from which every page was made, and from nothing else. With them and with the software anybody can make the site again and compare.
embed-heading = To be shown elsewhere
embed-lead = This sign shows how it stands at present:
as-of = As of
clause-in-text = In the text
changes-feed = Changes of verdict
issues-feed = Reports
file-status-csv = How everything stands
file-status-json = The same, with notes and parts
file-history-csv = Every change of verdict
file-history-json = The same
file-relief-csv = What was owed and what was done
file-relief-json = The same, by side
file-indicators-csv = Figures over time
file-indicators-json = The same, by figure
file-agenda-csv = What comes if nothing more is recorded
file-agenda-json = The same
file-sources-csv = Who said what, and what became of it
file-sources-json = The same
file-records-csv = Every record, in the columns in which evidence is collected
file-records-json = The same, with what became of each
file-datapackage-json = What the tables hold, and their licence (Frictionless Data Package)
file-changes-atom = Changes of verdict (Atom)
file-reports-atom = Reports as they are issued (Atom)
file-deadlines-ics = What falls due, goes stale or may be claimed (iCalendar)
file-reports-ics = The days on which reports are issued (iCalendar)
file-proof-bundle-json = As of when, as known when, for whom, by which standard
file-proof-sources-csv = Who is cited
file-proof-evidence-jsonl = The records
file-sha256sums = The sum of every other file
site-description = { $agreement }: { $title }, as of { $day }
thing-description = { $told } As of { $day }.
text-lead = The words of the agreement, and in the margin how each duty and each relief stood on { $day }
since-alone = since { $day }
records-behind = { $records }: { $ids }.
card-counts = { $things ->
    [one] 1 commitment or relief
   *[other] { $things } commitments and reliefs
}, { $bad ->
    [0] none breached
   *[other] { $bad } not kept
}
stands-caption = How it stood on { $day }
and-earlier-in-data = { $count ->
    [one] 1 change before them is in data/history.csv.
   *[other] { $count } changes before them are in data/history.csv.
}
check-lead = The site was made by { $software }, which is free software, from the folder proof/ and from nothing else. Whoever has a copy of the site can have every page made again and compared; the second line shows that no file was changed.
tables-lead = The same as on the pages, for spreadsheets and programs. Licence: { $licence }.
calendar-by = By { $who }
calendar-granted-by = Granted by { $who }
calendar-prepared-by = Prepared by { $who }
calendar-change = Until then: { $before }. Then: { $after }.
calendar-view = If nothing more is recorded. As known on { $day }, for { $who }, standard { $standard }.
calendar-issue = { $title }, No. { $number }
