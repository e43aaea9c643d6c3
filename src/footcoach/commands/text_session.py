"""A session guided by lines of text, with what is said and asked around it.

What is asked goes to stderr, so that stdout has the session and nothing else. Where nobody
answers, what was asked for goes on, and nothing that waits is touched.
"""

import gc
import sys
from dataclasses import replace
from time import monotonic

import click

from footcoach.advice import easier_session
from footcoach.advice.pain import Light, rate_pain
from footcoach.advice.safety_text import NOTHING_LEFT, NOTICE, SEE_SOMEONE
from footcoach.coach import questions
from footcoach.coach.coach import GAP, Coach
from footcoach.coach.log_service import LogService
from footcoach.coach.narration import red_flag_lines
from footcoach.coach.text_guide import TextGuide
from footcoach.coach.text_input import Asker, typed_lines
from footcoach.commands.output import print_note, ring_terminal
from footcoach.commands.run_plan import RunPlan
from footcoach.exit_status import Status
from footcoach.log.autosave import Autosave
from footcoach.log.database import LogError
from footcoach.log.records import SessionRecord
from footcoach.log.resume import Unfinished, changed, resumed
from footcoach.routine.library import Library
from footcoach.session.actions import Action
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline
from footcoach.sound.fallback import make_speaker
from footcoach.sound.settings import OFF, Settings


def rehearse(timeline: Timeline, speed: float, settings: Settings) -> int:
    """Go through a session so many times faster; nothing of it was done. Return the status."""
    # It is read; nothing could be told apart at ten times the speed.
    silent = make_speaker(replace(settings, output=OFF), ring_terminal)
    coach = Coach(timeline, silent, clock=lambda: monotonic() * speed, gap=GAP * speed)
    return _status(_guided(TextGuide(coach, click.echo, typed_lines(), speed), coach))


def guide(library: Library, planned: RunPlan, settings: Settings) -> int:
    """Take somebody through a session, or on with one that waits; return the status."""
    gc.enable()
    lines = typed_lines()
    patient = sys.stdin is not None and sys.stdin.isatty()
    sitting = TextSession(library, planned.diary, Asker(_say, lines, patient=patient))
    try:
        what = sitting.begin(planned)
    except KeyboardInterrupt:
        return Status.UNFINISHED
    if what is None:
        return Status.UNFINISHED
    coach = Coach(what, make_speaker(settings, ring_terminal))
    guide = TextGuide(coach, click.echo, lines)
    keeper = sitting.keep(coach)
    guide.trouble = lambda: keeper.notice
    try:
        session = _guided(guide, coach)
    finally:
        sitting.close(keeper)
    if guide.attended:
        sitting.ask_after(keeper.entry, session)
    return _status(session)


def _guided(guide: TextGuide, coach: Coach) -> Session:
    try:
        return guide.run()
    except KeyboardInterrupt:
        return guide.leave()
    except BrokenPipeError:
        # Whoever read the lines went away, so there is nobody left to tell.
        return coach.press(Action.LEAVE).session
    finally:
        coach.dismiss()


def _status(session: Session) -> int:
    return Status.DONE if session.ending is Ending.FINISHED else Status.UNFINISHED


def _say(line: str) -> None:
    click.echo(line, err=True)


class TextSession:
    """What goes on around one session without a screen, and the log in between."""

    def __init__(self, library: Library, diary: LogService, asker: Asker) -> None:
        self._library = library
        self._diary = diary
        self._asker = asker
        self._going_on: Unfinished | None = None

    def begin(self, planned: RunPlan) -> Timeline | Session | None:
        """Return what to do now; None if that is nothing."""
        timeline = planned.timeline
        try:
            self._show_notice()
            self._ask_morning()
            session = self._gone_on_with(timeline.routine.title)
            if session is None and planned.remark:
                print_note(planned.remark)
            return session or self._eased(timeline)
        except LogError as error:
            print_note(str(error))
            return timeline
        finally:
            self._tell_remarks()

    def keep(self, coach: Coach) -> Autosave:
        """Keep the session of ``coach`` on disk from now on."""
        one = self._going_on
        keeper = self._diary.go_on(one) if one else self._diary.begin(coach.session)
        coach.tell = keeper.see
        return keeper

    def close(self, keeper: Autosave) -> None:
        """Wait for the last write, and say if it failed."""
        keeper.close()
        if keeper.trouble:
            print_note(f"the session was not saved: {keeper.trouble}")
        self._tell_remarks()

    def ask_after(self, entry: SessionRecord, session: Session) -> None:
        """Ask how a session went that came to its end, or was stopped."""
        if session.ending is Ending.LEFT:
            return
        try:
            self._ask_after(entry, session)
        except LogError as error:
            print_note(str(error))
        except KeyboardInterrupt:
            return

    def _show_notice(self) -> None:
        if not self._diary.notice_is_due():
            return
        for line in (*NOTICE, *red_flag_lines()):
            _say(line)
        self._diary.acknowledge_notice()

    def _ask_morning(self) -> None:
        """Ask where a person can answer; anywhere else the question waits for one."""
        entry = self._diary.morning() if self._asker.patient else None
        if entry is not None:
            pain = self._asker.ask(questions.morning(entry.title, entry.began.day))
            self._diary.tell_morning(entry, pain)

    def _gone_on_with(self, title: str) -> Session | None:
        """Offer what was not finished; return how it goes on, None if something else does."""
        for one in self._diary.unfinished():
            old = changed(self._library, one)
            choice = self._asker.ask(questions.unfinished(one, changed=old, instead=title))
            if choice is None:
                return None
            if choice.way is not None:
                self._going_on = one
                return resumed(one.session, choice.way)
            self._diary.keep_as_partial(one)
        return None

    def _eased(self, timeline: Timeline) -> Timeline | None:
        """Offer less where that is due; whoever does not answer gets less."""
        advice = self._diary.pain_advice()
        if advice.is_clear:
            return timeline
        answer = self._asker.ask(
            questions.easier(advice, easier_session.name_resting(timeline, advice))
        )
        if answer is False:
            return timeline
        if answer is None:
            _say("No answer, so it is the easier session.")
        less = easier_session.make_easier(timeline, advice)
        if less.steps:
            return less
        _say(NOTHING_LEFT)
        return None

    def _ask_after(self, entry: SessionRecord, session: Session) -> None:
        pain = self._asker.ask(questions.after())
        if pain is None:
            return
        feeling = replace(entry.feeling, after=pain.after, sign=pain.sign)
        red = rate_pain(feeling) is Light.RED
        if red:
            hurt = self._asker.ask(questions.which(session.timeline))
            feeling = replace(feeling, hurt=questions.hurt(hurt, session))
        note = self._asker.write(questions.note(feeling))
        self._diary.tell(entry, feeling, note)
        if red:
            self._tell_red_flags()

    def _tell_red_flags(self) -> None:
        if self._diary.pain_advice().see_someone:
            _say(SEE_SOMEONE)
        for line in red_flag_lines():
            _say(line)

    def _tell_remarks(self) -> None:
        for remark in self._diary.store.database.remarks():
            print_note(remark)
