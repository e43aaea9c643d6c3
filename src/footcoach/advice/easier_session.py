"""A planned session made easier, as the last answers about pain ask for."""

from dataclasses import replace

from footcoach.advice.pain import PainAdvice
from footcoach.routine.enums import Side
from footcoach.routine.model import Dose, Exercise, Routine, Span
from footcoach.session.timeline import Timeline, compile_timeline

EASIER_REPS = (2, 3)
"""Of every three reps two are left, rounded up."""
LONGEST_HOLD = 10
"""Seconds of the longest hold in an easier session (``docs/evidence.md``, section 6)."""
LONGEST_HELD = 120
"""Seconds above which a move is something like a walk, not a hold (the same section)."""


def make_easier(timeline: Timeline, advice: PainAdvice) -> Timeline:
    """Return ``timeline`` with less to do and without what rests; it may have no steps."""
    return _recompile(timeline, make_routine_easier(timeline.routine), _keep(timeline, advice))


def make_routine_easier(routine: Routine) -> Routine:
    """Return ``routine`` with fewer reps and no long holds."""
    blocks = tuple(
        replace(block, exercises=tuple(map(_make_exercise_easier, block.exercises)))
        for block in routine.blocks
    )
    return replace(routine, blocks=blocks)


def recompile(timeline: Timeline, routine: Routine) -> Timeline:
    """Return the same session of ``routine``, which is its own in another version."""
    return _recompile(timeline, routine, frozenset(timeline.included))


def name_resting(timeline: Timeline, advice: PainAdvice) -> tuple[str, ...]:
    """Return the names of the exercises of a session that rest."""
    kept, exercises = _keep(timeline, advice), timeline.routine.exercises
    return tuple(exercises[index].name for index in timeline.included if index not in kept)


def _recompile(timeline: Timeline, routine: Routine, include: frozenset[int]) -> Timeline:
    feet = _find_single_feet(timeline)
    sides = (step.side for step in timeline.steps if step.move and step.exercise not in feet)
    first_side = next(filter(None, sides), None)
    return compile_timeline(
        routine, timeline.effort, include=include, start_side=first_side, feet=feet
    )


def _keep(timeline: Timeline, advice: PainAdvice) -> frozenset[int]:
    exercises = timeline.routine.exercises
    return frozenset(
        index for index in timeline.included if not advice.is_resting(exercises[index])
    )


def _find_single_feet(timeline: Timeline) -> dict[int, Side]:
    """Return the exercises that a session gives to one side alone."""
    sides: dict[int, set[Side]] = {}
    for step in timeline.steps:
        if step.move and step.side:
            sides.setdefault(step.exercise, set()).add(step.side)
    return {index: next(iter(found)) for index, found in sides.items() if len(found) == 1}


def _make_exercise_easier(exercise: Exercise) -> Exercise:
    has_holds = not exercise.traits.unloaded
    left, right = (
        _make_dose_easier(dose, has_holds=has_holds) for dose in (exercise.left, exercise.right)
    )
    return replace(exercise, left=left, right=right)


def _make_dose_easier(dose: Dose, *, has_holds: bool) -> Dose:
    moves = tuple(
        replace(move, time=_shorten(move.time)) if has_holds and move.time else move
        for move in dose.moves
    )
    return replace(
        dose,
        moves=moves,
        reps=_cut(dose.reps),
        by_set=tuple(map(_cut, dose.by_set)),
        set_time=dose.set_time and _cut(dose.set_time),
    )


def _shorten(time: Span) -> Span:
    """Return a move's time, cut as holds are, or as reps are if it's too long for a hold."""
    if time.low > LONGEST_HELD:
        return _cut(time)
    return Span(*(min(end, LONGEST_HOLD) for end in _ends(time)))


def _cut(span: Span) -> Span:
    part, whole = EASIER_REPS
    return Span(*(-(-end * part // whole) for end in _ends(span)))


def _ends(span: Span) -> tuple[int, int]:
    return span.low, span.high
