"""What an engine is given is one line of plain words, whatever is in a routine."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.sound.own_words.text import LONGEST, clean


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pelvic tilt", "Pelvic tilt"),
        ("Écarté", "Écarté"),
        ("Child\N{RIGHT SINGLE QUOTATION MARK}s pose", "Child's pose"),
        ("Cat-cow", "Cat-cow"),
        ("Cat \N{EN DASH} cow", "Cat cow"),
        ("--version", "version"),
        ("-f /etc/passwd", "f etc passwd"),
        ("[[f'aS@]] <speak>one</speak>", "f'aS speak one speak"),
        ("two\nlines\r\nand\0more", "two lines and more"),
        ('"; rm -rf $HOME `x` | y', "rm rf HOME x y"),
        ("Hold 30s, 5 kg", "Hold thirty seconds five kilos"),
        ("Row 2", "Row two"),
        ("Year 2026", "Year 2026"),
        ("Calf raise \N{FLEXED BICEPS}", "Calf raise"),
    ],
)
def test_only_words_remain(text: str, said: str) -> None:
    assert clean(text) == said


@pytest.mark.parametrize(
    "text", ["", " ", "...", "---", "\N{FLEXED BICEPS}", "踵上げ", "Подъём", "тoe"]
)
def test_what_an_english_voice_cannot_say_is_not_said(text: str) -> None:
    assert clean(text) == ""


def test_a_long_text_is_cut_between_two_words() -> None:
    said = clean("stretch " * 1000)

    assert len(said) <= LONGEST
    assert set(said.split()) == {"stretch"}
    assert len(clean("a" * 1000)) == LONGEST


@given(st.text(max_size=200))
def test_nothing_that_means_something_to_an_engine_is_left(text: str) -> None:
    said = clean(text)

    assert len(said) <= LONGEST
    assert not re.search(r"[\[\]()<>/\\&\"$`|;:@{}=*%#~^_\n\r\0]|--|^[-' ]|[-' ]$", said)
    assert said.isprintable()
