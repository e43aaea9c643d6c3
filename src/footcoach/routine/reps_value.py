"""The reps of an exercise as its key says them: one number, one for each set, or no number."""

import re
from typing import NamedTuple

from footcoach.routine.errors import Problems, misread_error
from footcoach.routine.fields import Fields
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.model import Span
from footcoach.routine.yaml_tree import Scalar, Sequence

_KEY = ALLOWED[Section.ITEM]["reps"]
_SETS = ALLOWED[Section.ITEM]["sets"]
_BETWEEN = r"\s*(?:,|/|\bthen\b|\band\b)\s*"
"""What is written between the reps of two sets."""


class RepsValue(NamedTuple):
    """What is said about reps."""

    spans: dict[str, Span]
    """By key: reps, and sets where each set has reps of its own."""
    by_set: tuple[Span, ...] = ()
    """The reps of each set in turn; empty where all sets are the same."""
    as_many: bool = False


def read_reps(text: str) -> RepsValue:
    """Return what ``text`` says about reps; raises `MisreadError`."""
    if " ".join(text.lower().split()) in _KEY.words:
        return RepsValue({}, as_many=True)
    # 2,5 is a decimal comma, and no number of reps.
    is_broken = re.fullmatch(r"\s*[0-9]+,[0-9]+\s*", text)
    parts = [text] if is_broken else re.split(_BETWEEN, text.strip().lower())
    if len(parts) == 1:
        return RepsValue({"reps": _KEY.span(text)})
    if len(parts) > _SETS.high:
        raise misread_error(text, f"has {len(parts)} sets", f"write {_SETS.high} or fewer")
    by_set = tuple(map(_KEY.span, parts))
    longest = Span(max(one.low for one in by_set), max(one.high for one in by_set))
    return RepsValue({"reps": longest, "sets": Span(len(parts), len(parts))}, by_set)


def read_reps_key(fields: Fields, problems: Problems) -> RepsValue:
    """Return what the key ``reps`` says, noting each mistake in it."""
    node = fields.node("reps")
    if isinstance(node, Sequence) and all(isinstance(one, Scalar) for one in node.items):
        text = ", ".join(one.text for one in node.items if isinstance(one, Scalar))
        at = node.at
    elif scalar := fields.scalar("reps"):
        text, at = scalar.text, scalar.at
    else:
        return RepsValue({})
    with problems.note_misreading(at):
        return read_reps(text)
    return RepsValue({})
