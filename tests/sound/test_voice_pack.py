"""There is a recording, whole and clean, for everything that a session can say."""

import hashlib
import json
from importlib.util import find_spec
from typing import NamedTuple

import pytest

from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.session.vocabulary import NUMBERS, PHRASES, SHORT, name_item, name_number
from footcoach.session.words import PAUSE_NAMES

VOICE = bundled("sounds") / "voice"
CATALOGUE = Catalogue(bundled("routines") / "exercises")
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


TEXTS = frozenset(one.text for one in index())


@pytest.mark.parametrize("ident", CATALOGUE.ids())
def test_everything_that_an_exercise_of_the_catalogue_says_is_recorded(ident: str) -> None:
    entry = CATALOGUE.find(ident)
    assert entry

    said = [entry.name, *(part.say for part in entry.parts), *map(name_item, entry.equipment)]
    for text in said:
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
    for long, short in SHORT.items():
        lengths = {one.text: one.seconds for one in index()}
        assert lengths[short] < 0.65 < lengths[long]


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
