"""Opening an output, which may hang: in a thread of its own, with a deadline."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Event, Thread
from typing import NamedTuple

from footcoach.paths import bundled
from footcoach.sound.output_error import OutputError, describe_failure
from footcoach.sound.samples import SampleBank, load
from footcoach.sound.settings import AUTO, Settings
from footcoach.sound.speaker import SILENT, Output, OutputKind, Ring

OPEN_TIMEOUT = 3.0
"""Seconds that an output may take to open."""
NO_ANSWER = "the sound device doesn't respond"


class Opener(NamedTuple):
    """An output that a session may open."""

    name: str
    open: Callable[[int], Output]
    """Opens it at a volume in percent; raises `OutputError`."""
    can_block: bool = False
    """Whether the whole program hangs while its device doesn't respond."""
    limits: Callable[[], str] = str
    """Returns what to expect of it even if it opens; "" for nothing special."""


NOTHING = Opener(SILENT.name, lambda _volume: SILENT)
"""What remains when every output has failed, until one comes back."""


class Attempt:
    """An attempt to open an output, in a thread that may never come back."""

    def __init__(self, opener: Opener, volume: int, done: Callable[[], None]) -> None:
        """Begin to open it; ``done`` is called from the thread as soon as the attempt is over."""
        self.output: Output | None = None
        self.reason = ""
        """Why it can't be opened; "" while that is unknown."""
        self._opener = opener
        self._volume = volume
        self._done = done
        self._abandoned = False
        run_in_background(self._run, f"opening {opener.name}")

    @property
    def is_over(self) -> bool:
        """Whether it opened or failed."""
        return self.output is not None or bool(self.reason)

    def abandon(self) -> None:
        """Close the output, now or when it opens after all."""
        self._abandoned = True
        if self.output:
            close_quietly(self.output)

    def _run(self) -> None:
        try:
            self.output = self._opener.open(self._volume)
        except OutputError as error:
            self.reason = str(error)
        except Exception as error:  # noqa: BLE001, whatever a library raises, the next output is tried
            self.reason = describe_failure(self._opener.name, error)
        if self._abandoned and self.output:
            close_quietly(self.output)
        self._done()


def open_now(opener: Opener, volume: int, timeout: float = OPEN_TIMEOUT) -> Output:
    """Return the opened output; raise `OutputError` if it fails or takes too long."""
    done = Event()
    attempt = Attempt(opener, volume, done.set)
    done.wait(timeout)
    if attempt.output:
        return attempt.output
    attempt.abandon()
    raise OutputError(attempt.reason or NO_ANSWER)


def find_openers(
    settings: Settings, bank: Callable[[], SampleBank], ring: Ring
) -> Iterator[Opener]:
    """Yield the outputs in the order in which a session tries them.

    An output that is asked for by name comes first, and the ones above it aren't tried.
    """
    # Imported by whoever asks for the first opener, so that no first frame waits for it.
    from footcoach.sound.outputs import OUTPUTS

    names = [kind.name for kind in OUTPUTS]
    first = 0 if settings.output == AUTO else names.index(settings.output)
    for kind in OUTPUTS[first:]:
        opens = partial(_open, kind, settings, bank, ring)
        yield Opener(kind.name, opens, kind.can_block, kind.limits)


def load_bank(settings: Settings) -> SampleBank:
    """Return the sounds of all cues, as recorded."""
    return load(bundled("sounds") / "tones", settings.folder)


def close_quietly(output: Output) -> None:
    """Close an output that isn't used any more, so that what it raises doesn't matter."""
    with suppress(Exception):
        output.close()


def close_in_background(output: Output) -> None:
    """Close an output that isn't used any more, from a thread: it may take for ever."""
    run_in_background(partial(close_quietly, output), f"closing {output.name}")


def run_in_background(task: Callable[[], None], name: str) -> None:
    """Run ``task`` in a thread that never keeps the program from ending."""
    Thread(target=task, name=name, daemon=True).start()


def _open(
    kind: OutputKind, settings: Settings, bank: Callable[[], SampleBank], ring: Ring, volume: int
) -> Output:
    return kind.open(settings.at_volume(volume), bank(), ring)
