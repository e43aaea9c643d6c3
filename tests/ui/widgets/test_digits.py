"""Numbers are as large as the room allows and never leave it."""

from hypothesis import given
from hypothesis import strategies as st

from footcoach.ui.widgets.block_digits import draw

DIGITS = st.text("0123456789:", min_size=1, max_size=5)


@given(DIGITS, st.integers(0, 250), st.integers(0, 80))
def test_a_number_fits_into_its_box(text: str, width: int, height: int) -> None:
    lines = draw(text, width, height)

    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) <= width
    assert len(lines) <= max(1, height)


@given(DIGITS, st.integers(40, 250), st.integers(10, 80))
def test_more_room_never_makes_it_smaller(text: str, width: int, height: int) -> None:
    assert len(draw(text, width + 5, height + 5)) >= len(draw(text, width, height))


def test_the_digits_of_a_usual_window_are_tall() -> None:
    assert len(draw("30", 78, 12)) >= 10


def test_the_smallest_digits_can_be_told_apart() -> None:
    drawn = {draw(digit, 3, 3) for digit in "0123456789"}

    assert len(drawn) == 10
    assert draw("1", 3, 3) == ("▄█ ", " █ ", "▀▀▀")


def test_what_is_no_number_is_shown_as_it_is() -> None:
    assert draw("…", 10, 10) == ("…",)
