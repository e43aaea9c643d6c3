"""How the app looks. Free of Textual, so that reading the configuration stays quick."""

from typing import NamedTuple

DEFAULT_THEME = "footcoach"
THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "colour-blind", "dracula",
    "flexoki", "footcoach", "gruvbox", "high-contrast", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark",
    "textual-light", "tokyo-night",
)  # fmt: skip
"""The names of the themes; a test compares them with those that exist."""


class Appearance(NamedTuple):
    """How the picture should look, by the person's wish or the terminal's limits."""

    theme: str = DEFAULT_THEME
    still: bool = False
    """Whether nothing but the numbers moves."""
    figures: bool = True
    """Whether figures are drawn; not where the terminal has no dots for them."""
    flash: bool = True
    """Whether the word flashes when the move changes; never where nothing moves."""
