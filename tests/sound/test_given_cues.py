"""What is still being heard when a session ends is heard to its end."""

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.given_cues import LAST_WORDS, TAIL, GivenCues
from footcoach.sound.samples import load
from footcoach.sound.voice_pack import load_voice

BANK = load(bundled("sounds") / "tones")


def test_words_still_to_come_are_waited_for_and_cues_only_if_they_have_begun() -> None:
    given = GivenCues()
    given.add(10.0, Cue.SESSION_DONE, 9.0)
    assert given.seconds_to_silence(9.5, BANK) == 0
    given.add_word(10.5, 0.7)
    given.add_word(11.4, 1.0)

    assert given.seconds_of_words(10.0) == pytest.approx(2.4 + TAIL)
    assert given.seconds_to_silence(10.0, BANK) == given.seconds_of_words(10.0)
    assert given.seconds_to_silence(13.0, BANK) == 0


def test_what_is_cancelled_is_not_waited_for() -> None:
    given = GivenCues()
    given.add_word(10.5, 0.7)
    given.clear()

    assert given.seconds_to_silence(10.0, BANK) == 0


def test_the_end_of_the_program_leaves_time_for_the_last_words() -> None:
    clips = load_voice().clips
    last = clips["Well done"].seconds + max(
        clip.seconds for text, clip in clips.items() if text.endswith("this week")
    )

    assert BANK.seconds(Cue.SESSION_DONE) + last + 2 * TAIL < LAST_WORDS
