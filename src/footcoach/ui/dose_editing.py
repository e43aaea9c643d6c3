"""A dose changed on home: which value, to what, and for how long."""

from typing import Any

from textual.app import App

from footcoach.coach.dose_editing import (
    DoseValue,
    HowLong,
    ask_how_long,
    ask_value,
    ask_which,
    list_values,
)
from footcoach.routine.dose_change import DoseChange, apply_change
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, Routine
from footcoach.routine.user_copy import write_changes
from footcoach.ui.screens.dialogs import QuestionDialog
from footcoach.ui.screens.text_dialog import TextDialog

CANT_CHANGE = "This dose can't be changed here. Press e to change it in your editor."


class DoseEditing:
    """Changes one value of one exercise; its method runs in a worker, since it asks."""

    def __init__(self, app: App[Any], library: Library) -> None:
        self._app = app
        self._library = library

    async def change(self, routine: Routine, index: int) -> Routine | None:
        """Return the routine as it is for today; None if it's as its file says."""
        exercise = routine.exercises[index]
        if (change := await self._ask_change(exercise, index)) is None:
            return None
        question = ask_how_long(exercise, change)
        how_long = await self._app.push_screen_wait(QuestionDialog(question))
        if how_long is HowLong.ALWAYS:
            self._write(routine, change)
        return apply_change(routine, change) if how_long is HowLong.TODAY else None

    async def _ask_change(self, exercise: Exercise, index: int) -> DoseChange | None:
        values = list_values(exercise)
        if not values:
            self._say(CANT_CHANGE)
            return None
        chosen = await self._app.push_screen_wait(QuestionDialog(ask_which(exercise, values)))
        if not isinstance(chosen, DoseValue):
            return None
        reply = await self._app.push_screen_wait(TextDialog(ask_value(exercise, chosen)))
        return DoseChange(index, chosen.what, chosen.read(reply.text)) if reply else None

    def _write(self, routine: Routine, change: DoseChange) -> None:
        written = write_changes(self._library, routine, (change,))
        self._say(str(written.error) if written.error else f"Saved in {written.path.name}.")

    def _say(self, what: str) -> None:
        self._app.notify(what, markup=False)
