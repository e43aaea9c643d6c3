"""The phrases that name no exercise, no move and no equipment.

Each phrase is a recording of its own (`sounds/voice`), so a sentence is a row of phrases.
"""

from footcoach.routine.enums import Position, Side

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
SHORT = {"Grip the floor": "Grip", "Lift the arch": "Arch up", "Press down": "Press"}
"""What is said where the word on the screen takes too long (docs/voice.md)."""
NEXT, FIRST, LAST_EXERCISE = "Next", "First", "Last exercise"
OWN_MOVES = ("Hold", "Go")
"""The words of a move of one's own that has no name."""
TIMES, SETS = "times", "sets"
HALFWAY, LAST_ONE = "Halfway", "Last one"
GOING_ON, WELL_DONE = "Going on", "Well done"
AS_MANY = "As many as you can"
STOPPED = "Stopped. Good call."
OTHER_OUTPUT = "The sound comes from another output now"

PHRASES = (
    *NUMBERS,
    *SIDES.values(),
    *FIRST_SIDES.values(),
    *POSITIONS.values(),
    *SHORT.values(),
    *OWN_MOVES,
    *(NEXT, FIRST, LAST_EXERCISE, TIMES, SETS, HALFWAY, LAST_ONE, GOING_ON, WELL_DONE),
    *(AS_MANY, STOPPED, OTHER_OUTPUT),
)
"""All of them."""

_AS_SAID = {
    "wall": "with your hands on the wall",
    "sandy beach": "on a sandy beach",
    "step with a handrail": "on a step with a handrail",
}
_UNCOUNTED = {"heavy furniture", "bathroom scales"}


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
