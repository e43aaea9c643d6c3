"""Writes and changes routines from inside the app, which makes way for the person's editor."""

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from footcoach.coach.editing import AfterMistakes, ask_about_mistakes
from footcoach.coach.requests import Answer, TextQuestion
from footcoach.paths import is_missing
from footcoach.routine.editor import EditorError, open_editor
from footcoach.routine.errors import RoutineError, printable
from footcoach.routine.files import read_bytes
from footcoach.routine.library import Library
from footcoach.routine.own_routines import (
    create,
    find_new_place,
    find_own_file,
    starter_text,
    undo_changes,
)
from footcoach.ui.screens.dialogs import QuestionDialog
from footcoach.ui.screens.text_dialog import TextDialog

if TYPE_CHECKING:
    from footcoach.ui.app import FootcoachApp

PASTE = Answer("Paste a sheet instead", value=True)


class OwnEditing:
    """Begins and changes routines; its methods run in a worker, since they ask."""

    def __init__(self, app: "FootcoachApp", library: Library) -> None:
        self._app = app
        self._library = library

    async def begin(self) -> str | None:
        """Ask for a name and begin a routine; return its name, or None if it was left."""
        question = TextQuestion(
            "A routine of your own",
            ("What's it called?",),
            confirm="write it",
            others=(PASTE,),
            find_mistake=self._find_mistake,
        )
        reply = await self._app.push_screen_wait(TextDialog(question))
        if reply and reply.other:
            return await self.paste_sheet()
        if reply is None or not reply.text:
            return None
        path = find_new_place(self._library, reply.text)
        return await self._try(path, None, starter_text(path.stem))

    async def paste_sheet(self) -> str | None:
        """Make a routine from a sheet; return its name, or None if it was left."""
        from footcoach.ui.sheet_pasting import SheetPasting

        return await SheetPasting(self._app, self._library).paste()

    async def change(self, routine: str) -> str | None:
        """Have a routine edited, a preset as a copy; return its name, or None if it can't be."""
        try:
            path = find_own_file(self._library, routine)
            before = read_bytes(path)
        except RoutineError as error:
            self._say(str(error))
            return None
        return await self._try(path, before)

    def _find_mistake(self, name: str) -> str:
        try:
            find_new_place(self._library, name)
        except RoutineError as error:
            return str(error) if name else ""
        return ""

    async def _try(self, path: Path, before: bytes | None, text: str | None = None) -> str | None:
        try:
            if text is not None:
                create(path, text)
            await self._edit(path, before)
        except (RoutineError, EditorError) as error:
            self._say(str(error))
        except SuspendNotSupported:
            self._say(f"footcoach can't open an editor here. Edit {printable(str(path))} yourself.")
        return None if is_missing(path) else path.stem

    async def _edit(self, path: Path, before: bytes | None) -> None:
        """Have the file edited until it's right, kept as it is, or as it was."""
        line: int | None = None
        while True:
            with self._app.suspend():
                open_editor(path, line)
            try:
                await to_thread(self._library.check, path)
            except RoutineError as error:
                choice = await self._ask(path, error)
                line = error.problems[0].line
            else:
                return
            if choice is AfterMistakes.UNDO:
                undo_changes(path, before)
            if choice is not AfterMistakes.EDIT:
                return

    async def _ask(self, path: Path, error: RoutineError) -> AfterMistakes | None:
        question = ask_about_mistakes(printable(path.name), error)
        return await self._app.push_screen_wait(QuestionDialog(question))

    def _say(self, what: str) -> None:
        self._app.notify(what, severity="warning", markup=False)
