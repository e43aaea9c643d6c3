"""Without Unicode the app is drawn in signs that the terminal has; without colour, in greys."""

import re

import pytest

from tests.ui.terminal.subjects import SUBJECTS, World
from tests.ui.terminal.test_leaving import CTRL_Q, assert_given_back

pytestmark = pytest.mark.terminal

SESSION = SUBJECTS[-1]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_session_is_drawn_without_rubble(world: World, encoding: str) -> None:
    with world.shown(SESSION, env={"PYTHONIOENCODING": encoding}) as pty:
        pty.send(" ")
        pty.read_until("####")
        pty.send(CTRL_Q)
        assert pty.wait().status == SESSION.left
        assert_given_back(pty)

    assert rb"\u" not in pty.output


@pytest.mark.parametrize("wish", ["1", ""])
def test_whoever_wants_no_colour_gets_greys(world: World, wish: str) -> None:
    """An empty wish is one too."""
    with world.shown(SESSION, env={"NO_COLOR": wish, "COLORTERM": "truecolor"}) as pty:
        pty.send("q")
        pty.wait()

    colours = set(re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", pty.output))
    assert colours
    assert {colour for colour in colours if len(set(colour)) > 1} == set()
