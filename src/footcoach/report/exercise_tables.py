"""What was asked of each exercise, and what each side did of it."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from footcoach.report.document import Column, Table
from footcoach.report.facts import ReportFacts
from footcoach.report.totals import SideTotal, add_up_sides, list_doses
from footcoach.report.wording import NOTHING, write_span
from footcoach.session.tally import KnownBy
from footcoach.session.words import clock, plural

HOW_KNOWN: Mapping[KnownBy | None, str] = {
    KnownBy.CLOCK: "timed",
    KnownBy.KEY: "by key",
    KnownBy.TYPED: "typed in",
    KnownBy.CORRECTED: "corrected",
    None: "not known",
}
_DOSES = (
    Column("Exercise"),
    Column("Dose, as sessions asked for it"),
    Column("Sessions", is_number=True),
    Column("When", is_short=True),
)
_SIDES = (
    Column("Exercise"),
    Column("Side", is_short=True),
    Column("Sessions", is_number=True),
    Column("Done of asked", is_number=True),
    Column("Time", is_number=True),
    Column("Remarks"),
    Column("How known"),
)


def show_doses(facts: ReportFacts) -> Table:
    """Return every dose that sessions asked for."""
    rows = list[tuple[str | None, ...]]()
    for name, doses in groupby(list_doses(facts), lambda total: total.name):
        for number, total in enumerate(doses):
            head = None if number else name
            when = write_span(total.first, total.last)
            rows.append((head, total.dose, str(total.sessions), when))
    return Table(_DOSES, tuple(rows))


def show_sides(facts: ReportFacts) -> Table:
    """Return what each side did of each exercise."""
    rows = list[tuple[str | None, ...]]()
    for name, totals in groupby(add_up_sides(facts), lambda total: total.name):
        for number, total in enumerate(totals):
            rows.append((None if number else name, *_describe(total)))
    return Table(_SIDES, tuple(rows))


def _describe(total: SideTotal) -> tuple[str, ...]:
    return (
        total.side or NOTHING,
        str(total.sessions),
        f"{total.done} of {plural(total.planned, total.unit)}",
        _compare_times(total),
        ", ".join(_list_remarks(total)),
        _say_how_known(total),
    )


def _compare_times(total: SideTotal) -> str:
    took = clock(round(total.seconds))
    if total.planned_seconds is None:
        return took
    planned = clock(round(total.planned_seconds))
    return took if took == planned else f"{took} of {planned}"


def _list_remarks(total: SideTotal) -> Iterable[str]:
    if total.counted is not None:
        yield f"{plural(total.counted, 'rep')} in all"
    yield from sorted(total.loads)
    if total.skipped:
        yield f"{total.skipped} skipped or cut short"


def _say_how_known(total: SideTotal) -> str:
    """Say how it's known, with the number of sessions where there are several ways."""
    ways = [
        (HOW_KNOWN[how], len(total.known_by[how])) for how in HOW_KNOWN if how in total.known_by
    ]
    if len(ways) == 1:
        return ways[0][0]
    return ", ".join(f"{text} ({number})" for text, number in ways)
