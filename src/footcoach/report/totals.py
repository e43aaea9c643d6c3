"""What was asked and done in some weeks, added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from footcoach.log.records import SessionRecord, SideRecord, planned_seconds
from footcoach.report.facts import ReportFacts
from footcoach.routine.enums import Side
from footcoach.routine.model import ExerciseKey
from footcoach.session.prescription import Prescription
from footcoach.session.tally import KnownBy
from footcoach.session.timeline import Timeline
from footcoach.session.words import dose_phrases, join_phrases, name_side

_SIDES = (Side.LEFT, Side.RIGHT, None)


@dataclass(slots=True, kw_only=True)
class SideTotal:
    """What one side did of one exercise in all sessions that asked for it."""

    name: str
    """The exercise's."""
    side: str
    """Such as left foot; "" where there are no sides."""
    unit: str
    """What is counted: rep, or set at the person's own pace."""
    planned: int = 0
    done: int = 0
    skipped: int = 0
    seconds: float = 0.0
    planned_seconds: float | None = 0.0
    """None if some of it isn't known, or waited for a key."""
    counted: int | None = None
    """Reps that the person typed in; None if none were."""
    loads: set[str] = field(default_factory=set)
    known_by: defaultdict[KnownBy | None, set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    """The uuids of the sessions of which it's known in which way."""

    @property
    def sessions(self) -> int:
        """How many sessions asked for it."""
        return len(set().union(*self.known_by.values()))

    def add(self, uuid: str, part: SideRecord, planned: float | None) -> None:
        """Add what was done in a session, whose moves take ``planned`` seconds."""
        self.planned += part.planned
        self.done += part.done
        self.skipped += part.skipped
        self.seconds += part.seconds
        if self.planned_seconds is not None:
            self.planned_seconds = None if planned is None else self.planned_seconds + planned
        if part.counted is not None:
            self.counted = (self.counted or 0) + part.counted
        if part.load:
            self.loads.add(part.load)
        self.known_by[part.known_by].add(uuid)


@dataclass(slots=True, kw_only=True)
class DoseTotal:
    """One dose of an exercise, as sessions asked for it."""

    name: str
    """The exercise's."""
    dose: str
    first: date
    last: date
    sessions: int = 0


def add_up_sides(facts: ReportFacts) -> tuple[SideTotal, ...]:
    """Return what each side did of each exercise, in the order of the exercises' names."""
    found = dict[tuple[str, int, str], SideTotal]()
    for record in facts.records:
        timeline = facts.timelines.get(record.uuid)
        planned = planned_seconds(timeline) if timeline else {}
        for part in record.parts:
            one = _find_prescription(timeline, (part.exercise, part.nth))
            own_pace = one is not None and one.dose(part.side).own_pace
            key = part.exercise, _SIDES.index(part.side), "set" if own_pace else "rep"
            name = one.exercise.name if one else facts.find_name(part.exercise)
            total = found.setdefault(key, SideTotal(name=name, side="", unit=key[2]))
            total.name, total.side = name, _name_side(part.side, one) or total.side
            total.add(record.uuid, part, planned.get(part.key))
    ordered = sorted(found.items(), key=lambda item: (item[1].name.casefold(), *item[0]))
    return tuple(total for _, total in ordered)


def _find_prescription(timeline: Timeline | None, key: ExerciseKey) -> Prescription | None:
    if timeline is None or key not in timeline.routine.keys:
        return None
    return timeline.exercises[timeline.routine.keys.index(key)]


def _name_side(side: Side | None, one: Prescription | None) -> str:
    return name_side(one.exercise.body_part, side) if one else side or "both"


def list_doses(facts: ReportFacts) -> tuple[DoseTotal, ...]:
    """Return every dose that sessions asked for, by the exercises' names, the earliest first."""
    found = dict[tuple[str, str], DoseTotal]()
    for record in facts.records:
        for one in _list_asked(facts.timelines.get(record.uuid), record):
            text = _write_dose(one)
            total = found.setdefault(
                (one.exercise.id, text),
                DoseTotal(
                    name=one.exercise.name,
                    dose=text,
                    first=record.began.date,
                    last=record.began.date,
                ),
            )
            total.last = record.began.date
            total.sessions += 1
    return tuple(sorted(found.values(), key=lambda total: (total.name.casefold(), total.first)))


def _list_asked(timeline: Timeline | None, record: SessionRecord) -> Iterator[Prescription]:
    """Yield the exercises of a session, each once."""
    keys = dict.fromkeys((part.exercise, part.nth) for part in record.parts)
    yield from filter(None, (_find_prescription(timeline, key) for key in keys))


def _write_dose(one: Prescription) -> str:
    load = (one.exercise.load,) if one.exercise.load else ()
    return ", ".join((join_phrases(dose_phrases(one)), *load))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTotal:
    """What was done in some days."""

    sessions: int
    days: int
    """On how many days there was a session."""
    done: int
    """Reps, and sets at the person's own pace."""
    planned: int
    seconds: float
    pain: float | None
    """The average after a session; None if there was no answer."""
    answers: int
    """How many answers the average is of."""


def add_up_sessions(records: Iterable[SessionRecord]) -> PeriodTotal:
    """Return what was done in some sessions."""
    records = tuple(records)
    parts = [part for record in records for part in record.parts]
    pain = [record.feeling.after for record in records if record.feeling.after is not None]
    return PeriodTotal(
        sessions=len(records),
        days=len({record.began.date for record in records}),
        done=sum(part.done for part in parts),
        planned=sum(part.planned for part in parts),
        seconds=sum(part.seconds for part in parts),
        pain=sum(pain) / len(pain) if pain else None,
        answers=len(pain),
    )
