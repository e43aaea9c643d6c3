"""A key of a routine file: where it goes, what it takes, and what it means."""

from enum import StrEnum
from typing import NamedTuple

from footcoach.routine.model import Span
from footcoach.routine.quantities import check_count, check_seconds, read_count, read_seconds


class Section(StrEnum):
    """What a set of keys with their values describes."""

    ROUTINE = "a routine"
    BLOCK = "a block of rounds"
    ITEM = "an item"
    SIDE = "left and right"
    ENTRY = "an exercise file"
    MOVE = "a move"
    FIGURE = "a figure"
    POSE = "a pose"
    STANCE = "a pose of joints only"


class ValueKind(StrEnum):
    """What a key takes."""

    LINE = "text on one line"
    PROSE = "text"
    LINES = "a list of texts"
    ID = "an id such as toe-press"
    IDS = "a list of ids"
    WORD = "a word"
    WORDS = "a list of words"
    FLAG = "true or false"
    COUNT = "a number or a range"
    REPS = "a number, a range or a number for each set"
    TIME = "a time or a range"
    NUMBER = "a number"
    DOSE = "a dose line"
    MOVES = "moves and their times"
    SIDE = "the dose of one side"
    ITEMS = "a list of exercises"
    STEPS = "a list of steps such as 2 more reps up to 15"
    FIGURE = "how an exercise is drawn"
    POSE = "where a move takes the figure"
    JOINTS = "joints and their values"
    CYCLE = "a list of poses"


_SPANS = {ValueKind.COUNT: read_count, ValueKind.REPS: read_count, ValueKind.TIME: read_seconds}
_CHECKS = {
    ValueKind.COUNT: check_count,
    ValueKind.REPS: check_count,
    ValueKind.TIME: check_seconds,
}


_EXAMPLES = {
    ValueKind.COUNT: "2",
    ValueKind.REPS: "10",
    ValueKind.TIME: "5s",
    ValueKind.FLAG: "true",
    ValueKind.DOSE: "10 reps",
}
"""Values that any key of a kind takes."""


class Key(NamedTuple):
    """One key, and what it can hold."""

    name: str
    sections: tuple[Section, ...]
    kind: ValueKind
    meaning: str
    required: tuple[Section, ...] = ()
    """Where it can't be left out."""
    example: str = ""
    """A value for a required key, or for one that takes keys, as one would write it."""
    low: int = 0
    """The least number, or seconds; the fewest entries of a list."""
    high: int = 0
    """The greatest number, or seconds; the most characters of a text, or entries of a list."""
    words: tuple[str, ...] = ()
    """The words it takes; empty where anything goes."""
    default: str = ""
    """What holds where no file says otherwise, as one would write it; "" is nothing."""

    @property
    def is_numeric(self) -> bool:
        """Whether the key takes a number or a time, whatever else it takes."""
        return self.kind in _SPANS

    def written_example(self) -> str:
        """Return a value as one would write it; "" where none is known."""
        if self.example or self.words:
            return self.example or self.words[0]
        if self.kind in _EXAMPLES:
            return _EXAMPLES[self.kind]
        return ""

    def span(self, text: str) -> Span:
        """Read ``text`` as this key's number or time; raises `MisreadError`."""
        return _SPANS[self.kind](text, self.low, self.high)

    def check(self, text: str, span: Span) -> Span:
        """Return ``span``, which ``text`` says; raise `MisreadError` if it's out of bounds."""
        return _CHECKS[self.kind](text, span, self.low, self.high)
