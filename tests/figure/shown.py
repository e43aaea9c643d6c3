"""The exercises of the catalogue with their renderers, and moments to draw them at."""

from functools import cache

from hypothesis import strategies as st

from footcoach.figure.canvas import Line, Role
from footcoach.figure.motion import Moment
from footcoach.figure.renderer import FigureRenderer
from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.enums import Side
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.model import Exercise

CATALOGUE = Catalogue(bundled("routines") / "exercises")
IDS = CATALOGUE.ids()
SIDES = (Side.LEFT, Side.RIGHT, None)
SMALL, USUAL, LARGE = (20, 8), (40, 14), (80, 30)


@cache
def exercise(ident: str) -> Exercise:
    """Return a shipped exercise with its default dose."""
    entry = CATALOGUE.find(ident)
    assert entry is not None
    return build_exercise(entry, DoseRequest())


@cache
def film(ident: str) -> FigureRenderer:
    """Return the renderer of a shipped exercise."""
    figure = exercise(ident).figure
    assert figure is not None, f"{ident} has no figure"
    return FigureRenderer(figure, exercise(ident))


def moments(ident: str) -> st.SearchStrategy[Moment]:
    """Any moment in a session of the exercise."""
    moves = st.sampled_from((None, *film(ident).motion.moves))
    return st.builds(
        Moment,
        move=moves,
        before=moves,
        elapsed=st.none() | st.floats(0, 45),
        seconds=st.none() | st.floats(1, 40),
        side=st.sampled_from(SIDES),
    )


@st.composite
def looks(draw: st.DrawFn) -> tuple[str, Moment]:
    """Any exercise at any moment."""
    ident = draw(st.sampled_from(IDS))
    return ident, draw(moments(ident))


sizes = st.tuples(st.integers(20, 80), st.integers(8, 30))


def texts(lines: tuple[Line, ...]) -> list[str]:
    """Return the rows as text."""
    return ["".join(run.text for run in line) for line in lines]


def roles(lines: tuple[Line, ...]) -> list[list[Role | None]]:
    """Return the role of each cell."""
    return [
        [None if sign == " " else run.role for run in line for sign in run.text] for line in lines
    ]


def mirrored(lines: tuple[Line, ...]) -> tuple[list[str], list[list[Role | None]]]:
    """Return the mirror image, worked out cell by cell."""
    rows = ["".join(map(_flipped, reversed(row))) for row in texts(lines)]
    return rows, [row[::-1] for row in roles(lines)]


_SWAPS = ((0, 3), (1, 4), (2, 5), (3, 0), (4, 1), (5, 2), (6, 7), (7, 6))


def _flipped(sign: str) -> str:
    if sign == " ":
        return sign
    bits = ord(sign) - 0x2800
    return chr(0x2800 + sum(1 << to for at, to in _SWAPS if bits >> at & 1))
