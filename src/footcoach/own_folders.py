"""Where the user's own folders are, by name.

This module imports next to nothing: a shell prompt waits for it.
"""

import os
import sys

VARIABLES = {
    "config": "XDG_CONFIG_HOME",
    "data": "XDG_DATA_HOME",
    "cache": "XDG_CACHE_HOME",
    "state": "XDG_STATE_HOME",
}
"""The variable that names each folder on Linux."""

_USUAL = {
    "config": ".config",
    "data": ".local/share",
    "cache": ".cache",
    "state": ".local/state",
}
"""Its place in the home folder where the variable isn't set."""


def find_own_folder(kind: str) -> str:
    """Return the folder for one of the kinds of files in `VARIABLES`; it need not exist.

    It is the folder that platformdirs names. On Linux the usual cases are handled here, because
    importing platformdirs takes longer than reading a routine.
    """
    given, home = os.environ.get(VARIABLES[kind], ""), os.environ.get("HOME", "")
    if sys.platform == "linux" and given.startswith("/"):
        return f"{given.rstrip('/')}/footcoach"
    if sys.platform == "linux" and home.startswith("/"):
        return f"{home.rstrip('/')}/{_USUAL[kind]}/footcoach"
    from platformdirs import PlatformDirs

    return str(getattr(PlatformDirs("footcoach", appauthor=False), f"user_{kind}_dir"))
