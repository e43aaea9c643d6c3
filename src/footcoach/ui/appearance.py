"""How the app is to look. Without Textual, so that a configuration is read at once."""

from typing import NamedTuple

DEFAULT_THEME = "footcoach"
THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "colour-blind", "dracula",
    "flexoki", "footcoach", "gruvbox", "high-contrast", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark",
    "textual-light", "tokyo-night",
)  # fmt: skip
"""Names of the themes; a test compares them with those that there are."""


class Appearance(NamedTuple):
    """What a person, or their terminal, asks of the picture."""

    theme: str = DEFAULT_THEME
    still: bool = False
    """Nothing moves but the numbers."""
    figures: bool = True
    """Off where the terminal's type has no dots to draw them with."""
