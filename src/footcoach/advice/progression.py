"""The next step up of a routine, for a person to decide about; never one after pain.

The rule is docs/evidence.md, section 7, whose numbers are custom more than science, so where it
leaves room the careful end was taken: the smaller step, a night between the two sessions,
and nothing for exercises of which it does not speak.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from footcoach.advice.pain import LOOK_BACK, Light, care, family, light
from footcoach.log.records import Offer, SessionRecord, SideRecord
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import Exercise, Routine, Span
from footcoach.session.player import Ending

PAUSE = timedelta(days=7)
"""An exercise changes at most once in this time, and is offered to; a longer gap between
two sessions is a missed week."""
ALMOST = 0.9
"""The share of the asked-for time that makes a session complete: keys can shorten a step."""


class ProgressionStep(NamedTuple):
    """One kind of step."""

    what: str
    """The dose key that grows."""
    by: int
    top: int
    """Beyond this it is the next rung's turn."""


_REPS, _SETS = ProgressionStep("reps", 2, 15), ProgressionStep("sets", 1, 2)
_STRENGTH = (_REPS, ProgressionStep("moves.hold", 1, 5), _SETS)
_BAND = (_REPS, ProgressionStep("moves.hold", 1, 10), _SETS)
_NO_HOLD = (_REPS, _SETS)

LADDERS: Mapping[str, tuple[ProgressionStep, ...]] = MappingProxyType({
    "toe-press": _STRENGTH,
    "pencil-lift": _STRENGTH,
    "short-foot": _STRENGTH,
    "toe-fan": _STRENGTH,
    "scale-press": _STRENGTH,
    "heel-raise": _STRENGTH,
    "band-pull": _BAND,
    "band-point": _BAND,
    "toe-curl-spread": _NO_HOLD,
    # On tiptoe the time alone grows: the articles ask for more bouts than trials do already.
    "toe-walk": (ProgressionStep("moves.walk", 5, 30),),
    "toe-stand": (ProgressionStep("moves.hold", 5, 30),),
})  # fmt: skip
"""What may grow of each exercise, in this order. Stretches, circles, the ball and the sand
have no rule in docs/evidence.md, and an exercise of the user's own has none either. After the last
rung come a harder position and a stronger band, which are no values of a dose: nothing more
is offered then."""


def step_up(
    routine: Routine, entries: Iterable[SessionRecord], offers: Iterable[Offer], today: date
) -> DoseChange | None:
    """Return the one step up to offer; None if it is time for none.

    ``entries`` are those of the last `LOOK_BACK` days at least, of all routines. Of a range
    what grows is what the person did, at the effort of the last session.
    """
    history = _History(entries, today)
    last = history.last(routine.name)
    if last is None or not history.calm:
        return None
    offers = tuple(offers)
    due = []
    for index, key in enumerate(routine.keys):
        change = _next(routine.exercises[index], index, last.effort)
        before = [offer for offer in offers if offer.exercise == key[0]]
        lately = any(today - offer.date < PAUSE for offer in before)
        asked = _Asked.of(routine, index, last.effort)
        if change and not lately and history.earned(asked, key, _since(before, routine.name)):
            due.append((max((offer.at for offer in before), default=0), index, change))
    # The one that was offered longest ago comes first, so that all have their turn.
    return min(due)[2] if due else None


def _next(exercise: Exercise, index: int, effort: Effort) -> DoseChange | None:
    """Return the change to the next rung; None at the top of the ladder, or without one."""
    for rung in LADDERS.get(exercise.id, ()):
        span = current_value(exercise, rung.what)
        if span and span.at(effort) < rung.top:
            to = min(span.at(effort) + rung.by, rung.top)
            return DoseChange(index, rung.what, raised(span, effort, to))
    return None


