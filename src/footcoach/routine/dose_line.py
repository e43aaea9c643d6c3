"""The dose line: ``2 sets of 10 reps of 5s, each foot, rest 10s, twice a day``.

Its clauses come in any order, with commas between them, and each says one thing, once.
"""

import re
from collections.abc import Callable, Collection

from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.enums import BodyPart, Sides
from footcoach.routine.errors import (
    MisreadError,
    Problems,
    misread_error,
    printable,
    quote,
)
from footcoach.routine.format import ALLOWED, UNTIL_DONE, Key, Section
from footcoach.routine.model import Span
from footcoach.routine.move_names import (
    MOVE_TIME,
    MoveNames,
    read_move_time,
    unknown_move,
)
from footcoach.routine.yaml_tree import Scalar

_SIDES = {
    "each": Sides.EACH,
    "both": Sides.BOTH,
    "alternating": Sides.ALTERNATE,
    "alternate": Sides.ALTERNATE,
}
_BODY_PARTS: dict[str, BodyPart | None] = {
    word: part
    for part in BodyPart
    if part is not BodyPart.NONE
    for word in (part.value, part.plural)
} | dict.fromkeys(("side", "sides"))
"""What the sides are sides of; None leaves that to the exercise."""
_TIMES = {"once": Span(1, 1), "twice": Span(2, 2)}
_EVERY_DAY = Span(7, 7)
_PAUSES = ("release", "rest", "switch", "ready")

RESERVED = frozenset((*_SIDES, *_TIMES, *_PAUSES, "daily", "every", "nightly", "own", "until"))
"""Words that begin other clauses, so that no move can have them as its id."""

# Patterns are texts, compiled where they're first used.
_TIME_BEGINS = r"\s(?=[-+.]?[0-9]|until\b)"
_EXAMPLES = "write 10 reps, 2 sets, 5s, each foot, rest 10s or 3 times a day"
# A comma between digits is a decimal comma: 2,5s is refused, not read as 2 and 5s.
_COMMA = r"(?<![0-9]),|,(?![0-9])"


def read_dose_line(
    line: Scalar,
    section: Section,
    names: MoveNames | None,
    problems: Problems,
    beside: Collection[str] = (),
) -> DoseLayer:
    """Return what a dose line says, noting each mistake at its own clause.

    ``section`` limits the clauses to the keys of that place. Without a ``names`` (the exercise
    is unknown) times of moves are read for their mistakes only. ``beside`` names the dose keys
    that are given outside the line: there "twice daily" leaves open on which days.
    """
    reader = _Line(section, names)
    offset = 0
    for clause in re.split(_COMMA, line.text):
        start = offset + len(clause) - len(clause.lstrip())
        with problems.note_misreading(line.spot(start)):
            reader.take(" ".join(clause.lower().split()))
        offset += len(clause) + 1
    return reader.amounts(beside)


def restate_line(line: str, name: str, value: str, clause: str, names: MoveNames) -> str:
    """Return a good dose line with another ``value`` of the dose key ``name``.

    Where the line doesn't give the value, ``clause`` is added, which does.
    """
    clauses = re.split(_COMMA, line)
    for index, old in enumerate(clauses):
        new = _restate_clause(" ".join(old.lower().split()), name, value, names)
        if new is not None:
            clauses[index] = old.replace(old.strip(), new)
            return ",".join(clauses)
    return f"{line}, {clause}"


def _restate_clause(clause: str, name: str, value: str, names: MoveNames) -> str | None:
    """Return a clause with another value; None if it doesn't give that value."""
    pattern, read = next(pair for pair in _CLAUSES if re.fullmatch(pair[0], clause))
    if read is _Line.move:
        move, time = _Line(Section.ITEM, names).split(clause)
        return clause.removesuffix(time) + value if name == f"moves.{move}" else None
    match = re.fullmatch(pattern, clause)
    group = {"sets": 1, "reps": 2, f"moves.{names.main}": 3}.get(name)
    if read is not _Line.work or match is None or group is None or not match[group]:
        return None
    # What was one can be several now.
    rest = re.sub(rf"^( ?(?:set|{_REP}))\b", r"\1s", clause[match.end(group) :])
    return clause[: match.start(group)] + value + rest


