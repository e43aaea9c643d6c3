"""Every key of a routine file: where it may stand, what it takes, and what it means.

The one table that decoding, messages, the schema and the manual share.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from footcoach.routine.enums import Position, Side, Sides
from footcoach.routine.limits import LINE, LIST, LONGEST_STEP, MOST_EXERCISES, PROSE
from footcoach.routine.model import Span
from footcoach.routine.pose import FASTEST, JOINTS, PARTS, PROPS, Plant, Rig, View
from footcoach.routine.quantities import read_count, read_seconds


class Where(StrEnum):
    """What a mapping describes."""

    ROUTINE = "a routine"
    BLOCK = "a block"
    ITEM = "an item"
    SIDE = "left and right"
    ENTRY = "an exercise file"
    MOVE = "a move"
    FIGURE = "a figure"
    POSE = "a pose"
    STANCE = "a pose of joints only"


class ValueKind(StrEnum):
    """What a key takes."""

    LINE = "a text of one line"
    PROSE = "a text"
    LINES = "a list of texts"
    ID = "an id such as toe-press"
    WORD = "a word"
    FLAG = "true or false"
    COUNT = "a number or a range"
    TIME = "a time or a range"
    DOSE = "a dose line"
    MOVES = "moves and their times"
    SIDE = "the dose of one side"
    ITEMS = "a list of exercises"
    FIGURE = "how an exercise is drawn"
    POSE = "where a move takes the figure"
    JOINTS = "joints and their values"
    CYCLE = "a list of poses"
    WORDS = "a list of words"
    IDS = "a list of ids"
    STEPS = "a list of steps such as 2 more reps up to 15"
    NUMBER = "a number"


_SPANS = {ValueKind.COUNT: read_count, ValueKind.TIME: read_seconds}


class Key(NamedTuple):
    """One key and what it may hold."""

    name: str
    where: tuple[Where, ...]
    kind: ValueKind
    meaning: str
    required: tuple[Where, ...] = ()
    """Where it cannot be left out."""
    low: int = 0
    """The least number, or seconds; the fewest entries of a list."""
    high: int = 0
    """The greatest number, or seconds; the most characters of a text, entries of a list."""
    words: tuple[str, ...] = ()
    """What can be said; empty where that is open."""
    default: str = ""
    """What holds when nobody says otherwise, as one would write it; empty is nothing."""

    @property
    def numeric(self) -> bool:
        """Whether the key takes a number or a time."""
        return self.kind in _SPANS

    def span(self, text: str) -> Span:
        """Read ``text`` as this key's number or time; raises `MisreadError`."""
        return _SPANS[self.kind](text, self.low, self.high)


_ROUTINE, _BLOCK, _ITEM = (Where.ROUTINE,), (Where.BLOCK,), (Where.ITEM,)
_MOVE, _ENTRY, _DEFINITION = (Where.MOVE,), (Where.ENTRY,), (Where.ENTRY, Where.ITEM)
_ALL_DOSES = (Where.ENTRY, Where.ITEM, Where.SIDE)
_LIKE_ROUTINE = (Where.ROUTINE, Where.ENTRY, Where.ITEM)
_FIGURE, _POSE, _DRAWN = (Where.FIGURE,), (Where.POSE,), (Where.FIGURE, Where.POSE)


def _text(name: str, where: tuple[Where, ...], meaning: str, *required: Where) -> Key:
    return Key(
        name=name, where=where, kind=ValueKind.LINE, high=LINE, meaning=meaning, required=required
    )


def _prose(name: str, where: tuple[Where, ...], meaning: str) -> Key:
    return Key(name=name, where=where, kind=ValueKind.PROSE, high=PROSE, meaning=meaning)


def _number(
    name: str, where: tuple[Where, ...], meaning: str, high: int, default: str = "1"
) -> Key:
    return Key(
        name=name,
        where=where,
        kind=ValueKind.COUNT,
        low=1,
        high=high,
        default=default,
        meaning=meaning,
    )


def _pause(name: str, where: tuple[Where, ...], meaning: str, default: str = "") -> Key:
    return Key(
        name=name,
        where=where,
        kind=ValueKind.TIME,
        high=LONGEST_STEP,
        default=default,
        meaning=meaning,
    )


