"""What running processes use, read from the kernel. Linux only."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_WHOLE_PROCESS = 2
"""In the number of a clock: what the scheduler counts, for all threads together."""


def read_cpu(pid: int) -> float:
    """Return the seconds of processor time of all threads, those that have ended among them.

    It is exact to the nanosecond, as schedstat is, and counts the slice that runs just now.
    """
    return time.clock_gettime_ns((~pid << 3) | _WHOLE_PROCESS) / 1e9


def read_wake_ups(pid: int) -> int:
    """Return how often threads that still run have gone to sleep, so how often they woke up."""
    return sum(
        int(line.split()[1])
        for text in _read_tasks(pid, "status")
        for line in text.splitlines()
        if line.startswith("voluntary_ctxt_switches:")
    )


def read_starved(pid: int) -> float:
    """Return the seconds for which threads that still run were ready to and had no processor."""
    return sum(int(text.split()[1]) for text in _read_tasks(pid, "schedstat")) / 1e9


def read_resident(pid: int) -> float:
    """Return the MB of memory that a process has now, with what it shares."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def read_private(pid: int) -> float:
    """Return the MB of memory that a process holds for itself alone."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    sizes = dict(line.split()[:2] for line in lines[1:])
    return sum(int(sizes[f"Private_{kind}:"]) for kind in ("Clean", "Dirty")) / 1024


def find_family(pid: int) -> Iterator[int]:
    """Yield a process and those that it started and that still run."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from find_family(int(child))


def _read_tasks(pid: int, name: str) -> Iterator[str]:
    """Yield a file of each thread."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # a thread may end meanwhile
            yield (task / name).read_text()
