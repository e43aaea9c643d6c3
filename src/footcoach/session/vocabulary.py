"""The phrases that name no exercise, no move and no equipment.

Each phrase is a recording of its own (`sounds/voice`), so a sentence is a row of phrases.
"""

from collections.abc import Iterator

from footcoach.routine.enums import BodyPart, Position, Side
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Exercise

_UNITS = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
]
_TENS = ["Twenty", "Thirty", "Forty", "Fifty"]

NUMBERS = (
    *_UNITS,
    *(
        f"{ten} {unit.lower()}" if unit else ten
        for ten in _TENS
        for unit in (("", *_UNITS[:9]) if ten != "Fifty" else ("",))
    ),
)
"""One to fifty."""
SIDES = {Side.LEFT: "Left", Side.RIGHT: "Right"}
BOTH = {part: f"Both {part.plural}" for part in BodyPart if part is not BodyPart.NONE}
"""What both sides do together, by the part of the body."""
FIRST_SIDES = {Side.LEFT: "Left first", Side.RIGHT: "Right first"}
POSITIONS = {
    Position.STANDING: "Stand up",
    Position.SITTING: "Sit down",
    Position.LYING: "Lie on your back",
    Position.PRONE: "Lie face down",
    Position.SIDE_LYING: "Lie on your side",
    Position.KNEELING: "Kneel down",
    Position.ALL_FOURS: "Onto all fours",
    Position.HANGING: "Hang from the bar",
}
"""What to do where the position changes."""
NEXT, FIRST, LAST_EXERCISE = "Next", "First", "Last exercise"
OWN_MOVES = ("Hold", "Go")
"""The words of the user's own move that has no name."""
TIMES, SETS = "times", "sets"
SECONDS, ONE_MINUTE, MINUTES = "seconds", "One minute", "minutes"
_MOST_NAMED, _MOST_COUNTED = 10, 5
"""The last set, or round, that has a number, and the most sets of which it's said how many."""
SET, ROUND = "Set", "Round"
HALFWAY, LAST_ONE = "Halfway", "Last one"
WELL_DONE = "Well done"
DAYS_THIS_WEEK = (
    "One day this week",
    *(f"{number} days this week" for number in NUMBERS[1:7]),
)
"""On how many days of this week a routine was done."""
AS_MANY, OWN_PACE = "As many as you can", "At your own pace"
START, WHEN_DONE = "Press Enter when you're ready", "Press Enter when done"
STOPPED = "Stopped. Good call."


def name_turn(what: str, number: int, total: int) -> str:
    """Say which set or round comes: Set two of three; "" for one that no phrase counts."""
    if number > _MOST_NAMED:
        return ""
    of = f" of {NUMBERS[total - 1].lower()}" if total <= _MOST_COUNTED else ""
    return f"{what} {NUMBERS[number - 1].lower()}{of}"


COUNTED = tuple(
    dict.fromkeys(
        name_turn(what, number, total)
        for what in (SET, ROUND)
        for total in range(2, _MOST_COUNTED + 2)
        for number in range(2, (_MOST_NAMED if total > _MOST_COUNTED else total) + 1)
    )
)
"""Every set and every round that can come after the first."""

PHRASES = (
    *NUMBERS,
    *SIDES.values(),
    *FIRST_SIDES.values(),
    *POSITIONS.values(),
    *BOTH.values(),
    *COUNTED,
    *OWN_MOVES,
    *(NEXT, FIRST, LAST_EXERCISE, TIMES, SETS, HALFWAY, LAST_ONE, STOPPED),
    *(WELL_DONE, *DAYS_THIS_WEEK, AS_MANY, OWN_PACE, START, WHEN_DONE),
    *(SECONDS, ONE_MINUTE, MINUTES),
)
"""All of them."""

_AS_SAID = {
    "wall": "with your hands on the wall",
    "sandy beach": "on a sandy beach",
    "step with a handrail": "on a step with a handrail",
    "bedpost or similar": "with a bedpost or something like it",
    "tennis ball or frozen bottle": "with a tennis ball or a frozen bottle",
}
_UNCOUNTED = {"heavy furniture", "bathroom scales"}


def list_own_phrases(exercise: Exercise) -> Iterator[str]:
    """Yield the phrases that only this exercise needs: its name, its moves, its equipment."""
    yield exercise.say or exercise.name
    for move in (*exercise.left.moves, *exercise.right.moves):
        yield from filter(None, (move.say, move.short))
    yield from map(name_item, exercise.equipment)


def name_number(number: int) -> str:
    """Return a number in words; "" above fifty."""
    return NUMBERS[number - 1] if 1 <= number <= len(NUMBERS) else ""


def name_item(item: str) -> str:
    """Say what an exercise needs: with a towel."""
    if item in _AS_SAID:
        return _AS_SAID[item]
    if item in _UNCOUNTED or item.endswith("s"):
        return f"with {item}"
    return f"with {'an' if item[:1] in 'aeiou' else 'a'} {item}"


def name_seconds(seconds: int) -> tuple[str, ...]:
    """Return the phrases that say how long something lasts; none if no phrases do."""
    minutes, rest = divmod(seconds, MINUTE)
    if max(minutes, rest) > len(NUMBERS) or rest == 1:
        return ()
    said = (ONE_MINUTE,) if minutes == 1 else (name_number(minutes), MINUTES) if minutes else ()
    return (*said, name_number(rest), SECONDS) if rest else said
