"""The app is not started where it could not be seen or left."""

import subprocess
import sys

import pytest

from footcoach.ui.terminal.capabilities import Surroundings, find_obstacle, has_braille
from tests.ui.terminal.pty_harness import start
from tests.ui.terminal.subjects import World


class Plain:
    """A stream that is what it is told to be."""

    def __init__(self, *, terminal: bool = True, encoding: str = "utf-8") -> None:
        self.encoding = encoding
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def around(
    keys: Plain | None = Plain(),  # noqa: B008  # never changes
    screen: Plain | None = Plain(),  # noqa: B008
    term: str | None = "xterm-256color",
) -> Surroundings:
    return Surroundings(keys=keys, screen=screen, screen_name="stderr", term=term)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "U8"])
def test_a_terminal_of_today_is_no_obstacle(encoding: str) -> None:
    assert find_obstacle(around(screen=Plain(encoding=encoding))) is None


def test_a_system_that_names_no_terminal_is_no_obstacle() -> None:
    assert find_obstacle(around(term=None)) is None


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        (around(keys=None), "stdin isn't a terminal"),
        (around(keys=Plain(terminal=False)), "stdin isn't a terminal"),
        (around(screen=None), "stderr isn't a terminal"),
        (around(screen=Plain(terminal=False)), "stderr isn't a terminal"),
        (around(term=""), "TERM isn't set"),
        (around(term="dumb"), "TERM is dumb"),
        (around(term="unknown"), "TERM is unknown"),
    ],
)
def test_an_obstacle_is_one_sentence_with_a_way_out(where: Surroundings, reason: str) -> None:
    said = find_obstacle(where)

    assert said is not None
    assert reason in said
    assert said.endswith("; `footcoach run ROUTINE --plain` guides you with lines of text")
    assert "\n" not in said


ASK = """
import sys
from footcoach.ui.terminal.capabilities import find_obstacle
open(sys.argv[1], "w").write(f"{find_obstacle()} {'textual' in sys.modules}")
"""


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("redirection", "reason"),
    [
        ("", "None"),
        ("> /dev/null", "None"),
        (">&-", "None"),
        ("< /dev/null", "stdin isn't a terminal"),
        ("<&-", "stdin isn't a terminal"),
        ("2> /dev/null", "stderr isn't a terminal"),
        ("2> /dev/full", "stderr isn't a terminal"),
        ("2>&-", "stderr isn't a terminal"),
    ],
)
def test_streams_of_a_process_are_judged_without_textual(
    world: World, redirection: str, reason: str
) -> None:
    answer = world.home / "answer"
    argv = ["/bin/sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-c", ASK, str(answer)]
    with start(argv, world.env) as pty:
        assert pty.wait().status == 0

    assert reason in answer.read_text(encoding="utf-8")
    assert answer.read_text(encoding="utf-8").endswith(" False")


@pytest.mark.terminal
def test_a_pipe_is_an_obstacle(world: World) -> None:
    answer = world.home / "answer"

    subprocess.run(
        [sys.executable, "-c", ASK, str(answer)],
        env=world.env,
        stdin=subprocess.PIPE,
        check=True,
    )

    assert "stdin isn't a terminal" in answer.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "no such code"])
def test_without_unicode_the_app_is_shown_without_figures(encoding: str) -> None:
    where = around(screen=Plain(encoding=encoding))

    assert find_obstacle(where) is None
    assert not has_braille(where)
    assert has_braille(around())


def test_a_linux_console_has_no_braille_but_shows_the_app() -> None:
    assert find_obstacle(around(term="linux")) is None
    assert not has_braille(around(term="linux"))
