"""What two windows do with one log, by chance, and what the log must say after each step."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from footcoach.log.corrected_records import with_correction
from footcoach.log.database import LogError
from footcoach.log.export_reader import read_export
from footcoach.log.import_export import export_json, import_json
from footcoach.log.ownership import Claim
from footcoach.log.plan_json import read_plan
from footcoach.log.records import SessionRecord, milliseconds
from footcoach.log.resume import (
    ResumeWay,
    Unfinished,
    find_unfinished,
    resume_session,
    save_as_unfinished,
    take_over,
)
from footcoach.log.session_json import WrittenSession, read_place
from footcoach.log.session_writer import SessionWriter, Snapshot
from footcoach.log.store import Store
from footcoach.session.actions import Action, press
from footcoach.session.player import Ending, Session
from footcoach.session.step_record import Outcome
from footcoach.session.tally import tally_sides
from tests.log.interleaving import Clock, KilledError, Stage, interrupted_by
from tests.log.world import laid_out, logged

Pair = tuple[SessionRecord, Session]
STEPS = 30
"""What each window does."""
KEYS = (Action.PAUSE, Action.SKIP, Action.BACK, Action.DONE, Action.LONGER, Action.PROCEED)


@dataclass
class Known:
    """What the log must say of one session."""

    record: SessionRecord
    session: Session
    holder: str | None = None
    """The token of the window that may write it."""


class Truth:
    """What the log must say, noted in the same breath as each write that it took."""

    def __init__(self) -> None:
        self.known = dict[str, Known]()
        self.events = Counter[str]()
        """How often each thing happened, to see that everything did."""

    def written(self, record: SessionRecord, session: Session, claim: Claim | None) -> None:
        """Note a window's write of a session under way; it must be its own, and lose nothing."""
        self.events["written"] += 1
        token = claim.owner.token if claim else None
        known = self.known.get(record.uuid)
        if known is None:
            self.known[record.uuid] = Known(record, session, token)
            return
        # Of a session that was deleted and imported again, no window is the owner any more.
        assert known.holder in {None, token}, "two windows wrote one session"
        known.holder = token
        _lose_nothing(known.session, session)
        kept = known.record
        known.record = replace(record, note=kept.note, feeling=kept.feeling, began=kept.began)
        known.session = session

    def taken(self, one: Unfinished, claim: Claim) -> None:
        """Note that a window resumes a session: it must be as the log has it."""
        self.events["taken"] += 1
        known = self.known[one.entry.uuid]
        assert one.session.records == known.session.records, "an old state is resumed"
        assert known.session.ending in {None, Ending.LEFT}, "an ended session is resumed"
        known.holder = claim.owner.token
        known.record = replace(known.record, ending=None)

    def amended(self, before: SessionRecord, after: SessionRecord) -> None:
        """Note what was said of a session: that changes, and nothing else."""
        self.events["amended"] += 1
        known = self.known[after.uuid]
        note = after.note if after.note != before.note else known.record.note
        feeling = after.feeling if after.feeling != before.feeling else known.record.feeling
        saved = max(known.record.saved, after.saved)
        known.record = replace(known.record, note=note, feeling=feeling, saved=saved)

    def corrected(self, base: Session, record: SessionRecord, session: Session) -> None:
        """Note a correction, which must be one of the session as the log has it."""
        self.events["corrected"] += 1
        known = self.known[record.uuid]
        assert base.records == known.session.records, "a correction of an old state"
        known.record, known.session = record, session

    def imported(self, record: SessionRecord, session: Session) -> None:
        """Note a session that was imported, unless the log's is newer."""
        known = self.known.get(record.uuid)
        if known is None or known.record.saved < record.saved:
            self.events["imported"] += 1
            self.known[record.uuid] = Known(record, session)

    def deleted(self, uuid: str, was: SessionRecord | None) -> None:
        """Note that a session was deleted, as the person saw it or by the window that has it."""
        self.events["deleted"] += 1
        known = self.known.pop(uuid, None)  # of a window's own, the other may have deleted it
        is_as_seen = was is None or known is None or was.parts == known.record.parts
        assert is_as_seen, "work that wasn't seen was deleted"

    def check(self, store: Store) -> None:
        """Compare the log with what it must say."""
        records = {record.uuid: record for record in store.entries()}
        assert records == {uuid: known.record for uuid, known in self.known.items()}
        for uuid, known in self.known.items():
            assert store.session(uuid) == known.session
            _check_parts(records[uuid], known.session)
        assert store.database.remarks() == ()
        with store.database.reading() as connection:
            if connection is None:  # nothing was ever written
                return
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            lost = "SELECT count(*) FROM session WHERE id NOT IN (SELECT session FROM place)"
            assert connection.execute(lost).fetchone() == (0,)


