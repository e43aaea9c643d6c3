"""The part of the conversation about the plan: which routines to count, asked once for each.

A routine is in the plan only when the person adds it. They are asked after the first session of
it that they finish, and once about routines that were done before there was such a question.
"""

from functools import partial

from footcoach.coach.log_service import LogService
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.questions import DONT_ASK, MorePain
from footcoach.coach.requests import Answer, Question, Talk, ask, call
from footcoach.coach.switch_off import switch_off
from footcoach.coach.waiting_questions import find_earlier, find_title
from footcoach.log.records import SessionRecord
from footcoach.routine.library import Library
from footcoach.session.player import Ending
from footcoach.session.words import plural

WHAT_A_PLAN_DOES = "footcoach then shows each day what's left of it. You can remove it at any time."
NOT_NOW = "Not now"
DONE_LATELY = "You've done it in the last four weeks."


class PlanQuestions:
    """Asks which routines to add to the plan."""

    def __init__(self, log: LogService, library: Library) -> None:
        self._log = log
        self._library = library

    def ask_about_earlier(self) -> Talk[None]:
        """Ask once about the routines of the last four weeks that are in the log without a plan."""
        if not self._log.questions.asks(QuestionKind.PLAN):
            return
        titles = yield from call(partial(find_earlier, self._log, self._library))
        if titles:
            added = yield from ask(add_earlier(titles))
            if isinstance(added, MorePain):
                yield from switch_off(self._log.questions, QuestionKind.PLAN)
                added = ()
            for name in titles:
                is_added = name in (added or ())
                yield from call(partial(self._add, name, is_added=is_added))
        yield from call(self._log.note_asked)

    def ask_after(self, record: SessionRecord) -> Talk[None]:
        """Ask whether to add the routine of a session, unless that was asked already."""
        has_done = record.ending is Ending.FINISHED and any(part.done for part in record.parts)
        if not has_done or not self._log.questions.asks(QuestionKind.PLAN):
            return
        name, title = record.routine, find_title(self._library, record.identity)
        if title is None or (yield from call(partial(self._log.was_asked, name))) is not False:
            return
        reply = yield from ask(add(title))
        if isinstance(reply, MorePain):
            yield from switch_off(self._log.questions, QuestionKind.PLAN)
        is_added = reply is True
        yield from call(partial(self._add, name, is_added=is_added))

    def _add(self, name: str, *, is_added: bool) -> None:
        self._log.store.follow(name, yes=is_added, day=self._log.today)


def add(title: str) -> Question[bool | MorePain]:
    """Ask whether to add a routine to the plan."""
    yes_or_no = (Answer(NOT_NOW, value=False), Answer("Add it to my plan", value=True))
    answers: tuple[Answer[bool | MorePain], ...] = (*yes_or_no, DONT_ASK)
    return Question(f"Add {title} to your plan?", (WHAT_A_PLAN_DOES,), answers, "not now")


def add_earlier(titles: dict[str, str]) -> Question[tuple[str, ...] | MorePain]:
    """Ask which of the routines, by name with their titles, to add to the plan."""
    answers: list[Answer[tuple[str, ...] | MorePain]] = [Answer(NOT_NOW, ())]
    if len(titles) == 1:
        ((name, title),) = titles.items()
        answers += [Answer("Add it to my plan", (name,)), DONT_ASK]
        lines = (DONE_LATELY, WHAT_A_PLAN_DOES)
        return Question(f"Add {title} to your plan?", lines, tuple(answers), "not now")
    answers += [Answer(f"Add all {len(titles)}", tuple(titles))]
    answers += [Answer(f"Add only {title}", (name,)) for name, title in titles.items()]
    answers += [DONT_ASK]
    lines = (
        f"You've done {plural(len(titles), 'routine')} in the last four weeks.",
        "footcoach then shows each day what's left of them. You can change your plan at any time.",
    )
    return Question("Add routines to your plan?", lines, tuple(answers), "not now")
