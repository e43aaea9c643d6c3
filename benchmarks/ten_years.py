"""How much a log of ten years with three sessions a day slows footcoach down.

    python -m benchmarks.ten_years [SESSIONS]

Writes an invented log into a temporary folder and measures commands and the history screen, in
turn, with that log and with an empty one. Prints one JSON object.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.homes import fill_log
from textual.widget import Widget
from textual.widgets import Static

from footcoach.coach.log_service import LogService
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.sound.speaker import Recorder
from footcoach.ui.app import FootcoachApp
from footcoach.ui.screens.home import HomeScreen

_MEASURE = """
import json, resource, subprocess, sys
with open(sys.argv[1], "wb") as output:
    subprocess.run(sys.argv[2:], stdout=output, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
"""Runs a program from a small process: a new one's memory is at first that of who starts it."""
TIMES = 15
"""How often each command is run."""
HALF_A_YEAR = timedelta(days=183)


def measure_command(*arguments: str, data: Path) -> float:
    """Return how long a command takes, in seconds."""
    names = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    environment = os.environ | {name: str(data) for name in names}
    before = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "footcoach", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return perf_counter() - before


def measure_usage(*arguments: str, data: Path, output: Path) -> dict[str, float]:
    """Return the processor time and the peak of memory of a command, whose output is kept."""
    names = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    command = [sys.executable, "-m", "footcoach", *arguments]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(output), *command],
        env=os.environ | {name: str(data) for name in names},
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds, megabytes = json.loads(done.stdout)
    return {"CPU s": round(seconds, 2), "MB": round(megabytes)}


def measure_transfer(full: Path, place: Path) -> dict[str, dict[str, float]]:
    """Return what it costs to print the whole log, and to take it in elsewhere, twice."""
    export, nothing = place / "export.json", Path(os.devnull)
    found = {
        "history": measure_usage("history", data=full, output=nothing),
        "history --csv": measure_usage("history", "--csv", data=full, output=nothing),
        "history --json": measure_usage("history", "--json", data=full, output=export),
    }
    for name in ("import", "import again"):
        found[name] = measure_usage("import", str(export), data=place / "other", output=nothing)
    return found


def in_turn(commands: dict[str, tuple[tuple[str, ...], Path]]) -> dict[str, float]:
    """Run the commands in turn, so that a busy minute slows all; return medians in ms."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TIMES):
        for name, (arguments, data) in commands.items():
            taken[name].append(measure_command(*arguments, data=data))
    return {name: round(median(times) * 1000, 1) for name, times in taken.items()}


def is_drawn(widget: Widget) -> bool:
    """Whether there is something on the widget."""
    return isinstance(widget, Static) and bool(str(widget.content))


async def measure_history_screen(data: Path) -> float:
    """Return the seconds from the key for the history screen until the log is drawn."""
    log = LogService(Store(data / "footcoach" / "footcoach.db"), Library())
    log.acknowledge_notice()
    app = FootcoachApp(Library(data / "own"), lambda _: Recorder(), None, lambda: log)
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, HomeScreen):
            await pilot.pause(0.001)
        await app.workers.wait_for_complete()
        before = perf_counter()
        app.screen.action_open_log()
        # No event says that it is drawn.
        while not any(map(is_drawn, app.screen.query("#calendar"))):  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        return perf_counter() - before


def main(count: int) -> None:
    """Measure everything with ``count`` sessions and print the result."""
    with TemporaryDirectory() as place:
        folder, empty = Path(place) / "full", Path(place) / "empty"
        store = Store(folder / "footcoach" / "footcoach.db")
        fill_log(store, count)
        before = perf_counter()
        today = datetime.now(UTC).date()
        entries = store.entries(today - HALF_A_YEAR, today)
        read = perf_counter() - before
        measure_command("today", "--short", data=folder)
        result = in_turn(
            {
                "--version": (("--version",), folder),
                "today --short": (("today", "--short"), folder),
                "today": (("today",), folder),
                "list": (("list",), folder),
                "today, empty log": (("today",), empty),
                "history --json": (("history", "--json"), folder),
            }
        )
        for name, data in (("full", folder), ("empty", empty)):
            times = sorted(asyncio.run(measure_history_screen(data)) for _ in range(5))
            result[f"history opens, {name}"] = round(times[2] * 1000, 1)
        result["half a year read"] = round(read * 1000, 1)
        transfer = measure_transfer(folder, Path(place))
        print(
            json.dumps(
                {
                    "sessions": count,
                    "of half a year": len(entries),
                    "megabytes": round(store.database.path.stat().st_size / 1e6, 1),
                    "milliseconds": result,
                    "whole log": transfer,
                    "today --short against --version": round(
                        result["today --short"] / result["--version"], 2
                    ),
                },
                indent=2,
            )
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "sessions", nargs="?", type=int, default=11_000, help="how many sessions to log"
    )
    main(parser.parse_args().sessions)
