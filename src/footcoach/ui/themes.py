"""Our own theme, two that can be easier to see, and what makes the text of every theme legible."""

from collections.abc import Mapping

from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

from footcoach.ui.appearance import DEFAULT_THEME

# Night blue, so that what you see from the floor is the five colours of the phases.
FOOTCOACH = Theme(
    name=DEFAULT_THEME,
    primary="#6cb6ff",
    secondary="#c8a6ff",
    accent="#ffd866",
    success="#6fe3a4",
    warning="#ffa657",
    error="#ff8b85",
    foreground="#e8eef4",
    background="#0d1420",
    surface="#141d2b",
    panel="#1b2636",
    dark=True,
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#7fd4ff",
    secondary="#d9b3ff",
    accent="#ffe14d",
    success="#7dff9b",
    warning="#ffb24d",
    error="#ff9d94",
    foreground="#ffffff",
    background="#000000",
    surface="#0a0a0a",
    panel="#161616",
    dark=True,
)

# The palette of Okabe and Ito, made lighter where text would not stand out: its colours
# differ in lightness too, so that they stay apart for every kind of colour vision.
COLOUR_BLIND = Theme(
    name="colour-blind",
    primary="#56b4e9",
    secondary="#cc79a7",
    accent="#f0e442",
    success="#2fc9a0",
    warning="#e69f00",
    error="#f08a4b",
    foreground="#f2f2f2",
    background="#101318",
    surface="#181c23",
    panel="#20262f",
    dark=True,
)

THEMES = (FOOTCOACH, HIGH_CONTRAST, COLOUR_BLIND)

LEGIBLE = 4.5
"""The lowest contrast of text (WCAG 2.2, success criterion 1.4.3)."""
HIGHLIGHT = 0.3
"""The share of the primary colour in the background of a highlighted line."""
TEXT_NAMES = (
    "text-primary", "text-secondary", "text-accent", "text-success", "text-warning", "text-error",
    "foreground",
)  # fmt: skip
"""The variables that text is coloured with."""
_STEPS = 20
_LINEAR_BELOW = 0.03928


def make_legible(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the text colours of a theme, moved towards black or white until each is legible.

    ``variables`` are the theme's; in some of Textual's themes they aren't legible everywhere.
    Colours that the terminal chooses are left alone.
    """
    named = [variables[name] for name in ("background", "surface", "panel", "primary", *TEXT_NAMES)]
    if not all(value.startswith("#") for value in named):
        return {}
    *backgrounds, primary = (Color.parse(value) for value in named[:4])
    backgrounds.append(backgrounds[0].blend(primary, HIGHLIGHT))
    return {
        name: _make_legible(Color.parse(variables[name]), backgrounds).hex for name in TEXT_NAMES
    }


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _make_legible(colour: Color, backgrounds: list[Color]) -> Color:
    end = WHITE if _luminance(backgrounds[0]) < _luminance(colour) else BLACK
    steps = (colour.blend(end, step / _STEPS) for step in range(_STEPS + 1))
    legible = (one for one in steps if all(contrast(one, at) >= LEGIBLE for at in backgrounds))
    return next(legible, end)


def _luminance(colour: Color) -> float:
    red, green, blue = map(_linear, (colour.r, colour.g, colour.b))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4