class _Line:
    """Gathers what the clauses of one line say. Its methods raise `MisreadError`."""

    def __init__(self, section: Section, names: MoveNames | None) -> None:
        self._names = names
        self._keys = ALLOWED[section]
        self._seen: set[str] = set()
        self._spans: dict[str, Span] = {}
        self._moves: dict[str, Span | None] = {}
        self._sides: Sides | None = None
        self._body_part: BodyPart | None = None
        self._is_every_day = False
        """Whether "twice daily" or the like was said, which names the days too."""

    def amounts(self, beside: Collection[str]) -> DoseLayer:
        if self._is_every_day and "days_per_week" not in beside:
            # "Twice daily, 3 days a week" is twice on each of the three.
            self._spans.setdefault("days_per_week", _EVERY_DAY)
        own_pace = "pace" in self._seen
        return DoseLayer(self._spans, self._moves, self._sides, own_pace, self._body_part)

    def take(self, clause: str) -> None:
        try:
            self._read(clause)
        except MisreadError as error:
            raise _find_missing_comma(clause) or error from error

    def _read(self, clause: str) -> None:
        for pattern, read in _CLAUSES:
            if match := re.fullmatch(pattern, clause):
                read(self, match)
                return
        wrong = "there's a comma too many"
        raise MisreadError(wrong, "delete it")

    def _once(self, name: str) -> Key:
        key = name.partition(".")[0]
        if key not in self._keys:
            outside = "write it outside left and right"
            raise misread_error(key, "can't differ between the feet", outside)
        if name in self._seen:
            raise misread_error(
                name.removeprefix("moves."), "is given twice", "keep one of the two"
            )
        self._seen.add(name)
        return self._keys[key]

    def _number(self, name: str, text: str) -> None:
        self._spans[name] = self._once(name).span(text)

    def per_day(self, match: re.Match[str]) -> None:
        word, number, every_day = match.groups()
        self._once("per_day")
        self._is_every_day = bool(every_day)
        if number is None:
            self._spans["per_day"] = _TIMES[word]
        else:
            self._spans["per_day"] = self._keys["per_day"].span(number)

    def days_per_week(self, match: re.Match[str]) -> None:
        self._number("days_per_week", match[1])

    def daily(self, _: re.Match[str]) -> None:
        self._number("days_per_week", "7")

    def once_daily(self, _: re.Match[str]) -> None:
        self._number("per_day", "1")
        self._is_every_day = True

    def weekly(self, match: re.Match[str]) -> None:
        often = re.match(_OFTEN, match[0])
        days = {"once": "1", "twice": "2"}.get(often[0], often[0]) if often else "3"
        unit = "day" if days == "1" else "days"
        raise misread_error(match[0], "isn't understood", f"write {days} {unit} a week")

    def own_pace(self, _: re.Match[str]) -> None:
        self._once("pace")

    def sides(self, match: re.Match[str]) -> None:
        self._once("sides")
        self._sides = _SIDES[match[1]]
        self._body_part = _BODY_PARTS[match[2]]

    def pause(self, match: re.Match[str]) -> None:
        if not match[2]:
            raise misread_error(match[1], "has no time", f"write {match[1]} 5s")
        self._number(match[1], match[2])

    def work(self, match: re.Match[str]) -> None:
        sets, reps, time = match.groups()
        if sets:
            self._number("sets", sets)
        if reps:
            self._number("reps", reps)
        if time:
            self._bare(time)

    def _bare(self, text: str) -> None:
        try:
            time = MOVE_TIME.span(text)
        except MisreadError as error:
            raise self._find_better_hint(text, error) from error
        if self._names is None:
            return
        if self._names.main is None:
            options = " or ".join(f"{move} {text}" for move in self._names.moves)
            raise misread_error(text, "could be the time of any of the moves", f"write {options}")
        self._once(f"moves.{self._names.main}")
        self._moves[self._names.main] = time

    def _find_better_hint(self, text: str, error: MisreadError) -> MisreadError:
        """Return a better hint where ``text`` is a mistaken clause rather than a mistaken time."""
        for pattern, what, right in _NO_TIMES:
            if match := re.fullmatch(pattern, text):
                return misread_error(text, what, right.format(*match.groups()))
        return error

    def move(self, match: re.Match[str]) -> None:
        move, time = self.split(match[0])
        if not time:
            raise misread_error(move, "has no time", f"write {move} 5s or {move} {UNTIL_DONE}")
        self._once(f"moves.{move}")
        self._moves[move] = read_move_time(time, self._names)

    def split(self, clause: str) -> tuple[str, str]:
        """Return the move, which can have blanks for hyphens, and the rest of the clause."""
        words = clause.split(" ")
        for size in range(len(words), 0, -1):
            move = "-".join(words[:size])
            if self._names and move in self._names.moves:
                return move, " ".join(words[size:])
        name, *time = re.split(_TIME_BEGINS, clause, maxsplit=1)
        if not time:
            raise misread_error(clause, "isn't understood in a dose", _EXAMPLES)
        if self._names is None:
            return name.replace(" ", "-"), time[0]
        raise unknown_move(name, self._names.moves)


