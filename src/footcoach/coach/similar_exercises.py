"""Which exercises are similar to those that hurt, as the catalogue and the routines name them."""

from collections.abc import Iterable

from footcoach.advice.pain import Light, SimilarExercises, rate_pain
from footcoach.log.records import SessionRecord
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import RoutineIdentity


def find_similar(library: Library, records: Iterable[SessionRecord]) -> SimilarExercises:
    """Return what the exercises of sessions with pain name as similar."""
    return {
        part.exercise: _read_similar(library, part.exercise, record.identity)
        for record in records
        if rate_pain(record.feeling) in {Light.AMBER, Light.RED}
        for part in record.parts
    }


def _read_similar(library: Library, ident: str, identity: RoutineIdentity) -> tuple[str, ...]:
    """Return what an exercise names as similar, in the catalogue or else in its routine."""
    try:
        if entry := library.catalogue.find(ident):
            return entry.traits.similar
        routine = library.load_known(identity)
    except RoutineError:
        return ()  # what hurt rests all the same, and so does what names it
    exercises = routine.exercises if routine else ()
    return next((one.traits.similar for one in exercises if one.id == ident), ())
