"""The strip is the session in small: as long as the window, filled as far as it is done."""

from hypothesis import given
from hypothesis import strategies as st

from footcoach.ui.widgets.progress_strip import DONE, GAP, TO_COME, draw_strip

LENGTHS = st.lists(st.integers(0, 900), min_size=1, max_size=12).map(tuple)


@given(LENGTHS, st.integers(0, 300), st.floats(0, 1))
def test_it_fills_the_width_from_one_end_to_the_other(
    lengths: tuple[int, ...], width: int, share: float
) -> None:
    drawn = draw_strip(lengths, int(share * sum(lengths)), width)

    assert len(drawn) == width
    assert DONE not in drawn[drawn.find(TO_COME) :] or TO_COME not in drawn


@given(LENGTHS.filter(sum), st.integers(0, 300))
def test_nothing_is_filled_at_the_beginning_and_all_at_the_end(
    lengths: tuple[int, ...], width: int
) -> None:
    assert DONE not in draw_strip(lengths, 0, width)
    assert TO_COME not in draw_strip(lengths, sum(lengths), width)


def test_exercises_stand_apart_in_proportion_to_their_length() -> None:
    assert (
        draw_strip((10, 20, 10), 10, 42)
        == DONE * 10 + GAP + "╸" + TO_COME * 19 + GAP + TO_COME * 10
    )
