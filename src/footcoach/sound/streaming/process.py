"""The process in which a `Stream` plays: it reads commands, and reports how the device is.

A command is a line of JSON: ``["sound", cue, bytes]``, followed by that many bytes of samples;
``["open", volume, volume of the voice, lead-in, hums always]``; ``["play", cue, when]``;
``["say", file, when]``; ``["voice", on]``; ``["cancel"]``; ``["volume", percent]``. A report is a
word and a text: ``open NAME`` or ``failed REASON`` first, then ``running TROUBLE`` four times a
second. It ends when there are no more commands, which is also what it sees when the app was
killed.
"""

import json
import os
import sys
from array import array
from contextlib import suppress
from threading import Event, Thread
from time import sleep
from typing import BinaryIO, TypedDict, Unpack

from footcoach.session.cues import Cue
from footcoach.sound.clips import Clips, can_decode
from footcoach.sound.mixer import Mixer
from footcoach.sound.output_error import OutputError, describe_failure
from footcoach.sound.samples import BadSoundError, SampleBank, Samples
from footcoach.sound.streaming.miniaudio_stream import MiniaudioStream
from footcoach.sound.streaming.pulse_stream import PulseStream, open_pulse_stream

REPORT_EVERY = 0.25
"""Seconds between two reports."""
Device = PulseStream | MiniaudioStream
CLOSING = 0.5
"""Seconds that the device has to close; a server that hangs would never let it."""


class Playing(TypedDict):
    """How a stream plays its sounds, as `Mixer` takes it."""

    volume: int
    lead_in: float
    hums_always: bool


class StreamProcess:
    """One stream, from the first command to the last."""

    def __init__(self, commands: BinaryIO, reports: BinaryIO) -> None:
        self._commands = commands
        self._reports = reports
        self._over = Event()
        self._sounds: dict[Cue, Samples] = {}
        self._stream: Device | None = None

    def run(self) -> None:
        """Play until there are no more commands."""
        volume, voice_volume, lead_in, hums_always = self._read_until_open()
        self._clips = Clips(volume, voice_volume)
        # From here on the end of the commands is seen, even while a device hangs as it opens.
        Thread(target=self._obey, name="commands", daemon=True).start()
        try:
            self._stream = _open_stream(
                SampleBank(self._sounds), volume=volume, lead_in=lead_in, hums_always=hums_always
            )
        except OutputError as error:
            self._report("failed", str(error))
            return
        self._report("open", self._stream.name)
        while not self._over.wait(REPORT_EVERY):
            self._report("running", self._find_trouble(self._stream))
        self._stream.close()

    def _read_until_open(self) -> tuple[int, int, float, bool]:
        """Keep the sounds; return what to open the device with."""
        while line := self._commands.readline():
            word, *rest = json.loads(line)
            if word == "open":
                volume, voice_volume, lead_in, hums_always = rest
                return volume, voice_volume, lead_in, hums_always
            cue, size = rest
            self._sounds[Cue(cue)] = array("h", self._commands.read(size))
        raise EOFError

    def _obey(self) -> None:
        for line in self._commands:
            if self._stream:
                _obey(self._stream, self._clips, *json.loads(line))
        self._over.set()
        sleep(CLOSING)
        os._exit(0)

    def _find_trouble(self, stream: Device) -> str:
        try:
            return stream.trouble()
        except Exception as error:  # noqa: BLE001, whatever it is, the app is the one to say so
            return describe_failure("the sound player", error)

    def _report(self, word: str, text: str) -> None:
        self._reports.write(f"{word} {text}\n".encode())
        self._reports.flush()


def _open_stream(bank: SampleBank, **how: Unpack[Playing]) -> Device:
    """Return the best stream there is; raise `OutputError` if there is none.

    Where the recordings can't be read, the app is better served by an output that can't speak.
    """
    if sys.platform == "linux" and can_decode():
        with suppress(OutputError):
            return open_pulse_stream(bank, **how)
    return MiniaudioStream(Mixer(bank, **how))


def _obey(stream: Device, clips: Clips, word: str, *rest: object) -> None:
    match word, rest:
        case "play", (str(cue), float(when)):
            stream.play_at(Cue(cue), when)
        case "say", (str(file), float(when)):
            # A phrase that can't be read is left out; the tones go on.
            with suppress(BadSoundError):
                stream.play_samples_at(clips.find(file), when)
        case "voice", (bool(on),):
            stream.set_voice(on=on)
        case "cancel", _:
            stream.cancel_pending()
        case "volume", (int(volume),):
            clips.set_volume(volume)
            stream.set_volume(volume)
        case _:
            raise ValueError(word)


def main() -> None:
    """Run until the app is done with it, or ended."""
    # miniaudio imports numpy where it is, for 0.1 s and 18 MB, and can do without.
    sys.modules["numpy"] = None  # type: ignore[assignment]  # this is how Python says: not there
    # Either is raised when the app ended in between.
    with suppress(OSError, EOFError):
        StreamProcess(sys.stdin.buffer, sys.stdout.buffer).run()
    # A device that is still open would hang the interpreter as it ends.
    os._exit(0)
