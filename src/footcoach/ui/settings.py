"""What the settings screen shows, and what it needs to read and write ``config.yaml``."""

from enum import StrEnum
from typing import NamedTuple, Protocol


class Source(StrEnum):
    """Where a value comes from."""

    FILE = "config.yaml"
    REMEMBERED = "chosen in the app"
    DEFAULT = "default"


class Effect(StrEnum):
    """When a change of a setting takes effect."""

    AT_ONCE = "at once"
    NEXT_SESSION = "from the next session"
    NEXT_START = "from the next start of footcoach"


class Setting(NamedTuple):
    """One key of the file, and its value now."""

    key: str
    means: str
    value: str
    """As it's written in the file; "" if there's none."""
    source: Source
    effect: Effect
    choices: tuple[str, ...] = ()
    """The values to step through."""
    is_typed: bool = False
    """Whether other values can be typed."""
    is_list: bool = False
    """Whether it takes several values, which are edited in the file."""


class SettingsEditor(Protocol):
    """Reads and writes the file; raises `UnsavedError` where it can't."""

    place: str
    """The path of the file."""

    def read_again(self) -> str:
        """Read the file; return why that isn't possible, "" if it is.

        Where it isn't, what was read before still counts.
        """

    def list_settings(self) -> tuple[Setting, ...]:
        """Return every setting."""

    def find_mistake(self, key: str, text: str) -> str:
        """Return what is wrong with a value, as a message about the file would; "" if nothing."""

    def find_step(self, key: str, by: int) -> str:
        """Return the choice above (1) or below (-1) the value of ``key``; the value at the end."""

    def change(self, key: str, text: str | None) -> None:
        """Write another value into the file; None takes the key out of it."""

    def undo(self) -> str:
        """Undo the last change that isn't undone yet; return its key, "" if there is none."""
