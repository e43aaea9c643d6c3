"""The keys of a screen: as the lines of a card, and as commands of the palette."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen


def list_commands(screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield a command for everything that keys do on ``screen``, each once."""
    seen = set[tuple[object, str]]()
    for active in screen.active_bindings.values():
        binding, node = active.binding, active.node
        does = node, binding.action
        if active.enabled and binding.description and does not in seen:
            seen.add(does)
            yield SystemCommand(
                binding.description.capitalize(),
                f"Key {screen.app.get_key_display(binding)}",
                lambda action=binding.action, node=node: screen.app.call_later(
                    screen.app.run_action, action, node
                ),
            )


def list_keys(screen: Screen[Any]) -> Iterable[tuple[str, str]]:
    """Return our keys of a screen and what they do, each once, without Textual's own."""
    seen: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        # By key and action: what a key is labelled can depend on what is highlighted.
        does = (binding.key, binding.action)
        ours = any(does in _own_bindings(kind) for kind in type(active.node).__mro__)
        if ours and binding.description and not binding.system:
            meaning = binding.tooltip or binding.description
            seen.setdefault(screen.app.get_key_display(binding), meaning)
    return seen.items()


def _own_bindings(kind: type) -> list[tuple[str, str]]:
    """Return key and action of the bindings that a class declares itself, if it's ours."""
    if not kind.__module__.startswith("footcoach."):
        return []
    bindings = Binding.make_bindings(vars(kind).get("BINDINGS", []))
    return [(binding.key, binding.action) for binding in bindings]
