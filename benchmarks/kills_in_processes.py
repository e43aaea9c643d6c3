"""Kills sessions in processes of their own at random moments, and checks where they resume.

No screen is drawn, so that many can be killed in little time. After every kill the log must pass
its integrity check, and the session must resume within a second of where it was, with no finished
rep lost and none counted twice. What the machine delays is excused.
"""

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

from benchmarks.kills_in_app import seconds_passed

from footcoach.coach.coach import Coach
from footcoach.log.autosave import Autosave
from footcoach.log.ownership import Claim
from footcoach.log.records import SessionRecord, StartTime, begin_record
from footcoach.log.resume import Refusal, ResumeWay, find_unfinished, resume_session, take_over
from footcoach.log.session_json import at_rest
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.actions import Action
from footcoach.session.player import Ending, Session
from footcoach.session.tally import tally_sides, work_seconds
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.sound.speaker import Silence

SPEEDS = (1.0, 30.0)
"""How many times faster than life sessions run, in turn."""
SIDE_BY_SIDE = 32
LONGEST = 2.5
"""Seconds after which a process is killed at the latest."""
ALLOWED = 1.0
"""Seconds of real time that a session may lose, plus the delays of the machine: its longest
write, and the most by which a short sleep took too long. Both are tiny on an idle machine, and
they are reported."""
AHEAD = 0.2
"""Seconds by which it may come back further on: what says where it was is a little old."""
PAUSE = 0.02
"""Seconds between two looks at the clock."""
REPORT = struct.Struct("ddd")


class Clock:
    """A clock that runs faster than life and can be set ahead, past the count-in."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self.ahead = 0.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return monotonic() * self.speed + self.ahead


class TimedStore(Store):
    """A log that measures how long its longest write took, in seconds."""

    longest = 0.0

    def record(self, entry: SessionRecord, session: Session, claim: Claim | None = None) -> None:
        """Write, and measure how long it takes."""
        self.began: float | None = monotonic()
        super().record(entry, session, claim)
        self.longest, self.began = max(self.longest, monotonic() - self.began), None

    def longest_write(self) -> float:
        """Return the longest so far; a write that hasn't ended counts from its beginning."""
        began = getattr(self, "began", None)
        return max(self.longest, monotonic() - began if began else 0.0)


def count_reps(session: Session) -> int:
    """Return how many reps are done."""
    return sum(side.done for side in tally_sides(session))


