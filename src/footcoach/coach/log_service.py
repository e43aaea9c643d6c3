"""What the rest of the program asks of the log: one place that knows the store and the time.

The rules are in ``advice``, which knows neither; what they need is read here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar
from uuid import uuid4

from footcoach.advice.pain import LOOK_BACK, PainAdvice, advise
from footcoach.advice.plan import DaysDone, list_plan, list_unasked
from footcoach.advice.progression import find_step_up, record_offer
from footcoach.advice.step_back import undo_after_gap, undo_after_pain
from footcoach.advice.today import RoutineToDo, Week, work_out_today
from footcoach.coach.local_time import local_now
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.question_settings import QuestionSettings
from footcoach.coach.similar_exercises import find_similar
from footcoach.log.autosave import Autosave
from footcoach.log.database import LogError
from footcoach.log.days import DayRules
from footcoach.log.ownership import Claim
from footcoach.log.records import PainReport, SessionRecord, StartTime, begin_record, milliseconds
from footcoach.log.resume import (
    Refusal,
    Unfinished,
    find_unfinished,
    save_as_unfinished,
    take_over,
)
from footcoach.log.store import Store
from footcoach.log.unsaved import UnsavedSession, name_file
from footcoach.paths import own_folder
from footcoach.routine.dose_change import DoseChange
from footcoach.routine.errors import Problem, RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import Routine, RoutineIdentity
from footcoach.session.player import Session

T = TypeVar("T")

_NOTICE = "notice"
_PLAN_ASKED = "plan asked"
"""The day on which the routines done without a plan were asked about."""
_MORNINGS = timedelta(days=3)
"""For this long after a session it makes sense to ask how the next morning was."""
_NIGHT = timedelta(hours=5)
"""The least time after a session that makes a night of a new day."""
_OVER_BY = timedelta(hours=2)
"""The time after its beginning by which a session is over; what is saved later is a correction."""
_WEEK_AROUND = timedelta(days=8)
"""A week and the day before it, or after it."""

ToDo = tuple[tuple[RoutineToDo, ...], tuple[Problem, ...]]
"""What is left of routines, and what is wrong in the files of those that can't be read."""


class _Days(NamedTuple):
    """What the log says of a day and the week around it."""

    day: date
    records: tuple[SessionRecord, ...]
    week: Week
    done: Mapping[RoutineIdentity, DaysDone]

    def work_out(self, routine: Routine) -> RoutineToDo:
        """Return what is left of a routine on the day."""
        since = done.first if (done := self.done.get(routine.identity)) else None
        return work_out_today(routine, self.records, self.day, self.week, since=since)


