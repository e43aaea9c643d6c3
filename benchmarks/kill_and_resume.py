"""Kill sessions at random moments and see where they come back.

    python -m benchmarks.kill_and_resume [KILLS] [SEED]

Sessions of a preset run side by side, each in a process of its own that is killed with
SIGKILL, gone on with in another one, and killed again until the session is over. After
every kill the log has to pass its integrity check, and the session has to come back within
a second of where it was, with no finished rep lost and none counted twice. Half of the
sessions run at the speed of life; the others run faster, which kills more of them in the
middle of a write, and for those a second of life counts as so many of the session.
Prints one JSON object; the exit status is 1 if anything was wrong. Needs a POSIX system.
"""

import json
import os
import select
import signal
import sqlite3
import struct
import sys
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from footcoach.coach.coach import Coach
from footcoach.log.autosave import Autosave
from footcoach.log.records import SessionRecord, begin_record
from footcoach.log.resume import ResumeWay, find_unfinished, resume_session
from footcoach.log.session_json import at_rest
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.actions import Action
from footcoach.session.player import Ending, Session
from footcoach.session.tally import tally_sides, work_seconds
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.sound.speaker import Silence

SPEEDS = (1.0, 30.0)
SIDE_BY_SIDE = 32
LONGEST = 2.5
"""Seconds that a process lives at most."""
ALLOWED = 1.0
"""Seconds of life between where a session was and where it comes back, plus what the machine
took: the longest write, and the longest that a short sleep lasted too long. Both are nothing
on an idle machine, and reported."""
PAUSE = 0.02
"""Seconds between two looks."""
REPORT = struct.Struct("ddd")


class Clock:
    """Runs faster than life, and can be set ahead, past the count-in."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self.ahead = 0.0

    def __call__(self) -> float:
        """Return the seconds of the session's clock."""
        return monotonic() * self.speed + self.ahead


class TimedStore(Store):
    """Knows how long its longest write took, in seconds."""

    longest = 0.0

    def record(self, entry: SessionRecord, session: Session) -> None:
        """Write, and take the time; a write under way counts from its beginning."""
        self.began: float | None = monotonic()
        super().record(entry, session)
        self.longest, self.began = max(self.longest, monotonic() - self.began), None

    def took(self) -> float:
        """Return the longest so far."""
        began = getattr(self, "began", None)
        return max(self.longest, monotonic() - began if began else 0.0)


def behind(session: Session, now: float) -> float:
    """Return how many seconds of the plan are behind."""
    starts = (*session.timeline.starts, float(session.timeline.seconds or 0))
    return starts[session.index] + (session.elapsed(now) if session.step else 0.0)


def reps(session: Session) -> int:
    """Return how many reps are done."""
    return sum(side.done for side in tally_sides(session))


