"""Every key of a routine file: where it goes, what it takes, and what it means.

Decoding, messages, the schema and the manual all come from this one table.
"""

from collections.abc import Iterable

from footcoach.routine.enums import BodyPart, Goal, Position, Side, Sides
from footcoach.routine.key import Key, Section, ValueKind
from footcoach.routine.limits import DOSE, LINE, LIST, LONGEST_STEP, MOST_EXERCISES, PROSE
from footcoach.routine.pose import JOINTS, MOST_POSES_A_SECOND, PARTS, PROPS, Plant, Rig, View

UNTIL_DONE = "until done"
"""What is written for the time of a move that waits for a key."""
AS_MANY = "as many as you can"
WAIT = "wait"
"""For a time: a key says when."""
"""What is written for the reps of a set that ends when the person can't do more."""

_ROUTINE, _BLOCK, _ITEM = (Section.ROUTINE,), (Section.BLOCK,), (Section.ITEM,)
_MOVE, _ENTRY, _DEFINITION = (Section.MOVE,), (Section.ENTRY,), (Section.ENTRY, Section.ITEM)
_ALL_DOSES = (Section.ENTRY, Section.ITEM, Section.SIDE)
_LIKE_ROUTINE = (Section.ROUTINE, Section.ENTRY, Section.ITEM)
_LIKE_EXERCISE = (Section.ENTRY, Section.ITEM)
_LISTS = (Section.ROUTINE, Section.BLOCK)
_FIGURE, _POSE, _DRAWN = (Section.FIGURE,), (Section.POSE,), (Section.FIGURE, Section.POSE)


def _text(name: str, sections: tuple[Section, ...], meaning: str) -> Key:
    return Key(name, sections, ValueKind.LINE, meaning, high=LINE)


def _prose(name: str, sections: tuple[Section, ...], meaning: str) -> Key:
    return Key(name, sections, ValueKind.PROSE, meaning, high=PROSE)


def _count(
    name: str, sections: tuple[Section, ...], meaning: str, high: int, default: str = "1"
) -> Key:
    return Key(name, sections, ValueKind.COUNT, meaning, low=1, high=high, default=default)


def _pause(name: str, sections: tuple[Section, ...], meaning: str, default: str = "") -> Key:
    return Key(name, sections, ValueKind.TIME, meaning, high=LONGEST_STEP, default=default)


def _word(
    name: str,
    sections: tuple[Section, ...],
    meaning: str,
    words: Iterable[str],
    default: str = "",
) -> Key:
    return Key(name, sections, ValueKind.WORD, meaning, words=tuple(words), default=default)


def _words(name: str, sections: tuple[Section, ...], meaning: str, words: Iterable[str]) -> Key:
    return Key(name, sections, ValueKind.WORDS, meaning, high=LIST, words=tuple(words))


def _list(
    name: str, sections: tuple[Section, ...], kind: ValueKind, meaning: str, low: int = 0
) -> Key:
    return Key(name, sections, kind, meaning, low=low, high=LIST)


def _flag(name: str, sections: tuple[Section, ...], meaning: str) -> Key:
    return Key(name, sections, ValueKind.FLAG, meaning, default="false")


def _require(key: Key, sections: tuple[Section, ...], example: str) -> Key:
    """Return a key that ``sections`` can't do without."""
    return key._replace(required=sections, example=example)


def _joints() -> Iterable[Key]:
    both = (Section.POSE, Section.STANCE)
    for name, _, low, high, meaning in JOINTS:
        yield Key(name, both, ValueKind.NUMBER, meaning, low=low, high=high, default="0")