@dataclass
class Trial:
    """One session, killed and resumed until it is done."""

    log: Path
    plan: Timeline
    speed: float
    began: float
    """Seconds of the plan that count as done before the first process starts."""
    kills: int = 0
    lost: list[float] = field(default_factory=list)
    """Seconds of real time lost at each kill."""
    delays: list[float] = field(default_factory=list)
    """Seconds of delay by the machine before each kill."""
    wrong: list[str] = field(default_factory=list)

    def run_session(self, report: int) -> None:
        """Run the session, or resume it, until this process is killed or the session is done.

        ``report`` is the file descriptor to which progress is written.
        """
        store = TimedStore(self.log)
        old = next(iter(find_unfinished(store, datetime.now(UTC))), None)
        session = resume_session(old.session, ResumeWay.GO_ON) if old else self.start_midway()
        now = datetime.now(UTC)
        entry = old.entry if old else begin_record(session, StartTime.of(now, now.date()))
        if not old:
            # A session killed before its first write was never begun and proves nothing.
            store.record(entry, session)
        claim = take_over(store, old, datetime.now(UTC)) if old else None
        if isinstance(claim, Refusal):
            sys.exit("the session of a process that was killed couldn't be resumed")
        autosave = Autosave(store, entry, claim)
        clock = Clock(self.speed)
        endless, tell = float("inf"), autosave.see
        coach = Coach(session, Silence(), clock=clock, wall=clock, gap=endless, tell=tell)
        coach.begin()
        coach.press(Action.PAUSE)
        clock.ahead = max(0.0, (coach.session.since or 0.0) - clock())
        overslept = 0.0
        while not (session := coach.look().session).ending:
            where = seconds_passed(session, coach.clock())
            os.write(
                report,
                REPORT.pack(where, count_reps(session), overslept + store.longest_write()),
            )
            before = monotonic()
            sleep(PAUSE)
            overslept = max(overslept, monotonic() - before - PAUSE)
        autosave.close()
        os.write(report, REPORT.pack(seconds_passed(session, 0.0), count_reps(session), 0.0))

    def start_midway(self) -> Session:
        """Return the session somewhere in the middle, done up to there."""
        session = Session.at_start(self.plan).begin(0.0).session.advance(self.began).session
        return at_rest(session, self.began)

    def check(self, was: float, done: int, delay: float) -> bool:
        """Check what came back against the last report; return whether to resume the session."""
        with closing(sqlite3.connect(self.log)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()
        if verdict != ("ok",):
            self.wrong.append(f"integrity: {verdict}")
        entries = Store(self.log).entries()
        if len(entries) != 1:
            self.wrong.append(f"{len(entries)} sessions in the log")
            return False
        if entries[0].ending is Ending.FINISHED:
            self.check_finished(Store(self.log).session(entries[0].uuid))
            return False
        (back,) = find_unfinished(Store(self.log), datetime.now(UTC))
        self.compare(back.session, was, done, delay)
        return True

    def compare(self, session: Session, was: float, done: int, delay: float) -> None:
        """Record how far a session that came back is from where it was."""
        lost = (was - seconds_passed(session, 0.0)) / self.speed
        self.lost.append(lost)
        self.delays.append(delay)
        # A report is up to one look old, so what came back may be that much ahead.
        if not -AHEAD - delay <= lost <= ALLOWED + delay:
            self.wrong.append(f"lost {lost:.3f} s")
        longest = max(step.seconds or 0 for step in self.plan.steps)
        missing = done - count_reps(session)
        # Where the machine delayed a write, what was done meanwhile isn't in it either.
        if missing > 0 and (lost - delay) * self.speed > missing * longest:
            self.wrong.append(f"{missing} finished reps lost")
        ahead = (
            Session.at_start(self.plan)
            .begin(0.0)
            .session.advance(seconds_passed(session, 0.0))
            .session
        )
        if count_reps(session) != count_reps(ahead):
            self.wrong.append(f"{count_reps(session)} reps where {count_reps(ahead)} have passed")

    def check_finished(self, session: Session) -> None:
        """Check that everything was done exactly once when the session is over."""
        planned = sum(side.planned for side in tally_sides(session))
        if count_reps(session) != planned:
            self.wrong.append(f"{count_reps(session)} of {planned} reps done at the end")
        seconds = sum(step.seconds or 0 for step in self.plan.steps if step.move)
        if abs(work_seconds(session) - seconds) > 0.001:
            self.wrong.append(f"{work_seconds(session)} s of work where {seconds} s were planned")


def start_process(trial: Trial, seconds: float) -> tuple[int, int, float]:
    """Start a process; return its id, the pipe with its reports, and when to kill it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            trial.run_session(writing)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    return child, reading, monotonic() + seconds


def read_last_report(reading: int) -> tuple[float, int, float] | None:
    """Read a pipe to its end; return the last whole report, None if there is none."""
    data = b""
    while chunk := os.read(reading, 65536):
        data = (data + chunk)[-2 * REPORT.size - len(chunk) :]
    os.close(reading)
    whole = len(data) // REPORT.size * REPORT.size
    if not whole:
        return None
    was, done, delay = REPORT.unpack(data[whole - REPORT.size : whole])
    return was, int(done), delay


def run_round(trials: list[Trial], chance: Random) -> list[Trial]:
    """Run and kill each session once; return those that aren't over."""
    running = {}
    for trial in trials:
        child, reading, death = start_process(trial, chance.uniform(0.0, LONGEST))
        running[child] = (trial, reading, death)
    for child, (_, _, death) in sorted(running.items(), key=lambda item: item[1][2]):
        select.select([], [], [], max(0.0, death - monotonic()))
        os.kill(child, signal.SIGKILL)
    unfinished = []
    for child, (trial, reading, _) in running.items():
        _, status = os.waitpid(child, 0)
        trial.kills += os.WIFSIGNALED(status)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            sys.exit("a process failed by itself")  # so would the next ones, without end
        report = read_last_report(reading)
        if report is None or trial.check(*report):
            unfinished.append(trial)
    return unfinished


def kill_processes(kills: int, seed: int) -> list[Trial]:
    """Kill at least ``kills`` times; return the sessions and how they came back."""
    chance = Random(seed)
    plan = compile_timeline(Library().load("feet-first"))
    trials: list[Trial] = []
    with TemporaryDirectory() as folder:
        running: list[Trial] = []
        while sum(trial.kills for trial in trials) < kills:
            while len(running) < SIDE_BY_SIDE:
                number = len(trials)
                began = chance.uniform(0, (plan.seconds or 0) - 30)
                log = Path(folder) / str(number) / "footcoach.db"
                trial = Trial(log, plan, SPEEDS[number % len(SPEEDS)], began)
                trials.append(trial)
                running.append(trial)
            running = run_round(running, chance)
    return trials
