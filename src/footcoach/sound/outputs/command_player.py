"""The system's own players: a program that plays a sound file, and a file for each cue."""

import shutil
import sys
import wave
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

from footcoach.session.cues import Cue
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs.player_programs import (
    PROGRAMS,
    Player,
    Program,
    WinSound,
    find_programs,
)
from footcoach.sound.outputs.scheduled import STARTING, ScheduledOutput
from footcoach.sound.samples import (
    LONGEST,
    RATE,
    SampleBank,
    Samples,
    add_lead_in,
)
from footcoach.sound.score import BESIDE_VOICE
from footcoach.sound.settings import FULL_VOLUME, Settings
from footcoach.sound.speaker import Output, OutputKind, Ring
from footcoach.sound.voice_pack import load_whole_voice
from footcoach.voice_level import Voice

TRIED = "One"
"""A short phrase of the voice, to try whether a player reads its format."""


class CommandPlayer(ScheduledOutput):
    """Plays cues from files that it writes to a temporary folder, and phrases from their own."""

    def __init__(
        self,
        bank: SampleBank,
        settings: Settings = Settings(),  # noqa: B008, it's frozen
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Find a player that works; raise `OutputError` if there is none."""
        super().__init__(clock, settings.lead_in + STARTING)
        self._bank = bank
        self._failure = ""
        self._files = load_whole_voice(settings.recordings).files
        self._volume, self._voice_volume = settings.volume, settings.voice_volume
        self._beside_voice = 1.0
        """The share of their amplitude at which tones are played."""
        # Not a TemporaryDirectory: as the program ends that removes itself, with a warning
        # on the screen, before the last cue has been heard.
        self._folder = Path(mkdtemp(prefix="footcoach-"))
        try:
            player_name, self._player = _find_working_player(self._folder)
            self.speaks = Voice.BRIEF if _plays_phrases(self._player, self._files) else Voice.OFF
            self._sounds = self._write_sounds(settings.volume)
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
            seconds = self._bank.seconds(cue) + self._lead_in
            self._player.play(self._path(cue), seconds, self._beside_voice)
        except (OSError, RuntimeError) as error:  # winsound raises RuntimeError when it fails
            self._failure = str(error)

    def play_file(self, file: Path) -> None:
        """Start the player on a phrase."""
        # As in a bank: loudness follows the power.
        share = (self._volume * self._voice_volume / FULL_VOLUME**2) ** 2
        try:
            self._player.play(file, LONGEST, share)
        except OSError as error:
            self._failure = str(error)

    def say_at(self, text: str, when: float) -> None:
        """Start the player on the recording of ``text`` at ``when``."""
        if self.speaks is not Voice.OFF and text in self._files:
            # Its file has no lead-in before it.
            self.schedule(self._files[text], when + self._lead_in)

    def set_voice(self, *, on: bool) -> None:
        """Play tones softer from now on where there's a voice, or as loud as they are."""
        self._beside_voice = BESIDE_VOICE**2 if on and self.speaks is not Voice.OFF else 1.0

    def cancel_pending(self) -> None:
        """Forget every cue to come, and stop the one that is playing."""
        super().cancel_pending()
        self._player.stop()

    def set_volume(self, volume: int) -> None:
        """Play from the files of that volume."""
        self._volume = volume
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
    for name, path in find_programs():
        program = Program(path, PROGRAMS[name])
        try:
            program.try_out(silence)
        except OutputError as error:
            reasons.append(f"{name}: {error}")
        else:
            return name, program
    found = f"no system player works ({'; '.join(reasons)})"
    raise OutputError(found if reasons else f"none of {', '.join(PROGRAMS)} is installed")


def _plays_phrases(player: Player, files: Mapping[str, Path]) -> bool:
    """Whether ``player`` plays the voice's format: tried with a short phrase, which isn't heard."""
    phrase = files.get(TRIED)
    if not isinstance(player, Program) or not player.can_soften or phrase is None:
        return False
    try:
        player.try_out(phrase, share=0)
    except OutputError:
        return False
    return True


def _open(settings: Settings, bank: SampleBank, _: Ring) -> Output:
    return CommandPlayer(bank, settings)


KIND = OutputKind(
    name="system",
    summary="a player of your system (pw-play, paplay, aplay, afplay or Windows itself)",
    open=_open,
    find_installed=lambda: tuple(name for name, _ in find_programs()),
)
