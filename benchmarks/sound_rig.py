"""The sound server of the tests, and a short session, for benchmarks that listen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.alone import NotHereError
from tests.sound.rig import MISSING, Rig, rig

SHORT = """\
title: Short session
exercises:
  - toe-press: 6 reps of 3s, 2s between reps, ready 10s
"""
"""A session of 40 seconds with about as many tones as a longer one."""


@contextmanager
def recorded_server() -> Iterator[Rig]:
    """Start a sound server whose sink is recorded. Raise `NotHereError` where there is none."""
    if MISSING:
        message = f"{', '.join(MISSING)} not installed; needs pulseaudio and pulseaudio-utils"
        raise NotHereError(message)
    with rig() as server:
        yield server


@contextmanager
def short_routine() -> Iterator[str]:
    """Write the short session to a file, and give its path."""
    with TemporaryDirectory() as place:
        file = Path(place) / "short.yaml"
        file.write_text(SHORT, encoding="utf-8")
        yield str(file)
