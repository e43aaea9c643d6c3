"""How often a dose is done: a day, a week, on which days, for how many weeks."""

from footcoach.routine.dose.draft import Count, Draft, WorkTime
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.sides import note_each
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.vocabulary import LATIN, WEEKDAYS
from footcoach.routine.limits import HOUR
from footcoach.routine.model import Span

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORK_DAYS = _DAYS[:5]
_AWAKE = 14 * HOUR
"""Seconds of the day that someone is awake to exercise."""
_MANY = 8
"""From this many a day on, a number means reps, unless something says that it's times a day."""
_MONTH = 4
"""Weeks."""
_PHASES = {
    **dict.fromkeys(("am", "mane"), "morning"),
    "pm": "evening",
    **dict.fromkeys(("bedtime", "bed", "sleep", "nocte"), "night"),
}


def take_per_day(draft: Draft, phrase: Phrase) -> None:
    """Take "twice a day"."""
    amount = phrase.token("N", "OFTEN", "often")
    says_times = phrase.has("TIMES", "/") and phrase.tokens[0] is amount
    if amount and amount.span and amount.span.low >= _MANY and not says_times:
        draft.counts.append(Count("times", amount, draft.words(phrase)))
        draft.imply("per_day", Span(1, 1))
        if phrase.has("DAILY"):
            draft.give("days_per_week", Span(7, 7))
        return
    draft.give("per_day", amount.span if amount else Span(1, 1), amount)
    if phrase.has("DAILY", "NIGHT", "each", "every"):
        draft.implied["days_per_week"] = Span(7, 7)
    if phase := phrase.token("PHASE"):
        add_phase(draft, phase)


def take_latin(draft: Draft, phrase: Phrase) -> None:
    """Take "bd" or "tds"."""
    times = LATIN[phrase.tokens[0].text]
    draft.give("per_day", Span(times, times), phrase.tokens[0])
    draft.implied["days_per_week"] = Span(7, 7)


def take_days_a_week(draft: Draft, phrase: Phrase) -> None:
    """Take "3 times a week"."""
    amount = phrase.token("N", "OFTEN", "often")
    days = amount.span if amount else Span(1, 1)
    draft.give("days_per_week", days, amount or phrase.tokens[0])


