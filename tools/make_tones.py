"""Makes the tones in sounds/tones: one for each cue, the same bytes every time.

    python tools/make_tones.py [FOLDER]

Rising means that work begins, falling means let go, and two notes in turn mean the other
foot. All sound equally loud and are between 500 Hz and 3 kHz, which a laptop's speaker plays.
"""

import math
import sys
import wave
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

RATE = 48_000
LOUDNESS = 0.2
"""A-weighted level of the loudest stretch, as a share of full scale."""
STRETCH = 3840
"""Samples over which loudness is measured: 80 ms, the length of the shortest tone."""
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
    """Return notes one after another, each given as its milliseconds and its pitch."""
    starts = (sum(length for length, _ in steps[:index]) for index in range(len(steps)))
    return tuple(
        Note(start, length, pitch, pitch, partials, decay)
        for start, (length, pitch) in zip(starts, steps, strict=True)
    )


TONES: dict[str, tuple[Note, ...]] = {
    "count-in": melody((400, G5), decay=3.5),
    "go": melody((90, G5), (170, D6)),
    "beat": melody((80, C6), partials=PURE, decay=5.0),
    "last": melody((60, E6), (80, E6), partials=PURE, decay=4.0),
    "halfway": melody((300, G6), partials=(1.0,), decay=5.0),
    "release": melody((90, D6), (170, G5)),
    "rest": (Note(0, 340, D6, D5, SOFT, 1.0),),
    "switch": melody((85, E5), (85, C6), (85, E5), (85, C6), decay=1.5),
    "exercise-done": melody((100, E6), (100, C6), (180, G5)),
    "session-done": (
        *melody((65, G6), (65, E6), (65, C6)),
        *(Note(195, 205, pitch, pitch, PURE, 2.5) for pitch in (G5, C6, E6)),
    ),
    "pause": (Note(0, 80, A5, D5, SOFT, 1.0),),
    "resume": (Note(0, 140, D5, D6, SOFT, 1.0),),
    "safety-stop": melody((130, G5), (130, E5), (140, D5), partials=HARSH, decay=0.5),
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
    """Return the A-weighted level (IEC 61672) of the loudest stretch."""
    squares = [value * value for value in _a_weighted(samples)]
    total = best = sum(squares[:STRETCH])
    for leaving, coming in zip(squares, squares[STRETCH:], strict=False):
        total += coming - leaving
        best = max(best, total)
    return math.sqrt(best / STRETCH)


def _a_weighted(samples: list[float]) -> list[float]:
    """Return the samples filtered by the poles and zeros of the norm."""
    for corner in (20.6, 20.6, 107.7, 737.9):
        samples = _high_pass(samples, corner)
    for corner in (12194.0, 12194.0):
        samples = _low_pass(samples, corner)
    return [value * 10**0.1 for value in samples]


def _low_pass(samples: list[float], corner: float) -> list[float]:
    warped = math.tan(math.pi * corner / RATE)
    gain, feedback = warped / (1 + warped), (1 - warped) / (1 + warped)
    before = out = 0.0
    passed = []
    for value in samples:
        out = gain * (value + before) + feedback * out
        before = value
        passed.append(out)
    return passed


def _high_pass(samples: list[float], corner: float) -> list[float]:
    return [value - low for value, low in zip(samples, _low_pass(samples, corner), strict=True)]


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
