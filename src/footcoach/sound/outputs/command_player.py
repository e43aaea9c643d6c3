"""The system's own players: a program that plays a sound file, and a file for each cue."""

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
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs.scheduled import STARTING, ScheduledOutput
from footcoach.sound.samples import FULL_VOLUME, RATE, SampleBank, Samples, add_lead_in
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output, OutputKind, Ring

PATIENCE = 3.0
"""Seconds that a player may take beyond the length of the sound."""
ENDLESS = "it never finishes"
SHOWN = 80
"""Characters of a player's own message that are shown."""

PROGRAMS = {
    "pw-play": (),
    "paplay": (),
    "aplay": ("--quiet",),
    "afplay": (),
}
"""The programs that are tried, best first, with their options: those of PipeWire, PulseAudio,
ALSA and macOS."""


class Player(Protocol):
    """Something that plays a file right away."""

    def play(self, path: Path, seconds: float) -> None:
        """Start to play the file, which lasts ``seconds``; return at once, raise OSError."""

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
        self, path: str, options: tuple[str, ...], clock: Callable[[], float] = monotonic
    ) -> None:
        self._command = (path, *options)
        self._clock = clock
        self._children: list[_Child] = []
        self._lock = Lock()

    def try_out(self, path: Path) -> None:
        """Play the file to its end; raise `OutputError` if that doesn't work."""
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
            raise OutputError(error.strerror or "it can't be started") from error
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


class WinSound:
    """Plays through Windows itself, one sound at a time."""

    def play(self, path: Path, seconds: float) -> None:  # noqa: ARG002, Windows keeps the time
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


class CommandPlayer(ScheduledOutput):
    """Plays cues from files that it writes to a temporary folder."""

    def __init__(
        self,
        bank: SampleBank,
        *,
        volume: int = FULL_VOLUME,
        lead_in: float = 0.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Find a player that works; raise `OutputError` if there is none."""
        super().__init__(clock, lead_in + STARTING)
        self._bank = bank
        self._failure = ""
        # Not a TemporaryDirectory: as the program ends that removes itself, with a warning
        # on the screen, before the last cue has been heard.
        self._folder = Path(mkdtemp(prefix="footcoach-"))
        try:
            player_name, self._player = _find_working_player(self._folder)
            self._sounds = self._write_sounds(volume)
        except OSError as error:
            self._remove_files()
            msg = f"the sounds can't be written to a temporary folder: {error.strerror}"
            raise OutputError(msg) from error
        except OutputError:
            self._remove_files()
            raise
        self.name = f"the system player ({player_name})"

    def play(self, cue: Cue) -> None:
        """Start the player."""
        try:
            self._player.play(self._path(cue), self._bank.seconds(cue) + self._lead_in)
        except (OSError, RuntimeError) as error:  # winsound raises RuntimeError when it fails
            self._failure = str(error)

    def cancel_pending(self) -> None:
        """Forget every cue to come, and stop the one that is playing."""
        super().cancel_pending()
        self._player.stop()

    def set_volume(self, volume: int) -> None:
        """Play from the files of that volume."""
        try:
            self._sounds = self._write_sounds(volume)
        except OSError as error:
            self._failure = str(error.strerror)

    def trouble(self) -> str:
        """Return why the last cue couldn't be played; "" if it could."""
        reason = super().trouble() or self._failure or self._player.trouble()
        return f"{self.name} failed: {reason}" if reason else ""

    def close(self) -> None:
        """Stop the player and remove the files."""
        super().close()
        self._player.close()
        self._remove_files()

    def _remove_files(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, cue: Cue) -> Path:
        return self._sounds / f"{cue}.wav"

    def _write_sounds(self, volume: int) -> Path:
        """Return the folder with all cues at ``volume``, written the first time it is needed.

        Those of other volumes stay: Windows doesn't let a file be replaced while it is played.
        """
        folder = self._folder / str(volume)
        if folder.exists():
            return folder
        fresh = folder.with_suffix(".new")
        fresh.mkdir(exist_ok=True)
        for cue, samples in self._bank.at_volume(volume).sounds.items():
            write(fresh / f"{cue}.wav", add_lead_in(samples, self._lead_in))
        return fresh.rename(folder)


def write(path: Path, samples: Samples) -> None:
    """Write samples to a WAV file; raise OSError if it can't be written."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def _find_working_player(folder: Path) -> tuple[str, Player]:
    """Return the first player that works, after its name; raise `OutputError` or OSError."""
    if sys.platform == "win32":
        return "winsound", WinSound()
    silence = folder / "silence.wav"
    write(silence, add_lead_in((), 0.1))
    reasons: list[str] = []
    for name, path in _find_programs():
        program = Program(path, PROGRAMS[name])
        try:
            program.try_out(silence)
        except OutputError as error:
            reasons.append(f"{name}: {error}")
        else:
            return name, program
    found = f"no system player works ({'; '.join(reasons)})"
    raise OutputError(found if reasons else f"none of {', '.join(PROGRAMS)} is installed")


def _find_programs() -> Iterator[tuple[str, str]]:
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


def _open(settings: Settings, bank: SampleBank, _: Ring) -> Output:
    return CommandPlayer(bank, volume=settings.volume, lead_in=settings.lead_in)


KIND = OutputKind(
    name="system",
    summary="a player of your system (pw-play, paplay, aplay, afplay or Windows itself)",
    open=_open,
    find_installed=lambda: tuple(name for name, _ in _find_programs()),
)
