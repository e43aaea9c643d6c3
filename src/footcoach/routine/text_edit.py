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


class Edit(NamedTuple):
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
    return make_edit(lines, _Writer(lines, change, names).edit(find_item(text, change.exercise)))


def make_edit(lines: list[str], edit: Edit) -> str:
    """Return the text of ``lines`` with one of them edited."""
    line = lines[edit.line]
    edited = line[: edit.start] + edit.text + line[edit.end :]
    return "".join((*lines[: edit.line], edited, *lines[edit.line + 1 :]))


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, each with its line end."""
    return re.findall(_LINE, text)


def line_of_item(text: str, index: int) -> int:
    """Return the number of the line in which an exercise of a good routine file begins."""
    return find_item(text, index).at.line


def find_item(text: str, index: int) -> Node:
    """Return the node of an exercise of a good routine file; raise `UnclearError`."""
    root = parse_tree(re.sub(r"\r\n?", "\n", text), Problems(""))
    nodes = pairs_of(root).get("exercises")
    if not isinstance(nodes, Sequence):
        raise UnclearError
    return [item for node in nodes.items for item in items_of(node)][index]


def pairs_of(node: Node | None) -> dict[str, Node]:
    """Return the values of a mapping by key; nothing for any other node."""
    return {key.text: value for key, value in node.pairs} if isinstance(node, Mapping) else {}


class _Writer:
    """Works out what to write for one change. Its methods raise `UnclearError`."""

    def __init__(self, lines: list[str], change: DoseChange, names: MoveNames) -> None:
        self._lines = lines
        self._change = change
        self._names = names

    def edit(self, item: Node) -> Edit:
        """Return the edit of an item, however it is written."""
        match item:
            case Scalar():
                return add_after(self._lines, item, f": {self._change.clause}")
            case Mapping(pairs=((key, Scalar() as dose),)) if key.text != "exercise":
                return self._restate(dose)
            case Mapping():
                return self._edit_keys(item)
            case _:
                raise UnclearError

    def _edit_keys(self, item: Mapping) -> Edit:
        """Change the key that gives the value, or the dose line, or add one."""
        keys = pairs_of(item)
        times = {f"moves.{move}": time for move, time in pairs_of(keys.get("moves")).items()}
        match {**keys, **times}.get(self._change.what), keys.get("dose"):
            case Scalar() as number, _:
                return replace_scalar(self._lines, number, self._change.value)
            case None, Scalar() as dose:
                return self._restate(dose)
            case None, None:
                return add_key(self._lines, item, f"dose: {self._change.clause}")
            case _:
                raise UnclearError

    def _restate(self, dose: Scalar) -> Edit:
        what, value, clause = self._change.what, self._change.value, self._change.clause
        return replace_scalar(
            self._lines, dose, restate_line(dose.text, what, value, clause, self._names)
        )


def replace_scalar(lines: list[str], old: Scalar, new: str) -> Edit:
    """Return the edit that writes ``new`` in the place of a text; quotes stay."""
    start, end = _place(lines, old)
    return Edit(old.at.line - 1, start, end, new)


def add_after(lines: list[str], scalar: Scalar, text: str) -> Edit:
    """Return the edit that writes ``text`` after another."""
    _, end = _place(lines, scalar)
    end += not scalar.is_plain
    return Edit(scalar.at.line - 1, end, end, text)


def add_key(lines: list[str], item: Mapping, text: str) -> Edit:
    """Return the edit that gives an item another key, ``text``, after ``exercise``."""
    key, name = next(pair for pair in item.pairs if pair[0].text == "exercise")
    if not isinstance(name, Scalar):
        raise UnclearError
    after = add_after(lines, name, f", {text}")
    if lines[item.at.line - 1][item.at.column - 1] == "{":
        return after
    return add_line(lines, after.line, key.at.column - 1, text)


def add_line(lines: list[str], number: int, indent: int, text: str) -> Edit:
    """Return the edit that adds a line of ``text`` below the line of index ``number``."""
    line = lines[number]
    end = len(line.rstrip(_END))
    return Edit(number, end, end, (line[end:] or "\n") + " " * indent + text)


def _place(lines: list[str], scalar: Scalar) -> tuple[int, int]:
    """Return from where to where the characters of a text are in their line."""
    begin: Spot = scalar.spot(0)
    start, end = begin.column - 1, begin.column - 1 + len(scalar.text)
    # Text over several lines, or with escapes, isn't there as it's read.
    if lines[begin.line - 1][start:end] != scalar.text:
        raise UnclearError
    return start, end
