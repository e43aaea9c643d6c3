"""What is said fits between the tones, and says what someone with shut eyes has to know."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given

from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.enums import Effort, Position, Side, Sides
from footcoach.routine.library import Library
from footcoach.routine.model import Block, Routine
from footcoach.session.cues import StepKind
from footcoach.session.sentence import Rank, Sentence
from footcoach.session.sentences import Sentences
from footcoach.session.speech import AFTER_TONE, BEFORE_SOUND, COUNT, Clip, Lexicon, Speaking
from footcoach.session.timeline import Step, Timeline, compile_timeline
from footcoach.session.vocabulary import NUMBERS, SIDES
from footcoach.sound.samples import load
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice
from tests.session.strategies import timelines
from tests.world import dose, exercise, move, span, timeline

LEXICON = load_voice().lexicon(load(bundled("sounds") / "tones"))
LIBRARY = Library()
CATALOGUE = Catalogue(bundled("routines") / "exercises")


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
    speaking, sentences = Speaking(laid_out, LEXICON, Voice.FULL), Sentences(laid_out)
    for number, step in enumerate(laid_out.steps):
        left_out = speaking.in_step(number).left_out
        ranks = [
            one.rank for one in sentences.in_step(number, step) if " ".join(one.phrases) in left_out
        ]
        # The first step has the count-in of a session that doesn't wait, and the sound opens in it.
        assert max(ranks, default=Rank.AMOUNT) <= Rank.AMOUNT if number == 0 else not ranks, number


@pytest.mark.parametrize(("name", "effort", "side"), PRESETS)
def test_in_a_preset_each_side_is_named_before_its_first_rep(
    name: str, effort: Effort, side: Side
) -> None:
    laid_out = compile_timeline(LIBRARY.load(name), effort, start_side=side)
    for voice in (Voice.BRIEF, Voice.FULL):
        assert_sides_are_named(laid_out, voice)


def assert_sides_are_named(laid_out: Timeline, voice: Voice) -> None:
    speaking, side = Speaking(laid_out, LEXICON, voice), None
    for number, step in enumerate(laid_out.steps):
        if step.kind is StepKind.READY:
            side = None
        words = [word.text for word in speaking.in_step(number).words]
        for one, text in SIDES.items():
            if any(word.startswith(text) for word in words):
                side = one
        if step.move and step.side:
            assert side is step.side, number


@pytest.mark.parametrize(("name", "effort", "side"), PRESETS)
def test_in_a_preset_what_comes_next_is_said_before_the_rest_ends(
    name: str, effort: Effort, side: Side
) -> None:
    laid_out = compile_timeline(LIBRARY.load(name), effort, start_side=side)
    for voice in (Voice.BRIEF, Voice.FULL):
        assert_next_is_announced(laid_out, voice)


def assert_next_is_announced(laid_out: Timeline, voice: Voice) -> None:
    """Check that each exercise is named before the three seconds of bells that lead into it."""
    speaking, since_work = Speaking(laid_out, LEXICON, voice), list[str]()
    for number, step in enumerate(laid_out.steps):
        if step.move or step.kind in {StepKind.RELEASE, StepKind.SWITCH}:
            since_work = []
        since_work += [word.text for word in speaking.in_step(number).words]
        if step.kind is StepKind.READY:
            assert laid_out.exercises[step.exercise].exercise.name in since_work
            assert {"First", "Next", "Last exercise"} & set(since_work)


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
        "One, Lift the arch, Three, Two, One",
        "Release",
        "Two, Lift the arch, Three, Two, One",
        "Release",
        "Last one, Lift the arch, Three, Two, One",
        "Change sides, Right",
        "One, Lift the arch, Three, Two, One",
        "Release",
        "Two, Lift the arch, Three, Two, One",
        "Release",
        "Last one, Lift the arch, Three, Two, One",
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

    ready = [text for text in said(laid_out) if text.startswith(("First", "Next", "Last"))]
    assert ready == [
        "First, Band point, Sit down, with an exercise band, Two, times, Both feet, Ten, seconds",
        "Next, Band pull, Two, times, Both feet, Ten, seconds",
        "Last exercise, Short foot, Stand up, Two, times, Both feet, Ten, seconds",
    ]


def test_a_word_of_the_count_falls_on_its_beat_and_takes_the_place_of_the_tone() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 10))))

    speech = Speaking(laid_out, LEXICON, Voice.FULL).in_step(1)
    beats = {word.text: word.at + LEXICON.clips[word.text].anchor for word in speech.words[-3:]}
    assert beats == pytest.approx({"Three": 7, "Two": 8, "One": 9})
    assert speech.replaced == (7, 8, 9)


def test_a_word_too_long_for_its_move_is_said_in_short() -> None:
    laid_out = timeline(exercise(same=dose(1, move("grip", 3, say="Grip the floor", short="Grip"))))

    assert said(laid_out)[1] == "Grip"


def test_halfway_is_said_after_its_tone_or_not_at_all() -> None:
    laid_out = timeline(exercise(same=dose(1, move("walk", 30, say="Keep walking"))))

    words = Speaking(laid_out, LEXICON, Voice.FULL).in_step(1).words
    assert [word.text for word in words][:2] == ["Keep walking", "Halfway"]
    assert 15.3 < words[1].at < 15.4


def test_what_has_no_recording_is_not_said() -> None:
    laid_out = timeline(exercise("my-own", dose(1, move("hold", 6, say="Wobble"))))

    assert said(laid_out) == ["First, Stand up, Six, seconds, Both feet", "Three, Two, One"]


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


def test_in_a_rest_the_next_set_is_announced() -> None:
    laid_out = timeline(
        exercise(same=dose(2, move("hold", 6, say="Hold"), sets=3, release=1), rest=span(8))
    )

    rests = [text for text in said(laid_out) if text.startswith("Rest")]
    assert rests == ["Rest, Set two of three", "Rest, Set three of three"]


def test_in_a_rest_between_exercises_the_next_one_is_announced_with_what_to_fetch() -> None:
    band: dict[str, Any] = {"equipment": ("exercise band",), "ready": span(10)}
    laid_out = timeline(exercise("short-foot", rest_after=span(12)), exercise("band-point", **band))

    rest = next(text for text in said(laid_out) if text.startswith("Rest"))
    ready = [text for text in said(laid_out) if "Band point" in text][-1]
    assert rest == "Rest, Last exercise, Band point, with an exercise band"
    assert ready == "Band point, with an exercise band, Two, times, Both feet"


def test_rounds_are_counted() -> None:
    block = Block(exercises=(exercise("short-foot", ready=span(10)),), rounds=span(2))
    laid_out = compile_timeline(Routine(name="test", title="Test", blocks=(block,)))

    ready = [text for text in said(laid_out) if "Short foot" in text]
    assert ready[-1].startswith("Round two of two, Last exercise, Short foot")


def test_of_a_long_pause_its_last_ten_seconds_are_announced() -> None:
    laid_out = timeline(exercise("short-foot", ready=span(30)))

    words = Speaking(laid_out, LEXICON, Voice.FULL).in_step(0).words
    assert [(word.at, word.text) for word in words[-2:-1]] == [(20, "Ten")]


def test_a_move_that_waits_for_a_key_says_so() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", None, say="Hold"))))

    assert said(laid_out)[1] == "Hold, Press Enter when done"


@pytest.mark.parametrize("ident", CATALOGUE.ids())
def test_the_moves_of_a_rep_are_told_apart_by_their_words(ident: str) -> None:
    entry = CATALOGUE.find(ident)
    assert entry

    spoken = [text for part in entry.parts for text in (part.say, part.short) if text]
    assert len(set(spoken)) == len(spoken)


@given(timelines())
def test_what_is_least_important_is_left_out_first(laid_out: Timeline) -> None:
    speaking, sentences = Speaking(laid_out, LEXICON, Voice.FULL), Sentences(laid_out)
    for number, step in enumerate(laid_out.steps):
        for text in speaking.in_step(number).left_out:
            rank = max(
                one.rank for one in sentences.in_step(number, step) if " ".join(one.phrases) == text
            )
            # Without anything less important, it still doesn't fit.
            only = OnlyFrom(laid_out, rank)
            assert text in only.in_step(number).left_out, number


class OnlyFrom(Speaking):
    """Plans nothing that is less important than a rank."""

    def __init__(self, laid_out: Timeline, least: Rank) -> None:
        super().__init__(laid_out, LEXICON, Voice.FULL)
        self._sentences = ImportantSentences(laid_out, least)


class ImportantSentences(Sentences):
    def __init__(self, laid_out: Timeline, least: Rank) -> None:
        super().__init__(laid_out)
        self._least = least

    def in_step(self, index: int, step: Step) -> Iterator[Sentence]:
        return (one for one in super().in_step(index, step) if one.rank >= self._least)


def test_a_name_is_said_as_it_is_spelled_for_the_voice_also_where_it_is_the_moves_word() -> None:
    own = dose(2, move("move", 6, say="Plié"), release=1)
    laid_out = timeline(exercise("plié", own, say="plee ay", load="green band"))
    clips = {text: Clip(0.6, 0.0) for text in ("Plié", "plee ay", "green band")}
    lexicon = Lexicon({**LEXICON.clips, **clips}, LEXICON.tones)

    texts = list(Speaking(laid_out, lexicon, Voice.FULL).list_phrases())
    words = [
        word.text
        for index in range(len(laid_out.steps))
        for word in Speaking(laid_out, lexicon, Voice.FULL).in_step(index).words
    ]

    assert "Plié" not in (*texts, *words)
    assert words.count("plee ay") == 3
    assert "green band" in words


@given(timelines())
def test_no_other_number_is_said_amid_the_count_or_right_before_it(laid_out: Timeline) -> None:
    speaking = Speaking(laid_out, LEXICON, Voice.FULL)
    for number in range(len(laid_out.steps)):
        speech = speaking.in_step(number)
        if speech.replaced:
            texts = [word.text for word in speech.words]
            assert texts[-3:] == list(COUNT), number
            assert not {*texts[-4:-3]} & {*NUMBERS}, number


def test_of_a_name_without_a_recording_it_is_still_said_that_it_comes() -> None:
    laid_out = timeline(
        exercise("short-foot", rest_after=span(6)), exercise("wobble"), exercise("wubble")
    )

    spoken = said(laid_out, Voice.BRIEF)
    assert [text for text in spoken if "Next" in text or "Last" in text] == [
        "Next",
        "Last exercise",
    ]


def test_in_a_long_ready_step_the_side_is_said_again_before_the_bells() -> None:
    laid_out = timeline(exercise("short-foot", sides=Sides.EACH, ready=span(30)))

    assert said(laid_out)[0].endswith("Left first, Ten, seconds, Left first")
    assert said(laid_out, Voice.BRIEF)[0] == "First, Short foot, Left first"
