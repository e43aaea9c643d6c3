"""The palette of commands, which closes only once."""

from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette

from footcoach.ui.terminal.guarded_app import GuardedApp


class Palette(CommandPalette):
    """Textual's palette, except that a second click beside it doesn't close the screen below."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close, unless it's closing already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class AppWithPalette(GuardedApp):
    """An app that opens our palette instead of Textual's."""

    def action_command_palette(self) -> None:
        """Open the palette, unless it's open."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(id="--command-palette"))
