"""An item of a routine: an exercise of the catalogue, or one defined here, with its dose."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from footcoach.routine.catalogue_entry import CatalogueEntry, read_definition, simplify_name
from footcoach.routine.dose.line_name import split_name
from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose_effect import check_effect
from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.dose_line import DoseLine
from footcoach.routine.dose_reader import read_amounts
from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.errors import Problems, RoutineError, is_slip_of, printable, quote
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.fields import Fields, is_id
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.known_entries import KnownEntries
from footcoach.routine.model import Exercise
from footcoach.routine.move_names import MoveNames
from footcoach.routine.own_exercise import Defined, define_own, replace_moves
from footcoach.routine.understood import note_reading
from footcoach.routine.yaml_errors import explain_tight_colon
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence

_FIXED = ("also", "do", "main", "why", "figure", "similar", "progression", "tiptoe", "unloaded")
_EXAMPLE = "write it like toe-press: 10 reps of 3s"


class ItemContext(NamedTuple):
    """What is known before an item is read."""

    entries: KnownEntries
    """What it can name, to which it adds what it defines."""
    defaults: DoseLayer
    """What the routine says for all its exercises."""
    problems: Problems
    ids: Callable[[], Collection[str]]
    """The id of every exercise that can be named: of the catalogue, and of this routine."""
    done: list[Exercise]
    """The exercises before it."""


def read_item(node: Node, context: ItemContext) -> Exercise | None:
    """Return the exercise that an item asks for; None if it is wrong."""
    problems = context.problems
    before = len(problems)
    mapping = _spell_out(node, context)
    if mapping is None:
        return None
    fields = Fields(mapping, Section.ITEM, problems)
    entry, said = _read_entry(fields, context)
    names = entry.names if entry else None
    asked = DoseRequest(
        given=said.layer.filled_from(context.defaults),
        guess=said.guess,
        left=_read_side(fields, "left", names, problems).filled_from(said.left),
        right=_read_side(fields, "right", names, problems).filled_from(said.right),
        caution=fields.text("caution"),
        note=fields.text("note"),
        choice=fields.text("choice") or None,
        optional=fields.flag("optional"),
    )
    # What is missing after a mistake may only be what couldn't be read.
    if entry is None or len(problems) > before:
        return None
    with problems.note_misreading(fields.key_spot("exercise")):
        placed = _place_in(said.layer.position, entry, fields)
        exercise = note_reading(build_exercise(placed, asked), said, fields.text("exercise"))
        check_effect(exercise, entry, fields, said, problems)
        context.done.append(exercise)
        return exercise
    return None


def _place_in(position: Position | None, entry: CatalogueEntry, fields: Fields) -> CatalogueEntry:
    """Return the entry as it's done in ``position``, None being its own.

    How to get into another one is for the item to say: "Lie down.", or a figure on its back, would
    contradict an exercise that is done on all fours.
    """
    if position is None or position is entry.position:
        return entry
    figure, setup = entry.figure_in(position), fields.text("setup")
    return entry._replace(position=position, figure=figure, setup=setup)


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


def _spell_out(node: Node, context: ItemContext) -> Mapping | None:
    """Return an item as keys, however it's written; None if it can't be read as one."""
    problems = context.problems
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
            return _part_line(node, context)
        case Sequence():
            problems.add(node.at, "a list isn't an exercise", _EXAMPLE)
        case Refused():
            pass
    return None


def _part_line(node: Scalar, context: ItemContext) -> Mapping | None:
    """Return a line such as ``Calf raises 3x15`` as keys; None if there's no name in it."""
    name, dose, start = split_name(node.text)
    if simplify_name(node.text) in context.entries.names:
        return Mapping(((_like(node, "exercise"), node),), node.at)
    if name and dose.strip():
        at, start = node.spot(start), start + len(dose) - len(dose.lstrip())
        at = node.spot(start)
        line = node._replace(text=dose.strip(), at=at, is_plain=True)
        named = node._replace(text=name)
        return Mapping(((_like(node, "exercise"), named), (_like(line, "dose"), line)), node.at)
    context.problems.add(node.at, f"{quote(node.text)} isn't an exercise", _EXAMPLE)
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


def _read_entry(fields: Fields, context: ItemContext) -> tuple[CatalogueEntry | None, DoseLine]:
    """Return the exercise that the item names or defines, and the dose that it gives."""
    problems, entries, name = context.problems, context.entries, fields.text("exercise")
    try:
        found = _find(name, entries) if name else None
    except RoutineError as error:
        problems.include(error)
        return None, read_amounts(fields, Section.ITEM, None, problems)
    is_defined = "name" in fields or isinstance(fields.node("moves"), Sequence)
    is_new = is_defined and (found is None or found.id != name or entries.is_defined_here(name))
    if found and not is_new:
        return _read_found(found, name, fields, context)
    if is_defined and (ident := fields.ident("exercise")):
        fields.require(Section.ENTRY)
        defined = read_definition(ident, fields, Section.ITEM, problems, context.ids)
        if defined:
            entries.define(defined)
        return defined, DoseLine(defined.amounts if defined else DoseLayer())
    if is_defined:
        return None, DoseLine()
    if not name:
        return None, read_amounts(fields, Section.ITEM, None, problems)
    return _read_own(name, fields, context)


