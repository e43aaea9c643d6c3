"""What can be changed of an exercise by hand, and the questions that change it."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from footcoach.coach.requests import Answer, Question, TextQuestion
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.enums import Sides
from footcoach.routine.errors import MisreadError
from footcoach.routine.format import ALLOWED
from footcoach.routine.item_change import (
    Change,
    IncludeChange,
    OrderChange,
    SidesChange,
    can_move,
    describe_change,
    describe_sides,
    list_sides,
)
from footcoach.routine.key import Section
from footcoach.routine.model import Exercise, Routine, Span
from footcoach.routine.move_names import MOVE_TIME

_COUNTS = ("reps", "sets")
CANT_CHANGE = (
    "Its reps and times can't be changed here. Press e on the first screen to use your editor."
)


class HowLong(Enum):
    """How long a changed dose counts."""

    TODAY = "For today only"
    ALWAYS = "For good, in your own copy"


class DoseValue(NamedTuple):
    """One number or time of an exercise's dose."""

    what: str
    """The dose key: ``reps``, ``sets``, or ``moves.hold`` for the time of a move."""
    name: str
    """What it's called on screen."""
    text: str
    """The value as it's written in a file."""

    def read(self, text: str) -> Span:
        """Return the new value that ``text`` says; raise `MisreadError`."""
        key = ALLOWED[Section.ITEM][self.what] if self.what in _COUNTS else MOVE_TIME
        return key.span(text)

    def find_mistake(self, text: str) -> str:
        """Say what is wrong with a new value; "" for nothing."""
        try:
            self.read(text)
        except MisreadError as error:
            return f"{error.wrong}; {error.right}" if error.right else error.wrong
        return ""


def list_values(exercise: Exercise) -> tuple[DoseValue, ...]:
    """Return what can be changed: none where the sides or the sets differ."""
    names = {what: what.capitalize() for what in _COUNTS} | {
        f"moves.{move.id}": move.id.replace("-", " ").capitalize() for move in exercise.left.moves
    }
    known = ((what, name, current_value(exercise, what)) for what, name in names.items())
    return tuple(
        DoseValue(what, name, DoseChange(0, what, span).value) for what, name, span in known if span
    )


class OtherSides(NamedTuple):
    """The sides, to be chosen from these."""

    others: tuple[Sides, ...]


Chosen = DoseValue | OtherSides | IncludeChange | OrderChange
"""What can be changed of an exercise."""


def ask_which(routine: Routine, index: int) -> Question[Chosen]:
    """Ask what to change of the exercise at ``index``."""
    exercise = routine.exercises[index]
    values = list_values(exercise)
    why = () if values else (CANT_CHANGE,)
    answers = (
        *(Answer[Chosen](f"{value.name}: {value.text}", value) for value in values),
        *_list_others(routine, index),
    )
    return Question(exercise.name, (*why, "What would you like to change?"), answers)


def _list_others(routine: Routine, index: int) -> Iterator[Answer[Chosen]]:
    """Yield what can be changed besides the numbers of a dose."""
    exercise = routine.exercises[index]
    if others := list_sides(exercise):
        now = describe_sides(exercise, exercise.sides)
        yield Answer(f"Sides: {now}", OtherSides(others))
    changes: tuple[IncludeChange | OrderChange, ...] = (
        IncludeChange(index, is_included=exercise.optional),
        *(OrderChange(index, by) for by in (-1, 1) if can_move(routine, index, by)),
    )
    for change in changes:
        yield Answer(_in_sentence_case(describe_change(exercise, change)), change)


def ask_sides(exercise: Exercise, index: int, others: tuple[Sides, ...]) -> Question[SidesChange]:
    """Ask how the sides share the work."""
    answers = (
        Answer(_in_sentence_case(describe_sides(exercise, sides)), SidesChange(index, sides))
        for sides in others
    )
    return Question(f"{exercise.name}: sides", (), tuple(answers))


def _in_sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def ask_value(exercise: Exercise, value: DoseValue) -> TextQuestion:
    """Ask for the new value."""
    return TextQuestion(
        f"{exercise.name}: {value.name.lower()}", text=value.text, find_mistake=value.find_mistake
    )


def ask_how_long(exercise: Exercise, change: Change) -> Question[HowLong]:
    """Ask how long a change counts."""
    answers = tuple(Answer(choice.value, choice) for choice in HowLong)
    return Question(f"{exercise.name}: {describe_change(exercise, change)}", (), answers)