_DRAWING = (
    Key(
        "figure", _DEFINITION, ValueKind.FIGURE, "How the exercise is drawn.", example="{rig: foot}"
    ),
    Key(
        "sitting_figure",
        (Section.ENTRY,),
        ValueKind.FIGURE,
        "How it's drawn where a routine has it done sitting, with the same rig.",
        example="{rig: body, props: [ground, chair]}",
    ),
    Key("pose", _MOVE, ValueKind.POSE, "Where the move takes the figure."),
    _require(_word("rig", _DRAWN, "What is drawn; a pose can change it.", Rig), _FIGURE, "foot"),
    _words("props", _FIGURE, "What else is in the picture.", PROPS),
    _words("works", _DRAWN, "The parts that work, picked out by colour.", PARTS),
    _word("view", _FIGURE, "How much of a body is shown.", View, View.WHOLE),
    _word("plant", _FIGURE, "The point that stays in its place.", Plant, Plant.HIP),
    Key("rest", _FIGURE, ValueKind.JOINTS, "The pose between the moves."),
    _flag("slow", _POSE, "Takes the whole time of the move to get there, not just a second."),
    _list(
        "cycle",
        _POSE,
        ValueKind.CYCLE,
        f"Poses to go through over and over, at most {MOST_POSES_A_SECOND} in a second.",
        low=2,
    ),
    Key("every", _POSE, ValueKind.TIME, "How long one round of a cycle takes.", low=1, high=60),
    *_joints(),
)

