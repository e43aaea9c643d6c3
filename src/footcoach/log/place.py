"""Where the log is, for those who only ask whether there is one."""

from pathlib import Path

from footcoach.folders import is_missing, own_folder


def log_file() -> Path:
    """Return the file, which need not exist."""
    return own_folder("data") / "footcoach.db"


def is_empty() -> bool:
    """Tell whether nothing was ever written; where that cannot be told, a `Store` says why."""
    return is_missing(log_file())
