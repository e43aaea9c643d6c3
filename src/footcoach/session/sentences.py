"""What there is to say aloud in each step, sentence by sentence; `speech` finds the time for it."""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from footcoach.routine.enums import Sides
from footcoach.routine.model import Exercise
from footcoach.session import vocabulary as say
from footcoach.session.cues import SHORT_MOVE, Cue, StepKind
from footcoach.session.prescription import PrescribedDose
from footcoach.session.timeline import Step, Timeline
from footcoach.session.words import headline

READY_ENDS = 3
"""Seconds before the end of a ready step in which nothing is said: the bells count in."""
OPENING = 1.5
"""Seconds into a session at which the first word comes: the sound is opened meanwhile."""
LATE = 3.0
"""Seconds after a moment until which words about it still make sense."""
AFTER_BEAT = 1.0
"""Seconds into a move at which its rep is named: after the first beat."""

LONG_PAUSE, WARNED = 20, 10
"""Seconds of a pause in which it's said that so many are left."""


class Rank(IntEnum):
    """How important a sentence is; the lowest is left out first."""

    ENCOURAGEMENT = 0
    REP = 1
    LENGTH = 2
    AMOUNT = 3
    EQUIPMENT = 4
    POSITION = 5
    NEXT = 6
    KEY = 7
    """That it waits for a key."""
    SIDE = 8
    MOVE = 9


class Sentence(NamedTuple):
    """A row of phrases that were recorded."""

    rank: Rank
    phrases: tuple[str, ...]
    earliest: float = 0.0
    latest: float | None = None
    """When it must be over, in seconds of the step; None is the step's end."""
    is_brief: bool = False
    """Whether it's said if little is said."""
    short: str = ""
    """What is said instead where there's no time for it."""


class Sentences:
    """Finds what there is to say in the steps of a timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def in_step(self, index: int, step: Step) -> Iterator[Sentence]:
        """Yield what there is to say in step ``index``, in order; ``step`` is that step."""
        match step.kind:
            case StepKind.READY:
                yield from self._get_ready(index, step)
            case StepKind.MOVE:
                yield from self._move(index, step)
            case StepKind.SWITCH:
                yield from self._switch(step)
            case StepKind.REST:
                yield Sentence(Rank.MOVE, (headline(step),))
                yield from self._after_rest(index, step)
            case StepKind.RELEASE:
                yield Sentence(Rank.MOVE, (headline(step),))
            case StepKind.COUNT:
                yield Sentence(Rank.MOVE, (headline(step),))
                yield Sentence(Rank.KEY, (say.WHEN_DONE,))

    def _get_ready(self, index: int, step: Step) -> Iterator[Sentence]:
        said = (
            *self._name_exercise(index, step),
            *self._describe_position(index, step),
            *self._list_fetched(index, step),
            *self._say_load(step),
            *self._describe_dose(step),
            *self._name_sides(step),
        )
        # The bells count in at the end.
        ends = step.seconds - READY_ENDS if step.counted and step.seconds else None
        yield from (one._replace(latest=ends) for one in said)
        if step.seconds is None:
            yield Sentence(Rank.KEY, (say.START,))
        yield from _warn_of_end(step)

    def _name_exercise(self, index: int, step: Step) -> Iterator[Sentence]:
        name = _pronounce(self._exercise(step))
        if not index:
            yield Sentence(Rank.MOVE, (say.FIRST, name), OPENING, is_brief=True)
        elif self._timeline.steps[index - 1].kind is StepKind.REST:
            # The rest has said already what comes next.
            yield Sentence(Rank.MOVE, (name,), is_brief=True)
        else:
            yield from self._name_round(index, step)
            yield Sentence(Rank.MOVE, (self._announce(index), name), is_brief=True)

    def _announce(self, index: int) -> str:
        """Return what to say before the name of the exercise that begins with step ``index``."""
        end = self._timeline.turn_at(index).stop
        return say.LAST_EXERCISE if end == len(self._timeline.steps) else say.NEXT

    def _name_round(self, index: int, step: Step) -> Iterator[Sentence]:
        """Yield which round begins with step ``index``, unless it's the first, or none does."""
        rounds = self._timeline.rounds_of(step.exercise)
        if step.round == 1 or self._timeline.steps[index - 1].round == step.round:
            return
        if text := say.name_turn(say.ROUND, step.round, rounds):
            yield Sentence(Rank.AMOUNT, (text,))

    def _describe_position(self, index: int, step: Step) -> Iterator[Sentence]:
        """Yield what to do where the position changes."""
        before, position = self._exercises_before(index), self._exercise(step).position
        if not before or before[-1].position is not position:
            yield Sentence(Rank.POSITION, (say.POSITIONS[position],))

    def _list_fetched(self, index: int, step: Step) -> Iterator[Sentence]:
        """Yield what the exercise of ``step`` needs that none before step ``index`` did."""
        fetched = {item for one in self._exercises_before(index) for item in one.equipment}
        for item in self._exercise(step).equipment:
            if item not in fetched:
                yield Sentence(Rank.EQUIPMENT, (say.name_item(item),))

    def _say_load(self, step: Step) -> Iterator[Sentence]:
        if load := self._exercise(step).load:
            yield Sentence(Rank.EQUIPMENT, (load,))

    def _describe_dose(self, step: Step) -> Iterator[Sentence]:
        dose = self._dose(step)
        yield from _count_reps(dose, 1)
        yield from _say_length(dose)
        if dose.sets > 1 and (number := say.name_number(dose.sets)):
            yield Sentence(Rank.AMOUNT, (number, say.SETS))

    def _name_sides(self, step: Step) -> Iterator[Sentence]:
        """Yield which side begins, or works alone, or that both work together."""
        exercise = self._exercise(step)
        if step.side:
            said = say.FIRST_SIDES if exercise.sides.takes_turns else say.SIDES
            yield Sentence(Rank.SIDE, (said[step.side],), is_brief=True)
        elif exercise.sides is Sides.BOTH and exercise.body_part in say.BOTH:
            yield Sentence(Rank.LENGTH, (say.BOTH[exercise.body_part],))

    def _after_rest(self, index: int, step: Step) -> Iterator[Sentence]:
        """Yield what comes after a rest: the next set, or the next exercise and its equipment."""
        if not step.is_between_exercises:
            yield from self._name_set(step, (step.set or 0) + 1)
            yield from _warn_of_end(step)
            return
        after = self._timeline.steps[index + 1]
        yield from self._name_round(index + 1, after)
        name = (self._announce(index + 1), _pronounce(self._exercise(after)))
        yield Sentence(Rank.NEXT, name, is_brief=True)
        yield from self._list_fetched(index + 1, after)

    def _name_set(self, step: Step, number: int) -> Iterator[Sentence]:
        """Yield which set comes, and how many reps it has where sets differ."""
        dose = self._dose(step)
        if text := say.name_turn(say.SET, number, dose.sets):
            yield Sentence(Rank.NEXT, (text,))
        if dose.by_set:
            yield from _count_reps(dose, number)

    def _switch(self, step: Step) -> Iterator[Sentence]:
        # The side matters more here than that it changes.
        yield Sentence(Rank.SIDE, (headline(step),))
        if step.side:
            yield Sentence(Rank.MOVE, (say.SIDES[step.side],), is_brief=True)
            prescription = self._timeline.exercises[step.exercise]
            if prescription.left.reps != prescription.right.reps:
                yield from _count_reps(self._dose(step), 1)

    def _move(self, index: int, step: Step) -> Iterator[Sentence]:
        before = self._timeline.steps[index - 1] if index else None
        if step.side and before and before.move and before.side is not step.side:
            yield Sentence(Rank.MOVE, (say.SIDES[step.side],), is_brief=True)
        short = step.move.short if step.move else ""
        exercise, word = self._exercise(step), headline(step)
        said = _pronounce(exercise) if word == exercise.name else word
        yield Sentence(Rank.MOVE, (said,), short=short)
        if before and before.move and (step.set or 0) > (before.set or 0) > 0:
            yield from self._name_set(step, step.set or 0)
        if step.rep and _begins_rep(step, before) and (text := self._name_rep(step)):
            yield Sentence(Rank.REP, (text,), earliest=AFTER_BEAT)
        if step.seconds is None:
            yield Sentence(Rank.KEY, (say.WHEN_DONE,))
        halfway = next((mark.at for mark in step.cues if mark.cue is Cue.HALFWAY), None)
        if halfway is not None:
            yield Sentence(Rank.ENCOURAGEMENT, (say.HALFWAY,), halfway, halfway + LATE)

    def _name_rep(self, step: Step) -> str:
        """Return the number of a rep; "" for the only one, and above fifty."""
        reps = self._dose(step).reps_in(step.set)
        if reps == 1:
            return ""
        return say.LAST_ONE if step.rep == reps else say.name_number(step.rep or 0)

    def _exercise(self, step: Step) -> Exercise:
        return self._timeline.exercises[step.exercise].exercise

    def _dose(self, step: Step) -> PrescribedDose:
        return self._timeline.exercises[step.exercise].dose(step.side)

    def _exercises_before(self, index: int) -> list[Exercise]:
        """Return the exercise of each turn before the one that step ``index`` begins."""
        turns = dict.fromkeys(step.turn for step in self._timeline.steps[:index])
        return [self._timeline.exercises[exercise].exercise for _, exercise in turns]


