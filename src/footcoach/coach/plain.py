"""A session in lines of text, for screen readers, pipes and dumb terminals.

It says what changes and never counts seconds, so that somebody who has the lines read
aloud is not talked over.
"""

from collections.abc import Callable, Iterator
from queue import Empty
from typing import Protocol

from footcoach.coach.running import Coach
from footcoach.routine.model import Sides
from footcoach.session import words
from footcoach.session.actions import Action
from footcoach.session.cues import Kind
from footcoach.session.player import Ended, Ending, Event, Session
from footcoach.session.tally import tally
from footcoach.session.timeline import Step, Timeline

LONGEST_WAIT = 0.5
"""Seconds between two looks at most, far below the gap that counts as having slept."""

COMMANDS = {
    ">": (Action.SKIP, "next step"),
    "<": (Action.BACK, "step back"),
    "n": (Action.NEXT, "next exercise"),
    "p": (Action.PREVIOUS, "exercise before"),
    "r": (Action.REPEAT, "this exercise again"),
    "+": (Action.LONGER, "five seconds more"),
    "-": (Action.SHORTER, "five seconds less"),
    "s": (Action.SWAP, "swap feet"),
    "q": (Action.LEAVE, "leave"),
    "x": (Action.STOP, "stop, it hurts"),
}
"""What a typed line asks for; an empty line pauses, goes on, or ends a move that waits."""

HELP = "Enter pauses and goes on, or ends a move that waits. " + ", ".join(
    f"{letter} {meaning}" for letter, (_, meaning) in COMMANDS.items()
)
FAREWELL = {
    Ending.FINISHED: "Done.",
    Ending.LEFT: "Left before the end.",
    Ending.STOPPED: "Stopped safely.",
}


class Commands(Protocol):
    """Where typed lines come from; a queue is one."""

    def get(self, block: bool, timeout: float | None) -> str | None:  # noqa: FBT001, a queue's own shape
        """Return the next line, or None once no more will come.

        Raises Empty if none comes within ``timeout`` seconds.
        """


class PlainGuide:
    """Guides one person by lines of text."""

    def __init__(
        self, coach: Coach, say: Callable[[str], None], commands: Commands, speed: float = 1.0
    ) -> None:
        self._coach = coach
        self._say = say
        self._commands = commands
        self._speed = speed
        self._attended = speed == 1
        """Whether to wait for somebody to type; a rehearsal goes on by itself."""
        self._told = ""
        """What was said of the sound last."""

    def run(self) -> Session:
        """Guide to the end; return the session as it came out."""
        for line in opening(self._coach.session.timeline):
            self._say(line)
        self._tell(self._coach.begin().events)
        while not self._coach.session.ending:
            self._tell(self._wait())
        return self._coach.session

    def leave(self) -> Session:
        """End now and keep the rest for later."""
        self._tell(self._coach.press(Action.LEAVE).events)
        return self._coach.session

    def _wait(self) -> tuple[Event, ...]:
        line = self._next_line()
        if line is not None:
            return self._obey(line.strip().lower())
        if not self._attended and self._stands_still():
            return self._coach.press(Action.DONE if self._waits() else Action.PAUSE).events
        return self._look()

    def _next_line(self) -> str | None:
        """Wait for a typed line until the next step; None if none came."""
        try:
            line = self._commands.get(True, self._until_next() / self._speed)
        except Empty:
            return None
        self._attended = self._attended and line is not None
        return line

    def _look(self) -> tuple[Event, ...]:
        was_running = self._coach.session.running
        events = self._coach.look().events
        if was_running and self._coach.interrupted and not self._coach.session.ending:
            self._say("Paused, because the computer stood still. Press Enter to go on.")
        self._tell_of_sound(self._coach.speaker.notice)
        return events

    def _tell_of_sound(self, notice: str) -> None:
        """Say once what the sound comes from by now."""
        if notice and notice != self._told:
            self._say(notice)
        self._told = notice

    def _until_next(self) -> float:
        """Return the seconds of the session to the next look."""
        session = self._coach.session
        if session.ends is None:
            return LONGEST_WAIT
        return min(max(0.0, session.ends - self._coach.clock()), LONGEST_WAIT * self._speed)

    def _obey(self, line: str) -> tuple[Event, ...]:
        if line in COMMANDS:
            return self._coach.press(COMMANDS[line][0]).events
        if line:
            self._say(HELP)
            return ()
        if self._coach.session.running and self._waits():
            return self._coach.press(Action.DONE).events
        events = self._coach.press(Action.PAUSE).events
        self._say("Going on." if self._coach.session.running else "Paused.")
        return events

    def _stands_still(self) -> bool:
        return self._waits() or not self._coach.session.running

    def _waits(self) -> bool:
        step = self._coach.session.step
        return step is not None and step.seconds is None

    def _tell(self, events: tuple[Event, ...]) -> None:
        for event in events:
            for line in _lines(event, self._coach.session):
                self._say(line)


def opening(timeline: Timeline) -> Iterator[str]:
    """Say what is about to begin."""
    routine = timeline.routine
    number = words.count(len(timeline.included), "exercise")
    yield f"{routine.title}. {number}, {words.length(timeline)}."
    if routine.caution:
        yield routine.caution
    fetched = words.kit(timeline)
    if fetched:
        yield f"To hand: {', '.join(fetched)}."


def closing(session: Session) -> Iterator[str]:
    """Say what a session came to."""
    if session.ending:
        yield FAREWELL[session.ending]
    for side in tally(session):
        yield words.done(side, session.timeline.exercises[side.exercise])


def _lines(event: Event, session: Session) -> Iterator[str]:
    match event:
        case Ended():
            yield from closing(session)
        case (_, int(index)):
            yield from _step_lines(session.timeline, session.timeline.steps[index])
        case _:
            return


def _step_lines(timeline: Timeline, step: Step) -> Iterator[str]:
    settled = timeline.exercises[step.exercise]
    match step.kind:
        case Kind.READY:
            place = timeline.included.index(step.exercise) + 1
            yield f"Exercise {place} of {len(timeline.included)}: {settled.exercise.name}."
            yield f"{words.plain(words.dose(settled), '{}')}."
            yield from filter(None, (settled.exercise.setup, settled.exercise.caution))
        case Kind.MOVE:
            yield _move_line(timeline, step)
        case Kind.SWITCH:
            yield f"Change: {words.foot(step, settled)}."
        case Kind.RELEASE | Kind.REST:
            yield f"{words.headline(step)}."


def _move_line(timeline: Timeline, step: Step) -> str:
    settled = timeline.exercises[step.exercise]
    dose = settled.dose(step.side)
    if step.rep is None:
        return f"{words.headline(step)}: {words.instruction(step, settled)}"
    place = ""
    if step.move is dose.moves[0][0]:
        side = "" if settled.exercise.sides is Sides.BOTH else f"{words.foot(step, settled)}, "
        place = f" ({side}{_ordinal(step, settled.left.sets, dose.reps)})"
    waits = " Press Enter when done." if step.seconds is None else ""
    return f"{words.headline(step)}{place}.{waits}"


def _ordinal(step: Step, sets: int, reps: int) -> str:
    if sets > 1 and reps == 1:
        return f"set {step.set} of {sets}"
    return f"{step.rep} of {reps}" + (f", set {step.set} of {sets}" if sets > 1 else "")
