"""There is a recording, whole and clean, for everything that a session can say."""

import hashlib
import json
from importlib.util import find_spec
from itertools import product
from typing import NamedTuple

import pytest

from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.catalogue_entry import CatalogueEntry
from footcoach.routine.enums import Effort
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.library import Library
from footcoach.session.sentences import Sentences
from footcoach.session.speech import AFTER_TONE, BEFORE_SOUND
from footcoach.session.timeline import compile_timeline
from footcoach.session.vocabulary import (
    NUMBERS,
    PHRASES,
    list_own_phrases,
    name_item,
    name_number,
    name_seconds,
    name_turn,
)
from footcoach.session.words import PAUSE_NAMES

VOICE = bundled("sounds") / "voice"
CATALOGUE = Catalogue(bundled("routines") / "exercises")
PRESETS = Library(VOICE / "none")
MAKE = "has no recording: run tools/make_voice.py (docs/voice.md)"


class Listed(NamedTuple):
    text: str
    spoken: str
    file: str
    seconds: float
    anchor: float
    sha256: str


def index() -> list[Listed]:
    return [Listed(**one) for one in json.loads((VOICE / "index.json").read_text("utf-8"))]


def entry_of(ident: str) -> CatalogueEntry:
    entry = CATALOGUE.find(ident)
    assert entry
    return entry


TEXTS = frozenset(one.text for one in index())


@pytest.mark.parametrize("ident", CATALOGUE.ids())
def test_everything_that_an_exercise_of_the_catalogue_says_is_recorded(ident: str) -> None:
    for text in list_own_phrases(build_exercise(entry_of(ident), DoseRequest())):
        assert text in TEXTS, f"{text!r} {MAKE}"


@pytest.mark.parametrize(("name", "effort"), [*product(PRESETS.names(), Effort)])
def test_everything_that_a_session_of_a_preset_says_is_recorded(name: str, effort: Effort) -> None:
    laid_out = compile_timeline(PRESETS.load(name), effort)
    sentences = Sentences(laid_out)

    for index, step in enumerate(laid_out.steps):
        for sentence in sentences.in_step(index, step):
            for text in (*sentence.phrases, *filter(None, (sentence.short,))):
                assert text in TEXTS, f"{text!r} {MAKE}"


def test_the_numbers_to_fifty_are_recorded() -> None:
    assert len(NUMBERS) == 50
    assert [name_number(n) for n in (1, 13, 20, 21, 50)] == [
        "One", "Thirteen", "Twenty", "Twenty one", "Fifty",
    ]  # fmt: skip
    assert (name_number(0), name_number(51)) == ("", "")
    assert set(NUMBERS) <= TEXTS


@pytest.mark.parametrize("text", [*PHRASES, *PAUSE_NAMES.values()])
def test_every_other_phrase_is_recorded(text: str) -> None:
    assert text in TEXTS, f"{text!r} {MAKE}"


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("towel", "with a towel"),
        ("exercise band", "with an exercise band"),
        ("bathroom scales", "with bathroom scales"),
        ("marbles", "with marbles"),
        ("wall", "with your hands on the wall"),
    ],
)
def test_equipment_is_said_as_a_person_would(item: str, said: str) -> None:
    assert name_item(item) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (5, "Five seconds"),
        (60, "One minute"),
        (90, "One minute Thirty seconds"),
        (120, "Two minutes"),
        (55, ""),
        (61, ""),
        (1, ""),
    ],
)
def test_a_length_is_said_in_recorded_phrases(seconds: int, said: str) -> None:
    phrases = name_seconds(seconds)

    assert " ".join(phrases) == said
    assert set(phrases) <= TEXTS


def test_every_set_and_round_to_the_tenth_has_a_recording() -> None:
    for what, total in product(("Set", "Round"), range(2, 31)):
        for number in range(2, total + 1):
            text = name_turn(what, number, total)
            assert text in TEXTS if number <= 10 else not text
    assert name_turn("Set", 2, 3) == "Set two of three"
    assert name_turn("Set", 7, 12) == "Set seven"


def test_each_clip_is_there_once_and_as_the_index_says() -> None:
    listed = {one.file: one for one in index()}
    there = {path.name: path for path in VOICE.glob("*.ogg")}

    assert len(listed) == len(index()) == len(TEXTS)
    assert listed.keys() == there.keys()
    for name, path in there.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == listed[name].sha256, name


def test_the_beat_of_a_word_is_near_its_start_and_no_phrase_is_long() -> None:
    assert all(0 <= one.anchor < 0.2 for one in index())
    assert all(0.3 < one.seconds < 2.5 for one in index())
    lengths = {one.text: one.seconds for one in index()}
    parts = [part for ident in CATALOGUE.ids() for part in entry_of(ident).parts if part.short]
    assert len(parts) >= 3
    # Between the longest tone that begins a move and its first beat.
    room = 1 - 0.34 - AFTER_TONE - BEFORE_SOUND
    assert all(lengths[part.short] < room < lengths[part.say] for part in parts)


def test_the_pack_is_small_and_has_its_licence_beside_it() -> None:
    assert sum(path.stat().st_size for path in VOICE.iterdir()) <= 3_000_000
    assert "Apache License" in (VOICE / "LICENSE").read_text("utf-8")
    assert "hibari" in (VOICE / "NOTICE").read_text("utf-8")


@pytest.mark.skipif(find_spec("miniaudio") is None, reason="miniaudio has no wheel here")
def test_every_clip_decodes_to_as_much_as_the_index_says_and_is_not_clipped() -> None:
    import miniaudio

    for one in index():
        decoded = miniaudio.decode_file(str(VOICE / one.file), nchannels=1, sample_rate=24_000)
        assert decoded.num_frames / 24_000 == pytest.approx(one.seconds, abs=0.002)
        assert 3000 < max(map(abs, decoded.samples)) < 0.95 * 32767, one.text
