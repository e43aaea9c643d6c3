"""What is said once a session has ended: how, how much was done, and what comes next.

The app shows it on a page; plain mode and ``run`` print it in five lines at most. Words about pain
follow ``docs/evidence.md``, sections 6 and 8.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from footcoach.advice.pain import DAYS_OF_REST
from footcoach.advice.safety_text import WATCH_FOR
from footcoach.advice.today_text import write_day
from footcoach.session import vocabulary as say
from footcoach.session.player import Ending, Session
from footcoach.session.result_words import amount_planned, describe_ending, name_result
from footcoach.session.tally import Tally, tally_sides, work_seconds
from footcoach.session.words import plural, spell

_NAMED = 4
"""How many exercises are named in a line; the others are counted."""
_WEEK = 7


class Outlook(NamedTuple):
    """The week of a routine so far, and what the plan asks for next."""

    today: date
    days: int
    """On how many days of this week any of the routine was done, today too."""
    wanted: int = 0
    """On how many days of this week the plan asks for it; 0 if it isn't in the plan."""
    next: str = ""
    """What is next and when; "" if the plan asks for nothing in the coming week."""


def say_heading(session: Session) -> str:
    """Say how a session ended; "Well done" only where all of it was done."""
    match session.ending:
        case Ending.STOPPED:
            return say.STOPPED
        case Ending.FINISHED if all(side.is_complete for side in tally_sides(session)):
            return say.WELL_DONE
        case Ending.FINISHED:
            return _count_done(session) or "Skipped to the end"
        case _:
            return describe_ending(session)


def say_amount(session: Session) -> str:
    """Say how much was done, and in how long: "52 of 52 reps in 9 min 40 s"; "" for nothing."""
    done, seconds = _count_done(session), round(work_seconds(session))
    if not seconds:
        return done
    return f"{done} in {spell(seconds)}" if done else f"{spell(seconds)} of exercise"


def _count_done(session: Session) -> str:
    """Say how many reps were done of how many, and what was typed in; "" for none."""
    sides = tally_sides(session)
    done = sum(side.done for side in sides)
    counts = [side.counted for side in sides if side.counted is not None]
    amounts = (
        f"{done} of {amount_planned(session)}" if done else "",
        plural(sum(counts), "rep") if counts else "",
    )
    return ", ".join(filter(None, amounts))


def list_remarks(session: Session, today: date | None = None) -> Iterator[str]:
    """Yield what to know after a stop: what to watch for, and when it will be offered again.

    ``today`` is the day that it is; without it, the day is left out.
    """
    if session.ending is not Ending.STOPPED:
        return
    yield WATCH_FOR
    if session.step is not None:
        name = session.timeline.exercises[session.step.exercise].exercise.name
        day = f"on {write_day(today + DAYS_OF_REST)}" if today else "after two days of rest"
        yield f"{name}: offered again next time, or {day} if the pain is RED."


def say_week(outlook: Outlook) -> str:
    """Say how much of the week was done: "3 of 7 days", and without a plan "3 days"."""
    if outlook.wanted >= outlook.days:
        return f"{outlook.days} of {plural(outlook.wanted, 'day')}"
    more = f", {outlook.wanted} planned" if outlook.wanted else ""
    return f"{plural(outlook.days, 'day')}{more}"


def draw_week(outlook: Outlook) -> str:
    """Return a filled circle for each day done, and an empty one for each that is still to do."""
    left = max(0, outlook.wanted - outlook.days)
    return " ".join("●" * min(outlook.days, _WEEK) + "○" * left)


def is_reached(side: Tally) -> bool:
    """Whether anything of it was done, if only for some seconds."""
    return bool(side.done or round(side.seconds))


def name_skipped(session: Session) -> str:
    """Name what was skipped without a second of it; "" for nothing.

    What comes after a stop wasn't skipped: it wasn't reached.
    """
    sides = tally_sides(session)
    begun = {side.exercise for side in sides if is_reached(side)}
    skipped = dict.fromkeys(
        side.exercise for side in sides if side.skipped and side.exercise not in begun
    )
    return _name([session.timeline.exercises[index].exercise.name for index in skipped])


def closing_lines(session: Session) -> Iterator[str]:
    """Yield how a session ended and what was done, in four lines at most."""
    heading, amount = say_heading(session), say_amount(session)
    if not amount.startswith(heading):
        yield f"{heading.rstrip('.')}."
    if amount:
        yield f"{session.timeline.routine.title}: {amount}."
    yield from list_remarks(session)
    if session.ending is not Ending.STOPPED:
        yield from _list_missing(session)


def say_outlook(outlook: Outlook) -> str:
    """Say in a line how much of the week was done, and what is next."""
    following = f" Next: {outlook.next}." if outlook.next else ""
    return f"This week: {say_week(outlook)}.{following}"


def _list_missing(session: Session) -> Iterator[str]:
    partly = [
        name_result(side, session.timeline.exercises[side.exercise])
        for side in tally_sides(session)
        if is_reached(side) and not side.is_complete
    ]
    if partly:
        yield f"Partly: {_name(partly)}."
    if skipped := name_skipped(session):
        yield f"Skipped: {skipped}."


def _name(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
