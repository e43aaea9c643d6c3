"""One layer of a dose, read from the dose line and the keys beside it."""

from footcoach.routine.dose_defaults import Amounts
from footcoach.routine.dose_line import Shape, move_time, read_dose_line, unknown_move
from footcoach.routine.enums import Sides
from footcoach.routine.errors import Problems
from footcoach.routine.fields import Fields
from footcoach.routine.format import ALLOWED, Where
from footcoach.routine.model import Span
from footcoach.routine.yaml_tree import Mapping, Refused, Scalar

_TWICE = "keep one of them"
_EXAMPLE = "write moves: {hold: 5s}"


def read_dose(fields: Fields, where: Where, shape: Shape | None, problems: Problems) -> Amounts:
    """Return what the dose line and the keys give, all but ``moves``.

    A value that both give is a mistake at the key.
    """
    line = fields.node("dose")
    said = Amounts()
    if isinstance(line, Scalar) and not line.empty and fields.text("dose"):
        said = read_dose_line(line, where, shape, problems)
    elif line is not None and not isinstance(line, Scalar):
        problems.add(line.at, "a dose is one line of text", "write dose: 10 reps of 5s")
    keyed = _keyed(fields, where)
    for name in sorted(keyed.given() & said.given()):
        fields.wrong(name, f"the dose line gives {name} too", _TWICE)
    return keyed.over(said)


def read_amounts(fields: Fields, where: Where, shape: Shape | None, problems: Problems) -> Amounts:
    """Return what the dose line and the keys give, the times under ``moves`` with them."""
    said = read_dose(fields, where, shape, problems)
    node = fields.node("moves")
    if isinstance(node, Mapping):
        return Amounts(moves=_times(node, shape, said, problems)).over(said)
    if node is not None:
        problems.add(node.at, "moves are ids with times here", _EXAMPLE)
    return said


def _keyed(fields: Fields, where: Where) -> Amounts:
    sides = fields.word("sides") if "sides" in ALLOWED[where] else None
    return Amounts(
        fields.numbers(), {}, Sides(sides) if sides else None, fields.word("pace") is not None
    )


def _times(
    node: Mapping, shape: Shape | None, said: Amounts, problems: Problems
) -> dict[str, Span | None]:
    times: dict[str, Span | None] = {}
    for key, value in node.pairs:
        if shape and key.text not in shape.moves:
            error = unknown_move(key.text, shape.moves)
            problems.add(key.at, error.wrong, error.right)
        if key.text in said.moves:
            problems.add(key.at, f"the dose line gives the time of {key.text} too", _TWICE)
        if isinstance(value, Scalar):
            with problems.noting(value.at):
                times[key.text] = move_time(value.text)
        elif not isinstance(value, Refused):
            problems.add(value.at, "the time of a move is one text", _EXAMPLE)
    return times
