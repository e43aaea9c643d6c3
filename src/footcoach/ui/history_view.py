"""What the log holds, in colours: a half year, a week, and a line for each session."""

from collections.abc import Iterable

from textual.content import Content

from footcoach.advice import today_text
from footcoach.advice.pain import Light, rate_pain
from footcoach.advice.today import ExerciseToDo, RoutineToDo
from footcoach.log.records import DayOff, SessionRecord
from footcoach.session import words
from footcoach.session.player import Ending
from footcoach.ui.calendar_view import AMOUNTS, MARKS, NOTHING
from footcoach.ui.widgets.justify import spread

ENDINGS = {
    Ending.FINISHED: "✓",
    Ending.LEFT: "◐ partly,",
    Ending.STOPPED: "■ stopped safely,",
    None: "◐ under way,",
}
LIGHTS = {
    Light.GREEN: "$text-success",
    Light.AMBER: "$text-warning",
    Light.RED: "$text-error",
}
_SIGNS = {
    NOTHING: "$text-disabled",
    MARKS[DayOff.REST]: "bold $text-secondary",
    MARKS[DayOff.ILL]: "bold $text-accent",
    **{sign: "bold $text-success" for _, sign in AMOUNTS},
}
_BRIEF, _LONG = 32, 60
"""Columns from which a line has room for the time and the light, and for the reps too."""


def half_year(rows: Iterable[str]) -> Content:
    """Colour a calendar: its head and the names of the days, then the signs."""
    head, *days = rows
    lines = [Content.styled(head, "$text-muted")]
    for row in days:
        name, signs = row[:4], row[4:]
        coloured = ((sign, _SIGNS.get(sign, "")) for sign in signs)
        lines.append(Content.assemble((name, "$text-muted"), *coloured))
    return Content("\n").join(lines)


def week(asking: RoutineToDo) -> Content:
    """Show of each exercise of a routine on how many days of a week it was done."""
    names = [today_text.name_exercises(asking.routine, item) for item in asking.items]
    wide = max(map(len, names))
    lines = [
        Content.assemble(
            f"  {name:{wide}}  ",
            (f"{_beads(item):7}", _tint(item)),
            f"  {today_text.count_days(item)}",
        )
        for name, item in zip(names, asking.items, strict=True)
    ]
    return Content("\n").join((Content.styled(asking.routine.title, "bold"), *lines))


def session(entry: SessionRecord, room: int) -> Content:
    """Return the line of a session, its figures at the right; a note has a line of its own."""
    shown = rate_pain(entry.feeling)
    end = Content.assemble(
        _amounts(entry, room),
        (f"  {shown or '':5}", LIGHTS[shown] if shown else ""),
    )
    what = Content(
        f"{entry.began.date:%a} {entry.began.day}  {ENDINGS[entry.ending]} {entry.title}"
    )
    line = spread(what, end, room) if room >= _BRIEF else what
    return line + Content.styled(f"\n  {entry.note}", "$text-muted") if entry.note else line


def _amounts(entry: SessionRecord, room: int) -> str:
    clock = words.clock(round(entry.seconds))
    if room < _LONG:
        return clock
    done = sum(part.done for part in entry.parts)
    planned = sum(part.planned for part in entry.parts)
    return f"{done} of {planned} reps  {clock:>5}"


def _beads(item: ExerciseToDo) -> str:
    return "●" * item.days + "○" * max(0, item.days_wanted - item.days)


def _tint(item: ExerciseToDo) -> str:
    return "$text-success" if item.days >= item.days_wanted else "$text-primary"
