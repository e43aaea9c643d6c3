"""What the session screen shows, worked out before any widget has to draw it.

A view holds only what can be seen. So two views that look the same are equal, and nothing has to
be drawn again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from footcoach.figure.motion import Moment
from footcoach.routine.enums import Side
from footcoach.routine.limits import MINUTE
from footcoach.session import words
from footcoach.session.cues import CueGroup, StepKind, group_of
from footcoach.session.player import Session
from footcoach.session.prescription import Prescription
from footcoach.session.step_words import (
    PRESS_ENTER,
    get_ready_line,
    instruction,
    name_next,
    to_read,
)
from footcoach.session.timeline import Step
from footcoach.ui.session_counts import count_reps, count_sets, draw_beads

SHAPES = {
    StepKind.READY: "△",
    StepKind.MOVE: "■",
    StepKind.RELEASE: "▽",
    StepKind.SWITCH: "⇄",
    StepKind.REST: "○",
    StepKind.COUNT: "○",
}
"""A sign for each phase, so that colour never carries it alone."""
PAUSED = "⏸"
PRESS_SPACE = "Press space to resume."
FLASH = 0.2
"""Seconds that a flash lasts."""
WAITING = "…"
"""What is shown for the seconds of a step that waits for a key."""

TimeOfDay = Callable[[float], str]
"""Writes the time of day so many seconds from now."""


class Phase(NamedTuple):
    """What the whole screen says about this moment: get ready, work, release, rest, paused."""

    look: str
    """The CSS class that gives the screen its colour."""
    shape: str
    word: str


class SideWords(NamedTuple):
    """Which side works, with arrows to its place; "" where the exercise has no sides."""

    short: str
    """Without the body part, where large type has no room for it."""
    whole: str


class Following(NamedTuple):
    """The next exercise."""

    name: str
    whole: str
    """With its position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """Everything on the session screen."""

    title: str
    place: str
    left: str
    ends: str
    """The time of day at which it will end; "" while it's paused."""
    name: str
    """The exercise under way."""
    exercise: str
    """Its name, or how to get ready for it where the name is the large word."""
    get_ready: str
    """How to get ready, in a line; "" in any other step."""
    to_read: tuple[str, ...]
    """What to read while getting ready, by paragraph; empty in any other step."""
    is_waiting: bool
    """Whether it waits for a key before the seconds of getting ready run."""
    space: str
    """What the space bar does now."""
    number: str
    phase: Phase
    instruction: str
    side: Side | None
    side_words: SideWords
    reps: str
    beads: str
    """A bead for each rep, or set where those are counted; "" where there are too many."""
    sets: str
    lengths: tuple[int, ...]
    """Seconds of each exercise of the session."""
    behind: int
    """Seconds of the session that are behind."""
    then: str
    following: Following | None
    """The next exercise; None in the last one."""
    flash: bool
    """Whether a change was due an instant ago, for people who can't hear it."""


def view(
    session: Session, now: float, time_of_day: TimeOfDay, typed: str = ""
) -> SessionView | None:
    """Return what to show at the moment ``now``; None once the session is over.

    ``typed`` has the digits typed so far where a step asks how many reps there were.
    """
    step = session.step
    if step is None:
        return None
    timeline = session.timeline
    prescription = timeline.exercises[step.exercise]
    included = timeline.included
    return SessionView(
        title=timeline.routine.title,
        place=f"{included.index(step.exercise) + 1} of {len(included)}",
        left=f"{words.clock(session.total_left(now))} left",
        ends=_ends(session, now, time_of_day),
        name=prescription.exercise.name,
        exercise=_exercise(session, step, prescription),
        get_ready=_get_ready(step, prescription),
        to_read=to_read(timeline, session.index) if step.kind is StepKind.READY else (),
        is_waiting=session.is_waiting,
        space=_space(session, step, now),
        number=_number(session, now, typed),
        phase=_phase(session, step, prescription, now),
        instruction=_instruction(session, step, prescription),
        side=step.side,
        side_words=point_to_side(words.working_side(step, prescription), step.side),
        reps=count_reps(step, prescription),
        beads=draw_beads(step, prescription),
        sets=count_sets(session, step, prescription),
        lengths=timeline.turn_lengths,
        behind=sum(timeline.turn_lengths) - session.total_left(now),
        then=_then(session),
        following=_following(session),
        flash=_flash(session, step, now),
    )


def point_to_side(name: str, side: Side | None) -> SideWords:
    """Return the words for a side called ``name``, such as left arm; None is both together."""
    if not name:
        return SideWords("", "")
    match side:
        case Side.LEFT:
            return SideWords("◀ LEFT", f"◀ {name.upper()}")
        case Side.RIGHT:
            return SideWords("RIGHT ▶", f"{name.upper()} ▶")
        case None:
            return SideWords("◀ BOTH ▶", f"◀ {name.upper()} ▶")


