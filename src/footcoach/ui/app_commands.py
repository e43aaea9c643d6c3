"""What the palette offers on every screen: sound and themes."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App

from footcoach.remembered import Choices, Memory
from footcoach.ui.appearance import THEMES
from footcoach.ui.own_keys import Command


def name_sound(*, is_on: bool) -> str:
    """Return what the palette calls turning the sound the other way."""
    return "Sound off" if is_on else "Sound on"


def choose_sound(app: App[Any], memory: Memory) -> Command:
    """Return what turns the sound of the next session off, or on again."""
    is_on = memory.choices.sound is not False
    title = name_sound(is_on=is_on)

    def choose() -> None:
        memory.remember(Choices(sound=not is_on))
        app.screen.notify(f"{title}.", markup=False)

    return Command(title, choose)


def choose_theme(app: App[Any]) -> Iterator[Command]:
    """Yield the themes beside the one in use."""
    for name in THEMES:
        if name != app.theme:
            yield Command(f"Theme: {name}", partial(setattr, app, "theme", name))
