"""Remembers what is chosen in the app while it's chosen: theme, effort, sound and voice."""

from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message

from footcoach.remembered import Choices, Memory
from footcoach.routine.enums import Effort

if TYPE_CHECKING:
    from textual.theme import Theme

    from footcoach.ui.screens.home import HomeScreen


class Chose(Message):
    """Something was chosen that the app remembers."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.choices = choices


def keep_theme(app: App[Any], memory: Memory) -> None:
    """Remember every theme that ``app`` is given from now on."""

    def keep(theme: "Theme") -> None:
        memory.remember(Choices(theme=theme.name))

    app.theme_changed_signal.subscribe(app, keep)


def with_effort(home: "HomeScreen", memory: Memory) -> "HomeScreen":
    """Return the home screen at the effort that was chosen last; remember each other one."""

    def keep(effort: Effort) -> None:
        memory.remember(Choices(effort=effort))

    if memory.choices.effort:
        home.set_reactive(type(home).effort, memory.choices.effort)
    home.app.watch(home, "effort", keep, init=False)
    return home
