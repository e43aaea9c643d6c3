"""``footcoach remind`` on the command line; what it does is imported only when it's called."""

from datetime import time

import click

from footcoach.commands.arguments import ClockTime


@click.command()
@click.argument("times", type=ClockTime(), nargs=-1, metavar="[HH:MM]...")
@click.option(
    "--from-plan", is_flag=True, help="As many times a day as your plan asks, from 9:00 to 18:00."
)
@click.option("--off", "is_off", is_flag=True, help="Remove the reminders.")
def remind(times: tuple[time, ...], from_plan: bool, is_off: bool) -> None:
    """Be reminded of what's left today, at the times you name.

    It adds an entry to your system's own scheduler, so footcoach doesn't have to be running.
    Without times, it lists your reminders. You aren't reminded once all is done, during a session,
    or on rest days and sick days.
    """
    if sum((bool(times), from_plan, is_off)) > 1:
        msg = "give times, or --from-plan, or --off: only one of them"
        raise click.UsageError(msg)
    from footcoach.commands import remind as command

    if is_off:
        command.remove_reminders()
    elif times:
        command.set_reminders(tuple(sorted(set(times))))
    elif from_plan:
        command.set_reminders_from_plan()
    else:
        command.show_reminders()
