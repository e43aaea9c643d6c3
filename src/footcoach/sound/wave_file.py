"""Writes a WAV file and the text beside it, piece by piece and all or nothing."""

import os
import sys
import wave
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from footcoach.routine.errors import printable
from footcoach.sound.samples import RATE, Samples


class AudioFileError(Exception):
    """The files can't be written and are as they were; the message says why and what to do."""


def check_free(file: Path, *, replaces: bool) -> None:
    """Raise `AudioFileError` if a WAV file or the text beside it is there already.

    Not if it ``replaces`` them.
    """
    for path in (file, file.with_suffix(".lrc")):
        if not replaces and os.path.lexists(path):
            msg = (
                f"{printable(str(path))} is there already. "
                "Choose another name, or replace it with --force."
            )
            raise AudioFileError(msg)


def write_pair(file: Path, pieces: Iterable[Samples], text: str, *, replaces: bool) -> None:
    """Write the samples of ``pieces`` into ``file``, and ``text`` beside it.

    Only once both are whole do they get their names. Raise `AudioFileError`.
    """
    # A link stays a link.
    file = file.resolve()
    beside = file.with_suffix(".lrc")
    try:
        with _scratch_in(file.parent) as sound, _scratch_in(file.parent) as lines:
            lines.write_text(text, encoding="utf-8", newline="\n")
            _write_wave(sound, pieces)
            check_free(file, replaces=replaces)
            lines.replace(beside)
            sound.replace(file)
    except OSError as error:
        reason = error.strerror or str(error)
        msg = f"{printable(str(file))} can't be written ({reason}). Nothing was changed."
        raise AudioFileError(msg) from error


@contextmanager
def _scratch_in(folder: Path) -> Iterator[Path]:
    """Give a file to write into; remove it if it's still there at the end, whatever happened."""
    scratch = folder / f".{uuid4().hex}.tmp"
    try:
        yield scratch
    finally:
        scratch.unlink(missing_ok=True)


def _write_wave(path: Path, pieces: Iterable[Samples]) -> None:
    with path.open("xb") as file, wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        for piece in pieces:
            if sys.byteorder == "big":
                piece.byteswap()
            sound.writeframesraw(piece.tobytes())
