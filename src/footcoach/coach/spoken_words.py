"""Finds which words of a session are due, by the same clock as its cues."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from footcoach.coach.arrival_words import KEY_TONES, Arrived, plan_arrival
from footcoach.coach.wait import Wait
from footcoach.session.cues import Cue, StepKind
from footcoach.session.player import CueDue, Event, Session, StepEntered, Update
from footcoach.session.sentences import READY_ENDS
from footcoach.session.speech import (
    AFTER_TONE,
    BEFORE_SOUND,
    COUNT,
    Lexicon,
    Speaking,
    Speech,
)
from footcoach.session.timeline import Step, Timeline
from footcoach.session.vocabulary import START
from footcoach.voice_level import Voice

SAME = 0.01
"""Seconds by which a tone and the moment of a word that replaces it may differ."""
SOON = 1.0
"""Seconds after an output could first speak at which the first word comes: the output hums
meanwhile, to wake up whatever is between it and the ear."""
COUNTING = 0.2
"""Seconds before its first beat from which a step's words count."""


def describe_voice(voice: Voice, *, can_speak: bool) -> str:
    """Say how much is said from now on."""
    said = {
        Voice.FULL: "Voice on: everything.",
        Voice.BRIEF: "Voice on: names, sides and the last three seconds.",
        Voice.OFF: "Voice off.",
    }[voice]
    hindered = voice is not Voice.OFF and not can_speak
    return f"{said} This sound output can't speak, so you'll hear tones." if hindered else said


def list_phrases(timeline: Timeline) -> Iterator[str]:
    """Yield everything that may be said in a session, in the order in which it's needed."""
    yield from Speaking(timeline, Lexicon({}, {}), Voice.FULL).list_phrases()


class WordDue(NamedTuple):
    """A phrase and the moment at which it's said."""

    at: float
    text: str


class Spoken(NamedTuple):
    """What is said in the steps that were looked at."""

    words: tuple[WordDue, ...] = ()
    beats: tuple[float, ...] = ()
    """When a word takes the place of a tone."""

    def replaces(self, due: CueDue) -> bool:
        """Whether a word is said instead of a cue."""
        return due.cue is Cue.LAST and any(abs(due.at - beat) < SAME for beat in self.beats)


def overlaps_key_tone(word: WordDue, events: Iterable[Event], lexicon: Lexicon) -> bool:
    """Whether a tone that no step plans, such as after a key, is heard at the same time.

    The steps' own words and tones are kept apart as they're planned.
    """
    ends = word.at + lexicon.clips[word.text].seconds + BEFORE_SOUND
    return any(
        event.at < ends and word.at < event.at + lexicon.tones[event.cue] + AFTER_TONE
        for event in events
        if isinstance(event, CueDue) and event.cue in KEY_TONES
    )


class SpokenWords:
    """Finds the words of the step under way, and of those that begin soon."""

    def __init__(self, wait: Wait) -> None:
        """Take ``wait`` as that of the step under way."""
        self._wait = wait
        self._planned: tuple[Timeline, Lexicon, Voice] | None = None
        self._speaking: Speaking | None = None
        self._speeches: dict[tuple[int, float | None], Speech] = {}
        self._arrived: Arrived | None = None
        """What is said since the last key that led somewhere; None before that."""
        self._missed: tuple[int, float] | None = None
        """The step in which the output could first speak, and the second from which; None before
        that."""

    def prepare(self, session: Session, lexicon: Lexicon, voice: Voice, now: float) -> None:
        """Be ready to find words that an output with ``lexicon`` can say.

        The first call is at the moment when an output can speak: what a ready step should have
        said by then, it says after that.
        """
        if self._missed is None:
            passed = self._wait.seconds(now) + session.elapsed(now)
            self._missed = (session.index, passed + SOON)
        self._plan(session.timeline, lexicon, voice)

    def note_key(self, before: Session, turn: Update, now: float) -> None:
        """Be ready to say where we are after a key at ``now``, if it led somewhere.

        ``before`` is the session as the key found it.
        """
        if self._speaking:
            arrived = plan_arrival(self._speaking, before, turn, self._wait, now)
            self._arrived = arrived or self._arrived

    def find(self, session: Session, ahead: Iterable[Event], *, counted: bool) -> Spoken:
        """Return what is said in the step under way and the steps that ``ahead`` enters.

        ``counted`` False leaves the last three seconds to the tones.
        """
        found = Spoken()
        for start, speech in self._find_speeches(session, ahead):
            counts_from = min(speech.replaced, default=float("inf")) - COUNTING
            words = (
                WordDue(start + word.at, word.text)
                for word in speech.words
                if counted or not (word.at > counts_from and word.text in COUNT)
            )
            beats = (start + at for at in speech.replaced if counted)
            found = Spoken((*found.words, *words), (*found.beats, *beats))
        return found

    def _find_speeches(
        self, session: Session, ahead: Iterable[Event]
    ) -> Iterator[tuple[float, Speech]]:
        """Yield what is said in each step, and when that step began."""
        if self._arrived and self._arrived.fits(session):
            yield self._arrived.start, self._arrived.find_speech(session)
        elif self._wait.has_been:
            yield from self._find_speech_of_wait(session)
        elif session.step and session.since is not None:
            start = session.since - session.banked
            speech = self._speech(session.index, session.step)
            words = tuple(word for word in speech.words if word.at >= session.banked)
            yield start, speech._replace(words=words)
        for event in ahead:
            if isinstance(event, StepEntered):
                step = session.timeline.steps[event.step]
                yield event.at, self._speech(event.step, step)

    def _find_speech_of_wait(self, session: Session) -> Iterator[tuple[float, Speech]]:
        """Yield what is said while a step waits, and what is left of that when its seconds run.

        Its words have all the time they need until then, and say nothing in the count-in.
        """
        step, wait = session.step, self._wait
        since = wait.since if session.since is None else session.since - session.banked
        if step is None or step.seconds is None or since is None:
            return
        speech = self._speech(session.index, replace(step, seconds=None, cues=()))
        ends = wait.before + step.seconds - READY_ENDS if session.is_running else float("inf")
        words = (
            word
            for word in speech.words
            if word.at + word.seconds <= ends and (session.is_waiting or word.text != START)
        )
        yield since - wait.before, speech._replace(words=tuple(words))

    def _plan(self, timeline: Timeline, lexicon: Lexicon, voice: Voice) -> None:
        planned = self._planned
        if planned and planned[0] is timeline and planned[1:] == (lexicon, voice):
            return
        self._planned = (timeline, lexicon, voice)
        self._speaking = Speaking(timeline, lexicon, voice)
        self._speeches.clear()
        self._arrived = None

    def _speech(self, index: int, step: Step) -> Speech:
        key = (index, step.seconds)
        if key not in self._speeches and self._speaking:
            missed = self._missed if step.kind is StepKind.READY else None
            earliest = missed[1] if missed and missed[0] == index else 0.0
            self._speeches[key] = self._speaking.in_step(index, step, earliest)
        return self._speeches[key]