def check_export(text: str) -> None:
    """See that what an export says of each session is of one moment."""
    export = read_export(lambda: iter([text]))
    for record, written in export.sessions:
        _check_parts(record, read_back(written))
    assert export.list_left_out() == ()


def read_back(session: Session | WrittenSession) -> Session:
    """Return a session that may be written out already."""
    if isinstance(session, Session):
        return session
    return read_place(read_plan(session.plan.text), session.place)


def _check_parts(record: SessionRecord, session: Session) -> None:
    done = [(side.side, side.done, side.planned) for side in tally_sides(session)]
    assert [(part.side, part.done, part.planned) for part in record.parts] == done


def _lose_nothing(before: Session, after: Session) -> None:
    for old, new in zip(before.records, after.records, strict=True):
        assert new.seconds >= old.seconds - 1e-6, "seconds were lost"
        assert old.outcome is not Outcome.DONE or new.outcome is Outcome.DONE, "a rep was lost"


class WatchedStore(Store):
    """A log that notes each write of a window's own session: none comes between the two."""

    def __init__(self, path: Path, truth: Truth) -> None:
        super().__init__(path)
        self._truth = truth

    def record(self, entry: SessionRecord, session: Session, claim: Claim | None = None) -> None:
        """Save the progress of a session."""
        super().record(entry, session, claim)
        self._truth.written(entry, session, claim)

    def delete(
        self, uuid: str, claim: Claim | None = None, *, was: SessionRecord | None = None
    ) -> None:
        """Delete a session."""
        super().delete(uuid, claim, was=was)
        self._truth.deleted(uuid, was)

    def put(
        self,
        entry: SessionRecord,
        session: Session,
        claim: Claim | None = None,
        *,
        was: SessionRecord | None = None,
    ) -> None:
        """Save a session as a whole."""
        super().put(entry, session, claim, was=was)
        if claim:
            self._truth.written(entry, session, claim)

    def put_all(
        self, pairs: Iterable[tuple[SessionRecord, Session | WrittenSession]], *others: Any
    ) -> tuple[SessionRecord, ...]:
        """Import sessions."""
        pairs = tuple(pairs)
        under_way = super().put_all(pairs, *others)
        for record, session in pairs:
            if record not in under_way:
                self._truth.imported(record, read_back(session))
        return under_way


