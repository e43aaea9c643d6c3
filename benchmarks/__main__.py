"""Runs the benchmarks and writes what they found.

    python -m benchmarks [quick] [NAME …] [--output FILE]

Without names, all of them run, one after another, and `benchmarks/RESULTS.md` is written; its
notes are kept. `quick` measures less often, leaves out the long ones, and only prints. With names,
those alone run, and what they found is printed. Each can be run by itself too:
`python -m benchmarks.NAME`.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.in_pty import ROOT
from benchmarks.machine import describe, read_load
from benchmarks.peers import COMMANDS, install_peer
from benchmarks.results import PAGE, hide_places, read_notes, write_page
from benchmarks.tables import Outcome

QUICK = "quick"
PATIENCE = 15.0
"""Seconds that a benchmark which took too long gets to end what it started."""


class Benchmark(NamedTuple):
    """One of the benchmarks."""

    name: str
    limit: float
    """Seconds after which it has failed."""
    is_quick: bool = True
    """Whether a quick run has it."""
    is_timed: bool = True
    """Whether it measures times, so that nothing else may run beside it."""
    alone: str = ""
    """Why it runs only where it's named; "" if it doesn't."""


BENCHMARKS = (
    Benchmark("first_frame", 300),
    Benchmark("key_to_frame", 300),
    Benchmark("phase_change", 180),
    Benchmark("paused", 120),
    Benchmark("session_cost", 180, is_quick=False),
    Benchmark("commands", 120),
    Benchmark("leaving", 240),
    Benchmark("own_files", 240, is_quick=False),
    Benchmark("ten_years", 300, is_quick=False),
    Benchmark("sound_keys", 180, is_quick=False),
    Benchmark("sound_cost", 120, is_quick=False),
    Benchmark("sound_onsets", 300, is_quick=False),
    Benchmark("sound_first", 400, alone="it takes three minutes"),
    Benchmark("sound_holes", 300, alone="it keeps ten loops running"),
    Benchmark("voice_whole", 180, is_quick=False, is_timed=False),
    Benchmark("voice_words", 600, is_quick=False, is_timed=False),
    Benchmark("memory", 120, is_timed=False),
    Benchmark("hours", 600, is_quick=False, is_timed=False),
    Benchmark("kill_and_resume", 300, is_timed=False),
    Benchmark("two_windows", 300, is_timed=False),
    Benchmark("monkey", 300, is_timed=False),
)


def run(benchmark: Benchmark, *, quick: bool) -> Outcome:
    """Run one benchmark, and return how it ended."""
    command = [sys.executable, "-m", f"benchmarks.{benchmark.name}", "--json"]
    started = subprocess.Popen(
        [*command, *(["--quick"] if quick else [])],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        written, errors = started.communicate(timeout=benchmark.limit)
    except subprocess.TimeoutExpired:
        stop(started)
        return Outcome(benchmark.name, failed=f"it took longer than {benchmark.limit:.0f} s")
    if started.returncode:
        lines = [line for line in errors.splitlines() if line.strip()]
        reason = lines[-1] if lines else f"exit status {started.returncode}"
        return Outcome(benchmark.name, failed=hide_places(reason, ROOT, Path.home()))
    # What a test helper may print comes before.
    return Outcome.read(written.splitlines()[-1])


def stop(started: subprocess.Popen[str]) -> None:
    """End a benchmark, and let it end the programs that it started."""
    for number in (signal.SIGINT, signal.SIGKILL):
        started.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            started.communicate(timeout=PATIENCE)
            return


def run_all(benchmarks: Sequence[Benchmark], *, quick: bool, named: bool) -> list[Outcome]:
    """Run benchmarks: those that measure times one by one, and then all others side by side."""

    def take(benchmark: Benchmark) -> Outcome:
        if benchmark.alone and not named:
            return Outcome(benchmark.name, left_out=f"{benchmark.alone}; run it by its name")
        if quick and not benchmark.is_quick and not named:
            return Outcome(benchmark.name, left_out="it takes too long for a quick run")
        began = time.monotonic()
        outcome = run(benchmark, quick=quick)
        how = outcome.failed or outcome.left_out or "done"
        print(f"{benchmark.name}: {how}, {time.monotonic() - began:.0f} s", file=sys.stderr)
        return outcome

    outcomes = [take(benchmark) for benchmark in benchmarks if benchmark.is_timed]
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        others = [benchmark for benchmark in benchmarks if not benchmark.is_timed]
        return [*outcomes, *side_by_side.map(take, others)]


def main() -> int:
    """Run what was asked for; return 1 if a benchmark failed."""
    names = [benchmark.name for benchmark in BENCHMARKS]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join([QUICK, *names]))
    parser.add_argument("--quick", action="store_true", help="the same as the name quick")
    parser.add_argument("--output", type=Path, help="the page to write instead")
    given = parser.parse_args()
    asked = set(given.names) - {QUICK}
    if unknown := asked - set(names):
        parser.error(f"not a benchmark: {', '.join(sorted(unknown))}")
    quick = given.quick or QUICK in given.names
    chosen = [one for one in BENCHMARKS if not asked or one.name in asked]
    for package in COMMANDS:
        install_peer(package)
    about = {"Measured": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", **describe()}
    about["Load at the beginning (1 and 5 min)"] = read_load()
    outcomes = run_all(chosen, quick=quick, named=bool(asked))
    about["Load at the end (1 and 5 min)"] = read_load()
    page = given.output or (None if asked or quick else PAGE)
    notes = read_notes(page.read_text(encoding="utf-8")) if page and page.exists() else ""
    text = write_page(about, outcomes, notes, quick=quick)
    if page:
        page.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 1 if any(outcome.failed for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
