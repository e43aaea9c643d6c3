"""Reads the text of a file, in bounded time and memory whatever the file turns out to be."""

import codecs
import os
import stat
from pathlib import Path

from footcoach.routine.errors import (
    START,
    MissingFileError,
    Problem,
    RoutineError,
    Spot,
    printable,
)

MOST_BYTES = 256 * 1024
"""The largest file that is read."""

# Opening a pipe or a terminal mustn't wait, and mustn't make it our terminal.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_FILE = ("this is a pipe or a device", "name an ordinary file")
_SAVE = "save it as UTF-8 text"


def write_uri(path: Path) -> str:
    """Return where a file is as a URI, which holds any path in plain letters and signs."""
    return path.resolve().as_uri()


def describe_uri(uri: str) -> str:
    """Return the path in a URI as it's shown; it may be of any file, and is never opened."""
    from urllib.parse import unquote

    return printable(unquote(uri.removeprefix("file://")))


def read_source(path: Path) -> str:
    """Return what `read_text` does, and raise `RoutineError` for an empty file too."""
    text = read_text(path)
    if not text.strip():
        raise _refusal(path, "the file is empty", "write a title and a list of exercises")
    return text


def read_text(path: Path) -> str:
    """Return the text of the regular file at ``path``, lines ending in a newline.

    Raises `MissingFileError` where there is no file, and `RoutineError` for a folder, a pipe, a
    device, and for a file that is unreadable, too large or not UTF-8.
    """
    return decode(path, read_bytes(path))


def decode(path: Path, data: bytes) -> str:
    """Return the bytes of a file as text; raise `RoutineError` if they aren't UTF-8."""
    if data.startswith(_UTF_16):
        raise _refusal(path, "the file is UTF-16", _SAVE)
    if (zero := data.find(b"\0")) >= 0:
        raise _refusal(path, "this isn't a text file", _SAVE, _spot(data, zero))
    return _decode_utf8(path, data.removeprefix(codecs.BOM_UTF8))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the regular file at ``path``; raise what `read_text` does."""
    data = read_at_most(path, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        limit = f"keep it to {MOST_BYTES // 1024} KiB"
        raise _refusal(path, "the file is too large", limit)
    return data


def read_at_most(path: Path, most: int) -> bytes:
    """Return the first ``most`` bytes of the regular file at ``path``, without ever waiting.

    Raises what `read_text` does for whatever can't be opened and read as a file.
    """
    try:
        with open(_open(path), "rb") as file:
            return _refuse_waiting(path, file.read(most))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError((_problem(path, "there's no such file"),)) from error
    except OSError as error:
        raise _refusal(path, *_why_unreadable(error)) from error
    except ValueError as error:
        # A name with a zero byte in it: no system has a file called that.
        raise MissingFileError((_problem(path, "there's no such file"),)) from error


def _open(path: Path) -> int:
    descriptor = os.open(path, _FLAGS)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise _refusal(path, "this is a folder", "name a file in it")
    raise _refusal(path, *_NO_FILE)


def _refuse_waiting(path: Path, data: bytes | None) -> bytes:
    """Return ``data``; None is what a file like /proc/kmsg gives that has nothing to read yet."""
    if data is None:
        raise _refusal(path, *_NO_FILE)
    return data


def _why_unreadable(error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return "you don't have permission to read this file", "give yourself that permission"
    return f"the file can't be read ({error.strerror})", ""


def _decode_utf8(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = f"the byte 0x{data[error.start]:02x} isn't UTF-8"
        raise _refusal(path, wrong, _SAVE, _spot(data, error.start)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spot(data: bytes, offset: int) -> Spot:
    """Return where the byte at ``offset`` is; what comes before it can be anything."""
    *above, line = data[:offset].split(b"\n")
    return Spot(len(above) + 1, len(line.decode("utf-8", "replace")) + 1)


def _refusal(path: Path, wrong: str, right: str, at: Spot = START) -> RoutineError:
    return RoutineError((_problem(path, wrong, right, at),))


def _problem(path: Path, wrong: str, right: str = "", at: Spot = START) -> Problem:
    return Problem(str(path), at.line, at.column, wrong, right)
