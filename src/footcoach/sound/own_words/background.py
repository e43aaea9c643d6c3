"""Prepares words while a session begins."""

from collections.abc import Iterable
from pathlib import Path

from footcoach.sound.opener import run_in_background


def prepare_in_background(texts: Iterable[str], recordings: Path | None) -> None:
    """Do what `preparing.prepare` does, from a thread; returns at once."""

    def prepare_now() -> None:
        # Imported in the thread, so that no first frame waits for it.
        from footcoach.sound.own_words.preparing import prepare

        prepare(texts, recordings)

    run_in_background(prepare_now, "own words")
