"""The base of the app that knows the themes and makes their text legible."""

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter

from footcoach.ui.appearance import Appearance
from footcoach.ui.palette import AppWithPalette
from footcoach.ui.themes import THEMES, make_legible


class ThemedApp(AppWithPalette):
    """An app with our themes beside Textual's."""

    def set_first_theme(self, look: Appearance) -> None:
        """Set the theme before any style is parsed; changing it later would parse them twice."""
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, look.theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and one more where the terminal has few colours."""
        from footcoach.ui.terminal.readable_ink import add_readable_ink

        return add_readable_ink(super().get_line_filters(), self.console.color_system)

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables, its text colours made legible on every background."""
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **make_legible(variables)}
        return self.theme_variables
