"""On which day there is something to do again, once all is done for today."""

from datetime import date, timedelta

from footcoach.advice.pain import PainAdvice
from footcoach.advice.today import RoutineToDo
from footcoach.coach.log_service import LogService
from footcoach.routine.model import Exercise

_WEEK = 7


def find_next_day(log: LogService) -> date | None:
    """Return the first of the next seven days with something to do; None if there is none.

    It's only a look ahead: what is done until then can change it. Raise `LogError`.
    """
    advice = log.pain_advice()
    days = (log.today + timedelta(days=number) for number in range(1, _WEEK + 1))
    return next((day for day in days if _has_work(log.to_do(day)[0], day, advice)), None)


def _has_work(routines: tuple[RoutineToDo, ...], day: date, advice: PainAdvice) -> bool:
    return any(
        not _rests(todo.routine.exercises[item.pick], day, advice)
        for todo in routines
        for item in todo.to_do
    )


def _rests(exercise: Exercise, day: date, advice: PainAdvice) -> bool:
    rest = advice.find_rest(exercise)
    return rest is not None and (rest.returns is None or rest.returns > day)
