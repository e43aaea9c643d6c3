"""An exercise changed on home: what of it, to what, and for how long."""

from typing import Any

from textual.app import App

from footcoach.coach.dose_editing import (
    DoseValue,
    HowLong,
    OtherSides,
    ask_how_long,
    ask_sides,
    ask_value,
    ask_which,
)
from footcoach.routine.dose_change import DoseChange
from footcoach.routine.item_change import Change, IncludeChange, OrderChange, can_move, make_change
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, Routine
from footcoach.routine.user_copy import Rewrite, UnchangedError, UserCopy
from footcoach.ui.screens.dialogs import QuestionDialog
from footcoach.ui.screens.text_dialog import TextDialog

FILE_CHANGED = "The file has changed in the meantime, so it was left alone."


class DoseEditing:
    """Changes one thing about one exercise; its method runs in a worker, since it asks."""

    def __init__(self, app: App[Any], library: Library) -> None:
        self._app = app
        self._library = library
        self.saved: Rewrite | None = None
        """What was written for good; None if nothing was."""

    async def change(self, routine: Routine, index: int) -> Routine | None:
        """Return the routine as it is for today; None if it's as its file says."""
        exercise = routine.exercises[index]
        chosen = await self._app.push_screen_wait(QuestionDialog(ask_which(routine, index)))
        if (change := await self._ask_change(exercise, index, chosen)) is None:
            return None
        question = ask_how_long(exercise, change)
        how_long = await self._app.push_screen_wait(QuestionDialog(question))
        if how_long is HowLong.ALWAYS:
            self._write(routine, change)
        return make_change(routine, change) if how_long is HowLong.TODAY else None

    async def _ask_change(self, exercise: Exercise, index: int, chosen: object) -> Change | None:
        match chosen:
            case DoseValue():
                reply = await self._app.push_screen_wait(TextDialog(ask_value(exercise, chosen)))
                return DoseChange(index, chosen.what, chosen.read(reply.text)) if reply else None
            case OtherSides():
                question = ask_sides(exercise, index, chosen.others)
                return await self._app.push_screen_wait(QuestionDialog(question))
            case IncludeChange() | OrderChange():
                return chosen
            case _:
                return None

    def _write(self, routine: Routine, change: Change) -> None:
        """Write a change, and only that: what was changed for today isn't in the file."""
        as_written = self._library.load(routine.name)
        key = routine.keys[change.exercise]
        if key not in as_written.keys:
            self._say(FILE_CHANGED)
            return
        change = change._replace(exercise=as_written.keys.index(key))
        if isinstance(change, OrderChange) and not can_move(as_written, *change):
            return
        try:
            rewrite = UserCopy(self._library, as_written).plan(change)
            rewrite.write()
        except UnchangedError as error:
            self._say(str(error))
        else:
            self.saved = rewrite
            self._say(f"Saved in {rewrite.path.name}. Press u to undo.")

    def _say(self, what: str) -> None:
        self._app.notify(what, markup=False)
