"""Every theme is legible: text stands out from its ground by 4.5 to 1."""

import itertools

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.themes import COLOUR_BLIND, HIGHLIGHT, TEXT_NAMES, THEMES, make_legible
from footcoach.ui.widgets.session_frame import SessionFrame
from tests.ui.logged import shows
from tests.ui.stage import Stage
from tests.world import dose, exercise, move, timeline

LEGIBLE = 4.5
"""The least contrast of text, by WCAG 2.2, success criterion 1.4.3."""
BRIGHT = 0.03928
TEXTS = (
    "number",
    "word",
    "side",
    "exercise",
    "title",
    "left",
    "instruction",
    "reps",
    "then",
    "next",
)
OURS = [pytest.param(theme, id=theme.name) for theme in THEMES]
ALL = [theme for theme in (*BUILTIN_THEMES.values(), *THEMES) if "ansi" not in theme.name]


def luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= BRIGHT else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def put_on(stage: Stage, theme: Theme) -> None:
    """Show the app in a theme, at once."""
    stage.app.theme = theme.name
    stage.app.refresh_css(animate=False)


def phases(screen: SessionScreen) -> dict[str, float]:
    """Return the contrast of all that is read in every phase of a session."""
    found = {}
    for look in ("-ready", "-move", "-release", "-switch", "-rest"):
        screen.query_one(SessionFrame).show_look(look, None)
        for name in TEXTS:
            widget = screen.query_one(f"#{name}")
            background, foreground = widget.background_colors[1], widget.colors[3]
            found[f"{look} {name}"] = contrast(foreground, background)
    return found


async def test_number_word_and_side_stand_out_in_every_phase_of_every_theme() -> None:
    stage = Stage(timeline(exercise(same=dose(2, move("hold", 30)))))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, SessionScreen)
        for theme in ALL:
            put_on(stage, theme)

            pale = {what: ratio for what, ratio in phases(stage.screen).items() if ratio < LEGIBLE}
            assert pale == {}, theme.name


@pytest.mark.parametrize("theme", OURS)
def test_text_of_our_themes_stands_out_from_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    grounds = [Color.parse(colours[name]) for name in ("background", "surface", "panel")]
    texts = ["primary", "secondary", "accent", "success", "warning", "error", "foreground"]

    ratios = {
        (text, str(ground)): contrast(Color.parse(colours[text]), ground)
        for text in texts
        for ground in grounds
    }
    assert {what: ratio for what, ratio in ratios.items() if ratio < LEGIBLE} == {}


async def test_every_ink_of_every_theme_stands_out_from_every_ground() -> None:
    """In lists, in banners, on cards and in the highlighted line."""
    stage = Stage(timeline(exercise()))
    async with stage.app.run_test():
        for theme in ALL:
            put_on(stage, theme)
            colours = stage.app.theme_variables
            grounds = [Color.parse(colours[name]) for name in ("background", "surface", "panel")]
            grounds.append(grounds[0].blend(Color.parse(colours["primary"]), HIGHLIGHT))

            ratios = {
                ink: min(contrast(Color.parse(colours[ink]), at) for at in grounds)
                for ink in TEXT_NAMES
            }
            pale = {ink: ratio for ink, ratio in ratios.items() if ratio < LEGIBLE}
            assert pale == {}, theme.name


def test_an_ink_that_is_legible_stays_as_it_is() -> None:
    colours = THEMES[0].to_color_system().generate()

    assert make_legible(colours) == {ink: colours[ink] for ink in TEXT_NAMES}


def test_colours_that_the_terminal_decides_about_are_left_alone() -> None:
    assert make_legible(BUILTIN_THEMES["ansi-dark"].to_color_system().generate()) == {}


def test_the_colours_for_colour_blind_eyes_differ_in_lightness_too() -> None:
    """Work, release, rest and change of sides are told apart even without any colour."""
    names = ("accent", "warning", "secondary")
    lights = sorted(luminance(Color.parse(getattr(COLOUR_BLIND, name))) for name in names)

    assert all(b - a > 0.08 for a, b in itertools.pairwise(lights))
