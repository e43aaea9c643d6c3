"""What comes in from a terminal, in whatever state, neither ends the app nor outlives it."""

import os
import signal
from collections.abc import Iterator

import pytest

from footcoach.ui.terminal.posix_driver import discard_input
from tests.ui.terminal.pty_harness import start
from tests.ui.terminal.subjects import SUBJECTS, World

CTRL_C, CTRL_Q = b"\x03", b"\x11"
HOME = SUBJECTS[1]
CHUNK = 4096


@pytest.mark.terminal
def test_half_a_letter_typed_before_the_app_has_the_terminal_breaks_nothing(world: World) -> None:
    with start(HOME.argv, world.env) as pty:
        pty.send(b"\xb9\xd0")
        pty.read_until(HOME.shows)
        pty.send(CTRL_Q)

        assert pty.wait().status == 0


@pytest.mark.terminal
@pytest.mark.parametrize("code", [b"\xb9", b"\xff\xfe"])
def test_bytes_that_are_no_letter_are_skipped_and_the_keys_after_them_act(
    world: World, code: bytes
) -> None:
    with world.shown(HOME) as pty:
        pty.send(code + CTRL_Q)

        assert pty.wait().status == 0


@pytest.mark.terminal
@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[1114112u",  # a key that is none
        b"\x1b[<35;9",  # half a report of the mouse
        b"\x1b[200~gg two\nlines",  # a paste whose end got lost
        b"\x1b[200~" + b"quit " * 2_000_000,  # a huge one
        b"quit " * 2_000_000,  # and one without marks
    ],
    ids=["code", "mouse", "paste", "huge", "unmarked"],
)
def test_whatever_came_before_ctrl_c_leaves(world: World, sent: bytes) -> None:
    with world.shown(HOME) as pty:
        pty.send_all(sent)

        def has_left() -> bool:
            pty.send(CTRL_C)
            return pty.state() == "Z"

        pty.wait_for(has_left, "Ctrl+C leaves")
        # The last one may come when the terminal is a shell's again, to which it is a signal.
        assert pty.wait().status in {0, 128 + signal.SIGINT}


@pytest.mark.terminal
@pytest.mark.parametrize(
    "report", [b"\x1b[1089;5u", b"\x1b[1089::99;5u", b"\x1b[1089:1057:99;5:1u"]
)
def test_ctrl_c_on_a_cyrillic_layout_leaves(world: World, report: bytes) -> None:
    with world.shown(HOME) as pty:
        pty.send(report)

        assert pty.wait().status == 0


class Line:
    """A slow line, by a clock of its own: reports come in after so many seconds each."""

    def __init__(self, gaps: Iterator[float]) -> None:
        self.now = 0.0
        self._gaps = gaps
        self._gap = next(gaps, None)
        self.end, self._there = os.pipe()

    def wait(self, _fileno: int, seconds: float) -> bool:
        if self._gap is None or self._gap > seconds:
            self.now += seconds
            return False
        self.now += self._gap
        os.write(self._there, b"\x1b[<35;9;2M")
        self._gap = next(self._gaps, None)
        return True

    def is_empty(self) -> bool:
        os.set_blocking(self.end, False)
        try:
            return not os.read(self.end, CHUNK)
        except BlockingIOError:
            return True


def test_reports_of_the_mouse_that_are_on_their_way_are_discarded() -> None:
    line = Line(iter([0.2] * 3))
    discard_input(line.end, line.wait, lambda: line.now)

    assert line.is_empty()
    assert next(line._gaps, None) is None


def test_a_mouse_that_never_rests_keeps_nobody_waiting() -> None:
    line = Line(iter([0.01] * 10_000))
    discard_input(line.end, line.wait, lambda: line.now)

    assert line.now < 2
