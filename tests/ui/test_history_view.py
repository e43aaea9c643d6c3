"""The log in colours: every sign in its place, whatever the window."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from footcoach.advice.pain import Light
from footcoach.log.days import DayRules
from footcoach.log.records import DayOff, PainReport
from footcoach.ui import history_view
from footcoach.ui.history_charts import WEEKS, HalfYear, draw_calendar, draw_curve, weekly_medians
from tests.log.world import MONDAY, logged

LAST = MONDAY.date()
SHOWN = HalfYear(LAST, DayRules())


def styles(content: object) -> dict[str, str]:
    """Return the style of each piece of a content."""
    return {content.plain[span.start : span.end]: str(span.style) for span in content.spans}  # type: ignore[attr-defined]


@pytest.mark.parametrize("pitch", [1, 2])
def test_the_signs_of_a_week_stand_below_each_other_and_above_its_pain(pitch: int) -> None:
    day = LAST - timedelta(weeks=10)
    entry, _ = logged(at=MONDAY - timedelta(weeks=10), feeling=PainReport(after=10))
    _, monday, *_ = draw_calendar([entry], {day + timedelta(days=1): DayOff.ILL}, SHOWN, pitch)
    tuesday = draw_calendar([entry], {day + timedelta(days=1): DayOff.ILL}, SHOWN, pitch)[2]
    top, *_ = draw_curve(tuple(10 if week == WEEKS - 11 else None for week in range(WEEKS)), pitch)

    column = 4 + pitch * (WEEKS - 11)
    assert (monday[column], tuesday[column], top[column]) == ("▫", "i", "●")


@pytest.mark.parametrize("pitch", [1, 2])
def test_no_name_of_a_month_leaves_the_calendar(pitch: int) -> None:
    for number in range(400):
        last = date(2026, 1, 1) + timedelta(days=number)
        head, *days = draw_calendar([], {}, HalfYear(last, DayRules()), pitch)
        assert len(head) <= max(map(len, days))
        assert len(head.split()) >= 4


def test_a_day_of_work_stands_out_from_a_day_without() -> None:
    entry, _ = logged()

    shown = styles(
        history_view.colour_calendar(
            draw_calendar([entry], {LAST - timedelta(days=7): DayOff.REST}, SHOWN)
        )
    )

    assert len({shown["▫"], shown["·"], shown["r"]}) == 3


@pytest.mark.parametrize(("after", "light"), [(0, Light.GREEN), (4, Light.AMBER), (8, Light.RED)])
def test_a_light_is_a_word_and_a_colour(after: int, light: Light) -> None:
    entry, _ = logged(feeling=PainReport(after=after))

    line = history_view.show_session(entry, 70)

    assert line.plain.rstrip().endswith(f"4 of 4 reps   0:20  {light}")
    assert history_view.LIGHTS[light] in styles(line).values()


def test_a_session_skipped_to_its_end_has_no_tick() -> None:
    entry, _ = logged()
    skipped = replace(entry, parts=tuple(replace(part, done=3) for part in entry.parts))

    assert "✓ Test routine" in history_view.show_session(entry, 70).plain
    assert "◐ partly, Test routine" in history_view.show_session(skipped, 70).plain


@pytest.mark.parametrize("room", [20, 32, 45, 60, 200])
def test_a_line_never_leaves_its_room_but_for_the_day(room: int) -> None:
    entry, _ = logged(feeling=PainReport(after=0), title="A very long title of a routine " * 3)

    line = history_view.show_session(entry, room)

    assert line.plain.startswith("Mon 2026-11-16" if room > 40 else "Mon 20")
    assert room < 32 or line.cell_length == room


def test_paging_goes_by_whole_weeks_and_never_past_today() -> None:
    wednesday = date(2026, 11, 18)

    back = HalfYear(wednesday, DayRules()).turn(-1, wednesday)

    assert back.last == date(2026, 11, 15)
    assert back.turn(-1, wednesday).last == date(2026, 11, 8)
    assert back.turn(1, wednesday).last == wednesday
    assert back.turn(26, wednesday).last == wednesday


def test_weeks_that_begin_on_sunday_have_it_first() -> None:
    wednesday = date(2026, 11, 18)
    shown = HalfYear(wednesday, DayRules(week_begins=6))
    sunday, _ = logged(at=MONDAY - timedelta(days=1), feeling=PainReport(after=4))

    _, *days = draw_calendar([sunday], {}, shown)

    assert [day[:3] for day in days] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert days[0][-1] == "▫"
    assert weekly_medians([sunday], shown)[-1] == 4
    assert shown.turn(-1, wednesday).last == date(2026, 11, 14)
