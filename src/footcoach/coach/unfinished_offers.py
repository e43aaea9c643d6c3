"""The part of the conversation about sessions that were left: to resume them, or to save them."""

from collections.abc import Callable
from functools import partial

from footcoach.coach import resume_questions
from footcoach.coach.log_service import LogService
from footcoach.coach.requests import Talk, ask, call, show
from footcoach.coach.resume_questions import ResumeChoice
from footcoach.coach.session_start import Start
from footcoach.log.ownership import Claim
from footcoach.log.resume import (
    ResumeWay,
    Unfinished,
    compare_routine,
    note_way,
    resume_session,
)
from footcoach.routine.library import Library
from footcoach.routine.model import Routine


class UnfinishedOffers:
    """Offers unfinished sessions, one question at a time."""

    def __init__(self, log: LogService, library: Library) -> None:
        self._log = log
        self._library = library
        self._kept_for_later: set[str] = set()
        """Ids of unfinished sessions that were offered, and aren't offered again."""

    def resume(self, uuid: str) -> Talk[Start | None]:
        """Return the session ``uuid`` to resume where it was left.

        None, and say why, if it can't be resumed.
        """
        self._kept_for_later.discard(uuid)
        while one := (yield from self._find(uuid)):
            state = yield from call(partial(compare_routine, self._library, one, None))
            start = yield from self._act_on(one, ResumeChoice(ResumeWay.GO_ON))
            if start is not None:
                said = resume_questions.describe_routine(one, state)
                return start._replace(remarks=(said,) if said else ())
            if uuid in self._kept_for_later:
                break
        return None

    def settle(self, uuid: str, ask_before: Callable[[], Talk[None]]) -> Talk[Start | None]:
        """Ask how to resume the session ``uuid``, or whether to save it as it is.

        ``ask_before`` asks what is due before any session. Return what to start; None for nothing.
        """
        self._kept_for_later.discard(uuid)
        while one := (yield from self._find(uuid)):
            choice = yield from self._ask_how(one)
            if choice is None:
                break
            if choice.way is not None:
                yield from ask_before()
            start = yield from self._act_on(one, choice)
            if start is not None or uuid in self._kept_for_later:
                return start
        return None

    def offer(self, wanted: Routine) -> Talk[Start | None]:
        """Offer each unfinished session once; return the one to resume.

        ``wanted`` is the routine that was asked for. One that another window changed since it was
        offered is offered again, as it is now.
        """
        while found := (yield from self._list_not_offered()):
            choice = yield from self._ask_how(found[0], wanted)
            if choice is None:
                self._kept_for_later |= {other.entry.uuid for other in found}
                return None
            start = yield from self._act_on(found[0], choice, wanted.title)
            if start is not None:
                return start
        return None

    def _ask_how(self, one: Unfinished, wanted: Routine | None = None) -> Talk[ResumeChoice | None]:
        """Ask how to resume a session; ``wanted`` is the routine that was asked for instead."""
        state = yield from call(partial(compare_routine, self._library, one, wanted))
        instead = wanted.title if wanted else ""
        return (
            yield from ask(resume_questions.unfinished_session(one, state=state, instead=instead))
        )

    def _act_on(
        self, one: Unfinished, choice: ResumeChoice, instead: str = ""
    ) -> Talk[Start | None]:
        """Take a session for this window; save it as it is, or return it to resume."""
        claim = yield from self._take(one, instead)
        if claim is None:
            return None
        if choice.way is not None:
            resumed = resume_session(one.session, choice.way)
            return Start(resumed, unfinished=note_way(one, choice.way), claim=claim)
        self._kept_for_later.add(one.entry.uuid)
        yield from call(partial(self._log.save_as_unfinished, one, claim))
        return None

    def _find(self, uuid: str) -> Talk[Unfinished | None]:
        """Return the unfinished session ``uuid``; None, and say so, if it isn't there any more."""
        found = (yield from call(self._log.find_unfinished)) or ()
        one = next((one for one in found if one.entry.uuid == uuid), None)
        if one is None:
            yield from show(resume_questions.not_there())
        return one

    def _list_not_offered(self) -> Talk[tuple[Unfinished, ...]]:
        found = (yield from call(self._log.find_unfinished)) or ()
        return tuple(one for one in found if one.entry.uuid not in self._kept_for_later)

    def _take(self, one: Unfinished, instead: str) -> Talk[Claim | None]:
        """Take a session for this window; return None, and say why, if it can't be.

        While another window has it, that can be tried again.
        """
        while True:
            taken = yield from call(partial(self._log.take, one))
            if isinstance(taken, Claim):
                return taken
            if taken is not None and not taken.is_held:
                return None
            again = taken and (
                yield from ask(resume_questions.open_elsewhere(one, taken.owner, instead))
            )
            if not again:
                self._kept_for_later.add(one.entry.uuid)
                return None
