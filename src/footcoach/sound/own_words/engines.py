"""The speech engines that may be on a machine, best first.

Only the process of `rendering_process` runs one. An engine's text is an argument of its own after
``--``, or comes from stdin; no shell ever sees it.
"""

import os
import shutil
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from footcoach.child_processes import user_for_child
from footcoach.sound.samples import clip

Job = tuple[str, Path]
"""A text that `text.clean` returned, and the WAV file to say it into."""
Speak = Callable[[Sequence[Job], float], Iterator[Job]]
"""Says texts into files until a moment of the monotonic clock. Yields each job as soon as its file
may be there; raises anything."""

_HIBARI_RATE = 24_000
_WINDOWS_PROGRAM = (
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "while ($file = [Console]::In.ReadLine()) {"
    "$text = [Console]::In.ReadLine();"
    "$voice.SetOutputToWaveFile($file); $voice.Speak($text); $voice.SetOutputToNull() }"
)
"""Reads a file and a text, a line each, again and again."""


class Engine(NamedTuple):
    """A speech engine that is on this machine."""

    name: str
    version: str
    """Changes when the engine does, so that what an older one said isn't used."""
    speak: Speak


def find_engines() -> tuple[Engine, ...]:
    """Return the engines on this machine, best first; nothing is run or imported for that."""
    return tuple(_find())


def _find() -> Iterator[Engine]:
    spec = find_spec("hibari")
    if spec and spec.origin:
        yield Engine("hibari", _describe_file(spec.origin), _speak_by_hibari)
    for name, speak in _PROGRAMS.get(sys.platform, _PROGRAMS["linux"]):
        program = shutil.which(name)
        if program:
            yield Engine(name, _describe_file(program), partial(speak, program))


def _describe_file(path: str) -> str:
    """Return what changes when a program is updated, without running it."""
    facts = Path(path).stat()
    return f"{path} {facts.st_size} {facts.st_mtime_ns}"


def _speak_by_hibari(jobs: Sequence[Job], deadline: float) -> Iterator[Job]:
    """Use the voice that the shipped recordings have."""
    from hibari import Hibari

    voice = Hibari(voice="heart", threads=1)
    for text, path in jobs:
        if monotonic() > deadline:
            return
        said = voice(f"{text}.", speed=1.0, seed=0)
        samples = array("h", (clip(round(float(value) * 32767)) for value in said))
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, _HIBARI_RATE, len(samples), "NONE", "not compressed"))
            file.writeframes(samples.tobytes())
        yield text, path


def _speak_by_espeak(program: str, jobs: Sequence[Job], deadline: float) -> Iterator[Job]:
    for text, path in jobs:
        _run([program, "-v", "en-us", "-s", "150", "-w", str(path), "--", text], "", deadline)
        yield text, path


def _speak_by_say(program: str, jobs: Sequence[Job], deadline: float) -> Iterator[Job]:
    for text, path in jobs:
        options = ["-r", "150", "-o", str(path), "--data-format=LEI16@22050", "-f", "-"]
        _run([program, *options], text, deadline)
        yield text, path


def _speak_by_windows(program: str, jobs: Sequence[Job], deadline: float) -> Iterator[Job]:
    """Say everything in one process, which takes half a second to start."""
    typed = "".join(f"{path}\n{text}\n" for text, path in jobs)
    options = ["-NoProfile", "-NonInteractive", "-Command", _WINDOWS_PROGRAM]
    try:
        _run([program, *options], typed, deadline)
    finally:
        yield from jobs


_PROGRAMS: dict[
    str, tuple[tuple[str, Callable[[str, Sequence[Job], float], Iterator[Job]]], ...]
] = {
    "linux": (("espeak-ng", _speak_by_espeak),),
    "darwin": (("say", _speak_by_say), ("espeak-ng", _speak_by_espeak)),
    "win32": (("powershell", _speak_by_windows), ("espeak-ng", _speak_by_espeak)),
}
"""By system, best first."""


def _run(command: list[str], typed: str, deadline: float) -> None:
    """Run a program that leaves a file behind; raise OSError or `subprocess.SubprocessError`."""
    # It may say 0 and have failed, so only the file counts.
    subprocess.run(  # noqa: S603, the program is on the search path, and text is an argument
        command,
        input=typed.encode(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=max(0.0, deadline - monotonic()),
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        user=user_for_child(),
    )
