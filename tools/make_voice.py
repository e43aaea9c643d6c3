"""Renders what is said in a session: sounds/voice, with its index, by hibari-tts.

    python tools/make_voice.py [--all]

Needs the extra ``voice-pack``. Only what is missing is rendered, and what nobody says any more is
removed; ``--all`` renders everything anew. Rendering the same text twice gave the same samples
here, but other processors may differ in the last bits, so the files are committed and never
compared with new ones. How the numbers below were found is in docs/voice.md.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.library import Library
from footcoach.session.vocabulary import PHRASES, list_own_phrases
from footcoach.session.words import PAUSE_NAMES
from footcoach.sound.own_words.shaping import (
    AFTER,
    BEFORE,
    FADE,
    LEVEL,
    PEAK,
    SILENT,
    Biquad,
    high_pass,
    high_shelf,
)

FOLDER = Path(__file__).parents[1] / "sounds" / "voice"
NO_FOLDER = FOLDER / "none"
"""Where no routine of anyone's own is, so that only what is shipped is rendered."""
RATE = 24_000
QUALITY = 0.3
"""Of Ogg Vorbis, 0 to 1."""
FINER = 8
"""How many times more samples that curve is looked at with."""
ANCHOR_BAND = (250.0, 3000.0)
"""Hz between which a voice is loudest; a word's beat is where it first reaches half its most."""

Samples: TypeAlias = "npt.NDArray[np.float64]"
Response: TypeAlias = "npt.NDArray[np.complex128]"


def vocabulary() -> list[str]:
    """Return every phrase that a session of a preset or of the catalogue's exercises can say."""
    catalogue = Catalogue(bundled("routines") / "exercises")
    entries = [entry for one in catalogue.ids() if (entry := catalogue.find(one))]
    presets = Library(NO_FOLDER)
    exercises = (
        *(build_exercise(entry, DoseRequest()) for entry in entries),
        *(one for name in presets.names() for one in presets.load(name).exercises),
    )
    own = (text for exercise in exercises for text in list_own_phrases(exercise))
    return list(dict.fromkeys((*PHRASES, *PAUSE_NAMES.values(), *own)))


def name_file(text: str) -> str:
    """Return the name of the file that a phrase is in."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") + ".ogg"


def process(raw: Samples) -> Samples:
    """Trim, equalise, level and limit what was rendered."""
    trimmed = fade(trim(raw))
    heard = equalise(trimmed)
    return limit(heard * 10 ** ((LEVEL - active_level(heard)) / 20))


def trim(samples: Samples) -> Samples:
    """Return the samples without the silence at both ends."""
    step = RATE // 100
    pieces = [samples[at : at + step] for at in range(0, len(samples), step)]
    levels = np.array([np.sqrt(np.mean(piece**2)) for piece in pieces])
    heard = np.flatnonzero(levels > levels.max() * 10 ** (SILENT / 20))
    first = max(0, int(heard[0]) * step - round(BEFORE * RATE))
    return samples[first : (int(heard[-1]) + 1) * step + round(AFTER * RATE)]


def fade(samples: Samples) -> Samples:
    """Return the samples with a short fade at both ends."""
    ramp = np.linspace(0, 1, round(FADE * RATE))
    faded = samples.copy()
    faded[: len(ramp)] *= ramp
    faded[-len(ramp) :] *= ramp[::-1]
    return faded


def equalise(samples: Samples) -> Samples:
    """Return the samples as a small speaker needs them to be understood."""
    size = 1 << (2 * len(samples)).bit_length()
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    response = _response(high_pass(RATE), turn) * _response(high_shelf(RATE), turn)
    return np.asarray(np.fft.irfft(np.fft.rfft(samples, size) * response, size)[: len(samples)])


def _response(filter_: Biquad, z: Response) -> Response:
    """Return the response of a filter at each point of the unit circle."""
    over, under = (a + b * z + c * z * z for a, b, c in (filter_.b, filter_.a))
    return np.asarray(over / under)


def active_level(samples: Samples) -> float:
    """Return the level, in dBFS, of the 20 ms pieces that aren't silent."""
    step = RATE // 50
    power = np.array([np.mean(samples[at : at + step] ** 2) for at in range(0, len(samples), step)])
    heard = power[power > power.max() * 1e-3]
    return float(10 * np.log10(np.mean(heard)))


