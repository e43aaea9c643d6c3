"""A sheet of paper in the app: paste it, then compare what was understood with it."""

from collections.abc import Callable, Iterator
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from footcoach.coach.sheet_review import ALSO, Guess, SheetReview
from footcoach.routine.characters import JOINERS, clean_text
from footcoach.routine.errors import RoutineError
from footcoach.routine.limits import LONGEST_SHEET
from footcoach.routine.sheet.writer import EmptySheetError
from footcoach.session.words import BRACKETS, plural
from footcoach.ui.screens.base import FootcoachDialog
from footcoach.ui.screens.dialogs import TINY_SHORT_HIGH
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.paged_list import PagedList

HOW = "Paste it here, or type it as it is on paper: each exercise on a line of its own."
COMPARE = "Please compare it with your sheet. ? marks a guess."
TOO_LONG = (
    f"That's too long: a sheet has at most {LONGEST_SHEET:,} characters. Nothing was added; "
    "paste a part of it."
)


class SheetText(NamedTuple):
    """What is in the field when its screen closes."""

    text: str
    is_done: bool
    """Whether it's to be read; otherwise the person wants to leave."""


class SheetArea(TextArea):
    """A field of many lines that takes a whole sheet, or none of it."""

    class TooLong(Message):
        """Says that a paste wasn't taken."""

    def on_paste(self, event: events.Paste) -> None:
        """Insert a paste, its lines as they are, without what steers a terminal."""
        event.prevent_default()
        event.stop()
        text = clean_text(event.text)
        if len(event.text) + len(self.text) > LONGEST_SHEET:
            self.post_message(self.TooLong())
            return
        end = self.replace(text, *self.selection, maintain_selection_offset=False).end_location
        self.move_cursor(end)

    def on_key(self, event: events.Key) -> None:
        """Insert invisible joiners, which Textual takes for commands."""
        if event.character in JOINERS:
            event.stop()
            self.insert(event.character)


class SheetScreen(FootcoachDialog[SheetText]):
    """Takes a sheet; is dismissed with its text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "read", "read", key_display="ctrl+s", priority=True),
        Binding("escape", "leave", "leave", key_display="esc", priority=True),
    ]
    VERTICAL_BREAKPOINTS = TINY_SHORT_HIGH

    def __init__(self, text: str = "", mistake: str = "") -> None:
        """Show what is there already, and why it couldn't be read; "" for neither."""
        super().__init__()
        self._text, self._mistake = text, mistake

    def compose(self) -> ComposeResult:
        """Lay out the field, with what to do above it."""
        with Vertical(id="card"):
            yield Static("Paste a sheet", id="heading")
            yield Static(id="mistake", markup=False)
            yield SheetArea(self._text, id="sheet", placeholder=Content(HOW))
        yield KeyLine()

    def begin(self) -> None:
        """Put the cursor where the text ends."""
        area = self.query_one(SheetArea)
        area.focus()
        area.move_cursor(area.document.end)
        self._say(self._mistake)

    def action_read(self) -> None:
        """Close, to have the sheet read."""
        text = clean_text(self.query_one(SheetArea).text)
        if not text.strip():
            self._say("There's nothing here yet. Paste or type a sheet first.")
        elif len(text) > LONGEST_SHEET:
            self._say(TOO_LONG)
        else:
            self.dismiss(SheetText(text, is_done=True))

    def action_leave(self) -> None:
        """Close, with what was typed so far."""
        self.dismiss(SheetText(self.query_one(SheetArea).text, is_done=False))

    @on(SheetArea.TooLong)
    def _refuse(self) -> None:
        self._say(TOO_LONG)

    @on(TextArea.Changed)
    def _forget_mistake(self) -> None:
        if self.query_one(SheetArea).text != self._text:
            self._say("")

    def _say(self, mistake: str) -> None:
        self.query_one("#mistake", Static).update(mistake)
        self.set_class(bool(mistake), "-mistaken")


class _Row(NamedTuple):
    """A line of the list, and the guess that it is."""

    prompt: Content
    exercise: int | None
    """Its index in the sheet; None for what isn't an exercise."""
    guess: Guess | None = None
    is_left_out: bool = False


