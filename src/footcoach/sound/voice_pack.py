"""The voice: which phrases can be said, how long they take, and where their recordings are."""

import json
import wave
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from footcoach.paths import bundled
from footcoach.session.speech import Clip, Lexicon
from footcoach.sound.own_words.word_cache import CachedWord, cache_folder
from footcoach.sound.own_words.word_finder import WordFinder
from footcoach.sound.samples import SampleBank

NAME = "heart, by hibari-tts"
"""Whose voice the shipped recordings are."""


class VoicePack(NamedTuple):
    """The recordings of one voice."""

    clips: Mapping[str, Clip]
    files: Mapping[str, Path]
    """By phrase, as the clips are."""

    def lexicon(self, bank: SampleBank) -> Lexicon:
        """Return what can be said beside the tones of ``bank``."""
        return Lexicon(self.clips, {cue: bank.seconds(cue) for cue in bank.sounds})


def load_voice() -> VoicePack:
    """Return the shipped voice; one without a phrase if its index can't be read."""
    folder = bundled("sounds") / "voice"
    try:
        listed = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        clips = {one["text"]: Clip(one["seconds"], one["anchor"]) for one in listed}
        files = {one["text"]: folder / one["file"] for one in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return VoicePack({}, {})
    return VoicePack(clips, files)


def load_whole_voice(recordings: Path | None) -> VoicePack:
    """Return the shipped voice with the user's own words, which may become more.

    ``recordings`` is the folder with the user's recordings, which come before the shipped ones;
    None if there isn't one. A phrase that was looked up once stays the same until the program
    ends, so that what plans and what plays agree on it.
    """
    return _load_whole(recordings, cache_folder())


@cache
def _load_whole(recordings: Path | None, cached: Path) -> VoicePack:
    phrases = _Phrases(load_voice(), WordFinder(recordings, cached))
    return VoicePack(_ClipsOf(phrases), _FilesOf(phrases))


class _Phrases:
    """What can be said: shipped, recorded by the user, or spoken by an engine earlier."""

    def __init__(self, shipped: VoicePack, finder: WordFinder) -> None:
        self._shipped = shipped
        self._finder = finder
        self._found: dict[str, tuple[Clip, Path]] = {}

    def find(self, text: str) -> tuple[Clip, Path]:
        """Return a phrase's length and its file; raise KeyError if it can't be said."""
        if text not in self._found:
            self._found[text] = self._look_up(text)
        return self._found[text]

    def list_known(self) -> Iterator[str]:
        """Yield the shipped phrases, and the others that were looked up and are there."""
        yield from dict.fromkeys((*self._shipped.clips, *tuple(self._found)))

    def _look_up(self, text: str) -> tuple[Clip, Path]:
        recorded = _measure(self._finder.find_recording(text))
        if recorded:
            return recorded
        if text in self._shipped.clips:
            return self._shipped.clips[text], self._shipped.files[text]
        spoken = _measure(self._finder.find_spoken(text))
        if spoken is None:
            raise KeyError(text)
        return spoken


def _measure(word: CachedWord | None) -> tuple[Clip, Path] | None:
    """Return a word's length and its file; None if there's none, or its file is broken."""
    if word is not None:
        with suppress(OSError, EOFError, wave.Error):
            return Clip(word.measure(), word.anchor), word.file
    return None


class _ClipsOf(Mapping[str, Clip]):
    def __init__(self, phrases: _Phrases) -> None:
        self._phrases = phrases

    def __getitem__(self, text: str) -> Clip:
        return self._phrases.find(text)[0]

    def __iter__(self) -> Iterator[str]:
        return self._phrases.list_known()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _FilesOf(Mapping[str, Path]):
    def __init__(self, phrases: _Phrases) -> None:
        self._phrases = phrases

    def __getitem__(self, text: str) -> Path:
        return self._phrases.find(text)[1]

    def __iter__(self) -> Iterator[str]:
        return self._phrases.list_known()

    def __len__(self) -> int:
        return sum(1 for _ in self)
