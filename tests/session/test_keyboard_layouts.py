"""Every letter works on other keyboard layouts, by the key that it's on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.session.keyboard_layouts import LETTERS, find_key, latinise

QWERTY = "qwertyuiopasdfghjklzxcvbnm"
LAYOUTS = {
    "Russian": "йцукенгшщзфывапролдячсмить",
    "Ukrainian": "йцукенгшщзфівапролдячсмить",
    "Greek": ";ςερτυθιοπασδφγηξκλζχψωβνμ",
    "Arabic": "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة",
    "Persian": "ضصثقفغعهخحشسیبلاتنمظطزرذدپ",
    "Hebrew": "/'קראטוןםפשדגכעיחלךזסבהנמצ",
    "Armenian": "խւէրտեըիոպասդֆգհճկլզցքվբնմ",
    "Georgian": "ქწერტყუიოპასდფგჰჯკლზხცვბნმ",
    "Thai": "ๆไำพะัีรนยฟหกดเ้่าสผปแอิืท",
    "Hindi": "ौैाीूबहगदजोे्िुपरकतॆंमनवलस",
    "Korean": "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
}
"""What each layout has on the 26 letter keys, from the upper left to the lower right."""
PUNCTUATION = {("Greek", "q"), ("Hebrew", "q"), ("Hebrew", "w")}
"""Keys on which a layout has no letter."""
ELSEWHERE = {("Persian", "c"): "."}
"""Letters that another layout has on another key."""
ON_A_LAYOUT = [
    (name, key, letter)
    for name, letters in LAYOUTS.items()
    for key, letter in zip(QWERTY, letters, strict=True)
]


@pytest.mark.parametrize(("name", "key", "letter"), ON_A_LAYOUT)
def test_each_letter_of_a_layout_is_the_one_on_its_key(name: str, key: str, letter: str) -> None:
    expected = None if (name, key) in PUNCTUATION else ELSEWHERE.get((name, key), key)

    assert find_key(letter) == expected
    if letter.upper().lower() == letter:  # not so for the Greek sigma at the end of a word
        assert find_key(letter.upper()) == expected


@given(st.sampled_from(sorted(LETTERS)))
def test_only_letters_that_are_not_latin_are_translated(letter: str) -> None:
    assert unicodedata.category(letter)[0] in {"L", "M"}
    assert not unicodedata.name(letter).startswith("LATIN")
    assert find_key(letter) in {*QWERTY, "."}


LATIN = "".join(map(chr, (*range(0x20, 0x250), *range(0x1E00, 0x1F00))))


@given(st.sampled_from(LATIN) | st.characters(categories=["P", "S", "Z"]))
def test_latin_letters_digits_and_punctuation_stay_what_they_are(character: str) -> None:
    assert find_key(character) is None


@given(st.characters(categories=["Nd"]).filter(lambda digit: not digit.isascii()))
def test_a_digit_of_another_script_is_that_digit(digit: str) -> None:
    assert find_key(digit) == str(int(digit))


@given(st.text())
def test_any_line_can_be_latinised(line: str) -> None:
    assert latinise(latinise(line)) == latinise(line)


def test_a_word_typed_on_another_layout_is_the_one_on_its_keys() -> None:
    assert [latinise(word) for word in ("ыещз", "ЫЕЩЗ", "σταμ", "stop")] == [
        "stop",
        "stop",
        "stam",
        "stop",
    ]
