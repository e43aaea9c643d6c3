"""A text is cut into pages, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from footcoach.ui.widgets.block_digits import draw, draw_words
from footcoach.ui.widgets.pages import paginate

TEXTS = st.lists(st.text("abc ,.", min_size=1, max_size=60).map(str.strip), max_size=4)


@given(TEXTS, st.integers(2, 40), st.integers(1, 8))
def test_no_letter_is_lost_and_no_page_is_too_large(
    paragraphs: list[str], width: int, height: int
) -> None:
    pages = paginate(tuple(paragraphs), width, height)

    lines = [line.rstrip() for page in pages for line in page.plain.split("\n")]
    kept = [line for line in lines if "↓" not in line and not line.strip().isdecimal()]
    assert "".join("".join(kept).split()).replace("of", "") == "".join("".join(paragraphs).split())
    assert all(len(page.plain.split("\n")) <= height for page in pages)


def test_paragraphs_are_apart_where_there_is_room() -> None:
    (page,) = paginate(("One.", "Two."), 20, 3)

    assert page.plain == "One.\n\nTwo."


def test_words_take_several_lines_where_they_are_larger_that_way() -> None:
    one, two = draw("GRIP THE FLOOR", 60, 6), draw_words("Grip the floor", 60, 6)

    assert (len(one), len(two)) == (3, 3)
    assert len(draw_words("Grip the floor", 40, 6)) == 6
    assert len(draw("POINT", 80, 3)) == 3


def test_words_that_cannot_be_drawn_are_wrapped() -> None:
    assert draw_words("Größe der Füße", 9, 2) == ("Größe der", "Füße")