@dataclass
class Life:
    """One session through all its deaths."""

    log: Path
    plan: Timeline
    speed: float
    began: float
    """Seconds of the plan that count as done before the first process."""
    kills: int = 0
    late: list[float] = field(default_factory=list)
    """Seconds of life lost at each kill."""
    excused: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def process(self, report: int) -> None:
        """Go on with the session until something ends this process."""
        store = TimedStore(self.log)
        old = next(iter(find_unfinished(store, datetime.now(UTC))), None)
        session = resume_session(old.session, ResumeWay.GO_ON) if old else self.fresh()
        entry = old.entry if old else begin_record(session, datetime.now(UTC))
        if not old:
            # One that dies before its first write was never begun, and proves nothing.
            store.record(entry, session)
        autosave = Autosave(store, entry)
        clock = Clock(self.speed)
        endless, tell = float("inf"), autosave.see
        coach = Coach(session, Silence(), clock=clock, wall=clock, gap=endless, tell=tell)
        coach.begin()
        coach.press(Action.PAUSE)
        clock.ahead = max(0.0, (coach.session.since or 0.0) - clock())
        overslept = 0.0
        while not (session := coach.look().session).ending:
            where = behind(session, coach.clock())
            os.write(report, REPORT.pack(where, reps(session), overslept + store.took()))
            before = monotonic()
            sleep(PAUSE)
            overslept = max(overslept, monotonic() - before - PAUSE)
        autosave.close()
        os.write(report, REPORT.pack(behind(session, 0.0), reps(session), 0.0))

    def fresh(self) -> Session:
        """Return the session somewhere in the middle, as if it had been done up to there."""
        session = Session.at_start(self.plan).begin(0.0).session.advance(self.began).session
        return at_rest(session, self.began)

    def check(self, was: float, done: int, excused: float) -> bool:
        """Compare what came back with what was; tell whether the session goes on."""
        with closing(sqlite3.connect(self.log)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()
        if verdict != ("ok",):
            self.wrong.append(f"integrity: {verdict}")
        entries = Store(self.log).entries()
        if len(entries) != 1:
            self.wrong.append(f"{len(entries)} sessions in the log")
            return False
        if entries[0].ending is Ending.FINISHED:
            self.settle(Store(self.log).session(entries[0].uuid))
            return False
        (back,) = find_unfinished(Store(self.log), datetime.now(UTC))
        self.compare(back.session, was, done, excused)
        return True

    def compare(self, session: Session, was: float, done: int, excused: float) -> None:
        """Note how far a session that came back is from where it was."""
        lost = (was - behind(session, 0.0)) / self.speed
        self.late.append(lost)
        self.excused.append(excused)
        # A report is up to one look old, so what came back may be that much ahead.
        if not -0.2 - excused <= lost <= ALLOWED + excused:
            self.wrong.append(f"came back {lost:.3f} s early")
        longest = max(step.seconds or 0 for step in self.plan.steps)
        missing = done - reps(session)
        if missing > 0 and lost * self.speed > missing * longest:
            self.wrong.append(f"{missing} finished reps lost")
        ahead = Session.at_start(self.plan).begin(0.0).session.advance(behind(session, 0.0)).session
        if reps(session) != reps(ahead):
            self.wrong.append(f"{reps(session)} reps where {reps(ahead)} are behind")

    def settle(self, session: Session) -> None:
        """See that all was done once, at the end of the last life."""
        planned = sum(side.planned for side in tally_sides(session))
        if reps(session) != planned:
            self.wrong.append(f"{reps(session)} of {planned} reps in the end")
        seconds = sum(step.seconds or 0 for step in self.plan.steps if step.move)
        if abs(work_seconds(session) - seconds) > 0.001:
            self.wrong.append(f"{work_seconds(session)} s of work where {seconds} s were planned")


def live(life: Life, seconds: float) -> tuple[int, int, float]:
    """Start a process; return it, where it reports, and when it is to die."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            life.process(writing)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    return child, reading, monotonic() + seconds


def last_report(reading: int) -> tuple[float, int, float] | None:
    """Read a pipe to its end; return the last whole report."""
    data = b""
    while chunk := os.read(reading, 65536):
        data = (data + chunk)[-2 * REPORT.size - len(chunk) :]
    os.close(reading)
    whole = len(data) // REPORT.size * REPORT.size
    if not whole:
        return None
    was, done, excused = REPORT.unpack(data[whole - REPORT.size : whole])
    return was, int(done), excused


def round_of(lives: list[Life], chance: Random) -> list[Life]:
    """Let each session live and die once; return those that go on."""
    running = {}
    for life in lives:
        child, reading, death = live(life, chance.uniform(0.0, LONGEST))
        running[child] = (life, reading, death)
    for child, (_, _, death) in sorted(running.items(), key=lambda item: item[1][2]):
        select.select([], [], [], max(0.0, death - monotonic()))
        os.kill(child, signal.SIGKILL)
    going_on = []
    for child, (life, reading, _) in running.items():
        _, status = os.waitpid(child, 0)
        life.kills += os.WIFSIGNALED(status)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            life.wrong.append("the process broke")
        report = last_report(reading)
        if report is None or life.check(*report):
            going_on.append(life)
    return going_on


def main(kills: int, seed: int) -> int:
    """Kill until there were ``kills``; return the exit status."""
    chance = Random(seed)
    plan = compile_timeline(Library().load("feet-first"))
    lives: list[Life] = []
    with TemporaryDirectory() as folder:
        running: list[Life] = []
        while sum(life.kills for life in lives) < kills:
            while len(running) < SIDE_BY_SIDE:
                number = len(lives)
                began = chance.uniform(0, (plan.seconds or 0) - 30)
                log = Path(folder) / str(number) / "footcoach.db"
                life = Life(log, plan, SPEEDS[number % len(SPEEDS)], began)
                lives.append(life)
                running.append(life)
            running = round_of(running, chance)
    lost = sorted(one for life in lives for one in life.late)
    wrong = [one for life in lives for one in life.wrong]
    result = {
        "kills": sum(life.kills for life in lives),
        "sessions": len(lives),
        "came_back": len(lost),
        "seconds_lost": {"median": lost[len(lost) // 2], "most": lost[-1]},
        "seconds_excused": max(one for life in lives for one in life.excused),
        "wrong": wrong,
    }
    print(json.dumps(result, indent=2))
    return 1 if wrong else 0


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(*arguments, *(1000, 1)[len(arguments) :])))
