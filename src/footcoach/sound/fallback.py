"""One speaker out of several outputs: the best that works, and the next when it fails.

Everything that may take its time (importing a library, opening a device, closing it) happens
in threads, each with a deadline, so that no screen ever waits for a sound server.
"""

import atexit
from collections.abc import Callable, Sequence
from threading import Condition, Event, Thread
from time import monotonic, sleep
from typing import NamedTuple

from footcoach.session.cues import Cue
from footcoach.sound.samples import LONGEST, SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import TOO_LATE, Output, OutputError

HEAD_START = 0.5
"""Seconds that the first frame has to itself: a library that is imported meanwhile, even in a
thread, takes turns with it."""
OPENING = 3.0
"""Seconds that an output may take to open."""
REOPENING = 1.5
"""The same once a device stopped answering: cues are lost meanwhile, and others may hang too."""
TRIES = 2
"""How often an output is opened: one that worked and then failed deserves another try, since
servers are restarted."""
WATCH = 0.5
"""Seconds between two questions for trouble."""
SILENT = "it does not answer"
TAIL = 0.25
"""Seconds for which the end of a sound may still be on its way through a device."""
LAST_TONE = 0.75
"""Seconds that the end of the program waits for a sound that has begun; a shipped one fits."""
CLOSING = 0.05
"""Seconds that it waits for the device to close, which takes 5 ms if it takes place at all."""


class Opener(NamedTuple):
    """An output that can be opened."""

    name: str
    open: Callable[[], Output]
    """Raises `OutputError`."""
    blocks: bool = False
    """Whether the whole program stands still while its device does not answer."""


class _Attempt:
    """An opening under way, in a thread that may never come back."""

    def __init__(self, opener: Opener, done: Callable[[], None]) -> None:
        self.output: Output | None = None
        self.reason = ""
        """Why it could not be opened; empty while that is open."""
        self._opener = opener
        self._done = done
        self._given_up = False
        _in_background(self._run, f"opening {opener.name}")

    @property
    def over(self) -> bool:
        return self.output is not None or bool(self.reason)

    def give_up(self) -> None:
        """Have no more use for the output, even if it opens later."""
        self._given_up = True
        if self.output:
            self.output.close()

    def _run(self) -> None:
        try:
            self.output = self._opener.open()
        except OutputError as error:
            self.reason = str(error)
        except Exception as error:  # noqa: BLE001, a library that fails as nobody foresaw is said so
            self.reason = f"{type(error).__name__}: {error}"
        if self._given_up and self.output:
            self.output.close()
        self._done()


def open_now(opener: Opener, patience: float = OPENING) -> Output:
    """Return the opened output; raises `OutputError` if it fails or takes too long."""
    done = Event()
    attempt = _Attempt(opener, done.set)
    done.wait(patience)
    if attempt.output:
        return attempt.output
    attempt.give_up()
    raise OutputError(attempt.reason or SILENT)


class FallbackSpeaker:
    """Gives cues by the first of several outputs that works."""

    def __init__(
        self,
        openers: Sequence[Opener],
        bank: Callable[[], SampleBank],
        *,
        settings: Settings,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Open the first output soon. ``bank`` is asked only once an output is open."""
        self.notice = ""
        self.settings = settings
        self._openers = openers
        self._bank = bank
        self._volume = settings.volume
        self._clock = clock
        self._given: list[tuple[float, Cue]] = []
        self._output: Output | None = None
        self._remarks: list[str] = []
        self._stalled = False
        """Whether a device stopped answering, after which nothing that blocks may be tried."""
        self._closing = False
        self._changed = Condition()
        self._thread = Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()
        # A device must not be cut off in the last tone, nor meet the end of the interpreter.
        atexit.register(self._finish)

    @property
    def name(self) -> str:
        """What is used now."""
        return self._output.name if self._output else "no output yet"

    def play_at(self, cue: Cue, when: float) -> None:
        """Hand the cue over, or keep it for the output that is about to open."""
        when += self.settings.offset
        with self._changed:
            oldest = self._clock() - LONGEST
            self._given = [pair for pair in self._given if pair[0] > oldest]
            self._given.append((when, cue))
            if self._output:
                self._output.play_at(cue, when)

    def cancel_pending(self) -> None:
        """Forget all cues."""
        with self._changed:
            self._given = []
            if self._output:
                self._output.cancel_pending()

    def set_volume(self, volume: int) -> None:
        """Let the output change its volume, as soon as it has time to."""
        with self._changed:
            self._volume = volume
            self._changed.notify_all()

    def close(self) -> None:
        """Let what sounds come to its end, then close the output, without waiting for it."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def _run(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closing, HEAD_START)
        for opener in self._openers:
            if opener.blocks and self._stalled:
                continue
            for _ in range(TRIES):
                output = self._opened(opener)
                if output is None:
                    break
                self._serve(output)
        atexit.unregister(self._finish)

    def _opened(self, opener: Opener) -> Output | None:
        if self._closing:
            return None
        patience = REOPENING if self._stalled else OPENING
        attempt = _Attempt(opener, self._wake)
        with self._changed:
            self._changed.wait_for(lambda: attempt.over or self._closing, patience)
        if attempt.output and not self._closing:
            return attempt.output
        attempt.give_up()
        self._stalled |= not attempt.over
        self._remarks.append(f"{opener.name}: {attempt.reason or SILENT}")
        return None

    def _serve(self, output: Output) -> None:
        """Use ``output`` until it fails or the session is over, then close it."""
        volume = self._volume
        output.set_volume(volume)
        self._adopt(output)
        while not self._closing:
            reason = output.trouble()
            if reason:
                self._drop(output, reason)
                return
            if volume != self._volume:
                volume = self._volume
                output.set_volume(volume)
            self._rest(volume)
        sleep(self._tail())
        output.close()

    def _rest(self, volume: int) -> None:
        """Wait until another volume is wanted, or the end, or it is time to ask for trouble."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._volume != volume, WATCH)

    def _adopt(self, output: Output) -> None:
        # The first reason is the one that was asked for; sound-check knows the others.
        remarks = (*self._remarks[:1], *self._bank().complaints)
        self._remarks = []
        with self._changed:
            self._output = output
            for when, cue in self._given:
                if when > self._clock() - TOO_LATE:
                    output.play_at(cue, when)
            if remarks:
                self.notice = f"Sound now by {output.name}. {'; '.join(remarks)}."

    def _drop(self, output: Output, reason: str) -> None:
        with self._changed:
            self._output = None
            self._stalled = True
            self._remarks.append(f"{output.name}: {reason}")
        # What no longer answers may not close either.
        _in_background(output.close, f"closing {output.name}")

    def _tail(self) -> float:
        """Return the seconds until what has begun is heard to its end."""
        now = self._clock()
        begun = [(when, cue) for when, cue in self._given if when <= now]
        ends = (when + self._bank().seconds(cue) + TAIL for when, cue in begun)
        return max(0.0, max(ends, default=now) - now)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _finish(self) -> None:
        """Wait at the end of the program, but not for long."""
        self.close()
        tail = self._tail() if self._output else 0.0
        self._thread.join(min(tail, LAST_TONE) + CLOSING)


def _in_background(task: Callable[[], None], name: str) -> None:
    # A daemon, so that it can never keep the program from ending.
    Thread(target=task, name=name, daemon=True).start()
