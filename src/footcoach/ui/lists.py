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

from footcoach.shelf.summary import Summary

if TYPE_CHECKING:
    from footcoach.session.settled import Settled
    from footcoach.session.words import Phrase


class RoutineList(OptionList):
    """The routines; what is typed while it has the focus is a filter."""

    @dataclass
    class Typed(Message):
        """A letter was typed, or an empty one to take the last one back."""

        letter: str

    def on_key(self, event: events.Key) -> None:
        """Take letters for the filter; the question mark asks for the keys."""
        if event.key == "backspace":
            self.post_message(self.Typed(""))
        elif event.is_printable and event.character and event.character != "?":
            self.post_message(self.Typed(event.character))
        else:
            return
        event.stop()


def routine_prompt(summary: Summary, effort: str, tally: str) -> Content:
    """Return the line of a routine, and under it how long it takes; ``tally`` may be empty."""
    return Content.assemble(
        (summary.title, "bold"),
        (f"  {tally}".rstrip(), "$text-warning"),
        (f"\n  {summary.length(effort)}  {summary.place}", "$text-muted"),
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
        self._settled: tuple[Settled, ...] = ()
        self._remarks: Mapping[int, str] = {}

    def offer(
        self,
        settled: "tuple[Settled, ...]",
        included: frozenset[int],
        remarks: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """Show exercises, those of ``included`` ticked; ``remarks`` say how today stands."""
        self._settled, self.included, self._remarks = settled, included, remarks
        self.clear_options()
        self.add_options(self._prompt(index) for index in range(len(settled)))
        self.post_message(self.Changed())

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
        tick = "[x] " if index in self.included else "[ ] "
        prompt = Content(tick) + _exercise_prompt(self._settled[index])
        remark = self._remarks.get(index)
        return prompt + Content(f"\n{remark}") if remark else prompt

    def _alternatives(self, chosen: int) -> Iterator[int]:
        choice = self._settled[chosen].exercise.choice
        for index, settled in enumerate(self._settled):
            if choice and settled.exercise.choice == choice and index != chosen:
                yield index


def _exercise_prompt(settled: "Settled") -> Content:
    from footcoach.session import words

    exercise = settled.exercise
    remarks = filter(None, ("optional" * exercise.optional, "or" * bool(exercise.choice)))
    return Content.assemble(
        (exercise.name, "bold"),
        "".join(f"  ({remark})" for remark in remarks),
        "\n",
        dimmed(words.dose(settled)),
        "\n",
        dimmed(words.often(settled)),
    )


def dimmed(phrases: "tuple[Phrase, ...]") -> Content:
    """Join phrases; what is our choice stands in brackets, and dim."""
    pieces = [
        Content.styled(f"({text})", "dim") if ours else Content(text) for text, ours in phrases
    ]
    return Content(", ").join(pieces)
