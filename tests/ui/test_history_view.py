"""The log in colours: every sign in its place, whatever the window."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from footcoach.advice.pain import Light
from footcoach.log.days import DayRules
from footcoach.log.records import DayOff, PainReport
from footcoach.session.tally import KnownBy
from footcoach.ui import history_view
from footcoach.ui.history_charts import WEEKS, HalfYear, draw_calendar, draw_pain, find_daily_pain
from tests.log.world import MONDAY, logged

LAST = MONDAY.date()
SHOWN = HalfYear(LAST, DayRules())


def styles(content: object) -> dict[str, str]:
    """Return the style of each piece of a content."""
    return {content.plain[span.start : span.end]: str(span.style) for span in content.spans}  # type: ignore[attr-defined]


@pytest.mark.parametrize("pitch", [1, 2])
def test_the_signs_of_a_week_are_below_each_other(pitch: int) -> None:
    day = LAST - timedelta(weeks=10)
    entry, _ = logged(at=MONDAY - timedelta(weeks=10), feeling=PainReport(after=10))
    _, monday, tuesday, *_ = draw_calendar(
        [entry], {day + timedelta(days=1): DayOff.ILL}, SHOWN, pitch
    )

    column = 4 + pitch * (WEEKS - 11)
    assert (monday[column], tuesday[column]) == ("▫", "i")


def pain_of(*days: tuple[int, int]) -> dict[date, int]:
    """Return a number for each of some days, so many days ago."""
    return {LAST - timedelta(days=ago): pain for ago, pain in days}


def test_an_8_is_not_hidden_by_a_2_of_the_same_day_or_week() -> None:
    entries = [
        logged(at=MONDAY - timedelta(days=ago), feeling=PainReport(after=after))[0]
        for ago, after in ((0, 2), (0, 8), (1, 2), (2, 1))
    ]

    rows = draw_pain(find_daily_pain(entries), SHOWN, 32)

    assert rows[1].startswith(" 8")
    assert rows[1].endswith("8")
    assert rows[-1] == "Highest 8 on 16 Nov, latest 8"


def test_a_morning_counts_for_the_day_on_which_it_was_felt() -> None:
    entry, _ = logged(at=MONDAY - timedelta(days=1), feeling=PainReport(after=1, morning=6))

    assert find_daily_pain([entry]) == {LAST - timedelta(days=1): 1, LAST: 6}


def test_pain_is_above_its_day_and_joined_to_the_next() -> None:
    # Weeks begin on Monday, and the last day shown is one.
    chart = draw_pain(pain_of((21, 10), (18, 4), (7, 0), (0, 3)), SHOWN, 32)

    assert chart == (
        "10 10",
        " 8   ·",
        " 6    ·",
        " 4     4                ·3",
        " 2                  ····",
        " 0                0·",
        "    26 Oct 2 Nov  9 Nov  16 Nov",
        "Highest 10 on 26 Oct, latest 3",
    )


@pytest.mark.parametrize("room", [4, 11, 32, 58, 200])
@pytest.mark.parametrize("first", [0, 6])
def test_the_chart_of_pain_never_leaves_its_room(room: int, first: int) -> None:
    pain = {LAST - timedelta(days=ago): 10 - ago % 11 for ago in range(0, 300, 2)}

    *rows, _ = draw_pain(pain, HalfYear(LAST, DayRules(week_begins=first)), room)

    assert max(map(len, rows)) <= max(room, 11)


def test_weeks_without_an_answer_have_no_chart() -> None:
    assert draw_pain({}, SHOWN, 32) == ()
    assert draw_pain(pain_of((200, 5)), SHOWN, 32) == ()


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
    assert "◐ partly Test routine" in history_view.show_session(skipped, 70).plain


@pytest.mark.parametrize("room", [12, 20, 32, 42, 60, 200])
def test_a_title_is_whole_in_any_room(room: int) -> None:
    title = "A very long title of a routine " * 3
    entry, _ = logged(feeling=PainReport(after=0), title=title.strip())

    lines = history_view.show_session(entry, room).plain.split("\n")

    assert title.strip() in " ".join(lines)
    assert lines[0].startswith("Mon 2026-11-16")
    assert "GREEN" in " ".join(lines)
    assert all(len(line) <= room for line in lines if room >= 32 and title[:9] not in line)


@pytest.mark.parametrize(
    ("known", "mark"),
    [
        (KnownBy.CLOCK, ""),
        (KnownBy.KEY, ""),
        (None, ""),
        (KnownBy.TYPED, "typed in"),
        (KnownBy.CORRECTED, "corrected"),
    ],
)
@pytest.mark.parametrize("room", [20, 42, 80])
def test_a_session_says_that_it_was_corrected(known: KnownBy, mark: str, room: int) -> None:
    entry, _ = logged()
    entry = replace(entry, parts=tuple(replace(part, known_by=known) for part in entry.parts))

    shown = history_view.show_session(entry, room).plain

    assert [word for word in ("typed in", "corrected") if word in shown] == ([mark] if mark else [])


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
    assert draw_pain(find_daily_pain([sunday]), shown, 11)[3:] == (
        " 4  4",
        " 2",
        " 0",
        "    15 Nov",
        "Highest 4 on 15 Nov, latest 4",
    )
    assert shown.turn(-1, wednesday).last == date(2026, 11, 14)
