"""Writes a change into the text of a routine file, at the place where the value is.

All other characters stay: comments, blank lines, line ends. Where the place isn't certain, the
change is refused; reading the new text shows whether it says what it should.
"""

import re
from typing import NamedTuple

from footcoach.routine.dose_change import DoseChange
from footcoach.routine.errors import Problems, Spot
from footcoach.routine.move_names import MoveNames
from footcoach.routine.reader import items_of
from footcoach.routine.restatement import restate_line
from footcoach.routine.yaml_tree import Mapping, Node, Scalar, Sequence, parse_tree

_LINE = r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+"
_END = "\r\n"


class UnclearError(Exception):
    """It isn't certain where in the text the value is."""


class _Edit(NamedTuple):
    """Characters of one line, and what to put in their place."""

    line: int
    start: int
    end: int
    text: str


def rewrite_text(text: str, change: DoseChange, names: MoveNames) -> str:
    """Return the text of a good routine file with the change in it.

    ``names`` are those of the changed exercise. Raises `UnclearError`.
    """
    lines = split_lines(text)
    edit = _Writer(lines, change, names).edit(_item(text, change.exercise))
    line = lines[edit.line]
    lines[edit.line] = line[: edit.start] + edit.text + line[edit.end :]
    return "".join(lines)


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, each with its line end."""
    return re.findall(_LINE, text)


def line_of_item(text: str, index: int) -> int:
    """Return the number of the line in which an exercise of a good routine file begins."""
    return _item(text, index).at.line


def _item(text: str, index: int) -> Node:
    root = parse_tree(re.sub(r"\r\n?", "\n", text), Problems(""))
    nodes = _pairs(root).get("exercises")
    if not isinstance(nodes, Sequence):
        raise UnclearError
    return [item for node in nodes.items for item in items_of(node)][index]


def _pairs(node: Node | None) -> dict[str, Node]:
    return {key.text: value for key, value in node.pairs} if isinstance(node, Mapping) else {}


class _Writer:
    """Works out what to write for one change. Its methods raise `UnclearError`."""

    def __init__(self, lines: list[str], change: DoseChange, names: MoveNames) -> None:
        self._lines = lines
        self._change = change
        self._names = names

    def edit(self, item: Node) -> _Edit:
        """Return the edit of an item, however it is written."""
        match item:
            case Scalar():
                return self._after(item, f": {self._change.clause}")
            case Mapping(pairs=((key, Scalar() as dose),)) if key.text != "exercise":
                return self._restate(dose)
            case Mapping():
                return self._edit_keys(item)
            case _:
                raise UnclearError

    def _edit_keys(self, item: Mapping) -> _Edit:
        """Change the key that gives the value, or the dose line, or add one."""
        keys = _pairs(item)
        times = {f"moves.{move}": time for move, time in _pairs(keys.get("moves")).items()}
        match {**keys, **times}.get(self._change.what), keys.get("dose"):
            case Scalar() as number, _:
                return self._replace(number, self._change.value)
            case None, Scalar() as dose:
                return self._restate(dose)
            case None, None:
                return self._add_dose(item)
            case _:
                raise UnclearError

    def _add_dose(self, item: Mapping) -> _Edit:
        dose = f"dose: {self._change.clause}"
        key, name = next(pair for pair in item.pairs if pair[0].text == "exercise")
        if not isinstance(name, Scalar):
            raise UnclearError
        after = self._after(name, f", {dose}")
        if self._lines[item.at.line - 1][item.at.column - 1] == "{":
            return after
        line = self._lines[after.line]
        end = len(line.rstrip(_END))
        indented = (line[end:] or "\n") + " " * (key.at.column - 1)
        return _Edit(after.line, end, end, indented + dose)

    def _restate(self, dose: Scalar) -> _Edit:
        what, value, clause = self._change.what, self._change.value, self._change.clause
        return self._replace(dose, restate_line(dose.text, what, value, clause, self._names))

    def _replace(self, old: Scalar, new: str) -> _Edit:
        start, end = self._place(old)
        return _Edit(old.at.line - 1, start, end, new)

    def _after(self, scalar: Scalar, text: str) -> _Edit:
        _, end = self._place(scalar)
        end += not scalar.is_plain
        return _Edit(scalar.at.line - 1, end, end, text)

    def _place(self, scalar: Scalar) -> tuple[int, int]:
        """Return from where to where the characters of a text are in their line."""
        begin: Spot = scalar.spot(0)
        start, end = begin.column - 1, begin.column - 1 + len(scalar.text)
        # Text over several lines, or with escapes, isn't there as it's read.
        if self._lines[begin.line - 1][start:end] != scalar.text:
            raise UnclearError
        return start, end
