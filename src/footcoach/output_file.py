"""Files that someone asked for by name: written all or nothing, and never over another unasked."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from footcoach.routine.errors import printable


class OutputFileError(Exception):
    """The files can't be written and are as they were; the message says why and what to do."""


def check_free(*files: Path, replaces: bool) -> None:
    """Raise `OutputFileError` if one of ``files`` is there already, unless it ``replaces`` them."""
    for path in files:
        if not replaces and os.path.lexists(path):
            msg = (
                f"{printable(str(path))} already exists. "
                "Choose another name, or replace it with --force."
            )
            raise OutputFileError(msg)


@contextmanager
def scratch_in(folder: Path) -> Iterator[Path]:
    """Give a file to write into; remove it if it's still there at the end, whatever happened."""
    scratch = folder / f".{uuid4().hex}.tmp"
    try:
        yield scratch
    finally:
        scratch.unlink(missing_ok=True)


@contextmanager
def explain_failure(file: Path) -> Iterator[None]:
    """Raise `OutputFileError` in place of an OSError that says why ``file`` can't be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        msg = f"{printable(str(file))} can't be written ({reason}). Nothing was changed."
        raise OutputFileError(msg) from error


def write_private(file: Path, data: bytes, *, replaces: bool) -> None:
    """Write ``data`` into ``file``, which only its owner can read; raise `OutputFileError`.

    Only once it's whole does it get its name.
    """
    # A link stays a link.
    file = file.resolve()
    with explain_failure(file), scratch_in(file.parent) as scratch:
        scratch.touch(mode=0o600, exist_ok=False)
        scratch.write_bytes(data)
        check_free(file, replaces=replaces)
        scratch.replace(file)
