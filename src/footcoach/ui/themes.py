"""Our own theme, and two for eyes that need them, beside Textual's."""

from textual.theme import Theme

from footcoach.ui.appearance import DEFAULT_THEME

# Night blue, so that the five colours of the phases are what one sees from the mat.
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
