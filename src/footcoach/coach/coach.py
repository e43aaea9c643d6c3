"""A session under way.

The coach owns the one session, looks at the clock for it and hands cues to the speaker
ahead of time. Screens and lines of text ask it where the session is. It may look from a
thread of its own, so that a screen that hangs stops neither session nor sound.
"""

from collections.abc import Callable
from dataclasses import replace
from threading import RLock
from time import localtime, monotonic, strftime, time
from typing import NamedTuple

from footcoach.coach.farewell import find_farewell
from footcoach.coach.look_thread import LookThread
from footcoach.coach.spoken_words import Spoken, SpokenWords, list_phrases, overlaps_key_tone
from footcoach.coach.wait import Wait
from footcoach.session.actions import Action, enter_count, go_to, press
from footcoach.session.cues import Cue, CueGroup, group_of
from footcoach.session.player import CueDue, Event, Session, Update
from footcoach.session.speech import Lexicon
from footcoach.session.timeline import Timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.settings import FULL_VOLUME
from footcoach.sound.speaker import Speaker
from footcoach.voice_level import Voice

HORIZON = 1.0
"""Seconds ahead for which cues are handed to the speaker."""

NOTHING_HANDED = float("-inf")

Tell = Callable[[Session, float], None]
"""Takes the session and the time of the clock at every look; returns at once."""


GAP = 2.0
"""Seconds between two looks from which a session pauses itself."""


class ClockReading(NamedTuple):
    """What the two clocks said at one look, in seconds."""

    monotonic: float
    wall: float

    def missed_since(self, before: "ClockReading") -> float:
        """Return the seconds since ``before`` as the clock says that saw more of them.

        Where the monotonic clock stops while the machine sleeps, the wall clock
        runs ahead of it. A wall clock set back says nothing.
        """
        return max(self.monotonic - before.monotonic, self.wall - before.wall)


