"""The log as coloured text: half a year, a week, and a line for each session."""

from collections.abc import Iterable

from textual.content import Content

from footcoach.advice import today_text
from footcoach.advice.pain import Light, rate_pain
from footcoach.advice.today import ExerciseToDo, RoutineToDo
from footcoach.coach.how_known import list_marks
from footcoach.log.records import DayOff, SessionRecord
from footcoach.session import words
from footcoach.session.player import Ending
from footcoach.ui.history_charts import AMOUNTS, DAYS_OFF, NOTHING
from footcoach.ui.line_layout import INDENT, justify

ENDINGS = {
    Ending.FINISHED: "✓",
    Ending.LEFT: "◐ unfinished",
    Ending.STOPPED: "■ stopped",
    None: "◐ under way",
}
PARTLY = "◐ partly"
LIGHTS = {
    Light.GREEN: "$text-success",
    Light.AMBER: "$text-warning",
    Light.RED: "$text-error",
}
_SIGNS = {
    NOTHING: "$text-disabled",
    DAYS_OFF[DayOff.REST]: "bold $text-secondary",
    DAYS_OFF[DayOff.ILL]: "bold $text-accent",
    **{sign: "bold $text-success" for _, sign in AMOUNTS},
}
_BRIEF, _LONG = 32, 60
"""Columns from which a line has room for the time and the traffic light, and for the reps."""


def colour_calendar(rows: Iterable[str]) -> Content:
    """Return a calendar in colours: its head, then the names of the days and what was done."""
    head, *days = rows
    lines = [Content.styled(head, "$text-muted")]
    for row in days:
        name, signs = row[:4], row[4:]
        coloured = ((sign, _SIGNS.get(sign, "")) for sign in signs)
        lines.append(Content.assemble((name, "$text-muted"), *coloured))
    return Content("\n").join(lines)


def show_week(todo: RoutineToDo) -> Content:
    """Return for each exercise of a routine on how many days of a week it was done."""
    names = [today_text.name_exercises(todo.routine, item) for item in todo.items]
    wide = max(map(len, names))
    lines = [
        Content.assemble(
            f"  {name:{wide}}  ",
            (f"{_beads(item):7}", _colour(item)),
            f"  {today_text.write_days(item)}",
        )
        for name, item in zip(names, todo.items, strict=True)
    ]
    return Content("\n").join((Content.styled(todo.routine.title, "bold"), *lines))


def show_session(entry: SessionRecord, room: int) -> Content:
    """Return a session in ``room`` columns; its title is whole, if need be in a line of its own."""
    light = rate_pain(entry.feeling)
    shown = Content.styled(light, LIGHTS[light]) if light else Content("")
    day = Content(f"{entry.began.date:%a} {entry.began.day}")
    title = Content.assemble(
        f"{_ending(entry)} {entry.title}",
        ("".join(f"  {mark}" for mark in list_marks(entry)), "$text-muted"),
    )
    amounts = Content.assemble(_amounts(entry, room), "  ", shown.pad_right(5 - len(shown)))
    if day.cell_length + 2 + title.cell_length + 1 + amounts.cell_length <= room:
        lines = [justify(day + Content("  ") + title, amounts, room)]
    elif room >= _BRIEF:
        lines = [justify(day, amounts, room), Content(INDENT) + title]
    else:
        clock = Content(f"{INDENT}{words.clock(round(entry.seconds))}  ") + shown
        lines = [day, Content(INDENT) + title, clock]
    # Only how a note begins; all of it is on the session's page.
    notes = [Content.styled(INDENT + line, "$text-muted") for line in entry.note.splitlines()]
    shown_note = (note.truncate(max(1, room), ellipsis=True) for note in notes[:1])
    return Content("\n").join((*lines, *shown_note))


def _ending(entry: SessionRecord) -> str:
    """Return how a session ended; one that ended with reps left out was done partly."""
    is_partial = entry.ending is Ending.FINISHED and not entry.is_complete
    return PARTLY if is_partial else ENDINGS[entry.ending]


def _amounts(entry: SessionRecord, room: int) -> str:
    clock = words.clock(round(entry.seconds))
    if room < _LONG:
        return clock
    done = sum(part.done for part in entry.parts)
    planned = sum(part.planned for part in entry.parts)
    return f"{done} of {planned} reps  {clock:>5}"


def _beads(item: ExerciseToDo) -> str:
    return "●" * item.days + "○" * max(0, item.days_wanted - item.days)


def _colour(item: ExerciseToDo) -> str:
    return "$text-success" if item.days >= item.days_wanted else "$text-primary"
