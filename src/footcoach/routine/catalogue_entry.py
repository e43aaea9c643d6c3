"""An exercise of the catalogue: its texts, its moves and its usual dose."""

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from footcoach.routine.dose_layers import DoseLayer, UntimedMove
from footcoach.routine.dose_line import RESERVED
from footcoach.routine.dose_reader import read_said
from footcoach.routine.enums import Position
from footcoach.routine.errors import Problems, Spot, one_of, quote
from footcoach.routine.fields import Fields, read_root
from footcoach.routine.figure_reader import read_figure, read_pose, read_sitting_figure
from footcoach.routine.files import read_source
from footcoach.routine.key import Section
from footcoach.routine.model import ExerciseTraits, Span
from footcoach.routine.move_names import MoveNames, read_move_time
from footcoach.routine.pose import Figure, Rig
from footcoach.routine.traits_reader import read_traits
from footcoach.routine.yaml_tree import Mapping, Node, Refused

_HISSING = ("sses", "shes", "ches", "xes")
"""Plurals with an e of their own."""
_SHORT = 3
"""Letters of a word whose last s isn't a plural's."""

_ON_THE_SOLES = frozenset((Position.SITTING, Position.STANDING))

Ids = Callable[[], Collection[str]]
"""Gives the id of every exercise that can be named."""


class CatalogueEntry(NamedTuple):
    """What the catalogue knows about an exercise."""

    id: str
    name: str
    also: tuple[str, ...]
    position: Position
    equipment: tuple[str, ...]
    setup: str
    stop: str
    why: str
    parts: tuple[UntimedMove, ...]
    """The moves of one rep, in order."""
    main: str | None
    """The move that a bare time is for; None where none stands out."""
    amounts: DoseLayer
    """The default dose."""
    figure: Figure | None = None
    """None isn't drawn."""
    sitting_figure: Figure | None = None
    """How it's drawn sitting; None isn't drawn then, if that isn't its own position."""
    traits: ExerciseTraits = ExerciseTraits()
    say: str = ""
    """Its name spelled as it sounds; "" is as it's written."""

    def figure_in(self, position: Position) -> Figure | None:
        """Return how it's drawn in ``position``; None rather than one that contradicts it.

        A foot alone looks the same sitting and standing.
        """
        if position is self.position:
            return self.figure
        if position is Position.SITTING and self.sitting_figure:
            return self.sitting_figure
        is_foot = self.figure is not None and self.figure.rig is not Rig.BODY
        return self.figure if is_foot and {position, self.position} <= _ON_THE_SOLES else None

    @property
    def names(self) -> MoveNames:
        """The moves that a dose line can name."""
        spans = self.amounts.spans
        in_sets = "sets" in spans and "reps" not in spans
        is_single = "reps" not in spans or spans["reps"].high == 1
        names = _names(self.parts, self.main)
        return names._replace(in_sets=in_sets, is_single=is_single)


def read_entry(path: Path, ids: Ids) -> CatalogueEntry:
    """Return the entry in the file at ``path``, whose name is its id.

    ``ids`` gives the id of every exercise that it can name as similar.
    Raises `MissingFileError` where there is none, else `RoutineError` with all its mistakes.
    """
    return parse_entry(read_source(path), path.stem, str(path), ids)


def parse_entry(text: str, ident: str, file: str, ids: Ids) -> CatalogueEntry:
    """Return the entry called ``ident`` that ``text`` describes; raises `RoutineError`."""
    problems = Problems(file)
    fields = read_root(text, Section.ENTRY, problems)
    entry = read_definition(ident, fields, Section.ENTRY, problems, ids) if fields else None
    if problems or entry is None:
        raise problems.error()
    return entry