def _find_missing_comma(clause: str) -> MisreadError | None:
    """Return the error that ``clause`` is two or more; None if it doesn't look like it."""
    gaps = [match for match in re.finditer(_OPENINGS, clause) if match.start()]
    if not gaps:
        return None
    wrong = f"a comma is missing before {quote(clause[gaps[0].start() + 1 :])}"
    parted = re.sub(_OPENINGS, lambda match: re.sub("^ ", ", ", match[0]), clause)
    parted = parted.replace(" of, ", ", ")
    return MisreadError(wrong, f"write {printable(parted)}")


_OFTEN = r"once|twice|[1-7](?:-[1-7])?(?![0-9])"
_NUMBERS = r"(\S+|\S+ ?[-\u2013] ?\S+)"
_A_DAY = r"(?: (?:a|per) day| ?/ ?day|( (?:each|every) (?:day|night)| daily| nightly))"
"""How often on a day; what is done so daily is done every day of the week."""
_TIME_OF_DAY = r"nightly|(?:every|each) (?:morning|afternoon|evening|night)"
_A_SIDE = rf"({'|'.join(_SIDES)}) ({'|'.join(_BODY_PARTS)})"
_REP = r"rep(?:etition)?"
_REPS = rf"{_REP}s?"
_CLAUSES: tuple[tuple[str, Callable[[_Line, re.Match[str]], None]], ...] = (
    (rf"(once|twice|{_NUMBERS} ?(?:times?|[x\u00d7])){_A_DAY}", _Line.per_day),
    (rf"{_NUMBERS} days? (?:a|per) week", _Line.days_per_week),
    (r"daily|(?:every|each) day", _Line.daily),
    (_TIME_OF_DAY, _Line.once_daily),
    (r".* (?:a|per|each|every) week|(?:.* )?weekly", _Line.weekly),
    (r"own pace", _Line.own_pace),
    (_A_SIDE, _Line.sides),
    (rf"({'|'.join(_PAUSES)})(?: (.*))?", _Line.pause),
    (
        rf"(?=[^a-z])(?:{_NUMBERS} ?sets?(?: of |$))?(?:{_NUMBERS} ?{_REPS}(?: of |$))?(.*)",
        _Line.work,
    ),
    (r".+", _Line.move),
)

# What can only begin a clause, and the gap before it; a range can have blanks round its dash.
_OPENINGS = (
    r"(?:^|(?<![-\u2013]) )(?:"
    rf"{_A_SIDE}\b|(?:{'|'.join(_PAUSES)}) [0-9]|own pace\b|[0-9]\S* days? (?:a|per) week\b"
    rf"|(?:once|twice|[0-9]\S* ?(?:times?|[x\u00d7])){_A_DAY}\b"
    rf"|(?:daily|every day|{_TIME_OF_DAY})\b)"
)

# What people write where a bare time could be: pattern, what is wrong, what to write.
_NO_TIMES = (
    (r"(\S+) ?(?:x|times)", "doesn't say what it counts", "write {0} reps or {0} times a day"),
    (rf".*\b(?:{_REPS}|sets?)\b.*", "is in the wrong order", "write 3 sets of 10 reps of 5s"),
    (r"[a-z].*", "doesn't go after reps", 'write a comma instead of "of"'),
)
