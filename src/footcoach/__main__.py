"""Where footcoach starts.

What shell prompts run is answered here, before the command line is imported: a prompt waits for
it, and importing the command line takes several times as long as answering. Nor do the app and the
commands used most need it where there is nothing to read in their arguments.
"""

import os
import sys

from footcoach import __version__

_PROMPTS = {
    ("today", "--short"): False,
    ("today", "--short", "--exit-code"): True,
    ("today", "--exit-code", "--short"): True,
}
"""The arguments that prompts start footcoach with, and whether they ask for an exit status."""
_COMPLETION = "_FOOTCOACH_COMPLETE"
"""Set where a shell asks for completions."""


def main() -> None:
    """Run footcoach with the arguments it was started with."""
    arguments = tuple(sys.argv[1:])
    if not (_answer_at_once(arguments) or _run_unread(arguments)):
        from footcoach.cli import main as run_command

        run_command(prog_name="footcoach")


def _run_unread(arguments: tuple[str, ...]) -> bool:
    """Run what has nothing to read in its arguments; return False for anything else."""
    opens_app = arguments in {(), ("--reduced-motion",)}
    shows = arguments[:1] == ("show",) and [_is_name(one) for one in arguments[1:]] == [True]
    if _COMPLETION in os.environ or not (opens_app or shows or arguments == ("list",)):
        return False
    from footcoach.commands.whole_run import whole_run

    with whole_run():
        if opens_app:
            from footcoach.commands.app import show_app

            show_app(still=bool(arguments))
        elif shows:
            from footcoach.commands.list_show import show_routine

            show_routine(arguments[1])
        else:
            from footcoach.commands.list_show import list_routines

            list_routines()
    return True


def _is_name(argument: str) -> bool:
    """Whether it's a routine's name or path, and no option."""
    return argument[:1] not in {"", "-"}


def _answer_at_once(arguments: tuple[str, ...]) -> bool:
    """Print what is known without the command line; return whether that was possible."""
    if arguments == ("--version",):
        return _print(f"footcoach, version {__version__}")
    if arguments not in _PROMPTS:
        return False
    from footcoach.log.prompt_cache import PromptCache

    line = PromptCache().recall(__version__)
    if line is None or not _print(line):
        return False
    if line and _PROMPTS[arguments]:
        from footcoach.exit_status import Status

        sys.exit(Status.SOMETHING_LEFT)
    return True


def _print(line: str) -> bool:
    """Print a line; return False where the output doesn't take it, which the command then says."""
    try:
        print(line, flush=True)
    except (OSError, UnicodeError):
        return False
    return True


if __name__ == "__main__":
    main()
