"""What the log holds: sessions, what each side did in them, how much it hurt, and offers.

Pure: nothing here reads a file or a clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from uuid import uuid4

from footcoach.routine.enums import Effort, Side
from footcoach.routine.model import ExerciseKey, RoutineIdentity, Span
from footcoach.session.cues import StepKind
from footcoach.session.player import Ending, Session
from footcoach.session.tally import KnownBy, tally_sides
from footcoach.session.timeline import Timeline

WORST = 10
"""The pain scale goes from 0, none, to this, the worst imaginable (docs/evidence.md, section 6)."""


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class DayOff(StrEnum):
    """Why there is nothing to do on a day."""

    REST = "rest"
    ILL = "ill"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTime:
    """When a session began, and which day that was where the person lives."""

    at: int
    """Milliseconds since 1970, UTC."""
    offset: int
    """Minutes that the local time was ahead of UTC."""
    day: str
    """The day as it was lived, such as 2026-03-29 (`log.days`). Never worked out again."""

    @classmethod
    def of(cls, moment: datetime, day: date) -> "StartTime":
        """Return a moment, which has a time zone, as a start time on ``day``."""
        ahead = moment.utcoffset()
        minutes = round(ahead.total_seconds() / 60) if ahead else 0
        return cls(at=milliseconds(moment), offset=minutes, day=day.isoformat())

    @property
    def date(self) -> date:
        """The day as it was lived."""
        return date.fromisoformat(self.day)

    @property
    def local(self) -> datetime:
        """The moment as a wall clock showed it."""
        zone = timezone(timedelta(minutes=self.offset))
        return (_EPOCH + timedelta(milliseconds=self.at)).astimezone(zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainReport:
    """How much a session hurt, from 0 to 10; None was not said."""

    before: int | None = None
    after: int | None = None
    morning: int | None = None
    """The next morning."""
    sign: bool = False
    """Whether the pain was sharp, burning, spreading or of another kind that means stop."""
    hurt: str | None = None
    """The id of the exercise that hurt; None was not said, so it may be any."""
    asked: bool = False
    """Whether the next morning's question was asked, answered or not."""

    @property
    def is_morning_worse(self) -> bool:
        """Whether the next morning is known to have hurt more than the start."""
        if self.morning is None or self.before is None:
            return False
        return self.morning > self.before


class Said(StrEnum):
    """What a person can correct of a session besides what each side did."""

    DAY = "day"
    BEFORE = "pain before"
    AFTER = "pain after"
    MORNING = "pain next morning"
    SIGN = "warning sign"
    HURT = "which exercise hurt"
    NOTE = "note"


SideKey = tuple[str, int, Side | None]
"""An exercise by its id and how many of that id come before it, and the side that works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRecord:
    """What one side did of one exercise in a session."""

    exercise: str
    nth: int = 0
    """How many exercises of the same id come before it in the routine."""
    side: Side | None
    """None is both together."""
    planned: int
    """Reps asked for."""
    done: int
    skipped: int
    seconds: float
    """Seconds spent in its moves, unfinished and repeated ones included."""
    counted: int | None = None
    """Reps that the person typed in, in sets of as many as they could; None is no answer."""
    load: str = ""
    """What made it harder, as the routine says it; "" is nothing."""
    known_by: KnownBy | None = None
    """None: nothing is known of it, as in a log of 0.1."""

    @property
    def key(self) -> SideKey:
        """What the exercise is called in the log, and the side."""
        return self.exercise, self.nth, self.side


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """A session as history shows it; its plan and its place in it are kept beside it."""

    uuid: str
    routine: str
    """Its name."""
    file: str = ""
    """Where it came from, as in `RoutineIdentity`; "" is the library."""
    title: str
    effort: Effort
    began: StartTime
    saved: int
    """When this was last written, in milliseconds since 1970, UTC."""
    ending: Ending | None
    """None: it was under way when it was last written."""
    open: bool = True
    """Whether it can be resumed."""
    note: str = ""
    feeling: PainReport = PainReport()
    parts: tuple[SideRecord, ...] = ()
    corrected: frozenset[Said] = frozenset()
    """What the person said otherwise first."""

    @property
    def identity(self) -> RoutineIdentity:
        """Which routine it is a session of."""
        return RoutineIdentity(self.routine, self.file)

    @property
    def is_complete(self) -> bool:
        """Whether it was gone through to its end with all its reps."""
        finished = self.ending is Ending.FINISHED
        return finished and all(part.done == part.planned for part in self.parts)

    @property
    def seconds(self) -> float:
        """Seconds spent in moves."""
        return sum(part.seconds for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A change of one value of one exercise, up or back down."""

    uuid: str
    at: int
    """Milliseconds since 1970, UTC."""
    day: str
    """The day as it was lived."""
    routine: str
    exercise: str
    nth: int = 0
    """How many exercises of the same id come before it in the routine."""
    what: str
    """The dose key, such as reps or moves.hold."""
    old: Span
    new: Span
    taken: bool = False
    """False: the person said no, or it couldn't be done."""

    @property
    def date(self) -> date:
        """The day as it was lived."""
        return date.fromisoformat(self.day)

    @property
    def identity(self) -> RoutineIdentity:
        """Which routine it's for: only those of the library are ever changed."""
        return RoutineIdentity(self.routine)

    @property
    def key(self) -> ExerciseKey:
        """What the exercise is called in the log."""
        return self.exercise, self.nth

    @property
    def up(self) -> bool:
        """Whether it asks for more, and not for what was before."""
        return self.new.exceeds(self.old)


