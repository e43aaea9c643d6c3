"""The caption under a figure."""

import pytest

from footcoach.figure.motion import AT_REST, Moment
from footcoach.figure.renderer import caption
from footcoach.routine.enums import Side
from tests.figure.shown import IDS, exercise, film
from tests.world import exercise as make


def said(ident: str, moment: Moment) -> str:
    return caption(exercise(ident), film(ident), moment)


def moving(move: str, before: str | None = None, side: Side | None = None) -> Moment:
    return Moment(move=move, before=before, elapsed=0.2, seconds=5, side=side)


@pytest.mark.parametrize(
    ("ident", "moment", "arrow"),
    [
        ("heel-raise", moving("rise"), "↗"),
        ("heel-raise", moving("lower", "hold"), "↙"),
        ("towel-raise", moving("raise", side=Side.RIGHT), "↖"),
        ("towel-raise", moving("raise", side=Side.LEFT), "↗"),
        ("ankle-circles", moving("clockwise"), "↻"),
        ("ankle-circles", moving("counterclockwise"), "↺"),
        ("ball-roll", moving("roll"), "⇄"),
        ("toe-walk", moving("walk"), "→"),
    ],
)
def test_an_arrow_shows_the_direction_of_a_movement(ident: str, moment: Moment, arrow: str) -> None:
    assert said(ident, moment).startswith(f"{arrow} ")


def test_in_a_hold_there_is_no_arrow() -> None:
    held = Moment(move="hold", before="rise", elapsed=0.2, seconds=3)

    assert said("heel-raise", held) == "Stay at the top, weight over your big toes"


def test_a_caption_is_the_first_part_of_the_instruction() -> None:
    assert said("toe-press", Moment(move="hold")) == "Grip the floor with your toes"


def test_between_the_moves_it_says_to_let_go() -> None:
    assert said("toe-press", AT_REST) == "Let go"


@pytest.mark.parametrize("ident", IDS)
def test_every_move_has_a_caption_that_fits_the_usual_figure(ident: str) -> None:
    words = [said(ident, moving(move.id)) for move in exercise(ident).left.moves]

    assert all(0 < len(text) <= 70 for text in words)


def test_an_exercise_without_a_figure_still_has_a_caption() -> None:
    assert caption(make(), None, Moment(move="hold", elapsed=0)) == "Do the hold"
