"""Where files are: those that ship with footcoach, and the user's own."""

import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

from footcoach.own_folders import VARIABLES, find_own_folder

_OWNER = 0o700
_OTHERS = 0o077
"""The permissions of everyone but the owner."""


def bundled(kind: Literal["routines", "sounds", "docs"]) -> Path:
    """Return the folder with the ``kind`` of files that ships with footcoach."""
    packaged = Path(__file__).parent / kind
    # In an editable install they stay where they are, beside src/.
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / kind


def own_folder(kind: Literal["config", "data", "cache", "state"]) -> Path:
    """Return the user's folder for that kind of file; it need not exist."""
    return Path(find_own_folder(kind))


def make_private_folder(folder: Path) -> None:
    """Make a folder and what it is in, readable by its owner alone; raise OSError.

    Folders that are there already stay as they are.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=_OWNER, exist_ok=True)


def make_private(path: Path) -> None:
    """Let only the owner read a file or folder of ours that others can read too.

    A link is left alone, and so is what belongs to someone else or isn't there.
    """
    with suppress(OSError):
        mode = path.lstat().st_mode
        if mode & _OTHERS and not stat.S_ISLNK(mode):
            path.chmod(stat.S_IMODE(mode) & _OWNER)


def config_file() -> Path:
    """Return the path of config.yaml; the file need not exist."""
    return own_folder("config") / "config.yaml"


def is_missing(path: Path) -> bool:
    """Whether nothing is there; False if unknown, since opening it then says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def log_file() -> Path:
    """Return the path of the log; the file need not exist."""
    return own_folder("data") / "footcoach.db"


def how_to_move_log(log: Path) -> str:
    """Return what to do to keep ``log`` on another disk, as a sentence."""
    if sys.platform == "linux":
        return (
            f"Set {VARIABLES['data']} to a folder on this computer's own disk, and move"
            f" {log.parent} into it."
        )
    return f"Move {log.parent} to this computer's own disk, and leave a link to it in its place."


def log_is_empty() -> bool:
    """Whether nothing was ever logged; False if unknown, since a `Store` then says why."""
    return is_missing(log_file())
