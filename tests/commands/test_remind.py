"""``footcoach remind`` makes entries in the system's scheduler, shows them, and removes them."""

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.commands import remind as command
from footcoach.commands.remind import NONE, OFF
from footcoach.desktop.schedulers.crontab import Crontab
from footcoach.desktop.schedulers.scheduler import NAME
from footcoach.desktop.schedulers.systemd import SystemdTimer
from footcoach.log.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its scheduler is a script of sh")

SYSTEMCTL = """#!/bin/sh
echo "$@" >> {calls}
case "$*" in *{refused}*) echo "Failed to connect to bus" >&2; exit 1;; esac
case "$*" in *enable*) mkdir -p {units}/timers.target.wants
    ln -sf {units}/footcoach-remind.timer {units}/timers.target.wants/footcoach-remind.timer;; esac
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


@pytest.fixture
def units(home: Path) -> Path:
    return home / "config" / "systemd" / "user"


@pytest.fixture
def systemctl(home: Path, units: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give this system a systemd that notes what it's told; it can refuse something."""
    program = home / "bin" / "systemctl"
    program.parent.mkdir()

    def refuse(what: str) -> None:
        program.write_text(
            SYSTEMCTL.format(calls=home / "calls", units=units, refused=what or "nothing-at-all")
        )
        program.chmod(stat.S_IRWXU)

    refuse("")
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    monkeypatch.setattr(command, "choose_scheduler", SystemdTimer)
    monkeypatch.setattr(command, "find_scheduler", lambda name: SystemdTimer() if name else None)
    return refuse


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("remind", *arguments), prog_name="footcoach")


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


@pytest.mark.usefixtures("systemctl")
def test_reminders_are_made_shown_and_removed_without_a_trace(home: Path, units: Path) -> None:
    assert run().stdout == f"{NONE}\n"
    units.mkdir(parents=True)
    (units / "other.timer").write_text("mine")
    before = everything(home)

    made = run("15:30", "11:00", "11:00")
    shown = run()
    removed = run("--off")

    assert made.stdout == shown.stdout
    assert made.stdout.splitlines() == [
        "Reminders at 11:00 and 15:30, by systemd's timer:",
        f"  {units / NAME}.timer",
        f"  {units / NAME}.service",
    ]
    assert removed.stdout == f"{OFF}\n"
    assert {one.exit_code for one in (made, shown, removed)} == {0}
    assert everything(home) - {"calls"} == before
    assert (home / "calls").read_text().splitlines() == [
        "--user daemon-reload",
        f"--user enable {NAME}.timer",
        f"--user restart {NAME}.timer",
        f"--user disable --now {NAME}.timer",
        f"--user clean --what=state {NAME}.timer",
        "--user daemon-reload",
    ]
    assert run("--off").stdout == f"{NONE}\n"


@pytest.mark.usefixtures("systemctl")
def test_other_times_take_the_place_of_the_first(units: Path) -> None:
    run("11:00")

    result = run("9:00", "18:00")

    timer = (units / f"{NAME}.timer").read_text()
    assert result.stdout.startswith("Reminders at 09:00 and 18:00,")
    assert [line for line in timer.splitlines() if "OnCalendar" in line] == [
        "OnCalendar=*-*-* 09:00:00",
        "OnCalendar=*-*-* 18:00:00",
    ]


@pytest.mark.usefixtures("systemctl")
def test_a_unit_that_is_not_ours_is_neither_replaced_nor_removed(units: Path) -> None:
    units.mkdir(parents=True)
    file = units / f"{NAME}.timer"
    file.write_text("[Timer]\n")

    refused = run("11:00")

    assert refused.exit_code == 1
    assert "isn't footcoach's; rename it, then try again" in refused.stderr
    assert file.read_text() == "[Timer]\n"
    file.unlink()
    run("11:00")
    file.write_text("[Timer]\n")

    removed = run("--off")

    assert (removed.exit_code, removed.stdout) == (0, f"{OFF}\n")
    assert "was left alone" in removed.stderr
    assert everything(units) == {f"{NAME}.timer"}


def test_a_scheduler_that_refuses_leaves_nothing_behind(
    home: Path, units: Path, systemctl: Callable[[str], None]
) -> None:
    systemctl("restart")

    result = run("11:00")

    assert result.exit_code == 1
    assert result.stderr == (
        "footcoach: systemd's timer can't be used, so there are no reminders:"
        f" `systemctl --user restart {NAME}.timer` says: Failed to connect to bus\n"
    )
    assert everything(units) == set()
    assert not (home / "state" / "footcoach" / "reminders.json").exists()
    assert run().stdout == f"{NONE}\n"


@pytest.mark.usefixtures("systemctl")
def test_a_file_that_was_removed_by_hand_is_missed(units: Path) -> None:
    run("11:00", "15:30")
    (units / f"{NAME}.service").unlink()

    result = run()

    assert result.exit_code == 1
    assert result.stderr == (
        f"footcoach: {units / NAME}.service is gone;"
        " to make it again: footcoach remind 11:00 15:30\n"
    )


def test_without_a_scheduler_lines_for_cron_are_printed_and_their_times_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "choose_scheduler", Crontab)

    made = run("11:00")

    (line,) = made.stdout.splitlines()
    assert line.startswith("0 11 * * * env XDG_CONFIG_HOME=")
    assert line.endswith("-m footcoach today --notify")
    assert "crontab -e" in made.stderr
    assert everything(home) == {"state/footcoach/reminders.json"}
    assert run().stdout == made.stdout

    removed = run("--off")

    assert removed.stdout == f"{OFF}\n"
    assert "remove footcoach's lines" in removed.stderr
    assert everything(home) == set()


@pytest.mark.usefixtures("systemctl")
def test_the_plan_says_how_often_a_day() -> None:
    empty = run("--from-plan")
    Store().follow("four-exercises", yes=True)
    made = run("--from-plan")

    assert empty.exit_code == 1
    assert "Your plan is empty" in empty.stderr
    assert made.stdout.startswith("Reminders at 09:00, 13:30 and 18:00, by systemd's timer:")


@pytest.mark.parametrize("wrong", [["25:00"], ["--off", "11:00"], ["--off", "--from-plan"]])
def test_a_wrong_command_line_makes_nothing(home: Path, wrong: list[str]) -> None:
    assert run(*wrong).exit_code == 2
    assert everything(home) == set()


@pytest.mark.usefixtures("systemctl")
def test_a_damaged_note_of_the_times_counts_as_none(home: Path) -> None:
    run("11:00")
    file = home / "state" / "footcoach" / "reminders.json"
    assert json.loads(file.read_text())["times"] == ["11:00"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    for text in ("", "[]", '{"times": 7}', '{"times": ["x"], "scheduler": "", "last": null}'):
        file.write_text(text)
        assert run().stdout == f"{NONE}\n"