KEYS: tuple[Key, ...] = (
    _require(_text("title", _ROUTINE, "The routine's name on screen."), _ROUTINE, "My routine"),
    _prose("about", _ROUTINE, "What it's for."),
    _words("goals", _ROUTINE, "What it works on, to find it by.", Goal),
    _prose("source", _ROUTINE, "Where it comes from."),
    _require(_text("name", _DEFINITION, "The exercise's name on screen."), _ENTRY, "Heel raise"),
    _text("say", _DEFINITION, "Its name spelled as it sounds, if the voice says it wrong."),
    _list("also", _DEFINITION, ValueKind.LINES, "Other names it goes by."),
    _require(
        _word("position", _DEFINITION, "How the body is placed.", Position), _ENTRY, "standing"
    ),
    _list("equipment", _DEFINITION, ValueKind.LINES, "What to fetch first."),
    _prose("setup", _DEFINITION, "How to get into place."),
    _require(
        _list(
            "moves",
            _ALL_DOSES,
            ValueKind.MOVES,
            "The parts of one rep: a list where an exercise is defined; elsewhere the times of "
            "those that differ, by id.",
            low=1,
        ),
        _ENTRY,
        "[{id: hold, do: Stay high, time: 3s}]",
    ),
    Key("main", _DEFINITION, ValueKind.ID, "The move that a bare time in a dose line is for."),
    _prose("stop", _DEFINITION, "When to stop."),
    _prose("why", _DEFINITION, "What it's good for."),
    _list(
        "similar",
        _DEFINITION,
        ValueKind.IDS,
        "Exercises that strain the same parts: if one hurts too much, they rest with it. It's "
        "enough if one of the two names the other.",
        low=1,
    ),
    _list(
        "progression",
        _DEFINITION,
        ValueKind.STEPS,
        "How it gets harder, in this order: 2 more reps up to 15, 1 more set up to 2, or hold 1s "
        "longer up to 5s. Without it, no step up is offered.",
        low=1,
    ),
    _flag("tiptoe", _DEFINITION, "Done on tiptoe: rests after a session with some pain (AMBER)."),
    _flag(
        "unloaded",
        _DEFINITION,
        "Puts no load on the feet: an easier session doesn't shorten its long times.",
    ),
    _require(Key("id", _MOVE, ValueKind.ID, "Its name in a dose line."), _MOVE, "hold"),
    _require(_text("do", _MOVE, "What to do, as one instruction."), _MOVE, "Stay high"),
    _text("say", _MOVE, "The same in a word or two; if it isn't given, the id."),
    _text("short", _MOVE, "What is said aloud where there's no time for `say`."),
    Key(
        "time",
        _MOVE,
        ValueKind.TIME,
        f"How long it lasts; 0s leaves it out, {UNTIL_DONE} waits for a key.",
        low=1,
        high=LONGEST_STEP,
        words=(UNTIL_DONE,),
    ),
    Key(
        "exercises",
        _LISTS,
        ValueKind.ITEMS,
        "What to do, in order.",
        required=_LISTS,
        example="[toe-press]",
        low=1,
        high=MOST_EXERCISES,
    ),
    _count("rounds", _BLOCK, "How many times to go through the block.", 50),
    _pause("rest", _BLOCK, "The pause between rounds.", "0s"),
    _require(
        Key(
            "exercise",
            _ITEM,
            ValueKind.LINE,
            "The id or name of an exercise in the catalogue, or the name of one of your own.",
            high=LINE,
        ),
        _ITEM,
        "toe-press",
    ),
    Key("dose", _ALL_DOSES, ValueKind.DOSE, "How much, in one line.", high=DOSE),
    Key(
        "reps",
        _ALL_DOSES,
        ValueKind.REPS,
        "Reps in a set, for each side. 12, 10, 8 is three sets: 12 reps, then 10, then 8. After a "
        f"set of {AS_MANY} (or amrap), footcoach asks how many you did.",
        low=1,
        high=500,
        words=(AS_MANY, "amrap"),
        default="1",
    ),
    Key(
        "time",
        _ALL_DOSES,
        ValueKind.TIME,
        f"How long a set of {AS_MANY} lasts; if it isn't given, a key ends the set.",
        low=1,
        high=LONGEST_STEP,
    ),
    _count("sets", _ALL_DOSES, "How many times all reps are done.", 50),
    _word(
        "sides",
        _DEFINITION,
        "How the two sides share the work; one is the sore side, chosen when a session starts.",
        Sides,
        Sides.BOTH,
    ),
    _word(
        "side",
        _DEFINITION,
        "Which part of the body has a left and a right.",
        BodyPart,
        BodyPart.FOOT,
    ),
    _text("load", _DEFINITION, "What makes it harder: green band, 5 kg."),
    _pause(
        "release",
        _ALL_DOSES,
        "The pause between reps; if it isn't given, 5s after a main move of 10s or more, and 0s "
        "after one that waits for a key.",
        "3s",
    ),
    _pause("switch", _DEFINITION, "The pause to change sides.", "5s"),
    _pause("rest", _DEFINITION, "The pause between sets.", "10s"),
    _pause(
        "rest_after",
        (Section.ROUTINE, Section.ITEM),
        "The pause before the next exercise; in a routine, after every exercise.",
        "0s",
    ),
    _pause("ready", _LIKE_EXERCISE, "The time to get into place; suggested if it isn't given."),
    _pause(
        "ready",
        _ROUTINE,
        "The time to get into place before each exercise; suggested if it isn't given. With wait, "
        "each waits for a key first.",
    )._replace(words=(WAIT,)),
    _word("pace", _ALL_DOSES, "You count the reps yourself, and a key ends the set.", ("own",)),
    _count("per_day", _LIKE_ROUTINE, "How many times a day.", 24),
    _count("days_per_week", _LIKE_ROUTINE, "On how many days a week.", 7, "7"),
    Key("left", _ITEM, ValueKind.SIDE, "What differs on the left side."),
    Key("right", _ITEM, ValueKind.SIDE, "What differs on the right side."),
    _text("choice", _ITEM, "Of the exercises with the same choice, you only need to do one."),
    _text("do", _ITEM, "What to do, as one instruction, in an exercise of your own."),
    _flag(
        "own", _ITEM, "An exercise of your own, although its name is close to one in the catalogue."
    ),
    _flag("optional", _ITEM, "You can leave it out; it never counts as left today."),
    _prose("caution", (Section.ROUTINE, Section.ITEM), "What to be careful about."),
    _prose("note", _ITEM, "Anything else."),
    _word("start_side", _ROUTINE, "The side that begins.", Side, Side.LEFT),
    *_DRAWING,
)

ALLOWED: dict[Section, dict[str, Key]] = {
    section: {key.name: key for key in KEYS if section in key.sections} for section in Section
}
"""The keys of each section, by name."""


def sections_with(name: str) -> tuple[Section, ...]:
    """Return the sections that have a key called ``name``."""
    return tuple(section for section in Section if name in ALLOWED[section])