def take_every_days(draft: Draft, phrase: Phrase) -> None:
    """Take "every other day"."""
    amount = phrase.token("N")
    if (often := phrase.token("OFTEN")) and often.span and often.span.low > 1:
        draft.give("per_day", often.span, often)
    step = amount.span.low if amount and amount.span else 3 if phrase.has("third", "3rd") else 2
    draft.values["every_days"] = step
    low = max(1, 7 // max(1, step))
    days = Span(low, min(7, low + (1 if 7 % max(1, step) else 0)))
    draft.suggested["days_per_week"] = days
    say_days(draft, phrase)


def say_days(draft: Draft, phrase: Phrase) -> None:
    """Say that certain days become a number of days a week."""
    words = draft.words(phrase)
    draft.flag("days", f'"{words}" is read as a number of days a week.', words)


def take_every_h(draft: Draft, phrase: Phrase) -> None:
    """Take "every 2 hours"; what is more often than that is work."""
    amount, hours = phrase.token("T"), phrase.token("N")
    span = Span(HOUR, HOUR)
    if hours and hours.span and hours.span.low:
        span = Span(hours.span.low * HOUR, hours.span.high * HOUR)
    elif amount and amount.span:
        span = amount.span
        if span.low < HOUR // 4:
            draft.works.append(WorkTime("", amount, phrase, span))
            return
    is_whole = span.low % HOUR == 0 and span.high % HOUR == 0
    whole = Span(span.low // HOUR, span.high // HOUR)
    draft.values["every_h"] = whole if is_whole else round(span.low / HOUR, 2)
    low, high = max(1, _AWAKE // span.high), min(24, max(1, _AWAKE // span.low))
    draft.suggested["per_day"] = Span(low, high)
    words = draft.words(phrase)
    draft.flag(
        "clock", f'"{words}": a routine says how many times a day, not at which hours.', words
    )


def take_weekdays(draft: Draft, phrase: Phrase) -> None:
    """Take "weekdays"."""
    add_days(draft, _WORK_DAYS, phrase)


def take_weekend(draft: Draft, phrase: Phrase) -> None:
    """Take "weekends"."""
    add_days(draft, _DAYS[5:], phrase)


def take_week_days(draft: Draft, phrase: Phrase) -> None:
    """Take "Monday to Friday"."""
    names = [WEEKDAYS[one.text] for one in phrase.tokens if one.has("WEEKDAY")]
    first, last = _DAYS.index(names[0]), _DAYS.index(names[-1])
    rolled = _DAYS[first:] + _DAYS[:first]
    add_days(draft, rolled[: (last - first) % 7 + 1], phrase)


def take_day_list(draft: Draft, phrase: Phrase) -> None:
    """Take "Mon-Wed-Fri", which aren't the days in between."""
    names = (WEEKDAYS[one.text] for one in phrase.tokens if one.has("WEEKDAY"))
    add_days(draft, tuple(names), phrase)


def take_week_day(draft: Draft, phrase: Phrase) -> None:
    """Take "Wed"."""
    add_days(draft, (WEEKDAYS[phrase.tokens[0].text],), phrase)


def add_days(draft: Draft, names: tuple[str, ...], phrase: Phrase) -> None:
    """Add days of the week by name."""
    old = draft.values.get("weekdays")
    known = tuple(old) if isinstance(old, tuple) else ()
    found = (*known, *(name for name in names if name not in known))
    draft.values["weekdays"] = found
    if "days_per_week" not in draft.values or "days_per_week" in draft.weak:
        draft.values["days_per_week"] = Span(len(found), len(found))
        draft.weak.add("days_per_week")
    say_days(draft, phrase)


def take_spaced(draft: Draft, phrase: Phrase) -> None:
    """Take "on days that aren't next to each other"."""
    draft.values["spaced"] = True
    say_days(draft, phrase)


def take_most_days(draft: Draft, phrase: Phrase) -> None:
    """Take "most days"."""
    draft.imply("days_per_week", Span(4, 6))
    draft.flag("approx", '"Most days" is read as 4 to 6 days a week.', draft.words(phrase))
    say_days(draft, phrase)


def take_daily(draft: Draft, phrase: Phrase) -> None:
    """Take "daily"."""
    draft.give("days_per_week", Span(7, 7), phrase.tokens[0])
    if phrase.has("DAILY"):
        draft.imply("per_day", Span(1, 1))


def take_nightly(draft: Draft, phrase: Phrase) -> None:
    """Take "nightly"."""
    draft.give("per_day", Span(1, 1), phrase.tokens[0])
    draft.implied["days_per_week"] = Span(7, 7)
    draft.values.setdefault("when", ("night",))


def take_when(draft: Draft, phrase: Phrase) -> None:
    """Take "in the morning"."""
    phase = phrase.token("PHASE") or phrase.tokens[-1]
    add_phase(draft, phase)
    if phrase.has("EACH"):
        draft.implied["days_per_week"] = Span(7, 7)


def add_phase(draft: Draft, token: Token) -> None:
    """Add a time of the day."""
    old = draft.values.get("when")
    known = tuple(old) if isinstance(old, tuple) else ()
    word = _PHASES.get(token.text, token.text.removesuffix("s"))
    if word not in known:
        draft.values["when"] = (*known, word)
    if "per_day" not in draft.values or "per_day" in draft.weak:
        times = len(known) + (word not in known)
        draft.values["per_day"] = Span(times, times)
        draft.weak.add("per_day")
        draft.implied["per_day"] = Span(times, times)


def take_often_as_can(draft: Draft, phrase: Phrase) -> None:
    """Take "as often as you can"."""
    draft.flag("open", f'"{draft.words(phrase)}" is kept as a note.', draft.words(phrase))


def take_weeks(draft: Draft, phrase: Phrase) -> None:
    """Take "for 6 weeks"."""
    amount, words = phrase.token("N"), draft.words(phrase)
    factor = _MONTH if phrase.has("MONTH") else 1
    span = amount.span if amount and amount.span else Span(1, 1)
    draft.values["weeks"] = Span(span.low * factor, span.high * factor)
    draft.flag("weeks", f'"{words}" is kept as a note.', words)


def take_first_weeks(draft: Draft, phrase: Phrase) -> None:
    """Take "in the first month"."""
    take_weeks(draft, phrase)
    draft.flag(
        "cond", f'"{draft.words(phrase)}": this dose is only for that time.', draft.words(phrase)
    )


def take_in_weeks(draft: Draft, phrase: Phrase) -> None:
    """Take "from week 3"."""
    words = draft.words(phrase)
    draft.flag("weeks", f'"{words}" is kept as a note.', words)


def take_per_seven(draft: Draft, phrase: Phrase) -> None:
    """Take "3/7", as clinicians write days a week; "3/12" is sets and reps, "10/10" each side."""
    first, second = (token for token in phrase.tokens if token.has("N"))
    words = draft.words(phrase)
    if second.span == Span(52, 52):
        draft.values["weeks"] = first.span
        draft.flag("weeks", f'"{words}" is read as weeks; it\'s kept as a note.', words)
        return
    if second.span == Span(7, 7):
        draft.give("days_per_week", first.span, first)
        draft.flag("order", f'"{words}" is read as days a week.', words, "sets and reps")
        return
    if first.span == second.span:
        note_each(draft, phrase, first)
        return
    draft.counts.extend((Count("lead", first, words), Count("bare", second, words)))


def take_spaced_days(draft: Draft, phrase: Phrase) -> None:
    """Take "three non-consecutive days a week"."""
    take_days_a_week(draft, phrase)
    take_spaced(draft, phrase)


def take_meals(draft: Draft, phrase: Phrase) -> None:
    """Take "after every meal"."""
    words = draft.words(phrase)
    draft.values["when"] = ("meals",)
    draft.suggested["per_day"] = Span(3, 3)
    draft.flag("clock", f'"{words}": a routine says how many times a day.', words)


def take_weekly_time(draft: Draft, phrase: Phrase) -> None:
    """Take "150 minutes a week": a total, not a session."""
    words = draft.words(phrase)
    draft.flag("total", f'"{words}" is the total for a week; it\'s kept as a note.', words)


def take_per_day_range(draft: Draft, phrase: Phrase) -> None:
    """Take "2/3 times a day"."""
    first, second = (token for token in phrase.tokens if token.has("N"))
    if first.span and second.span:
        key = "days_per_week" if phrase.has("WEEK") else "per_day"
        draft.give(key, Span(first.span.low, max(first.span.low, second.span.high)), first)
        draft.places.pop(key, None)


def take_reps_a_day(draft: Draft, phrase: Phrase) -> None:
    """Take "100 reps a day": all at once."""
    amount, words = phrase.token("N"), draft.words(phrase)
    draft.give("reps", amount.span if amount else None, amount)
    draft.imply("per_day", Span(1, 1))
    draft.flag("total", f'"{words}" is read as one session.', words, "shared out over the day")


def take_sessions(draft: Draft, phrase: Phrase) -> None:
    """Take "2 x 30 min per week": so many sessions of that time."""
    amount, time = phrase.token("N"), phrase.token("T")
    key = "days_per_week" if phrase.has("WEEK") else "per_day"
    draft.give(key, amount.span if amount else None, amount)
    if time is not None:
        draft.works.append(WorkTime("", time, phrase, time.span))


def take_letter_days(draft: Draft, phrase: Phrase) -> None:
    """Take "M/W/F"."""
    add_days(draft, ("mon", "wed", "fri"), phrase)


def take_seldom(draft: Draft, phrase: Phrase) -> None:
    """Take "twice a month", which no routine can say."""
    words = draft.words(phrase)
    draft.flag("days", f'"{words}" is kept as a note: a routine says how many days a week.', words)


def take_time_a_day(draft: Draft, phrase: Phrase) -> None:
    """Take "30 mins/day"."""
    time = phrase.tokens[0]
    draft.works.append(WorkTime("", time, phrase, time.span))
    draft.imply("per_day", Span(1, 1))
