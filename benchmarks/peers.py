"""Other timers for the terminal, each in a virtual environment made for the benchmarks."""

import shutil
import subprocess
import sys
from typing import NamedTuple

from benchmarks.in_pty import ROOT

FOLDER = ROOT / "build" / "peers"
"""Where they are installed, once; a folder that Git ignores."""
COMMANDS = {
    "termdown": ("termdown", "3600"),
    "countdown-cli": ("countdown", "60m"),
    "timer-cli": ("timer", "1h"),
}
"""By package, what counts down an hour."""
LIMIT = 120.0
"""Seconds in which a package has to be installed."""


class Peer(NamedTuple):
    """A program to compare with."""

    command: tuple[str, ...]
    """What counts down an hour; () if it isn't installed."""
    reason: str = ""
    """Why it isn't installed; "" if it is."""


def find_peer(package: str) -> Peer:
    """Return a peer that was installed before, or is on the PATH."""
    name, *arguments = COMMANDS[package]
    found = shutil.which(name, path=str(FOLDER / "bin")) or shutil.which(name)
    return Peer((found, *arguments)) if found else Peer((), "not installed")


def install_peer(package: str) -> Peer:
    """Return a peer, installed now if it wasn't before."""
    if (found := find_peer(package)).command:
        return found
    try:
        if not (FOLDER / "bin" / "pip").exists():
            _run(sys.executable, "-m", "venv", str(FOLDER))
        _run(str(FOLDER / "bin" / "pip"), "install", "--quiet", package)
    except subprocess.TimeoutExpired:
        return Peer((), f"not installed: it took longer than {LIMIT:.0f} s")
    except subprocess.CalledProcessError as error:
        lines = [line for line in error.stderr.splitlines() if line.strip()]
        return Peer((), f"not installed: {lines[-1] if lines else 'pip failed'}")
    return find_peer(package)


def read_version(package: str) -> str:
    """Return the version of a peer that was installed here, or why there is none."""
    asked = (
        subprocess.run(
            [str(FOLDER / "bin" / "pip"), "show", package],
            capture_output=True,
            text=True,
            check=False,
        )
        if (FOLDER / "bin" / "pip").exists()
        else None
    )
    for line in (asked.stdout if asked else "").splitlines():
        if line.startswith("Version:"):
            return line.split()[1]
    return "found on the PATH" if find_peer(package).command else find_peer(package).reason


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT)
