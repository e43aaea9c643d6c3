"""The user's programs are told what happens, and none of them holds anything up."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

import pytest

from footcoach.desktop import hooks
from footcoach.desktop.hooks import Hooks, describe
from footcoach.session.milestones import Milestone
from footcoach.session.player import Session
from tests.log.world import finished, laid_out, under_way

WAIT = 60
"""Seconds after which a program that should run never will."""
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
KEEPS = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + '\\n')"
HANGS = "import os, sys; open(sys.argv[1], 'w').close(); os.read(os.pipe()[0], 1)"


def program(code: str, *arguments: object) -> tuple[str, ...]:
    return (sys.executable, "-I", "-S", "-c", code, *map(str, arguments))


class World:
    """Hooks, and what they had to say."""

    def __init__(self, **commands: tuple[str, ...]) -> None:
        self.said = SimpleQueue[str]()
        self.hooks = Hooks(commands, self.said.put, lambda: NOW)

    def note(self, *milestones: Milestone, session: Session | None = None) -> None:
        for milestone in milestones:
            self.hooks.note(milestone, session or under_way())


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give programs as long as a busy machine may need."""
    monkeypatch.setattr(hooks, "LIMIT", WAIT)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "LIMIT", 0.2)


@pytest.mark.usefixtures("patient")
def test_a_program_gets_what_happened_as_json_in_order(tmp_path: Path) -> None:
    file = tmp_path / "told"
    tell = program(KEEPS, file)
    world = World(session_started=tell, step=tell, session_finished=tell)

    world.note(Milestone.STARTED, Milestone.STEP)
    world.note(Milestone.LONG_PAUSE, Milestone.STOPPED)
    world.note(Milestone.FINISHED, session=finished())
    world.hooks.close()

    told = [json.loads(line) for line in file.read_text().splitlines()]
    assert [one["event"] for one in told] == ["session_started", "step", "session_finished"]
    assert told[1] == {
        "event": "step",
        "at": "2026-11-28T12:00:00+00:00",
        **describe(under_way()),
    }
    assert (told[2]["ending"], told[2]["step"]) == ("finished", None)
    assert world.said.empty()


def test_the_place_says_which_step_it_is() -> None:
    session = under_way()

    place = describe(session)["step"]

    assert place == {
        "number": session.index + 1,
        "of": len(laid_out().steps),
        "seconds": 5,
        "kind": "move",
        "exercise": 1,
        "set": 1,
        "rep": place["rep"],
        "side": None,
        "move": "hold",
        "id": "toe-press",
        "name": "Toe press",
    }


@pytest.mark.usefixtures("patient")
def test_nothing_goes_through_a_shell(tmp_path: Path) -> None:
    file = tmp_path / "$(touch x); *"
    world = World(step=program(KEEPS, file))

    world.note(Milestone.STEP)
    world.hooks.close()

    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("/nowhere/program",), "/nowhere/program: No such file or directory"),
        (program("import sys; sys.exit(3)"), "exit status 3"),
        (("\x1b\x00",), r"\x1b\x00: embedded null byte"),
    ],
    ids=["missing", "fails", "impossible"],
)
def test_the_first_that_fails_is_named_once(command: tuple[str, ...], why: str) -> None:
    world = World(step=command)

    world.note(Milestone.STEP, Milestone.STEP, Milestone.STEP)
    world.hooks.close()

    assert world.said.get(timeout=WAIT) == f"The hook step failed: {why}."
    assert world.said.empty()


@pytest.mark.usefixtures("impatient")
def test_one_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    world = World(step=program(HANGS, tmp_path / "began"))

    world.note(Milestone.STEP)

    assert world.said.get(timeout=WAIT) == "The hook step failed: it took longer than 0.2 s."
    world.hooks.close()


@pytest.mark.usefixtures("patient")
def test_while_many_wait_further_steps_are_left_out_but_not_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "told"
    world = World(step=program(KEEPS, file), session_stopped=program(KEEPS, file))
    monkeypatch.setattr(hooks, "MOST_WAITING", 0)

    world.note(Milestone.STEP, Milestone.STEP, Milestone.STOPPED)
    world.hooks.close()

    (line,) = file.read_text().splitlines()
    assert json.loads(line)["event"] == "session_stopped"


def test_a_session_without_hooks_starts_no_thread() -> None:
    world = World(step=())

    world.note(Milestone.STEP, Milestone.STOPPED)
    world.hooks.close()

    assert world.hooks._thread is None
