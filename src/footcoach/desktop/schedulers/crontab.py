"""Lines for cron, where the system has nothing else (crontab(5))."""

from shlex import quote

from footcoach.desktop.schedulers.scheduler import Job, Scheduler


class Crontab(Scheduler):
    """Lines that the person adds with `crontab -e`; nothing is written for them."""

    name = "cron"
    title = "cron"

    def is_here(self) -> bool:
        """Return True: it's the last resort, and its lines can be put elsewhere too."""
        return True

    def write(self, job: Job) -> dict[str, bytes]:  # noqa: ARG002, the shape of every scheduler
        """Return nothing: a crontab is the person's own."""
        return {}


def write_lines(job: Job) -> tuple[str, ...]:
    """Return the lines of a crontab."""
    variables = [f"{name}={value}" for name, value in job.environment.items()]
    words = (*(["env", *variables] if variables else []), *job.command)
    # In a crontab a percent sign ends the command.
    command = " ".join(map(quote, words)).replace("%", r"\%")
    return tuple(f"{at.minute} {at.hour} * * * {command}" for at in job.times)
