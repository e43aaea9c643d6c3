"""What the commands are made of: help with a table, and complaints that are safe to print."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from footcoach.commands.whole_run import whole_run
from footcoach.exit_status import MEANINGS
from footcoach.routine.errors import printable


class CommandLine(click.Group):
    """The commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, click's signature
        """Return the names of the commands in the order in which a user needs them."""
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002, click's signature
        """Write what each exit status means."""
        with formatter.section("Exit status"):
            formatter.write_dl([(str(int(status)), text) for status, text in MEANINGS.items()])

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments of the program; a complaint about them is safe to print."""
        with _printable_complaints():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was chosen; a complaint about its arguments is safe to print."""
        with _printable_complaints():
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command."""
        with whole_run():
            return super().main(*args, **kwargs)


class SoundCheck(click.Command):
    """A command whose help lists the sound outputs."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002, click's signature
        """Write what each output is."""
        from footcoach.sound.outputs import OUTPUTS

        with formatter.section("Outputs, best first"):
            formatter.write_dl([(kind.name, kind.summary) for kind in OUTPUTS])


@contextmanager
def _printable_complaints() -> Iterator[None]:
    """Escape what a terminal might obey in what click repeats of the command line."""
    try:
        yield
    except click.ClickException as error:
        # Click declares the message final, and has no other way in before it's shown.
        vars(error)["message"] = printable(error.message)
        raise
