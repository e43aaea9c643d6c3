"""``footcoach run``: a session, with a screen and without."""

import sys

from footcoach.commands.app import show
from footcoach.commands.loading import load_routine, load_sound_settings
from footcoach.commands.run_plan import RunOptions, plan
from footcoach.commands.text_session import rehearse, run_session
from footcoach.routine.library import Library


def run_routine(name: str, wishes: RunOptions) -> None:
    """Take somebody through a routine; end with the exit status of the session."""
    library = Library()
    planned = plan(library, load_routine(library, name), wishes)
    if wishes.rehearsed:
        settings = load_sound_settings(wishes.sound)
        sys.exit(rehearse(planned.wanted.timeline, wishes.speed, settings))
    if wishes.plain:
        sys.exit(run_session(library, planned, load_sound_settings(wishes.sound)))
    sys.exit(show(library, planned, wishes.sound, still=wishes.still))
