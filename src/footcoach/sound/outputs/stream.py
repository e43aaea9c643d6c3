"""The stream of `pulse_stream` or `miniaudio_stream`, in a small process of its own.

The device's thread needs the interpreter for everything that it plays. In the app's
own process it waited for whatever held the interpreter: drawing a new step on a busy machine
left holes in the tones. In a process that does nothing else there's nothing to wait for.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from time import monotonic

from footcoach.child_processes import user_for_child
from footcoach.session.cues import Cue
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs.installed import is_loadable, with_versions
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Keepalive, Settings
from footcoach.sound.speaker import Output, OutputKind, Ring
from footcoach.sound.voice_pack import load_whole_voice
from footcoach.voice_level import Voice

STALL = 2.0
"""Seconds without a word from the process after which it counts as hung; it reports four times
a second."""
SLEPT = 2.5
"""Seconds between two checks for trouble which mean that the app itself was stopped."""
ENDED = "the sound player ended unexpectedly"
LEAVING = 1.5
"""Seconds that the process has to end by itself before it's ended."""

PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from footcoach.sound.streaming.process import main; main()"
)
"""What the process runs. It's given the app's own search path, whatever that came from."""
ISOLATED = ("-I", "-S")
"""Options with which Python starts soonest: nothing of a user's set-up is looked for."""


class Stream:
    """Plays through a process of its own, which ends with this one, however that ends."""

    speaks = Voice.FULL

    def __init__(
        self,
        bank: SampleBank,
        settings: Settings,
        *,
        clock: Callable[[], float] = monotonic,
        program: str = PROGRAM,
    ) -> None:
        """Start the process; raise `OutputError` if it doesn't start or has no device."""
        self._clock = clock
        self._sending = Lock()
        self._trouble = ""
        self._files = load_whole_voice(settings.recordings).files
        self._process = _start(program)
        try:
            self._send_sounds(bank)
            hums_always = settings.keepalive is Keepalive.FAINT
            self._send(
                "open", settings.volume, settings.voice_volume, settings.lead_in, hums_always
            )
            self.name = self._await_device()
        except OutputError:
            self.close()
            self._close_reports()
            raise
        self._heard = self._checked = clock()
        """When the process last reported, and when trouble was last checked for."""
        Thread(target=self._listen, name="stream reports", daemon=True).start()

    def play_at(self, cue: Cue, when: float) -> None:
        """Let the process place ``cue`` at ``when``."""
        self._send("play", cue, when)

    def say_at(self, text: str, when: float) -> None:
        """Let the process place the recording of ``text`` at ``when``."""
        if text in self._files:
            self._send("say", str(self._files[text]), when)

    def set_voice(self, *, on: bool) -> None:
        """Let the process play tones softer, or as loud as they are."""
        self._send("voice", on)

    def cancel_pending(self) -> None:
        """Let the process forget the cues that aren't in the device yet."""
        self._send("cancel")

    def set_volume(self, volume: int) -> None:
        """Let the process mix the cues to come at ``volume`` percent."""
        self._send("volume", volume)

    def trouble(self) -> str:
        """Return what the process reports, or that it ended or hangs."""
        now, before = self._clock(), self._checked
        self._checked = now
        if now - before > SLEPT:
            self._heard = now
        hangs = now - self._heard > STALL
        return self._trouble or ("the sound player stopped responding" if hangs else "")

    def close(self) -> None:
        """Let the process end, and end it if it doesn't."""
        with self._sending:
            _close_pipe(self._process)
        try:
            self._process.wait(LEAVING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _send_sounds(self, bank: SampleBank) -> None:
        for cue, samples in bank.sounds.items():
            data = samples.tobytes()
            self._send("sound", cue, len(data), data=data)

    def _send(self, *command: object, data: bytes = b"") -> None:
        """Write a line for the process; one that ended is left to `trouble`."""
        with self._sending:
            pipe = self._process.stdin
            if pipe is None or pipe.closed:
                return
            try:
                pipe.write(json.dumps(command).encode() + b"\n" + data)
                pipe.flush()
            except OSError:
                self._trouble = ENDED

    def _await_device(self) -> str:
        """Return the name of the device once it's open; raise `OutputError` if it can't be."""
        word, text = self._read_report()
        if word == "open":
            return text
        raise OutputError(text or "the sound player couldn't be started")

    def _listen(self) -> None:
        """Take the reports of the process until it ends."""
        while True:
            word, text = self._read_report()
            if not word:
                self._trouble = self._trouble or ENDED
                self._close_reports()
                return
            self._heard, self._trouble = self._clock(), text or self._trouble

    def _close_reports(self) -> None:
        if self._process.stdout:
            self._process.stdout.close()

    def _read_report(self) -> tuple[str, str]:
        """Return the next report and its text, once there is one; "" if the process ended."""
        pipe = self._process.stdout
        line = pipe.readline() if pipe else b""
        word, _, text = line.decode().rstrip("\n").partition(" ")
        return word, text


def _start(program: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, *ISOLATED, "-c", program, *sys.path]
    # A session of its own: Ctrl-C in the terminal is for the app, and Linux shares the
    # processors out by session, so that this one doesn't wait behind the app.
    try:
        return subprocess.Popen(  # noqa: S603, the interpreter that runs already
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            user=user_for_child(),
        )
    except (OSError, ValueError) as error:
        msg = "the sound player couldn't be started"
        raise OutputError(msg) from error


def _close_pipe(process: "subprocess.Popen[bytes]") -> None:
    # A process that ended may have left something unread, which closing would write.
    with suppress(OSError):
        if process.stdin:
            process.stdin.close()


def _open(settings: Settings, bank: SampleBank, _: Ring) -> Output:
    return Stream(bank, settings)


def _find_installed() -> tuple[str, ...]:
    from footcoach.sound.clips import SNDFILE
    from footcoach.sound.streaming.pulse_library import LIBRARY

    libraries = (LIBRARY, SNDFILE) if sys.platform == "linux" else ()
    return (*with_versions(("miniaudio",)), *(name for name in libraries if is_loadable(name)))


KIND = OutputKind(
    name="stream",
    summary="one audio stream, open all the time; keeps the beat best, and can speak",
    open=_open,
    find_installed=_find_installed,
)
