"""How a session ended and what was done in it, in words."""

from footcoach.session.player import Ending, Session
from footcoach.session.prescription import Prescription
from footcoach.session.tally import Tally, tally_sides
from footcoach.session.timeline import Timeline
from footcoach.session.words import name_side, plural, spell

ENDING_TEXT = {
    Ending.FINISHED: "Done",
    Ending.LEFT: "Left before the end",
    Ending.STOPPED: "Stopped",
}


def describe_ending(session: Session) -> str:
    """Say how a session ended: one that came to its end with reps left out is not done."""
    sides = tally_sides(session)
    if session.ending is not Ending.FINISHED or all(side.is_complete for side in sides):
        return ENDING_TEXT[session.ending or Ending.LEFT]
    return f"{sum(side.done for side in sides)} of {amount_planned(session)}"


def amount_planned(session: Session) -> str:
    """Say how many reps a session has, or sets where all of it is at the person's own pace."""
    sides = tally_sides(session)
    counts_sets = all(_counts_sets(side, session.timeline) for side in sides)
    return plural(sum(side.planned for side in sides), "set" if counts_sets else "rep")


def _counts_sets(side: Tally, timeline: Timeline) -> bool:
    return timeline.exercises[side.exercise].dose(side.side).own_pace


def name_result(tally: Tally, prescription: Prescription) -> str:
    """Say what one side did of an exercise: "Toe walk, left foot (4 of 6 sets, 1 min 20 s)"."""
    named = name_side(prescription.exercise.body_part, tally.side) if tally.side else ""
    name = ", ".join(filter(None, (prescription.exercise.name, named)))
    return f"{name} ({amount_done(tally, prescription)})"


def amount_done(tally: Tally, prescription: Prescription) -> str:
    """Say how much of an exercise was done, and how long that took, without a count of 0."""
    unit = "set" if prescription.dose(tally.side).own_pace else "rep"
    done = f"{tally.done} of {plural(tally.planned, unit)}" if tally.done else ""
    counted = "" if tally.counted is None else plural(tally.counted, "rep")
    return ", ".join(filter(None, (done, counted, spell(round(tally.seconds)))))
