"""What a dose line says: its values, what was guessed, and what is left over."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from footcoach.routine.dose.flags import Flag
from footcoach.routine.model import Span


class Misreading(NamedTuple):
    """A part of a line that can't be used."""

    start: int
    """Index of its first character."""
    wrong: str
    right: str
    end: int = 0
    """Index after its last character; 0 where no other words can be put in its place."""


class NamedTime(NamedTuple):
    """Seconds of one move, by the word for it in the line."""

    label: str
    """"" where the line has no word for it."""
    span: Span
    start: int = 0
    """Index of its first character in the line."""


class DoseReading(NamedTuple):
    """All that one line says."""

    name: str = ""
    """The exercise's name; "" where the line has none."""
    values: Mapping[str, object] = MappingProxyType({})
    """By plain key: sets, reps, hold_s, relax_s … A number or a range is a `Span`, a blank None."""
    weak: frozenset[str] = frozenset()
    """Keys of ``values`` that the line only implies, so that another place can say otherwise."""
    implied: Mapping[str, Span] = MappingProxyType({})
    """Numbers that a word like "daily" implies: days of the week, or times a day."""
    suggested: Mapping[str, Span] = MappingProxyType({})
    """Numbers that footcoach suggests for what no routine file can say, such as hours."""
    times: tuple[NamedTime, ...] = ()
    """Seconds of the moves of one rep, in order; one without a label is of the main move."""
    named: Mapping[str, Span | None] = MappingProxyType({})
    """Seconds by the id of a move that the exercise has; None waits for a key."""
    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()
    """Words that aren't part of the dose, to keep beside it."""
    mistakes: tuple[Misreading, ...] = ()
    places: Mapping[str, tuple[int, int]] = MappingProxyType({})
    """Where in the line the number of a value is: index of the first character, and after it."""
    is_loose: bool = False
    """Whether the number of reps has no word that says so."""
    steps: int = 0
    """How much work it was to read: at most a fixed number for each character."""

    def span(self, key: str) -> Span | None:
        """Return a value that is a number or a range; None if there is none."""
        value = self.values.get(key)
        return value if isinstance(value, Span) else None

    def plain(self) -> dict[str, object]:
        """Return the values as JSON has them: a range is a list, a blank None."""
        return {key: plain_value(value) for key, value in self.values.items()}


def plain_value(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, Span):
        return value.low if value.low == value.high else [value.low, value.high]
    if isinstance(value, Mapping):
        return {key: plain_value(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain_value(inner) for inner in value]
    return value


def write_count(span: Span | None, noun: str) -> str:
    """Return how many there are of something, as it's written in a dose: 1 set, 2-3 sets."""
    return f"{write_span(span)} {noun}" if span == Span(1, 1) else f"{write_span(span)} {noun}s"


def write_span(span: Span | None) -> str:
    """Return a number or a range as it's written in a dose."""
    if span is None:
        return "…"
    return str(span.low) if span.low == span.high else f"{span.low}-{span.high}"
