"""The dose line of a routine file: what `dose.reader` reads in it, checked and put in layers."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose.reading import DoseReading, NamedTime
from footcoach.routine.dose.vocabulary import PARTS
from footcoach.routine.dose.work import AS_LONG
from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.errors import MisreadError, Problems
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.model import Span
from footcoach.routine.move_names import MOVE_TIME, MoveNames, name_moves
from footcoach.routine.move_times import is_untimed, place_times
from footcoach.routine.quantities import written_time
from footcoach.routine.yaml_tree import Scalar

RESERVED = frozenset(
    [
        "each",
        "both",
        "alternating",
        "alternate",
        "once",
        "twice",
        "release",
        "rest",
        "switch",
        "ready",
        "daily",
        "every",
        "nightly",
        "own",
        "until",
        "left",
        "right",
    ]
)
"""Words that begin other clauses, so that no move can have them as its id."""

KEYS_OF_READING = {
    "sets": "sets",
    "reps": "reps",
    "release": "relax_s",
    "rest": "rest_s",
    "switch": "switch",
    "ready": "ready",
    "per_day": "per_day",
    "days_per_week": "days_per_week",
}
"""Where the value of each dose key is in a reading."""
LONG_BARE = 20
"""Seconds from which a bare time can be the time of all reps as well as of one."""
_LIKE = {"heel": BodyPart.FOOT, "thigh": BodyPart.LEG, "buttock": BodyPart.HIP}
"""Parts that count as another one."""


class DoseLine(NamedTuple):
    """What a dose line says, as an exercise is built from it."""

    layer: DoseLayer = DoseLayer()
    guess: DoseLayer = DoseLayer()
    """What footcoach suggests for what the line says and no routine file can."""
    left: DoseLayer = DoseLayer()
    right: DoseLayer = DoseLayer()
    moves: tuple[NamedTime, ...] = ()
    """Moves that take the place of the exercise's own; empty where those fit."""
    reading: DoseReading = DoseReading()


class Surroundings(NamedTuple):
    """The context of a dose line."""

    section: Section
    """Limits the line to the keys of that place."""
    names: MoveNames | None = None
    """None for the user's own exercise, or one with mistakes."""
    about: str = ""
    """The exercise's name."""
    beside: Collection[str] = ()
    """Dose keys that are given outside the line: there "twice daily" leaves open on which days."""


def read_dose_line(line: Scalar, around: Surroundings, problems: Problems) -> DoseLine:
    """Return what a dose line says, noting each mistake at its own place."""
    reading = read_dose(line.text, around.names, around.about)
    for one in reading.mistakes:
        right = name_moves(one.right, line.text[: one.start], around.names)
        problems.add(line.spot(one.start), one.wrong, right)
    return _Converter(line, around.section, problems, reading).convert(around.names, around.beside)


