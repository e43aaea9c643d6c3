"""Text is readable in every theme on terminals with 256 and 16 colours too."""

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip
from textual.theme import BUILTIN_THEMES

from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.terminal.readable_ink import as_shown, make_readable
from footcoach.ui.themes import LEGIBLE, THEMES, contrast
from footcoach.ui.widgets.session_frame import SessionFrame
from tests.ui.logged import shows
from tests.ui.stage import Stage
from tests.world import dose, exercise, move, timeline

FEW = {"256": ColorSystem.EIGHT_BIT, "standard": ColorSystem.STANDARD}
PHASES = ("-ready", "-move", "-release", "-switch", "-rest")
ALL = [theme for theme in (*BUILTIN_THEMES.values(), *THEMES) if "ansi" not in theme.name]


def find_pale(strips: list[Strip], colours: ColorSystem) -> dict[str, float]:
    """Return the texts whose contrast is too low as the terminal shows it."""
    pale: dict[str, float] = {}
    for text, style, _ in (segment for strip in strips for segment in strip):
        if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
            shown = (as_shown(colour, colours) for colour in (style.color, style.bgcolor))
            ratio = contrast(*shown)
            if ratio < LEGIBLE:
                pale[text] = ratio
    return pale


@pytest.mark.slow
@pytest.mark.parametrize("system", FEW)
async def test_every_text_of_a_session_can_be_read_in_every_theme_with_few_colours(
    system: str,
) -> None:
    stage = Stage(timeline(exercise(same=dose(2, move("hold", 30)))))
    stage.app.console._color_system = FEW[system]
    pale: dict[tuple[str, str, str], float] = {}
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, SessionScreen)
        for theme in ALL:
            stage.app.theme = theme.name
            for phase in PHASES:
                stage.screen.query_one(SessionFrame).show_look(phase, None)
                await stage.screen.wait_for_refresh()
                strips = stage.screen._compositor.render_strips()
                assert len(strips) == 24
                for text, ratio in find_pale(strips, FEW[system]).items():
                    pale[theme.name, phase, text] = ratio

    assert pale == {}


def test_an_ink_that_can_be_read_stays_as_it_is() -> None:
    style = Style.parse("bold #ffffff on #000000")

    assert make_readable(style, ColorSystem.EIGHT_BIT) == style


@pytest.mark.parametrize("colours", FEW.values())
def test_what_is_shown_in_reverse_is_read_in_reverse(colours: ColorSystem) -> None:
    style = make_readable(Style.parse("reverse #204060 on #305070"), colours)

    assert style.reverse
    assert style.color == Style.parse("#204060").color
    assert style.color
    assert style.bgcolor
    assert contrast(as_shown(style.color, colours), as_shown(style.bgcolor, colours)) >= LEGIBLE


def test_colours_that_the_terminal_decides_about_stay() -> None:
    style = Style.parse("bright_black on default")

    assert make_readable(style, ColorSystem.STANDARD) == style
