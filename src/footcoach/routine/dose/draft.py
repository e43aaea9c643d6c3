"""What is known about a line while it's being read."""

from typing import NamedTuple

from footcoach.routine.dose.flags import Flag
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.reading import Misreading, NamedTime
from footcoach.routine.dose.tokens import APPROX, LEAST, MOST, SPELT, Token
from footcoach.routine.model import Span

_SPOKEN = {"hold_s": "hold", "relax_s": "release", "rest_s": "rest"}
"""What a value is called in a routine file, where the word differs."""


class Count(NamedTuple):
    """A number without a word that says what it counts."""

    style: str
    """How it is written: lead (3 x), after (x 3), times, often (twice), nouns or bare."""
    token: Token
    words: str

    @property
    def span(self) -> Span | None:
        """The number; None is a blank."""
        return self.token.span


class WorkTime(NamedTuple):
    """Seconds of work."""

    label: str
    token: Token
    phrase: Phrase
    span: Span | None


class Draft:
    """What is known about a line while its phrases are read one by one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: dict[str, object] = {}
        self.weak: set[str] = set()
        self.flags: list[Flag] = []
        self._flagged: set[tuple[str, str]] = set()
        self.mistakes: list[Misreading] = []
        self.places: dict[str, tuple[int, int]] = {}
        self.counts: list[Count] = []
        self.works: list[WorkTime] = []
        self.rests: list[tuple[Phrase, bool]] = []
        """Pauses that don't say what they're between; whether a hold comes right before."""
        self.side_reps: list[tuple[str, Token]] = []
        self.notes: list[str] = []
        self.times: tuple[NamedTime, ...] = ()
        self.named: dict[str, Span | None] = {}
        self.is_walk = False
        """Whether the line says to walk."""
        self.is_walk_by_name = False
        """Whether the exercise's name says it's a walk."""
        self.is_for_each = False
        """Whether the line says that alternating reps are for each side."""
        self.is_amid_words = False
        """Whether the phrase being read is part of a sentence."""
        self.labelled: set[str] = set()
        """Keys whose numbers come with a word of their own, such as "reps"."""
        self.is_loose = False
        """Whether the number of reps had no word of its own."""
        self.unclear_metres = ""
        """Minutes that could be metres."""
        self.is_breathing = False
        self.is_breathing_in = False
        """Whether a time is for breathing in or out."""
        self.taken: frozenset[int] = frozenset()
        """Where the words are that a phrase has taken."""
        self.has_reps = False
        """Whether the line says what "each rep" is, so that a set has several."""
        self.implied: dict[str, Span] = {}
        self.suggested: dict[str, Span] = {}

    def words(self, phrase: Phrase) -> str:
        """Return the words of a phrase as they are in the line."""
        return self.text[phrase.tokens[0].start : phrase.tokens[-1].end]

    def flag(self, kind: str, text: str, words: str = "", other: str = "") -> None:
        """Note what the person must be told, once for each kind and wording."""
        if (kind, words) not in self._flagged:
            self._flagged.add((kind, words))
            self.flags.append(Flag(kind, text, words, other))

    def give(self, key: str, value: object, token: Token | None = None) -> None:
        """Note a value; if the line already gives another one, that's a mistake."""
        if key in self.values and key not in self.weak:
            if self.values[key] != value and token is not None:
                self.refuse(
                    token, f'"{_SPOKEN.get(key, key)}" is given twice', "keep one of the two"
                )
            return
        self.weak.discard(key)
        self.values[key] = value
        if token is not None:
            self.places[key] = (token.start, token.end)

    def imply(self, key: str, value: object) -> None:
        """Note a value that the line only implies."""
        if key not in self.values:
            self.values[key] = value
            self.weak.add(key)

    def refuse(self, token: Token, wrong: str, right: str) -> None:
        """Note a mistake at ``token``."""
        self.mistakes.append(Misreading(token.start, wrong, right, token.end))

    def take(self, phrase: Phrase) -> None:
        """Note what a phrase says about its amounts."""
        for token in phrase.tokens:
            if token.span is not None or token.has("BLANK"):
                self.mark(token, phrase)

    def mark(self, token: Token, phrase: Phrase) -> None:
        """Note what qualifies an amount: about, at least, up to."""
        words = self.text[token.start : token.end]
        if APPROX in token.marks or SPELT in token.marks:
            self.flag("approx", f'"{words}" isn\'t an exact number.', words)
        if LEAST in token.marks:
            self.values["at_least"] = True
            self.flag("open", f'"{words}": you can do more.', words)
        if MOST in token.marks:
            self.values["most"] = True
            self.flag("open", f'"{words}": no more than that.', words)
        if token.has("BLANK"):
            self.flag("blank", "There's a blank to fill in.", self.words(phrase))

    def span(self, key: str) -> Span | None:
        """Return a value that is a number or a range; None if there is none."""
        value = self.values.get(key)
        return value if isinstance(value, Span) else None

    def words_between(self, token: Token, place: tuple[int, int]) -> str:
        """Return the words from a token to a place, whichever comes first."""
        return self.text[min(token.start, place[0]) : max(token.end, place[1])]
