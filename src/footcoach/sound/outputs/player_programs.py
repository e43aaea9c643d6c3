"""The programs of a system that play a sound file, and Windows, which does it itself."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import NamedTuple, Protocol

from footcoach.child_processes import user_for_child
from footcoach.sound.output_error import OutputError

PATIENCE = 3.0
"""Seconds that a player may take beyond the length of the sound."""
ENDLESS = "it never finishes"
SHOWN = 80
"""Characters of a player's own message that are shown."""


class ProgramKind(NamedTuple):
    """What's known about a program before it's started."""

    options: tuple[str, ...] = ()
    soften: Callable[[float], str] | None = None
    """Returns the option that plays a file at a share of its amplitude; None if there is none.

    Those that have one read Ogg Vorbis too, where their library was built with it.
    """


PROGRAMS = {
    "pw-play": ProgramKind(soften=lambda share: f"--volume={share:.4f}"),
    # PulseAudio's volume is the cube root of the amplitude.
    "paplay": ProgramKind(soften=lambda share: f"--volume={round(65536 * share ** (1 / 3))}"),
    "aplay": ProgramKind(("--quiet",)),
    "afplay": ProgramKind(),
}
"""The programs that are tried, best first: those of PipeWire, PulseAudio, ALSA and macOS."""


class Player(Protocol):
    """Something that plays a file right away."""

    def play(self, path: Path, seconds: float, share: float = 1.0) -> None:
        """Start to play the file, which lasts ``seconds``; return at once, raise OSError.

        ``share`` is that of its amplitude; a player that can't play softer plays it as it is.
        """

    def stop(self) -> None:
        """Cut short whatever is playing."""

    def trouble(self) -> str:
        """Return what is wrong with the player; "" while all is well."""

    def close(self) -> None:
        """Cut short whatever is playing, and leave nothing behind."""


@dataclass(slots=True)
class _Child:
    process: "subprocess.Popen[bytes]"
    deadline: float
    """When it has to be done, in seconds of the clock."""
    was_stopped: bool = False
    """Whether we ended it, so that its exit status means nothing."""


class Program:
    """Plays each file with a process of its own; nothing that it prints reaches the screen."""

    def __init__(
        self, path: str, kind: ProgramKind, clock: Callable[[], float] = monotonic
    ) -> None:
        """Take ``path`` as that of a program of that ``kind``."""
        self._command = (path, *kind.options)
        self._soften = kind.soften
        self._clock = clock
        self._children: list[_Child] = []
        self._lock = Lock()

    @property
    def can_soften(self) -> bool:
        """Whether it can play a file softer than it is."""
        return self._soften is not None

    def try_out(self, path: Path, share: float = 1.0) -> None:
        """Play the file to its end; raise `OutputError` if that doesn't work."""
        try:
            done = subprocess.run(  # noqa: S603, the path comes from the search path
                self._command_for(path, share),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=PATIENCE,
                check=False,
                user=user_for_child(),
            )
        except subprocess.TimeoutExpired as error:
            raise OutputError(ENDLESS) from error
        except OSError as error:
            raise OutputError(error.strerror or "it can't be started") from error
        if done.returncode:
            raise OutputError(_last_line(done.stderr) or f"exit status {done.returncode}")

    def play(self, path: Path, seconds: float, share: float = 1.0) -> None:
        """Start a process that plays the file."""
        process = subprocess.Popen(  # noqa: S603, the path comes from the search path
            self._command_for(path, share),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=user_for_child(),
        )
        with self._lock:
            self._children.append(_Child(process, self._clock() + seconds + PATIENCE))

    def stop(self) -> None:
        """End every process."""
        with self._lock:
            for child in self._children:
                child.was_stopped = True
                child.process.kill()

    def trouble(self) -> str:
        """Return that a process failed or never finishes."""
        with self._lock:
            over = [child for child in self._children if child.process.poll() is not None]
            self._children = [child for child in self._children if child not in over]
            late = any(child.deadline < self._clock() for child in self._children)
        failed = [child.process.returncode for child in over if not child.was_stopped]
        if any(failed):
            return f"exit status {next(filter(None, failed))}"
        return ENDLESS if late else ""

    def close(self) -> None:
        """End every process and wait until it is gone."""
        self.stop()
        with self._lock:
            for child in self._children:
                child.process.wait()
            self._children = []

    def _command_for(self, path: Path, share: float) -> list[str]:
        softer = () if self._soften is None or share == 1 else (self._soften(share),)
        return [*self._command, *softer, str(path)]


class WinSound:
    """Plays through Windows itself, one sound at a time."""

    def play(self, path: Path, seconds: float, share: float = 1.0) -> None:  # noqa: ARG002, Windows keeps the time
        """Start the sound, which ends the previous one."""
        if sys.platform == "win32":
            import winsound

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(path), flags)

    def stop(self) -> None:
        """End the sound."""
        if sys.platform == "win32":
            import winsound

            with suppress(RuntimeError):  # what can't be ended isn't playing either
                winsound.PlaySound(None, winsound.SND_PURGE)

    def trouble(self) -> str:
        """Return "": `play` raises what is wrong."""
        return ""

    def close(self) -> None:
        """End the sound."""
        self.stop()


def find_programs() -> Iterator[tuple[str, str]]:
    """Yield the name and path of each of the programs that is installed."""
    for name in PROGRAMS:
        path = shutil.which(name)
        if path:
            yield name, path


def _last_line(printed: bytes) -> str:
    """Return the last line that a program printed, without control characters."""
    lines = printed.decode(errors="replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return "".join(filter(str.isprintable, last))[:SHOWN]
