"""The question about mistakes in a routine that was just edited."""

from enum import Enum

from footcoach.coach.requests import Answer, Question
from footcoach.routine.errors import RoutineError


class AfterMistakes(Enum):
    """What to do with a file that has mistakes."""

    EDIT = "Back to the editor"
    KEEP = "Keep it as it is"
    UNDO = "Undo what you changed"


def ask_about_mistakes(file: str, error: RoutineError) -> Question[AfterMistakes]:
    """Ask what to do with a file called ``file``; without an answer it's kept as it is."""
    answers = tuple(Answer(choice.value, choice) for choice in AfterMistakes)
    return Question(f"Mistakes in {file}", error.lines(), answers, without="keep it as it is")