class Coach:
    """Takes one person through one timeline, or resumes a paused session."""

    def __init__(  # noqa: PLR0913, all but two are there for a test or a rehearsal to replace
        self,
        what: Timeline | Session,
        speaker: Speaker,
        *,
        clock: Callable[[], float] = monotonic,
        wall: Callable[[], float] = time,
        gap: float = GAP,
        tell: Tell | None = None,
        waiting: Waiting = Waiting.NEVER,
    ) -> None:
        """Take ``tell``, if anything, as what to tell of every look.

        ``waiting`` says which ready steps wait for a key; where no one can press one, none does.
        """
        self.clock = clock
        self.speaker = speaker
        self.interrupted = 0.0
        """Seconds without a look before the session paused itself; 0 otherwise."""
        self.muted = speaker.settings.muted
        self.volume = speaker.settings.volume
        """Percent."""
        self.voice = speaker.settings.voice
        """How much is said, where the speaker can."""
        self.groups = speaker.settings.groups
        """The groups of cues that sound, unless muted."""
        self.days_this_week: int | None = None
        """On how many days of this week the routine was done, today too; None if unknown."""
        self._wall = wall
        self._gap = gap
        self._tell = tell
        self.resumed = isinstance(what, Session)
        """Whether it resumes a session that was begun earlier."""
        session = what if isinstance(what, Session) else Session.at_start(what)
        self._session = replace(session, waiting=waiting)
        self._seen = ClockReading(clock(), wall())
        self._handed = self._said = NOTHING_HANDED
        """The moment up to which cues and words were handed to the speaker."""
        self._wait = Wait()
        self._words = SpokenWords(self._wait)
        self._is_farewell_said = False
        self._lock = RLock()
        self._thread = LookThread(self.look)
        self._prepare_words()

    @property
    def session(self) -> Session:
        """Where the session was at the last look."""
        return self._session

    def waited(self) -> float:
        """Return the seconds for which the step under way has waited for a key, or did."""
        return self._wait.seconds(self.clock())

    def time_of_day(self, ahead: float) -> str:
        """Write the local time of day ``ahead`` seconds from now."""
        return strftime("%H:%M", localtime(self._wall() + ahead))

    def begin(self) -> Update:
        """Start the clock; a session that was resumed stays paused where it is."""
        with self._lock:
            self._seen = ClockReading(self.clock(), self._wall())
            if self.resumed:
                arrival = self._session.arrival_events(self._seen.monotonic)
                return self._adopt(Update(self._session, arrival))
            self._thread.wake()
            return self._adopt(self._session.begin(self._seen.monotonic))

    def look(self) -> Update:
        """Catch up with the clock; say what became due since the last look."""
        with self._lock:
            before, self._seen = self._seen, ClockReading(self.clock(), self._wall())
            missed = self._seen.missed_since(before)
            if self._session.is_running and missed > self._gap:
                self.interrupted = missed
                self._silence()
                return self._adopt(Update(self._session.pause(before.monotonic), ()))
            return self._adopt(self._session.advance(self._seen.monotonic))

    def press(self, action: Action) -> Update:
        """Do what the person asks; say what became due before and by it."""
        return self._change(lambda session, now: press(session, action, now))

    def go_to(self, index: int) -> Update:
        """Begin the exercise that step ``index`` belongs to."""
        return self._change(lambda session, now: go_to(session, index, now))

    def _change(self, change: Callable[[Session, float], Update]) -> Update:
        with self._lock:
            caught_up = self.look()
            self.interrupted = 0.0
            before = self._session
            turn = change(before, self._seen.monotonic)
            if turn.session is not before:
                self._silence()
                self._thread.wake()
            self._adopt(turn, before)
            return Update(turn.session, (*caught_up.events, *turn.events))

    def enter_count(self, reps: int) -> Update:
        """Take ``reps`` for the set that is asked about, and go to the next step."""
        with self._lock:
            caught_up = self.look()
            turn = enter_count(self._session, reps, self._seen.monotonic)
            self._silence()
            self._thread.wake()
            self._adopt(turn)
            return Update(turn.session, (*caught_up.events, *turn.events))

    def pause(self) -> None:
        """Pause, if the session runs."""
        with self._lock:
            if self.look().session.is_running:
                self.press(Action.PAUSE)

    def mute(self) -> None:
        """Hand no cue to the speaker, or do so again."""
        with self._lock:
            self.muted = not self.muted
            self._silence()
            self.look()

    def toggle(self, group: CueGroup) -> bool:
        """Let a group of cues sound or not; return whether it does now."""
        with self._lock:
            self.groups ^= {group}
            self._silence()
            self.look()
            return group in self.groups

    def change_volume(self, by: int) -> int:
        """Make the cues louder by so many percent, or softer; return the volume."""
        with self._lock:
            self.volume = min(FULL_VOLUME, max(0, self.volume + by))
            self.speaker.set_volume(self.volume)
            return self.volume

    @property
    def can_speak(self) -> bool:
        """Whether the output in use can speak."""
        return self.speaker.lexicon is not None

    def change_voice(self) -> Voice:
        """Say more or less: all, little, nothing, and all again; return how much now."""
        with self._lock:
            self.voice = self.voice.next_level
            self.speaker.set_voice(on=self.voice is not Voice.OFF)
            self._prepare_words()
            self._silence()
            self.look()
            return self.voice

    def look_alone(self) -> None:
        """Keep looking from a thread until the session ends or the coach is dismissed."""
        self._thread.start()

    def dismiss(self) -> None:
        """Stop looking and let the speaker go."""
        self._thread.stop()
        self.speaker.close()

    def _adopt(self, turn: Update, before: Session | None = None) -> Update:
        """Take ``turn`` for the session.

        ``before`` is the session that a key changed; None if none did.
        """
        self._session = turn.session
        self._wait.see(turn.session, self._seen.monotonic)
        if self._tell:
            self._tell(turn.session, self._seen.monotonic)
        ahead = self._seen.monotonic + HORIZON + self.speaker.settings.ahead
        coming = turn.session.advance(ahead).events
        spoken = self._say(turn, coming, ahead, before)
        # What became due since the last look comes too: the speaker knows what is too late.
        for event in (*turn.events, *coming):
            if (
                isinstance(event, CueDue)
                and event.at > self._handed
                and self._sounds(event.cue)
                and not spoken.replaces(event)
            ):
                self.speaker.play_at(event.cue, event.at)
        self._handed = max(self._handed, ahead) if turn.session.is_running else NOTHING_HANDED
        return turn

    def _say(
        self, turn: Update, coming: tuple[Event, ...], ahead: float, before: Session | None
    ) -> Spoken:
        """Hand over the words that begin by ``ahead``; return what is said instead of tones."""
        lexicon, session = self.speaker.lexicon, turn.session
        if self.muted or lexicon is None or self.voice is Voice.OFF:
            self._said = NOTHING_HANDED
            return Spoken()
        self._say_farewell((*turn.events, *coming), lexicon)
        if not (session.is_running or session.is_waiting):
            self._said = NOTHING_HANDED
            return Spoken()
        counted = CueGroup.LAST_THREE in self.groups
        now = self._seen.monotonic
        self._words.prepare(session, lexicon, self.voice, now)
        if before is not None:
            self._words.note_key(before, turn, now)
        spoken = self._words.find(session, coming, counted=counted)
        for word in spoken.words:
            is_new = now <= word.at <= ahead and word.at > self._said
            if is_new and not overlaps_key_tone(word, (*turn.events, *coming), lexicon):
                self.speaker.say_at(word.text, word.at)
        self._said = max(self._said, ahead)
        return spoken

    def _say_farewell(self, events: tuple[Event, ...], lexicon: Lexicon) -> None:
        """Hand over what is said at the end of the session, once, if the end is among ``events``.

        All of it at once: the speaker is let go as soon as the session is over.
        """
        if self._is_farewell_said:
            return
        for at, text in find_farewell(events, lexicon, self.voice, self.days_this_week):
            self.speaker.say_at(text, max(at, self._seen.monotonic))
            self._is_farewell_said = True

    def _prepare_words(self) -> None:
        """Let the speaker prepare what is said, if anything is."""
        if self.voice is not Voice.OFF:
            self.speaker.prepare(list_phrases(self._session.timeline))

    def _sounds(self, cue: Cue) -> bool:
        return not self.muted and group_of(cue) in self.groups

    def _silence(self) -> None:
        self.speaker.cancel_pending()
        self._is_farewell_said = False
        self._handed = self._said = NOTHING_HANDED
