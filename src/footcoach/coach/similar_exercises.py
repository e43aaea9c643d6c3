"""What catalogue and routines say about exercises in the log, such as which are similar."""

from collections.abc import Iterable

from footcoach.advice.pain import Light, SimilarExercises, rate_pain
from footcoach.log.records import SessionRecord
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import ExerciseTraits, RoutineIdentity


def find_similar(library: Library, records: Iterable[SessionRecord]) -> SimilarExercises:
    """Return what the exercises of sessions with pain name as similar."""
    return {
        part.exercise: _read_similar(library, part.exercise, record.identity)
        for record in records
        if rate_pain(record.feeling) in {Light.AMBER, Light.RED}
        for part in record.parts
    }


def _read_similar(library: Library, ident: str, identity: RoutineIdentity) -> tuple[str, ...]:
    return read_traits(library, ident, identity).similar


def read_traits(library: Library, ident: str, identity: RoutineIdentity) -> ExerciseTraits:
    """Return what the catalogue, or else its routine, says of an exercise for advice.

    A session keeps none of that.
    """
    try:
        if entry := library.catalogue.find(ident):
            return entry.traits
        routine = library.load_known(identity)
    except RoutineError:
        return ExerciseTraits()  # what hurt rests all the same, and so does what names it
    exercises = routine.exercises if routine else ()
    return next((one.traits for one in exercises if one.id == ident), ExerciseTraits())


def name_exercise(library: Library, ident: str) -> str:
    """Return what the catalogue calls an exercise, or else its id in words."""
    entry = library.catalogue.find(ident)
    return entry.name if entry else ident.replace("-", " ").capitalize()
