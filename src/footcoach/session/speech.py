"""What is said aloud in each step, and when: beside the tones, and never on one.

A step has a row of sentences, each a row of phrases that were recorded (`vocabulary`). They're
said one after another in the silence between the tones. What doesn't fit is left out by its
rank, the least important first. Nothing runs into the next step.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from footcoach.routine.model import Exercise
from footcoach.session import vocabulary as say
from footcoach.session.cues import Cue, StepKind
from footcoach.session.timeline import Step, Timeline
from footcoach.session.words import headline
from footcoach.voice_level import Voice

AFTER_TONE = 0.04
"""Seconds of silence between a tone and a phrase after it."""
BEFORE_SOUND = 0.05
"""Seconds of silence between a phrase and a tone after it."""
PHRASE_GAP, SENTENCE_GAP = 0.08, 0.25
"""Seconds between two phrases of a sentence, and between two sentences."""
READY_ENDS = 3
"""Seconds before the end of a ready step in which nothing is said: the bells count in."""
OPENING = 1.5
"""Seconds into a session at which the first word comes: the sound is opened meanwhile."""
PROMPT = 1.6
"""Seconds into a move by which its word must have been said; later, a shorter word is used."""
LATE = 3.0
"""Seconds after a moment until which words about it still make sense."""
COUNT = ("Three", "Two", "One")
"""Said instead of the tones of the last three seconds of a move."""
_EXACT = 1e-6


class Rank(IntEnum):
    """How important a sentence is; the lowest is left out first."""

    ENCOURAGEMENT = 0
    REP = 1
    AMOUNT = 2
    EQUIPMENT = 3
    POSITION = 4
    NEXT = 5
    SIDE = 6
    MOVE = 7


class Clip(NamedTuple):
    """A recorded phrase."""

    seconds: float
    anchor: float
    """Seconds from its start at which it's felt to fall on its beat."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What can be said, and how long that and the tones take."""

    clips: Mapping[str, Clip]
    tones: Mapping[Cue, float]
    """Seconds."""


class WordMark(NamedTuple):
    """A phrase inside a step."""

    at: float
    """Seconds from the beginning of the step."""
    text: str
    seconds: float


class Speech(NamedTuple):
    """What is said in a step."""

    words: tuple[WordMark, ...] = ()
    """In order."""
    replaced: tuple[float, ...] = ()
    """When, in seconds of the step, a word takes the place of a tone."""
    left_out: tuple[str, ...] = ()
    """Sentences for which there's no time."""


class _Sentence(NamedTuple):
    rank: Rank
    phrases: tuple[str, ...]
    earliest: float = 0.0
    latest: float | None = None
    """When it must be over, in seconds of the step; None is the step's end."""
    is_brief: bool = False
    """Whether it's said if little is said."""
    short: str = ""
    """What is said instead where there's no time for it."""


class _Busy(NamedTuple):
    start: float
    end: float


