"""Which values of a dose can be changed by hand, and the questions that change them."""

from enum import Enum
from typing import NamedTuple

from footcoach.coach.requests import Answer, Question, TextQuestion
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.errors import MisreadError
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.model import Exercise, Span
from footcoach.routine.move_names import MOVE_TIME

_COUNTS = ("reps", "sets")


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


def ask_which(exercise: Exercise, values: tuple[DoseValue, ...]) -> Question[DoseValue]:
    """Ask which value to change."""
    answers = tuple(Answer(f"{value.name}: {value.text}", value) for value in values)
    return Question(exercise.name, ("What would you like to change?",), answers)


def ask_value(exercise: Exercise, value: DoseValue) -> TextQuestion:
    """Ask for the new value."""
    return TextQuestion(
        f"{exercise.name}: {value.name.lower()}", text=value.text, find_mistake=value.find_mistake
    )


def ask_how_long(exercise: Exercise, change: DoseChange) -> Question[HowLong]:
    """Ask how long a change counts."""
    answers = tuple(Answer(choice.value, choice) for choice in HowLong)
    return Question(f"{exercise.name}: {change.clause}", (), answers)
