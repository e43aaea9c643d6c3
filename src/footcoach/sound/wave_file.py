"""Writes a WAV file and the text beside it, piece by piece and all or nothing."""

import sys
import wave
from collections.abc import Iterable
from pathlib import Path

from footcoach.output_file import check_free, explain_failure, scratch_in
from footcoach.sound.samples import RATE, Samples


def list_pair(file: Path) -> tuple[Path, Path]:
    """Return a WAV file and the text beside it."""
    return file, file.with_suffix(".lrc")


def write_pair(file: Path, pieces: Iterable[Samples], text: str, *, replaces: bool) -> None:
    """Write the samples of ``pieces`` into ``file``, and ``text`` beside it.

    Only once both are whole do they get their names. Raise `OutputFileError`.
    """
    # A link stays a link.
    file = file.resolve()
    with (
        explain_failure(file),
        scratch_in(file.parent) as sound,
        scratch_in(file.parent) as lines,
    ):
        lines.write_text(text, encoding="utf-8", newline="\n")
        _write_wave(sound, pieces)
        check_free(*list_pair(file), replaces=replaces)
        lines.replace(list_pair(file)[1])
        sound.replace(file)


def _write_wave(path: Path, pieces: Iterable[Samples]) -> None:
    with path.open("xb") as file, wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        for piece in pieces:
            if sys.byteorder == "big":
                piece.byteswap()
            sound.writeframesraw(piece.tobytes())
