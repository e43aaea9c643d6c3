"""``plan`` in plain mode: what is in the plan, and adding and removing the routine under way."""

from footcoach.coach.log_service import LogService
from footcoach.routine.errors import RoutineError
from footcoach.routine.files import describe_uri
from footcoach.routine.library import Library
from footcoach.routine.model import Routine, RoutineIdentity

HELP = "plan: your plan; plan add, plan remove: add or remove this routine."


def say_outside(title: str, file: str) -> str:
    """Say that a routine can't be in the plan, because of where its file is."""
    where = describe_uri(file)
    return f"{title} is from {where}, outside your folder of routines, so it can't be in your plan."


class PlanCommand:
    """Answers the typed lines about the plan during a session of one routine."""

    def __init__(self, log: LogService, library: Library, routine: Routine) -> None:
        self._log = log
        self._library = library
        self._routine = routine

    def answer(self, line: str) -> tuple[str, ...]:
        """Do what a typed line asks for; return what to say, nothing if it's about something else.

        What goes wrong with the log is said too.
        """
        words = line.split()
        if words[:1] != ["plan"]:
            return ()
        said, troubles = self._log.attempt(lambda: self._obey(words[1:]))
        return (*(said or ()), *troubles)

    def _obey(self, words: list[str]) -> tuple[str, ...]:
        title = self._routine.title
        if words not in (["add"], ["remove"]):
            return (self._list(), HELP)
        is_added = words == ["add"]
        if self._routine.file:
            return (say_outside(title, self._routine.file),)
        if is_added and self._routine.name not in self._library.names():
            return (f"{title} isn't in your list of routines any more, so it can't be added.",)
        self._log.store.follow(self._routine.name, yes=is_added, day=self._log.today)
        return (f"{title}: {'added to' if is_added else 'removed from'} your plan.",)

    def _list(self) -> str:
        titles = ", ".join(map(self._find_title, self._log.plan()))
        return f"Your plan: {titles}." if titles else "Your plan is empty."

    def _find_title(self, name: str) -> str:
        try:
            routine = self._library.load_known(RoutineIdentity(name))
        except RoutineError:
            return name
        return routine.title if routine else name
