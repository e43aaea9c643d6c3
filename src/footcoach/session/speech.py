"""What is said aloud in each step, and when: beside the tones, and never on one.

A step has a row of sentences, each a row of phrases that were recorded (`vocabulary`). They're
said one after another in the silence between the tones. What doesn't fit is left out by its
rank, the least important first. Nothing runs into the next step.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from footcoach.session.cues import Cue, CueMark
from footcoach.session.sentence import Sentence
from footcoach.session.sentences import Sentences
from footcoach.session.timeline import Step, Timeline
from footcoach.voice_level import Voice

AFTER_TONE = 0.04
"""Seconds of silence between a tone and a phrase after it."""
BEFORE_SOUND = 0.05
"""Seconds of silence between a phrase and a tone after it."""
PHRASE_GAP, SENTENCE_GAP = 0.08, 0.25
"""Seconds between two phrases of a sentence, and between two sentences."""
PROMPT = 1.6
"""Seconds into a move by which its word must have been said; later, a shorter word is used."""
COUNT = ("Three", "Two", "One")
"""Said instead of the tones of the last three seconds of a move."""
_EXACT = 1e-6


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
    most: Voice = Voice.FULL
    """The most that can be said, whatever is asked for."""


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


class _Busy(NamedTuple):
    start: float
    end: float


class _Room(NamedTuple):
    """The time in which something can be said, in seconds of a step."""

    busy: list[_Busy]
    """When something else is heard, in order."""
    earliest: float
    ends: float | None
    """None is when a key comes."""


class Arrival(NamedTuple):
    """How a key led to a step or resumed it, in seconds of the step."""

    since: float
    """When the step goes on; before that, it's counted in."""
    earliest: float
    """When the first word can be said."""
    tones: tuple[CueMark, ...]
    """The tones that answer the key and count in."""
    forward: bool = True
    """Whether the key led forward, to what comes next."""