def true_peaks(samples: Samples) -> Samples:
    """Return, for each sample, the most that the curve around it reaches."""
    size = 1 << (len(samples) + 256).bit_length()
    bins = np.zeros(size * FINER // 2 + 1, dtype=complex)
    bins[: size // 2 + 1] = np.fft.rfft(samples, size) * FINER
    fine = np.abs(np.fft.irfft(bins, size * FINER)[: len(samples) * FINER])
    return np.asarray(fine.reshape(-1, FINER).max(axis=1))


def limit(samples: Samples, ceiling: float = 10 ** (PEAK / 20) * 0.97) -> Samples:
    """Return the samples with their peaks turned down smoothly, a little below the ceiling."""
    around = round(0.004 * RATE)
    wanted = np.minimum(1.0, ceiling / np.maximum(true_peaks(samples), 1e-9))
    padded = np.pad(wanted, around, mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * around + 1).min(axis=1)
    window = np.hanning(around + 2)[1:-1]
    smooth = np.convolve(np.pad(lowest, around // 2, mode="edge"), window / window.sum(), "same")
    gain = smooth[around // 2 : around // 2 + len(samples)]
    limited = samples * gain
    return np.asarray(limited * min(1.0, ceiling / true_peaks(limited).max()))


def find_anchor(samples: Samples) -> float:
    """Return the second at which a word is felt to fall on its beat."""
    spectrum = np.fft.rfft(samples)
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    spectrum[(hertz < ANCHOR_BAND[0]) | (hertz > ANCHOR_BAND[1])] = 0
    band = np.fft.irfft(spectrum, len(samples)) ** 2
    step, hop = round(0.015 * RATE), RATE // 1000
    energy = np.array([band[at : at + step].sum() for at in range(0, len(band) - step, hop)])
    return float(np.flatnonzero(energy > energy.max() / 4)[0]) * hop / RATE


def write(path: Path, samples: Samples) -> Samples:
    """Write a clip, turned down until what is decoded has no peak too high; return that."""
    import soundfile

    gain = 1.0
    while True:
        soundfile.write(
            path,
            samples * gain,
            RATE,
            format="OGG",
            subtype="VORBIS",
            compression_level=1 - QUALITY,
        )
        decoded = soundfile.read(path)[0]
        most = true_peaks(decoded).max()
        if most <= 10 ** (PEAK / 20):
            return np.asarray(decoded)
        gain *= 0.99 * 10 ** (PEAK / 20) / most


def render(texts: list[str]) -> Iterator[dict[str, Any]]:
    """Write the clip of each text; yield what the index says of it."""
    from hibari import Hibari

    engine = Hibari(voice="heart", threads=1)
    for text in texts:
        spoken = text if text[-1] in ".?" else f"{text}."
        raw = np.asarray(engine(spoken, speed=1.0, seed=0), dtype=float)
        path = FOLDER / name_file(text)
        heard = write(path, process(raw))
        yield {
            "text": text,
            "spoken": spoken,
            "file": path.name,
            "seconds": round(len(heard) / RATE, 3),
            "anchor": round(find_anchor(heard), 3),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }


def copy_licence() -> None:
    """Write the licence and notice of the voice beside the clips."""
    for file in metadata.files("hibari-tts") or ():
        if file.name in {"LICENSE", "NOTICE"}:
            (FOLDER / file.name).write_text(Path(str(file.locate())).read_text())


def main() -> None:
    """Render what is missing and remove what isn't said any more."""
    parser = argparse.ArgumentParser(description="Render the clips of the voice.")
    parser.add_argument("--all", action="store_true", help="render everything anew")
    given = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    index = FOLDER / "index.json"
    known: dict[str, Any] = {}
    if index.exists() and not given.all:
        known = {one["text"]: one for one in json.loads(index.read_text(encoding="utf-8"))}
    wanted = vocabulary()
    missing = [text for text in wanted if text not in known]
    made = {one["text"]: one for one in render(missing)} if missing else {}
    kept = [made.get(text) or known[text] for text in wanted]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in kept)
    index.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    for path in FOLDER.glob("*.ogg"):
        if path.name not in {one["file"] for one in kept}:
            path.unlink()
    copy_licence()
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{len(made)} new, {len(kept)} in all, {size / 1e6:.2f} MB", file=sys.stdout)


if __name__ == "__main__":
    main()
