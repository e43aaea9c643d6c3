"""The keys of a session, in the order in which a person needs them.

The app's bindings, the card that ``?`` opens, the command palette and the letters of plain mode are
made from this table, and a test holds docs/sessions.md to it. A click, which isn't a key, does what
space does. Letters work in capitals and on other layouts, see `keyboard_layouts`.
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
    GO_TO = "go-to"
    KEYS = "keys"
    GUIDE = "guide"
    PALETTE = "palette"


KeyMeaning = Action | SessionCommand | CueGroup
"""What a key asks for; a group of cues is turned off or on."""


class KeyGroup(StrEnum):
    """A heading on the card of keys."""

    NOW = "Right now"
    MOVE = "Go to"
    STEP = "This step"
    SOUND = "Sound"
    END = "Other"


class SessionKey(NamedTuple):
    """One thing to ask for, and the keys that do."""

    meaning: KeyMeaning
    names: str
    """As Textual calls them, with commas between."""
    shown: str
    """The first one, as it's printed."""
    does: str
    typed: tuple[str, ...] = ()
    """The lines that ask for it in plain mode, "" being Enter alone; empty where none does."""
    remote: str = ""
    """The keys of a presenter, a foot pedal or a headset among ``names``, as they're printed."""

    @property
    def does_by(self) -> str:
        """What it does, and the keys from a distance that do the same."""
        return f"{self.does} (also {self.remote})" if self.remote else self.does


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
        return self.about + ", ".join(key.does_by for key in self.keys)


RESUME = "resume"
"""What is typed only to resume; "pause" only pauses, and the key does either."""
_SPACE = SessionKey(
    Action.PROCEED,
    "space,pagedown,media_play_pause,media_play,media_pause",
    "space",
    "start, pause, resume at the same second, or end a move that waits",
    ("",),
    "PageDown, media play",
)
_STOP = SessionKey(Action.STOP, "x", "x", "stop, it hurts", ("x", "stop"))
_HELP = SessionKey(
    SessionCommand.MEDICAL_HELP,
    "exclamation_mark",
    "!",
    "when to get medical help",
    ("!", "safety"),
)
_ENTER = SessionKey(Action.DONE, "enter", "enter", "done, when a move waits for you", ("done",))
_PAUSE = SessionKey(
    Action.PAUSE,
    "b,f5,full_stop",
    "b",
    "pause, or resume",
    ("pause", RESUME),
    "F5, full stop",
)
_INSTRUCTIONS = SessionKey(
    SessionCommand.INSTRUCTIONS,
    "i",
    "i",
    "pause, and show the instructions",
    ("i", "instructions"),
)
_STEPS = (
    SessionKey(
        Action.SKIP, "right,media_track_next", "→", "next step", (">", "skip"), "media next"
    ),
    SessionKey(
        Action.BACK,
        "left,pageup,media_track_previous",
        "←",
        "step back",
        ("<", "back"),
        "PageUp, media back",
    ),
)
_EXERCISES = (
    SessionKey(Action.NEXT, "n", "n", "next exercise", ("n", "next")),
    SessionKey(Action.PREVIOUS, "p", "p", "previous exercise", ("p", "previous")),
)
# A list to choose from would stop the lines of plain mode, where n and p go anywhere too.
_GO_TO = SessionKey(SessionCommand.GO_TO, "g", "g", "pause, and go to any exercise")
_REPEAT = SessionKey(Action.REPEAT, "r", "r", "repeat this exercise", ("r", "repeat"))
_LENGTHS = (
    SessionKey(Action.LONGER, "plus,equals_sign", "+", "five seconds more", ("+", "longer")),
    SessionKey(Action.SHORTER, "minus", "-", "five seconds less", ("-", "shorter")),
)
_SWAP = SessionKey(
    Action.SWAP, "s", "s", "swap sides, if you began with the other one", ("s", "swap")
)
_SOUND = SessionKey(SessionCommand.SOUND, "m", "m", "sound off or on", ("m", "sound"))
_VOLUME = (
    SessionKey(SessionCommand.LOUDER, "up", "↑", "louder (or a page back)"),
    SessionKey(SessionCommand.SOFTER, "down", "↓", "softer (or the next page)"),
)
_CUES = tuple(
    SessionKey(group, str(number), str(number), group.value)
    for number, group in enumerate(CueGroup, 1)
)
_VOICE = SessionKey(
    SessionCommand.VOICE, "v", "v", "say everything, little or nothing aloud", ("v", "voice")
)
_KEYS = SessionKey(SessionCommand.KEYS, "question_mark", "?", "all keys", ("?", "help"))
_GUIDE = SessionKey(SessionCommand.GUIDE, "f1", "F1", "how footcoach works")
_PALETTE = SessionKey(SessionCommand.PALETTE, "ctrl+p", "ctrl+p", "find anything by its name")
_LEAVE = SessionKey(Action.LEAVE, "q", "q", "leave; what's left is saved", ("q", "quit"))

SESSION_KEYS: Mapping[KeyGroup, tuple[KeyRow, ...]] = MappingProxyType({
    KeyGroup.NOW: (
        KeyRow((_SPACE,), "pause"),
        KeyRow((_STOP,), "stop"),
        KeyRow((_HELP,)),
        KeyRow((_ENTER,)),
        KeyRow((_PAUSE,)),
        KeyRow((_INSTRUCTIONS,)),
    ),
    KeyGroup.MOVE: (
        KeyRow(_STEPS, "step"),
        KeyRow(_EXERCISES, "exercise"),
        KeyRow((_GO_TO,)),
        KeyRow((_REPEAT,)),
    ),
    KeyGroup.STEP: (KeyRow(_LENGTHS), KeyRow((_SWAP,), "swap")),
    KeyGroup.SOUND: (
        KeyRow((_SOUND,)),
        KeyRow(_VOLUME),
        KeyRow(_CUES, about="cues off or on: "),
        KeyRow((_VOICE,)),
    ),
    KeyGroup.END: (
        KeyRow((_KEYS,), "keys"),
        KeyRow((_GUIDE, _PALETTE)),
        KeyRow((_LEAVE,), "leave"),
    ),
})  # fmt: skip
"""Every key of a session, by the heading it comes under."""


MOVES_ON = frozenset(name for key in (*_STEPS, *_EXERCISES) for name in key.names.split(","))
"""The keys that would run through a whole session while they're held down."""


def key_rows() -> Iterator[KeyRow]:
    """Yield the rows of all groups."""
    for rows in SESSION_KEYS.values():
        yield from rows


def session_keys() -> Iterator[SessionKey]:
    """Yield every key."""
    for row in key_rows():
        yield from row.keys
