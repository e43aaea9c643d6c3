"""Which exercises `footcoach run` does."""

from dataclasses import replace
from pathlib import Path

import pytest

from footcoach.coach.session_start import Wanted
from footcoach.commands.run_plan import RunOptions, make_plan
from footcoach.log.store import Store
from footcoach.routine.enums import Effort, Side
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
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
    assert "One foot only: Ankle circles (right foot)." in one.remarks[0]


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
