"""Plain mode asks where a terminal can answer, and nowhere else."""

import shlex
import sys

import pytest

from footcoach.log.records import PainReport
from footcoach.log.store import Store
from tests.ui.terminal.pty_harness import start
from tests.ui.terminal.subjects import World

RUN = (sys.executable, "-m", "footcoach", "run", "two-minutes", "--plain", "--sound", "off")
pytestmark = pytest.mark.terminal


def test_on_a_terminal_a_session_is_asked_about_before_and_after(world: World) -> None:
    with start(RUN, world.env) as pty:
        pty.read_until("just press Enter to start without answering.")
        heard = len(pty.output)
        pty.send("22\r")
        pty.read_until("just press Enter to start without answering.", after=heard)
        pty.send("2\r")
        pty.read_until("Exercise 1 of 2")
        pty.send("x\r")
        pty.read_until("Any pain now?")
        pty.send("0\r")
        pty.read_until("Note (optional)")
        pty.send("ok\r")
        ending = pty.wait()

    (record,) = Store(world.log).entries()
    assert ending.status == 3
    assert (record.feeling, record.note) == (PainReport(before=2, after=0), "ok")


def test_where_questions_could_not_be_read_nothing_is_asked(world: World) -> None:
    command = f"{shlex.join(RUN)} 2>{shlex.quote(str(world.home / 'said'))}"
    with start(["/bin/sh", "-c", command], world.env) as pty:
        pty.read_until("Exercise 1 of 2")
        pty.send("q\r")
        pty.wait()

    assert (world.home / "said").read_text() == ""


def test_questions_are_readable_in_any_encoding(world: World) -> None:
    with start(RUN, world.env | {"PYTHONIOENCODING": "latin-1"}) as pty:
        pty.read_until("0 no pain . 10 worst imaginable")
        pty.send("\r")
        pty.read_until("Exercise 1 of 2")
        pty.send("q\r")
        pty.wait()

    assert rb"\u" not in pty.output


def test_on_a_terminal_the_first_step_waits_for_enter(world: World) -> None:
    with start(RUN, world.env) as pty:
        pty.read_until("just press Enter to start without answering.")
        pty.send("\r")
        pty.read_until("Press Enter to start in 10 s.")
        pty.send("\r")
        pty.read_until("Starting in 10 s.")
        pty.send("q\r")
        ending = pty.wait()

    assert ending.status == 3
