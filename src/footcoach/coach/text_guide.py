"""A session guided by lines of text, for screen readers, pipes and dumb terminals."""

from collections.abc import Callable
from functools import partial
from queue import Empty

from footcoach.coach.coach import Coach
from footcoach.coach.narration import Narrator, describe_place, opening_lines, red_flag_lines
from footcoach.coach.text_input import LONGEST_WAIT, Commands
from footcoach.session import words
from footcoach.session.actions import Action
from footcoach.session.key_table import KeyMeaning, SessionCommand, session_keys
from footcoach.session.player import Event, Session, SessionEnded, StepEntered


class TextGuide:
    """Guides one person by lines of text."""

    def __init__(
        self,
        coach: Coach,
        say: Callable[[str], None],
        commands: Commands,
        speed: float = 1.0,
        trouble: Callable[[], str] = str,
    ) -> None:
        """Take ``trouble`` as what says what is wrong with the log; "" is nothing."""
        self._coach = coach
        self._say = say
        self._commands = commands
        self._speed = speed
        self._narrator = Narrator()
        self.attended = speed == 1
        """Whether somebody may type; a rehearsal goes on by itself."""
        self._trouble = trouble
        self._told: tuple[str, ...] = ("", "")
        """What was said last of the sound and of the log."""

    def run(self) -> Session:
        """Guide to the end; return the session as it came out."""
        for line in opening_lines(self._coach.session.timeline):
            self._say(line)
        self._tell(self._coach.begin().events)
        if self._coach.resumed:
            self._say_where("Now")
            self._say("Press Enter to go on.")
        while not self._coach.session.ending:
            self._wait()
        return self._coach.session

    def leave(self) -> Session:
        """End now and keep the rest for later."""
        self.end(Action.LEAVE)
        return self._coach.session

    def end(self, action: Action) -> None:
        """Leave or stop."""
        self._tell(self._coach.press(action).events)

    def move(self, action: Action) -> None:
        """Go elsewhere and say where that is; the place is said in full, so its step is not."""
        for event in self._coach.press(action).events:
            if isinstance(event, SessionEnded):
                self._tell((event,))
            elif isinstance(event, StepEntered):
                for line in self._narrator.introduction(self._coach.session, event.step):
                    self._say(line)
        self._say_where("Now")

    def lengthen(self, action: Action) -> None:
        """Make the step longer or shorter and say what is left of it."""
        before = self._coach.session
        self._tell(self._coach.press(action).events)
        after = self._coach.session
        left = after.seconds_left(self._coach.clock())
        if after.ending or after.step is None:
            return
        if left is None:
            self._say("This waits for you and has no length.")
        elif (before.entries, before.changed) == (after.entries, after.changed):
            self._say(f"It cannot be {action}.")
        elif left == 0:
            self._say("It ends now.")
        else:
            self._say(f"Now {words.spell(after.step.seconds or 0)}, {words.spell(left)} left.")

    def swap(self) -> None:
        """Change the feet, or say why not."""
        self._tell(self._coach.press(Action.SWAP).events)
        if self._coach.session.ending:
            return
        reason = words.why_no_swap(self._coach.session)
        if reason:
            self._say(reason)
        else:
            self._say_where("Swapped")

    def instruct(self) -> None:
        """Pause and say all that is known of the exercise."""
        self._stand_still()
        step = self._coach.session.step
        if step is None:
            return
        timeline = self._coach.session.timeline
        settled = timeline.exercises[step.exercise]
        self._say(f"Paused. {settled.exercise.name}:")
        for label, text in words.exercise_facts(settled, timeline.routine):
            self._say(f"{label}: {text}")
        self._say("Press Enter to go on.")

    def warn(self) -> None:
        """Pause and say which signs need help now."""
        self._stand_still()
        for line in red_flag_lines():
            self._say(line)
        self._say("Paused. Press Enter to go on.")

    def mute(self) -> None:
        """Turn the cues off, or on again."""
        self._look()
        self._coach.mute()
        self._say("Sound off." if self._coach.muted else "Sound on.")

    def list_keys(self) -> None:
        """Say what can be typed."""
        self._say(_help())

    def _wait(self) -> None:
        line = self._next_line()
        if line is not None:
            self._obey(line.strip().lower())
        elif not self.attended and self._stands_still():
            action = Action.DONE if self._waits() else Action.PAUSE
            self._tell(self._coach.press(action).events)
        else:
            self._look()

    def _next_line(self) -> str | None:
        """Wait for a typed line until the next step; None if none came."""
        try:
            line = self._commands.get(True, self._until_next() / self._speed)
        except Empty:
            return None
        self.attended = self.attended and line is not None
        return line

    def _look(self) -> None:
        was_running = self._coach.session.is_running
        events = self._coach.look().events
        if was_running and self._coach.interrupted and not self._coach.session.ending:
            self._say("Paused, because the computer stood still. Press Enter to go on.")
        self._tell_notices(self._coach.speaker.notice, self._trouble())
        self._tell(events)

    def _tell_notices(self, *notices: str) -> None:
        """Say once what the sound comes from by now, and that the log cannot be written."""
        for notice, told in zip(notices, self._told, strict=True):
            if notice and notice != told:
                self._say(notice)
        self._told = notices

    def _until_next(self) -> float:
        """Return the seconds of the session to the next look."""
        session = self._coach.session
        if session.ends_at is None:
            return LONGEST_WAIT
        return min(max(0.0, session.ends_at - self._coach.clock()), LONGEST_WAIT * self._speed)

    def _obey(self, line: str) -> None:
        if line in COMMANDS:
            COMMANDS[line](self)
        elif line:
            self.list_keys()
        elif self._coach.session.is_running and self._waits():
            self._done()
        else:
            self._pause_or_go_on()

    def _done(self) -> None:
        events = self._coach.press(Action.DONE).events
        self._tell(events)
        if not any(isinstance(event, StepEntered | SessionEnded) for event in events):
            # Typed in the instant in which the move began, and so meant for the one before.
            self._say_where("Now")

    def _pause_or_go_on(self) -> None:
        was_running = self._coach.session.is_running
        self._look()
        if was_running and not self._coach.session.is_running:
            return
        self._tell(self._coach.press(Action.PAUSE).events)
        if self._coach.session.is_running:
            self._say_where("Going on")
        elif not self._coach.session.ending:
            self._say("Paused.")

    def _stand_still(self) -> None:
        self._look()
        if self._coach.session.is_running:
            self._tell(self._coach.press(Action.PAUSE).events)

    def _stands_still(self) -> bool:
        return self._waits() or not self._coach.session.is_running

    def _waits(self) -> bool:
        step = self._coach.session.step
        return step is not None and step.seconds is None

    def _tell(self, events: tuple[Event, ...]) -> None:
        for event in events:
            for line in self._narrator.lines(event, self._coach.session):
                self._say(line)

    def _say_where(self, what: str) -> None:
        if not self._coach.session.ending:
            self._say(f"{what}: {describe_place(self._coach.session, self._coach.clock())}")