def _read_found(
    found: CatalogueEntry, name: str, fields: Fields, context: ItemContext
) -> tuple[CatalogueEntry | None, DoseLine]:
    is_own = fields.flag("own") and not is_id(name)
    if is_own or _has_other_moves(name, found, fields):
        return _read_own(name, fields, context)
    about = fields.text("name") or name
    said = read_amounts(fields, Section.ITEM, found.names, context.problems, about)
    said = _with_sides(said, found)
    entry = _apply_item(found, fields)
    return _put_together(replace_moves(entry, said.moves), said) if said.moves else (entry, said)


def _with_sides(said: DoseLine, entry: CatalogueEntry) -> DoseLine:
    """Return what is said, with sides where an exercise that usually has none is done on each."""
    has_none = entry.amounts.body_part is BodyPart.NONE and said.layer.body_part is None
    differs = said.left.given_keys() or said.right.given_keys()
    if has_none and (differs or said.layer.sides not in {None, Sides.BOTH}):
        return said._replace(layer=said.layer._replace(body_part=BodyPart.SIDE))
    return said


def _find(name: str, entries: KnownEntries) -> CatalogueEntry | None:
    found = entries.find(name) if is_id(name) else None
    return found or entries.find(entries.names.get(simplify_name(name), ""))


def _read_own(
    name: str, fields: Fields, context: ItemContext
) -> tuple[CatalogueEntry | None, DoseLine]:
    """Return an exercise that is defined by its name and its dose; None if that's a mistake."""
    problems, at = context.problems, fields.value_spot("exercise")
    said = read_amounts(fields, Section.ITEM, None, problems, name)
    near = _find_near(name, context.entries)
    if near and not fields.flag("own"):
        wrong = f"there's no exercise called {quote(name)}"
        problems.add(at, wrong, f"did you mean {near}? If it's your own, add own: true")
        return None, said
    if not said.layer.given_keys() and "dose" not in fields:
        wrong = f"there's no exercise called {quote(name)}"
        line = "dose: 10 reps" if fields.has_others("exercise") else f"{printable(name)}: 10 reps"
        problems.add(at, wrong, f"write {line} to make it one of your own")
        return None, said
    last = context.done[-1].position if context.done else None
    entry, said = _put_together(define_own(name, said, last, fields.text("do")), said)
    return _apply_item(entry, fields, is_own=True), said


def _find_near(name: str, entries: KnownEntries) -> str | None:
    """Return the id of the exercise whose name ``name`` is a slip of; None if there is none."""
    if simplify_name(name) in entries.names:
        return None
    forms = (simplify_name(name), " ".join(name.casefold().replace("-", " ").split()))
    for other, ident in entries.names.items():
        if any(is_slip_of(form, other) and not _has_other_word(form, other) for form in forms):
            return ident
    return None


def _has_other_word(name: str, other: str) -> bool:
    """Whether names of as many words differ in one, and not by a slip: off a step, on a step."""
    pairs = list(zip(name.split(), other.split(), strict=False))
    is_alike = len(name.split()) == len(other.split())
    return is_alike and any(one != two and not is_slip_of(one, two) for one, two in pairs)


def _put_together(defined: Defined, said: DoseLine) -> tuple[CatalogueEntry, DoseLine]:
    """Return an exercise and what is said of it, the moves of its dose line included."""
    layer = DoseLayer(moves=defined.moves).filled_from(said.layer)
    return defined.entry, said._replace(layer=layer)


def _has_other_moves(name: str, entry: CatalogueEntry, fields: Fields) -> bool:
    """Whether another name of ``entry`` stands for an exercise with a single hold.

    Toe curls of 5 s each aren't the curls and spreads of the catalogue.
    """
    line = fields.node("dose")
    if entry.main is not None or is_id(name) or not isinstance(line, Scalar):
        return False
    return "hold_s" in read_dose(line.text, entry.names, name).values


def _apply_item(entry: CatalogueEntry, fields: Fields, *, is_own: bool = False) -> CatalogueEntry:
    """Return the entry with what the item says instead."""
    for name in _FIXED:
        if name in fields and not is_own:
            wrong = f"{name} of {entry.id} comes from the catalogue"
            fields.add_problem(name, wrong, "delete it, or define an exercise with another id")
    changes: dict[str, Any] = {
        name: text for name in ("name", "say", "setup", "stop") if (text := fields.text(name))
    }
    if "equipment" in fields:
        changes["equipment"] = fields.texts("equipment")
    return entry._replace(**changes) if changes else entry


def _read_side(fields: Fields, name: str, names: MoveNames | None, problems: Problems) -> DoseLayer:
    node = fields.node(name)
    if isinstance(node, Mapping):
        side = Fields(node, Section.SIDE, problems)
        return read_amounts(side, Section.SIDE, names, problems).layer
    if node is not None:
        problems.add(node.at, f"{name} takes keys and values", f"write {name}: {{reps: 8}}")
    return DoseLayer()
