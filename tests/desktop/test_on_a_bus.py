"""The libraries really reach a desktop: one on a private bus, which prints what it's asked."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import IO

import pytest

from footcoach.desktop.awake import Awake
from footcoach.log.store import Store
from tests.ui.terminal.pty_harness import Subject
from tests.ui.terminal.subjects import PAIN_BEFORE, World
from tests.ui.terminal.test_leaving import CTRL_C, TITLE_GIVEN_BACK, assert_given_back

pytestmark = [
    pytest.mark.skipif(not which("dbus-daemon"), reason="dbus-daemon isn't installed"),
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a bus"),
    pytest.mark.terminal,
]

ROUTINE = """
title: Mine
exercises:
  - <b>Calf</b> & heel: 2 reps of 3s, both feet, daily
"""
SHORT = """
title: Short
exercises:
  - exercise: still
    name: Stand still
    position: standing
    ready: 0s
    moves: [{id: hold, do: Stand., say: Stand, time: 2s}]
"""
ROOT = Path(__file__).parents[2]
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow own="*"/>
<allow eavesdrop="true"/></policy></busconfig>
"""


def read(stream: IO[str] | None) -> str:
    """Return the next line of a program; "" once it has ended."""
    assert stream is not None
    return stream.readline().strip()


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """Give what returns the next thing that the desktop was asked."""
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG.format(socket=tmp_path / "bus"))
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    address = read(bus.stdout)
    program = [sys.executable, "-m", "tests.desktop.mock_desktop", address]
    desktop = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert read(desktop.stdout) == "ready"
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield lambda: read(desktop.stdout)
    finally:
        for one in (desktop, bus):
            one.terminate()
            one.wait()
            assert one.stdout is not None
            one.stdout.close()


def test_a_reminder_arrives_whole_and_without_markup(
    asked: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    own = tmp_path / "config" / "footcoach" / "routines"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(ROUTINE)
    Store().follow("mine", yes=True)

    # A program of its own, as the system's scheduler starts it.
    subprocess.run([sys.executable, "-m", "footcoach", "today", "--notify"], check=True)

    assert asked() == (
        "notification | footcoach | footcoach | "
        "1 left today: \u2039b\u203aCalf\u2039/b\u203a & heel. It takes 1 min."
    )


def test_a_session_in_a_terminal_reaches_the_desktop_and_gives_it_back(
    asked: Callable[[], str], tmp_path: Path
) -> None:
    routine = tmp_path / "short.yaml"
    routine.write_text(SHORT)
    bus = {"DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"]}
    run = (sys.executable, "-m", "footcoach", "run", str(routine), "--sound", "off")

    world = World(tmp_path)
    Store(world.log).note_fact("notice", "seen")
    with world.shown(Subject("run", run, "Stand", asks=PAIN_BEFORE), env=bus) as pty:
        pty.read_until("\x1b]2;2 · Stand")
        assert asked() == "kept on"
        pty.read_until(TITLE_GIVEN_BACK)
        # One thread each, so either can come first.
        assert sorted([asked(), asked()]) == [
            "notification | footcoach | footcoach | Short: done.",
            "released | 7",
        ]
        pty.send(CTRL_C)
        pty.wait()
        assert_given_back(pty)


def test_the_display_is_kept_on_and_released(asked: Callable[[], str]) -> None:
    said = list[str]()
    awake = Awake(said.append)

    awake.keep()
    assert asked() == "kept on"
    awake.release()
    assert asked() == "released | 7"
    assert said == []
