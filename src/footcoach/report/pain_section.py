"""How much it hurt, over time, and the sessions to look at."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from footcoach.advice.pain import Light, rate_pain
from footcoach.log.records import Said, SessionRecord
from footcoach.report.document import (
    Block,
    Column,
    Items,
    PainPlot,
    PainPoint,
    PainSeries,
    Paragraph,
    Table,
)
from footcoach.report.facts import ReportFacts
from footcoach.report.wording import NOTHING, write_date, write_short
from footcoach.session.player import Ending
from footcoach.session.words import plural

NO_ANSWERS = "There are no answers about pain in this period."
ALL_WELL = "No session was rated AMBER or RED, and none was stopped because of pain."
_ANSWERS = (
    Column("Before", is_number=True),
    Column("After", is_number=True),
    Column("Next morning", is_number=True),
)
_SAID = (Column("Day", is_short=True), Column("Routine"), *_ANSWERS)
_RATED = (*_SAID, Column("Rated", is_short=True), Column("Remarks"))
_PAIN = frozenset({Said.BEFORE, Said.AFTER, Said.MORNING, Said.SIGN, Said.HURT})


def show_pain(facts: ReportFacts) -> tuple[Block, ...]:
    """Return the answers over time, and each session that hurt too much."""
    plot = _draw(facts)
    hurt = [record for record in facts.records if _is_worth_a_look(record)]
    rows = tuple(_describe(facts, record) for record in hurt)
    amber = [one for one in facts.records if _is_amber(one) and one not in hurt]
    return (
        plot if any(one.points for one in plot.series) else Paragraph(NO_ANSWERS),
        *([Table(_RATED, rows)] if rows else []),
        *([Items((("Rated AMBER", _list_days(amber)),))] if amber else []),
        *([Paragraph(ALL_WELL)] if facts.records and not (rows or amber) else []),
    )


def _is_worth_a_look(record: SessionRecord) -> bool:
    """Whether a session was RED, stopped, or hurt in an exercise that the person named."""
    feeling, is_stopped = record.feeling, record.ending is Ending.STOPPED
    return rate_pain(feeling) is Light.RED or is_stopped or feeling.hurt is not None


def _is_amber(record: SessionRecord) -> bool:
    return rate_pain(record.feeling) is Light.AMBER


def _list_days(records: list[SessionRecord]) -> str:
    days = dict.fromkeys(write_short(record.began.date) for record in records)
    return f"{plural(len(records), 'session')}, on {', '.join(days)}"


def _describe(facts: ReportFacts, record: SessionRecord) -> tuple[str, ...]:
    light = rate_pain(record.feeling)
    return (*_answers(record), light or NOTHING, ", ".join(_list_remarks(facts, record)))


def _answers(record: SessionRecord) -> tuple[str, ...]:
    feeling = record.feeling
    pain = (feeling.before, feeling.after, feeling.morning)
    said = (NOTHING if one is None else str(one) for one in pain)
    return (write_date(record.began.date), record.title, *said)


def _list_remarks(facts: ReportFacts, record: SessionRecord) -> Iterator[str]:
    feeling = record.feeling
    if record.ending is Ending.STOPPED:
        yield "stopped because of pain"
    if feeling.sign:
        yield "warning sign"
    if feeling.hurt:
        yield f"{facts.find_name(feeling.hurt)} hurt"
    if record.corrected & _PAIN:
        yield "corrected"


def _draw(facts: ReportFacts) -> PainPlot:
    count = Counter(record.began.date for record in facts.records)
    seen = Counter[object]()
    before, after, morning = list[PainPoint](), list[PainPoint](), list[PainPoint]()
    for record in facts.records:
        day, feeling = record.began.date, record.feeling
        place = (seen[day] + 0.5) / count[day]
        seen[day] += 1
        # Another hand may have written the last day that there is.
        for points, pain in ((before, feeling.before), (after, feeling.after)):
            if pain is not None:
                points.append(PainPoint(day, place, pain))
        if feeling.morning is not None and day < facts.last:
            morning.append(PainPoint(day + timedelta(days=1), place, feeling.morning))
    rows = tuple(_answers(record) for record in facts.records if has_answer(record))
    return PainPlot(
        first=facts.first,
        last=facts.last,
        weeks=tuple(week.first for week in facts.weeks),
        series=(
            PainSeries("Before", tuple(before)),
            PainSeries("After", tuple(after)),
            PainSeries("Next morning", tuple(morning)),
        ),
        days_off=tuple(day for day in facts.days_off if facts.first <= day <= facts.last),
        table=Table(_SAID, rows),
    )


def has_answer(record: SessionRecord) -> bool:
    """Whether the person said how much it hurt."""
    feeling = record.feeling
    return any(one is not None for one in (feeling.before, feeling.after, feeling.morning))
