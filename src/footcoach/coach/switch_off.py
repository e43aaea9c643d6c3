"""The part of the conversation that switches a kind of question off."""

from functools import partial

from footcoach.coach import questions
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.question_settings import QuestionSettings
from footcoach.coach.requests import Talk, call, show


def switch_off(settings: QuestionSettings, kind: QuestionKind) -> Talk[None]:
    """Ask no question of a kind any more, and say how to have it back."""
    trouble = yield from call(partial(settings.switch_off, kind))
    yield from show(questions.switched_off(kind, trouble or ""))
