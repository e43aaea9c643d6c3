"""Sounds at their frames in a stream, any stretch of which can be mixed, a second time too."""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from footcoach.session.cues import Cue
from footcoach.sound.samples import RATE, WAVE, SampleBank, Samples, clip, make_hum

FADE = RATE // 200
"""Frames over which a sound that is cut off fades out: 5 ms, so that it doesn't click."""
BESIDE_VOICE = 0.63
"""The share of their volume that tones have beside a voice: 8 dB less (docs/voice.md)."""
WAKING = 1.0
"""Seconds of hum at the start of a stream, to wake up whatever is between it and the ear."""

_HUM = make_hum(1)
"""One whole wave."""


class Tones:
    """The sounds of the cues, as loud as they're to be now."""

    def __init__(self, bank: SampleBank, volume: int) -> None:
        self._bank = bank
        self._volume = volume
        self._has_voice = False
        self._sounds = bank.at_volume(volume).sounds

    def find(self, cue: Cue) -> Samples:
        """Return what ``cue`` sounds like."""
        return self._sounds[cue]

    def set_volume(self, volume: int) -> None:
        """Make them ``volume`` percent loud."""
        self._volume = volume
        level = round(volume * BESIDE_VOICE) if self._has_voice else volume
        self._sounds = self._bank.at_volume(level).sounds

    def set_voice(self, *, on: bool) -> None:
        """Make them softer, so that words are understood beside them; or not."""
        self._has_voice = on
        self.set_volume(self._volume)


class PlacedSound(NamedTuple):
    """A sound and where it begins."""

    start: int
    """The frame at which it begins."""
    samples: Samples

    @property
    def end(self) -> int:
        """The frame after its last one."""
        return self.start + len(self.samples)


class Score:
    """The sounds of a stream, past ones only for as long as they're needed."""

    def __init__(self, *, lead_in: float = 0.0, hums_always: bool = False) -> None:
        """Hum for ``lead_in`` seconds before each sound, or all the time if ``hums_always``."""
        self.sounds: list[PlacedSound] = []
        self._lead_in = round(lead_in * RATE)
        self._hum_until = float("inf") if hums_always else WAKING * RATE
        self._is_humming = False
        self._mixed = 0
        """The frame after the last one that was mixed."""

    def add(self, frame: int, samples: Samples) -> None:
        """Let ``samples`` begin at ``frame``."""
        self.sounds.append(PlacedSound(frame, samples))

    def cut(self, frame: int) -> None:
        """Let everything fade out from ``frame`` on, and nothing begin after it."""
        self.sounds = [_cut(sound, frame) for sound in self.sounds if sound.start < frame]

    def forget(self, frame: int) -> None:
        """Remove what ends by ``frame``."""
        self.sounds = [sound for sound in self.sounds if sound.end > frame]

    def mix(self, first: int, frames: int, coming: Iterable[int] = ()) -> Samples:
        """Return the ``frames`` from ``first`` on.

        ``coming`` says where sounds begin that aren't in the score yet.
        """
        buffer, end = array("h", bytes(2 * frames)), first + frames
        self._add_hum(buffer, first, (*coming, *(sound.start for sound in self.sounds)))
        for sound in self.sounds:
            if sound.start < end and sound.end > first:
                begin = max(sound.start, first)
                part = sound.samples[begin - sound.start : end - sound.start]
                _add(buffer, begin - first, part)
        return buffer

    def _add_hum(self, buffer: Samples, first: int, coming: Iterable[int]) -> None:
        """Add the hum where it is needed, in whole waves, since half a wave would click."""
        end = first + len(buffer)
        for start in range(first - first % WAVE, end, WAVE):
            if start >= first or first != self._mixed:
                self._is_humming = self._needs_hum(start, coming)
            if self._is_humming:
                begin, until = max(start, first), min(start + WAVE, end)
                _add(buffer, begin - first, _HUM[begin - start : until - start])
        self._mixed = end

    def _needs_hum(self, frame: int, coming: Iterable[int]) -> bool:
        """Whether ``frame`` is at the beginning of the stream or just before a sound."""
        is_soon = any(0 < start - frame <= self._lead_in for start in coming)
        return frame < self._hum_until or is_soon


def _cut(sound: PlacedSound, frame: int) -> PlacedSound:
    """Return a sound that fades out from ``frame`` on, at which it has begun."""
    done = frame - sound.start
    fading = (
        value * (FADE - index) // FADE
        for index, value in enumerate(sound.samples[done : done + FADE])
    )
    return PlacedSound(sound.start, sound.samples[:done] + array("h", fading))


def _add(buffer: Samples, at: int, part: Samples) -> None:
    there = buffer[at : at + len(part)]
    if any(there):
        part = array("h", (clip(a + b) for a, b in zip(there, part, strict=True)))
    buffer[at : at + len(part)] = part
