"""``footcoach``: the app. What only a session or the log needs is imported late."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from footcoach.commands.loading import load_config, open_log
from footcoach.commands.output import print_note, print_unsaved
from footcoach.exit_status import Status
from footcoach.paths import config_file, is_missing, log_is_empty
from footcoach.routine.library import Library
from footcoach.ui.terminal.capabilities import find_obstacle, has_braille
from footcoach.voice_level import Voice

if TYPE_CHECKING:
    from footcoach.coach.companions import Companions, Say
    from footcoach.commands.run_plan import RunPlan
    from footcoach.commands.settings_editor import ConfigEditor
    from footcoach.config.reader import Config
    from footcoach.desktop.notification import Way
    from footcoach.log.unsaved import UnsavedSession
    from footcoach.remembered import Memory
    from footcoach.session.player import Session
    from footcoach.sound.settings import Settings
    from footcoach.sound.speaker import Speaker
    from footcoach.ui.app import FootcoachApp

SIGNALLED = 128
"""Exit statuses above this are those of signals."""
HUNG_UP = 129
"""Exit status once the terminal is gone; nothing can be printed any more."""


class AppOptions(NamedTuple):
    """What the command line asks of the app."""

    still: bool
    """Keep figures from moving."""
    output: str | None = None
    """The sound output; None leaves it to the configuration."""
    voice: Voice | None = None
    """How much is said; None leaves it to the configuration."""


def show_app(*, still: bool) -> None:
    """Show the routines; end the program with the exit status."""
    sys.exit(show(Library(), None, AppOptions(still)))


def show(library: Library, plan: "RunPlan | None", options: AppOptions) -> int:
    """Open the app, in a session if there is a ``plan``; return the exit status.

    What was chosen last counts only where the app begins with home.
    """
    config = None if is_missing(config_file()) else load_config()
    reason = find_obstacle()
    if reason:
        print_note(reason)
        return Status.WRONG_USAGE
    from footcoach.ui.terminal.guarded_app import run_guarded

    app = _make_app(library, plan, options, config)
    status = run_guarded(app)
    unsaved = app.close_log()
    app.close_companions()
    if status != HUNG_UP:
        _take_leave(plan, app.session, unsaved)
    return Status.WRONG_DATA if unsaved and status < SIGNALLED else status


def _make_app(
    library: Library, plan: "RunPlan | None", options: AppOptions, config: "Config | None"
) -> "FootcoachApp":
    """Return the app with everything that it's given; ``config`` None is no file."""
    from footcoach.commands.app_choices import choose_look, choose_sound
    from footcoach.remembered import Memory, open_memory
    from footcoach.ui.app import FootcoachApp

    memory = Memory() if plan else open_memory()
    look = choose_look(config, memory.choices)
    look = look._replace(still=options.still or look.still, figures=look.figures and has_braille())
    editors: list[ConfigEditor] = []

    def make_speaker(ring: Callable[[], None]) -> "Speaker":
        now = editors[-1].config if editors else config
        return _speaker(choose_sound(now, memory.choices, options.output, options.voice), ring)

    app = FootcoachApp(
        library,
        make_speaker,
        plan.wanted if plan else None,
        lambda: plan.log if plan else open_log(library, config),
        look,
    )
    app.memory = memory
    app.open_settings = lambda: _open_settings(app, memory, editors)
    app.is_log_empty = log_is_empty
    app.make_companions = lambda say, way: _make_companions(config, say, way)
    if config:
        app.waiting, app.given = config.waiting, config.given
    return app


def _open_settings(
    app: "FootcoachApp", memory: "Memory", editors: "list[ConfigEditor]"
) -> "ConfigEditor":
    """Return what the settings screen reads and writes, which is kept in ``editors``."""
    from footcoach.commands.settings_editor import ConfigEditor

    def follow(editor: ConfigEditor) -> None:
        app.waiting, app.given = editor.config.waiting, editor.config.given
        app.theme = editor.look.theme

    if not editors:
        editors.append(ConfigEditor(config_file(), memory, follow))
    return editors[-1]


def _take_leave(
    plan: "RunPlan | None", session: "Session | None", unsaved: "tuple[UnsavedSession, ...]"
) -> None:
    """Print how a session that was asked for went, and where what couldn't be saved is."""
    if plan and session:
        import click

        from footcoach.coach.ending_words import closing_lines
        from footcoach.coach.outlook import outlook_lines

        click.echo("\n".join((*closing_lines(session), *outlook_lines(plan.log, session))))
    if unsaved:
        print_unsaved(unsaved)


def _make_companions(config: "Config | None", say: "Say", way: "Way") -> "Companions":
    from footcoach.coach.companions import make_companions
    from footcoach.desktop.notification import list_ways
    from footcoach.desktop.settings import DesktopSettings

    settings = config.desktop if config else DesktopSettings()
    # The terminal first: it knows whether someone looks at it.
    return make_companions(settings, say, (way, *list_ways()))


def _speaker(settings: "Settings", ring: Callable[[], None]) -> "Speaker":
    from footcoach.sound.fallback import make_speaker

    return make_speaker(settings, ring)
