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


class Section(StrEnum):
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
    sections: tuple[Section, ...]
    kind: ValueKind
    meaning: str
    required: tuple[Section, ...] = ()
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


_ROUTINE, _BLOCK, _ITEM = (Section.ROUTINE,), (Section.BLOCK,), (Section.ITEM,)
_MOVE, _ENTRY, _DEFINITION = (Section.MOVE,), (Section.ENTRY,), (Section.ENTRY, Section.ITEM)
_ALL_DOSES = (Section.ENTRY, Section.ITEM, Section.SIDE)
_LIKE_ROUTINE = (Section.ROUTINE, Section.ENTRY, Section.ITEM)
_FIGURE, _POSE, _DRAWN = (Section.FIGURE,), (Section.POSE,), (Section.FIGURE, Section.POSE)


def _text(name: str, sections: tuple[Section, ...], meaning: str, *required: Section) -> Key:
    return Key(
        name=name,
        sections=sections,
        kind=ValueKind.LINE,
        high=LINE,
        meaning=meaning,
        required=required,
    )


def _prose(name: str, sections: tuple[Section, ...], meaning: str) -> Key:
    return Key(name=name, sections=sections, kind=ValueKind.PROSE, high=PROSE, meaning=meaning)


def _number(
    name: str, sections: tuple[Section, ...], meaning: str, high: int, default: str = "1"
) -> Key:
    return Key(
        name=name,
        sections=sections,
        kind=ValueKind.COUNT,
        low=1,
        high=high,
        default=default,
        meaning=meaning,
    )


def _pause(name: str, sections: tuple[Section, ...], meaning: str, default: str = "") -> Key:
    return Key(
        name=name,
        sections=sections,
        kind=ValueKind.TIME,
        high=LONGEST_STEP,
        default=default,
        meaning=meaning,
    )


def _word(
    name: str,
    sections: tuple[Section, ...],
    meaning: str,
    words: tuple[str, ...],
    default: str = "",
) -> Key:
    return Key(
        name=name,
        sections=sections,
        kind=ValueKind.WORD,
        words=words,
        default=default,
        meaning=meaning,
    )


def _words(name: str, sections: tuple[Section, ...], meaning: str, words: Iterable[str]) -> Key:
    return Key(
        name=name,
        sections=sections,
        kind=ValueKind.WORDS,
        high=LIST,
        words=tuple(words),
        meaning=meaning,
    )


def _flag(name: str, sections: tuple[Section, ...], meaning: str) -> Key:
    return Key(name=name, sections=sections, kind=ValueKind.FLAG, default="false", meaning=meaning)


