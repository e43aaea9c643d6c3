"""The keys of a screen: as the groups of lines on a card, and as commands of the palette."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from footcoach.ui.screens.base import FootcoachScreen

OTHERS = "Here"
"""The heading of keys for which a screen names none."""
EVERYWHERE: Mapping[str, tuple[str, ...]] = {
    "Help and leaving": (
        "app.safety",
        "keys",
        "app.keys",
        "app.guide",
        "app.command_palette",
        "close",
        "app.quit",
    ),
}
"""What a screen has besides its own groups; actions by their heading, those of the app named so."""
_OF_APP = "app."


class Command(NamedTuple):
    """Something that can be done on a screen."""

    title: str
    """What a person would call it, beginning with a capital."""
    run: Callable[[], object]
    key: str = ""
    """The key that does the same, as it's printed; "" if none does."""
    is_listed: bool = True
    """Whether it's offered before anything is typed."""


class KeyLine(NamedTuple):
    """Keys that belong together, and what they do."""

    keys: str
    """As they're printed, with blanks between."""
    does: str


KeyGroups = Mapping[str, tuple[KeyLine, ...]]
"""The lines of a card of keys, by heading."""


class _OwnKey(NamedTuple):
    """What one of our keys does on a screen."""

    binding: Binding
    node: DOMNode
    """Where its action is."""

    @property
    def action(self) -> str:
        """Its action, "app." before that of the app wherever it's bound."""
        action = self.binding.action
        is_short = "." not in action.split("(")[0]
        return f"{_OF_APP}{action}" if is_short and self.node is self.node.app else action

    @property
    def does(self) -> str:
        """What it does, in full; "" for one that is never shown."""
        return self.binding.tooltip or self.binding.description

    def is_in(self, bindings: Iterable[Binding]) -> bool:
        """Whether it's among ``bindings``; its label can depend on what is highlighted."""
        mine = self.binding.key, self.binding.action
        return any(mine == (one.key, one.action) for one in bindings)


def list_commands(screen: Screen[Any]) -> Iterator[Command]:
    """Yield a command for everything that our keys do on ``screen`` now, each once."""
    verbs = {f"{_OF_APP}command_palette": ""}
    more: Iterable[Command] = ()
    if isinstance(screen, FootcoachScreen):
        verbs, more = verbs | screen.verbs, screen.more_commands()
    titles = set[str]()
    for key in _list_active(screen):
        usual = key.does if key.binding.description else ""
        title = _capitalise(verbs.get(key.action, usual))
        if title and title not in titles:
            titles.add(title)
            yield Command(title, _run(screen, key), screen.app.get_key_display(key.binding))
    yield from (one for one in more if one.title not in titles)


def group_keys(screen: Screen[Any]) -> KeyGroups:
    """Return our keys of ``screen``, also those of lists that a key takes you to, by heading."""
    keys: dict[str, _OwnKey] = {}
    for key in _list_everything(screen):
        keys.setdefault(key.action, key)
    named = screen.KEY_GROUPS if isinstance(screen, FootcoachScreen) else {}
    wanted = {**named, **EVERYWHERE}
    known = {action for lines in wanted.values() for line in lines for action in line.split()}
    others = tuple(action for action in keys if action not in known)
    return {
        heading: lines
        for heading, actions in {OTHERS: others, **wanted}.items()
        if (lines := tuple(_write_lines(screen, keys, actions)))
    }


def _write_lines(
    screen: Screen[Any], keys: Mapping[str, _OwnKey], actions: Iterable[str]
) -> Iterator[KeyLine]:
    """Yield a line for each of ``actions``; several with blanks between are one line."""
    for line in actions:
        found = [keys[action] for action in line.split() if action in keys]
        shown = dict.fromkeys(screen.app.get_key_display(key.binding) for key in found)
        # In the footer, one of two keys can stand for both.
        apart = (one for one in shown if not any(one in other != one for other in shown))
        if found:
            yield KeyLine(" ".join(apart), ", ".join(key.does for key in found))


def _list_active(screen: Screen[Any]) -> Iterator[_OwnKey]:
    """Yield our keys that do something now, each action once, in the order of the footer."""
    actions = set[str]()
    for active in screen.active_bindings.values():
        key = _OwnKey(active.binding, active.node)
        is_ours = any(key.is_in(_own_bindings(kind)) for kind in type(key.node).__mro__)
        if is_ours and active.enabled and key.does and key.action not in actions:
            actions.add(key.action)
            yield key


def _list_everything(screen: Screen[Any]) -> Iterator[_OwnKey]:
    """Yield our keys of a screen and of every widget on it, wherever the focus is."""
    yield from _list_active(screen)
    for widget in screen.query("*"):
        for kind in type(widget).__mro__:
            keys = (_OwnKey(one, widget) for one in _own_bindings(kind))
            yield from (key for key in keys if key.does)


def _run(screen: Screen[Any], key: _OwnKey) -> Callable[[], object]:
    """Return what does as the key does, once the palette is gone."""
    return lambda: screen.app.call_later(screen.app.run_action, key.binding.action, key.node)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _own_bindings(kind: type) -> list[Binding]:
    """Return the bindings that a class declares itself, if it's ours; none of the system."""
    if not kind.__module__.startswith("footcoach."):
        return []
    declared = Binding.make_bindings(vars(kind).get("BINDINGS", []))
    return [binding for binding in declared if not binding.system]
