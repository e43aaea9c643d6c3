"""What there is to say aloud in each step, sentence by sentence; `speech` finds the time for it."""

from collections.abc import Iterable, Iterator

from footcoach.routine.enums import Sides
from footcoach.routine.model import Exercise
from footcoach.session import vocabulary as say
from footcoach.session.cues import Cue, StepKind
from footcoach.session.dose_sentences import count_reps, say_length
from footcoach.session.prescription import PrescribedDose
from footcoach.session.sentence import Rank, Sentence
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

ANY_TIME = float("-inf")
"""The earliest moment of what may be said before a step goes on."""


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

    def on_arrival(
        self, index: int, step: Step, since: float, *, forward: bool
    ) -> Iterator[Sentence]:
        """Yield where we are, when a key led to step ``index`` or resumed it.

        ``since`` is the second of the step at which it goes on. The side and the exercise may be
        named before that, in the count-in; not the rep, whose number would be taken for a count.
        ``forward`` is whether the key led forward.
        """
        if step.kind is StepKind.MOVE:
            yield from _name_side(step)
            yield Sentence(Rank.NEXT, (_pronounce(self._exercise(step)),), ANY_TIME, is_brief=True)
            for one in self._say_work(step, self._count_rep(step)):
                yield one._replace(earliest=max(one.earliest, since))
            return
        if step.kind in {StepKind.RELEASE, StepKind.REST}:
            yield from _name_side(step)
        for one in self.in_step(index, step):
            is_name = step.kind is StepKind.READY and len(one.phrases) > 1
            if is_name and one.rank is Rank.MOVE and not forward:
                yield one._replace(phrases=one.phrases[1:], earliest=0.0)
            else:
                yield one

    def name_new_side(self, step: Step) -> Iterator[Sentence]:
        """Yield the side of a step after the sides were swapped."""
        if step.side:
            is_first = step.kind is StepKind.READY and self._exercise(step).sides.takes_turns
            said = (say.FIRST_SIDES if is_first else say.SIDES)[step.side]
            yield Sentence(Rank.SIDE, (said,), ANY_TIME, is_brief=True)

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
        if warning := tuple(_warn_of_end(step)):
            yield from warning
            for one in self._name_sides(step) if step.side else ():
                yield one._replace(
                    rank=Rank.ENCOURAGEMENT,
                    earliest=warning[0].earliest,
                    latest=ends,
                    is_brief=False,
                )

    def _name_exercise(self, index: int, step: Step) -> Iterator[Sentence]:
        name = _pronounce(self._exercise(step))
        if not index:
            first = (say.FIRST, name)
            yield Sentence(Rank.MOVE, first, OPENING, is_brief=True, otherwise=say.FIRST)
        elif self._timeline.steps[index - 1].kind is StepKind.REST:
            # The rest has said already what comes next.
            yield Sentence(Rank.MOVE, (name,), is_brief=True)
        else:
            yield from self._name_round(index, step)
            opening = self._announce(index)
            yield Sentence(Rank.MOVE, (opening, name), is_brief=True, otherwise=opening)

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
        yield from count_reps(dose, 1)
        yield from say_length(dose)
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
        opening, name = self._announce(index + 1), _pronounce(self._exercise(after))
        yield Sentence(Rank.NEXT, (opening, name), is_brief=True, otherwise=opening)
        yield from self._list_fetched(index + 1, after)

    def _name_set(self, step: Step, number: int) -> Iterator[Sentence]:
        """Yield which set comes, and how many reps it has where sets differ."""
        dose = self._dose(step)
        if text := say.name_turn(say.SET, number, dose.sets):
            yield Sentence(Rank.NEXT, (text,))
        if dose.by_set:
            yield from count_reps(dose, number)

    def _switch(self, step: Step) -> Iterator[Sentence]:
        # The side matters more here than that it changes.
        yield Sentence(Rank.SIDE, (headline(step),))
        if step.side:
            yield Sentence(Rank.MOVE, (say.SIDES[step.side],), is_brief=True)
            prescription = self._timeline.exercises[step.exercise]
            if prescription.left.reps != prescription.right.reps:
                yield from count_reps(self._dose(step), 1)

    def _move(self, index: int, step: Step) -> Iterator[Sentence]:
        before = self._timeline.steps[index - 1] if index else None
        if step.side and before and before.move and before.side is not step.side:
            yield Sentence(Rank.MOVE, (say.SIDES[step.side],), is_brief=True)
        if before and before.move and (step.set or 0) > (before.set or 0) > 0:
            yield from self._name_set(step, step.set or 0)
        yield from self._say_work(step, self._count_rep(step) if _begins_rep(step, before) else ())

    def _say_work(self, step: Step, number: Iterable[Sentence]) -> Iterator[Sentence]:
        """Yield the word of a move with the ``number`` of its rep, and what comes later in it.

        Where the last seconds are counted, the number comes first: right before the count it would
        be taken for part of it.
        """
        is_counted = any(mark.cue is Cue.LAST for mark in step.cues)
        if is_counted:
            yield from number
        exercise, word = self._exercise(step), headline(step)
        said = _pronounce(exercise) if word == exercise.name else word
        short = step.move.short if step.move else ""
        yield Sentence(Rank.MOVE, (said,), short=short, joins=is_counted)
        if not is_counted:
            yield from (one._replace(earliest=AFTER_BEAT) for one in number)
        if step.seconds is None:
            yield Sentence(Rank.KEY, (say.WHEN_DONE,))
        halfway = next((mark.at for mark in step.cues if mark.cue is Cue.HALFWAY), None)
        if halfway is not None:
            yield Sentence(Rank.ENCOURAGEMENT, (say.HALFWAY,), halfway, halfway + LATE)

    def _count_rep(self, step: Step) -> Iterator[Sentence]:
        """Yield the number of a rep, unless it's the only one or above fifty."""
        reps = self._dose(step).reps_in(step.set)
        text = say.LAST_ONE if step.rep == reps else say.name_number(step.rep or 0)
        if text and reps > 1:
            yield Sentence(Rank.REP, (text,))

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


def _warn_of_end(step: Step) -> Iterator[Sentence]:
    """Yield that work begins in ten seconds, in a pause that's long enough to forget it."""
    if step.seconds is not None and step.seconds >= LONG_PAUSE and step.counted:
        begins = step.seconds - WARNED
        said = (say.name_number(WARNED), say.SECONDS)
        yield Sentence(Rank.ENCOURAGEMENT, said, begins, begins + LATE)


def _name_side(step: Step) -> Iterator[Sentence]:
    """Yield the side of a step, at any moment."""
    if step.side:
        yield Sentence(Rank.SIDE, (say.SIDES[step.side],), ANY_TIME, is_brief=True)


def _begins_rep(step: Step, before: Step | None) -> bool:
    return before is None or (before.set, before.rep, before.side, bool(before.move)) != (
        step.set, step.rep, step.side, True,
    )  # fmt: skip
