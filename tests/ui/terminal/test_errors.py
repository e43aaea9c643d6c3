"""Whatever breaks, the terminal comes back and one line says what it was."""

import pytest

from tests.ui.terminal.pty_harness import Pty, start
from tests.ui.terminal.specimen_app import SECRET
from tests.ui.terminal.subjects import SPECIMEN, World
from tests.ui.terminal.test_leaving import assert_given_back

pytestmark = pytest.mark.terminal

FOREGROUND = ["timer", "interval", "message", "action", "async worker", "thread worker"]
ELSEWHERE = ["quiet async worker", "quiet thread worker", "thread", "task", "callback"]
AT_THE_START = ["compose", "on_mount"]


def said(pty: Pty) -> list[str]:
    """Return the lines on the terminal after it was given back."""
    after = pty.output.rpartition(b"\x1b[?1004l")[2]
    return after.decode().splitlines()


def assert_told(pty: Pty, world: World) -> None:
    (line,) = said(pty)
    assert line == (
        "footcoach: something broke: ValueError: the floor [31mgave way; "
        f"the traceback is in {world.log_path}"
    )
    log = world.log_path.read_text(encoding="utf-8")
    assert log.count("Traceback (most recent call last)") == 1
    assert "in fall\n" in log
    assert "\x1b" not in log
    assert SECRET not in log


@pytest.mark.parametrize("trap", FOREGROUND + ELSEWHERE)
def test_an_error_ends_the_app_with_status_1(world: World, trap: str) -> None:
    with world.shown(SPECIMEN, trap) as pty:
        pty.send("b")

        assert pty.wait().status == 1
        assert_given_back(pty)
        assert_told(pty, world)
    assert ("broke ValueError" in world.notes) == (trap in ELSEWHERE)


@pytest.mark.parametrize("trap", AT_THE_START)
def test_an_error_before_the_first_frame_ends_the_app_with_status_1(
    world: World, trap: str
) -> None:
    with start([*SPECIMEN.argv, trap], world.env) as pty:
        assert pty.wait().status == 1
        assert_given_back(pty)
        assert_told(pty, world)


def test_an_error_while_leaving_is_told_as_well(world: World) -> None:
    with world.shown(SPECIMEN, "on_unmount") as pty:
        pty.send("q")

        assert pty.wait().status == 1
        assert_given_back(pty)
        assert_told(pty, world)


def test_an_error_in_the_thread_that_reads_keys_is_told_as_well(world: World) -> None:
    with world.shown(SPECIMEN, "keyboard") as pty:
        pty.send("b")
        pty.read_until("deaf")
        pty.send("b")

        assert pty.wait().status == 1
        assert_given_back(pty)
        assert_told(pty, world)


def test_endless_recursion_is_told_in_one_line_too(world: World) -> None:
    with world.shown(SPECIMEN, "recursion") as pty:
        pty.send("b")

        assert pty.wait().status == 1
        assert_given_back(pty)
        assert len(said(pty)) == 1
    assert len(world.log_path.read_text(encoding="utf-8").splitlines()) < 60


def test_an_app_that_survives_a_dead_thread_says_so_afterwards(world: World) -> None:
    with world.shown(SPECIMEN, "survivor") as pty:
        pty.send("b")
        pty.read_until("no sound")
        pty.send("q")

        assert pty.wait().status == 0
        assert_given_back(pty)
        assert_told(pty, world)


def test_sys_exit_in_a_handler_gives_the_terminal_back(world: World) -> None:
    with world.shown(SPECIMEN, "sys.exit") as pty:
        pty.send("b")

        assert pty.wait().status == 3
        assert_given_back(pty)


def test_a_log_that_cannot_be_written_is_named_with_the_reason(world: World) -> None:
    in_the_way = world.home / "file"
    in_the_way.touch()
    with world.shown(SPECIMEN, "timer", env={"XDG_STATE_HOME": str(in_the_way)}) as pty:
        pty.send("b")

        assert pty.wait().status == 1
        (line,) = said(pty)
    assert "the traceback couldn't be written to" in line
    assert "(Not a directory)" in line


def test_a_run_without_trouble_writes_no_file(world: World) -> None:
    with world.shown(SPECIMEN) as pty:
        pty.send("q")
        pty.wait()

        assert said(pty) == []
    assert {path.name for path in world.home.iterdir()} == {"notes", world.log.parents[1].name}


def test_what_a_library_writes_to_descriptor_2_is_logged_and_not_drawn(world: World) -> None:
    with world.shown(SPECIMEN, "fd 2") as pty:
        pty.send("b")
        pty.read_until("on", after=len(pty.output))
        pty.send("q")
        pty.wait()

        assert b"torn screen" not in pty.output
    assert "ALSA lib torn screen" in world.log_path.read_text(encoding="utf-8")
