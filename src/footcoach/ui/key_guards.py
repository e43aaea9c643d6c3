"""What keeps keys from doing more than a person meant, and helps one who presses the wrong ones."""

import re
from collections.abc import Collection, Mapping

from textual.binding import ActiveBinding

HELD_DOWN = 0.08
"""Seconds within which the same key again comes from being held down; a finger takes longer."""
PATIENCE = 3
"""Keys without a meaning after which a hint helps."""
_SHOWS_KEYS = frozenset({"keys", "app.keys"})
"""The actions that show all keys of a screen."""
_MODIFIER = re.compile(
    r"(left|right)_(shift|control|alt|super|hyper|meta)|\w+_lock|iso_level\d_shift"
)
"""Keys that some terminals tell of though they only change others."""


class RepeatGuard:
    """Lets a key through once for as long as it is held down."""

    def __init__(self, keys: Collection[str]) -> None:
        """Guard ``keys``; all others repeat."""
        self._keys = keys
        self._last: tuple[str, float] = "", float("-inf")

    def passes(self, key: str, at: float) -> bool:
        """Whether ``key``, pressed at the moment ``at`` in seconds, counts."""
        (before, moment), self._last = self._last, (key, at)
        return not (key in self._keys and key == before and at - moment < HELD_DOWN)


class HintCounter:
    """Counts keys without a meaning."""

    def __init__(self) -> None:
        self._strays = 0

    def is_due(self, key: str, active: Mapping[str, ActiveBinding]) -> bool:
        """Note a key; return whether enough in a row meant nothing for a hint to help.

        ``active`` has what means something on the screen. Where no ? shows the keys, none is due.
        """
        if _MODIFIER.fullmatch(key):
            return False
        self._strays = 0 if key in active else self._strays + 1
        shows = active.get("question_mark")
        has_card = shows is not None and shows.binding.action in _SHOWS_KEYS
        return has_card and self._strays == PATIENCE
