"""What the system's schedulers are given is read by them as it's meant."""

import plistlib
import shlex
import subprocess
import sys
from datetime import time
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pytest

from footcoach.desktop.schedulers import SCHEDULERS, find_scheduler
from footcoach.desktop.schedulers.crontab import write_lines
from footcoach.desktop.schedulers.launchd import write_agent
from footcoach.desktop.schedulers.scheduler import NAME, Job, describe_job
from footcoach.desktop.schedulers.systemd import SystemdTimer, write_service, write_timer
from footcoach.desktop.schedulers.task_scheduler import NAMESPACE, write_task

ODD = 'a b "c" $HOME %h \\x <&>'
JOB = Job(
    times=(time(11), time(15, 30)),
    command=(sys.executable, "-m", "footcoach", ODD),
    environment={"XDG_DATA_HOME": f"/somewhere/{ODD}"},
)


def test_the_timer_rings_at_each_time_and_catches_up_after_sleep() -> None:
    assert write_timer(JOB).splitlines()[1:] == [
        "[Unit]",
        "Description=Reminders of footcoach",
        "",
        "[Timer]",
        "OnCalendar=*-*-* 11:00:00",
        "OnCalendar=*-*-* 15:30:00",
        "Persistent=true",
        "AccuracySec=30s",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]


def test_nothing_in_a_path_means_anything_to_systemd() -> None:
    lines = write_service(JOB).splitlines()

    assert lines[-2:] == [
        r'Environment="XDG_DATA_HOME=/somewhere/a b \"c\" $HOME %%h \\x <&>"',
        f'ExecStart="{sys.executable}" "-m" "footcoach" ' + r'"a b \"c\" $$HOME %%h \\x <&>"',
    ]


def test_a_reminder_at_log_in_waits_for_the_desktop() -> None:
    lines = write_service(JOB).splitlines()

    assert {"Restart=on-failure", "RestartSec=1min", "StartLimitBurst=5"} < set(lines)


@pytest.mark.skipif(not which("systemd-analyze"), reason="systemd-analyze isn't installed")
def test_systemd_finds_nothing_wrong_in_its_units(tmp_path: Path) -> None:
    for name, data in SystemdTimer().write(JOB).items():
        (tmp_path / name).write_bytes(data)

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / f"{NAME}.timer")],
        capture_output=True,
        text=True,
        check=False,
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
    )

    ours = [line for line in done.stderr.splitlines() if NAME in line]
    assert (ours, done.returncode) == ([], 0)


@pytest.mark.skipif(not which("systemd-analyze"), reason="systemd-analyze isn't installed")
def test_systemd_finds_what_is_wrong_in_a_unit(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.timer").write_text(write_timer(JOB).replace("15:30", "25:30"))
    (tmp_path / f"{NAME}.service").write_text(write_service(JOB))

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / f"{NAME}.timer")],
        capture_output=True,
        text=True,
        check=False,
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
    )

    assert "25:30" in done.stderr


def test_the_agent_is_a_property_list_with_what_launchd_needs() -> None:
    assert plistlib.loads(write_agent(JOB)) == {
        "Label": NAME,
        "ProgramArguments": list(JOB.command),
        "StartCalendarInterval": [{"Hour": 11, "Minute": 0}, {"Hour": 15, "Minute": 30}],
        "ProcessType": "Background",
        "EnvironmentVariables": dict(JOB.environment),
    }


def test_the_task_is_what_its_schema_allows_in_the_order_it_wants() -> None:
    task = ElementTree.fromstring(write_task(JOB))  # noqa: S314, our own
    name = f"{{{NAMESPACE}}}"

    def texts(path: str) -> list[str | None]:
        return [one.text for one in task.findall("/".join(name + part for part in path.split("/")))]

    assert (task.tag, task.get("version")) == (f"{name}Task", "1.2")
    assert [child.tag.removeprefix(name) for child in task] == [
        "RegistrationInfo",
        "Triggers",
        "Settings",
        "Actions",
    ]
    triggers = task.findall(f"{name}Triggers/{name}CalendarTrigger")
    assert [[child.tag.removeprefix(name) for child in one] for one in triggers] == [
        ["StartBoundary", "ScheduleByDay"]
    ] * 2
    assert texts("Triggers/CalendarTrigger/StartBoundary") == [
        "2026-01-01T11:00:00",
        "2026-01-01T15:30:00",
    ]
    assert texts("Triggers/CalendarTrigger/ScheduleByDay/DaysInterval") == ["1", "1"]
    assert texts("Settings/StartWhenAvailable") == ["true"]
    assert texts("Actions/Exec/Command") == [sys.executable]
    assert texts("Actions/Exec/Arguments") == [r'-m footcoach "a b \"c\" $HOME %h \x <&>"']


def test_a_line_of_a_crontab_is_one_command_for_each_time() -> None:
    lines = write_lines(JOB)

    assert [line.split(" ", 5)[:5] for line in lines] == [
        ["0", "11", "*", "*", "*"],
        ["30", "15", "*", "*", "*"],
    ]
    command = lines[0].split(" ", 5)[5]
    # What cron gives to the shell, and the shell to the program.
    assert shlex.split(command.replace(r"\%", "%")) == [
        "env",
        f"XDG_DATA_HOME=/somewhere/{ODD}",
        *JOB.command,
    ]
    assert "%" not in command.replace(r"\%", "")


def test_the_job_starts_this_installation_and_knows_where_the_log_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("XDG_STATE_HOME", "")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    job = describe_job(JOB.times)

    assert job.command[1:] == ("-m", "footcoach", "today", "--notify")
    assert Path(job.command[0]).exists()
    assert job.environment == {"XDG_DATA_HOME": "/data"}


def test_each_scheduler_has_a_name_of_its_own_and_its_files_bear_ours() -> None:
    assert [find_scheduler(one.name) for one in SCHEDULERS] == list(SCHEDULERS)
    assert find_scheduler("") is None
    files = [file for one in SCHEDULERS for file in one.write(JOB)]
    assert len(files) == len(set(files)) == 4
    assert all(file.startswith(NAME) for file in files)