class ReviewScreen(FootcoachDialog[bool]):
    """Shows what was understood; is dismissed with whether to save it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", key_display="⏎", priority=True),
        Binding("space", "flip", "other reading", key_display="space"),
        Binding("delete,backspace", "leave_out", "leave out", key_display="del"),
        Binding("escape", "go_back", "back", key_display="esc"),
    ]
    VERTICAL_BREAKPOINTS = TINY_SHORT_HIGH

    def __init__(self, review: SheetReview) -> None:
        super().__init__()
        self._review = review
        self._rows: tuple[_Row, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list of exercises, with what its marks mean above it."""
        with Vertical(id="card"):
            yield Static(id="heading", markup=False)
            yield Static(id="how", classes="line", markup=False)
            yield PagedList(id="understood", markup=False)
        yield KeyLine()

    def begin(self) -> None:
        """Show everything, and highlight the first guess."""
        self._show()
        listed = self.query_one(OptionList)
        guesses = (place for place, row in enumerate(self._rows) if row.guess)
        listed.highlighted = next(guesses, 0)
        listed.focus()
        self.call_when_drawn(listed.scroll_to_highlight)

    @property
    def labels(self) -> dict[str, str]:
        """What keys do to the highlighted line; "" where they do nothing."""
        if not self._rows:
            return {}
        row = self._highlighted
        out = "put back" if row.is_left_out else "leave out"
        return {"flip": _label(row.guess), "leave_out": "" if row.exercise is None else out}

    @property
    def _highlighted(self) -> _Row:
        return self._rows[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _relabel(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def action_flip(self) -> None:
        """Take the other reading of the highlighted guess, or the first one again."""
        exercise, guess = self._highlighted.exercise, self._highlighted.guess
        if exercise is not None and guess is not None:
            self._choose(lambda: self._review.flip(exercise, guess))

    def action_leave_out(self) -> None:
        """Leave out the highlighted exercise, or put it back."""
        exercise = self._highlighted.exercise
        if exercise is not None:
            self._choose(lambda: self._review.leave_out(exercise))

    def _choose(self, choose: Callable[[], None]) -> None:
        """Change something of the highlighted exercise and show it."""
        row = self._highlighted
        try:
            choose()
        except (RoutineError, EmptySheetError) as error:
            self.notify(str(error), severity="warning", markup=False)
        self._show()
        self._highlight(row)

    def action_save(self) -> None:
        """Close, to have it named and saved."""
        self.dismiss(result=True)

    def action_go_back(self) -> None:
        """Close, to change the sheet."""
        self.dismiss(result=False)

    def _highlight(self, before: _Row) -> None:
        """Highlight a guess, however it's read now; its exercise if it's gone."""
        same = [row for row in self._rows if row.exercise == before.exercise]
        flag = before.guess and before.guess.flag
        row = next((row for row in same if row.guess and row.guess.flag == flag), same[0])
        place = self._rows.index(row)
        listed = self.query_one(OptionList)
        listed.highlighted = place
        self.call_when_drawn(listed.scroll_to_highlight)

    def _show(self) -> None:
        self._rows = tuple(self._list_rows())
        kept = {row.exercise for row in self._rows if not row.is_left_out}
        number = len(kept - {None})
        self.query_one("#heading", Static).update(f"Your sheet: {plural(number, 'exercise')}")
        suggests = any("(" in row.prompt.plain for row in self._rows)
        self.query_one("#how", Static).update(f"{COMPARE} {BRACKETS if suggests else ''}".strip())
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(Option(row.prompt) for row in self._rows)
        self.refresh_bindings()

    def _list_rows(self) -> Iterator[_Row]:
        for index, exercise in enumerate(self._review.list_exercises()):
            if exercise.is_left_out:
                left_out = Content.styled(f"Left out: {exercise.text}", "$text-muted")
                yield _Row(left_out, index, is_left_out=True)
                continue
            name, colon, dose = exercise.text.partition(":")
            yield _Row(Content.assemble((name, "bold"), colon, dose), index)
            for guess in exercise.guesses:
                mark, style = ("✓", "$text-success") if guess.is_flipped else ("?", "$text-warning")
                yield _Row(Content.styled(f"  {mark} {guess.text}", style), index, guess)
            for remark in exercise.remarks:
                yield _Row(Content.styled(f"  - {remark}", "$text-muted"), index)
        if self._review.others:
            yield _Row(Content.styled(ALSO, "bold"), None)
        for other in self._review.others:
            yield _Row(Content.styled(f"  - {other}", "$text-muted"), None)


def _label(guess: Guess | None) -> str:
    """Return what space does to a guess; "" if it does nothing."""
    if guess is None or not (guess.can_flip or guess.is_flipped):
        return ""
    return "undo this choice" if guess.is_flipped else "other reading"
