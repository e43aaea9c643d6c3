"""A sheet pasted on home: read, compared, named and saved, and back at any point."""

from asyncio import to_thread
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from footcoach.coach.requests import Answer, Question, TextQuestion
from footcoach.coach.sheet_review import SheetReview
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.own_routines import create, find_new_place, suggest_name
from footcoach.routine.sheet.sheet import read_sheet
from footcoach.routine.sheet.writer import EmptySheetError
from footcoach.ui.screens.dialogs import QuestionDialog
from footcoach.ui.screens.sheet import ReviewScreen, SheetScreen, SheetText
from footcoach.ui.screens.text_dialog import TextDialog

if TYPE_CHECKING:
    from footcoach.ui.app import FootcoachApp

NO_NAME = "Type a name for it, such as my-sheet."
_LEAVE = Question(
    "Leave this sheet?",
    ("It isn't saved.",),
    (Answer("Keep it", value=False), Answer("Throw it away", value=True)),
    without="keep it",
)


class SheetPasting:
    """Makes a routine from a sheet; its method runs in a worker, since it asks."""

    def __init__(self, app: "FootcoachApp", library: Library) -> None:
        self._app = app
        self._library = library
        self._asking: Screen[Any] | None = None

    async def paste(self) -> str | None:
        """Ask for a sheet and save its routine; return its name, or None if it was left."""
        # While a sheet is read, home is on top, and keys aren't meant for it.
        with self._app.key_queue.held(unless=lambda: self._asking in self._app.screen_stack):
            return await self._paste()

    async def _paste(self) -> str | None:
        text = mistake = ""
        review: SheetReview | None = None
        while True:
            typed: SheetText = await self._show(SheetScreen(text, mistake))
            text, mistake = typed.text, ""
            if not typed.is_done:
                if not text.strip() or await self._show(QuestionDialog(_LEAVE)):
                    return None
                continue
            try:
                review = await to_thread(self._read, text, review)
            except EmptySheetError as error:
                mistake = str(error)
                continue
            except RoutineError as error:
                # Its place is in a file that no one sees.
                mistake = "; ".join(filter(None, error.problems[0][-2:]))
                continue
            if name := await self._compare(review):
                return name

    def _read(self, text: str, before: SheetReview | None) -> SheetReview:
        return SheetReview(read_sheet(text), self._library.catalogue, before)

    async def _compare(self, review: SheetReview) -> str | None:
        """Have a sheet compared, named and saved; return its name, or None to go back to it."""
        while await self._show(ReviewScreen(review)):
            if name := await self._save(review):
                return name
        return None

    async def _save(self, review: SheetReview) -> str | None:
        """Ask for a name and save the routine; return None to go back."""
        question = TextQuestion(
            "Save your sheet",
            ("What's it called?",),
            "back",
            text=suggest_name(self._library, review.title),
            find_mistake=self._find_mistake,
        )
        reply = await self._show(TextDialog(question))
        if reply is None:
            return None
        try:
            path = find_new_place(self._library, reply.text)
            create(path, review.make(path.stem).text)
        except RoutineError as error:
            self._app.notify(str(error), severity="warning", markup=False)
            return None
        self._app.notify(f"Saved in {path.name}. Press Enter to start it.", markup=False)
        return path.stem

    def _find_mistake(self, name: str) -> str:
        if not name:
            return NO_NAME
        try:
            find_new_place(self._library, name)
        except RoutineError as error:
            return str(error)
        return ""

    async def _show(self, screen: Screen[Any]) -> Any:
        self._asking = screen
        return await self._app.push_screen_wait(screen)
