"""Plain mode: a session in lines of text, for screen readers, pipes and plain terminals."""

from collections.abc import Callable
from functools import partial
from queue import Empty

from footcoach.coach.coach import Coach
from footcoach.coach.narration import (
    PRESS_TO_RESUME,
    Narrator,
    describe_place,
    instruction_lines,
    list_typed,
    opening_lines,
    red_flag_lines,
)
from footcoach.coach.spoken_words import describe_voice
from footcoach.coach.text_input import LONGEST_WAIT, Commands
from footcoach.session import words
from footcoach.session.actions import Action, read_count, why_no_swap
from footcoach.session.key_table import RESUME, KeyMeaning, SessionCommand, session_keys
from footcoach.session.keyboard_layouts import latinise
from footcoach.session.player import Event, Session, SessionEnded, StepEntered


class TextGuide:
    """Guides one person through a session by lines of text, and obeys what they type."""

    def __init__(
        self,
        coach: Coach,
        say: Callable[[str], None],
        commands: Commands,
        speed: float = 1.0,
        trouble: Callable[[], str] = str,
    ) -> None:
        """``trouble`` says what is wrong with the log; "" is nothing."""
        self.answer: Callable[[str], tuple[str, ...]] = lambda _: ()
        """Returns what to say to a line that isn't a key's; nothing if it means nothing either."""
        self._coach = coach
        self._say = say
        self._commands = commands
        self._speed = speed
        self._narrator = Narrator()
        self.is_attended = speed == 1
        """Whether someone may type; a rehearsal never waits for a key."""
        self._trouble = trouble
        self._told: tuple[str, ...] = ("", "")
        """What was last said about the sound and about the log."""

    def run(self) -> Session:
        """Guide to the end; return the session as it ended."""
        for line in opening_lines(self._coach.session.timeline):
            self._say(line)
        self._tell(self._coach.begin().events)
        if self._coach.resumed and not self._coach.session.is_waiting:
            self._say_where("Now")
            self._say(PRESS_TO_RESUME)
        while not self._coach.session.ending:
            self._wait()
        return self._coach.session

    def leave(self) -> Session:
        """Leave now; what is left can be resumed. Return the session."""
        self.end(Action.LEAVE)
        return self._coach.session

    def end(self, action: Action) -> None:
        """Leave, or stop because it hurts."""
        self._tell(self._coach.press(action).events)

    def move(self, action: Action) -> None:
        """Go to another step, and say where that is.

        The place is said in full, so the step that begins there isn't announced too.
        """
        for event in self._coach.press(action).events:
            if isinstance(event, SessionEnded):
                self._tell((event,))
            elif isinstance(event, StepEntered):
                for line in self._narrator.introduction(self._coach.session, event.step):
                    self._say(line)
        self._say_where("Now")

    def lengthen(self, action: Action) -> None:
        """Make the step longer or shorter, and say how much is left of it."""
        before = self._coach.session
        self._tell(self._coach.press(action).events)
        after = self._coach.session
        left = after.seconds_left(self._coach.clock())
        if after.ending or after.step is None:
            return
        if left is None:
            self._say("This step waits for you, so it has no length to change.")
        elif (before.begun, before.added) == (after.begun, after.added):
            self._say(f"It can't be any {action}.")
        elif left == 0:
            self._say("It ends now.")
        else:
            self._say(f"Now {words.spell(after.step.seconds or 0)}, {words.spell(left)} left.")

    def pause(self) -> None:
        """Pause, and say so; a session that is paused or waits stays so."""
        self._pause()
        if self._coach.session.is_waiting:
            self._say_where("Now")
        elif not self._coach.session.ending:
            self._say("Paused.")

    def resume(self) -> None:
        """Resume, and say where; a session that runs keeps running."""
        self._look()
        if self._coach.session.is_running:
            self._say_where("Now")
        else:
            self._pause_or_resume()

    def end_move(self) -> None:
        """End what waits for a key, and say where the session is if nothing does."""
        if self._coach.session.is_waiting:
            self._pause_or_resume()
            return
        events = self._coach.press(Action.DONE).events
        self._tell(events)
        if not any(isinstance(event, StepEntered | SessionEnded) for event in events):
            # Typed just as the move began, so it was meant for the one before.
            self._say_where("Now")

    def swap(self) -> None:
        """Swap the sides, or say why not."""
        self._tell(self._coach.press(Action.SWAP).events)
        if self._coach.session.ending:
            return
        reason = why_no_swap(self._coach.session)
        if reason:
            self._say(reason)
        else:
            self._say_where("Swapped")

    def instruct(self) -> None:
        """Pause and say everything known about the exercise."""
        self._pause()
        for line in instruction_lines(self._coach.session):
            self._say(line)

    def warn(self) -> None:
        """Pause and say when to get medical help."""
        self._pause()
        for line in red_flag_lines(self._coach.session):
            self._say(line)

    def mute(self) -> None:
        """Turn the sound off, or on again."""
        self._look()
        self._coach.mute()
        self._say("Sound off." if self._coach.muted else "Sound on.")

    def change_voice(self) -> None:
        """Say more or less aloud, and how much in a line."""
        self._look()
        voice = self._coach.change_voice()
        self._say(describe_voice(voice, can_speak=self._coach.can_speak))

    def list_keys(self) -> None:
        """Say what can be typed."""
        for line in list_typed():
            self._say(line)

    def _wait(self) -> None:
        line = self._next_line()
        if line is not None:
            self._obey(line.strip())
        elif not self.is_attended and self._is_waiting_for_a_key():
            action = Action.DONE if self._step_waits() else Action.PAUSE
            self._tell(self._coach.press(action).events)
        else:
            self._look()

    def _next_line(self) -> str | None:
        """Wait for a typed line until the next step; None if none came."""
        try:
            line = self._commands.get(True, self._until_next() / self._speed)
        except Empty:
            return None
        self.is_attended = self.is_attended and line is not None
        return line

    def _look(self) -> None:
        was_running = self._coach.session.is_running
        events = self._coach.look().events
        if was_running and self._coach.interrupted and not self._coach.session.ending:
            self._say(f"{words.was_asleep(self._coach.interrupted)} {PRESS_TO_RESUME}")
        self._tell_notices(self._coach.speaker.notice, self._trouble())
        self._tell(events)

    def _tell_notices(self, *notices: str) -> None:
        """Say once what the sound comes from now, and that the log can't be written."""
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
        if handler := find_command(line):
            handler(self)
        elif (reps := read_count(self._coach.session, line)) is not None:
            self._tell(self._coach.enter_count(reps).events)
        elif answers := self.answer(line.lower()):
            for answer in answers:
                self._say(answer)
        elif line:
            self.list_keys()
        elif self._coach.session.is_running and self._step_waits():
            self.end_move()
        else:
            self._pause_or_resume()

    def _pause_or_resume(self) -> None:
        was_running = self._coach.session.is_running
        self._look()
        if was_running and not self._coach.session.is_running:
            return
        was_waiting = self._coach.session.is_waiting
        self._tell(self._coach.press(Action.PAUSE).events)
        if was_waiting:
            seconds = self._coach.session.seconds_left(self._coach.clock())
            self._say(f"Starting in {words.spell(seconds or 0)}.")
        elif self._coach.session.is_running:
            self._say_where("Resuming")
        elif not self._coach.session.ending:
            self._say("Paused.")

    def _pause(self) -> None:
        self._look()
        if self._coach.session.is_running:
            self._tell(self._coach.press(Action.PAUSE).events)

    def _is_waiting_for_a_key(self) -> bool:
        return self._step_waits() or not self._coach.session.is_running

    def _step_waits(self) -> bool:
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
    Action.PAUSE: TextGuide.pause,
    Action.DONE: TextGuide.end_move,
    Action.SWAP: TextGuide.swap,
    Action.LEAVE: partial(TextGuide.end, action=Action.LEAVE),
    Action.STOP: partial(TextGuide.end, action=Action.STOP),
    SessionCommand.INSTRUCTIONS: TextGuide.instruct,
    SessionCommand.MEDICAL_HELP: TextGuide.warn,
    SessionCommand.SOUND: TextGuide.mute,
    SessionCommand.VOICE: TextGuide.change_voice,
    SessionCommand.KEYS: TextGuide.list_keys,
}

COMMANDS: dict[str, Handler] = {
    **{line: _HANDLERS[key.meaning] for key in session_keys() for line in key.typed if line},
    RESUME: TextGuide.resume,
}
"""What each typed line asks for; an empty one pauses, resumes, or ends a move that waits."""


def find_command(line: str) -> Handler | None:
    """Return what a typed line asks for; None for nothing.

    Capitals and a full stop make no difference, and letters of another layout count as those on
    the same keys.
    """
    written = line.lower(), latinise(line)
    candidates = (*written, *(text.rstrip(".!") for text in written))
    return next((COMMANDS[text] for text in candidates if text in COMMANDS), None)
