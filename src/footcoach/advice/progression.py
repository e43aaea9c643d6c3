"""The next step up of a routine, for the person to decide on; never offered after pain.

The rule is in ``docs/evidence.md``, section 7. Its numbers are custom more than science, so the
careful end is used where it leaves room: the smaller step, and a night between the two sessions.
What grows of an exercise, in which order and how far, is its ``progression``. A harder position and
a stronger band, which come last in the rule, aren't values of a dose, so they are never offered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from footcoach.advice.pain import (
    LOOK_BACK,
    Light,
    SimilarExercises,
    advise,
    are_similar,
    rate_pain,
)
from footcoach.log.records import Offer, SessionRecord, SideRecord, StartTime
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import Exercise, ExerciseKey, Routine, RoutineIdentity, Span
from footcoach.session.player import Ending

PAUSE = timedelta(days=7)
"""An exercise is offered a change at most once in this time; a longer gap between two sessions is
a missed week."""
ALMOST = 0.9
"""The share of the planned time that makes a session complete: keys can shorten a step."""


def find_step_up(
    routine: Routine,
    records: Iterable[SessionRecord],
    offers: Iterable[Offer],
    today: date,
    similar: SimilarExercises,
) -> DoseChange | None:
    """Return the one step up to offer today; None if there is no reason for one.

    ``records`` are those of the last `LOOK_BACK` days at least, of all routines; ``similar`` says
    what the exercises of those with pain name as similar. In a range, what grows is what the
    person did, at the effort of the last session.
    """
    history = _History(records, today, similar)
    last = history.find_last(routine.identity)
    if last is None or not history.is_clear:
        return None
    offers = tuple(offers)
    due = []
    for index, exercise in enumerate(routine.exercises):
        change = _find_next(exercise, index, last.effort)
        before = [offer for offer in offers if offer.exercise == exercise.id]
        is_too_soon = any(today - offer.date < PAUSE for offer in before)
        dose = _FullDose.of(routine, index, last.effort)
        since = _find_last_step(before, routine.identity)
        if change and not is_too_soon and history.has_earned(dose, since):
            due.append((max((offer.at for offer in before), default=0), index, change))
    # The one that was offered longest ago comes first, so that each has its turn.
    return min(due)[2] if due else None


def record_offer(
    routine: Routine, change: DoseChange, when: StartTime, uuid: str, *, taken: bool
) -> Offer:
    """Return the record that a change of ``routine`` was offered."""
    exercise = routine.exercises[change.exercise]
    ident, nth = routine.keys[change.exercise]
    return Offer(
        uuid=uuid,
        at=when.at,
        day=when.day,
        routine=routine.name,
        exercise=ident,
        nth=nth,
        what=change.what,
        old=current_value(exercise, change.what) or change.span,
        new=change.span,
        taken=taken,
    )


def _find_next(exercise: Exercise, index: int, effort: Effort) -> DoseChange | None:
    """Return the change that comes next; None if everything is at its top."""
    for step in exercise.traits.progression:
        span = current_value(exercise, step.what)
        if span and span.at(effort) < step.top:
            to = min(span.at(effort) + step.by, step.top)
            return DoseChange(index, step.what, raise_range(span, effort, to))
    return None


def raise_range(span: Span, effort: Effort, to: int) -> Span:
    """Return ``span`` raised so that ``effort`` gives ``to``, which is more than it gives now.

    The other end stays, unless it would be overtaken. At moderate effort the low end grows.
    """
    if effort is Effort.FULL:
        return Span(span.low, to)
    low = to if effort is Effort.GENTLE else 2 * to - span.high
    return Span(low, span.high) if low <= span.high else Span(to, to)


def _find_last_step(offers: list[Offer], routine: RoutineIdentity) -> int:
    """Return when ``routine`` last changed; only sessions after it were of the dose of now."""
    return max((o.at for o in offers if o.taken and o.identity == routine), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _FullDose:
    """What a whole session does of one exercise."""

    routine: RoutineIdentity
    exercise: Exercise
    key: ExerciseKey
    effort: Effort
    reps: tuple[Mapping[Side | None, int], ...]
    """By side, as the log counts them; several where either side alone will do."""
    seconds: int
    """In the moves of one rep, without those that wait for a key."""

    @classmethod
    def of(cls, routine: Routine, index: int, effort: Effort) -> "_FullDose":
        exercise, dose = routine.exercises[index], routine.exercises[index].left
        sets = [span.at(effort) for span in dose.by_set or [dose.reps] * dose.sets.at(effort)]
        times = [move.time.at(effort) for move in dose.moves if move.time and not dose.own_pace]
        whole = (len(sets) if dose.own_pace else sum(sets)) * routine.rounds[index].at(effort)
        return cls(
            routine=routine.identity,
            exercise=exercise,
            key=routine.keys[index],
            effort=effort,
            reps=tuple(dict.fromkeys(sides, whole) for sides in _workers(exercise.sides)),
            seconds=sum(times),
        )

    def is_met_by(self, parts: list[SideRecord]) -> bool:
        """Whether these parts are the whole of it, done to the end and not in haste."""
        return {part.side: part.planned for part in parts} in self.reps and all(
            part.done == part.planned and part.seconds >= ALMOST * self.seconds * part.planned
            for part in parts
        )


def _workers(sides: Sides) -> tuple[tuple[Side | None, ...], ...]:
    """Return which sides do an exercise in one session; several where either of them will do."""
    match sides:
        case Sides.BOTH:
            return ((None,),)
        case Sides.EACH | Sides.ALTERNATE:
            return ((Side.LEFT, Side.RIGHT),)
        case Sides.LEFT:
            return ((Side.LEFT,),)
        case Sides.RIGHT:
            return ((Side.RIGHT,),)
        case Sides.ONE:
            return ((Side.LEFT,), (Side.RIGHT,))


class _History:
    """The sessions of the last days, and what they say for and against a step up."""

    def __init__(
        self, records: Iterable[SessionRecord], today: date, similar: SimilarExercises
    ) -> None:
        recent = [record for record in records if today - LOOK_BACK <= record.began.date]
        self._newest_first = sorted(recent, key=lambda record: record.began.at, reverse=True)
        self._similar = similar
        self.is_clear = advise(recent, today, similar).is_clear

    def find_last(self, routine: RoutineIdentity) -> SessionRecord | None:
        """Return the newest session of a routine; None if there is none."""
        return next((record for record in self._newest_first if record.identity == routine), None)

    def has_earned(self, dose: _FullDose, since: int) -> bool:
        """Whether the last two sessions of an exercise were green and complete.

        There's a night between them, so that the person could tell of a worse morning, and no more
        than a week.
        """
        pair = [
            (record, parts)
            for record in self._newest_first
            if record.identity == dose.routine and (parts := _find_tried(record, dose.key))
        ][:2]
        if len(pair) < 2 or not all(_is_good(*one, dose, since) for one in pair):  # noqa: PLR2004, a pair
            return False
        later, earlier = (record.began for record, _ in pair)
        apart = later.date - earlier.date
        return timedelta(0) < apart <= PAUSE and not self._has_hurt(dose.exercise, earlier.at)

    def _has_hurt(self, exercise: Exercise, since: int) -> bool:
        """Whether it or a similar one was in a session with pain, of any routine."""
        return any(
            part.seconds and are_similar(exercise, part.exercise, self._similar)
            for record in self._newest_first
            if record.began.at >= since and rate_pain(record.feeling) in {Light.AMBER, Light.RED}
            for part in record.parts
        )


def _find_tried(record: SessionRecord, key: ExerciseKey) -> list[SideRecord]:
    """Return what a session did of an exercise; nothing if it never got to it."""
    parts = [part for part in record.parts if (part.exercise, part.nth) == key]
    return parts if any(part.seconds or part.skipped for part in parts) else []


def _is_good(record: SessionRecord, parts: list[SideRecord], dose: _FullDose, since: int) -> bool:
    return (
        record.began.at > since
        and record.effort is dose.effort
        and record.ending is not Ending.STOPPED
        and rate_pain(record.feeling) is Light.GREEN
        and not record.feeling.is_morning_worse
        and dose.is_met_by(parts)
    )
