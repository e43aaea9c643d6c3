"""The process that speaks words into the cache, so that nothing that happens to it matters.

It reads one line of JSON: the folder of the cache, a scratch folder, the seconds that it has, the
user's recordings as pairs of a key and a file, and the texts to speak, as lists of a text and its
key for each engine, by the engine's name. It reports nothing: what it made is in the cache.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic

from footcoach.sound.clips import decode
from footcoach.sound.own_words import word_cache
from footcoach.sound.own_words.engines import Engine, find_engines
from footcoach.sound.own_words.shaping import find_anchor, shape
from footcoach.sound.samples import RATE, BadSoundError, Samples, read_recorded

LARGEST = 16_000_000
"""Bytes of a file that is read, whether an engine wrote it or the user recorded it."""
_MOST_WRITTEN = 256_000_000
"""Bytes that any file may grow to, so that an engine can't fill the disk; espeak-ng reserves 64
million for a sound server, even when it writes a file."""
_COURTESY = 10
"""How much less urgent this is than the session, as `os.nice` has it."""

Text = tuple[str, Mapping[str, str]]
"""A text, and the key of what each engine makes of it."""


class Rendering:
    """What is done in one run."""

    def __init__(self, folder: Path, scratch: Path, seconds: float) -> None:
        self._folder = folder
        self._scratch = scratch
        self._deadline = monotonic() + seconds

    def take_recordings(self, recordings: Iterable[tuple[str, str]]) -> None:
        """Keep the user's own recordings that can be played."""
        for key, file in recordings:
            # Whatever is in a file, the next one is tried.
            with suppress(Exception):
                self._keep(key, *_decode(Path(file)))

    def speak(self, texts: Iterable[Text]) -> None:
        """Speak texts by the first engine, and what that can't by the next, while there's time."""
        left = list(texts)
        for engine in find_engines():
            if left and monotonic() < self._deadline:
                left = self._speak_by(engine, left)

    def _speak_by(self, engine: Engine, texts: list[Text]) -> list[Text]:
        """Return the texts that an engine couldn't speak."""
        keys = {text: names[engine.name] for text, names in texts if engine.name in names}
        known = word_cache.list_words(self._folder)
        spoken = {text for text, key in keys.items() if key in known}
        jobs = [
            (text, self._scratch / f"{engine.name}-{number}.wav")
            for number, text in enumerate(keys)
            if text not in spoken
        ]
        # Whatever an engine or its files do, the next one is tried.
        with suppress(Exception):
            for text, file in engine.speak(jobs, self._deadline):
                if self._keep_file(keys[text], file):
                    spoken.add(text)
        return [one for one in texts if one[0] not in spoken]

    def _keep_file(self, key: str, file: Path) -> bool:
        """Keep the word that an engine wrote into a file; return whether there is one."""
        try:
            return _is_small(file) and self._keep(key, *read_recorded(file))
        except (BadSoundError, OSError):
            return False

    def _keep(self, key: str, samples: Samples, rate: int) -> bool:
        """Keep a word if there is one in the samples; return whether there is."""
        word = shape(samples, rate)
        if word is None:
            return False
        word_cache.keep(self._folder, key, word, rate, find_anchor(word, rate))
        return True


def _decode(file: Path) -> tuple[Samples, int]:
    """Return what the user recorded; raise anything."""
    if not _is_small(file):
        msg = "it isn't there, or it's too large"
        raise BadSoundError(msg)
    return read_recorded(file) if file.suffix.lower() == ".wav" else (decode(str(file)), RATE)


def _is_small(file: Path) -> bool:
    return file.is_file() and file.stat().st_size <= LARGEST


def _limit_files() -> None:
    """Let no file that is written become larger than `_MOST_WRITTEN`, on systems that can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_WRITTEN, _MOST_WRITTEN))


def main() -> None:
    """Do what is asked, politely."""
    asked = json.loads(sys.stdin.buffer.readline())
    _limit_files()
    if hasattr(os, "nice"):
        os.nice(_COURTESY)
    folder = Path(asked["folder"])
    rendering = Rendering(folder, Path(asked["scratch"]), asked["seconds"])
    rendering.take_recordings(asked["recordings"])
    rendering.speak(asked["texts"])
    word_cache.make_room(folder)
