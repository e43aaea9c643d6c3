"""How a session ended and what was done in it, in words."""

from footcoach.session.player import Ending, Session
from footcoach.session.prescription import Prescription
from footcoach.session.tally import Tally, tally_sides
from footcoach.session.timeline import Timeline
from footcoach.session.words import name_side, plural, spell

ENDING_TEXT = {
    Ending.FINISHED: "Done",
    Ending.LEFT: "Left before the end",
    Ending.STOPPED: "Stopped safely",
}
ENDING_ADVICE = {
    Ending.STOPPED: (
        "It was right to stop. If the pain is sharp, spreading or getting worse, give this exercise"
        " a rest, and please see a doctor, physiotherapist or podiatrist."
    ),
}
"""What is said under how a session ended, where there is anything to say."""


def describe_ending(session: Session) -> str:
    """Say how a session ended: one that came to its end with reps left out is not done."""
    sides = tally_sides(session)
    if session.ending is not Ending.FINISHED or all(side.is_complete for side in sides):
        return ENDING_TEXT[session.ending or Ending.LEFT]
    counts_sets = all(_counts_sets(side, session.timeline) for side in sides)
    planned = plural(sum(side.planned for side in sides), "set" if counts_sets else "rep")
    return f"{sum(side.done for side in sides)} of {planned}"


def _counts_sets(side: Tally, timeline: Timeline) -> bool:
    return timeline.exercises[side.exercise].dose(side.side).own_pace


def side_result(tally: Tally, prescription: Prescription) -> str:
    """Say what one side did of an exercise."""
    named = name_side(prescription.exercise.body_part, tally.side) if tally.side else ""
    side = f"{named}, " if named else ""
    return f"{prescription.exercise.name}: {side}{amount_done(tally, prescription)}"


def amount_done(tally: Tally, prescription: Prescription) -> str:
    """Say how much of an exercise was done, and how long that took."""
    unit = "set" if prescription.dose(tally.side).own_pace else "rep"
    counted = "" if tally.counted is None else f"{plural(tally.counted, 'rep')}, "
    done = f"{tally.done} of {plural(tally.planned, unit)}"
    return f"{done}, {counted}{spell(round(tally.seconds))}"