def _pronounce(exercise: Exercise) -> str:
    """Return the name of an exercise as it's said."""
    return exercise.say or exercise.name


def _count_reps(dose: PrescribedDose, number: int) -> Iterator[Sentence]:
    """Yield how many reps set ``number`` has, unless it's one or more than fifty."""
    if dose.as_many:
        yield Sentence(Rank.AMOUNT, (say.AS_MANY,))
        return
    reps = dose.reps_in(number)
    if reps > 1 and (text := say.name_number(reps)):
        yield Sentence(Rank.AMOUNT, (text, say.TIMES))
    if dose.own_pace:
        yield Sentence(Rank.LENGTH, (say.OWN_PACE,))


def _say_length(dose: PrescribedDose) -> Iterator[Sentence]:
    """Yield how long a rep lasts, if it's a single move that's long enough for its end to wait."""
    if dose.own_pace:
        seconds = dose.set_seconds
    else:
        seconds = dose.moves[0][1] if len(dose.moves) == 1 else None
    is_long = seconds is not None and (seconds >= SHORT_MOVE or dose.reps == 1)
    if seconds and is_long and (phrases := say.name_seconds(seconds)):
        yield Sentence(Rank.LENGTH, phrases)


def _warn_of_end(step: Step) -> Iterator[Sentence]:
    """Yield that work begins in ten seconds, in a pause that's long enough to forget it."""
    if step.seconds is not None and step.seconds >= LONG_PAUSE and step.counted:
        begins = step.seconds - WARNED
        said = (say.name_number(WARNED), say.SECONDS)
        yield Sentence(Rank.ENCOURAGEMENT, said, begins, begins + LATE)


def _begins_rep(step: Step, before: Step | None) -> bool:
    return before is None or (before.set, before.rep, before.side, bool(before.move)) != (
        step.set, step.rep, step.side, True,
    )  # fmt: skip
