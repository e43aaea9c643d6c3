"""What the benchmarks run on: the machine, and the versions of what is measured."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from benchmarks.in_pty import ROOT
from benchmarks.peers import COMMANDS, read_version


def describe() -> dict[str, str]:
    """Return the machine and all versions, by what they are of."""
    return {
        "CPU": _read_value("/proc/cpuinfo", "model name") or platform.processor(),
        "Cores": str(os.cpu_count()),
        "Memory": _read_value("/proc/meminfo", "MemTotal"),
        "Kernel": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "Textual": version("textual"),
        "footcoach": _read_commit(),
        **{package: read_version(package) for package in COMMANDS},
    }


def read_load() -> str:
    """Return how many processes wanted a processor on average, in the last 1 and 5 minutes."""
    return "{:.2f}, {:.2f}".format(*os.getloadavg()[:2])


def _read_value(file: str, key: str) -> str:
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == key:
            return value.strip()
    return ""


def _read_commit() -> str:
    asked = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"commit {asked.stdout.strip()}" if asked.returncode == 0 else version("footcoach")
