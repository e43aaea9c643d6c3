"""Words that were spoken earlier, as files in the user's cache folder.

A file is named after what it is: ``KEY.MILLISECONDS.wav``. The key stands for the text, the engine
and its version, or for the user's recording; the milliseconds are the word's anchor.
"""

import os
import wave
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from footcoach.paths import make_private, make_private_folder, own_folder
from footcoach.sound.samples import Samples

VERSION = "1"
"""Of `shaping`: words that an earlier one shaped are made anew."""
MOST_FILES, MOST_BYTES = 500, 30_000_000
"""What the folder holds at most: some 500 words. The oldest make room."""
_ENDING = ".wav"


class CachedWord(NamedTuple):
    """A word that can be played."""

    file: Path
    anchor: float
    """Seconds from its start at which it's felt to fall on its beat."""

    def measure(self) -> float:
        """Return how many seconds it lasts; raise OSError, EOFError or `wave.Error`."""
        with wave.open(str(self.file), "rb") as file:
            return file.getnframes() / file.getframerate()


def cache_folder() -> Path:
    """Return the folder; it need not exist."""
    return own_folder("cache") / "words"


def make_key(*parts: str) -> str:
    """Return a key for what ``parts`` say."""
    # Imported only where there are own words, so that no first frame waits for it.
    import hashlib

    return hashlib.sha256("\0".join((VERSION, *parts)).encode()).hexdigest()[:32]


def list_words(folder: Path) -> Mapping[str, CachedWord]:
    """Return the words in a folder, by key; none if it isn't there or can't be read."""
    found: dict[str, CachedWord] = {}
    with suppress(OSError):
        for path in folder.iterdir():
            key, _, anchor = path.name.removesuffix(_ENDING).partition(".")
            if path.name.endswith(_ENDING) and key and anchor.isascii() and anchor.isdigit():
                found[key] = CachedWord(path, int(anchor) / 1000)
    return MappingProxyType(found)


def keep(folder: Path, key: str, samples: Samples, rate: int, anchor: float) -> None:
    """Keep a word, readable by its owner alone, whole or not at all; raise OSError."""
    make_private_folder(folder)
    make_private(folder)
    scratch = folder / f".{os.urandom(16).hex()}.tmp"
    try:
        descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file, wave.open(file, "wb") as sound:
            sound.setparams((1, 2, rate, len(samples), "NONE", "not compressed"))
            sound.writeframes(samples.tobytes())
        scratch.replace(folder / f"{key}.{round(anchor * 1000)}{_ENDING}")
    finally:
        scratch.unlink(missing_ok=True)


def make_room(folder: Path) -> None:
    """Remove the oldest words until the rest is within bounds."""
    files: list[tuple[float, int, Path]] = []
    with suppress(OSError):
        for path in folder.iterdir():
            facts = path.lstat()
            files.append((facts.st_mtime, facts.st_size, path))
    size = 0
    for number, (_, length, path) in enumerate(sorted(files, reverse=True), 1):
        size += length
        if number > MOST_FILES or size > MOST_BYTES:
            with suppress(OSError):
                path.unlink()
