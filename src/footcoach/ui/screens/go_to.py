"""The list of a session's exercises, to go to any of them."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from footcoach.coach.requests import Answer, Question
from footcoach.session.actions import Action
from footcoach.session.turns import Turn
from footcoach.ui.screens.dialogs import QuestionDialog

HEADING = "Go to which exercise?"
_GAP = "  "


class GoToDialog(QuestionDialog[int | Action]):
    """Asks for an exercise: the reply is its first step, or `Action.STOP`; None changes nothing."""

    is_in_session = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "stop", "stop", tooltip="stop, it hurts"),
    ]

    def __init__(self, turns: tuple[Turn, ...]) -> None:
        wide = max(len(turn.name) for turn in turns)
        answers = tuple(Answer(_write(turn, wide), turn.start) for turn in turns)
        now = next((turn.start for turn in turns if turn.is_now), None)
        super().__init__(Question(HEADING, (), answers), now)

    def action_stop(self) -> None:
        """Stop the session."""
        self.stop()

    def stop(self) -> None:
        """Close, and have the session stop."""
        self.dismiss(Action.STOP)


def _write(turn: Turn, wide: int) -> str:
    """Return the line of a turn whose name takes ``wide`` columns."""
    now = f"{_GAP}now" if turn.is_now else ""
    return f"{turn.sign} {turn.name:{wide}}{_GAP}{turn.sides}{now}".rstrip()
