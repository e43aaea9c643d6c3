"""The keys of a screen that are ours, for the card of all keys."""

from collections.abc import Iterable
from typing import Any

from textual.binding import Binding
from textual.screen import Screen


def list_keys(screen: Screen[Any]) -> Iterable[tuple[str, str]]:
    """Return our keys of a screen and what they do, each once, without Textual's own."""
    seen: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        ours = any(binding in _own_bindings(kind) for kind in type(active.node).__mro__)
        if ours and binding.description and not binding.system:
            meaning = binding.tooltip or binding.description
            seen.setdefault(screen.app.get_key_display(binding), meaning)
    return seen.items()


def _own_bindings(kind: type) -> list[Binding]:
    """Return the bindings that a class declares itself, one for each key, if it's ours."""
    if not kind.__module__.startswith("footcoach."):
        return []
    return list(Binding.make_bindings(vars(kind).get("BINDINGS", [])))