class LogService:
    """The log of one person, now. Every method that reads or writes raises `LogError`."""

    def __init__(
        self,
        store: Store,
        library: Library,
        now: Callable[[], datetime] = local_now,
        days: DayRules = DayRules(),  # noqa: B008, it can't be changed
        questions: QuestionSettings | None = None,
    ) -> None:
        """Take ``questions`` as those to ask; None asks all."""
        self.store = store
        self.now = now
        self.days = days
        self.questions = questions or QuestionSettings()
        self.unsaved: dict[str, UnsavedSession] = {}
        """The sessions that couldn't be saved since the program began, by uuid."""
        self._night_ends: int | None = None
        """When the morning comes that can't be asked about yet; None if there is none."""
        self._library = library

    def attempt(self, what: Callable[[], T]) -> tuple[T | None, tuple[str, ...]]:
        """Do ``what``, which reads or writes; return its result, and what the person should know.

        The result is None where the log couldn't be used.
        """
        try:
            return what(), self.store.database.remarks()
        except LogError as error:
            return None, (str(error), *self.store.database.remarks())

    @property
    def today(self) -> date:
        """The day that it is where the person lives."""
        return self.days.find_day(self.now())

    def autosave_new(self, session: Session, before: int | None = None) -> Autosave:
        """Return what saves a session that begins now; nothing is written yet.

        ``before`` is the pain before it, None if it isn't known.
        """
        entry = begin_record(session, self._start_time(), PainReport(before=before))
        return Autosave(self.store, entry, now=self.now)

    def _start_time(self) -> StartTime:
        moment = self.now()
        return StartTime.of(moment, self.days.find_day(moment))

    def autosave_resumed(self, one: Unfinished, claim: Claim) -> Autosave:
        """Return what saves a session that is resumed, and belongs to this app by ``claim``."""
        return Autosave(self.store, replace(one.entry, ending=None), claim, now=self.now)

    def finish(self, autosave: Autosave) -> UnsavedSession | None:
        """Write what is left of a session and let go of it.

        What the log can't take is written into a file instead, and returned; None is nothing.
        """
        autosave.close()
        if autosave.unsaved is None:
            return None
        record, session = autosave.unsaved
        file = None if autosave.is_taken_over else name_file(own_folder("state"), record)
        unsaved = UnsavedSession(autosave.trouble or "", record, session, file)
        unsaved.write()
        self.unsaved[record.uuid] = unsaved
        return unsaved

    def find_unfinished(self) -> tuple[Unfinished, ...]:
        """Return the sessions that can be resumed, the newest first."""
        return find_unfinished(self.store, self.now())

    def take(self, one: Unfinished) -> Claim | Refusal:
        """Take an unfinished session for this app, so that no other window can have it too."""
        return take_over(self.store, one, self.now())

    def save_as_unfinished(self, one: Unfinished, claim: Claim) -> None:
        """Close a session of this app as it is."""
        save_as_unfinished(self.store, one, claim, self.now())

    def plan(self) -> tuple[str, ...]:
        """Return the names of the routines in the plan, the one done last first."""
        return list_plan(self.store.followed(), self._days_done())

    def was_asked(self, name: str) -> bool:
        """Whether the person said already if a routine belongs in their plan."""
        return name in self.store.followed()

    def list_unasked(self) -> tuple[str, ...]:
        """Return the routines that were done before a plan was asked for, and weren't asked about.

        Empty once that was asked.
        """
        if self.store.fact(_PLAN_ASKED) is not None:
            return ()
        return list_unasked(self.store.followed(), self._days_done(), self.today)

    def note_asked(self) -> None:
        """Note that the routines done without a plan were asked about."""
        if self.store.fact(_PLAN_ASKED) is None:
            self.store.note_fact(_PLAN_ASKED, self.today.isoformat())

    def to_do(self, day: date | None = None) -> ToDo:
        """Return what is left of every routine in the plan; None is today, else a day to come."""
        return self._work_out(self.plan(), day or self.today)

    def to_do_of(self, routine: Routine) -> RoutineToDo | None:
        """Return what is left today of one routine; None if it isn't in the plan."""
        if routine.file or routine.name not in self.plan():
            return None
        return self._read_days(self.today).work_out(routine)

    def week(self, last: date) -> tuple[RoutineToDo, ...]:
        """Return how much of the week that ends with ``last`` was done; today ends this week.

        A week that is over has no today: its last day stands in, so that each of its days counts.
        It shows the routines of the plan that were begun by then, and others that were done in
        it, as their files are now.
        """
        if last >= self.today:
            return self.to_do()[0]
        done, first = self._days_done(), self.days.find_first_of_week(last)
        begun = {routine for routine, days in done.items() if days.first <= last}
        planned = (name for name in self.plan() if RoutineIdentity(name) in begun)
        others = (one.routine for one in self.store.entries(first, last) if not one.file)
        return self._work_out(dict.fromkeys((*planned, *others)), last)[0]

    def _work_out(self, names: Iterable[str], day: date) -> ToDo:
        found, problems, days = list[RoutineToDo](), list[Problem](), self._read_days(day)
        # A log from elsewhere may call anything a routine, also a path; one whose file is gone
        # has nothing to do.
        listing = self._library.look()
        for name in filter(listing.find, names):
            try:
                found.append(days.work_out(self._library.load(name, listing)))
            except RoutineError as error:
                problems += error.problems
        return tuple(found), tuple(problems)

    def _read_days(self, day: date) -> _Days:
        records = self.store.entries(day - _WEEK_AROUND, day + _WEEK_AROUND)
        advice = self.pain_advice() if day == self.today else PainAdvice()
        week = Week(self.days.find_first_of_week(day), self.store.marks(), advice)
        return _Days(day, records, week, self._days_done())

    def _days_done(self) -> dict[RoutineIdentity, DaysDone]:
        return {routine: DaysDone(*days) for routine, days in self.store.routines().items()}

    def pain_advice(self) -> PainAdvice:
        """Return what the last answers about pain mean for now."""
        lately = self.store.entries(self.today - LOOK_BACK)
        return advise(lately, self.today, find_similar(self._library, lately))

    def find_morning_to_ask(self) -> SessionRecord | None:
        """Return the session whose next morning is to be asked about; None if there is none.

        A morning comes after a night: on a new day, and at least five hours after the session.
        """
        if not self.questions.asks(QuestionKind.NEXT_MORNING):
            return None
        entries = self.store.entries(self.today - _MORNINGS, self.today)
        last = next((entry for entry in entries if _has_answers(entry)), None)
        if last is None or last.began.date >= self.today or last.feeling.asked:
            return None
        over = min(last.saved, last.began.at + _OVER_BY // timedelta(milliseconds=1))
        ends = over + _NIGHT // timedelta(milliseconds=1)
        self._night_ends = ends if milliseconds(self.now()) < ends else None
        return last if self._night_ends is None else None

    @property
    def is_morning_new(self) -> bool:
        """Whether a night has ended since a morning was last looked for."""
        return self._night_ends is not None and milliseconds(self.now()) >= self._night_ends

    def note_morning(self, entry: SessionRecord, pain: int | None) -> None:
        """Note the answer about the next morning; None was skipped, and isn't asked again."""
        said = replace(entry.feeling, morning=pain, asked=True)
        self._amend(entry, replace(entry, feeling=said))

    def note_report(self, entry: SessionRecord, feeling: PainReport, note: str) -> None:
        """Note how a session went."""
        if unsaved := self.unsaved.get(entry.uuid):
            said = replace(feeling, before=unsaved.record.feeling.before)
            unsaved.record = replace(unsaved.record, feeling=said, note=note)
            unsaved.write()
        current = self.store.entry(entry.uuid)
        if current is not None:
            said = replace(feeling, before=current.feeling.before)
            self._amend(current, replace(current, feeling=said, note=note))

    def _amend(self, before: SessionRecord, after: SessionRecord) -> None:
        self.store.amend(before, replace(after, saved=milliseconds(self.now())))

    def find_step_up(self, routine: Routine) -> DoseChange | None:
        """Return the step up of a routine to offer now; None if there is no reason for one."""
        lately = self.store.entries(self.today - LOOK_BACK)
        similar = find_similar(self._library, lately)
        return find_step_up(routine, lately, self.store.offers(), self.today, similar)

    def find_steps_back(self, routine: Routine) -> tuple[DoseChange, ...]:
        """Return the steps back to offer before a session; none unless a week was missed."""
        last = done.last if (done := self._days_done().get(routine.identity)) else None
        return undo_after_gap(routine, last, self.store.offers(), self.today)

    def find_steps_back_after(self, one: SessionRecord, routine: Routine) -> tuple[DoseChange, ...]:
        """Return the steps back to offer after a session, by what is noted about it now."""
        current = self.store.entry(one.uuid) or one
        similar = find_similar(self._library, [current])
        return undo_after_pain(routine, current, self.store.offers(), similar)

    def note_offer(self, routine: Routine, change: DoseChange, *, taken: bool) -> None:
        """Note that a change of a routine was offered now, and whether it was taken."""
        offer = record_offer(routine, change, self._start_time(), str(uuid4()), taken=taken)
        self.store.note_offers([offer])

    def is_notice_due(self) -> bool:
        """Whether the notice of the first run was never read."""
        return self.store.fact(_NOTICE) is None

    def acknowledge_notice(self) -> None:
        """Note that the notice was read."""
        self.store.note_fact(_NOTICE, self.today.isoformat())


def _has_answers(entry: SessionRecord) -> bool:
    feeling = entry.feeling
    return feeling.sign or feeling.before is not None or feeling.after is not None
