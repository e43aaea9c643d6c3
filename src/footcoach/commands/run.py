"""``footcoach run``: a session, with a screen and without."""

import sys

from footcoach.commands.app import AppOptions, show
from footcoach.commands.loading import load_routine, load_sound_settings
from footcoach.commands.run_plan import RunOptions, make_plan
from footcoach.routine.library import Library


def run_routine(name: str, options: RunOptions) -> None:
    """Run a session of a routine; end the program with its exit status."""
    library = Library()
    plan = make_plan(library, load_routine(library, name), options)
    if not (options.is_rehearsal or options.plain):
        shown = AppOptions(options.still, options.sound, options.voice)
        sys.exit(show(library, plan, shown))
    from footcoach.commands.text_session import rehearse, run_session

    settings = load_sound_settings(options.sound, options.voice)
    if options.is_rehearsal:
        sys.exit(rehearse(plan.wanted.timeline, options.speed, settings))
    sys.exit(run_session(library, plan, settings))
