"""The text beside an audio file: one line for each step, which any LRC player reads."""

import re

from footcoach.coach.lyrics import lyric_lines
from footcoach.routine.enums import Sides
from footcoach.session.timeline import Timeline
from footcoach.session.unattended import give_times
from tests.world import dose, exercise, move, span, timeline

LINE = re.compile(r"\[(\d{2,}):([0-5]\d)\.(\d\d)\](.+)")


def lines(plan: Timeline) -> list[str]:
    return list(lyric_lines(plan))


def test_each_step_has_its_time_and_what_to_do() -> None:
    plan = timeline(
        exercise("calf-raise", dose(2, move("up", 70), release=2), sides=Sides.EACH, ready=span(5))
    )

    assert lines(plan) == [
        "[ti:Test routine]",
        "[length:04:54.00]",
        "[re:footcoach]",
        "[00:00.00]Get ready: Calf raise, left foot",
        "[00:05.00]Up, left foot, 1 of 2",
        "[01:15.00]Release, left foot, 1 of 2 done",
        "[01:17.00]Up, left foot, 2 of 2",
        "[02:27.00]Change sides, right foot",
        "[02:32.00]Up, right foot, 1 of 2",
        "[03:42.00]Release, right foot, 1 of 2 done",
        "[03:44.00]Up, right foot, 2 of 2",
        "[04:54.00]Done",
    ]


def test_text_of_a_routine_is_never_a_tag_or_a_second_line() -> None:
    plan = timeline(
        exercise(name="odd", same=dose(1, move("x", say="[00:01.00]Grip"))),
        title="[ar:me]\nTwo  lines",
    )

    assert lines(plan)[0] == "[ti:(ar:me) Two lines]"
    assert all(LINE.fullmatch(line) for line in lines(plan)[3:])
    assert any("(00:01.00)Grip" in line for line in lines(plan))


def test_a_set_at_ones_own_pace_says_how_many_and_no_key() -> None:
    own = dose(12, move("lift", None), own_pace=True)
    many = dose(1, move("lift", None), own_pace=True, as_many=True)
    plan = give_times(timeline(exercise("one", own), exercise("two", many)))

    said = "\n".join(lines(plan))
    assert "Lift: 12 times" in said
    assert "Lift: as many as you can" in said
    assert "Enter" not in said


def test_hours_are_written_as_minutes() -> None:
    plan = timeline(exercise("long", dose(2, move("hold", 3600), release=0)))

    assert lines(plan)[-1].startswith("[120:")
