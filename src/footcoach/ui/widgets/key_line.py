"""The line of keys at the bottom of a screen: as many as fit, the most needed first."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

ALL_KEYS, WAY_OUT, WAY_BACK = "question_mark", "q", "escape"
"""The keys that stay when there isn't room for all."""
NARROW = 60
"""Columns below which the way out of the app doesn't stay, and that of a dialog does."""
TINY = 30
"""Columns below which ctrl is a sign."""


class ShownKey(NamedTuple):
    """A key of the line."""

    key: str
    shown: str
    """How the key is called."""
    does: str

    @property
    def width(self) -> int:
        """The columns it takes, with the blanks around it."""
        return self.content.cell_length

    @property
    def content(self) -> Content:
        """The key and what it does; nothing where the key after it says so for both."""
        name = (f" {self.shown}", "bold $footer-key-foreground")
        does = (f" {self.does} ", "$footer-description-foreground")
        return Content.assemble(name, *([does] if self.does else []))


def fit_keys(screen: Screen[Any], room: int) -> tuple[ShownKey, ...]:
    """Return the keys of a screen that fit into ``room`` columns, in their order.

    Where not all fit, the first ones do, and the one that shows all of them.
    Keys that do one thing in two directions stay together.
    """
    groups = tuple(_list_groups(screen, room))
    pinned = {ALL_KEYS, WAY_BACK if room < NARROW else WAY_OUT}
    chosen, left = set[tuple[ShownKey, ...]](), room
    for group in sorted(groups, key=lambda one: one[0].key not in pinned):
        width = sum(key.width for key in group)
        if width > left and group[0].key in pinned:
            continue
        if width > left:
            break
        chosen.add(group)
        left -= width
    return tuple(key for group in groups if group in chosen for key in group)


def _list_groups(screen: Screen[Any], room: int) -> Iterator[tuple[ShownKey, ...]]:
    """Yield the keys that are shown, each action once, those of one group together."""
    groups: dict[str, list[Binding]] = {}
    actions = set[str]()
    for _, binding, is_enabled, _ in screen.active_bindings.values():
        if binding.show and is_enabled and binding.action not in actions:
            actions.add(binding.action)
            name = binding.group.description if binding.group else binding.action
            groups.setdefault(name, []).append(binding)
    for bindings in groups.values():
        yield tuple(_show(screen, bindings, room))


def _show(screen: Screen[Any], bindings: list[Binding], room: int) -> Iterator[ShownKey]:
    """Yield the keys of a group, of which only the last says what they do."""
    last = bindings[-1]
    for binding in bindings:
        shown = screen.app.get_key_display(binding)
        shown = shown.replace("ctrl+", "^") if room < TINY else shown
        does = last.group.description if last.group else last.description
        yield ShownKey(binding.key, shown, does if binding is last else "")


class KeyLine(Static):
    """Shows the keys that fit; a click on one presses it."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self.keys: tuple[ShownKey, ...] = ()
        """Those that are shown."""

    def on_mount(self) -> None:
        """Follow what keys do."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def on_resize(self) -> None:
        """Show as many as fit now."""
        self._show_keys()

    def _follow(self, screen: Screen[Any]) -> None:
        if self.is_attached and screen is self.screen:
            self._show_keys()

    def _show_keys(self) -> None:
        keys = fit_keys(self.screen, self.size.width)
        if keys != self.keys:
            self.keys = keys
            self.update(Content("").join(key.content for key in keys), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked on."""
        end = 0
        for key in self.keys:
            end += key.width
            if event.x < end:
                self.app.simulate_key(key.key)
                return
