"""Stopping the whole job, and signal handlers that are put back."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def restored(names: tuple[str, ...]) -> Iterator[tuple[signal.Signals, ...]]:
    """Give the signals of ``names`` that exist here; afterwards they do what they did."""
    numbers = tuple(signal.Signals[name] for name in names if name in signal.Signals.__members__)
    before = {number: signal.getsignal(number) for number in numbers}
    try:
        yield numbers
    finally:
        for number, handler in before.items():
            # None is a handler that Python didn't install and can't restore.
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def stop_job(number: int) -> None:
    """Stop every process of this job by the signal ``number``; return once it's continued.

    SIGCONT isn't handled meanwhile: the code that stopped the job knows that it continues. Any
    thread may take that signal, and on a busy machine it hands it on long after the job runs again.
    """
    with restored(("SIGTSTP", "SIGCONT")) as handled:
        for one in handled:
            signal.signal(one, signal.SIG_DFL)
        os.kill(0, number)
