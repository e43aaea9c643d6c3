"""Dots and the cells they make."""

from hypothesis import given
from hypothesis import strategies as st

from footcoach.figure.canvas import ACROSS, DOWN, Canvas, Fill, Role, Run
from tests.figure.shown import roles, texts

SQUARE = ((2.0, 4.0), (6.0, 4.0), (6.0, 8.0), (2.0, 8.0))
BITS = {(0, 0): 0, (0, 1): 1, (0, 2): 2, (1, 0): 3, (1, 1): 4, (1, 2): 5, (0, 3): 6, (1, 3): 7}
places = st.tuples(st.floats(-500, 500), st.floats(-500, 500))
quarters = st.integers(-1000, 1000).map(lambda number: number / 4 + 0.1)


def filled(canvas: Canvas, fill: Fill = Fill.SOLID, role: Role = Role.NEAR) -> Canvas:
    canvas.fill(canvas.spans(SQUARE), role, fill)
    return canvas


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 11)), max_size=30))
def test_dots_become_the_braille_characters_they_form(dots: set[tuple[int, int]]) -> None:
    canvas = Canvas(7, 3)
    for x, y in dots:
        canvas.stroke(((x + 0.5, y + 0.5), (x + 0.5, y + 0.5)), Role.NEAR, 1)

    expected = [[0] * 7 for _ in range(3)]
    for x, y in dots:
        expected[y // DOWN][x // ACROSS] |= 1 << BITS[x % ACROSS, y % DOWN]

    signs = [[" " if sign == 0 else chr(0x2800 + sign) for sign in row] for row in expected]
    assert texts(canvas.lines()) == ["".join(row) for row in signs]


def test_an_area_is_filled_to_its_corners() -> None:
    assert texts(filled(Canvas(4, 3)).lines()) == ["    ", " ⣿⣿ ", "    "]


def test_half_of_an_area_is_every_other_dot() -> None:
    assert texts(filled(Canvas(4, 3), Fill.HALF).lines())[1] in {" ⢕⢕ ", " ⡪⡪ "}


def test_a_blank_area_hides_what_is_behind_it_and_a_clear_one_does_not() -> None:
    seen = {}
    for fill in (Fill.BLANK, Fill.CLEAR):
        canvas = Canvas(4, 3)
        canvas.stroke(((0, 6), (8, 6)), Role.FAR, 1)
        seen[fill] = texts(filled(canvas, fill).lines())[1]

    assert seen == {Fill.BLANK: "⠤  ⠤", Fill.CLEAR: "⠤⠤⠤⠤"}


def test_a_cleared_border_is_one_dot_wide() -> None:
    canvas = Canvas(4, 3)
    canvas.stroke(((0, 6), (8, 6)), Role.FAR, 1)

    canvas.clear_around(canvas.spans(SQUARE))

    assert texts(canvas.lines())[1] == "⠄  ⠠"


def test_the_part_that_works_gives_a_shared_cell_its_role() -> None:
    canvas = Canvas(2, 1)
    canvas.stroke(((0.5, 0.5), (3.5, 0.5)), Role.NEAR, 1)
    canvas.stroke(((0.5, 2.5), (0.5, 2.5)), Role.WORK, 1)

    assert canvas.lines() == ((Run("⠍", Role.WORK), Run("⠉", Role.NEAR)),)


def test_a_line_is_as_many_dots_thick_as_its_weight() -> None:
    canvas = Canvas(3, 2)

    canvas.stroke(((0.5, 4.5), (5.5, 4.5)), Role.NEAR, 3)

    assert texts(canvas.lines()) == ["⣀⣀⣀", "⠛⠛⠛"]


def test_a_dashed_line_has_gaps() -> None:
    canvas = Canvas(4, 1)

    canvas.stroke(((0.5, 0.5), (7.5, 0.5)), Role.SIGN, 1, dash=(2, 2))

    assert texts(canvas.lines()) == ["⠉ ⠉ "]


@given(st.lists(places, min_size=2, max_size=6), st.integers(1, 5), st.sampled_from(Fill))
def test_nothing_drawn_anywhere_makes_the_sheet_larger(
    points: list[tuple[float, float]], weight: int, fill: Fill
) -> None:
    canvas = Canvas(9, 4)

    canvas.fill(canvas.spans(points), Role.NEAR, fill)
    canvas.clear_around(canvas.spans(points))
    canvas.stroke(points, Role.WORK, weight)
    canvas.mirror()

    assert [len(row) for row in texts(canvas.lines())] == [9] * 4


@given(st.tuples(quarters, quarters), st.tuples(quarters, quarters))
def test_a_line_cut_off_at_the_edge_is_the_same_line_inside(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    small, large = Canvas(10, 5), Canvas(510, 260)
    small.stroke((one, other), Role.NEAR, 1)
    large.stroke(tuple((x + 500, y + 500) for x, y in (one, other)), Role.NEAR, 1)

    part = [row[250:260] for row in texts(large.lines())[125:130]]

    # Rounding may put a dot beside its neighbour, never farther.
    assert abs(ink(texts(small.lines())) - ink(part)) <= 3


def ink(rows: list[str]) -> int:
    return sum((ord(sign) - 0x2800).bit_count() for row in rows for sign in row if sign != " ")


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 11)), max_size=30))
def test_mirroring_twice_changes_nothing(dots: set[tuple[int, int]]) -> None:
    canvas = Canvas(7, 3)
    for x, y in dots:
        canvas.stroke(((x + 0.5, y + 0.5), (x + 0.5, y + 0.5)), Role.NEAR, 1)
    before = canvas.lines()

    canvas.mirror()
    canvas.mirror()

    assert canvas.lines() == before


def test_cells_know_their_role() -> None:
    assert roles(filled(Canvas(4, 2), role=Role.PROP).lines())[1] == [
        None,
        Role.PROP,
        Role.PROP,
        None,
    ]


def test_empty_cells_join_the_run_next_to_them() -> None:
    canvas = Canvas(6, 1)
    for x in (2.5, 8.5):
        canvas.stroke(((x, 0.5), (x, 0.5)), Role.NEAR, 1)

    assert canvas.lines() == ((Run(" ⠁  ⠁ ", Role.NEAR),),)
