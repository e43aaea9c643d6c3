"""The way back down: steps up that were taken, undone after pain or a missed week.

After amber or a missed week one step, after red every step of what hurt (``docs/evidence.md``,
section 7, point 4). A value is changed only if it is still as the last step left it: what the
person wrote by hand is theirs.
"""

from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter

from footcoach.advice.pain import (
    Light,
    SimilarExercises,
    are_similar,
    find_hurt,
    rate_pain,
)
from footcoach.advice.progression import PAUSE
from footcoach.log.records import Offer, SessionRecord
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.model import Exercise, ExerciseKey, Routine, RoutineIdentity


def undo_after_pain(
    routine: Routine,
    record: SessionRecord,
    offers: Iterable[Offer],
    similar: SimilarExercises,
) -> tuple[DoseChange, ...]:
    """Return the changes that undo steps after a session of ``routine``; none after green.

    ``similar`` says what the exercises of the session name as similar.
    """
    done = {(part.exercise, part.nth) for part in record.parts if part.seconds}
    match rate_pain(record.feeling):
        case Light.AMBER:
            return _undo(routine, offers, done)[-1:]
        case Light.RED:
            return _go_to_start(routine, offers, done & _find_strained(routine, record, similar))
        case _:
            return ()


def _find_strained(
    routine: Routine, record: SessionRecord, similar: SimilarExercises
) -> set[ExerciseKey]:
    """Return which exercises of ``routine`` hurt, or are similar to one that did."""
    hurt = find_hurt(record)
    return {
        key
        for key, exercise in zip(routine.keys, routine.exercises, strict=True)
        if any(are_similar(exercise, one, similar) for one in hurt)
    }


def undo_after_gap(
    routine: Routine, last: date | None, offers: Iterable[Offer], today: date
) -> tuple[DoseChange, ...]:
    """Return the change that undoes a step before a session, if a week of it was missed.

    ``last`` is the day of the last session of ``routine``, None if there was none.
    """
    if last is None or today - last <= PAUSE:
        return ()
    return _undo(routine, offers, routine.keys)[-1:]


def find_steps_in_force(
    offers: Iterable[Offer], routine: RoutineIdentity, key: ExerciseKey
) -> tuple[Offer, ...]:
    """Return the steps up of an exercise that were taken and not undone, in order."""
    found = list[Offer]()
    for offer in sorted(offers, key=lambda offer: (offer.at, offer.uuid)):
        if not offer.taken or (offer.identity, offer.key) != (routine, key):
            continue
        if offer.up:
            found.append(offer)
        else:
            found = [one for one in found if one.what != offer.what or _is_kept(one, offer)]
    return tuple(found)


def _is_kept(step: Offer, back: Offer) -> bool:
    """Whether a step up still holds after a step back."""
    return not step.new.exceeds(back.new)


def _go_to_start(
    routine: Routine, offers: Iterable[Offer], keys: Collection[ExerciseKey]
) -> tuple[DoseChange, ...]:
    """Return the changes that take exercises back to where they were before any step."""
    first: dict[tuple[int, str], DoseChange] = {}
    for change in _undo(routine, offers, keys):
        first.setdefault((change.exercise, change.what), change)
    return tuple(first.values())


def _undo(
    routine: Routine, offers: Iterable[Offer], keys: Collection[ExerciseKey]
) -> tuple[DoseChange, ...]:
    """Return a change for each step in force that undoes it, the newest step last."""
    offers, found = tuple(offers), list[tuple[int, DoseChange]]()
    for index, key in enumerate(routine.keys):
        steps = find_steps_in_force(offers, routine.identity, key) if key in keys else ()
        for step in _leave_handwritten(routine.exercises[index], steps):
            found.append((step.at, DoseChange(index, step.what, step.old)))
    return tuple(change for _, change in sorted(found, key=itemgetter(0)))


def _leave_handwritten(exercise: Exercise, steps: tuple[Offer, ...]) -> list[Offer]:
    """Return the steps whose value is still as the last of its kind left it."""
    last = {step.what: step.new for step in steps}
    return [step for step in steps if current_value(exercise, step.what) == last[step.what]]
