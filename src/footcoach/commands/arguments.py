"""What arguments and options can be: the types of the command line."""

from typing import TYPE_CHECKING, Any

import click

from footcoach.routine.enums import Effort, Side

if TYPE_CHECKING:
    from datetime import time

    from click.shell_completion import CompletionItem

FASTEST = 10_000

_HOURS, _MINUTES = 24, 60


class RoutineName(click.ParamType[str]):
    """The name or path of a routine."""

    name = "routine"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002, click's shape
        param: click.Parameter,  # noqa: ARG002, click's shape
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Suggest the routines whose names begin like this, or files if there are none."""
        from click.shell_completion import CompletionItem

        from footcoach.routine.library import Library

        names = [name for name in Library().names() if name.startswith(incomplete)]
        return [CompletionItem(name) for name in names] or [CompletionItem("", type="file")]


class Ids(click.ParamType[frozenset[str]]):
    """At least one exercise id, separated by commas."""

    name = "id,…"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> frozenset[str]:
        """Return the ids; refuse an empty list, which may be an empty variable of a script."""
        if not isinstance(value, str):
            return frozenset(value)
        ids = frozenset(part.strip() for part in value.split(",") if part.strip())
        return ids or self.fail("name at least one exercise", param, ctx)


class SoundOutput(click.ParamType[str]):
    """One of the registered sound outputs, which are imported only when they are needed."""

    name = "output"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return the choices as the help shows them."""
        return self._choice().get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of the output; refuse any other word."""
        return self._choice().convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Suggest the outputs whose names begin like this."""
        return self._choice().shell_complete(ctx, param, incomplete)

    def _choice(self) -> "click.Choice[str]":
        from footcoach.sound.outputs import CHOICES

        return click.Choice(CHOICES)


class ClockTime(click.ParamType["time"]):
    """A time of day, such as 8:30."""

    name = "hh:mm"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> "time":
        """Return the time; refuse anything else."""
        from datetime import time

        if isinstance(value, time):
            return value
        hours, colon, minutes = value.partition(":")
        is_time = colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == len("30")
        if not is_time or int(hours) >= _HOURS or int(minutes) >= _MINUTES:
            self.fail(f"{value!r} is not a time of day, such as 8:30", param, ctx)
        return time(int(hours), int(minutes))


class Speed(click.ParamType[float]):
    """How many times faster than life, 1 to `FASTEST`."""

    name = "number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; refuse any other word, NaN among them."""
        try:
            speed = float(value)
        except ValueError:
            speed = 0.0
        if not 1 <= speed <= FASTEST:
            self.fail(f"{value!r} is not a number from 1 to {FASTEST}", param, ctx)
        return speed


ROUTINE = click.argument("routine", type=RoutineName())
EFFORT = click.option(
    "--effort",
    type=click.Choice(list(map(str, Effort))),
    default=str(Effort.GENTLE),
    show_default=True,
    help="Which part of a range such as 10 to 15 reps to do: low, middle, high.",
)
ONLY = click.option("--only", type=Ids(), default=frozenset(), help="Only these exercises.")
SKIP = click.option("--skip", type=Ids(), default=frozenset(), help="All but these exercises.")
START_SIDE = click.option(
    "--start-side",
    type=click.Choice(list(map(str, Side))),
    help="The side to start with, or the side that's sore.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