class Speaking:
    """Plans the words of a timeline, step by step."""

    def __init__(self, timeline: Timeline, lexicon: Lexicon, voice: Voice) -> None:
        self._timeline = timeline
        self._lexicon = lexicon
        self._voice = voice

    def in_step(self, index: int, step: Step | None = None, earliest: float = 0.0) -> Speech:
        """Return what is said in step ``index``; ``step`` is that step if its length changed.

        Nothing but the last three seconds is said before ``earliest``, in seconds of the step.
        """
        if self._voice is Voice.OFF:
            return Speech()
        step = step or self._timeline.steps[index]
        counts = self._count(step)
        replaced = tuple(mark.at for mark in step.cues if counts and mark.cue is Cue.LAST)
        busy = [*self._tones(index, step, replaced), *(_span(word) for word in counts)]
        sentences = [
            one
            for one in self._sentences(index, step)
            if (one.is_brief or self._voice is Voice.FULL) and self._is_recorded(one.phrases)
        ]
        if earliest:
            busy.append(_Busy(0.0, earliest - AFTER_TONE))
        words, left_out = self._place_all(sentences, busy, step)
        return Speech(tuple(sorted((*words, *counts))), replaced, left_out)

    def list_phrases(self) -> Iterator[str]:
        """Yield every phrase that the timeline would say, whether it's in the lexicon or not."""
        for index, step in enumerate(self._timeline.steps):
            for sentence in self._sentences(index, step):
                yield from filter(None, (*sentence.phrases, sentence.short))

    def _is_recorded(self, phrases: Sequence[str]) -> bool:
        return all(phrase in self._lexicon.clips for phrase in phrases)

    def _count(self, step: Step) -> tuple[WordMark, ...]:
        """Return the last three seconds as words, each anchor on its beat."""
        beats = [mark.at for mark in step.cues if mark.cue is Cue.LAST]
        if len(beats) != len(COUNT) or not self._is_recorded(COUNT):
            return ()
        clips = [self._lexicon.clips[text] for text in COUNT]
        return tuple(
            WordMark(at - clip.anchor, text, clip.seconds)
            for at, text, clip in zip(beats, COUNT, clips, strict=True)
        )

    def _tones(self, index: int, step: Step, replaced: Sequence[float]) -> Iterator[_Busy]:
        """Yield when a tone is heard: the step's own, and what the one before leaves."""
        if index:
            before = self._timeline.steps[index - 1]
            for mark in before.cues:
                tail = mark.at + self._lexicon.tones[mark.cue] - (before.seconds or 0)
                if before.seconds is not None and tail > 0:
                    yield _Busy(0.0, tail)
        for mark in step.cues:
            if mark.at not in replaced:
                yield _Busy(mark.at, mark.at + self._lexicon.tones[mark.cue])

    def _place_all(
        self, sentences: list[_Sentence], busy: list[_Busy], step: Step
    ) -> tuple[list[WordMark], tuple[str, ...]]:
        """Return the words of all sentences that fit, and the sentences that don't."""
        left_out: list[str] = []
        while True:
            words = list[WordMark]()
            for tried, sentence in enumerate(sentences, 1):  # noqa: B007, used after the loop
                placed = self._place(sentence, busy, words, step)
                if not placed:
                    break
                words += placed
            else:
                return words, tuple(left_out)
            # Of those so far; of two that are as important, the later one.
            lowest = min(reversed(sentences[:tried]), key=lambda one: one.rank)
            sentences = [one for one in sentences if one is not lowest]
            left_out.append(" ".join(lowest.phrases))

    def _place(
        self, sentence: _Sentence, busy: list[_Busy], before: list[WordMark], step: Step
    ) -> list[WordMark]:
        """Return the words of a sentence after those ``before``; none if there's no room."""
        spoken = max((word.at + word.seconds + SENTENCE_GAP for word in before), default=0.0)
        earliest = max(spoken, sentence.earliest)
        latest = sentence.latest
        if latest is None:
            latest = float("inf") if step.seconds is None else step.seconds
        choices = [(sentence.phrases, latest)]
        if sentence.short:
            choices = [(sentence.phrases, min(latest, PROMPT)), ((sentence.short,), latest)]
        for phrases, until in choices:
            if self._is_recorded(phrases):
                at = _find_room(busy, earliest, self._length(phrases), until)
                if at is not None:
                    return list(self._words(phrases, at))
        return []

    def _length(self, phrases: Sequence[str]) -> float:
        spoken = sum(self._lexicon.clips[phrase].seconds for phrase in phrases)
        return spoken + PHRASE_GAP * (len(phrases) - 1)

    def _words(self, phrases: Sequence[str], at: float) -> Iterator[WordMark]:
        for phrase in phrases:
            seconds = self._lexicon.clips[phrase].seconds
            yield WordMark(at, phrase, seconds)
            at += seconds + PHRASE_GAP

    def _sentences(self, index: int, step: Step) -> Iterator[_Sentence]:
        """Yield what there is to say in a step, in order."""
        match step.kind:
            case StepKind.READY:
                yield from self._get_ready(index, step)
            case StepKind.MOVE:
                yield from self._move(index, step)
            case StepKind.SWITCH:
                # The side matters more here than that it changes.
                yield _Sentence(Rank.SIDE, (headline(step),))
                if step.side:
                    yield _Sentence(Rank.MOVE, (say.SIDES[step.side],), is_brief=True)
            case StepKind.RELEASE | StepKind.REST | StepKind.COUNT:
                yield _Sentence(Rank.MOVE, (headline(step),))

    def _get_ready(self, index: int, step: Step) -> Iterator[_Sentence]:
        exercise = self._timeline.exercises[step.exercise].exercise
        before = self._exercises_before(index)
        ends = step.seconds - READY_ENDS if step.counted and step.seconds else None
        opening, begins = (say.NEXT, 0.0) if before else (say.FIRST, OPENING)
        name = (opening, exercise.name)
        yield _Sentence(Rank.MOVE, name, begins, latest=ends, is_brief=True)
        if not before or before[-1].position is not exercise.position:
            yield _Sentence(Rank.POSITION, (say.POSITIONS[exercise.position],), latest=ends)
        fetched = {item for one in before for item in one.equipment}
        for item in exercise.equipment:
            if item not in fetched:
                yield _Sentence(Rank.EQUIPMENT, (say.name_item(item),), latest=ends)
        yield from self._amount(step, ends)
        if step.side:
            takes_turns = exercise.sides.takes_turns
            side = (say.FIRST_SIDES if takes_turns else say.SIDES)[step.side]
            yield _Sentence(Rank.SIDE, (side,), latest=ends, is_brief=True)

    def _amount(self, step: Step, ends: float | None) -> Iterator[_Sentence]:
        dose = self._timeline.exercises[step.exercise].dose(step.side)
        if dose.as_many:
            yield _Sentence(Rank.AMOUNT, (say.AS_MANY,), latest=ends)
        elif dose.reps > 1 and not dose.by_set:
            phrases = (say.name_number(dose.reps), say.TIMES)
            yield _Sentence(Rank.AMOUNT, phrases, latest=ends)
        if dose.sets > 1:
            yield _Sentence(Rank.AMOUNT, (say.name_number(dose.sets), say.SETS), latest=ends)

    def _exercises_before(self, index: int) -> list[Exercise]:
        turns = dict.fromkeys(step.turn for step in self._timeline.steps[:index])
        return [self._timeline.exercises[exercise].exercise for _, exercise in turns]

    def _move(self, index: int, step: Step) -> Iterator[_Sentence]:
        before = self._timeline.steps[index - 1] if index else None
        if step.side and before and before.move and before.side is not step.side:
            yield _Sentence(Rank.MOVE, (say.SIDES[step.side],), is_brief=True)
        word = headline(step)
        yield _Sentence(Rank.MOVE, (word,), short=say.SHORT.get(word, ""))
        if (
            step.rep
            and self._begins_rep(step, before)
            and (text := self._name_rep(step)) in self._lexicon.clips
        ):
            yield _Sentence(Rank.REP, (text,), earliest=1.0)
        halfway = next((mark.at for mark in step.cues if mark.cue is Cue.HALFWAY), None)
        if halfway is not None:
            yield _Sentence(Rank.ENCOURAGEMENT, (say.HALFWAY,), halfway, halfway + LATE)

    def _begins_rep(self, step: Step, before: Step | None) -> bool:
        return before is None or (before.set, before.rep, before.side, bool(before.move)) != (
            step.set, step.rep, step.side, True,
        )  # fmt: skip

    def _name_rep(self, step: Step) -> str:
        dose = self._timeline.exercises[step.exercise].dose(step.side)
        reps = dose.reps_in(step.set)
        if reps == 1:
            return ""
        return say.LAST_ONE if step.rep == reps else say.name_number(step.rep or 0)


def _span(word: WordMark) -> _Busy:
    return _Busy(word.at, word.at + word.seconds)


def _find_room(
    busy: Sequence[_Busy], earliest: float, length: float, latest: float
) -> float | None:
    """Return the earliest moment when something of that length fits; None if it never does."""
    at = earliest
    for start, end in sorted(busy):
        if at + length + BEFORE_SOUND <= start + _EXACT:
            break
        at = max(at, end + AFTER_TONE)
    return at if at + length + BEFORE_SOUND <= latest + _EXACT else None
