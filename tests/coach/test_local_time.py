"""The machine's time zone is followed, with its changes of the clocks and when it's set anew."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from footcoach.coach.local_time import LocalZone, local_now

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no tzset")


@pytest.fixture(autouse=True)
def _set_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Australia/Sydney"])
def test_the_local_zone_is_like_the_zone_of_that_name(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    known = ZoneInfo(zone)
    # Every half hour of the two weekends on which the clocks of either change.
    days = [(3, 28), (3, 29), (4, 4), (4, 5), (10, 3), (10, 4), (10, 24), (10, 25)]
    for month, day in days:
        for half in range(48):
            moment = datetime(2026, month, day, half // 2, half % 2 * 30, tzinfo=UTC)
            local, right = moment.astimezone(LocalZone()), moment.astimezone(known)

            assert local.replace(tzinfo=None) == right.replace(tzinfo=None)
            assert (local.fold, local.utcoffset()) == (right.fold, right.utcoffset())
            assert local.astimezone(UTC) == moment


def test_a_time_zone_that_is_set_anew_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    before = local_now().utcoffset()
    monkeypatch.setenv("TZ", "Asia/Kolkata")

    assert before == timedelta(0)
    assert local_now().utcoffset() == timedelta(hours=5, minutes=30)
