"""One speaker made of several outputs: the best that works, and the next one when it fails.

Everything that may take a while (importing a library, opening or closing a device) happens
in threads, each with a deadline, so that no screen ever waits for a sound server.
"""

import atexit
from collections.abc import Callable, Iterable
from functools import cache, partial
from threading import Condition, Thread
from time import monotonic, sleep

from footcoach.session.cues import Cue
from footcoach.sound.opener import (
    NO_ANSWER,
    OPEN_TIMEOUT,
    Attempt,
    Opener,
    close_quietly,
    find_openers,
    load_bank,
    run_in_background,
)
from footcoach.sound.samples import LONGEST, SampleBank
from footcoach.sound.settings import OFF, Settings
from footcoach.sound.speaker import (
    TOO_LATE,
    Output,
    Ring,
    Silence,
    Speaker,
    as_sentence,
    describe_failure,
)

HEAD_START = 0.5
"""Seconds left to the first frame: a library that is imported meanwhile, even in a thread,
takes turns with it."""
REOPEN_TIMEOUT = 1.5
"""Seconds that an output may take to open once a device stopped responding: cues are lost
meanwhile, and other outputs may hang too."""
TRIES = 2
"""How often an output is opened: one that worked and then failed gets another try, since
sound servers are restarted."""
CHECK_EVERY = 0.5
"""Seconds between two checks for trouble."""
TAIL = 0.25
"""Seconds for which the end of a sound may still be on its way through a device."""
LAST_TONE = 0.75
"""Seconds that the end of the program waits for a sound that has begun; a shipped one fits."""
CLOSING = 0.05
"""Seconds that it waits for the device to close, which takes 5 ms if it happens at all."""


def make_speaker(settings: Settings, ring: Ring) -> Speaker:
    """Return the speaker of a session; nothing is opened before this returns."""
    if settings.output == OFF:
        return Silence()
    bank = cache(lambda: load_bank(settings))
    return FallbackSpeaker(find_openers(settings, bank, ring), bank, settings=settings)