_DRAWING = (
    Key(
        name="figure",
        sections=_DEFINITION,
        kind=ValueKind.FIGURE,
        meaning="How the exercise is drawn.",
    ),
    Key(
        name="pose", sections=_MOVE, kind=ValueKind.POSE, meaning="Where the move takes the figure."
    ),
    _word("rig", _DRAWN, "What is drawn; a pose may change it.", tuple(Rig))._replace(
        required=_FIGURE
    ),
    _words("props", _FIGURE, "What else stands in the picture.", PROPS),
    _words("works", _DRAWN, "The parts that work, picked out by colour.", PARTS),
    _word("view", _FIGURE, "How much of a body is shown.", tuple(View), View.WHOLE),
    _word("plant", _FIGURE, "The point that stays where it is.", tuple(Plant), Plant.HIP),
    Key(
        name="rest",
        sections=_FIGURE,
        kind=ValueKind.JOINTS,
        meaning="How it stands between the moves.",
    ),
    _flag("slow", _POSE, "Takes the whole time of the move to get there; otherwise a second."),
    Key(
        name="cycle",
        sections=_POSE,
        kind=ValueKind.CYCLE,
        low=2,
        high=LIST,
        meaning=f"Poses to go through again and again, at most {FASTEST} in a second.",
    ),
    Key(
        name="every",
        sections=_POSE,
        kind=ValueKind.TIME,
        low=1,
        high=60,
        meaning="How long one round of a cycle takes.",
    ),
    *(
        Key(
            name=joint.name,
            sections=(Section.POSE, Section.STANCE),
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
    _text("title", _ROUTINE, "The routine's name on the screen.", Section.ROUTINE),
    _prose("about", _ROUTINE, "What it is for and how long it takes."),
    _prose("source", _ROUTINE, "Where it comes from."),
    _text("name", _DEFINITION, "The exercise's name on the screen.", Section.ENTRY),
    Key(
        name="also",
        sections=_DEFINITION,
        kind=ValueKind.LINES,
        high=LIST,
        meaning="Other names it goes by.",
    ),
    _word("position", _DEFINITION, "How the body is placed.", tuple(Position))._replace(
        required=_ENTRY
    ),
    Key(
        name="equipment",
        sections=_DEFINITION,
        kind=ValueKind.LINES,
        high=LIST,
        meaning="What must be fetched first.",
    ),
    _prose("setup", _DEFINITION, "How to get into place."),
    Key(
        name="moves",
        sections=_ALL_DOSES,
        kind=ValueKind.MOVES,
        low=1,
        high=LIST,
        required=_ENTRY,
        meaning="The parts of one repetition: a list where an exercise is defined, "
        "else the times of those that differ, by id.",
    ),
    Key(
        name="main",
        sections=_DEFINITION,
        kind=ValueKind.ID,
        meaning="The move that a bare time in a dose line means.",
    ),
    _prose("stop", _DEFINITION, "When to stop."),
    _prose("why", _DEFINITION, "What it is good for."),
    Key(
        name="similar",
        sections=_DEFINITION,
        kind=ValueKind.IDS,
        low=1,
        high=LIST,
        meaning="Exercises that strain the same parts: if one hurts too much, they rest with it. "
        "It's enough to name them on one side.",
    ),
    Key(
        name="progression",
        sections=_DEFINITION,
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
        sections=_MOVE,
        kind=ValueKind.ID,
        required=_MOVE,
        meaning="The word for it in a dose line.",
    ),
    _text("do", _MOVE, "What to do, as one instruction.", Section.MOVE),
    _text("say", _MOVE, "The same in a word or two; its id when not given."),
    Key(
        name="time",
        sections=_MOVE,
        kind=ValueKind.TIME,
        low=1,
        high=LONGEST_STEP,
        words=("until done",),
        meaning="How long it lasts; until done waits for a key.",
    ),
    Key(
        name="exercises",
        sections=(Section.ROUTINE, Section.BLOCK),
        kind=ValueKind.ITEMS,
        low=1,
        high=MOST_EXERCISES,
        required=(Section.ROUTINE, Section.BLOCK),
        meaning="What to do, in order.",
    ),
    _number("rounds", _BLOCK, "How often the block is gone through.", 50),
    _pause("rest", _BLOCK, "The pause between rounds.", "0s"),
    Key(
        name="exercise",
        sections=_ITEM,
        kind=ValueKind.ID,
        required=_ITEM,
        meaning="The id of a catalogue entry, or of one defined here.",
    ),
    Key(
        name="dose",
        sections=_ALL_DOSES,
        kind=ValueKind.DOSE,
        high=LINE,
        meaning="How much, in one line.",
    ),
    _number("reps", _ALL_DOSES, "Repetitions in a set, for each side.", 500),
    _number("sets", _ALL_DOSES, "How many times all reps are done.", 50),
    _word("sides", _DEFINITION, "How the feet share the work.", tuple(Sides), Sides.BOTH),
    Key(
        name="release",
        sections=_ALL_DOSES,
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
    Key(
        name="left", sections=_ITEM, kind=ValueKind.SIDE, meaning="What differs for the left side."
    ),
    Key(
        name="right",
        sections=_ITEM,
        kind=ValueKind.SIDE,
        meaning="What differs for the right side.",
    ),
    _text("choice", _ITEM, "Only one of the exercises that share this name is asked for."),
    _flag("optional", _ITEM, "May be left out without being owed."),
    _prose("caution", (Section.ROUTINE, Section.ITEM), "What to beware of."),
    _prose("note", _ITEM, "Anything else."),
    _word("start_side", _ROUTINE, "The side that begins.", tuple(Side), Side.LEFT),
    *_DRAWING,
)

ALLOWED: dict[Section, dict[str, Key]] = {
    section: {key.name: key for key in KEYS if section in key.sections} for section in Section
}
"""The keys of each kind of mapping, by name."""


def sections_with(name: str) -> tuple[Section, ...]:
    """Return where a key called ``name`` may stand; nowhere if there is none."""
    return tuple(section for section in Section if name in ALLOWED[section])
