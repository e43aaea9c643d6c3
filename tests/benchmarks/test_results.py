"""What benchmarks measured is judged and written as it is."""

import json

import pytest
from benchmarks.alone import NotHereError, make_parser, run
from benchmarks.emulator import Emulator
from benchmarks.goals import GOALS, Goal, times
from benchmarks.report import judge, write_tables
from benchmarks.tables import Outcome, Row, Table, find_percentile

from benchmarks import results

BARE = Row("bare", "ms", (10, 20, 30))
APP = Row("app", "ms", (30, 40, 80), "bare")
TABLE = Table("Two apps", (BARE, APP), ("one was left out",))
OUTCOME = Outcome("start", (TABLE,))


@pytest.fixture
def goals(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = (times("start", "app", "ms", 1.5), Goal("start", "gone", "ms", 3))
    monkeypatch.setattr(results, "GOALS", mine)
    monkeypatch.setattr("benchmarks.goals.GOALS", mine)


def page(*outcomes: Outcome, notes: str = "") -> str:
    return results.write_page({"Cores": "2"}, outcomes, notes, quick=False)


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal("start", "app", "ms", 40), "met"),
        (Goal("start", "app", "ms", 39), "missed by 1"),
        (Goal("start", "app", "ms", 79.5, "p99"), "missed by 0.5"),
        (times("start", "app", "ms", 2), "met"),
        (times("start", "app", "ms", 1.5), "missed by 0.5x"),
        (times("start", "app", "ms", 2.5, "p99"), "missed by 0.167x"),
    ],
)
def test_a_goal_is_met_at_its_figure_and_missed_above_it(goal: Goal, words: str) -> None:
    assert judge(goal, TABLE, APP).words == words


def test_a_ratio_without_its_peer_is_never_met() -> None:
    alone = Table("One app", (APP,))

    assert judge(times("start", "app", "ms", 2), alone, APP).words == "not measured: no bare"


@pytest.mark.usefixtures("goals")
def test_a_row_without_values_is_not_measured_and_spoils_nothing_else() -> None:
    written = page(Outcome("start", (Table("Two apps", (BARE, Row("app", "ms", (), "bare"))),)))

    assert written.count("not measured: no values") == 2  # among the goals, and in its table
    assert "| bare" in written


def test_a_row_is_compared_in_its_own_unit() -> None:
    table = Table("Two units", (BARE, Row("bare", "MB", (4,)), Row("app", "MB", (8,), "bare")))

    assert table.compare(table.rows[2]) == 2


@pytest.mark.parametrize(("percent", "value"), [(50, 2), (90, 4), (99, 4), (25, 1)])
def test_a_percentile_is_a_value_that_was_measured(percent: int, value: float) -> None:
    assert find_percentile([4, 2, 1, 3], percent) == value


@pytest.mark.usefixtures("goals")
def test_the_page_says_what_was_missed_and_what_was_not_measured() -> None:
    lines = page(OUTCOME).splitlines()

    assert [line for line in lines if "missed by 0.5x" in line and "2x" in line]
    assert [line for line in lines if "gone" in line and "not measured" in line]


@pytest.mark.usefixtures("goals")
@pytest.mark.parametrize(
    "outcome",
    [Outcome("start", failed="it hung"), Outcome("start", left_out="it hung")],
    ids=["failed", "left out"],
)
def test_a_benchmark_without_figures_appears_with_its_reason(outcome: Outcome) -> None:
    written = page(outcome)

    assert "Failed: it hung" in written or "Left out: it hung" in written
    assert written.count("not measured: it hung") == 2
    assert "met" not in written.partition("## Goals")[2]


def test_notes_are_kept_when_the_page_is_written_again() -> None:
    notes = "## Notes\n\n- app: tried twice, *to no avail*.\n\n### More\n\nmore"

    again = page(OUTCOME, notes=results.read_notes(page(OUTCOME, notes=notes)))

    assert again.endswith(f"\n\n{notes}\n")
    assert again.count("## Notes") == 1


def test_remarks_are_written_under_their_table() -> None:
    assert "- one was left out" in list(write_tables(OUTCOME))


def test_an_outcome_comes_back_from_json_as_it_was() -> None:
    assert Outcome.read(OUTCOME.write()) == OUTCOME


def test_what_a_benchmark_needs_and_is_not_here_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["sound.py", "--json"])

    def measure(_: object) -> list[Table]:
        msg = "no sound server"
        raise NotHereError(msg)

    run(make_parser(None), measure)

    said = json.loads(capsys.readouterr().out)
    assert (said["benchmark"], said["left_out"], said["tables"]) == ("sound", "no sound server", [])


def test_no_goal_is_set_twice() -> None:
    keys = [(goal.benchmark, goal.row, goal.unit, goal.measure, goal.is_ratio) for goal in GOALS]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("one\r\ntwo", ["one", "two"]),
        ("\x1b[2;3Hhere\x1b[1;1Hx", ["x", "  here"]),
        ("gone\x1b[1;2H\x1b[2X", ["g  e"]),
        ("gone\x1b[1;3H\x1b[K", ["go"]),
        ("gone\x1b[2J\x1b[Hnew", ["new"]),
        ("\x1b]0;title\x07\x1b[38;2;1;2;3mred\x1b[0m", ["red"]),
        ("語x\x1b[1;1Hab", ["abx"]),
        ("a\x1b[3Cb\x1b[2Dc", ["a  cb"]),
    ],
)
def test_the_emulator_shows_what_a_terminal_would(written: str, seen: list[str]) -> None:
    data = written.encode()
    for cut in range(len(data)):
        screen = Emulator(8, 2)
        screen.feed(data[:cut])
        screen.feed(data[cut:])

        rows = [row.rstrip() for row in screen.text.split("\n")]
        assert [row for row in rows if row] == seen
