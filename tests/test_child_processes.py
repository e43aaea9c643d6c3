"""A job can be stopped at any moment, also while it starts a program."""

import ast
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import footcoach

if sys.platform != "win32":
    from tests.sound.rig import wait_until
    from tests.ui.terminal.stopping_program import STOPS
    from tests.ui.terminal.subjects import World

SOURCE = Path(footcoach.__file__).parent


def starts() -> Iterator[tuple[str, set[str]]]:
    """Yield the place and the keywords of each call in footcoach that starts a program."""
    for file in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {
                f"subprocess.{name}"
                for name in ("run", "Popen", "call", "check_call", "check_output")
            }:
                yield f"{file.name}:{call.lineno}", {ast.unparse(word) for word in call.keywords}


def test_every_program_is_started_in_a_way_that_ctrl_z_can_stop() -> None:
    found = dict(starts())

    assert len(found) > 5
    others = [place for place, words in found.items() if "user=user_for_child()" not in words]
    assert others == [], "without user=user_for_child(), Ctrl+Z can hang the terminal here"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no stop signals")
def test_a_job_stops_and_continues_while_it_starts_programs(tmp_path: Path) -> None:
    job = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.terminal.stopping_program"],
        env=World(tmp_path).env,
        process_group=0,
    )
    try:
        for _ in range(STOPS):
            wait_until(lambda: _has_stopped(job.pid))
            os.killpg(job.pid, signal.SIGCONT)
        assert job.wait() == 0, "SIGCONT was handled, though the app itself had stopped the job"
    finally:
        os.killpg(job.pid, signal.SIGKILL)
        job.wait()


def _has_stopped(pid: int) -> bool:
    return os.waitpid(pid, os.WUNTRACED | os.WNOHANG)[0] == pid
