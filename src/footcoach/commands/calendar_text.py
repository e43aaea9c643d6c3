"""The plan in the format of calendars, iCalendar (RFC 5545).

This is the only module that imports icalendar, so that nothing else needs it or waits for it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import ceil
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from footcoach import __version__
from footcoach.advice.plan_slots import PlannedEvent
from footcoach.routine.characters import spell_refused
from footcoach.routine.limits import MINUTE

_OURS = UUID("6f1c9b1e-3a52-5d0b-9a7e-0c4a5f1d2e77")
"""What our identifiers are made in; another one would make every event a new one."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RINGS_ANYWAY = "It rings even if you've done it already: a calendar can't know."


def write_calendar(events: Iterable[PlannedEvent], now: datetime) -> bytes:
    """Return the events as a calendar file, as it is at ``now``, which has a time zone.

    An event keeps its identifier from one file to the next, and its number grows, so importing a
    later file updates it. Times are those of the wall clock, without a zone: they go with the
    person on a journey.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//footcoach//footcoach {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "footcoach")
    for event in events:
        calendar.add_component(_make_event(event, now.astimezone(UTC)))
    data: bytes = calendar.to_ical()
    return data


def _make_event(event: PlannedEvent, now: datetime) -> Event:
    made = Event()
    made.add("uid", str(uuid5(_OURS, f"{event.routine}\n{event.slot}")))
    made.add("dtstamp", now)
    made.add("last-modified", now)
    made.add("sequence", int(now.timestamp()) // MINUTE)
    made.add("summary", _title(event))
    made.add("description", _describe(event))
    made.add("dtstart", datetime.combine(event.first, event.at))
    made.add("duration", timedelta(minutes=max(1, ceil(event.seconds / MINUTE))))
    made.add("rrule", {"freq": "weekly", "byday": [_DAYS[day] for day in event.weekdays]})
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _title(event))
    alarm.add("trigger", timedelta(0))
    made.add_component(alarm)
    return made


def _title(event: PlannedEvent) -> str:
    number = f" ({event.slot} of {event.slots})" if event.slots > 1 else ""
    return f"{spell_refused(event.title)}{number}"


def _describe(event: PlannedEvent) -> str:
    names = (spell_refused(name) for name in event.exercises)
    return "\n".join((*names, "", f"footcoach run {spell_refused(event.routine)}", RINGS_ANYWAY))
