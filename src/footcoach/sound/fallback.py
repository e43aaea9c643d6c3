"""One speaker made of several outputs: the best that works, and the next one when it fails.

Everything that may take a while (importing a library, opening or closing a device) happens
in threads, each with a deadline, so that no screen ever waits for a sound server.
"""

import atexit
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from itertools import chain
from threading import Condition, Thread
from time import monotonic, sleep

from footcoach.session.cues import Cue
from footcoach.session.speech import Lexicon
from footcoach.sound.comeback import Comeback
from footcoach.sound.given_cues import LAST_TONE, LAST_WORDS, GivenCues
from footcoach.sound.notices import Notices
from footcoach.sound.opener import (
    NO_ANSWER,
    NOTHING,
    OPEN_TIMEOUT,
    Attempt,
    Opener,
    close_in_background,
    find_openers,
    load_bank,
)
from footcoach.sound.output_error import TOO_LATE, describe_failure
from footcoach.sound.own_words.background import prepare_in_background
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import OFF, Settings
from footcoach.sound.speaker import SILENT, Output, Ring, Silence, Speaker
from footcoach.sound.speaking_output import find_lexicon, let_say, let_speak
from footcoach.voice_level import Voice

HEAD_START = 0.5
"""Seconds left to the first frame: a library that is imported meanwhile, even in a thread,
takes turns with it."""
REOPEN_TIMEOUT = 1.5
"""Seconds that an output may take to open once a device stopped responding: cues are lost
meanwhile, and other outputs may hang too."""
TRIES = 2
"""How often an output is opened before the next: sound servers are restarted."""
CHECK_EVERY = 0.5
"""Seconds between two checks for trouble."""
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
        self.settings = settings
        self._notices = Notices()
        self._openers = openers
        self._bank = bank
        self._volume = self._output_volume = settings.volume
        self._clock = clock
        self._given = GivenCues()
        self._output: Output | None = None
        self._lexicon: Lexicon | None = None
        self._has_voice = settings.voice is not Voice.OFF
        self._failure = ""
        """What an error in a call to the output says of it; "" if there was none."""
        self._came_back = False
        """Whether the output in use took over because it works again."""
        self._stalled = False
        """Whether a device stopped responding, after which nothing that blocks may be tried."""
        self._closing = False
        self._changed = Condition()
        self._thread = Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()
        # A device must not be cut off in the last tone, nor outlive the interpreter.
        atexit.register(self._finish)

    @property
    def notice(self) -> str:
        """What the user should know about the sound; "" while it is what they asked for."""
        return self._notices.text

    @property
    def name(self) -> str:
        """What is playing now."""
        return self._output.name if self._output else SILENT.name

    def play_at(self, cue: Cue, when: float) -> None:
        """Pass the cue on, or keep it for the output that is about to open."""
        when += self.settings.offset
        with self._changed:
            self._given.add(when, cue, self._clock())
            self._call(lambda output: output.play_at(cue, when))

    @property
    def lexicon(self) -> Lexicon | None:
        """What the output in use can say; None if it can't speak."""
        return self._lexicon if self._output else None

    def prepare(self, texts: Iterable[str]) -> None:
        """Have words without a recording spoken meanwhile, in a process of its own."""
        prepare_in_background(texts, self.settings.recordings)

    def say_at(self, text: str, when: float) -> None:
        """Pass the phrase on, if the output in use can speak."""
        when += self.settings.offset
        with self._changed:
            if self._lexicon and text in self._lexicon.clips:
                self._given.add_word(when, self._lexicon.clips[text].seconds)
            self._call(lambda output: let_say(output, text, when))

    def set_voice(self, *, on: bool) -> None:
        """Make tones softer beside a voice, or not, also those of an output to come."""
        with self._changed:
            self._has_voice = on
            self._call(lambda output: let_speak(output, on=on))

    def cancel_pending(self) -> None:
        """Forget all cues."""
        with self._changed:
            self._given.clear()
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
            self._notices.add_reason(describe_failure("sound", error))
        finally:
            atexit.unregister(self._finish)
        if not self._closing:
            self._notices.tell_end()

    def _use_outputs(self) -> None:
        """Use one output after the other until the session is over or all have failed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing, HEAD_START)
        tried: list[Opener] = []
        for opener in chain(self._openers, (NOTHING,)):
            if not (opener.can_block and self._stalled):
                self._use_opener(opener, tried)
                tried.append(opener)

    def _use_opener(self, opener: Opener, better: Sequence[Opener]) -> None:
        """Use one output until it has failed too often or the session is over."""
        tries = TRIES
        while tries and (output := self._open(opener)) is not None:
            self._came_back = False
            if not self._use(output, better):
                return
            # It was in order itself when a better one came back and failed again.
            tries = TRIES if self._came_back else tries - 1

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
        self._notices.add_reason(attempt.reason or NO_ANSWER)
        return None

    def _use(self, output: Output, better: Sequence[Opener]) -> bool:
        """Use ``output`` until it fails or the session is over; return whether to reopen it.

        Should one of the ``better`` outputs come back, that is used instead.
        """
        comeback = Comeback(better, self._clock)
        try:
            self._adopt(output)
            reason = self._play(comeback)
        except Exception as error:  # noqa: BLE001, the next output takes over from one that breaks
            self._drop(self._output or output, describe_failure(output.name, error))
            return self._came_back
        finally:
            comeback.close()
        return self._end(self._output or output, reason)

    def _end(self, output: Output, reason: str) -> bool:
        """Close ``output``, which failed if there is a ``reason``; return whether to reopen."""
        if reason:
            self._drop(output, reason)
            return self._came_back or not self._failure
        # The session is over by then: what an output raises in closing changes nothing.
        with suppress(Exception):
            sleep(self._tail())
            output.close()
        return False

    def _play(self, comeback: Comeback) -> str:
        """Play until something is wrong, and return what; "" once the session is over."""
        while not self._closing and self._output:
            reason = self._failure or self._output.trouble()
            if reason:
                return reason
            if self._volume != self._output_volume:
                self._output_volume = self._volume
                self._output.set_volume(self._output_volume)
            if self._given.is_quiet(self._clock()) and (back := comeback.look(self._volume)):
                self._take_back(back, comeback.volume)
            with self._changed:
                self._changed.wait_for(self._has_work, CHECK_EVERY)
        return ""

    def _take_back(self, output: Output, volume: int) -> None:
        """Use ``output``, which works again, instead of the one that plays."""
        before, self._came_back, self._output_volume = self._output, True, volume
        self._adopt(output)
        if before:
            close_in_background(before)

    def _has_work(self) -> bool:
        return self._closing or bool(self._failure) or self._volume != self._output_volume

    def _adopt(self, output: Output) -> None:
        lexicon = find_lexicon(output, self._bank, self.settings)
        with self._changed:
            self._output, self._failure, self._lexicon = output, "", lexicon
            facts = {"came_back": self._came_back, "has_voice": self._has_voice}
            self._notices.tell_switch(output, self._bank, **facts)
            let_speak(output, on=self._has_voice)
            for when, cue in self._given:
                if when > self._clock() - TOO_LATE:
                    output.play_at(cue, when)

    def _drop(self, output: Output, reason: str) -> None:
        with self._changed:
            self._output = None
            self._stalled = True
            self._notices.add_drop(output.name, reason)
        # What no longer responds may never close either.
        close_in_background(output)

    def _tail(self) -> float:
        """Return the seconds until every sound that has begun is heard to its end."""
        if self._output is SILENT:
            return 0.0
        return self._given.seconds_to_silence(self._clock(), self._bank())

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _finish(self) -> None:
        """Wait for the last sound as the program ends, but not for long."""
        self.close()
        tail = self._tail() if self._output else 0.0
        limit = LAST_WORDS if self._given.seconds_of_words(self._clock()) else LAST_TONE
        self._thread.join(min(tail, limit) + CLOSING)
