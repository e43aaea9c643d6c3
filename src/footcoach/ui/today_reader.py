"""Reads from the log what home shows of today."""

from typing import TYPE_CHECKING

from footcoach.coach.next_day import find_next_day
from footcoach.coach.waiting_questions import find_waiting
from footcoach.routine.library import Library
from footcoach.ui.today_view import TodayView

if TYPE_CHECKING:
    from footcoach.ui.conversation_worker import ConversationWorker


async def read_today(
    worker: "ConversationWorker", library: Library, before: TodayView
) -> TodayView:
    """Return what home shows of today, which was ``before``; ``worker`` reads the log."""
    log = worker.log
    day, found = log.today, await worker.use_log(log.to_do)
    todo = {one.routine.name: one for one in found[0]} if found else {}
    unfinished = await worker.use_log(log.find_unfinished) or ()
    left = tuple(one for one in unfinished if one.session.step)
    waiting = await worker.use_log(lambda: find_waiting(log, library)) or ()
    view = before._replace(day=day, todo=todo, unfinished=left, waiting=waiting, next_day=None)
    if not todo or view.is_left:
        return view
    return view._replace(next_day=await worker.use_log(lambda: find_next_day(log)))
