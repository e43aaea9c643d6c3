"""An item of a routine: an exercise of the catalogue, or one defined here, with its dose."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, Protocol

from footcoach.routine.catalogue_entry import CatalogueEntry, read_definition
from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.dose_reader import read_amounts
from footcoach.routine.errors import Problems, RoutineError, printable, quote
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.fields import Fields, is_id
from footcoach.routine.format import ALLOWED, Section
from footcoach.routine.model import Exercise
from footcoach.routine.move_names import MoveNames
from footcoach.routine.yaml_errors import explain_tight_colon
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence

_FIXED = ("also", "main", "why", "figure", "similar", "progression", "tiptoe", "unloaded")
_EXAMPLE = "write it like toe-press: 10 reps of 3s"


class EntryFinder(Protocol):
    """Finds exercises of the catalogue by id."""

    def find(self, ident: str) -> CatalogueEntry | None:
        """Return the entry; None if there is none. Raise `RoutineError` if it has mistakes."""

    def ids(self) -> tuple[str, ...]:
        """Return every id."""


class ItemContext(NamedTuple):
    """What is known before an item is read."""

    entries: EntryFinder
    defaults: DoseLayer
    """What the routine says for all its exercises."""
    problems: Problems
    ids: Callable[[], Collection[str]]
    """The id of every exercise that can be named: of the catalogue, and of this routine."""


def read_item(node: Node, context: ItemContext) -> Exercise | None:
    """Return the exercise that an item asks for; None if it is wrong."""
    problems = context.problems
    before = len(problems)
    mapping = _spell_out(node, problems)
    if mapping is None:
        return None
    fields = Fields(mapping, Section.ITEM, problems)
    entry, given = _read_entry(fields, context)
    names = entry.names if entry else None
    asked = DoseRequest(
        given=given.filled_from(context.defaults),
        left=_read_side(fields, "left", names, problems),
        right=_read_side(fields, "right", names, problems),
        caution=fields.text("caution"),
        note=fields.text("note"),
        choice=fields.text("choice") or None,
        optional=fields.flag("optional"),
    )
    # What is missing after a mistake may only be what couldn't be read.
    if entry and len(problems) == before:
        with problems.note_misreading(fields.key_spot("exercise")):
            return build_exercise(entry, asked)
    return None


def find_id(node: Node) -> str | None:
    """Return the id that an item names, however it is written; None if it names none."""
    match node:
        case Mapping(pairs=((key, _),)) if key.text not in ALLOWED[Section.ITEM]:
            return key.text
        case Mapping(pairs=pairs):
            named = (value for key, value in pairs if key.text == "exercise")
            return next((value.text for value in named if isinstance(value, Scalar)), None)
        case Scalar(text=text):
            return text
        case _:
            return None


def _spell_out(node: Node, problems: Problems) -> Mapping | None:
    """Return an item as keys, however it's written; None if it can't be read as one."""
    match node:
        case Mapping(pairs=((key, dose),)) if key.text not in ALLOWED[Section.ITEM]:
            return Mapping(((_like(key, "exercise"), key), (_like(key, "dose"), dose)), node.at)
        case Mapping():
            return _refuse_mixture(node, problems)
        case Scalar() if is_id(node.text):
            return Mapping(((_like(node, "exercise"), node),), node.at)
        case Scalar() if tight := explain_tight_colon(node.text):
            problems.add(node.at, *tight)
        case Scalar():
            problems.add(node.at, f"{quote(node.text)} isn't an exercise", _EXAMPLE)
        case Sequence():
            problems.add(node.at, "a list isn't an exercise", _EXAMPLE)
        case Refused():
            pass
    return None


def _like(node: Scalar, text: str) -> Scalar:
    return Scalar(text, node.at)


def _refuse_mixture(mapping: Mapping, problems: Problems) -> Mapping | None:
    """Return the mapping, unless it mixes the short way to write an item with the long one."""
    names = [key.text for key, _ in mapping.pairs]
    first = mapping.pairs[0][0] if mapping.pairs else None
    if first is None or "exercise" in names or first.text in ALLOWED[Section.ITEM]:
        return mapping
    wrong = f"{quote(first.text)} has other keys beside it"
    remedy = f"write exercise: {printable(first.text)}, and its dose after dose:"
    problems.add(first.at, wrong, remedy)
    return None


def _read_entry(fields: Fields, context: ItemContext) -> tuple[CatalogueEntry | None, DoseLayer]:
    """Return the exercise that the item names or defines, and the dose that it gives."""
    problems, ident = context.problems, fields.ident("exercise")
    try:
        found = context.entries.find(ident) if ident else None
    except RoutineError as error:
        problems.include(error)
        return None, read_amounts(fields, Section.ITEM, None, problems)
    if found:
        return _apply_item(found, fields), read_amounts(fields, Section.ITEM, found.names, problems)
    if ident and ("name" in fields or isinstance(fields.node("moves"), Sequence)):
        fields.require(Section.ENTRY)
        defined = read_definition(ident, fields, Section.ITEM, problems, context.ids)
        return defined, defined.amounts if defined else DoseLayer()
    if ident:
        _note_unknown(ident, fields, context)
    return None, read_amounts(fields, Section.ITEM, None, problems)


def _note_unknown(ident: str, fields: Fields, context: ItemContext) -> None:
    near = context.problems.suggest(ident, context.entries.ids())
    right = near or "write name, position and moves to define it here"
    context.problems.add(
        fields.value_spot("exercise"), f"there's no exercise called {quote(ident)}", right
    )


def _apply_item(entry: CatalogueEntry, fields: Fields) -> CatalogueEntry:
    """Return the entry with what the item says instead."""
    for name in _FIXED:
        if name in fields:
            wrong = f"{name} of {entry.id} comes from the catalogue"
            fields.add_problem(name, wrong, "delete it, or define an exercise with another id")
    changes: dict[str, Any] = {
        name: text for name in ("name", "setup", "stop") if (text := fields.text(name))
    }
    if "equipment" in fields:
        changes["equipment"] = fields.texts("equipment")
    return entry._replace(**changes) if changes else entry


def _read_side(fields: Fields, name: str, names: MoveNames | None, problems: Problems) -> DoseLayer:
    node = fields.node(name)
    if isinstance(node, Mapping):
        return read_amounts(Fields(node, Section.SIDE, problems), Section.SIDE, names, problems)
    if node is not None:
        problems.add(node.at, f"{name} takes keys and values", f"write {name}: {{reps: 8}}")
    return DoseLayer()