class Speaking:
    """Plans the words of a timeline, step by step."""

    def __init__(self, timeline: Timeline, lexicon: Lexicon, voice: Voice) -> None:
        self._timeline = timeline
        self._sentences = Sentences(timeline)
        self._lexicon = lexicon
        self._voice = lexicon.most if voice is Voice.FULL else voice

    def in_step(self, index: int, step: Step | None = None, earliest: float = 0.0) -> Speech:
        """Return what is said in step ``index``; ``step`` is that step if its length changed.

        Nothing but the last three seconds is said before ``earliest``, in seconds of the step.
        """
        step = step or self._timeline.steps[index]
        return self._plan(index, step, self._sentences.in_step(index, step), earliest)

    def on_arrival(self, index: int, step: Step, arrival: Arrival) -> Speech:
        """Return what is said in step ``index`` once a key has led to it or resumed it."""
        since, forward = arrival.since, arrival.forward
        sentences = self._sentences.on_arrival(index, step, since, forward=forward)
        return self._plan(index, step, sentences, arrival.earliest, arrival.tones)

    def after_swap(self, index: int, step: Step, arrival: Arrival, said: Speech) -> Speech:
        """Return ``said``, as far as it's still to come, and which side it is now."""
        later = tuple(word for word in said.words if word.at > arrival.earliest)
        busy = [*self._tones(index, step, said.replaced), *self._key_tones(arrival.tones)]
        busy += [_span(word) for word in later]
        room = _Room(sorted(busy), arrival.earliest, step.seconds)
        words, _ = self._place_all(list(self._sentences.name_new_side(step)), room)
        return said._replace(words=tuple(sorted((*words, *later))))

    def _plan(
        self,
        index: int,
        step: Step,
        sentences: Iterable[Sentence],
        earliest: float,
        tones: Iterable[CueMark] = (),
    ) -> Speech:
        if self._voice is Voice.OFF:
            return Speech()
        counts = self._count(step)
        replaced = tuple(mark.at for mark in step.cues if counts and mark.cue is Cue.LAST)
        busy = [*self._tones(index, step, replaced), *self._key_tones(tones)]
        if counts:
            # Another number among them, or after them, would be taken for part of the count.
            busy.append(_Busy(counts[0].at, step.seconds or 0))
        said = (self._replace_unrecorded(one) for one in sentences)
        wanted = [
            one
            for one in said
            if (one.is_brief or self._voice is Voice.FULL) and self._is_recorded(one.phrases)
        ]
        words, left_out = self._place_all(wanted, _Room(sorted(busy), earliest, step.seconds))
        return Speech(tuple(sorted((*words, *counts))), replaced, left_out)

    def list_phrases(self) -> Iterator[str]:
        """Yield every phrase that the timeline would say, whether it's in the lexicon or not."""
        for index, step in enumerate(self._timeline.steps):
            for sentence in self._sentences.in_step(index, step):
                yield from filter(None, (*sentence.phrases, sentence.short))

    def _replace_unrecorded(self, one: Sentence) -> Sentence:
        if not one.otherwise or self._is_recorded(one.phrases):
            return one
        return one._replace(phrases=(one.otherwise,))

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

    def _key_tones(self, tones: Iterable[CueMark]) -> Iterator[_Busy]:
        for mark in tones:
            yield _Busy(mark.at, mark.at + self._lexicon.tones[mark.cue])

    def _place_all(
        self, sentences: list[Sentence], room: _Room
    ) -> tuple[list[WordMark], tuple[str, ...]]:
        """Return the words of the sentences that fit, and the sentences that don't.

        The more important ones are tried first, and of two that are as important, the earlier.
        """
        # Nearly always there's time for everything.
        everything = self._place_in_order(sentences, room)
        if everything is not None:
            return everything, ()
        order, kept = list(enumerate(sentences)), list[tuple[int, Sentence]]()
        words = list[WordMark]()
        for one in sorted(order, key=lambda pair: -pair[1].rank):
            tried = sorted((*kept, one), key=lambda pair: pair[0])
            placed = self._place_in_order([sentence for _, sentence in tried], room)
            if placed is not None:
                kept, words = tried, placed
        left_out = (" ".join(one.phrases) for place, one in order if (place, one) not in kept)
        return words, tuple(left_out)

    def _place_in_order(self, sentences: list[Sentence], room: _Room) -> list[WordMark] | None:
        """Return the words of all ``sentences``, one after another; None if one doesn't fit."""
        words = list[WordMark]()
        for sentence in sentences:
            placed = self._place(sentence, room, words)
            if not placed:
                return None
            words += placed
        return words

    def _place(self, sentence: Sentence, room: _Room, before: list[WordMark]) -> list[WordMark]:
        """Return the words of a sentence after those ``before``; none if there's no room."""
        gap = PHRASE_GAP if sentence.joins else SENTENCE_GAP
        spoken = [word.at + word.seconds + gap for word in before]
        earliest = max(room.earliest, sentence.earliest, *spoken)
        latest = sentence.latest
        if latest is None:
            latest = float("inf") if room.ends is None else room.ends
        choices = [(sentence.phrases, latest)]
        if sentence.short:
            choices = [(sentence.phrases, min(latest, PROMPT)), ((sentence.short,), latest)]
        for phrases, until in choices:
            if self._is_recorded(phrases):
                at = _find_room(room.busy, earliest, self._length(phrases), until)
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


def _span(word: WordMark) -> _Busy:
    return _Busy(word.at, word.at + word.seconds)


def _find_room(
    busy: Sequence[_Busy], earliest: float, length: float, latest: float
) -> float | None:
    """Return the earliest moment when something of that length fits; None if it never does.

    ``busy`` is in order.
    """
    at = earliest
    for start, end in busy:
        if at + length + BEFORE_SOUND <= start + _EXACT:
            break
        at = max(at, end + AFTER_TONE)
    return at if at + length + BEFORE_SOUND <= latest + _EXACT else None
