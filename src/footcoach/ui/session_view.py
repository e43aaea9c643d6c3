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
from footcoach.session.timeline import Step

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
MOST_BEADS = 20
"""With more reps than that there are no beads."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """Everything on the session screen."""

    title: str
    place: str
    left: str
    ends: str
    """The time of day at which it will end; "" while it's paused."""
    exercise: str
    before: str
    """What to know before the session begins; "" once it has begun."""
    number: str
    phase: Phase
    instruction: str
    side: Side | None
    side_words: SideWords
    reps: str
    sets: str
    lengths: tuple[int, ...]
    """Seconds of each exercise of the session."""
    behind: int
    """Seconds of the session that are behind."""
    then: str
    following: str
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
        exercise=_exercise(step, prescription),
        before=words.preparation(timeline)
        if session.index == 0 and step.kind is StepKind.READY
        else "",
        number=_number(session, now, typed),
        phase=_phase(session, step, now),
        instruction=_instruction(session, step, prescription),
        side=step.side,
        side_words=point_to_side(words.working_side(step, prescription), step.side),
        reps=_reps(step, prescription),
        sets=_sets(session, step, prescription),
        lengths=_lengths(session),
        behind=sum(_lengths(session)) - session.total_left(now),
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


def _exercise(step: Step, prescription: Prescription) -> str:
    """Name the exercise; in the time to get ready, the position, the equipment and the load too."""
    exercise = prescription.exercise
    if step.kind is not StepKind.READY:
        return exercise.name
    needs = filter(None, (exercise.position.shown, *exercise.equipment, exercise.load))
    return "  ".join((f"{exercise.name}:", ", ".join(needs)))


def _instruction(session: Session, step: Step, prescription: Prescription) -> str:
    if not session.is_running:
        return PRESS_SPACE
    said = words.instruction(step, prescription)
    if step.kind is StepKind.READY:
        exercise = prescription.exercise
        return " ".join(filter(None, (said, exercise.caution, exercise.stop)))
    waits = step.seconds is None and step.rep is not None and step.kind is StepKind.MOVE
    return f"{said} {words.PRESS_ENTER}" if waits else said


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


def _phase(session: Session, step: Step, now: float) -> Phase:
    if not session.is_running:
        return Phase("-paused", PAUSED, "Paused")
    if session.count_in(now):
        return Phase("-ready", SHAPES[StepKind.READY], "Get ready")
    look = StepKind.REST if step.kind is StepKind.COUNT else step.kind
    return Phase(f"-{look}", SHAPES[step.kind], words.headline(step))


def _reps(step: Step, prescription: Prescription) -> str:
    dose = prescription.dose(step.side)
    reps = dose.reps_in(step.set)
    if step.set is None:
        return words.join_phrases(words.dose_phrases(prescription))
    if dose.reps == 1:
        # The sets are counted instead, if there are several.
        return ""
    if step.rep is None:
        return words.plural(reps, "rep")
    return f"rep {step.rep} of {reps}  {beads(step, step.rep, reps)}".rstrip()


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


def _sets(session: Session, step: Step, prescription: Prescription) -> str:
    sets = prescription.dose(step.side).sets
    rounds = session.timeline.rounds_of(step.exercise)
    drawn = _set_beads(step, prescription)
    parts = (
        f"set {step.set} of {sets}  {drawn}" if step.set and sets > 1 else "",
        f"round {step.round} of {rounds}" if rounds > 1 else "",
    )
    return "   ".join(filter(None, parts))


def _set_beads(step: Step, prescription: Prescription) -> str:
    """Draw a bead for each set, unless the reps have beads of their own."""
    dose = prescription.dose(step.side)
    return beads(step, step.set, dose.sets) if step.set and dose.reps == 1 else ""


def _lengths(session: Session) -> tuple[int, ...]:
    """Return the planned seconds of each turn of an exercise."""
    turns: dict[tuple[int, int], float] = {}
    for step in session.timeline.steps:
        turns[step.turn] = turns.get(step.turn, 0) + (step.seconds or 0)
    return tuple(map(int, turns.values()))


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


def _following(session: Session) -> str:
    """Say which exercise comes next; "" in the last one."""
    end = session.timeline.turn_at(session.index).stop
    if end == len(session.timeline.steps):
        return ""
    exercise = session.timeline.exercises[session.timeline.steps[end].exercise].exercise
    return f"{exercise.name}, {exercise.position.shown}"


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
