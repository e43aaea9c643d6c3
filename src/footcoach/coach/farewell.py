"""What is said once a session is over."""

from collections.abc import Iterable, Iterator

from footcoach.session import vocabulary as say
from footcoach.session.player import CueDue, Ending, Event, SessionEnded
from footcoach.session.speech import AFTER_TONE, SENTENCE_GAP, Lexicon
from footcoach.voice_level import Voice


def find_farewell(
    events: Iterable[Event], lexicon: Lexicon, voice: Voice, days: int | None
) -> Iterator[tuple[float, str]]:
    """Yield each phrase with its moment, if the session's end is among ``events``.

    ``days`` is on how many days of this week the routine was done, this one too; None if that
    isn't known. Nothing is said of a session that was left.
    """
    events = tuple(events)
    ended = next((event for event in events if isinstance(event, SessionEnded)), None)
    if ended is None:
        return
    tones = (event for event in events if isinstance(event, CueDue))
    at = max((tone.at + lexicon.tones[tone.cue] for tone in tones), default=ended.at)
    at = max(at, ended.at) + AFTER_TONE
    for text in _list_phrases(ended.ending, voice, days):
        if text in lexicon.clips:
            yield at, text
            at += lexicon.clips[text].seconds + SENTENCE_GAP


def _list_phrases(ending: Ending, voice: Voice, days: int | None) -> Iterator[str]:
    if ending is Ending.STOPPED:
        yield say.STOPPED
    elif ending is Ending.FINISHED:
        yield say.WELL_DONE
        if voice is Voice.FULL and days and days <= len(say.DAYS_THIS_WEEK):
            yield say.DAYS_THIS_WEEK[days - 1]
