"""The two lists of the home screen: the routines, and the exercises of one."""

from collections.abc import Iterator, Mapping
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
from footcoach.ui.widgets.justify import spread

if TYPE_CHECKING:
    from footcoach.routine.model import Exercise
    from footcoach.session.prescription import Prescription
    from footcoach.session.words import Phrase

TAKEN, LEFT_OUT = "✓", "·"
INDENT = "  "
"""As wide as the tick and the blank behind it."""


class RoutineList(OptionList):
    """The routines; what is typed while it has the focus is a filter."""

    @dataclass
    class Typed(Message):
        """A letter was typed, or an empty one to take the last one back."""

        letter: str

    class Resized(Message):
        """The lines have another width to fill."""

    @property
    def room(self) -> int:
        """Columns that a line has."""
        return self.scrollable_content_region.width

    def on_key(self, event: events.Key) -> None:
        """Take letters for the filter; ? asks for the keys, and ! for the signs to get help."""
        if event.key == "backspace":
            self.post_message(self.Typed(""))
        elif event.is_printable and event.character and event.character not in "?!":
            self.post_message(self.Typed(event.character))
        else:
            return
        event.stop()

    def on_resize(self) -> None:
        """Have the lines written anew."""
        self.post_message(self.Resized())


def routine_prompt(summary: RoutineSummary, effort: Effort, tally: Content, room: int) -> Content:
    """Return the line of a routine, and under it its positions; ``tally`` may be empty.

    Both have an end on the right, at column ``room``: the length, and how today stands.
    """
    return Content("\n").join(
        (
            spread(Content.styled(summary.title, "bold"), Content(summary.length(effort)), room),
            spread(Content.styled(f"  {summary.place}", "$text-muted"), tally, room),
        )
    )


def unreadable_prompt(name: str) -> Content:
    """Return the line of a routine whose file has mistakes."""
    return Content.assemble(name, ("\n  cannot be read", "$text-error"))


class ExerciseList(OptionList):
    """The exercises of a routine; space takes one in or leaves it out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_included", "include")]

    class Changed(Message):
        """Other exercises are included than before."""

    def __init__(self) -> None:
        super().__init__(id="exercises", markup=False)
        self.included: frozenset[int] = frozenset()
        """Indexes of the exercises to be done."""
        self._settled: tuple[Prescription, ...] = ()
        self._remarks: Mapping[int, Content] = {}

    @property
    def shown(self) -> "Exercise | None":
        """The highlighted exercise, or else the first that is included."""
        first = min(self.included, default=0) if self._settled else None
        index = self.highlighted if self.highlighted is not None else first
        return None if index is None else self._settled[index].exercise

    def offer(
        self,
        settled: "tuple[Prescription, ...]",
        included: frozenset[int],
        remarks: Mapping[int, Content] = MappingProxyType({}),
    ) -> None:
        """Show exercises, those of ``included`` ticked; ``remarks`` say how today stands."""
        self._settled, self.included, self._remarks = settled, included, remarks
        self.clear_options()
        self.add_options(self._prompt(index) for index in range(len(settled)))
        self.post_message(self.Changed())

    def on_resize(self) -> None:
        """Write the lines for another width."""
        for index in range(self.option_count):
            self.replace_option_prompt_at_index(index, self._prompt(index))

    def on_option_list_option_selected(self) -> None:
        """Take a click for the space bar: Enter never comes here, home has it before."""
        self.action_toggle_included()

    def action_toggle_included(self) -> None:
        """Tick the highlighted exercise, and untick others of the same choice; or untick it."""
        chosen = self.highlighted
        if chosen is None:
            return
        alternatives = frozenset(self._alternatives(chosen))
        added = (self.included - alternatives) | {chosen}
        self.included = self.included - {chosen} if chosen in self.included else added
        for index in {chosen, *alternatives}:
            self.replace_option_prompt_at_index(index, self._prompt(index))
        self.post_message(self.Changed())

    def _prompt(self, index: int) -> Content:
        from footcoach.session import words

        settled, taken = self._settled[index], index in self.included
        room = self.scrollable_content_region.width
        name = f"{TAKEN if taken else LEFT_OUT} {settled.exercise.name}{_remark(settled.exercise)}"
        standing = self._remarks.get(index, Content(""))
        lines = [
            spread(Content.styled(name, "bold" if taken else ""), standing, room),
            *_below(words.dose_phrases(settled), room),
        ]
        if len({words.frequency_phrases(one) for one in self._settled}) > 1:
            lines += _below(words.frequency_phrases(settled), room)
        return Content("\n").join(lines)

    def _alternatives(self, chosen: int) -> Iterator[int]:
        choice = self._settled[chosen].exercise.choice
        for index, settled in enumerate(self._settled):
            if choice and settled.exercise.choice == choice and index != chosen:
                yield index


def _remark(exercise: "Exercise") -> str:
    remarks = filter(None, ("optional" * exercise.optional, "or" * bool(exercise.choice)))
    return "".join(f"  ({remark})" for remark in remarks)


def _below(phrases: "tuple[Phrase, ...]", room: int) -> Iterator[Content]:
    """Write phrases under a name, in as few lines as they fit; none is broken."""
    line: tuple[Phrase, ...] = ()
    for phrase in phrases:
        if line and dimmed((*line, phrase)).cell_length > room - len(INDENT) - 1:
            yield Content(INDENT) + dimmed(line)
            line = ()
        line = (*line, phrase)
    yield Content(INDENT) + dimmed(line)


def dimmed(phrases: "tuple[Phrase, ...]") -> Content:
    """Join phrases; what is our choice stands in brackets, and dim."""
    pieces = [
        Content.styled(f"({text})", "dim") if ours else Content(text) for text, ours in phrases
    ]
    return Content(", ").join(pieces)
