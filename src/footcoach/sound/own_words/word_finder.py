"""Finds a recording for each word: the user's own, the shipped one, or one spoken earlier."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from footcoach.sound.own_words import word_cache
from footcoach.sound.own_words.text import clean
from footcoach.sound.own_words.word_cache import CachedWord, make_key

if TYPE_CHECKING:
    from footcoach.sound.own_words.engines import Engine

FORMATS = (".wav", ".flac", ".ogg", ".mp3")
"""The formats of the user's own recordings; the first file that is there is used."""


class Wanted(NamedTuple):
    """What isn't in the cache yet."""

    recordings: tuple[tuple[str, Path], ...]
    """The user's recordings, each with its key."""
    texts: tuple[tuple[str, Mapping[str, str]], ...]
    """Texts to speak, each with its key by the name of the engine."""


class WordFinder:
    """Finds words in the cache."""

    def __init__(self, recordings: Path | None, folder: Path) -> None:
        """Find what was kept in ``folder``.

        ``recordings`` is the folder with the user's own; None if there isn't one.
        """
        self._recordings = dict(_list_recordings(recordings) if recordings else ())
        self._folder = folder
        self._engines: tuple[Engine, ...] | None = None
        self._cached: Mapping[str, CachedWord] = {}
        self._seen = 0
        """When the folder of the cache changed last, in nanoseconds, as far as is known."""

    def find_recording(self, text: str) -> CachedWord | None:
        """Return the user's own recording of ``text``; None if there's none, or not yet."""
        recording = self._recordings.get(name_recording(text))
        return self._words().get(_recording_key(recording)) if recording else None

    def find_spoken(self, text: str) -> CachedWord | None:
        """Return what the best engine that has spoken ``text`` made of it; None if none has."""
        words = self._words() if clean(text) else {}
        keys = self._keys(text).values() if words else ()
        return next((words[key] for key in keys if key in words), None)

    def list_wanted(self, texts: Iterable[str], shipped: Iterable[str]) -> Wanted:
        """Return what of ``texts`` is to be prepared; what is ``shipped`` isn't spoken."""
        words, known = self._words(), set(shipped)
        recordings, spoken = list[tuple[str, Path]](), list[tuple[str, Mapping[str, str]]]()
        for text in dict.fromkeys(texts):
            recording = self._recordings.get(name_recording(text))
            if recording:
                key = _recording_key(recording)
                recordings += [(key, recording)] if key not in words else []
            elif text not in known and clean(text):
                keys = self._keys(text)
                best = next(iter(keys.values()), "")
                spoken += [(clean(text), keys)] if keys and best not in words else []
        return Wanted(tuple(recordings), tuple(spoken))

    def count_recordings(self) -> int:
        """Return how many recordings the user has, whether they can be played or not."""
        return len(self._recordings)

    def engine_name(self) -> str:
        """Return the name of the engine that speaks own words; "" if there's none."""
        return next((engine.name for engine in self._list_engines()), "")

    def _keys(self, text: str) -> dict[str, str]:
        said = clean(text)
        return {one.name: make_key(one.name, one.version, said) for one in self._list_engines()}

    def _list_engines(self) -> "tuple[Engine, ...]":
        if self._engines is None:
            # Imported only where there are own words, so that no first frame waits for it.
            from footcoach.sound.own_words.engines import find_engines

            self._engines = find_engines()
        return self._engines

    def _words(self) -> Mapping[str, CachedWord]:
        """Return what is in the cache, read again once it has changed."""
        changed = 0
        with suppress(OSError):
            changed = self._folder.stat().st_mtime_ns
        if changed != self._seen:
            self._cached, self._seen = word_cache.list_words(self._folder), changed
        return self._cached


def name_recording(text: str) -> str:
    """Return what the file with the user's recording of ``text`` is called, without its ending."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")


def _list_recordings(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the recordings in a folder by name; of several formats the first wins."""
    with suppress(OSError):
        files = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in FORMATS]
        files.sort(key=lambda path: -FORMATS.index(path.suffix.lower()))
        yield from ((name_recording(path.stem), path) for path in files)


def _recording_key(path: Path) -> str:
    try:
        facts = path.stat()
    except OSError:
        return ""
    return make_key("recording", str(path), str(facts.st_size), str(facts.st_mtime_ns))
