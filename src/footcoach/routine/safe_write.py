"""Writes the user's own files, all or nothing, and never over what someone else changed."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from footcoach.paths import bundled, make_private, make_private_folder
from footcoach.routine.errors import printable


class UnwrittenError(Exception):
    """The file is as it was; the message says why."""


def write_file(path: Path, data: bytes, expected: bytes | None) -> None:
    """Write ``data`` to a file that still holds ``expected``, None being no file; all or nothing.

    Raises `UnwrittenError`.
    """
    try:
        _write(path, data, expected)
    except OSError as error:
        reason = error.strerror or str(error)
        msg = f"{printable(str(path))} can't be written ({reason}). Nothing was changed."
        raise UnwrittenError(msg) from error


def remove_file(path: Path, expected: bytes) -> None:
    """Remove a file that still holds ``expected``; raise `UnwrittenError` if it can't be."""
    try:
        if path.read_bytes() != expected:
            raise UnwrittenError(say_changed(path))
        path.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        msg = f"{printable(str(path))} can't be removed ({reason}). Nothing was changed."
        raise UnwrittenError(msg) from error


def say_changed(path: Path) -> str:
    """Say that a file isn't what it was when it was read."""
    return f"{printable(str(path))} has changed in the meantime, so it was left alone."


def _write(path: Path, data: bytes, expected: bytes | None) -> None:
    make_private(path.parent)
    # A link stays a link: what it leads to is changed, unless that isn't the user's.
    path = path.resolve()
    if path.is_relative_to(bundled("routines").resolve()):
        msg = f"{printable(str(path))} is part of footcoach, so it was left alone."
        raise UnwrittenError(msg)
    if expected is not None and not os.access(path, os.W_OK):
        # It could be replaced all the same, but it was protected on purpose.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    make_private_folder(path.parent)
    scratch = path.with_name(f".{uuid4().hex}.tmp")
    try:
        mode = None if expected is None else stat.S_IMODE(path.stat().st_mode)
        _write_scratch(scratch, data, mode)
        _replace_file(scratch, path, expected)
    finally:
        scratch.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write_scratch(scratch: Path, data: bytes, mode: int | None) -> None:
    # It says what someone does for their health.
    scratch.touch(mode=0o600, exist_ok=False)
    with scratch.open("r+b") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        scratch.chmod(mode)


def _replace_file(scratch: Path, path: Path, expected: bytes | None) -> None:
    if (path.read_bytes() if path.exists() else None) != expected:
        raise UnwrittenError(say_changed(path))
    scratch.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make sure that a power cut can't undo the change, on systems that can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
