"""What was offered to be changed in a routine, and whether it was taken."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from footcoach.log.records import Offer, milliseconds
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.model import ExerciseKey, Routine


def answered(routine: Routine, change: DoseChange, now: datetime, *, taken: bool) -> Offer:
    """Return the record that a change of ``routine`` was offered ``now``."""
    exercise = routine.exercises[change.exercise]
    ident, nth = routine.keys[change.exercise]
    return Offer(
        uuid=str(uuid4()),
        at=milliseconds(now),
        day=now.date().isoformat(),
        routine=routine.name,
        exercise=ident,
        nth=nth,
        what=change.what,
        old=current_value(exercise, change.what) or change.span,
        new=change.span,
        taken=taken,
    )


def standing(offers: Iterable[Offer], routine: str, key: ExerciseKey) -> tuple[Offer, ...]:
    """Return the steps up of an exercise that were taken and not taken back, in order."""
    found = list[Offer]()
    for offer in sorted(offers, key=lambda offer: (offer.at, offer.uuid)):
        if not offer.taken or (offer.routine, offer.key) != (routine, key):
            continue
        if offer.up:
            found.append(offer)
        else:
            found = [one for one in found if one.what != offer.what or _below(one, offer)]
    return tuple(found)


def _below(step: Offer, back: Offer) -> bool:
    """Say whether a step up was kept when somebody went back."""
    return not step.new.exceeds(back.new)
