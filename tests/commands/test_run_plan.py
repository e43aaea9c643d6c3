"""Which exercises `footcoach run` does."""

from dataclasses import replace
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.coach.session_start import Wanted
from footcoach.commands.run_plan import RunOptions, make_plan
from footcoach.log.store import Store
from footcoach.routine.enums import Effort, Side
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
from footcoach.session.fitting import fit_into
from footcoach.session.timeline import compile_timeline
from tests.log.world import finished, logged, noon

DEFAULTS = RunOptions(
    effort=Effort.GENTLE,
    only=frozenset(),
    skip=frozenset(),
    start_side=None,
    sound=None,
    plain=True,
    still=False,
    everything=False,
    speed=1,
)
ALL = (0, 1, 2, 3, 4)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


@pytest.fixture
def morning() -> Routine:
    return Library().load("morning")


def do(routine: Routine, days_ago: int = 0, **choice: object) -> None:
    done = finished(compile_timeline(routine, **choice))  # type: ignore[arg-type]  # keywords of it
    Store().put(*logged(done, at=noon(days_ago)))
    Store().follow(routine.name, yes=True)


def planned(routine: Routine, **options: object) -> Wanted:
    chosen = replace(DEFAULTS, **options)  # type: ignore[arg-type]  # fields of it
    return make_plan(Library(), routine, chosen).wanted


def test_what_is_not_in_the_plan_is_done_whole(home: Path, morning: Routine) -> None:
    one = planned(morning)

    assert (one.timeline.included, one.remarks) == (ALL, ())
    assert list(home.iterdir()) == []


def test_what_is_done_today_is_left_out_and_named(morning: Routine) -> None:
    do(morning, days_ago=1)
    do(morning, include={0, 1})

    one = planned(morning)

    assert one.timeline.included == (2, 3, 4)
    assert one.remarks == (
        (
            "Not in this session: Ankle circles (done for today), Towel leg raise (done for today)."
            " To do everything, add --all."
        ),
    )


def test_the_foot_that_is_left_works_alone(morning: Routine) -> None:
    do(morning, include={1, 2, 3, 4})
    do(morning, include={0}, feet={0: Side.LEFT})

    one = planned(morning)

    assert one.timeline.included == (0,)
    assert {step.side for step in one.timeline.steps if step.move} == {Side.RIGHT}
    assert "One side only: Ankle circles (right foot)." in one.remarks[0]


def test_when_nothing_is_left_the_whole_routine_is_done(morning: Routine) -> None:
    do(morning)

    one = planned(morning)

    assert (one.timeline.included, one.remarks) == (ALL, ())


@pytest.mark.parametrize(
    ("options", "included"),
    [
        ({"everything": True}, ALL),
        ({"speed": 20}, ALL),
        ({"only": frozenset({"ankle-circles"})}, (0,)),
        ({"skip": frozenset({"ankle-circles"})}, (1, 2, 3, 4)),
    ],
    ids=["all", "rehearsal", "only", "skip"],
)
def test_what_the_options_name_goes_before_what_is_left(
    morning: Routine, options: dict[str, object], included: tuple[int, ...]
) -> None:
    do(morning, include={0, 1})

    one = planned(morning, **options)

    assert (one.timeline.included, one.remarks) == (included, ())


def test_a_routine_removed_from_the_plan_is_done_whole(morning: Routine) -> None:
    do(morning, include={0, 1})
    Store().follow("morning", yes=False)

    assert planned(morning).timeline.included == ALL


def test_a_log_that_cannot_be_read_leaves_nothing_out(home: Path, morning: Routine) -> None:
    (home / "data" / "footcoach" / "footcoach.db").mkdir(parents=True)

    assert planned(morning).timeline.included == ALL


def test_only_whole_exercises_that_fit_are_done_in_the_routine_s_order(morning: Routine) -> None:
    one = planned(morning, minutes=3)

    assert one.timeline.length.known <= 180
    assert one.timeline.included == (0, 1)
    assert one.remarks == (
        (
            "Left for later: Toe stretch, Toe press, Calf stretch. "
            "With that it would take longer than 3 minutes."
        ),
    )


def test_what_fits_whole_says_nothing_more(morning: Routine) -> None:
    one = planned(morning, minutes=60)

    assert (one.timeline.included, one.remarks) == (ALL, ())


def test_time_for_no_exercise_at_all_is_told(morning: Routine) -> None:
    with pytest.raises(click.UsageError, match="No exercise of morning fits into 1 minute"):
        planned(morning, only=frozenset({"toe-stretch"}), minutes=1)


def test_what_was_left_for_want_of_time_stays_to_do(morning: Routine) -> None:
    do(morning, days_ago=1)
    first = planned(morning, minutes=3)
    do(morning, include=first.timeline.included)

    assert set(planned(morning).timeline.included) == {2, 3, 4}


@given(st.integers(0, 1500), st.sets(st.sampled_from(ALL), min_size=1), st.sampled_from(Effort))
def test_nothing_is_cut_to_fit(seconds: int, include: set[int], effort: Effort) -> None:
    routine = Library().load("morning")
    whole = compile_timeline(routine, effort, include=include)
    fitting = fit_into(seconds, whole)

    if fitting is None:
        assert all(
            compile_timeline(routine, effort, include={index}).length.known > seconds
            for index in include
        )
        return
    assert fitting.length.known <= seconds
    assert set(fitting.included) <= include
    for index in fitting.included:
        assert fitting.exercises[index].left == whole.exercises[index].left
        assert fitting.exercises[index].right == whole.exercises[index].right
