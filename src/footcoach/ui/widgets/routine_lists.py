"""The two lists of the home screen: the routines, and the exercises of one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from footcoach.overview.search import has_word
from footcoach.ui.line_layout import justify, wrap_phrases
from footcoach.ui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from footcoach.routine.model import Exercise
    from footcoach.session.prescription import Prescription

INCLUDED, EXCLUDED = "✓", "·"
DOUBLE = 2
"""The clicks of a double click."""


class RoutineList(PagedList):
    """The routines; what is typed while the person searches is a filter."""

    is_searching = False
    """Whether letters are for the filter; otherwise they're commands."""

    @dataclass
    class Typed(Message):
        """Says that a letter was typed."""

        letter: str
        """Empty to delete the last one."""

    class Resized(Message):
        """Says that the lines have another width."""

    class DoubleClicked(Message):
        """Says that the highlighted row was clicked on twice."""

    @property
    def room(self) -> int:
        """The columns of a line."""
        return self.scrollable_content_region.width

    @property
    def highlighted_id(self) -> str | None:
        """The id of the highlighted row; None if there is none."""
        option = self.highlighted_option
        return option.id if option else None

    @property
    def ids(self) -> Iterator[str]:
        """The ids of the rows, in order."""
        return (option.id or "" for option in self.options)

    def rewrite(self, write: Callable[[str, int], Content]) -> None:
        """Rewrite every row; ``write`` takes its id and the number of columns."""
        for index, option in enumerate(self.options):
            self.replace_option_prompt_at_index(index, write(option.id or "", self.room))

    def highlight_first(self) -> None:
        """Highlight the first row, unless another is."""
        if self.highlighted is None:
            self.action_first()

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002, as Textual's
        """Bring the highlighted row into sight, and the heading above it if it's the first."""
        first = next((index for index, one in enumerate(self.options) if not one.disabled), None)
        super().scroll_to_highlight(top)
        if self.highlighted == first:
            self.scroll_to(y=0, animate=False)

    def highlight_row(self, row: str | None) -> None:
        """Highlight the row of this id; the first if there is none."""
        rows = [option.id for option in self.options]
        if row in rows:
            self.highlighted = rows.index(row)
        self.highlight_first()

    def on_key(self, event: events.Key) -> None:
        """Take letters for the filter, except ? and !, which show the keys and when to get help."""
        if not self.is_searching:
            return
        if event.key == "backspace":
            self.post_message(self.Typed(""))
        elif event.is_printable and event.character and event.character not in "?!":
            self.post_message(self.Typed(event.character))
        else:
            return
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """Treat a double click on a row as Enter."""
        is_row = event.style.meta.get("option") == self.highlighted is not None
        if is_row and event.chain == DOUBLE:
            self.post_message(self.DoubleClicked())

    def on_resize(self) -> None:
        """Have the lines written for another width."""
        self.post_message(self.Resized())


def heading_prompt(text: str, *, spacious: bool) -> Content:
    """Return the line above a group of rows, an empty one before it if it's ``spacious``."""
    return Content("\n" if spacious else "") + Content.styled(text, "bold $text-primary")


def routine_prompt(title: str, left: Content, room: int) -> Content:
    """Return the line of a routine, ``room`` columns wide; at its end is what is ``left`` of it."""
    return justify(Content(title), left, room)


def resting_prompt(name: str, until: str, room: int) -> Content:
    """Return the line of an exercise that rests ``until`` some day; "" is until it's better."""
    rests = f"resting until {until}" if until else "resting"
    return justify(Content(name), Content(rests), room)


def unreadable_prompt(file: str, room: int) -> Content:
    """Return the line of a routine whose file, called ``file``, has mistakes."""
    return justify(Content(file), Content.styled("can't be read", "$text-error"), room)


class ExerciseList(PagedList):
    """The exercises of a routine; space includes one or leaves it out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_included", "include", tooltip="add an exercise, or leave it out"),
    ]

    class Changed(Message):
        """Says that other exercises are included than before."""

    def __init__(self) -> None:
        super().__init__(id="exercises", markup=False)
        self.included: frozenset[int] = frozenset()
        """Indexes of the exercises to be done."""
        self._prescriptions: tuple[Prescription, ...] = ()
        self._remarks: Mapping[int, Content] = {}
        self._filter = ""

    def mark(self, text: str) -> None:
        """Underline the exercises with a word of ``text``, the filter of the routines."""
        self._filter = text
        self.border_title = Content(f"of routines with “{text}”" if text else "")
        self.on_resize()

    @property
    def highlighted_exercise(self) -> "Exercise | None":
        """The highlighted exercise, or else the first that is included."""
        first = min(self.included, default=0) if self._prescriptions else None
        index = self.highlighted if self.highlighted is not None else first
        return None if index is None else self._prescriptions[index].exercise

    def show(
        self,
        prescriptions: "tuple[Prescription, ...]",
        included: frozenset[int],
        remarks: Mapping[int, Content] = MappingProxyType({}),
    ) -> None:
        """Show exercises, those of ``included`` ticked; ``remarks`` say what is left today."""
        self._prescriptions, self.included, self._remarks = prescriptions, included, remarks
        self.clear_options()
        self.add_options(self._write_prompt(index) for index in range(len(prescriptions)))
        self.post_message(self.Changed())

    def on_resize(self) -> None:
        """Write the lines for another width."""
        for index in range(self.option_count):
            self.replace_option_prompt_at_index(index, self._write_prompt(index))

    def on_option_list_option_selected(self) -> None:
        """Treat a click like the space bar; Enter never gets here, home takes it first."""
        self.action_toggle_included()

    def action_toggle_included(self) -> None:
        """Tick the highlighted exercise, and untick others of the same choice; or untick it."""
        chosen = self.highlighted
        if chosen is None:
            return
        alternatives = frozenset(self._find_alternatives(chosen))
        added = (self.included - alternatives) | {chosen}
        self.included = self.included - {chosen} if chosen in self.included else added
        for index in {chosen, *alternatives}:
            self.replace_option_prompt_at_index(index, self._write_prompt(index))
        self.post_message(self.Changed())

    def _write_prompt(self, index: int) -> Content:
        from footcoach.session import words

        one, is_included = self._prescriptions[index], index in self.included
        room = self.scrollable_content_region.width
        tick = INCLUDED if is_included else EXCLUDED
        style = "bold" if is_included else ""
        found = " underline" if has_word(one.exercise.name, self._filter) else ""
        name = Content.assemble(
            (f"{tick} ", style),
            (one.exercise.name, f"{style}{found}"),
            (_mark_choice(one.exercise), style),
        )
        lines = [
            justify(name, self._remarks.get(index, Content("")), room),
            *wrap_phrases(words.dose_phrases(one), room),
        ]
        if len({words.frequency_phrases(other) for other in self._prescriptions}) > 1:
            lines += wrap_phrases(words.frequency_phrases(one), room)
        return Content("\n").join(lines)

    def _find_alternatives(self, chosen: int) -> Iterator[int]:
        choice = self._prescriptions[chosen].exercise.choice
        for index, other in enumerate(self._prescriptions):
            if choice and other.exercise.choice == choice and index != chosen:
                yield index


def _mark_choice(exercise: "Exercise") -> str:
    remarks = filter(None, ("optional" * exercise.optional, "or" * bool(exercise.choice)))
    return "".join(f"  ({remark})" for remark in remarks)
