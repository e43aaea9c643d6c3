"""Keys on their way to a screen: one at a time, in order, and only once it can be seen.

Textual hands each key to the screen that is on top at that instant, and runs bindings with
priority before it hands over earlier keys. Typed in one burst, "five" and Enter would start
the routine that was highlighted before the "f". Here a key waits until everything that the one
before it brought about is done: messages, a new screen, its first picture. And here a key gets the
name that bindings know, see `key_translation`.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App
from textual.events import Key, Paste
from textual.message import Message
from textual.screen import Screen

from footcoach.ui.key_translation import translate
from footcoach.ui.screens.base import FootcoachScreen

NEVER_WAITS = frozenset({"ctrl+c", "ctrl+q", "ctrl+z"})
"""Keys that leave or stop the app, whatever it is doing."""
_LOOK = 0.002
"""Seconds between two looks whether the next key can go."""
_PATIENCE = 0.5
"""Seconds to wait for a screen that is drawn but always busy."""

Typed = Key | Paste


class KeyQueue:
    """The keys of one app that no screen has had yet."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self.has_had_key = False
        """Whether any key was pressed since the app began."""
        self._waiting: deque[Typed] = deque()
        self._released: Typed | None = None
        """The one that was sent back to the app and hasn't come by again."""
        self._dropped_until = float("-inf")
        self._holds = list[Callable[[], bool]]()
        """For each hold, what says whether keys may go all the same."""
        self._next_look: asyncio.TimerHandle | None = None
        self._looks = 0
        """Looks since the last key at which the screen was drawn but busy."""

    @property
    def has_waiting(self) -> bool:
        """Whether keys wait for a screen to take them."""
        return bool(self._waiting) or self._released is not None

    @property
    def is_settled(self) -> bool:
        """Whether no key waits, and everything that keys brought about is done."""
        return not self.has_waiting and self._is_at_rest

    def passes(self, key: Typed) -> bool:
        """Whether ``key`` may act on the screen now; if not, it comes again or is dropped."""
        if isinstance(key, Key):
            key.key, key.character = translate(key.key, key.character)
        return self._is_next(key) and self._counts(key)

    def _counts(self, key: Typed) -> bool:
        screen = self._app.screen
        if isinstance(key, Paste) or not isinstance(screen, FootcoachScreen):
            return True
        return screen.takes(key)

    def _is_next(self, key: Typed) -> bool:
        """Whether ``key`` may go on to the screen now; if not, it comes to the app again."""
        self.has_had_key = True
        if isinstance(key, Key) and key.key in NEVER_WAITS:
            return True
        if key is self._released:
            self._released = None
            if self._can_go:
                return True
            self._waiting.appendleft(key)
        elif key.time <= self._dropped_until:
            return False
        elif self._can_go and self.is_settled:
            return True
        else:
            self._waiting.append(key)
        self._look_later()
        return False

    def drop(self, closed: Message) -> None:
        """Drop what was pressed before ``closed`` was sent."""
        self._dropped_until = closed.time
        self._waiting = deque(key for key in self._waiting if key.time > closed.time)

    @contextmanager
    def held(self, unless: Callable[[], bool] = lambda: False) -> Iterator[None]:
        """Keep keys for the screen that comes next, while that is still being worked out.

        ``unless`` says whether it is there by now.
        """
        self._holds.append(unless)
        try:
            yield
        finally:
            self._holds.remove(unless)

    @property
    def _is_held(self) -> bool:
        return not all(unless() for unless in self._holds)

    @property
    def _can_go(self) -> bool:
        """Whether the screen on top is one to press keys on."""
        screen = self._app.screen
        if isinstance(screen, FootcoachScreen):
            return not self._is_held and screen.has_first_picture
        # The blank one comes before the first of ours; the others are Textual's own.
        return not self._is_held and type(screen) is not Screen and screen.is_mounted

    @property
    def _is_at_rest(self) -> bool:
        pumps = self._app, *self._app.screen.walk_children(with_self=True)
        return not any(pump.message_queue_size for pump in pumps)

    def _look_later(self) -> None:
        if self._next_look is None:
            self._next_look = asyncio.get_running_loop().call_later(_LOOK, self._look)

    def _look(self) -> None:
        self._next_look = None
        if not self._waiting or not self._app.is_running:
            return
        if self._released is None and self._can_go:
            self._looks += 1
            if self._is_at_rest or self._looks * _LOOK > _PATIENCE:
                self._looks = 0
                self._released = self._waiting.popleft()
                self._app.post_message(self._released)
        self._look_later()
