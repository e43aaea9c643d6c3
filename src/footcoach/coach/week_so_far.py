"""How much of a week was done, as it's said at the end of a session."""

from footcoach.coach.log_service import LogService
from footcoach.routine.model import RoutineIdentity


def count_days(log: LogService, routine: RoutineIdentity) -> int:
    """Return on how many days of this week any of a routine was done, today counted too.

    Raise `LogError`.
    """
    records = log.store.entries(log.days.find_first_of_week(log.today), log.today)
    done = (
        one for one in records if one.identity == routine and any(part.done for part in one.parts)
    )
    return len({log.today, *(one.began.date for one in done)})