def raised(span: Span, effort: Effort, to: int) -> Span:
    """Return a range of which ``effort`` makes ``to``, which is more; the other end stays.

    In the middle of a range the low end grows. An end that would be overtaken comes along.
    """
    if effort is Effort.FULL:
        return Span(span.low, to)
    low = to if effort is Effort.GENTLE else 2 * to - span.high
    return Span(low, span.high) if low <= span.high else Span(to, to)


def _since(offers: list[Offer], routine: str) -> int:
    """Return the moment from which sessions count: they are to be of the dose of now."""
    return max((o.at for o in offers if o.taken and o.routine == routine), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a whole session does of one exercise."""

    routine: str
    effort: Effort
    reps: Mapping[Side | None, int]
    """By side, as the log counts them."""
    seconds: int
    """In the moves of one rep, without those that wait for a key."""

    @classmethod
    def of(cls, routine: Routine, index: int, effort: Effort) -> "_Asked":
        exercise, dose = routine.exercises[index], routine.exercises[index].left
        reps = 1 if dose.own_pace else dose.reps.at(effort)
        times = [move.time.at(effort) for move in dose.moves if move.time and not dose.own_pace]
        whole = reps * dose.sets.at(effort) * routine.rounds[index].at(effort)
        sides = (None,) if exercise.sides is Sides.BOTH else tuple(Side)
        return cls(
            routine=routine.name,
            effort=effort,
            reps=dict.fromkeys(sides, whole),
            seconds=sum(times),
        )

    def all_of(self, parts: list[SideRecord]) -> bool:
        """Say whether these parts are the whole of it, done to the end and not in haste."""
        return {part.side: part.planned for part in parts} == self.reps and all(
            part.done == part.planned and part.seconds >= ALMOST * self.seconds * part.planned
            for part in parts
        )


class _History:
    """The sessions of the last days, and what they say for and against a step."""

    def __init__(self, entries: Iterable[SessionRecord], today: date) -> None:
        lately = [entry for entry in entries if today - LOOK_BACK <= entry.began.date]
        self._newest_first = sorted(lately, key=lambda entry: entry.began.at, reverse=True)
        self.calm = care(lately, today).calm

    def last(self, routine: str) -> SessionRecord | None:
        """Return the newest session of a routine."""
        return next((entry for entry in self._newest_first if entry.routine == routine), None)

    def earned(self, asked: _Asked, key: tuple[str, int], since: int) -> bool:
        """Say whether the last two sessions of an exercise were green and whole.

        A night lies between them, so that a worse morning could be told of, and no week.
        """
        pair = [
            (entry, parts)
            for entry in self._newest_first
            if entry.routine == asked.routine and (parts := _tried(entry, key))
        ][:2]
        if len(pair) < 2 or not all(_good(*one, asked, since) for one in pair):  # noqa: PLR2004, a pair
            return False
        later, earlier = (entry.began for entry, _ in pair)
        apart = later.date - earlier.date
        return timedelta(0) < apart <= PAUSE and not self._hurt(family(key[0]), earlier.at)

    def _hurt(self, kind: str, since: int) -> bool:
        """Say whether a family was in a session with pain, of any routine."""
        return any(
            kind in {family(part.exercise) for part in entry.parts if part.seconds}
            for entry in self._newest_first
            if entry.began.at >= since and light(entry.feeling) in {Light.AMBER, Light.RED}
        )


def _tried(entry: SessionRecord, key: tuple[str, int]) -> list[SideRecord]:
    """Return what a session did of an exercise; nothing if it did not come to it."""
    parts = [part for part in entry.parts if (part.exercise, part.nth) == key]
    return parts if any(part.seconds or part.skipped for part in parts) else []


def _good(entry: SessionRecord, parts: list[SideRecord], asked: _Asked, since: int) -> bool:
    return (
        entry.began.at > since
        and entry.effort is asked.effort
        and entry.ending is not Ending.STOPPED
        and light(entry.feeling) is Light.GREEN
        and asked.all_of(parts)
    )