def read_definition(
    ident: str, fields: Fields, section: Section, problems: Problems, ids: Ids
) -> CatalogueEntry | None:
    """Return the exercise that the keys of a file or an item define; None if they cannot."""
    figure = read_figure(fields, problems)
    moves = _read_moves(fields, figure, problems)
    parts = tuple(move.part for move in moves)
    main = _read_main(fields, parts, problems)
    names = _names(parts, main) if parts else None
    said = read_said(fields, section, names, problems, fields.text("name")).layer
    for move in moves:
        if move.given and move.part.id in said.moves:
            wrong = f"the dose line gives the time of {move.part.id} too"
            problems.add(move.at, wrong, "keep one of the two")
    times = DoseLayer(moves={move.part.id: move.time for move in moves if move.given})
    position = fields.word("position")
    entry = CatalogueEntry(
        id=ident,
        name=fields.text("name"),
        also=fields.texts("also"),
        position=Position(position or Position.STANDING),
        equipment=fields.texts("equipment"),
        setup=fields.text("setup"),
        stop=fields.text("stop"),
        why=fields.text("why"),
        parts=parts,
        main=main,
        amounts=said.filled_from(times),
        figure=figure,
        sitting_figure=read_sitting_figure(fields, figure, problems)
        if section is Section.ENTRY
        else None,
        traits=read_traits(ident, fields, tuple(part.id for part in parts), ids, problems),
        say=fields.text("say"),
    )
    return entry if position and parts else None


class _Move(NamedTuple):
    part: UntimedMove
    at: Spot
    """Where its time is."""
    given: bool
    time: Span | None


def _names(parts: tuple[UntimedMove, ...], main: str | None) -> MoveNames:
    return MoveNames(tuple(part.id for part in parts), main)


def _read_moves(fields: Fields, figure: Figure | None, problems: Problems) -> tuple[_Move, ...]:
    """Return the moves, or none of them if one is wrong."""
    found: dict[str, _Move] = {}
    entries = fields.entries("moves")
    for node in entries:
        move = _read_move(node, figure, problems)
        if move and move.part.id in found:
            wrong = f"there's already a move called {move.part.id}"
            problems.add(node.at, wrong, "give this one another id")
        elif move:
            found[move.part.id] = move
    return tuple(found.values()) if len(found) == len(entries) else ()


def _read_move(node: Node, figure: Figure | None, problems: Problems) -> _Move | None:
    if not isinstance(node, Mapping):
        if not isinstance(node, Refused):
            right = "write {id: hold, do: Grip the floor, time: 3s}"
            problems.add(node.at, "a move is made of keys and values", right)
        return None
    fields = Fields(node, Section.MOVE, problems)
    ident, do = fields.ident("id"), fields.text("do")
    if ident and (ident.partition("-")[0] in RESERVED or not ident[0].isalpha()):
        wrong = f"{quote(ident)} means something else in a dose line"
        problems.add(fields.value_spot("id"), wrong, "give the move another id")
        return None
    if ident is None or not do:
        return None
    say = fields.text("say") or ident.replace("-", " ").capitalize()
    at, times = fields.key_spot("time"), _read_time(fields, problems)
    pose, short = read_pose(fields, figure, problems), fields.text("short")
    part = UntimedMove(ident, do, say, pose, short)
    return _Move(part, at, bool(times), times[0] if times else None)


def _read_time(fields: Fields, problems: Problems) -> tuple[Span | None, ...]:
    if node := fields.scalar("time"):
        with problems.note_misreading(node.at):
            return (read_move_time(node.text, None),)
    return ()


def _read_main(fields: Fields, parts: tuple[UntimedMove, ...], problems: Problems) -> str | None:
    named, moves = fields.ident("main"), [part.id for part in parts]
    if named and moves and named not in moves:
        wrong = f"there's no move called {quote(named)}"
        problems.add(fields.value_spot("main"), wrong, f"write {one_of(moves)}")
    return named or (moves[0] if len(moves) == 1 else None)


def simplify_name(name: str) -> str:
    """Return ``name`` in small letters and digits, each word in the singular."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return " ".join(map(_singular, words))


def _singular(word: str) -> str:
    if word.endswith(_HISSING):
        return word.removesuffix("es")
    return word if len(word) <= _SHORT or word.endswith("ss") else word.removesuffix("s")
