"""What footcoach starts every other program with, so that Ctrl+Z works at any moment."""

import os
import sys


def user_for_child() -> int | None:
    """Return the ``user`` to start a program as, who we are; None where that changes nothing.

    Without it, Python on Linux starts a program by vfork: the thread that starts it can't be
    stopped until the program runs. Ctrl+Z stops everything in the job, also a process that has yet
    to become the program. That thread then waits for ever, the shell never hears that the job has
    stopped, and the terminal hangs. With a user, even the same one, Python uses fork instead.
    `subprocess._USE_VFORK` would be plainer, but some versions of Python ignore it.
    """
    if sys.platform != "linux" or hasattr(sys, "getandroidapilevel"):
        return None  # the others have no vfork, and Android kills a program that sets a user
    return os.geteuid()
