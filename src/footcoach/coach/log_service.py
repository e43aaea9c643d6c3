"""What an app asks of the log, and when: one place that knows the store and the time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from footcoach.advice.pain import LOOK_BACK, PainAdvice, care
from footcoach.advice.plan import RoutineToDo, all_asking, asking, followed, past_week
from footcoach.advice.progression import step_up
from footcoach.advice.step_back import after_gap, after_pain
from footcoach.log.autosave import Autosave
from footcoach.log.offers import answered
from footcoach.log.records import PainReport, SessionRecord, started
from footcoach.log.resume import Unfinished, keep_as_partial, unfinished
from footcoach.log.store import Store
from footcoach.routine.dose_change import DoseChange
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
from footcoach.session.player import Session

_NOTICE = "notice"
_MORNINGS = timedelta(days=3)
"""For so long after a session it makes sense to ask how the morning was."""


def local_now() -> datetime:
    """Return this moment with the zone of the place where it is lived."""
    return datetime.now().astimezone()


class LogService:
    """The log of one person, now. Every method that reads or writes raises `LogError`."""

    def __init__(self, store: Store, now: Callable[[], datetime] = local_now) -> None:
        self.store = store
        self.now = now

    @property
    def today(self) -> date:
        """The local date."""
        return self.now().date()

    def begin(self, session: Session, before: int | None = None) -> Autosave:
        """Return what keeps a session that begins now; nothing is written yet."""
        entry = started(session, self.now(), PainReport(before=before))
        return Autosave(self.store, entry, now=self.now)

    def go_on(self, one: Unfinished) -> Autosave:
        """Return what keeps a session that is gone on with."""
        return Autosave(self.store, replace(one.entry, ending=None), now=self.now)

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Return the sessions that may be gone on with, the newest first."""
        return unfinished(self.store, self.now())

    def keep_as_partial(self, one: Unfinished) -> None:
        """Close a session as it is."""
        keep_as_partial(self.store, one, self.now())

    def asking(self, library: Library) -> dict[str, RoutineToDo]:
        """Return what each routine that somebody follows, and that can be read, asks for."""
        askings, _ = all_asking(self.store, library, self.today)
        return {asking.routine.name: asking for asking in askings}

    def asking_of(self, routine: Routine) -> RoutineToDo | None:
        """Return what one routine asks for; None if nobody follows it."""
        if routine.name not in followed(self.store, self.today):
            return None
        return asking(self.store, routine, self.today)

    def week(self, library: Library, last: date) -> tuple[RoutineToDo, ...]:
        """Return what the week that ends with ``last`` asks for; today ends the one under way."""
        if last >= self.today:
            return all_asking(self.store, library, self.today)[0]
        return past_week(self.store, library, last)

    def care(self) -> PainAdvice:
        """Return what the last answers about pain mean for now."""
        return care(self.store.entries(self.today - LOOK_BACK), self.today)

    def morning(self) -> SessionRecord | None:
        """Return the session whose morning after has not been asked about; None if none is due."""
        entries = self.store.entries(self.today - _MORNINGS, self.today)
        last = next((entry for entry in entries if _said_something(entry)), None)
        if last is None or last.began.date >= self.today or last.feeling.asked:
            return None
        return last

    def tell_morning(self, entry: SessionRecord, pain: int | None) -> None:
        """Note the answer to the morning's question; None is skipped, and not asked again."""
        self.store.amend(replace(entry, feeling=replace(entry.feeling, morning=pain, asked=True)))

    def tell(self, entry: SessionRecord, feeling: PainReport, note: str) -> None:
        """Note how a session went."""
        current = self.store.entry(entry.uuid)
        if current is not None:
            said = replace(feeling, before=current.feeling.before)
            self.store.amend(replace(current, feeling=said, note=note))

    def step_up(self, routine: Routine) -> DoseChange | None:
        """Return the step up of a routine to offer now; None if it is time for none."""
        lately = self.store.entries(self.today - LOOK_BACK)
        return step_up(routine, lately, self.store.offers(), self.today)

    def steps_back(self, routine: Routine) -> tuple[DoseChange, ...]:
        """Return what to go back by before a session; nothing unless a week was missed."""
        _, last = self.store.routines().get(routine.name, (None, None))
        return after_gap(routine, last, self.store.offers(), self.today)

    def steps_back_after(self, entry: SessionRecord, routine: Routine) -> tuple[DoseChange, ...]:
        """Return what to go back by after a session, by what was said about it by now."""
        current = self.store.entry(entry.uuid) or entry
        return after_pain(routine, current, self.store.offers())

    def note_answer(self, routine: Routine, change: DoseChange, *, taken: bool) -> None:
        """Note that a change of a routine was offered now, and what became of it."""
        self.store.note_offers([answered(routine, change, self.now(), taken=taken)])

    def notice_is_due(self) -> bool:
        """Say whether the notice of the first run was never acknowledged."""
        return self.store.fact(_NOTICE) is None

    def acknowledge_notice(self) -> None:
        """Note that the notice was read."""
        self.store.note_fact(_NOTICE, self.today.isoformat())


def _said_something(entry: SessionRecord) -> bool:
    feeling = entry.feeling
    return feeling.sign or feeling.before is not None or feeling.after is not None
