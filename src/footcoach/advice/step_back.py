"""The way back down: steps that were taken, undone after pain or a missed week.

After amber or a missed week one step, after red all steps of what hurt (docs/evidence.md,
section 7). Only a value still as the last step left it: what you wrote by hand stays.
"""

from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter

from footcoach.advice.pain import Light, family, hurt, light
from footcoach.advice.progression import PAUSE
from footcoach.log.offers import standing
from footcoach.log.records import Offer, SessionRecord
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.model import Exercise, ExerciseKey, Routine


def after_pain(
    routine: Routine, entry: SessionRecord, offers: Iterable[Offer]
) -> tuple[DoseChange, ...]:
    """Return what to go back by after a session of ``routine``; nothing after a green one."""
    done = {(part.exercise, part.nth) for part in entry.parts if part.seconds}
    match light(entry.feeling):
        case Light.AMBER:
            return _undone(routine, offers, done)[-1:]
        case Light.RED:
            families = hurt(entry)
            return _to_start(routine, offers, {key for key in done if family(key[0]) in families})
        case _:
            return ()


def after_gap(
    routine: Routine, last: date | None, offers: Iterable[Offer], today: date
) -> tuple[DoseChange, ...]:
    """Return what to go back by before a session, if a week of the routine was missed.

    ``last`` is the day of its last session, None is never.
    """
    if last is None or today - last <= PAUSE:
        return ()
    return _undone(routine, offers, routine.keys)[-1:]


def _to_start(
    routine: Routine, offers: Iterable[Offer], keys: Collection[ExerciseKey]
) -> tuple[DoseChange, ...]:
    """Return what takes exercises back to where they were before any step."""
    first: dict[tuple[int, str], DoseChange] = {}
    for change in _undone(routine, offers, keys):
        first.setdefault((change.exercise, change.what), change)
    return tuple(first.values())


def _undone(
    routine: Routine, offers: Iterable[Offer], keys: Collection[ExerciseKey]
) -> tuple[DoseChange, ...]:
    """Return the reverse of each step that stands, the one taken last at the end."""
    offers, found = tuple(offers), list[tuple[int, DoseChange]]()
    for index, key in enumerate(routine.keys):
        steps = standing(offers, routine.name, key) if key in keys else ()
        for step in _held(routine.exercises[index], steps):
            found.append((step.at, DoseChange(index, step.what, step.old)))
    return tuple(change for _, change in sorted(found, key=itemgetter(0)))


def _held(exercise: Exercise, steps: tuple[Offer, ...]) -> list[Offer]:
    """Return the steps whose value is still as the last of its kind left it."""
    last = {step.what: step.new for step in steps}
    return [step for step in steps if current_value(exercise, step.what) == last[step.what]]
