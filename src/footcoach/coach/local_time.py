"""What time it is where the person lives: the machine's time zone, as it's set now."""

import time
from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """The time zone that this machine is in now, which knows when its clocks change.

    `datetime.astimezone` gives a fixed offset instead, from which no one can tell whether a time
    is shown for the second time because clocks went back.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return how far local time is ahead of UTC."""
        return None if moment is None else _localised(moment).utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002, datetime's signature
        """Return None: what part of the offset is summer time isn't known."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return the name of the zone, such as CET."""
        return None if moment is None else _localised(moment).tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """Return a moment, given in UTC, as the wall clock shows it."""
        # Only without a zone does it say which of two equal times on the clock it is.
        local = datetime.fromtimestamp(moment.replace(tzinfo=UTC).timestamp())  # noqa: DTZ006
        return local.replace(tzinfo=self)


def _localised(moment: datetime) -> datetime:
    """Return a wall clock's time with the offset that it has on this machine."""
    return moment.replace(tzinfo=None).astimezone()


def local_now() -> datetime:
    """Return this moment in the local time zone, also if that was changed a moment ago."""
    if hasattr(time, "tzset"):
        time.tzset()
    # A zone of its own, so that two moments are compared by what passed between them.
    return datetime.now(LocalZone())