def _word(
    name: str, where: tuple[Where, ...], meaning: str, words: tuple[str, ...], default: str = ""
) -> Key:
    return Key(
        name=name, where=where, kind=ValueKind.WORD, words=words, default=default, meaning=meaning
    )


def _words(name: str, where: tuple[Where, ...], meaning: str, words: Iterable[str]) -> Key:
    return Key(
        name=name, where=where, kind=ValueKind.WORDS, high=LIST, words=tuple(words), meaning=meaning
    )


def _flag(name: str, where: tuple[Where, ...], meaning: str) -> Key:
    return Key(name=name, where=where, kind=ValueKind.FLAG, default="false", meaning=meaning)


_DRAWING = (
    Key(
        name="figure",
        where=_DEFINITION,
        kind=ValueKind.FIGURE,
        meaning="How the exercise is drawn.",
    ),
    Key(name="pose", where=_MOVE, kind=ValueKind.POSE, meaning="Where the move takes the figure."),
    _word("rig", _DRAWN, "What is drawn; a pose may change it.", tuple(Rig))._replace(
        required=_FIGURE
    ),
    _words("props", _FIGURE, "What else stands in the picture.", PROPS),
    _words("works", _DRAWN, "The parts that work, picked out by colour.", PARTS),
    _word("view", _FIGURE, "How much of a body is shown.", tuple(View), View.WHOLE),
    _word("plant", _FIGURE, "The point that stays where it is.", tuple(Plant), Plant.HIP),
    Key(
        name="rest",
        where=_FIGURE,
        kind=ValueKind.JOINTS,
        meaning="How it stands between the moves.",
    ),
    _flag("slow", _POSE, "Takes the whole time of the move to get there; otherwise a second."),
    Key(
        name="cycle",
        where=_POSE,
        kind=ValueKind.CYCLE,
        low=2,
        high=LIST,
        meaning=f"Poses to go through again and again, at most {FASTEST} in a second.",
    ),
    Key(
        name="every",
        where=_POSE,
        kind=ValueKind.TIME,
        low=1,
        high=60,
        meaning="How long one round of a cycle takes.",
    ),
    *(
        Key(
            name=joint.name,
            where=(Where.POSE, Where.STANCE),
            kind=ValueKind.NUMBER,
            low=joint.low,
            high=joint.high,
            default="0",
            meaning=joint.meaning,
        )
        for joint in JOINTS
    ),
)

