"""What is said fits between the tones, and says what someone with shut eyes has to know."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given

from footcoach.paths import bundled
from footcoach.routine.enums import Effort, Position, Side, Sides
from footcoach.routine.library import Library
from footcoach.session.speech import AFTER_TONE, BEFORE_SOUND, Lexicon, Speaking
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.vocabulary import LAST_ONE, SIDES
from footcoach.sound.samples import load
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice
from tests.session.strategies import timelines
from tests.world import dose, exercise, move, span, timeline

LEXICON = load_voice().lexicon(load(bundled("sounds") / "tones"))
LIBRARY = Library()


def said(laid_out: Timeline, voice: Voice = Voice.FULL) -> list[str]:
    """Return what is said in each step."""
    speaking = Speaking(laid_out, LEXICON, voice)
    speeches = (speaking.in_step(index) for index in range(len(laid_out.steps)))
    return [", ".join(word.text for word in speech.words) for speech in speeches]


def assert_nothing_overlaps(laid_out: Timeline, voice: Voice) -> None:
    speaking = Speaking(laid_out, LEXICON, voice)
    for number, (step, start) in enumerate(zip(laid_out.steps, laid_out.starts, strict=True)):
        speech = speaking.in_step(number)
        sounds = [
            (mark.at, mark.at + LEXICON.tones[mark.cue], str(mark.cue))
            for mark in step.cues
            if mark.at not in speech.replaced
        ]
        for word in speech.words:
            end = word.at + word.seconds
            assert word.at >= 0, (start, word)
            assert step.seconds is None or end <= step.seconds - BEFORE_SOUND + 1e-6, word
            for begins, ends, what in sounds:
                is_before, is_after = end < begins + 1e-6, word.at > ends + AFTER_TONE - 1e-6
                assert is_before or is_after, (start, word, what)
            sounds.append((word.at, end - AFTER_TONE, word.text))


PRESETS = list(product(LIBRARY.names(), Effort, Side))


@pytest.mark.parametrize(("name", "effort", "side"), PRESETS)
def test_in_a_preset_nothing_overlaps_and_nothing_important_is_left_out(
    name: str, effort: Effort, side: Side
) -> None:
    laid_out = compile_timeline(LIBRARY.load(name), effort, start_side=side)

    for voice in Voice:
        assert_nothing_overlaps(laid_out, voice)
    speaking = Speaking(laid_out, LEXICON, Voice.FULL)
    left_out = {text for n in range(len(laid_out.steps)) for text in speaking.in_step(n).left_out}
    # What is least important: in a move of 5 s with a long word, and while the sound is opened.
    assert left_out <= {LAST_ONE, "Fifteen times"}


@given(timelines())
def test_in_any_routine_nothing_overlaps(laid_out: Timeline) -> None:
    for voice in Voice:
        assert_nothing_overlaps(laid_out, voice)


def test_someone_with_their_eyes_shut_knows_what_to_do() -> None:
    laid_out = timeline(
        exercise("short-foot", dose(3, move("hold", 6, say="Lift the arch")), sides=Sides.EACH)
    )

    assert said(laid_out) == [
        "First, Short foot, Stand up, Three, times, Left first",
        "Lift the arch, One, Three, Two, One",
        "Release",
        "Lift the arch, Two, Three, Two, One",
        "Release",
        "Lift the arch, Last one, Three, Two, One",
        "Change sides, Right",
        "Lift the arch, One, Three, Two, One",
        "Release",
        "Lift the arch, Two, Three, Two, One",
        "Release",
        "Lift the arch, Last one, Three, Two, One",
    ]


def test_brief_says_names_sides_and_the_last_three_seconds() -> None:
    laid_out = timeline(exercise("short-foot", dose(1, move("hold", 6)), sides=Sides.EACH))

    assert said(laid_out, Voice.BRIEF) == [
        "First, Short foot, Left first", "Three, Two, One", "Right", "Three, Two, One",
    ]  # fmt: skip
    assert said(laid_out, Voice.OFF) == ["", "", "", ""]


def test_only_what_changes_is_said_of_the_next_exercise() -> None:
    band: dict[str, Any] = {"equipment": ("exercise band",), "position": Position.SITTING}
    laid_out = timeline(
        exercise("band-point", **band, ready=span(20)),
        exercise("band-pull", **band, ready=span(20)),
        exercise("short-foot", ready=span(20)),
    )

    ready = [text for text in said(laid_out) if text.startswith(("First", "Next"))]
    assert ready == [
        "First, Band point, Sit down, with an exercise band, Two, times",
        "Next, Band pull, Two, times",
        "Next, Short foot, Stand up, Two, times",
    ]


def test_a_word_of_the_count_falls_on_its_beat_and_takes_the_place_of_the_tone() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 10))))

    speech = Speaking(laid_out, LEXICON, Voice.FULL).in_step(1)
    beats = {word.text: word.at + LEXICON.clips[word.text].anchor for word in speech.words[-3:]}
    assert beats == pytest.approx({"Three": 7, "Two": 8, "One": 9})
    assert speech.replaced == (7, 8, 9)


def test_a_word_too_long_for_its_move_is_said_in_short() -> None:
    laid_out = timeline(exercise(same=dose(1, move("grip", 3, say="Grip the floor"))))

    assert said(laid_out)[1] == "Grip"


def test_halfway_is_said_after_its_tone_or_not_at_all() -> None:
    laid_out = timeline(exercise(same=dose(1, move("walk", 30, say="Keep walking"))))

    words = Speaking(laid_out, LEXICON, Voice.FULL).in_step(1).words
    assert [word.text for word in words][:2] == ["Keep walking", "Halfway"]
    assert 15.3 < words[1].at < 15.4


def test_what_has_no_recording_is_not_said() -> None:
    laid_out = timeline(exercise("my-own", dose(1, move("hold", 6, say="Wobble"))))

    assert said(laid_out) == ["Stand up", "Three, Two, One"]


def test_without_a_voice_nothing_is_said_and_every_tone_stays() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 6))))

    speech = Speaking(laid_out, Lexicon({}, LEXICON.tones), Voice.FULL).in_step(1)
    assert (speech.words, speech.replaced) == ((), ())


def test_what_does_not_fit_is_left_out_by_rank() -> None:
    laid_out = timeline(exercise("short-foot", dose(2), sides=Sides.EACH, ready=span(8)))

    speech = Speaking(laid_out, LEXICON, Voice.FULL).in_step(0)
    assert [word.text for word in speech.words] == ["First", "Short foot", "Stand up", "Left first"]
    assert speech.left_out == ("Two times",)


def test_a_step_that_was_made_longer_counts_at_its_new_end() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 6))))
    longer = laid_out.steps[1].with_length(11)

    words = Speaking(laid_out, LEXICON, Voice.FULL).in_step(1, longer).words
    one = LEXICON.clips["One"]
    assert words[-1].text == "One"
    assert words[-1].at + one.anchor == pytest.approx(10)


@pytest.mark.parametrize("name", LIBRARY.names())
def test_in_a_preset_each_side_is_named_before_its_first_rep(name: str) -> None:
    laid_out = compile_timeline(LIBRARY.load(name), Effort.FULL)
    speaking = Speaking(laid_out, LEXICON, Voice.BRIEF)
    side = None
    for number, step in enumerate(laid_out.steps):
        words = [word.text for word in speaking.in_step(number).words]
        for one, text in SIDES.items():
            if any(word.startswith(text) for word in words):
                side = one
        if step.move and step.side:
            assert side is step.side, number