class FallbackSpeaker:
    """Plays cues through the first of several outputs that works."""

    def __init__(
        self,
        openers: Iterable[Opener],
        bank: Callable[[], SampleBank],
        *,
        settings: Settings,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Open the first output soon. ``bank`` is called only once an output is open."""
        self.notice = ""
        self.settings = settings
        self._openers = openers
        self._bank = bank
        self._volume = self._output_volume = settings.volume
        self._clock = clock
        self._given: list[tuple[float, Cue]] = []
        self._output: Output | None = None
        self._failure = ""
        """What an error in a call to the output says of it; "" if there was none."""
        self._reasons: list[str] = []
        """Why outputs couldn't be used since the last notice."""
        self._dropped = ""
        """The name of the last output that failed while in use."""
        self._complaints_told = False
        self._stalled = False
        """Whether a device stopped responding, after which nothing that blocks may be tried."""
        self._closing = False
        self._changed = Condition()
        self._thread = Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()
        # A device must not be cut off in the last tone, nor outlive the interpreter.
        atexit.register(self._finish)

    @property
    def name(self) -> str:
        """What is playing now."""
        return self._output.name if self._output else "nothing"

    def play_at(self, cue: Cue, when: float) -> None:
        """Pass the cue on, or keep it for the output that is about to open."""
        when += self.settings.offset
        with self._changed:
            oldest = self._clock() - LONGEST
            self._given = [pair for pair in self._given if pair[0] > oldest]
            self._given.append((when, cue))
            self._call(lambda output: output.play_at(cue, when))

    def cancel_pending(self) -> None:
        """Forget all cues."""
        with self._changed:
            self._given = []
            self._call(lambda output: output.cancel_pending())

    def set_volume(self, volume: int) -> None:
        """Let the output change its volume as soon as it has time to."""
        with self._changed:
            self._volume = volume
            self._changed.notify_all()

    def close(self) -> None:
        """Let a sound that has begun end, then close the output; returns at once."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def _call(self, action: Callable[[Output], None]) -> None:
        """Do ``action`` to the output; what it raises is left to the sound thread."""
        if self._output is None:
            return
        try:
            action(self._output)
        except Exception as error:  # noqa: BLE001, a session goes on whatever happens to its sound
            self._failure = describe_failure(self._output.name, error)
            self._changed.notify_all()

    def _run(self) -> None:
        try:
            self._use_outputs()
        except Exception as error:  # noqa: BLE001, a session goes on whatever happens to its sound
            self._reasons.append(describe_failure("sound", error))
        finally:
            atexit.unregister(self._finish)
        if self._reasons and not self._closing:
            self.notice = as_sentence(f"{self._reasons[0]}; sound is off")

    def _use_outputs(self) -> None:
        """Use one output after the other until the session is over or all have failed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing, HEAD_START)
        for opener in self._openers:
            if opener.can_block and self._stalled:
                continue
            for _ in range(TRIES):
                output = self._open(opener)
                if output is None or not self._use(output):
                    break

    def _open(self, opener: Opener) -> Output | None:
        if self._closing:
            return None
        timeout = REOPEN_TIMEOUT if self._stalled else OPEN_TIMEOUT
        self._output_volume = self._volume
        attempt = Attempt(opener, self._output_volume, self._wake)
        with self._changed:
            self._changed.wait_for(lambda: attempt.is_over or self._closing, timeout)
        if attempt.output and not self._closing:
            return attempt.output
        attempt.abandon()
        self._stalled |= not attempt.is_over
        self._reasons.append(attempt.reason or NO_ANSWER)
        return None

    def _use(self, output: Output) -> bool:
        """Use ``output`` until it fails or the session is over; return whether to reopen it."""
        try:
            reason = self._play(output)
            if not reason:
                sleep(self._tail())
                output.close()
                return False
        except Exception as error:  # noqa: BLE001, the next output takes over from one that breaks
            self._drop(output, describe_failure(output.name, error))
            return False
        self._drop(output, reason)
        return not self._failure

    def _play(self, output: Output) -> str:
        """Play until something is wrong, and return what; "" once the session is over."""
        self._adopt(output)
        while not self._closing:
            reason = self._failure or output.trouble()
            if reason:
                return reason
            if self._has_new_volume():
                self._output_volume = self._volume
                output.set_volume(self._output_volume)
            with self._changed:
                self._changed.wait_for(self._has_work, CHECK_EVERY)
        return ""

    def _has_new_volume(self) -> bool:
        return self._volume != self._output_volume

    def _has_work(self) -> bool:
        return self._closing or bool(self._failure) or self._has_new_volume()

    def _adopt(self, output: Output) -> None:
        complaints = () if self._complaints_told else self._bank().complaints
        with self._changed:
            self._output, self._failure = output, ""
            self._tell(output, complaints)
            for when, cue in self._given:
                if when > self._clock() - TOO_LATE:
                    output.play_at(cue, when)

    def _tell(self, output: Output, complaints: tuple[str, ...]) -> None:
        """Make a notice of why ``output`` is in use and which of the user's sounds aren't."""
        sentences = [f"{complaint}." for complaint in complaints]
        if self._reasons:
            again = " again" if output.name == self._dropped else ""
            # The first is about the output that was asked for; sound-check lists the others.
            sentences.insert(0, as_sentence(f"{self._reasons[0]}; using {output.name}{again}"))
        if sentences:
            self.notice = " ".join(sentences)
        self._reasons, self._complaints_told = [], True

    def _drop(self, output: Output, reason: str) -> None:
        with self._changed:
            self._output, self._dropped = None, output.name
            self._stalled = True
            self._reasons.append(reason)
        # What no longer responds may never close either.
        run_in_background(partial(close_quietly, output), f"closing {output.name}")

    def _tail(self) -> float:
        """Return the seconds until every sound that has begun is heard to its end."""
        now = self._clock()
        begun = [(when, cue) for when, cue in self._given if when <= now]
        ends = (when + self._bank().seconds(cue) + TAIL for when, cue in begun)
        return max(0.0, max(ends, default=now) - now)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _finish(self) -> None:
        """Wait for the last sound as the program ends, but not for long."""
        self.close()
        tail = self._tail() if self._output else 0.0
        self._thread.join(min(tail, LAST_TONE) + CLOSING)
