"""Makes the tones in sounds/tones: one for each cue, the same bytes every time.

    python tools/make_tones.py [FOLDER]

Rising means that work begins, falling means let go, and two notes in turn mean the other
foot. No two have the same contour and rhythm, since pitch alone is hard to remember. All sound
about equally loud and are between 500 Hz and 3 kHz, which a laptop's speaker plays.
"""

import math
import sys
import wave
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

RATE = 48_000
LOUDNESS = 0.155
"""K-weighted level of the loudest stretch, as a share of full scale."""
STRETCH = 14400
"""Samples over which loudness is measured, 300 ms: over that time ears add up what they hear, so
a short tone has to be stronger than a long one. Momentary loudness takes 400 ms."""
HIGHEST = 3000
"""Hz above which small speakers and ageing ears miss what is played."""

D5, E5, G5, A5, C6, D6, E6, G6 = 587, 659, 784, 880, 1047, 1175, 1319, 1568

SOFT = (1.0, 0.3, 0.1)
"""How strong each multiple of the note's frequency is; this is a rounded tone."""
PURE = (1.0, 0.15)
HARSH = (1.0, 0.1, 0.5, 0.1, 0.35)


class Note(NamedTuple):
    """A sound of one pitch, or gliding from one to another."""

    start: int
    """Milliseconds from the beginning of the tone."""
    length: int
    """Milliseconds."""
    first: float
    last: float
    """Hz at the beginning and at the end."""
    partials: tuple[float, ...] = SOFT
    decay: float = 3.0
    """How far it fades over its length; 0 for a held note."""


def melody(
    *steps: tuple[int, float], partials: tuple[float, ...] = SOFT, decay: float = 2.0
) -> tuple[Note, ...]:
    """Return notes one after another, each given as its milliseconds and its pitch, 0 for none."""
    starts = (sum(length for length, _ in steps[:index]) for index in range(len(steps)))
    return tuple(
        Note(start, length, pitch, pitch, partials, decay)
        for start, (length, pitch) in zip(starts, steps, strict=True)
        if pitch
    )


def chord(start: int, length: int, *pitches: float) -> tuple[Note, ...]:
    """Return notes that begin and end together."""
    return tuple(Note(start, length, pitch, pitch, PURE, 2.5) for pitch in pitches)


TONES: dict[str, tuple[Note, ...]] = {
    "count-in": melody((400, A5), decay=2.5),
    "go": melody((80, G5), (180, D6)),
    "next-move": melody((70, D6), (80, G5), (130, E6)),
    "back": melody((200, G6), (140, D5)),
    "beat": melody((100, C6), partials=PURE, decay=3.0),
    "last": melody((60, E6), (30, 0), (70, E6), partials=PURE, decay=2.5),
    "halfway": melody((300, G6), partials=(1.0,), decay=3.0),
    "release": melody((60, D6), (50, 0), (170, G5)),
    "rest": (Note(0, 400, D6, D5, SOFT, 1.0),),
    "switch": melody((85, E5), (85, C6), (85, E5), (85, C6), decay=1.5),
    "exercise-done": melody((80, E6), (40, 0), (80, C6), (40, 0), (160, G5)),
    "session-done": (*chord(0, 150, E6, C6, G5), *chord(200, 200, C6, G5, E5)),
    "pause": (Note(0, 120, A5, D5, SOFT, 0.5),),
    "resume": (Note(0, 140, D5, D6, SOFT, 1.0),),
    "confirm": melody((40, A5), (40, 0), (40, A5), (40, 0), (50, A5), decay=1.0),
    "safety-stop": melody(
        (90, G5), (50, 0), (90, E5), (50, 0), (120, D5), partials=HARSH, decay=0.5
    ),
}


def render(notes: Iterable[Note]) -> list[float]:
    """Return the samples of a tone, as loud as every other one."""
    notes = tuple(notes)
    samples = [0.0] * max(_samples(note.start + note.length) for note in notes)
    for note in notes:
        for index, value in enumerate(_play(note), _samples(note.start)):
            samples[index] += value
    gain = LOUDNESS / loudness(samples)
    return [value * gain for value in samples]


def _play(note: Note) -> Iterator[float]:
    length, phase = _samples(note.length), 0.0
    for index in range(length):
        share = index / length
        pitch = note.first * (note.last / note.first) ** share
        phase += 2 * math.pi * pitch / RATE
        heard = [
            level * math.sin(multiple * phase)
            for multiple, level in enumerate(note.partials, 1)
            if multiple * max(note.first, note.last) <= HIGHEST
        ]
        yield sum(heard) * _envelope(index, length) * math.exp(-note.decay * share)


def _envelope(index: int, length: int) -> float:
    """Return the level: a rise of 3 ms and a fade of 15 ms, since a jump would click."""
    rise, fade = _samples(3), _samples(15)
    share = min(1.0, (index + 1) / rise, (length - index) / fade)
    return 0.5 - 0.5 * math.cos(math.pi * share)


def _samples(milliseconds: int) -> int:
    return milliseconds * RATE // 1000


def loudness(samples: list[float]) -> float:
    """Return the K-weighted level (ITU-R BS.1770) of the loudest stretch."""
    squares = [value * value for value in k_weighted(samples)]
    total = best = sum(squares[:STRETCH])
    for leaving, coming in zip(squares, squares[STRETCH:], strict=False):
        total += coming - leaving
        best = max(best, total)
    return math.sqrt(best / STRETCH)


def k_weighted(samples: list[float]) -> list[float]:
    """Return the samples through the two filters of the standard, made for 48 kHz."""
    shelf = (1.53512485958697, -2.69169618940638, 1.19839281085285)
    shelved = _filter(samples, shelf, (-1.69065929318241, 0.73248077421585))
    return _filter(shelved, (1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))


def _filter(
    samples: list[float], ahead: tuple[float, float, float], back: tuple[float, float]
) -> list[float]:
    """Return the samples through a filter of the second order."""
    first = second = 0.0
    passed = []
    for value in samples:
        out = ahead[0] * value + first
        first = ahead[1] * value - back[0] * out + second
        second = ahead[2] * value - back[1] * out
        passed.append(out)
    return passed


def write(path: Path, samples: list[float]) -> None:
    """Write mono 16-bit samples; raise OverflowError if one is out of range."""
    data = array("h", (round(value * 32767) for value in samples))
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def main(folder: Path) -> None:
    """Write every tone into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, notes in TONES.items():
        samples = render(notes)
        write(folder / f"{name}.wav", samples)
        print(f"{name:14} {len(samples) * 1000 // RATE:4} ms  peak {max(map(abs, samples)):.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "sounds" / "tones")
