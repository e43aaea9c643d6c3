"""How much was done week by week, and how much of the plan that is."""

from collections import defaultdict
from collections.abc import Iterator

from footcoach.advice.today import ExerciseToDo
from footcoach.advice.today_text import name_exercises, write_days_briefly
from footcoach.report.document import Block, Column, Paragraph, Table
from footcoach.report.facts import ReportFacts, WeekFacts
from footcoach.report.totals import PeriodTotal, add_up_sessions
from footcoach.report.wording import NOTHING, write_short
from footcoach.routine.model import Routine, Span
from footcoach.session.words import Phrase, days_a_week, join_phrases, plural, spell, times_a_day

NO_PLAN = "There are no routines in the plan, so no days were asked for."
MOST_WEEKS = 8
"""As many weeks have room beside each other."""
_WEEKS = (
    Column("Week of", is_short=True),
    Column("Sessions", is_number=True),
    Column("Days with one", is_number=True),
    Column("Reps done of asked", is_number=True),
    Column("Time", is_number=True),
    Column("Days done of days asked", is_number=True),
    Column("Pain after, average", is_number=True),
)


def show_weeks(facts: ReportFacts) -> Table:
    """Return a row for each week, also for those without a session."""
    return Table(_WEEKS, tuple(_describe_week(facts, week) for week in facts.weeks))


def _describe_week(facts: ReportFacts, week: WeekFacts) -> tuple[str, ...]:
    total = add_up_sessions(
        record for record in facts.records if week.first <= record.began.date <= week.last
    )
    items = [item for todo in week.to_do for item in todo.items if item.days_wanted]
    done = sum(min(item.days, item.days_wanted) for item in items)
    wanted = sum(item.days_wanted for item in items)
    so_far = " so far" if week is facts.weeks[-1] else ""
    return (
        f"{write_short(week.first)}{so_far}",
        str(total.sessions),
        str(total.days),
        f"{total.done} of {total.planned}" if total.sessions else NOTHING,
        spell(round(total.seconds)) if total.sessions else NOTHING,
        f"{done} of {wanted}" if items else NOTHING,
        _write_pain(total),
    )


def _write_pain(total: PeriodTotal) -> str:
    if total.pain is None:
        return "no answer"
    return f"{total.pain:.1f} ({plural(total.answers, 'answer')})"


def show_plan(facts: ReportFacts) -> tuple[Block, ...]:
    """Return on how many days each exercise of the plan was done, by week."""
    if facts.is_plan_empty:
        return (Paragraph(NO_PLAN),)
    rows = tuple(_list_rows(facts))
    lost = ", ".join(facts.unreadable)
    told = (Paragraph(f"Not counted, because the file can't be read: {lost}."),) if lost else ()
    return (*([Table(_list_columns(facts), rows)] if rows else []), *told)


def _list_columns(facts: ReportFacts) -> tuple[Column, ...]:
    weeks = [Column(write_short(week.first), is_number=True, is_short=True) for week in facts.weeks]
    return (
        Column("Routine"),
        Column("Exercise of the plan"),
        Column("How often"),
        *(weeks if len(weeks) <= MOST_WEEKS else ()),
        Column("Days done of days asked", is_number=True),
    )


def _list_rows(facts: ReportFacts) -> Iterator[tuple[str | None, ...]]:
    found = defaultdict[tuple[str, tuple[int, ...]], dict[int, tuple[Routine, ExerciseToDo]]](dict)
    for number, week in enumerate(facts.weeks):
        for todo in week.to_do:
            for item in todo.items:
                found[todo.routine.name, item.exercises][number] = todo.routine, item
    before = ""
    for (name, _), by_week in sorted(found.items()):
        routine, last = by_week[max(by_week)]
        items = [by_week[n][1] if n in by_week else None for n in range(len(facts.weeks))]
        cells = map(_write_days, items) if len(items) <= MOST_WEEKS else ()
        head = None if name == before else routine.title
        exercise = name_exercises(routine, last)
        yield (head, exercise, _write_often(routine, last), *cells, _add_up(items))
        before = name


def _write_days(item: ExerciseToDo | None) -> str:
    return NOTHING if item is None else write_days_briefly(item)


def _add_up(items: list[ExerciseToDo | None]) -> str:
    there = [item for item in items if item]
    days, wanted = sum(item.days for item in there), sum(item.days_wanted for item in there)
    return f"{days} of {wanted}" if wanted else str(days)


def _write_often(routine: Routine, item: ExerciseToDo) -> str:
    """Say how often an exercise is to be done; what footcoach suggests is in brackets."""
    exercise = routine.exercises[item.pick]
    often = (
        Phrase(times_a_day(_ends(item.per_day)), "per_day" in exercise.suggested),
        Phrase(days_a_week(_ends(item.days_per_week)), "days_per_week" in exercise.suggested),
    )
    return join_phrases(often) + (", optional" if exercise.optional else "")


def _ends(span: Span) -> tuple[int, int]:
    return span.low, span.high
