"""Builds an exercise from everything that files say about it, and suggests the rest."""

from typing import NamedTuple

from footcoach.routine.catalogue_entry import CatalogueEntry
from footcoach.routine.dose_layers import FORMAT_DEFAULTS, DoseLayer, build_dose, suggested_keys
from footcoach.routine.enums import BodyPart, Sides
from footcoach.routine.errors import MisreadError, misread_error
from footcoach.routine.format import AS_MANY
from footcoach.routine.model import Dose, Exercise


class DoseRequest(NamedTuple):
    """What a routine file says about one exercise; by itself, nothing."""

    given: DoseLayer = DoseLayer()
    """By the item, and by the routine for all its exercises."""
    guess: DoseLayer = DoseLayer()
    """What footcoach suggests for what the dose line says and no routine file can."""
    left: DoseLayer = DoseLayer()
    right: DoseLayer = DoseLayer()
    caution: str = ""
    note: str = ""
    choice: str | None = None
    optional: bool = False


def build_exercise(entry: CatalogueEntry, asked: DoseRequest) -> Exercise:
    """Return the exercise; what the file leaves open comes from the entry, then from the format.

    Raises `MisreadError` where a move has no time, or where the sides can't work as the file says.
    """
    said = asked.given.filled_from(asked.guess.filled_from(entry.amounts))
    whole = said.filled_from(FORMAT_DEFAULTS)
    left, right = _build_doses(entry, asked, said)
    sides, part = _settle_sides(asked, whole, differ=left != right)
    return Exercise(
        id=entry.id,
        name=entry.name,
        say=entry.say,
        also=entry.also,
        position=whole.position or entry.position,
        equipment=entry.equipment,
        load=whole.load,
        setup=entry.setup,
        stop=entry.stop,
        why=entry.why,
        caution=asked.caution,
        note=asked.note,
        main=entry.main,
        sides=sides,
        body_part=part,
        left=left,
        right=right,
        switch=whole.spans["switch"],
        rest=whole.spans["rest"],
        rest_after=whole.spans["rest_after"],
        ready=whole.spans.get("ready"),
        per_day=whole.spans["per_day"],
        days_per_week=whole.spans["days_per_week"],
        choice=asked.choice,
        optional=asked.optional,
        figure=entry.figure,
        traits=entry.traits,
        suggested=suggested_keys((left, right), sides, entry.parts, _list_given(asked, part)),
    )


def _build_doses(entry: CatalogueEntry, asked: DoseRequest, said: DoseLayer) -> tuple[Dose, Dose]:
    """Return what each side does: what is said of it, over what is ``said`` of both."""
    left = _build_side(entry, asked.left, said, asked.given)
    is_same = asked.left == asked.right
    return left, left if is_same else _build_side(entry, asked.right, said, asked.given)


def _build_side(entry: CatalogueEntry, side: DoseLayer, said: DoseLayer, given: DoseLayer) -> Dose:
    amounts = side.filled_from(said).filled_from(FORMAT_DEFAULTS)
    _check_times(entry, amounts)
    _check_set_time(amounts, side.filled_from(given))
    return build_dose(amounts, entry.parts, entry.main)


def _list_given(asked: DoseRequest, part: BodyPart) -> frozenset[str]:
    """Return the dose keys that the file gives, or that nothing is to be said about."""
    given = asked.given.given_keys() | (asked.left.given_keys() & asked.right.given_keys())
    return given | {"sides"} if part is BodyPart.NONE else given


def _settle_sides(asked: DoseRequest, whole: DoseLayer, *, differ: bool) -> tuple[Sides, BodyPart]:
    """Return how the sides share the work, and what they're sides of.

    Sides with different doses work one after the other, unless a file says how they do.
    """
    sides, part = whole.sides or Sides.BOTH, whole.body_part or BodyPart.FOOT
    if sides is Sides.BOTH and differ:
        if asked.given.sides:
            wrong = "sides that work together can't have different doses"
            raise MisreadError(wrong, "write sides: each, or delete left and right")
        sides = Sides.EACH
    _check_sides(asked, sides, part)
    return sides, part


def _check_sides(asked: DoseRequest, sides: Sides, part: BodyPart) -> None:
    if sides.is_single and (asked.left.given_keys() or asked.right.given_keys()):
        wrong = "one side alone can't have a dose for each side"
        raise MisreadError(wrong, "write it without left and right, or write sides: each")
    if part is BodyPart.NONE and sides is not Sides.BOTH:
        wrong = "an exercise without sides can't be done on each side"
        raise MisreadError(wrong, "write sides: both, or side: leg")


def longest_seconds(exercise: Exercise) -> int:
    """Return the seconds that an exercise takes at most.

    The time to get ready counts only if a file gives it. A move that waits for a key counts as a
    second, so that their number has a bound too.
    """
    one = _longest_dose(exercise.left, exercise.rest.high)
    other = _longest_dose(exercise.right, exercise.rest.high)
    ready = (exercise.ready.high if exercise.ready else 0) + exercise.rest_after.high
    if not exercise.sides.takes_turns:
        return ready + one
    return ready + one + exercise.switch.high + other


def _longest_dose(dose: Dose, rest: int) -> int:
    pauses = (dose.sets.high - 1) * rest
    if dose.own_pace:
        return dose.sets.high * (dose.set_time.high if dose.set_time else 1) + pauses
    rep = sum(move.time.high if move.time else 1 for move in dose.moves)
    counts = [reps.high for reps in dose.by_set] or [dose.reps.high] * dose.sets.high
    return sum(reps * rep + (reps - 1) * dose.release.high for reps in counts) + pauses


def _check_set_time(amounts: DoseLayer, said: DoseLayer) -> None:
    """Raise `MisreadError` where the routine file gives a time that has no effect."""
    if "time" in said.spans and not amounts.as_many:
        wrong = '"time" is for as many reps as you can'
        raise MisreadError(wrong, f"write reps: {AS_MANY}, or delete time")


def _check_times(entry: CatalogueEntry, amounts: DoseLayer) -> None:
    if amounts.own_pace or amounts.as_many:
        return
    for part in entry.parts:
        if part.id not in amounts.moves:
            right = f"write {part.id} 5s, or {part.id} until done"
            raise misread_error(part.id, f"of {entry.id} has no time", right)
    times = [amounts.moves[part.id] for part in entry.parts]
    if all(time and not time.low for time in times):
        wrong = f"a rep of {entry.id} takes no time"
        raise MisreadError(wrong, f"write {entry.parts[0].id} 5s")