def _get_ready(step: Step, prescription: Prescription) -> str:
    if step.kind is not StepKind.READY:
        return ""
    return f"{SHAPES[step.kind]} {get_ready_line(step, prescription)}"


def _exercise(session: Session, step: Step, prescription: Prescription) -> str:
    """Name the exercise, or say how to get ready for it: then its name is the large word."""
    name, line = prescription.exercise.name, _get_ready(step, prescription)
    if line and (session.is_running or session.is_waiting):
        return line
    return f"{name}  {line}".rstrip()


def _instruction(session: Session, step: Step, prescription: Prescription) -> str:
    """Say what to do now, or in a pause what comes next; "" while getting ready."""
    if step.kind is StepKind.READY:
        return ""
    if not session.is_running:
        return PRESS_SPACE
    if step.move is None and step.kind is not StepKind.COUNT:
        return name_next(session.timeline, session.index)
    said = instruction(step, prescription)
    waits = step.seconds is None and step.rep is not None and step.kind is StepKind.MOVE
    return f"{said} {PRESS_ENTER}" if waits else said


def _space(session: Session, step: Step, now: float) -> str:
    """Say what the space bar does now, as a verb."""
    if session.is_waiting:
        return f"start in {words.spell(step.seconds or 0)}"
    if not session.is_running:
        return "resume"
    return "done" if step.seconds is None and not session.count_in(now) else "pause"


def _ends(session: Session, now: float, time_of_day: TimeOfDay) -> str:
    if not session.is_running:
        return ""
    return f"ends {time_of_day(session.count_in(now) + session.total_left(now))}"


def _flash(session: Session, step: Step, now: float) -> bool:
    """Whether a change was due an instant ago; flashing with every beat would flicker."""
    if not session.is_running or session.count_in(now):
        return False
    elapsed = session.elapsed(now)
    changes = (mark.at for mark in step.cues if group_of(mark.cue) is CueGroup.CHANGES)
    return any(0 <= elapsed - at < FLASH for at in changes)


def _number(session: Session, now: float, typed: str) -> str:
    counted = session.count_in(now)
    if counted:
        return str(counted)
    left = session.seconds_left(now)
    if left is None:
        return typed or WAITING
    return str(left) if left < MINUTE else words.clock(left)


def _phase(session: Session, step: Step, prescription: Prescription, now: float) -> Phase:
    if not session.is_running and not session.is_waiting:
        return Phase("-paused", PAUSED, "Paused")
    if step.kind is StepKind.READY:
        # The shape is before the line that says so.
        return Phase("-ready", "", prescription.exercise.name)
    if session.count_in(now):
        return Phase("-ready", SHAPES[StepKind.READY], "Get ready")
    look = StepKind.REST if step.kind is StepKind.COUNT else step.kind
    return Phase(f"-{look}", SHAPES[step.kind], words.headline(step))


def _then(session: Session) -> str:
    """Say which step comes after this one."""
    after = session.index + 1
    if after == len(session.timeline.steps):
        return "done"
    step = session.timeline.steps[after]
    prescription = session.timeline.exercises[step.exercise]
    what = words.headline(step)
    if step.kind is StepKind.SWITCH:
        what = f"{what}, {words.working_side(step, prescription)}"
    return f"{what}  {words.spell(step.seconds)}" if step.seconds else what


def _following(session: Session) -> Following | None:
    """Return which exercise comes next; None in the last one."""
    end = session.timeline.turn_at(session.index).stop
    if end == len(session.timeline.steps):
        return None
    exercise = session.timeline.exercises[session.timeline.steps[end].exercise].exercise
    return Following(exercise.name, f"{exercise.name}, {exercise.position.shown}")


def moment(session: Session, elapsed: float) -> Moment:
    """Return where in a rep the figure is, ``elapsed`` seconds into the step under way."""
    step = session.timeline.steps[session.index]
    before = session.timeline.steps[max(0, session.index - 1)]
    came_from = before.move if before.turn == step.turn else None
    return Moment(
        move=step.move.id if step.move else None,
        before=came_from.id if came_from else None,
        elapsed=elapsed,
        seconds=step.seconds,
        side=step.side,
    )


def time_to_read(session: Session, now: float, waited: float) -> float:
    """Return the seconds that there were to read what is shown now.

    While getting ready, with the ``waited`` seconds before the step ran; else since the exercise
    began, so that a text has its turn although each rep is short.
    """
    elapsed = session.elapsed(now)
    if session.timeline.steps[session.index].kind is StepKind.READY:
        return waited + elapsed
    starts, turn = session.timeline.starts, session.timeline.turn_at(session.index)
    return starts[session.index] - starts[turn.start] + elapsed
