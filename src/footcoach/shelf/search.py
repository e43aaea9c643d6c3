"""Finding routines by what somebody types."""

from footcoach.shelf.summary import Summary


def matches(wanted: str, name: str, summary: Summary | None) -> bool:
    """Tell whether every word of ``wanted`` is somewhere in the routine's texts.

    ``summary`` None is a routine of which only the name is known.
    """
    text = name
    if summary is not None:
        names = " ".join(f"{one.id} {one.name}" for one in summary.exercises)
        text = f"{name} {summary.title} {summary.about} {summary.source} {names}"
    return _holds(text, wanted)


def is_named(wanted: str, name: str, summary: Summary | None) -> bool:
    """Tell whether every word of ``wanted`` is in the name or the title."""
    return _holds(f"{name} {summary.title if summary else ''}", wanted)


def _holds(text: str, wanted: str) -> bool:
    return all(word in text.lower() for word in wanted.lower().split())
