"""Where files are: what ships with footcoach, and what belongs to the user."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

_LINUX = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}
"""What names each folder on Linux, and where in the home folder it is otherwise."""

_OWNER = 0o700
_OTHERS = 0o077
"""The rights of everyone but the owner."""


def bundled(kind: Literal["routines", "sounds"]) -> Path:
    """Return the folder of ``kind``."""
    packaged = Path(__file__).parent / kind
    # An editable install leaves the folders where they are, beside src/.
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / kind


def own_folder(kind: Literal["config", "data", "cache"]) -> Path:
    """Return where the system keeps such files of ours, whether or not there is any.

    It is where platformdirs says; on Linux the usual cases are settled here, since importing
    that takes longer than reading a routine.
    """
    variable, usual = _LINUX[kind]
    given, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if sys.platform == "linux" and given.startswith("/"):
        return Path(given) / "footcoach"
    if sys.platform == "linux" and home.startswith("/"):
        return Path(f"{home.rstrip('/')}/{usual}/footcoach")
    from platformdirs import PlatformDirs

    return Path(getattr(PlatformDirs("footcoach", appauthor=False), f"user_{kind}_path"))


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
    """Return where config.yaml is, whether or not there is one."""
    return own_folder("config") / "config.yaml"


def is_missing(path: Path) -> bool:
    """Tell whether there is nothing; where that cannot be told, opening it says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def log_file() -> Path:
    """Return the file, which need not exist."""
    return own_folder("data") / "footcoach.db"


def log_is_empty() -> bool:
    """Tell whether nothing was ever written; where that cannot be told, a `Store` says why."""
    return is_missing(log_file())
