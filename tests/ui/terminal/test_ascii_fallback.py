"""A terminal without Unicode gets signs that it has, each as wide as the one it stands for."""

from hypothesis import given
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from footcoach.ui.appearance import THEMES
from footcoach.ui.terminal.ascii_fallback import install, plain
from footcoach.ui.themes import THEMES as OURS
from footcoach.ui.widgets.block_digits import draw


@given(st.text())
def test_every_text_can_be_written_and_keeps_its_length(text: str) -> None:
    written = text.encode("ascii", install()).decode("ascii")

    assert written == plain(text)
    assert len(written) == len(text)


def test_what_the_encoding_has_is_left_alone() -> None:
    assert "█ é ●".encode("cp437", install()).decode("cp437") == "█ é *"


def test_large_digits_can_still_be_told_apart() -> None:
    drawn = {plain("\n".join(draw(digit, 9, 8))) for digit in "0123456789"}

    assert len(drawn) == 10
    assert all(set(each) <= set('#"_ \n') for each in drawn)


def test_the_names_of_themes_are_those_that_there_are() -> None:
    assert sorted(THEMES) == sorted({*BUILTIN_THEMES, *(theme.name for theme in OURS)})
