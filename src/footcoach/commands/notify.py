"""``footcoach today --notify``: what the system's scheduler starts at the times asked for."""

import sys

from footcoach.advice.reminder import Moment, Reminder, remind
from footcoach.coach.log_service import LogService
from footcoach.commands.loading import open_log
from footcoach.commands.output import print_mistakes, print_note
from footcoach.desktop.notification import APP, NotificationError, notify
from footcoach.desktop.reminder_file import ReminderFile, ReminderSettings
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.log.resume import is_any_under_way
from footcoach.routine.errors import Problem, RoutineError
from footcoach.routine.library import Library


def notify_today() -> None:
    """Show what's left today as a notification, if it's time for one.

    End with status 1 if the log or a routine can't be read, or no notification can be shown.
    """
    log, file = open_log(Library()), ReminderFile()
    try:
        reminder, problems = find_reminder(log, file.read())
    except LogError as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)
    for remark in log.store.database.remarks():
        print_note(remark)
    if problems:
        print_mistakes(RoutineError(problems))
    if not (_show(reminder, file) and not problems):
        sys.exit(Status.WRONG_DATA)


def find_reminder(
    log: LogService, settings: ReminderSettings
) -> tuple[Reminder | None, tuple[Problem, ...]]:
    """Return what to remind of now, None if nothing, and what's wrong in routine files.

    Raise `LogError`.
    """
    if is_any_under_way(log.store, log.now()):
        return None, ()
    todo, problems = log.to_do()
    clock = log.now().replace(tzinfo=None)
    moment = Moment(day=log.today, clock=clock, day_begins=log.days.day_begins)
    return remind(todo, moment, settings.times, settings.last), problems


def _show(reminder: Reminder | None, file: ReminderFile) -> bool:
    """Show a reminder and note it; return whether that worked."""
    if reminder is None:
        return True
    try:
        notify(APP, reminder.text)
        if reminder.slot:
            file.note_last(reminder.slot)
    except (NotificationError, OSError) as error:
        print_note(f"{reminder.text} It couldn't be shown as a notification: {error}.")
        return False
    return True
