"""What today asks for, over all routines that somebody follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from footcoach.advice.today import ExerciseToDo, TodayStatus, owed
from footcoach.log.store import Store
from footcoach.routine.errors import Problem, RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import Routine

FOLLOWED = timedelta(days=28)
"""A routine is owed for so long after it was last done, unless somebody says otherwise."""
_AROUND = timedelta(days=8)
"""A week and the day before it, or after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineToDo:
    """A routine and what it asks for."""

    routine: Routine
    items: tuple[ExerciseToDo, ...]

    @property
    def owing(self) -> tuple[ExerciseToDo, ...]:
        """What today asks for."""
        return tuple(item for item in self.items if item.standing is TodayStatus.OWED)


def followed(store: Store, today: date) -> tuple[str, ...]:
    """Return the names of the routines that are owed, the one done last first.

    Those are the ones done lately, without those somebody dropped and with those somebody
    took up. Raises `LogError`.
    """
    said = store.followed()
    done = {name: last for name, (_, last) in store.routines().items()}
    lately = {name for name, last in done.items() if today - last <= FOLLOWED}
    names = {name for name in lately | said.keys() if said.get(name, True)}
    return tuple(sorted(names, key=lambda name: (-done.get(name, date.min).toordinal(), name)))


def asking(store: Store, routine: Routine, today: date) -> RoutineToDo:
    """Return what one routine asks for; raises `LogError`."""
    first_days = store.routines()
    since = first_days[routine.name][0] if routine.name in first_days else None
    entries = store.entries(today - _AROUND, today + _AROUND)
    items = owed(routine, entries, today, marks=store.marks(), since=since)
    return RoutineToDo(routine=routine, items=items)


def all_asking(
    store: Store, library: Library, today: date
) -> tuple[tuple[RoutineToDo, ...], tuple[Problem, ...]]:
    """Return what every followed routine asks for, and what is wrong in their files.

    A routine whose file is gone asks for nothing. Raises `LogError`.
    """
    return _askings(store, library, followed(store, today), today)


def past_week(store: Store, library: Library, sunday: date) -> tuple[RoutineToDo, ...]:
    """Return how the week that ended with ``sunday`` stands against what it asked for.

    Of the routines done in it or in the weeks before, as they are today. A week that is over
    has no today: its last day stands for it, so that every day of it counts. Raises `LogError`.
    """
    entries = store.entries(sunday - FOLLOWED, sunday)
    names = dict.fromkeys(entry.routine for entry in entries)
    return _askings(store, library, names, sunday)[0]


def _askings(
    store: Store, library: Library, names: Iterable[str], day: date
) -> tuple[tuple[RoutineToDo, ...], tuple[Problem, ...]]:
    found, problems = list[RoutineToDo](), list[Problem]()
    # A log that came from elsewhere may call anything a routine, and a path is none.
    known = set(library.names())
    for name in filter(known.__contains__, names):
        try:
            found.append(asking(store, library.load(name), day))
        except RoutineError as error:
            problems += error.problems
    return tuple(found), tuple(problems)