_WEIGHT = (None, KnownBy.CLOCK, KnownBy.KEY, KnownBy.TYPED, KnownBy.CORRECTED)
"""What the person, and not the clock, said weighs more, the last word most."""


def milliseconds(moment: datetime) -> int:
    """Return a moment as the log writes it: milliseconds since 1970, UTC."""
    return round(moment.timestamp() * 1000)


def begin_record(
    session: Session, began: StartTime, feeling: PainReport | None = None
) -> SessionRecord:
    """Return the record of a session that begins now."""
    fresh = SessionRecord(
        uuid=str(uuid4()),
        routine=session.timeline.routine.name,
        file=session.timeline.routine.file,
        title=session.timeline.routine.title,
        effort=session.timeline.effort,
        began=began,
        saved=began.at,
        ending=None,
        feeling=feeling or PainReport(),
    )
    return with_progress(fresh, session, began.local)


def with_progress(entry: SessionRecord, session: Session, now: datetime) -> SessionRecord:
    """Return ``entry`` updated with the progress of its session.

    A session that was finished or stopped is closed; one that was left stays open.
    """
    return replace(
        entry,
        saved=milliseconds(now),
        ending=session.ending,
        open=session.ending in {None, Ending.LEFT},
        parts=side_records(session, entry.parts),
    )


def side_records(session: Session, before: Iterable[SideRecord] = ()) -> tuple[SideRecord, ...]:
    """Return what each side did in a session.

    What the person, and not the clock, said of a side in ``before`` stays marked so.
    """
    keys = session.timeline.routine.keys
    exercises = session.timeline.exercises
    said = {part.key: part.known_by for part in before}
    return tuple(
        SideRecord(
            exercise=keys[one.exercise][0],
            nth=keys[one.exercise][1],
            side=one.side,
            planned=one.planned,
            done=one.done,
            skipped=one.skipped,
            seconds=round(one.seconds, 3),
            counted=one.counted,
            load=exercises[one.exercise].exercise.load,
            known_by=max(
                said.get((*keys[one.exercise], one.side)), one.known_by, key=_WEIGHT.index
            ),
        )
        for one in tally_sides(session)
    )


def planned_seconds(timeline: Timeline) -> dict[SideKey, float | None]:
    """Return the seconds that the moves of each side of each exercise take as planned.

    None where one of them waits for a key.
    """
    keys, planned = timeline.routine.keys, dict[SideKey, float | None]()
    for step in timeline.steps:
        if step.kind is StepKind.MOVE:
            key = (*keys[step.exercise], step.side)
            planned[key] = _add(planned.get(key, 0.0), step.seconds)
    return planned


def _add(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
