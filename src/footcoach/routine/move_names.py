"""The moves of an exercise as a dose line names them, and how long they last."""

import re
from typing import NamedTuple

from footcoach.routine.errors import MisreadError, nearest, one_of, quote
from footcoach.routine.format import ALLOWED, UNTIL_DONE
from footcoach.routine.key import Section
from footcoach.routine.model import Span

MOVE_TIME = ALLOWED[Section.MOVE]["time"]
"""The key whose bounds hold for every time of a move."""


class MoveNames(NamedTuple):
    """The names of the moves that a dose line can give times for."""

    moves: tuple[str, ...]
    main: str | None
    """The move that a bare time is for; None where none stands out."""
    in_sets: bool = False
    """Whether the exercise is usually done in sets of one rep, so that "3 x 30s" is three sets."""

    is_single: bool = False
    """Whether a set is usually one rep, between which there's no pause."""

    @property
    def is_unclear(self) -> bool:
        """Whether a bare time could be that of any move."""
        return self.main is None and len(self.moves) > 1


_A_TIME = r"[0-9]+(?:[hms]|:[0-9])[0-9hms:]*(?:-[0-9]+[0-9hms:]*)?"
_LEFT_OUT = r"0\s*(?:s|sec|seconds)"


def read_move_time(text: str, names: MoveNames | None) -> Span | None:
    """Return how long a move of ``names`` lasts; None is until a key. Raises `MisreadError`.

    0 leaves a move out, as the tempo 3-0-3 does; the only move of an exercise can't be.
    """
    clean = " ".join(text.lower().split())
    if clean == UNTIL_DONE:
        return None
    is_only = names is not None and len(names.moves) == 1
    if not is_only and re.fullmatch(_LEFT_OUT, clean):
        return Span(0, 0)
    return MOVE_TIME.span(text)


def unknown_move(name: str, moves: tuple[str, ...]) -> MisreadError:
    """Return the error that ``name`` isn't one of ``moves``."""
    near = nearest(name, moves)
    right = f"did you mean {near}?" if near else f"its moves are: {', '.join(moves)}"
    return MisreadError(f"this exercise has no move called {quote(name)}", right)


def name_moves(right: str, before: str, names: MoveNames | None) -> str:
    """Return a remedy with the moves that its time can be for, where a bare one would be unclear.

    ``before`` is the line up to the mistake, which may name the move already.
    """
    last = before.split()[-1:]
    if names is None or not names.is_unclear or (last and last[0].lower() in names.moves):
        return right
    options = re.split(r", | or ", right.removeprefix("write "))
    times = [option for option in options if re.fullmatch(_A_TIME, option)]
    if not right.startswith("write ") or not times:
        return right
    named = (f"{move} {times[0]}" for move in names.moves)
    return f"write {one_of((*named, *(one for one in options if one not in times)))}"
