"""``footcoach exercises``: the catalogue, or one of its exercises."""

import sys
from collections.abc import Iterator
from typing import Any

import click

from footcoach.commands.output import print_json, print_mistakes
from footcoach.exit_status import Status
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.catalogue_entry import CatalogueEntry
from footcoach.routine.enums import Effort
from footcoach.routine.errors import Problem, RoutineError, nearest, quote
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.library import Library
from footcoach.routine.model import Block, Routine
from footcoach.session.prescription import settle
from footcoach.session.words import BRACKETS, exercise_facts, frequency_phrases, join_phrases


def list_exercises(*, as_json: bool) -> None:
    """Print the catalogue; end with status 1 if one of the user's exercises has mistakes."""
    catalogue, entries = Library().catalogue, list[CatalogueEntry]()
    problems: list[Problem] = []
    for ident in catalogue.ids():
        try:
            entries += filter(None, [catalogue.find(ident)])
        except RoutineError as error:
            problems += error.problems
    if as_json:
        print_json([_as_data(entry) for entry in entries])
    else:
        click.echo("\n".join(_table(entries)))
    if problems:
        print_mistakes(RoutineError(tuple(problems)))
        sys.exit(Status.WRONG_DATA)


def show_exercise(name: str, *, as_json: bool) -> None:
    """Print everything about one exercise, found by id, name or another name."""
    try:
        entry = _find(Library().catalogue, name)
    except RoutineError as error:
        print_mistakes(error)
        sys.exit(Status.WRONG_DATA)
    if as_json:
        print_json(_as_data(entry))
        return
    click.echo(f"{entry.name} ({entry.id})")
    for label, text in _facts(entry):
        click.echo(f"  {label}: {text}")
    click.echo(BRACKETS)


def _find(catalogue: Catalogue, name: str) -> CatalogueEntry:
    """Return the entry with this name; raise `RoutineError`."""
    if entry := catalogue.find(name) or catalogue.find_named(name):
        return entry
    near = nearest(name, catalogue.ids())
    remedy = f"did you mean {near}?" if near else "list them with footcoach exercises"
    wrong = f"there's no exercise called {quote(name)}"
    raise RoutineError((Problem("", 1, 1, wrong, remedy),))


def _facts(entry: CatalogueEntry) -> Iterator[tuple[str, str]]:
    """Yield everything that is known about an exercise, as labels and texts."""
    exercise = build_exercise(entry, DoseRequest())
    routine = Routine(name=entry.id, title=entry.name, blocks=(Block(exercises=(exercise,)),))
    (prescription,) = settle(routine, Effort.GENTLE, frozenset({0}))
    yield from exercise_facts(prescription, routine)
    yield "how often", join_phrases(frequency_phrases(prescription))
    if entry.traits.similar:
        yield "similar", ", ".join(entry.traits.similar)


def _table(entries: list[CatalogueEntry]) -> Iterator[str]:
    """Yield one line for each exercise: id, name, other names."""
    wide = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        yield f"{entry.id:{wide}}  {'; '.join((entry.name, *entry.also))}"


def _as_data(entry: CatalogueEntry) -> dict[str, Any]:
    facts = ("id", "name", "also", "position", "equipment", "setup", "stop", "why")
    traits = ("similar", "tiptoe", "unloaded")
    return {
        **{name: getattr(entry, name) for name in facts},
        "moves": [{"id": part.id, "do": part.do, "say": part.say} for part in entry.parts],
        **{name: getattr(entry.traits, name) for name in traits},
    }
