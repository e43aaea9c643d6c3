"""The screens that ask what the conversation asks."""

from typing import Any

from textual.screen import Screen

from footcoach.coach.requests import PainQuestion, Question, RoutineQuestion, TextQuestion
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.dialogs import PainDialog, QuestionDialog
from footcoach.ui.screens.text_dialog import TextDialog

Asked = Question[Any] | PainQuestion[Any] | TextQuestion | RoutineQuestion


def make_screen(question: Asked, look: Appearance) -> Screen[Any]:
    """Return the screen that is dismissed with the reply to ``question``."""
    match question:
        case Question():
            return QuestionDialog(question)
        case PainQuestion():
            return PainDialog(question)
        case TextQuestion():
            return TextDialog(question)
        case RoutineQuestion():
            from footcoach.ui.screens.first_routine import RoutinePage

            return RoutinePage(question, look)
