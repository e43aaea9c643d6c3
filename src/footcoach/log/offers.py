"""What was offered to be changed in a routine, and whether it was taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from footcoach.log.records import milliseconds
from footcoach.routine.dose_change import DoseChange, value
from footcoach.routine.model import ExerciseKey, Routine, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A change of one value of one exercise, up or back down."""

    uuid: str
    at: int
    """Milliseconds since 1970, UTC."""
    day: str
    """The local date as lived."""
    routine: str
    exercise: str
    nth: int = 0
    """How many exercises of the same id come before it in the routine."""
    what: str
    """The dose key, such as reps or moves.hold."""
    old: Span
    new: Span
    taken: bool = False
    """False is declined, or could not be done."""

    @property
    def date(self) -> date:
        """The local date as lived."""
        return date.fromisoformat(self.day)

    @property
    def key(self) -> ExerciseKey:
        """What the exercise goes by in the log."""
        return self.exercise, self.nth

    @property
    def up(self) -> bool:
        """Whether it asks for more, and not for what was before."""
        return self.new.exceeds(self.old)


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
        old=value(exercise, change.what) or change.span,
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
