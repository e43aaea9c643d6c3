"""Quiet for ALSA's library, which prints its troubles where the screen is drawn."""

import ctypes
import sys


def hush() -> None:
    """Let libasound print nothing from now on; without the library there is nothing to do."""
    if sys.platform != "linux":
        return
    try:
        library = ctypes.CDLL("libasound.so.2")
    except OSError:
        return
    # A function of the C library that takes no arguments, and so ignores those it is given. One
    # written in Python would have to outlive every thread that might still call it.
    library.snd_lib_error_set_handler(ctypes.CDLL(None).getpid)
