"""Keeps ALSA's library quiet: it prints its errors where the screen is drawn."""

import sys


def silence_messages() -> None:
    """Stop libasound from printing anything; without the library there is nothing to do."""
    if sys.platform != "linux":
        return
    import ctypes

    try:
        library = ctypes.CDLL("libasound.so.2")
    except OSError:
        return
    # A C function that takes no arguments ignores those it is given. One written in Python
    # would have to outlive every thread that might still call it.
    library.snd_lib_error_set_handler(ctypes.CDLL(None).getpid)