class _Converter:
    """Turns a reading into layers; notes what is out of bounds or out of place."""

    def __init__(
        self, line: Scalar, section: Section, problems: Problems, reading: DoseReading
    ) -> None:
        self._line = line
        self._keys = ALLOWED[section]
        self._problems = problems
        self._reading = reading

    def convert(self, names: MoveNames | None, beside: Collection[str]) -> DoseLine:
        reading = self._reading
        spans = {key: span for key in KEYS_OF_READING if (span := self._span(key)) is not None}
        for key, span in reading.implied.items():
            # "Twice daily, 3 days a week" is twice on each of the three.
            if key not in beside:
                spans.setdefault(key, span)
        if self._pauses_sets(spans):
            spans["rest"] = spans.pop("release")
        moves, parts = self._moves(names)
        by_set = self._by_set()
        if by_set:
            most = Span(max(one.low for one in by_set), max(one.high for one in by_set))
            spans |= {"reps": most, "sets": Span(len(by_set), len(by_set))}
        is_open = self._is_open()
        if is_open:
            spans.pop("reps", None)
            if reading.times:
                spans["time"] = reading.times[0].span
            moves, parts = {}, ()
        layer = DoseLayer(
            spans,
            moves,
            self._sides(),
            own_pace=bool(reading.values.get("own_pace")) and self._admits("pace"),
            body_part=self._body_part(),
            position=self._position(),
            load=self._load(),
            by_set=by_set,
            as_many=is_open,
        )
        suggested = {key: span for key, span in reading.suggested.items() if key in self._keys}
        waits = names is not None and names.main and is_untimed(reading) and not moves
        guess = DoseLayer(suggested, {names.main: None} if names and names.main and waits else {})
        left, right = (self._one_side(side) for side in ("left", "right"))
        return DoseLine(layer, guess, left, right, parts, reading)

    def _pauses_sets(self, spans: Mapping[str, Span]) -> bool:
        """Whether a pause "between reps" is one between sets of a single rep: 20s on, 10s off."""
        one = spans.get("reps") == Span(1, 1) and spans.get("sets", Span(1, 1)).high > 1
        return one and "release" in spans and "release" not in self._line.text.lower()

    def _is_open(self) -> bool:
        """Whether a set is as many reps as the person can do."""
        values = self._reading.values
        ends = values.get("until", AS_LONG) != AS_LONG and not self._reading.times
        return "amrap" in values or (ends and "reps" not in values)

    def _by_set(self) -> tuple[Span, ...]:
        """Return the reps of each set where they differ."""
        found = self._reading.values.get("reps_by_set")
        numbers = found if isinstance(found, tuple) else ()
        checked = [self._check_value("reps", one) for one in numbers if isinstance(one, Span)]
        return tuple(one for one in checked if one is not None)

    def _admits(self, key: str) -> bool:
        """Whether a value is allowed here; if not, note the mistake."""
        if key in self._keys:
            return True
        wrong = f'"{key}" can\'t differ between the sides'
        start = self._reading.places.get(KEYS_OF_READING.get(key, key), (0, 0))[0]
        self._problems.add(self._line.spot(start), wrong, "write it outside left and right")
        return False

    def _span(self, key: str) -> Span | None:
        name = KEYS_OF_READING[key]
        span = self._reading.span(name)
        if span is None or (name in self._reading.weak and key in self._reading.implied):
            return None
        if name in self._reading.weak and key == "per_day":
            return None
        return self._check_value(key, span) if self._admits(key) else None

    def _check_value(self, key: str, span: Span) -> Span | None:
        start, end = self._reading.places.get(
            KEYS_OF_READING.get(key, key), (0, len(self._line.text))
        )
        with self._problems.note_misreading(self._line.spot(start)):
            return self._keys[key].check(self._line.text[start:end], span)
        return None

    def _sides(self) -> Sides | None:
        said = self._reading.values.get("sides")
        return Sides(said) if isinstance(said, str) and self._admits("sides") else None

    def _body_part(self) -> BodyPart | None:
        word = self._reading.values.get("part")
        if not isinstance(word, str) or "side" not in self._keys:
            return None
        return read_body_part(word)

    def _position(self) -> Position | None:
        said = self._reading.values.get("position")
        return Position(said) if isinstance(said, str) and "position" in self._keys else None

    def _load(self) -> str:
        said = self._reading.values.get("load")
        return said if isinstance(said, str) and "load" in self._keys else ""

    def _one_side(self, side: str) -> DoseLayer:
        said = self._reading.values.get(side)
        if not isinstance(said, dict) or not self._admits(side):
            return DoseLayer()
        spans = {key: span for key, span in said.items() if isinstance(span, Span)}
        checked = {key: self._check_value(key, span) for key, span in spans.items()}
        return DoseLayer({key: span for key, span in checked.items() if span is not None})

    def _moves(
        self, names: MoveNames | None
    ) -> tuple[dict[str, Span | None], tuple[NamedTime, ...]]:
        """Return the times of the exercise's moves, and of moves that replace them."""
        moves = dict[str, Span | None]()
        for move, span in self._reading.named.items():
            if span is None or self._time_fits(f"moves.{move}", span, names):
                moves[move] = span
        times = tuple(
            one for one in self._reading.times if self._time_fits("hold_s", one.span, names)
        )
        if names is None or not times:
            return moves, times
        start = self._reading.places.get("hold_s", (times[0].start, 0))[0]
        with self._problems.note_misreading(self._line.spot(start)):
            found = place_times(times, names, self._words)
            if found is None:
                return moves, times
            for move, time in found.items():
                self._add_move(moves, move, time)
        return moves, ()

    def _words(self, time: NamedTime) -> str:
        """Return the words of a time as they are in the line."""
        start, end = self._reading.places.get("hold_s", (time.start, time.start))
        return self._line.text[start:end] if end > start else str(time.span.low)

    def _add_move(self, moves: dict[str, Span | None], move: str, time: NamedTime) -> None:
        if move in moves:
            wrong = f'"{move}" is given twice'
            self._problems.add(self._line.spot(time.start), wrong, "keep one of the two")
        moves[move] = time.span

    def _time_fits(self, place: str, span: Span, names: MoveNames | None) -> bool:
        """Whether a time is within bounds; a move among others can be left out by 0."""
        others = len(names.moves) if names else len(self._reading.times)
        if span.high == 0 and others > 1:
            return True
        start, end = self._reading.places.get(place, (0, len(self._line.text)))
        try:
            MOVE_TIME.check(self._line.text[start:end], span)
        except MisreadError as error:
            right = error.right
            if place == "hold_s" and names and names.is_unclear:
                bound = MOVE_TIME.low if span.low < MOVE_TIME.low else MOVE_TIME.high
                right = name_moves(f"write {written_time(bound)}", "", names)
            self._problems.add(self._line.spot(start), error.wrong, right)
            return False
        return True


def read_body_part(word: str) -> BodyPart | None:
    """Return what a word for a side is a side of; None leaves that to the exercise."""
    part = PARTS.get(word, word)
    return None if part == "side" else _LIKE.get(part) or BodyPart(part)
