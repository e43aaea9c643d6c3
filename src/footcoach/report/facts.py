"""What a report is made from: everything that was read for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from footcoach.advice.today import RoutineToDo
from footcoach.log.records import DayOff, Offer, SessionRecord
from footcoach.session.timeline import Timeline


class WeekFacts(NamedTuple):
    """A week, or as much of it as there has been."""

    first: date
    last: date
    """Its last day, or today."""
    to_do: tuple[RoutineToDo, ...]
    """How much of the plan was done in it, of the routines that had been begun by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What is known of the weeks up to today."""

    weeks: tuple[WeekFacts, ...]
    """At least one, the oldest first."""
    records: tuple[SessionRecord, ...]
    """The sessions of these weeks, the oldest first."""
    timelines: Mapping[str, Timeline]
    """What each session asked for, by uuid; those that can't be read are missing."""
    names: Mapping[str, str]
    """Names of exercises by id, for those that no session here has."""
    offers: tuple[Offer, ...]
    """Every change of a routine that was suggested, in order."""
    days_off: Mapping[date, DayOff]
    """Every marked day."""
    is_plan_empty: bool
    unreadable: tuple[str, ...] = ()
    """The routines of the plan whose files can't be read, by name."""

    @property
    def first(self) -> date:
        """The first day."""
        return self.weeks[0].first

    @property
    def last(self) -> date:
        """The last day: today."""
        return self.weeks[-1].last

    def find_name(self, exercise: str) -> str:
        """Return the name of an exercise by its id, as the last session with it has it."""
        for record in reversed(self.records):
            timeline = self.timelines.get(record.uuid)
            for one in timeline.routine.exercises if timeline else ():
                if one.id == exercise:
                    return one.name
        return self.names.get(exercise, exercise)
