"""Matches each time of a dose line with a move of the exercise."""

from collections.abc import Callable

from footcoach.routine.dose.reading import DoseReading, NamedTime
from footcoach.routine.dose.work import AS_LONG
from footcoach.routine.errors import misread_error
from footcoach.routine.move_names import MoveNames


def is_untimed(reading: DoseReading) -> bool:
    """Whether a rep has no fixed time: a distance, or a hold for as long as possible."""
    values = reading.values
    is_way = bool({"distance_m", "steps"} & values.keys())
    return not reading.times and (is_way or values.get("until") == AS_LONG)


def place_times(
    times: tuple[NamedTime, ...], names: MoveNames, words: Callable[[NamedTime], str]
) -> dict[str, NamedTime] | None:
    """Return which move each time is for; None if the exercise has no such moves.

    Raises `MisreadError`.
    """
    by_label = {time.label: time for time in times}
    if by_label.keys() <= set(names.moves):
        return by_label
    if len(times) == 1:
        return {_main_move(times[0], names, words): times[0]}
    if len(times) == len(names.moves):
        return dict(zip(names.moves, times, strict=True))
    if len(by_label) < len(times) or "" in by_label:
        raise misread_error(names.main or names.moves[0], "is given twice", "keep one of the two")
    return None


def _main_move(time: NamedTime, names: MoveNames, words: Callable[[NamedTime], str]) -> str:
    if names.main is not None:
        return names.main
    text = words(time)
    options = " or ".join(f"{move} {text}" for move in names.moves)
    raise misread_error(text, "could be the time of any of the moves", f"write {options}")
