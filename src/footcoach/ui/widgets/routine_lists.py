"""The two lists of the home screen: the routines, and the exercises of one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from footcoach.overview.summary import RoutineSummary
from footcoach.routine.enums import Effort
from footcoach.ui.line_layout import justify, wrap_phrases

if TYPE_CHECKING:
    from footcoach.routine.model import Exercise
    from footcoach.session.prescription import Prescription

INCLUDED, EXCLUDED = "✓", "·"


class RoutineList(OptionList):
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

    @property
    def room(self) -> int:
        """The columns of a line."""
        return self.scrollable_content_region.width

    @property
    def highlighted_id(self) -> str | None:
        """The id of the highlighted row; None if there is none."""
        option = self.highlighted_option
        return option.id if option else None

    def rewrite(self, write: Callable[[str, int], Content]) -> None:
        """Rewrite every row; ``write`` takes its id and the number of columns."""
        for index, option in enumerate(self.options):
            self.replace_option_prompt_at_index(index, write(option.id or "", self.room))

    def highlight_first(self) -> None:
        """Highlight the first row, unless another is."""
        if self.option_count and self.highlighted is None:
            self.highlighted = 0

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

    def on_resize(self) -> None:
        """Have the lines written for another width."""
        self.post_message(self.Resized())


def routine_prompt(summary: RoutineSummary, effort: Effort, today: Content, room: int) -> Content:
    """Return the lines of a routine, ``room`` columns wide: its title, and its positions.

    On the right they say how long it takes, and what is left ``today``, which may be nothing.
    """
    return Content("\n").join(
        (
            justify(Content.styled(summary.title, "bold"), Content(summary.length(effort)), room),
            justify(Content.styled(f"  {summary.place}", "$text-muted"), today, room),
        )
    )


def unreadable_prompt(file: str) -> Content:
    """Return the lines of a routine whose file, called ``file``, has mistakes."""
    return Content.assemble(file, ("\n  can't be read", "$text-error"))


class ExerciseList(OptionList):
    """The exercises of a routine; space includes one or leaves it out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_included", "include")]

    class Changed(Message):
        """Says that other exercises are included than before."""

    def __init__(self) -> None:
        super().__init__(id="exercises", markup=False)
        self.included: frozenset[int] = frozenset()
        """Indexes of the exercises to be done."""
        self._prescriptions: tuple[Prescription, ...] = ()
        self._remarks: Mapping[int, Content] = {}

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
        name = f"{tick} {one.exercise.name}{_mark_choice(one.exercise)}"
        today = self._remarks.get(index, Content(""))
        lines = [
            justify(Content.styled(name, "bold" if is_included else ""), today, room),
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
