"""A session in plain mode, with the conversation around it, in lines of text.

Questions go to stderr, so that stdout has the session and nothing else. Where no terminal can
answer them, nothing is asked.
"""

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import TextIOWrapper
from time import monotonic

import click

from footcoach.coach.coach import GAP, Coach, Tell
from footcoach.coach.companions import Companions, make_companions
from footcoach.coach.conversation import Conversation
from footcoach.coach.outlook import outlook_lines
from footcoach.coach.rehearsal import Rehearsal
from footcoach.coach.session_start import Start, Wanted
from footcoach.coach.text_guide import TextGuide
from footcoach.coach.text_input import Commands, TextReader, typed_lines
from footcoach.coach.week_so_far import count_days
from footcoach.commands.loading import load_config
from footcoach.commands.output import print_note, print_unsaved, ring_terminal
from footcoach.commands.run_plan import RunPlan
from footcoach.exit_status import Status
from footcoach.log.autosave import Autosave
from footcoach.log.database import LogError
from footcoach.routine.library import Library
from footcoach.session.actions import Action
from footcoach.session.player import Ending, Session
from footcoach.session.speech import Speaking
from footcoach.session.timeline import Timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.fallback import make_speaker
from footcoach.sound.opener import load_bank
from footcoach.sound.settings import OFF, Settings
from footcoach.sound.voice_pack import load_whole_voice
from footcoach.ui.terminal.ascii_fallback import install

HOW_TO_CORRECT = "To correct an answer later: footcoach history --correct"
MakeCoach = Callable[[Timeline | Session, Tell], Coach]


def rehearse(timeline: Timeline, speed: float, settings: Settings) -> int:
    """Go through a session ``speed`` times faster, without logging it; return the exit status.

    What would be said aloud is printed.
    """
    _write_similar_characters()
    # It is for reading: at ten times the speed no cue could be told from another.
    silent = make_speaker(replace(settings, output=OFF), ring_terminal)
    coach = Coach(timeline, silent, clock=lambda: monotonic() * speed, gap=GAP * speed)
    lexicon = load_whole_voice(settings.recordings).lexicon(load_bank(settings))
    guide = Rehearsal(
        coach,
        click.echo,
        typed_lines(),
        speed,
        lambda timeline: Speaking(timeline, lexicon, settings.voice),
    )
    return _status(_run(guide, coach))


def run_session(library: Library, plan: RunPlan, settings: Settings) -> int:
    """Take a person through a new session, or one that they resume; return the exit status."""
    gc.enable()
    _write_similar_characters()
    lines = typed_lines()
    companions, asides = _make_companions()
    session = TextSession(
        Conversation(plan.log, library),
        TextReader(plan.log, lines, _say, print_note),
        lines,
        lambda what, tell: Coach(
            what,
            make_speaker(settings, ring_terminal),
            tell=companions.join(tell),
            waiting=find_waiting(),
        ),
        can_answer=can_answer(),
    )
    session.find_aside = lambda: asides[-1] if asides else ""
    try:
        return session.run(plan.wanted)
    finally:
        companions.close()


def _make_companions() -> tuple[Companions, list[str]]:
    """Return the companions of a session, and the list to which they add what to say.

    Where no one is there, they leave the desktop alone.
    """
    settings, asides = load_config().desktop, list[str]()
    if not can_answer():
        settings = replace(settings, keep_awake=False, notifications=False)
    return make_companions(settings, asides.append), asides


def can_answer() -> bool:
    """Whether someone can read questions and answer them: both ends are a terminal."""
    ends = (sys.stdin, sys.stderr)
    return all(end is not None and end.isatty() for end in ends)


def find_waiting() -> Waiting:
    """Return which ready steps wait for Enter: none where no terminal can give it."""
    can_press = sys.stdin is not None and sys.stdin.isatty()
    return load_config().waiting if can_press else Waiting.NEVER


class TextSession:
    """One session without a screen, and the conversation around it."""

    def __init__(
        self,
        conversation: Conversation,
        reader: TextReader,
        commands: Commands,
        make_coach: MakeCoach,
        *,
        can_answer: bool,
    ) -> None:
        """Take ``commands`` as what is typed during the session."""
        self._conversation = conversation
        self._reader = reader
        self._commands = commands
        self._make_coach = make_coach
        self._can_answer = can_answer
        self.find_aside: Callable[[], str] = str
        """Returns the last thing to say in passing, "" if there's nothing."""

    def run(self, wanted: Wanted) -> int:
        """Ask, do the session, ask again; return the exit status."""
        start = None
        with suppress(KeyboardInterrupt):
            start = self._prepare(wanted)
        if start is None:
            # Nothing was begun, so nothing is kept that could be resumed.
            return Status.DONE
        for remark in start.remarks:
            print_note(remark)
        autosave = start.autosave(self._conversation.log)
        session, is_attended = self._guide(start, autosave)
        for line in outlook_lines(self._conversation.log, session):
            click.echo(line)
        if self._can_answer and is_attended:
            self._conclude(autosave, session)
        unsaved = self._conversation.log.unsaved.values()
        print_unsaved(unsaved)
        return Status.WRONG_DATA if unsaved else _status(session)

    def _prepare(self, wanted: Wanted) -> Start | None:
        if self._can_answer:
            return self._reader.read(self._conversation.before(wanted))
        return self._reader.read(self._conversation.before_unattended(wanted))

    def _guide(self, start: Start, autosave: Autosave) -> tuple[Session, bool]:
        """Return the session as it ended, and whether someone can still type."""
        coach = self._make_coach(start.what, autosave.see)
        routine = coach.session.timeline.routine
        # What is wrong with the log is said elsewhere.
        with suppress(LogError):
            coach.days_this_week = count_days(self._conversation.log, routine.identity)
        guide = TextGuide(
            coach, click.echo, self._commands, trouble=lambda: self._find_notice(autosave)
        )
        guide.answer = self._conversation.command_plan(routine).answer
        try:
            return _run(guide, coach), guide.is_attended
        finally:
            self._close(autosave)

    def _find_notice(self, autosave: Autosave) -> str:
        return autosave.notice or self.find_aside()

    def _close(self, autosave: Autosave) -> None:
        """Wait for the last write."""
        self._conversation.log.finish(autosave)
        for remark in self._conversation.log.store.database.remarks():
            print_note(remark)

    def _conclude(self, autosave: Autosave, session: Session) -> None:
        self._reader.drop_typed()
        try:
            self._reader.read(self._conversation.after(autosave.entry, session))
            if session.ending is not Ending.LEFT:  # otherwise nothing was asked
                _say(HOW_TO_CORRECT)
        except KeyboardInterrupt:
            return


def _write_similar_characters() -> None:
    """Have characters that an encoding doesn't have written as similar ones of ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=install())


def _run(guide: TextGuide, coach: Coach) -> Session:
    try:
        return guide.run()
    except KeyboardInterrupt:
        return guide.leave()
    except BrokenPipeError:
        # What read the lines has ended, so no one is left to tell.
        return coach.press(Action.LEAVE).session
    finally:
        coach.dismiss()


def _status(session: Session) -> int:
    return Status.DONE if session.ending is Ending.FINISHED else Status.UNFINISHED


def _say(line: str) -> None:
    click.echo(line, err=True)
