"""The keys of a session, in the order in which a person needs them.

The app's bindings, the card that ``?`` opens, the command palette and the letters of plain mode are
made from this table, and a test holds the README to it. A click, which isn't a key, does what space
does.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from footcoach.session.actions import Action
from footcoach.session.cues import CueGroup


class SessionCommand(StrEnum):
    """What a key can ask for beside the actions of a session."""

    MEDICAL_HELP = "medical-help"
    INSTRUCTIONS = "instructions"
    SOUND = "sound"
    LOUDER = "louder"
    SOFTER = "softer"
    VOICE = "voice"
    KEYS = "keys"


KeyMeaning = Action | SessionCommand | CueGroup
"""What a key asks for; a group of cues is turned off or on."""


class KeyGroup(StrEnum):
    """A heading on the card of keys."""

    NOW = "Right now"
    MOVE = "Move about"
    STEP = "Change this step"
    SOUND = "Sound"
    END = "And then"


class SessionKey(NamedTuple):
    """One key."""

    meaning: KeyMeaning
    names: str
    """As Textual calls it; several with commas between."""
    shown: str
    """As it's printed."""
    does: str
    typed: tuple[str, ...] = ()
    """The lines that ask for it in plain mode, "" being Enter alone; empty where none does."""


class KeyRow(NamedTuple):
    """Keys that belong together, on one line of the card."""

    keys: tuple[SessionKey, ...]
    label: str = ""
    """What the footer calls them; "" leaves them out of it."""
    about: str = ""
    """What all of them do, in front of what each one does."""

    @property
    def shown(self) -> str:
        """The keys as they're printed, with blanks between."""
        return " ".join(key.shown for key in self.keys)

    @property
    def does(self) -> str:
        """What the keys do, in one line."""
        return self.about + ", ".join(key.does for key in self.keys)


_SPACE = SessionKey(Action.PAUSE, "space", "space", "pause, or resume at the same second", ("",))
_STOP = SessionKey(Action.STOP, "x", "x", "stop, it hurts", ("x",))
_HELP = SessionKey(
    SessionCommand.MEDICAL_HELP,
    "exclamation_mark",
    "!",
    "when to get medical help",
    ("!", "safety"),
)
_ENTER = SessionKey(Action.DONE, "enter", "enter", "done, if a move waits for you", ("",))
_INSTRUCTIONS = SessionKey(
    SessionCommand.INSTRUCTIONS, "i", "i", "pause, and show the instructions", ("i",)
)
_STEPS = (
    SessionKey(Action.SKIP, "right", "→", "next step", (">",)),
    SessionKey(Action.BACK, "left", "←", "step back", ("<",)),
)
_EXERCISES = (
    SessionKey(Action.NEXT, "n", "n", "next exercise", ("n",)),
    SessionKey(Action.PREVIOUS, "p", "p", "previous exercise", ("p",)),
)
_REPEAT = SessionKey(Action.REPEAT, "r", "r", "this exercise again", ("r",))
_LENGTHS = (
    SessionKey(Action.LONGER, "plus,equals_sign", "+", "five seconds more", ("+",)),
    SessionKey(Action.SHORTER, "minus", "-", "five seconds less", ("-",)),
)
_SWAP = SessionKey(Action.SWAP, "s", "s", "swap feet, if you began with the other one", ("s",))
_SOUND = SessionKey(SessionCommand.SOUND, "m", "m", "sound off or on", ("m",))
_VOLUME = (
    SessionKey(SessionCommand.LOUDER, "up", "↑", "louder"),
    SessionKey(SessionCommand.SOFTER, "down", "↓", "softer"),
)
_CUES = tuple(
    SessionKey(group, str(number), str(number), group.value)
    for number, group in enumerate(CueGroup, 1)
)
_VOICE = SessionKey(SessionCommand.VOICE, "v", "v", "voice")
_KEYS = SessionKey(SessionCommand.KEYS, "question_mark", "?", "all keys", ("?",))
_LEAVE = SessionKey(Action.LEAVE, "q", "q", "leave; what's left is saved", ("q",))

SESSION_KEYS: Mapping[KeyGroup, tuple[KeyRow, ...]] = MappingProxyType({
    KeyGroup.NOW: (
        KeyRow((_SPACE,), "pause"),
        KeyRow((_STOP,), "stop"),
        KeyRow((_HELP,)),
        KeyRow((_ENTER,)),
        KeyRow((_INSTRUCTIONS,)),
    ),
    KeyGroup.MOVE: (KeyRow(_STEPS, "step"), KeyRow(_EXERCISES, "exercise"), KeyRow((_REPEAT,))),
    KeyGroup.STEP: (KeyRow(_LENGTHS), KeyRow((_SWAP,), "swap")),
    KeyGroup.SOUND: (
        KeyRow((_SOUND,)),
        KeyRow(_VOLUME),
        KeyRow(_CUES, about="cues off or on: "),
        KeyRow((_VOICE,)),
    ),
    KeyGroup.END: (KeyRow((_KEYS,), "keys"), KeyRow((_LEAVE,), "leave")),
})  # fmt: skip
"""Every key of a session, by the heading it comes under."""


def key_rows() -> Iterator[KeyRow]:
    """Yield the rows of all groups."""
    for rows in SESSION_KEYS.values():
        yield from rows


def session_keys() -> Iterator[SessionKey]:
    """Yield every key."""
    for row in key_rows():
        yield from row.keys
