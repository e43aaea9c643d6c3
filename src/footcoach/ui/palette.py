"""The palette of commands: everything that can be done on a screen, by name."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from footcoach.ui.own_keys import Command, list_commands
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.terminal.guarded_app import GuardedApp

PLACEHOLDER = "What would you like to do?"
ALL_COMMANDS = "find anything you can do here by its name"


class Commands(Provider):
    """Offers the commands of the screen below, the most needed first."""

    async def discover(self) -> Hits:
        """Yield what is offered before anything is typed."""
        for one in self._commands:
            if one.is_listed:
                yield DiscoveryHit(_write(one), one.run, text=one.title)

    async def search(self, query: str) -> Hits:
        """Yield what matches ``query``."""
        matcher = self.matcher(query)
        for one in self._commands:
            score, places = matcher.fuzzy_search.match(query, one.title)
            if score > 0:
                prompt = _write(one)
                for place in places:
                    prompt = prompt.stylize(matcher.match_style or "underline", place, place + 1)
                yield Hit(score, prompt, one.run, text=one.title)

    @property
    def _commands(self) -> Iterable[Command]:
        return self.app.list_commands(self.screen) if isinstance(self.app, AppWithPalette) else ()


def _write(command: Command) -> Content:
    """Return the line of a command; a title from a file is never taken for markup."""
    return Content.assemble(command.title, (f"  {command.key}" if command.key else "", "dim"))


class Palette(CommandPalette):
    """Textual's palette, except that keys and clicks that come together end in no error."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "turn_page(-1)", show=False),
        Binding("pagedown", "turn_page(1)", show=False),
    ]

    def action_turn_page(self, by: int) -> None:
        """Turn a page of the list; nothing while it has no room, as in `PagedList`."""
        listed = self.query_one(CommandList)
        if listed.scrollable_content_region:
            turn = listed.action_page_up if by < 0 else listed.action_page_down
            turn()  # type: ignore[no-untyped-call]  # Textual has no types here

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close, unless it's closing already: a second click would close the screen below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class AppWithPalette(GuardedApp):
    """An app that opens our palette instead of Textual's."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+p",
            "command_palette",
            "commands",
            show=False,
            key_display="ctrl+p",
            priority=True,
            tooltip=ALL_COMMANDS,
        ),
    ]

    def action_command_palette(self) -> None:
        """Open the palette, unless it's open; a session pauses below it."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            if isinstance(self.screen, FootcoachScreen):
                self.screen.pause()
            self.push_screen(Palette(placeholder=PLACEHOLDER, id="--command-palette"))

    def list_commands(self, screen: Screen[Any]) -> Iterator[Command]:
        """Yield what can be done on ``screen``, in the order of the palette."""
        yield from list_commands(screen)
