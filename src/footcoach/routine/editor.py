"""Opens a file in the person's own editor."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from footcoach.child_processes import user_for_child
from footcoach.routine.errors import printable

_VARIABLES = ("VISUAL", "EDITOR")
_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""Tried in this order where neither variable is set."""
_PLUS_LINE = frozenset(
    ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "sensible-editor")
)
"""Editors that take the line as ``+12`` before the file."""
_GOTO = frozenset(("code", "codium", "code-insiders"))
"""Editors in a window of their own, which return at once unless they're told to wait."""


class EditorError(Exception):
    """No editor could be opened; the message says what to do."""


def find_editor() -> list[str]:
    """Return the editor as a command: of $VISUAL, else of $EDITOR, else a usual one.

    Raises `EditorError`.
    """
    for variable in _VARIABLES:
        if value := os.environ.get(variable, "").strip():
            return _split(variable, value)
    for name in _USUAL:
        if found := shutil.which(name):
            return [found]
    msg = "there's no editor; set VISUAL to the one you use, such as VISUAL=nano"
    raise EditorError(msg)


def open_editor(path: Path, line: int | None = None) -> None:
    """Open the file at ``path`` in the editor, and wait until the person is done.

    ``line`` is where to begin, in editors that can; None leaves it to them. Raises `EditorError`.
    """
    command = find_editor()
    try:
        done = subprocess.run(  # noqa: S603, the person's own editor, without a shell
            [*command, *_arguments(command[0], path, line)], check=False, user=user_for_child()
        )
    except OSError as error:
        name = printable(command[0])
        msg = f"{name} can't be started ({error.strerror}); set VISUAL to another editor"
        raise EditorError(msg) from error
    if done.returncode:
        msg = f"{printable(command[0])} ended with status {done.returncode}"
        raise EditorError(msg)


def _split(variable: str, value: str) -> list[str]:
    try:
        return shlex.split(value, posix=sys.platform != "win32")
    except ValueError as error:
        msg = f"{variable} has a quote that is never closed; set it to an editor, such as nano"
        raise EditorError(msg) from error


def _arguments(editor: str, path: Path, line: int | None) -> list[str]:
    name = Path(editor).stem
    if name in _GOTO:
        return ["--wait", "--goto", f"{path}:{line or 1}"]
    return [f"+{line}", str(path)] if line and name in _PLUS_LINE else [str(path)]
