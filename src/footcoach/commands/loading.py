"""What commands read before they start; a mistake in it ends the program."""

import sys
from typing import TYPE_CHECKING

from footcoach.commands.output import print_mistakes, print_note
from footcoach.exit_status import Status
from footcoach.paths import config_file, is_missing
from footcoach.routine.errors import RoutineError

if TYPE_CHECKING:
    from footcoach.coach.log_service import LogService
    from footcoach.coach.question_kinds import QuestionKind
    from footcoach.config.reader import Config
    from footcoach.routine.library import Library
    from footcoach.routine.model import Routine
    from footcoach.sound.settings import Settings
    from footcoach.voice_level import Voice


def load_routine(library: "Library", name: str) -> "Routine":
    """Return a routine, or print its mistakes and end the program.

    A user's folder that can't be read is reported, but doesn't stop a preset from loading.
    """
    try:
        routine = library.load(name)
    except RoutineError as error:
        print_mistakes(error)
        sys.exit(Status.WRONG_DATA)
    if library.folder_problem:
        print_note(str(library.folder_problem))
    return routine


def load_config() -> "Config":
    """Return what config.yaml says, or print its mistakes and end the program."""
    from footcoach.config.reader import load

    try:
        return load(config_file())
    except RoutineError as error:
        print_mistakes(error)
        sys.exit(Status.WRONG_DATA)


def open_log(library: "Library", config: "Config | None" = None) -> "LogService":
    """Return the log, with days and questions as config.yaml says.

    ``config`` None has the file read for it.
    """
    from footcoach.coach.log_service import LogService
    from footcoach.coach.question_settings import QuestionSettings
    from footcoach.log.store import Store

    if config is None and not is_missing(config_file()):
        config = load_config()
    if config is None:
        return LogService(Store(), library, questions=QuestionSettings(None, _switch_off))
    questions = QuestionSettings(config.questions, _switch_off)
    return LogService(Store(), library, days=config.days, questions=questions)


def _switch_off(kind: "QuestionKind") -> None:
    """Write into config.yaml that a kind of question isn't asked."""
    from footcoach.config.question_edit import switch_off_question

    switch_off_question(config_file(), kind)


def load_sound_settings(output: str | None, voice: "Voice | None" = None) -> "Settings":
    """Return the sound settings.

    ``output`` and ``voice`` override those of config.yaml unless they're None.
    """
    return load_config().sound.with_output(output).with_voice(voice)
