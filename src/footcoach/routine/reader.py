"""Reads a routine file: a checked `Routine`, or every mistake in it with its place."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeGuard

from footcoach.routine.characters import is_shown_whole
from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.enums import Goal, Side
from footcoach.routine.errors import Problem, Problems, RoutineError, printable
from footcoach.routine.exercise_builder import longest_seconds
from footcoach.routine.fields import Fields, read_root
from footcoach.routine.files import read_source
from footcoach.routine.foreign import name_foreign
from footcoach.routine.format import WAIT
from footcoach.routine.item_reader import ItemContext, find_id, read_item
from footcoach.routine.key import Section
from footcoach.routine.known_entries import EntryFinder, KnownEntries
from footcoach.routine.limits import LONGEST_SESSION, MOST_EXERCISES
from footcoach.routine.model import Block, Exercise, Routine, Span
from footcoach.routine.quantities import written_time
from footcoach.routine.yaml_tree import Mapping, Node, Sequence


class Inspection(NamedTuple):
    """What a routine file says, and what is wrong with it."""

    routine: Routine | None
    """None where there are mistakes."""
    exercises: tuple[Exercise, ...]
    """Those that could be read all the same."""
    problems: tuple[Problem, ...]


def parse_routine(text: str, name: str, catalogue: EntryFinder, file: str) -> Routine:
    """Return the routine that ``text`` describes; raises `RoutineError`.

    ``name`` is what the command line calls it, ``file`` what messages call it.
    """
    found = inspect_routine(text, name, catalogue, file)
    if found.routine is None:
        raise RoutineError(found.problems)
    return found.routine


def inspect_routine(text: str, name: str, catalogue: EntryFinder, file: str) -> Inspection:
    """Return what `parse_routine` reads, the mistakes included, without raising them."""
    problems, done = Problems(file), list[Exercise]()
    try:
        fields = read_root(text, Section.ROUTINE, problems)
        routine = _build_routine(fields, name, catalogue, problems, done) if fields else None
    except RoutineError as error:
        return Inspection(None, tuple(done), _refuse_foreign(text, file) or error.problems)
    if problems or routine is None:
        found = _refuse_foreign(text, file) or problems.error().problems
        return Inspection(None, tuple(done), found)
    return Inspection(routine, tuple(done), ())


def read_routine(path: Path, catalogue: EntryFinder) -> Routine:
    """Return the routine in the file at ``path``.

    Raises `MissingFileError` where there is none, and `RoutineError` with all mistakes in the file
    and in the exercise files that it names.
    """
    return parse_routine(read_source(path), _name(path), catalogue, str(path))


def inspect_file(path: Path, catalogue: EntryFinder) -> Inspection:
    """Return what `inspect_routine` does of a file; raise `RoutineError` if it can't be read."""
    return inspect_routine(read_source(path), _name(path), catalogue, str(path))


def _name(path: Path) -> str:
    return path.stem if is_shown_whole(path.stem) else printable(path.stem)


def _refuse_foreign(text: str, file: str) -> tuple[Problem, ...]:
    """Return the one mistake of a file that another program wrote; nothing for any other."""
    if not (kind := name_foreign(text, file)):
        return ()
    right = "write a routine: a title and a list of exercises"
    return (Problem(file, 1, 1, f"this is {kind}, not a routine", right),)


def _build_routine(
    fields: Fields,
    name: str,
    catalogue: EntryFinder,
    problems: Problems,
    done: list[Exercise],
) -> Routine:
    nodes = _list_nodes(fields)
    context = ItemContext(
        KnownEntries(catalogue),
        DoseLayer(fields.numbers()),
        problems,
        lambda: _list_ids(nodes, catalogue),
        done,
    )
    blocks = tuple(_read_blocks(nodes, context))
    if blocks and blocks[-1].rounds.high == 1:
        _refuse_last_rest(nodes[-1], problems)
    if (total := longest_session(blocks)) > LONGEST_SESSION:
        wrong = f"this takes {written_time(total)} at full effort"
        fields.add_problem("exercises", wrong, f"shorten it to {written_time(LONGEST_SESSION)}")
    return Routine(
        name=name,
        title=fields.text("title"),
        about=fields.text("about"),
        goals=tuple(dict.fromkeys(map(Goal, fields.words("goals")))),
        source=fields.text("source"),
        caution=fields.text("caution"),
        start_side=Side(fields.word("start_side") or Side.LEFT),
        ready_waits=fields.says("ready", WAIT),
        blocks=blocks,
    )


