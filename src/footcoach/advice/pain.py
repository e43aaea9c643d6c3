"""What pain means for the next session: a cautious traffic light, and what follows from it.

The rule is in ``docs/evidence.md``, section 6. It comes from rules for known injuries under
supervision; where those differ, the careful one is used here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from footcoach.log.records import PainReport, SessionRecord
from footcoach.routine.model import Exercise

TOO_MUCH_TO_START = 6
"""From this pain before a session on, it's better not to start it."""
REST_AFTER_RED = timedelta(days=2)
"""How long what hurt rests after red: 48 hours."""
WITHIN_A_WEEK = timedelta(days=6)
REDS_TO_SEE_SOMEONE = 2
REAL_CHANGE = 2
"""The smallest change on the scale that means something (``docs/evidence.md``, section 6)."""
LOOK_BACK = timedelta(days=14)
"""Older answers say nothing about today."""
_DAY = timedelta(days=1)
"""Also how far ahead a session can be dated, if its person flew home over the date line."""
DAYS_OF_REST = REST_AFTER_RED + _DAY
"""From the day of a red session to the first on which what hurt is asked for again."""


class Light(StrEnum):
    """What the answers about pain mean, mildest first; shown as a word, never as a colour alone."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


_ALL_RED = (Light.RED, Light.RED, Light.RED)
_LIGHTS = (
    # The highest pain after the session; the light for a rise of 0 or 1, of 2 or 3, and of more.
    (2, (Light.GREEN, Light.GREEN, Light.GREEN)),
    (3, (Light.GREEN, Light.AMBER, Light.AMBER)),
    (5, (Light.AMBER, Light.AMBER, Light.RED)),
    (10, _ALL_RED),
)

SimilarExercises = Mapping[str, Collection[str]]
"""By the id of an exercise, the ids of those that it names as similar. An id may be missing:
exercises that name it are similar to it all the same."""


class Rest(NamedTuple):
    """Why an exercise rests, and for how long."""

    light: Light
    returns: date | None
    """The first day on which it's asked for again; None is after a green session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainAdvice:
    """What the last answers mean for the next session."""

    light: Light | None = None
    """The latest light; None if there was no answer lately."""
    hurt: frozenset[str] = frozenset()
    """Ids of the exercises that rest because they hurt."""
    similar: frozenset[str] = frozenset()
    """Ids of the exercises that those name as similar, and that rest with them."""
    returns: Mapping[str, date] = field(default_factory=dict)
    """By id, the first day on which such an exercise is asked for again."""
    tiptoe_rests: bool = False
    """Whether everything on tiptoe rests."""
    easier: bool = False
    """Whether to offer less of everything else."""
    see_someone: bool = False
    """Whether it's time to see a doctor or physiotherapist."""

    @property
    def is_clear(self) -> bool:
        """Whether a session can go ahead as planned."""
        return not (self.easier or self.hurt)

    def is_resting(self, exercise: Exercise) -> bool:
        """Whether an exercise rests."""
        return self.find_rest(exercise) is not None

    def find_rest(self, exercise: Exercise) -> Rest | None:
        """Return why an exercise rests and until when; None if it doesn't rest."""
        because = self.hurt.intersection(exercise.traits.similar)
        if exercise.id in self.hurt | self.similar:
            because |= {exercise.id}
        if because:
            days = [self.returns[ident] for ident in because if ident in self.returns]
            return Rest(Light.RED, max(days, default=None))
        if self.tiptoe_rests and exercise.traits.tiptoe:
            return Rest(Light.AMBER, None)
        return None


def are_similar(exercise: Exercise, other: str, similar: SimilarExercises) -> bool:
    """Whether ``exercise`` is the one with the id ``other``, or either names the other."""
    return (
        exercise.id == other
        or other in exercise.traits.similar
        or exercise.id in similar.get(other, ())
    )


def rate_pain(feeling: PainReport) -> Light | None:
    """Return the light of one session's answers; None if there was none after it.

    Without an answer before the session, the score after it decides alone. Pain next morning
    that is 2 or more above that of the start is amber at least: a change of 1 is normal.
    """
    if feeling.sign:
        return Light.RED
    lights = []
    if feeling.after is not None:
        lights.append(_rate_score(feeling.after, feeling.before))
    if feeling.morning is not None:
        lights.append(_rate_morning(feeling.morning, feeling.before))
    return max(lights, key=list(Light).index, default=None)


def _rate_score(after: int, before: int | None) -> Light:
    rise = 0 if before is None else after - before
    column = 0 if rise <= 1 else 1 if rise <= 3 else 2  # noqa: PLR2004, the table above
    return next(lights[column] for highest, lights in _LIGHTS if after <= highest)


def _rate_morning(morning: int, before: int | None) -> Light:
    rated = _rate_score(morning, before)
    is_worse = before is not None and morning - before >= REAL_CHANGE
    return Light.AMBER if is_worse and rated is Light.GREEN else rated


def advise(records: Iterable[SessionRecord], today: date, similar: SimilarExercises) -> PainAdvice:
    """Return what the answers in ``records`` mean for a session of today.

    ``similar`` says what the exercises of sessions with pain name as similar.
    """
    rated = _rate_recent(records, today)
    if not rated:
        return PainAdvice()
    latest = rated[0][1]
    reds = [record for record, light in rated if light is Light.RED]
    recent = _within(REST_AFTER_RED, reds, today)
    hurt = frozenset(one for record in recent for one in find_hurt(record))
    return PainAdvice(
        light=latest,
        hurt=hurt,
        similar=frozenset(other for one in hurt for other in similar.get(one, ())),
        returns=_find_returns(recent, similar),
        tiptoe_rests=latest is Light.AMBER,
        easier=latest is not Light.GREEN,
        see_someone=len(_within(WITHIN_A_WEEK, reds, today)) >= REDS_TO_SEE_SOMEONE,
    )


def _within(time: timedelta, records: Iterable[SessionRecord], today: date) -> list[SessionRecord]:
    """Return the records that are no older than ``time``."""
    return [record for record in records if today - record.began.date <= time]


def _rate_recent(
    records: Iterable[SessionRecord], today: date
) -> list[tuple[SessionRecord, Light]]:
    """Return the records whose answers count, each with its light, the newest first."""
    return [
        (record, light)
        for record in sorted(records, key=lambda record: record.began.at, reverse=True)
        if _is_recent(record, today) and (light := rate_pain(record.feeling))
    ]


def _find_returns(reds: Iterable[SessionRecord], similar: SimilarExercises) -> dict[str, date]:
    """Return by id the first day on which what hurt, and what is similar, is asked for again."""
    found = dict[str, date]()
    for record in reds:
        day = record.began.date + DAYS_OF_REST
        for hurt in find_hurt(record):
            for ident in (hurt, *similar.get(hurt, ())):
                found[ident] = max(day, found.get(ident, day))
    return found


def _is_recent(record: SessionRecord, today: date) -> bool:
    """Whether its answers count today; a wrong clock can date a session in the future."""
    return today - LOOK_BACK <= record.began.date <= today + _DAY


def find_hurt(record: SessionRecord) -> frozenset[str]:
    """Return the ids of the exercises that hurt: all that were done, unless the person said."""
    if record.feeling.hurt:
        return frozenset({record.feeling.hurt})
    return frozenset(part.exercise for part in record.parts if part.seconds)