KEYS: tuple[Key, ...] = (
    _text("title", _ROUTINE, "The routine's name on the screen.", Where.ROUTINE),
    _prose("about", _ROUTINE, "What it is for and how long it takes."),
    _prose("source", _ROUTINE, "Where it comes from."),
    _text("name", _DEFINITION, "The exercise's name on the screen.", Where.ENTRY),
    Key(
        name="also",
        where=_DEFINITION,
        kind=ValueKind.LINES,
        high=LIST,
        meaning="Other names it goes by.",
    ),
    _word("position", _DEFINITION, "How the body is placed.", tuple(Position))._replace(
        required=_ENTRY
    ),
    Key(
        name="equipment",
        where=_DEFINITION,
        kind=ValueKind.LINES,
        high=LIST,
        meaning="What must be fetched first.",
    ),
    _prose("setup", _DEFINITION, "How to get into place."),
    Key(
        name="moves",
        where=_ALL_DOSES,
        kind=ValueKind.MOVES,
        low=1,
        high=LIST,
        required=_ENTRY,
        meaning="The parts of one repetition: a list where an exercise is defined, "
        "else the times of those that differ, by id.",
    ),
    Key(
        name="main",
        where=_DEFINITION,
        kind=ValueKind.ID,
        meaning="The move that a bare time in a dose line means.",
    ),
    _prose("stop", _DEFINITION, "When to stop."),
    _prose("why", _DEFINITION, "What it is good for."),
    Key(
        name="similar",
        where=_DEFINITION,
        kind=ValueKind.IDS,
        low=1,
        high=LIST,
        meaning="Exercises that strain the same parts: if one hurts too much, they rest with it. "
        "It's enough to name them on one side.",
    ),
    Key(
        name="progression",
        where=_DEFINITION,
        kind=ValueKind.STEPS,
        low=1,
        high=LIST,
        meaning="How it gets harder, in this order: 2 more reps up to 15, 1 more set up to 2, or "
        "hold 1s longer up to 5s. Without it no step up is offered.",
    ),
    _flag("tiptoe", _DEFINITION, "Done on tiptoe: rests after a session with some pain (AMBER)."),
    _flag(
        "unloaded",
        _DEFINITION,
        "Puts no load on the feet: an easier session keeps its long times.",
    ),
    Key(
        name="id",
        where=_MOVE,
        kind=ValueKind.ID,
        required=_MOVE,
        meaning="The word for it in a dose line.",
    ),
    _text("do", _MOVE, "What to do, as one instruction.", Where.MOVE),
    _text("say", _MOVE, "The same in a word or two; its id when not given."),
    Key(
        name="time",
        where=_MOVE,
        kind=ValueKind.TIME,
        low=1,
        high=LONGEST_STEP,
        words=("until done",),
        meaning="How long it lasts; until done waits for a key.",
    ),
    Key(
        name="exercises",
        where=(Where.ROUTINE, Where.BLOCK),
        kind=ValueKind.ITEMS,
        low=1,
        high=MOST_EXERCISES,
        required=(Where.ROUTINE, Where.BLOCK),
        meaning="What to do, in order.",
    ),
    _number("rounds", _BLOCK, "How often the block is gone through.", 50),
    _pause("rest", _BLOCK, "The pause between rounds.", "0s"),
    Key(
        name="exercise",
        where=_ITEM,
        kind=ValueKind.ID,
        required=_ITEM,
        meaning="The id of a catalogue entry, or of one defined here.",
    ),
    Key(
        name="dose",
        where=_ALL_DOSES,
        kind=ValueKind.DOSE,
        high=LINE,
        meaning="How much, in one line.",
    ),
    _number("reps", _ALL_DOSES, "Repetitions in a set, for each side.", 500),
    _number("sets", _ALL_DOSES, "How many times all reps are done.", 50),
    _word("sides", _DEFINITION, "How the feet share the work.", tuple(Sides), Sides.BOTH),
    Key(
        name="release",
        where=_ALL_DOSES,
        kind=ValueKind.TIME,
        high=LONGEST_STEP,
        default="3s",
        meaning="The pause between reps; 5s when the main move lasts 10s or more, "
        "0s when it waits for a key.",
    ),
    _pause("switch", _DEFINITION, "The pause to change sides.", "5s"),
    _pause("rest", _DEFINITION, "The pause between sets.", "10s"),
    _pause("ready", _LIKE_ROUTINE, "The time to get into place; worked out when not given."),
    _word("pace", _ALL_DOSES, "Count the reps yourself; a key ends the set.", ("own",)),
    _number("per_day", _LIKE_ROUTINE, "How many times a day.", 24),
    _number("days_per_week", _LIKE_ROUTINE, "On how many days a week.", 7, "7"),
    Key(name="left", where=_ITEM, kind=ValueKind.SIDE, meaning="What differs for the left side."),
    Key(name="right", where=_ITEM, kind=ValueKind.SIDE, meaning="What differs for the right side."),
    _text("choice", _ITEM, "Only one of the exercises that share this name is asked for."),
    _flag("optional", _ITEM, "May be left out without being owed."),
    _prose("caution", (Where.ROUTINE, Where.ITEM), "What to beware of."),
    _prose("note", _ITEM, "Anything else."),
    _word("start_side", _ROUTINE, "The side that begins.", tuple(Side), Side.LEFT),
    *_DRAWING,
)

ALLOWED: dict[Where, dict[str, Key]] = {
    where: {key.name: key for key in KEYS if where in key.where} for where in Where
}
"""The keys of each kind of mapping, by name."""


def homes(name: str) -> tuple[Where, ...]:
    """Return where a key called ``name`` may stand; nowhere if there is none."""
    return tuple(where for where in Where if name in ALLOWED[where])
