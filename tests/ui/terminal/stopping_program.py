"""A program that stops its job again and again while a thread starts programs.

Its exit status is how often it handled a SIGCONT, which should be never.
"""

import os
import shutil
import signal
from pathlib import Path
from threading import Thread

from footcoach.sound.outputs.player_programs import Program, ProgramKind
from footcoach.ui.terminal.job_control import stop_job

STOPS = 25
"""How often; with vfork, each has about one chance in three to catch a program as it starts."""


def start_programs() -> None:
    """Start one program after the other, as when a session looks for an output."""
    player = Program(shutil.which("true") or "true", ProgramKind())
    while True:
        player.try_out(Path())


def main() -> None:
    """Stop, be continued, and so on."""
    continued: list[int] = []
    signal.signal(signal.SIGCONT, lambda number, _: continued.append(number))
    Thread(target=start_programs, daemon=True).start()
    for _ in range(STOPS):
        stop_job(signal.SIGTSTP)
    os._exit(len(continued))


if __name__ == "__main__":
    main()