def _refuse_last_rest(node: Node, problems: Problems) -> None:
    """Note a rest after the last exercise of all, since nothing comes after it."""
    for item in items_of(node)[-1:]:
        keys = [key for key, _ in item.pairs] if isinstance(item, Mapping) else []
        for key in keys:
            if key.text == "rest_after":
                wrong = '"rest_after" has no effect: nothing comes after this exercise'
                problems.add(key.at, wrong, "delete it")


def _list_ids(nodes: tuple[Node, ...], catalogue: EntryFinder) -> frozenset[str]:
    """Return the id of every exercise of the catalogue and of the items under ``nodes``."""
    here = (find_id(item) for node in nodes for item in items_of(node))
    return frozenset(filter(None, (*here, *catalogue.ids())))


def _list_nodes(fields: Fields) -> tuple[Node, ...]:
    """Return the items and blocks; nothing if there are too many to look at."""
    nodes = fields.entries("exercises")
    total = sum(len(items_of(node)) for node in nodes)
    if total <= MOST_EXERCISES:
        return nodes
    wrong = f"there are {total} exercises"
    fields.add_problem("exercises", wrong, f"keep {MOST_EXERCISES} of them")
    return ()


def items_of(node: Node) -> tuple[Node, ...]:
    """Return the items of an entry of ``exercises``: those of a block, or the entry itself."""
    if not _is_block(node):
        return (node,)
    inner = (value for key, value in node.pairs if key.text == "exercises")
    return tuple(item for value in inner if isinstance(value, Sequence) for item in value.items)


def _is_block(node: Node) -> TypeGuard[Mapping]:
    if not isinstance(node, Mapping):
        return False
    names = {key.text for key, _ in node.pairs}
    return "exercise" not in names and not names.isdisjoint(("rounds", "exercises"))


def _read_blocks(nodes: tuple[Node, ...], context: ItemContext) -> Iterator[Block]:
    """Yield the blocks of the file, and one for each run of items between them."""
    for in_rounds, group in groupby(nodes, _is_block):
        if in_rounds:
            yield from (_read_rounds(node, context) for node in group if isinstance(node, Mapping))
        else:
            yield Block(exercises=_read_items(tuple(group), context))


def _read_items(nodes: tuple[Node, ...], context: ItemContext) -> tuple[Exercise, ...]:
    items = (read_item(node, context) for node in nodes)
    return tuple(item for item in items if item)


def _read_rounds(node: Mapping, context: ItemContext) -> Block:
    fields = Fields(node, Section.BLOCK, context.problems)
    nodes = fields.entries("exercises")
    for inner in filter(_is_block, nodes):
        wrong = "a block can't be inside a block"
        context.problems.add(inner.at, wrong, "put its exercises here, without rounds:")
    return Block(
        exercises=_read_items(tuple(node for node in nodes if not _is_block(node)), context),
        rounds=fields.span("rounds") or Span(1, 1),
        rest=fields.span("rest") or Span(0, 0),
    )


def longest_session(blocks: tuple[Block, ...]) -> int:
    """Return the seconds that ``blocks`` take at full effort, as far as files say."""
    return sum(map(_longest_block, blocks))


def _longest_block(block: Block) -> int:
    once = sum(map(longest_seconds, block.exercises))
    return block.rounds.high * once + (block.rounds.high - 1) * block.rest.high
