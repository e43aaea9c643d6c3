"""The coach hands over words at their moments, and tones only where no word replaces them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footcoach.coach.arrival_words import KEY_TONES
from footcoach.coach.coach import Coach
from footcoach.coach.spoken_words import describe_voice
from footcoach.paths import bundled
from footcoach.routine.enums import Sides
from footcoach.routine.library import Library
from footcoach.session.actions import Action
from footcoach.session.cues import Cue, CueGroup
from footcoach.session.sentences import READY_ENDS
from footcoach.session.speech import AFTER_TONE, Clip, Speaking
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.samples import load
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Recorder
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice
from tests.world import FakeClock, dose, exercise, move, span, timeline

LEXICON = load_voice().lexicon(load(bundled("sounds") / "tones"))
PLAN = timeline(
    exercise(
        "short-foot", dose(2, move("hold", 6, say="Lift the arch"), release=1), sides=Sides.EACH
    )
)
NUDGE = 0.01
KEYS = [
    Action.PROCEED, Action.PAUSE, Action.SKIP, Action.BACK, Action.NEXT, Action.PREVIOUS,
    Action.REPEAT, Action.DONE, Action.LONGER, Action.SHORTER, Action.SWAP,
]  # fmt: skip
WAITING = [
    "First", "Short foot", "Stand up", "Two", "times", "Six", "seconds", "Left first",
    "Press Enter when you're ready",
]  # fmt: skip
"""What is said while the first step waits."""


class Talk:
    """A coach with a voice, under a clock that the test turns."""

    def __init__(
        self,
        voice: Voice = Voice.FULL,
        plan: Timeline = PLAN,
        waiting: Waiting = Waiting.NEVER,
        *,
        is_open: bool = True,
    ) -> None:
        self.clock = FakeClock()
        self.speaker = Recorder(self.clock)
        self.speaker.settings = Settings(voice=voice)
        self.speaker.lexicon = LEXICON if is_open else None
        self.plan = plan
        self.coach = Coach(plan, self.speaker, clock=self.clock, wall=self.clock, waiting=waiting)
        self.coach.begin()
        self.start = self.clock()

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 4)):
            self.clock.tick(0.25)
            self.coach.look()

    def said(self) -> list[tuple[float, str]]:
        return [(round(when - self.start, 3), text) for when, text in self.speaker.said]

    def heard(self, cue: Cue) -> list[float]:
        return [round(when - self.start, 3) for when, one in self.speaker.given if one is cue]


def planned(plan: Timeline, voice: Voice) -> list[tuple[float, str]]:
    """Return what is said in the steps of ``plan`` and after its end."""
    speaking = Speaking(plan, LEXICON, voice)
    words = [
        (round(start + word.at, 3), word.text)
        for index, start in enumerate(plan.starts)
        for word in speaking.in_step(index).words
    ]
    ends = (plan.seconds or 0) + LEXICON.tones[Cue.SESSION_DONE] + AFTER_TONE
    return words if voice is Voice.OFF else [*words, (round(ends, 3), "Well done")]


@pytest.mark.parametrize("voice", Voice)
def test_every_word_of_the_plan_is_handed_over_once_at_its_moment(voice: Voice) -> None:
    talk = Talk(voice)
    talk.run((PLAN.seconds or 0) + 1)

    assert talk.said() == planned(PLAN, voice)
    assert (talk.heard(Cue.LAST) == []) is (voice is not Voice.OFF)


@pytest.mark.parametrize("seconds", [1, 1.25])
def test_an_output_that_opens_late_says_all_first_words_after_that(seconds: float) -> None:
    talk = Talk(is_open=False)
    talk.run(seconds)
    talk.speaker.lexicon = LEXICON
    talk.run((PLAN.seconds or 0) + 1 - seconds)

    said, whole = talk.said(), planned(PLAN, Voice.FULL)
    assert [text for _, text in said] == [text for _, text in whole]
    assert said[0][0] > seconds
    ready = PLAN.steps[0].seconds or 0
    assert [word for word in said if word[0] > ready] == [word for word in whole if word[0] > ready]


def test_where_an_output_opens_too_late_for_all_words_the_most_important_are_said() -> None:
    talk = Talk(is_open=False)
    talk.run(3)
    talk.speaker.lexicon = LEXICON
    talk.run(5)

    assert [text for _, text in talk.said()] == ["First", "Short foot", "Left first"]
    assert talk.said()[-1][0] < (PLAN.steps[0].seconds or 0) - READY_ENDS


def test_while_the_first_step_waits_an_output_may_open_late_and_still_say_everything() -> None:
    talk = Talk(waiting=Waiting.FIRST, is_open=False)
    talk.run(4)
    talk.speaker.lexicon = LEXICON
    talk.run(10)

    said = [text for _, text in talk.said()]
    assert said == WAITING


def test_where_the_output_cannot_speak_the_tones_stay() -> None:
    talk = Talk()
    talk.speaker.lexicon = None
    talk.run(18)

    assert talk.said() == []
    assert talk.heard(Cue.LAST) == [13, 14, 15]


def test_after_a_pause_the_words_still_to_come_are_said_and_no_others() -> None:
    talk = Talk()
    talk.run(12.5)
    talk.coach.press(Action.PAUSE)
    before = talk.said()
    talk.run(10)
    assert talk.said() == before
    talk.coach.press(Action.PAUSE)
    resumed = talk.clock() - talk.start
    talk.run(9)

    after = [text for _, text in talk.said()[len(before) :]]
    assert after[:5] == ["Left", "Three", "Two", "One", "Release"]
    assert talk.said()[len(before) + 1][0] > resumed + 3
    assert talk.heard(Cue.LAST) == []


def test_nothing_is_said_while_the_sound_is_off_and_a_group_that_is_off_is_not_counted() -> None:
    talk = Talk()
    talk.coach.mute()
    talk.run(9.5)
    assert talk.said() == []
    talk.coach.mute()
    talk.coach.toggle(CueGroup.LAST_THREE)
    talk.run(7)

    said = [text for when, text in talk.said() if when < 17]
    assert said == ["One", "Lift the arch", "Release"]


def test_the_key_says_more_or_less_at_once_and_makes_tones_softer_beside_a_voice() -> None:
    talk = Talk(Voice.OFF)
    talk.run(8)

    heard = [(talk.coach.change_voice(), talk.speaker.has_voice) for _ in Voice]

    assert heard == [(Voice.FULL, True), (Voice.BRIEF, True), (Voice.OFF, False)]


def test_a_hold_that_was_made_longer_is_counted_at_its_new_end() -> None:
    talk = Talk()
    talk.run(11)
    talk.coach.press(Action.LONGER)
    talk.run(9)

    counts = [(when, text) for when, text in talk.said() if text == "Two" and when > 16]
    anchor = LEXICON.clips["Two"].anchor
    assert counts[0][0] == pytest.approx(19 - anchor, abs=NUDGE)


def test_the_message_says_whether_anything_can_be_heard() -> None:
    assert describe_voice(Voice.OFF, can_speak=False) == "Voice off."
    assert "can't speak" in describe_voice(Voice.BRIEF, can_speak=False)
    assert "can't" not in describe_voice(Voice.BRIEF, can_speak=True)


def test_settings_from_the_command_line_replace_the_voice_only() -> None:
    settings = Settings(volume=40, voice=Voice.BRIEF)

    assert settings.with_voice(None) == settings
    assert settings.with_voice(Voice.FULL) == replace(settings, voice=Voice.FULL)


@pytest.mark.parametrize("action", [Action.NEXT, Action.REPEAT, Action.SWAP])
@pytest.mark.parametrize("seconds", [2.0, 12.0, 14.0, 17.5])
def test_no_word_is_said_on_the_tone_that_answers_a_key(action: Action, seconds: float) -> None:
    plan = timeline(
        exercise("short-foot", dose(2, move("hold", 6)), sides=Sides.EACH), exercise("toe-yoga")
    )
    talk = Talk(plan=plan)
    talk.run(seconds)
    talk.coach.press(action)
    pressed = talk.clock()
    talk.run(6)

    tone = LEXICON.tones[Cue.CONFIRM]
    answers = [when for when, cue in talk.speaker.given if cue is Cue.CONFIRM]
    assert answers
    # What had begun is cut off by the key.
    for when, text in [one for one in talk.speaker.said if one[0] >= pressed]:
        for answer in answers:
            assert when + LEXICON.clips[text].seconds < answer or when > answer + tone, text
    if action is Action.NEXT:
        assert "Toe yoga" in [text for when, text in talk.speaker.said if when >= pressed]


def test_everything_is_said_once_while_the_first_step_waits_and_then_counted_in() -> None:
    talk = Talk(waiting=Waiting.FIRST)
    talk.run(30)
    waited = [text for _, text in talk.said()]

    talk.coach.press(Action.PROCEED)
    talk.run(10)

    assert waited == WAITING
    assert [text for _, text in talk.said()][: len(waited) + 1] == [*waited, "One"]
    assert talk.heard(Cue.CONFIRM) == [30]
    assert talk.heard(Cue.COUNT_IN)[:3] == [37, 38, 39]


def test_words_that_were_left_when_the_key_came_are_said_in_the_count_in() -> None:
    talk = Talk(waiting=Waiting.FIRST)
    talk.run(3)

    talk.coach.press(Action.PROCEED)
    talk.run(10)

    words = [text for _, text in talk.said()]
    assert words.count("Short foot") == 1
    assert "Left first" in words[: words.index("Lift the arch")]
    assert all(when <= 10 for when, text in talk.said() if text == "Left first")


def test_a_wait_after_a_swap_names_the_other_side_and_nothing_again() -> None:
    talk = Talk(waiting=Waiting.FIRST)
    talk.run(30)

    talk.coach.press(Action.SWAP)
    talk.run(30)

    assert [text for _, text in talk.said()].count("Short foot") == 1


def test_sound_that_was_off_last_time_stays_off_until_its_key() -> None:
    talk = Talk()
    speaker = Recorder(talk.clock)
    speaker.settings = Settings(voice=Voice.FULL, muted=True)
    speaker.lexicon = LEXICON
    coach = Coach(PLAN, speaker, clock=talk.clock, wall=talk.clock)
    coach.begin()

    assert (coach.muted, speaker.given, speaker.said) == (True, [], [])
    coach.mute()
    talk.clock.tick(1)
    coach.look()
    assert speaker.said


OWN = timeline(exercise("my-wiggle", dose(2, move("hold", 6, say="Wiggle"), release=1)))


def test_the_speaker_is_told_what_it_may_have_to_say() -> None:
    talk = Talk(plan=OWN)

    assert {"My wiggle", "Wiggle", "Stand up", "Release"} <= set(talk.speaker.prepared)
    assert talk.speaker.prepared.index("My wiggle") < talk.speaker.prepared.index("Wiggle")


def test_nothing_is_prepared_until_something_is_said() -> None:
    talk = Talk(Voice.OFF, plan=OWN)
    assert not talk.speaker.prepared

    while talk.coach.change_voice() is Voice.OFF:
        pass
    assert "My wiggle" in talk.speaker.prepared


def test_a_word_that_is_ready_later_is_said_from_the_next_step_on() -> None:
    talk = Talk(plan=OWN)
    clips = {**LEXICON.clips}
    talk.speaker.lexicon = replace(LEXICON, clips=clips)
    talk.run(2)
    clips |= {"My wiggle": Clip(0.8, 0.0), "Wiggle": Clip(0.5, 0.0)}
    talk.run(30)

    texts = [text for _, text in talk.said()]
    assert texts.count("Wiggle") == 2
    assert "My wiggle" not in texts


LONG = timeline(
    exercise("short-foot", dose(3, move("hold", 20, say="Lift the arch")), sides=Sides.EACH),
    exercise("toe-yoga", ready=span(12)),
)


@pytest.mark.parametrize(
    ("seconds", "keys", "said"),
    [
        (10 + 8, [Action.PAUSE, Action.PAUSE], ["Left", "Short foot", "One", "Lift the arch"]),
        (10 + 8, [Action.BACK], ["Left", "Short foot", "One", "Lift the arch"]),
        (10 + 8, [Action.SKIP], ["Release"]),
        (10 + 8, [Action.NEXT], ["Last exercise", "Toe yoga", "Two", "times"]),
        (10 + 8, [Action.REPEAT], ["Short foot", "Stand up", "Three", "times"]),
        (10 + 8, [Action.PREVIOUS], ["Short foot", "Stand up", "Three", "times"]),
        (10 + 8, [Action.SWAP], ["Right", "Halfway"]),
        (3, [Action.PAUSE, Action.PAUSE], ["Short foot", "Stand up", "Left first"]),
        (5, [Action.SWAP], ["Right first"]),
    ],
)
def test_after_a_key_it_says_where_we_are(
    seconds: float, keys: list[Action], said: list[str]
) -> None:
    talk = Talk(plan=LONG)
    talk.run(seconds)
    for key in keys:
        talk.coach.press(key)
        pressed = talk.clock()
        talk.clock.tick(0.01)
        talk.coach.look()
    talk.run(10)

    assert [text for when, text in talk.speaker.said if when >= pressed][: len(said)] == said


def test_in_a_pause_nothing_is_said_whatever_is_pressed() -> None:
    talk = Talk(plan=LONG)
    talk.run(15)
    talk.coach.press(Action.PAUSE)
    before = talk.said()
    for key in (Action.SWAP, Action.NEXT, Action.PREVIOUS, Action.LONGER):
        talk.coach.press(key)
        talk.run(3)

    assert talk.said() == before


@given(
    st.sampled_from([Voice.FULL, Voice.BRIEF]),
    st.sampled_from(Waiting),
    st.lists(st.tuples(st.sampled_from(KEYS), st.floats(0.0, 9.0)), max_size=6),
    st.sampled_from(["long", "two-minutes"]),
)
@settings(max_examples=40)
def test_whatever_keys_are_pressed_no_word_is_said_on_another_sound(
    voice: Voice, waiting: Waiting, keys: list[tuple[Action, float]], name: str
) -> None:
    plan = LONG if name == "long" else compile_timeline(Library().load(name))
    talk = Talk(voice, plan, waiting)
    pressed = list[float]()
    for key, seconds in keys:
        talk.run(seconds)
        talk.coach.press(key)
        pressed.append(talk.clock())
    talk.run(8)

    # A key cuts off what is being said.
    sounds = [
        (when, min([when + LEXICON.clips[text].seconds, *(p for p in pressed if p >= when)]), text)
        for when, text in talk.speaker.said
    ]
    tones = [
        (when, when + LEXICON.tones[cue], str(cue))
        for when, cue in talk.speaker.given
        if cue in KEY_TONES or when not in pressed
    ]
    for word in sounds:
        for other in (*sounds, *tones):
            is_apart = word[1] <= other[0] + 1e-6 or word[0] >= other[1] - 1e-6
            assert is_apart or word is other, (word, other)


def end_of(voice: Voice, days: int | None = None) -> list[tuple[float, str]]:
    """Return what is said after the last beat of a session, by seconds after its end."""
    talk = Talk(voice, timeline(exercise("short-foot", dose(1, move("hold", 6)))))
    talk.coach.days_this_week = days
    talk.run(15)
    talk.coach.look()
    talk.run(2)
    assert talk.coach.session.ending
    return [(when - 16, text) for when, text in talk.said() if when >= 16]


def test_at_the_end_it_says_well_done_and_the_week_so_far() -> None:
    said = end_of(Voice.FULL, 3)

    assert [text for _, text in said] == ["Well done", "Three days this week"]
    assert said[0][0] > LEXICON.tones[Cue.SESSION_DONE]
    assert said[1][0] > said[0][0] + LEXICON.clips["Well done"].seconds


@pytest.mark.parametrize(
    ("voice", "days", "said"),
    [
        (Voice.FULL, 1, ["Well done", "One day this week"]),
        (Voice.FULL, None, ["Well done"]),
        (Voice.BRIEF, 3, ["Well done"]),
        (Voice.OFF, 3, []),
    ],
)
def test_at_the_end_it_says_no_more_than_it_knows(
    voice: Voice, days: int | None, said: list[str]
) -> None:
    assert [text for _, text in end_of(voice, days)] == said


@pytest.mark.parametrize(
    ("key", "said"), [(Action.STOP, ["Stopped. Good call."]), (Action.LEAVE, [])]
)
def test_a_session_that_is_stopped_is_told_so_and_one_that_is_left_ends_in_silence(
    key: Action, said: list[str]
) -> None:
    talk = Talk()
    talk.run(12)
    talk.coach.press(key)
    pressed = talk.clock()
    talk.run(3)

    assert [text for when, text in talk.speaker.said if when >= pressed] == said


def test_a_pause_in_the_last_second_takes_well_done_back_until_the_end() -> None:
    talk = Talk(plan=timeline(exercise("short-foot", dose(1, move("hold", 6)))))
    talk.run(15.5)
    talk.coach.press(Action.PAUSE)
    assert "Well done" not in [text for _, text in talk.said()]
    talk.coach.press(Action.PAUSE)
    talk.run(6)

    assert [text for _, text in talk.said()].count("Well done") == 1
