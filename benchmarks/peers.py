"""Other timers for the terminal, each in a virtual environment made for the benchmarks."""

import shutil
import subprocess
import sys
from typing import NamedTuple

from benchmarks.in_pty import ROOT

FOLDER = ROOT / "build" / "peers"
"""Where they are installed, once; a folder that Git ignores."""
COMMANDS = {"termdown": "termdown", "countdown-cli": "countdown", "timer-cli": "timer"}
"""The command of each package."""
LIMIT = 120.0
"""Seconds in which a package has to be installed."""


class Peer(NamedTuple):
    """A program to compare with."""

    path: str
    """Where its command is; "" if it isn't installed."""
    reason: str = ""
    """Why it isn't installed; "" if it is."""


def find_peer(package: str) -> Peer:
    """Return a peer that is on the PATH or was installed before."""
    command = COMMANDS[package]
    if found := shutil.which(command, path=str(FOLDER / "bin")) or shutil.which(command):
        return Peer(found)
    return Peer("", "not installed")


def install_peer(package: str) -> Peer:
    """Return a peer, installed now if it wasn't before."""
    if (found := find_peer(package)).path:
        return found
    try:
        if not (FOLDER / "bin" / "pip").exists():
            _run(sys.executable, "-m", "venv", str(FOLDER))
        _run(str(FOLDER / "bin" / "pip"), "install", "--quiet", package)
    except subprocess.TimeoutExpired:
        return Peer("", f"not installed: it took longer than {LIMIT:.0f} s")
    except subprocess.CalledProcessError as error:
        lines = [line for line in error.stderr.splitlines() if line.strip()]
        return Peer("", f"not installed: {lines[-1] if lines else 'pip failed'}")
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
    return "found on the PATH" if find_peer(package).path else find_peer(package).reason


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT)
