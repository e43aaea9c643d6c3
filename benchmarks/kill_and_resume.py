"""Kills sessions at random moments and checks where they resume.

    python -m benchmarks.kill_and_resume [--kills N] [--seed N] [--quick]

Sessions of a preset run side by side, each in a process of its own that is killed with SIGKILL,
resumed in another process, and killed again until the session is over. After every kill the log
must pass its integrity check, and the session must resume within a second of where it was, with no
finished rep lost and none counted twice. Half of the sessions run in real time; the others run
faster, so that more of them are killed in the middle of a write. Then the app itself is killed in
a terminal, which takes longer and so is done less often. What a busy machine delays is excused, and
how much that was is in the tables. Needs a POSIX system.
"""

import argparse

from benchmarks.alone import make_parser, run
from benchmarks.kills_in_app import kill_apps
from benchmarks.kills_in_processes import AHEAD, ALLOWED, kill_processes
from benchmarks.tables import Row, Table

KILLS, QUICK_KILLS = (200, 30), (60, 6)
"""How many times processes are killed, and how many times the app is."""


def kill_forked(kills: int, seed: int) -> Table:
    """Kill processes at least ``kills`` times."""
    trials = kill_processes(kills, seed)
    wrong = tuple(one for trial in trials for one in trial.wrong)
    killed = sum(trial.kills for trial in trials)
    rows = (
        Row("lost", "s", tuple(one for trial in trials for one in trial.lost)),
        Row("excused", "s", tuple(one for trial in trials for one in trial.delays)),
        Row("wrong", "of all", (float(len(wrong)),)),
    )
    return Table(f"Processes, {killed} kills of {len(trials)} sessions", rows, wrong)


def kill_in_terminals(kills: int, seed: int) -> Table:
    """Kill the app itself at least ``kills`` times."""
    found = kill_apps(kills, seed)
    wrong = tuple(
        f"{kill.lost:.3f} s lost, {kill.excused:.3f} s excused"
        for kill in found
        if not -AHEAD - kill.excused <= kill.lost <= ALLOWED + kill.excused
    )
    rows = (
        Row("lost in the app", "s", tuple(kill.lost for kill in found)),
        Row("excused in the app", "s", tuple(kill.excused for kill in found)),
        Row("wrong in the app", "of all", (float(len(wrong)),)),
    )
    return Table(f"The app in a terminal, {len(found)} kills", rows, wrong)


def measure(given: argparse.Namespace) -> list[Table]:
    """Kill processes, then apps."""
    kills, app_kills = QUICK_KILLS if given.quick else KILLS
    asked = app_kills if given.app_kills is None else given.app_kills
    tables = [kill_forked(given.kills or kills, given.seed)]
    return [*tables, kill_in_terminals(asked, given.seed)] if asked else tables


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--kills", type=int, help="how many times to kill processes")
    parser.add_argument("--app-kills", type=int, help="how many times to kill the app; 0 for never")
    parser.add_argument("--seed", type=int, default=1, help="seed of the random moments")
    run(parser, measure)


if __name__ == "__main__":
    main()
