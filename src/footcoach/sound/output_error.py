"""What is wrong with an output, in words; apart from outputs, so that it takes little to import."""

TOO_LATE = 0.15
"""Seconds after which a cue is dropped rather than played: after the whole process was
stopped, a burst of old cues would sound at once."""


class OutputError(Exception):
    """An output that can't be used; the message says why in a few words."""


def describe_failure(name: str, error: Exception) -> str:
    """Return what to say of an error in the output called ``name`` that wasn't foreseen."""
    return f"{name} failed ({type(error).__name__}: {error})"
