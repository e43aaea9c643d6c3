"""Which rep, set and round of how many the session screen shows, as words and as beads."""

from footcoach.session import words
from footcoach.session.cues import StepKind
from footcoach.session.player import Session
from footcoach.session.prescription import Prescription
from footcoach.session.timeline import Step

MOST_BEADS = 20
"""With more reps than that there are no beads."""


def count_reps(step: Step, prescription: Prescription) -> str:
    """Say which rep of how many it is, or the dose where none is counted.

    "" where the sets are counted instead.
    """
    dose = prescription.dose(step.side)
    reps = dose.reps_in(step.set)
    if step.set is None:
        return words.join_phrases(words.dose_phrases(prescription))
    if dose.reps == 1:
        return ""
    if step.rep is None:
        return words.plural(reps, "rep")
    return f"rep {step.rep} of {reps}"


def count_sets(session: Session, step: Step, prescription: Prescription) -> str:
    """Say which set and which round it is, where there are several."""
    sets = prescription.dose(step.side).sets
    rounds = session.timeline.rounds_of(step.exercise)
    parts = (
        f"set {step.set} of {sets}" if step.set and sets > 1 else "",
        f"round {step.round} of {rounds}" if rounds > 1 else "",
    )
    return "   ".join(filter(None, parts))


def draw_beads(step: Step, prescription: Prescription) -> str:
    """Draw a bead for each rep of the set, or for each set where there's one rep in each."""
    dose = prescription.dose(step.side)
    if step.set is None:
        return ""
    if dose.reps == 1:
        return beads(step, step.set, dose.sets) if dose.sets > 1 else ""
    return beads(step, step.rep, dose.reps_in(step.set)) if step.rep else ""


def beads(step: Step, number: int, whole: int) -> str:
    """Draw a bead for each of ``whole`` reps or sets: done, under way, to come.

    ``number`` is that of ``step``, from 1; in a pause, of the one just done. For more than
    `MOST_BEADS` there are none.
    """
    if whole > MOST_BEADS:
        return ""
    under_way = "◐" if step.kind is StepKind.MOVE else ""
    done = number - len(under_way)
    return "●" * done + under_way + "○" * (whole - number)
