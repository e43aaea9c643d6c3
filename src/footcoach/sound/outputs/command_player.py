"""The system's own players: a sound file for each cue, and a program that plays it."""

import shutil
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from time import monotonic
from typing import Protocol

from footcoach.session.cues import Cue
from footcoach.sound.outputs.scheduled import STARTING, ScheduledOutput
from footcoach.sound.samples import RATE, SampleBank, Samples, led_in
from footcoach.sound.speaker import OutputError

PATIENCE = 3.0
"""Seconds that a player may take beyond the sound itself."""
ENDLESS = "it does not come to an end"
SHOWN = 80
"""Characters of a player's own message that are passed on."""

PROGRAMS = {
    "pw-play": (),
    "paplay": (),
    "aplay": ("--quiet",),
    "afplay": (),
}
"""What is looked for, best first, and with which options. PipeWire, PulseAudio, ALSA, macOS."""


class Player(Protocol):
    """Something that plays a file at once."""

    def play(self, path: Path, seconds: float) -> None:
        """Begin to play the file, which lasts ``seconds``; returns at once, raises OSError."""

    def stop(self) -> None:
        """Cut short whatever plays."""

    def trouble(self) -> str:
        """Say why nothing is heard any more; empty while all is well."""

    def close(self) -> None:
        """Cut short whatever plays, and leave nothing behind."""


@dataclass(slots=True)
class _Child:
    process: "subprocess.Popen[bytes]"
    ends: float
    """The moment by which it has to be done."""
    stopped: bool = False
    """Ended by us, so that its status means nothing."""


class Program:
    """Plays each file by a process of its own, of which nothing reaches the screen."""

    def __init__(
        self, path: str, options: tuple[str, ...], clock: Callable[[], float] = monotonic
    ) -> None:
        self._command = (path, *options)
        self._clock = clock
        self._children: list[_Child] = []
        self._lock = Lock()

    def try_out(self, path: Path) -> None:
        """Play the file to its end; raises `OutputError` if that does not work."""
        try:
            done = subprocess.run(  # noqa: S603, the path comes from the search path
                [*self._command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise OutputError(ENDLESS) from error
        except OSError as error:
            raise OutputError(error.strerror or "it does not start") from error
        if done.returncode:
            raise OutputError(_last_line(done.stderr) or f"exit status {done.returncode}")

    def play(self, path: Path, seconds: float) -> None:
        """Start a process that plays the file."""
        process = subprocess.Popen(  # noqa: S603, the path comes from the search path
            [*self._command, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with self._lock:
            self._children.append(_Child(process, self._clock() + seconds + PATIENCE))

    def stop(self) -> None:
        """End every process."""
        with self._lock:
            for child in self._children:
                child.stopped = True
                child.process.kill()

    def trouble(self) -> str:
        """Say which process failed, or does not come to an end."""
        with self._lock:
            over = [child for child in self._children if child.process.poll() is not None]
            self._children = [child for child in self._children if child not in over]
            late = any(child.ends < self._clock() for child in self._children)
        failed = [child.process.returncode for child in over if not child.stopped]
        if any(failed):
            return f"exit status {next(filter(None, failed))}"
        return ENDLESS if late else ""

    def close(self) -> None:
        """End every process and see it gone."""
        self.stop()
        with self._lock:
            for child in self._children:
                child.process.wait()
            self._children = []


class WinSound:
    """Plays by Windows itself, one sound at a time."""

    def play(self, path: Path, seconds: float) -> None:  # noqa: ARG002, Windows keeps the time
        """Start the sound, which ends the one before it."""
        if sys.platform == "win32":
            import winsound

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(path), flags)

    def stop(self) -> None:
        """End the sound."""
        if sys.platform == "win32":
            import winsound

            with suppress(RuntimeError):  # what cannot be ended does not sound either
                winsound.PlaySound(None, winsound.SND_PURGE)

    def trouble(self) -> str:
        """Know of none."""
        return ""

    def close(self) -> None:
        """End the sound."""
        self.stop()


class CommandPlayer(ScheduledOutput):
    """Plays cues from files that it writes to a temporary folder."""

    def __init__(
        self,
        bank: SampleBank,
        *,
        lead_in: float = 0.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Find a player that works; raises `OutputError`."""
        super().__init__(clock, lead_in + STARTING)
        self._bank = bank
        self._failure = ""
        # Not a TemporaryDirectory: at the end of the program that removes itself, with a
        # warning on the screen, before the last cue has been heard.
        self._folder = self._sounds = Path(mkdtemp(prefix="footcoach-"))
        try:
            name, self._player = _working_player(self._folder)
        except OutputError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self.name = f"system player ({name})"

    def give(self, cue: Cue) -> None:
        """Start the player."""
        try:
            self._player.play(self._path(cue), self._bank.seconds(cue) + self._lead_in)
        except (OSError, RuntimeError) as error:  # winsound has RuntimeError for a failure
            self._failure = str(error)

    def cancel_pending(self) -> None:
        """Forget every cue to come, and end the one that sounds."""
        super().cancel_pending()
        self._player.stop()

    def set_volume(self, volume: int) -> None:
        """Play from files of that volume, written the first time it is asked for.

        Those of other volumes stay: Windows lets nobody replace a file that is being played.
        """
        wanted = self._folder / str(volume)
        try:
            if not wanted.exists():
                self._write_all(wanted, volume)
        except OSError as error:
            self._failure = str(error.strerror)
        else:
            self._sounds = wanted

    def trouble(self) -> str:
        """Say why the last cue could not be played."""
        return self._failure or self._player.trouble()

    def close(self) -> None:
        """End the player, and remove the files."""
        super().close()
        self._player.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, cue: Cue) -> Path:
        return self._sounds / f"{cue}.wav"

    def _write_all(self, folder: Path, volume: int) -> None:
        fresh = folder.with_suffix(".new")
        fresh.mkdir(exist_ok=True)
        for cue, samples in self._bank.at(volume).sounds.items():
            write(fresh / f"{cue}.wav", led_in(samples, self._lead_in))
        fresh.rename(folder)


def write(path: Path, samples: Samples) -> None:
    """Write samples to a WAV file; raises OSError."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def _working_player(folder: Path) -> tuple[str, Player]:
    if sys.platform == "win32":
        return "winsound", WinSound()
    silence = folder / "silence.wav"
    write(silence, led_in((), 0.1))
    reasons: list[str] = []
    for name, program in _installed():
        try:
            program.try_out(silence)
        except OutputError as error:
            reasons.append(f"{name}: {error}")
        else:
            return name, program
    raise OutputError("; ".join(reasons) or f"none of {', '.join(PROGRAMS)} is installed")


def _installed() -> Iterator[tuple[str, Program]]:
    for name, options in PROGRAMS.items():
        path = shutil.which(name)
        if path:
            yield name, Program(path, options)


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return "".join(filter(str.isprintable, last))[:SHOWN]