class Window:
    """A running app, whose person does anything."""

    def __init__(self, path: Path, truth: Truth, clock: Clock, stage: Stage, seed: str) -> None:
        self._store = WatchedStore(path, truth)
        self._truth = truth
        self._clock = clock
        self._stage = stage
        self._chance = Random(seed)
        self._start()

    def play(self) -> None:
        """Do `STEPS` things, and start again after each kill; leave in the end."""
        for _ in range(STEPS):
            self._attempt(self._chance.choice(self._list_wishes()))
        if self._writer:
            self._attempt(self._leave)

    def _start(self) -> None:
        """Begin as a process that knows nothing yet."""
        self._writer: SessionWriter | None = None
        self._session: Session | None = None
        self._offered: tuple[Unfinished, ...] = ()
        self._shown: tuple[SessionRecord, ...] = ()
        self._export = ""

    def _attempt(self, wish: Callable[[], None]) -> None:
        try:
            wish()
        except LogError as error:  # it's refused, and said to the person
            self._truth.events[type(error).__name__] += 1
        except KilledError:
            self._truth.events["killed"] += 1
            if self._writer:
                self._writer._claim.beat.stop()  # the system lets go of a dead process's locks
            self._start()
            self._stage.revive()

    def _list_wishes(self) -> list[Callable[[], None]]:
        change = [self._annotate, self._rate, self._correct, self._delete]
        anywhere = [*[self._look] * 3, *change, *[self._port] * 2]
        if self._writer:
            during = [*[self._wait] * 10, *[self._press] * 5, *[self._leave] * 2, self._stop]
            return [*during, *anywhere]
        resume = [*[self._find, self._resume] * 4, self._save_as_unfinished]
        return [*[self._begin] * 2, *resume, *anywhere]

    # ---- a session of its own

    def _begin(self) -> None:
        record, session = logged(Session.at_start(laid_out()), self._clock.now(), ending=None)
        claim = Claim.of(self._store.database.path, record.uuid, self._clock.now())
        self._keep(record, claim, session.begin(self._clock.moment).session)

    def _keep(self, record: SessionRecord, claim: Claim, session: Session) -> None:
        self._writer = SessionWriter(self._store, record, claim, self._clock.now)
        self._show(session)

    def _show(self, session: Session) -> None:
        """Write a session as the coach has it now; end with it."""
        assert self._writer
        self._session = session
        look = Snapshot(session, self._clock.moment)
        if session.ending is None:
            self._writer.keep(look)
        else:
            self._writer.finish(look)
            self._writer = None

    def _wait(self) -> None:
        assert self._session
        self._clock.seconds += self._chance.uniform(0.05, 6)
        self._show(self._session.advance(self._clock.moment).session)

    def _press(self) -> None:
        self._do(self._chance.choice(KEYS))

    def _leave(self) -> None:
        self._do(Action.LEAVE)

    def _stop(self) -> None:
        self._do(Action.STOP)

    def _do(self, key: Action) -> None:
        assert self._session
        self._show(press(self._session, key, self._clock.moment).session)

    # ---- sessions that were left

    def _find(self) -> None:
        self._offered = find_unfinished(self._store, self._clock.now())

    def _resume(self) -> None:
        if taken := self._take():
            one, claim = taken
            resumed = resume_session(one.session, self._chance.choice(list(ResumeWay)))
            self._keep(replace(one.entry, ending=None), claim, resumed)

    def _save_as_unfinished(self) -> None:
        if taken := self._take():
            save_as_unfinished(self._store, *taken, self._clock.now())

    def _take(self) -> tuple[Unfinished, Claim] | None:
        """Take a session that was offered, maybe a while ago; None if it's refused."""
        if not self._offered:
            return None
        one = self._chance.choice(self._offered)
        claim = take_over(self._store, one, self._clock.now())
        if not isinstance(claim, Claim):
            self._truth.events["refused"] += 1
            return None
        self._truth.taken(one, claim)
        return one, claim

    # ---- the log screen, which may be old

    def _look(self) -> None:
        self._shown = self._store.entries()

    def _annotate(self) -> None:
        if self._shown:
            before = self._chance.choice(self._shown)
            self._amend(before, replace(before, note=f"note {self._chance.random()}"))

    def _rate(self) -> None:
        if self._shown:
            before = self._chance.choice(self._shown)
            feeling = replace(before.feeling, after=self._chance.randrange(11))
            self._amend(before, replace(before, feeling=feeling))

    def _amend(self, before: SessionRecord, after: SessionRecord) -> None:
        after = replace(after, saved=milliseconds(self._clock.now()))
        self._store.amend(before, after)
        self._truth.amended(before, after)

    def _correct(self) -> None:
        if not self._shown:
            return
        before = self._chance.choice(self._shown)
        base = self._store.session(before.uuid)
        reps = self._chance.randrange(5)
        after, right = with_correction(before, base, 0, None, reps)
        after = replace(after, saved=milliseconds(self._clock.now()))
        self._store.put(after, right, was=before)
        self._truth.corrected(base, after, right)

    def _delete(self) -> None:
        if self._shown and self._chance.random() < 0.1:
            one = self._chance.choice(self._shown)
            self._store.delete(one.uuid, was=one)

    def _port(self) -> None:
        """Import what was exported before, or export for the next time."""
        if not self._export:
            self._export = "".join(export_json(self._store))
            check_export(self._export)
        else:
            import_json(self._store, self._export)
            self._export = ""


def play(folder: Path, seed: str, *, locks: bool) -> Truth:
    """Let two windows do anything, in an order that follows from ``seed``; check the log after.

    ``locks`` False is a folder without file locks.
    """
    truth, clock, path = Truth(), Clock(), folder / "footcoach.db"
    stage = Stage(seed, kills=0.004)
    with interrupted_by(stage, locks=locks):
        windows = [Window(path, truth, clock, stage, f"{seed} {name}") for name in "ab"]
        stage.play([window.play for window in windows])
        truth.check(Store(path))
    return truth
