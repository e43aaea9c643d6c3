"""What one place in a file says about a dose, in the dose line and in the keys beside it."""

from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.dose_line import DoseLine, Surroundings, read_dose_line
from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.errors import Problems
from footcoach.routine.fields import Fields
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.model import Span
from footcoach.routine.move_names import MoveNames, read_move_time, unknown_move
from footcoach.routine.reps_value import read_reps_key
from footcoach.routine.yaml_tree import Mapping, Refused, Scalar

_TWICE = "keep one of the two"
_EXAMPLE = "write moves: {hold: 5s}"


def read_said(
    fields: Fields, section: Section, names: MoveNames | None, problems: Problems, about: str = ""
) -> DoseLine:
    """Return what the dose line and the keys say, without the key ``moves``.

    ``about`` is the exercise's name. A value that both give is a mistake at the key.
    """
    line, keyed = fields.node("dose"), _read_keys(fields, section, problems)
    said = DoseLine()
    if isinstance(line, Scalar) and not line.is_empty and fields.text("dose"):
        around = Surroundings(section, names, about, keyed.given_keys())
        said = read_dose_line(line, around, problems)
    elif line is not None and not isinstance(line, Scalar):
        problems.add(line.at, "a dose is one line of text", "write dose: 10 reps of 5s")
    for name in sorted(keyed.given_keys() & said.layer.given_keys()):
        fields.add_problem(name, f"the dose line gives {name} too", _TWICE)
    return said._replace(layer=keyed.filled_from(said.layer))


def read_amounts(
    fields: Fields, section: Section, names: MoveNames | None, problems: Problems, about: str = ""
) -> DoseLine:
    """Return what the dose line and the keys say, with the times under ``moves``."""
    said = read_said(fields, section, names, problems, about)
    node = fields.node("moves")
    if isinstance(node, Mapping):
        times = DoseLayer(moves=_read_times(node, names, said.layer, problems))
        return said._replace(layer=times.filled_from(said.layer))
    if node is not None:
        problems.add(node.at, "here, moves are ids with their times", _EXAMPLE)
    return said


def _read_keys(fields: Fields, section: Section, problems: Problems) -> DoseLayer:
    reps = read_reps_key(fields, problems)
    if reps.by_set and "sets" in fields:
        fields.add_problem("sets", "the reps of each set say how many sets there are", "delete it")
    said = DoseLayer(
        fields.numbers() | reps.spans,
        own_pace=fields.word("pace") is not None,
        by_set=reps.by_set,
        as_many=reps.as_many,
    )
    if "sides" not in ALLOWED[section]:
        return said
    sides, part, position = (fields.word(name) for name in ("sides", "side", "position"))
    return said._replace(
        sides=Sides(sides) if sides else None,
        body_part=BodyPart(part) if part else None,
        position=Position(position) if position else None,
        load=fields.text("load"),
    )


def _read_times(
    node: Mapping, names: MoveNames | None, said: DoseLayer, problems: Problems
) -> dict[str, Span | None]:
    times: dict[str, Span | None] = {}
    for key, value in node.pairs:
        if names and key.text not in names.moves:
            error = unknown_move(key.text, names.moves)
            problems.add(key.at, error.wrong, error.right)
        if key.text in said.moves:
            problems.add(key.at, f"the dose line gives the time of {key.text} too", _TWICE)
        if isinstance(value, Scalar):
            with problems.note_misreading(value.at):
                times[key.text] = read_move_time(value.text, names)
        elif not isinstance(value, Refused):
            problems.add(value.at, "the time of a move is one value", _EXAMPLE)
    return times
