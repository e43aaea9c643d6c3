"""What a figure shows, in words."""

import re
from functools import lru_cache

from footcoach.figure.film import Film
from footcoach.figure.motion import Moment
from footcoach.routine.model import Exercise

_FIRST_CLAUSE = re.compile(r".+?(?=[;.:](?:\s|$)|$)")
_AT_REST = "Let go"


def caption(exercise: Exercise, film: Film | None, moment: Moment) -> str:
    """Return what the person does at this moment, with an arrow while something moves.

    ``film`` None leaves the arrow out: there is no figure, or none that can be shown.
    """
    move = next((move for move in exercise.left.moves if move.id == moment.move), None)
    words = _clause(move.do) if move else _AT_REST
    if film is None or film.motion.arrived(moment):
        return words
    return f"{film.sign(moment)} {words}".strip()


@lru_cache(256)
def _clause(text: str) -> str:
    first = _FIRST_CLAUSE.match(text)
    return first[0] if first else text