Handler = Callable[[TextGuide], None]

_MOVES = (Action.SKIP, Action.BACK, Action.NEXT, Action.PREVIOUS, Action.REPEAT)
_HANDLERS: dict[KeyMeaning, Handler] = {
    **{action: partial(TextGuide.move, action=action) for action in _MOVES},
    Action.LONGER: partial(TextGuide.lengthen, action=Action.LONGER),
    Action.SHORTER: partial(TextGuide.lengthen, action=Action.SHORTER),
    Action.SWAP: TextGuide.swap,
    Action.LEAVE: partial(TextGuide.end, action=Action.LEAVE),
    Action.STOP: partial(TextGuide.end, action=Action.STOP),
    SessionCommand.INSTRUCTIONS: TextGuide.instruct,
    SessionCommand.MEDICAL_HELP: TextGuide.warn,
    SessionCommand.SOUND: TextGuide.mute,
    SessionCommand.KEYS: TextGuide.list_keys,
}

COMMANDS: dict[str, Handler] = {
    line: _HANDLERS[key.meaning] for key in session_keys() for line in key.typed if line
}
"""What a typed line asks for. An empty one pauses, resumes, or ends a move that waits."""


def _help() -> str:
    """Say what can be typed."""
    meanings: dict[tuple[str, ...], list[str]] = {}
    for key in session_keys():
        if key.typed:
            meanings.setdefault(key.typed, []).append(key.does)
    return " ".join(
        f"{' or '.join(line or 'Enter alone' for line in typed)}: {'; '.join(does)}."
        for typed, does in meanings.items()
    )
