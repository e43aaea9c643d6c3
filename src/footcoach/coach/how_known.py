"""Where the figures of a session come from, in words: the clock, a key, typing or a correction."""

from footcoach.log.records import SessionRecord
from footcoach.session.tally import KnownBy

HOW_KNOWN = {
    KnownBy.CLOCK: "timed",
    KnownBy.KEY: "by your key",
    KnownBy.TYPED: "typed in",
    KnownBy.CORRECTED: "corrected",
}


def list_marks(record: SessionRecord) -> tuple[str, ...]:
    """Return in words whether the person corrected anything or typed in reps, or neither."""
    known = {part.known_by for part in record.parts}
    if record.corrected:
        known.add(KnownBy.CORRECTED)
    return tuple(HOW_KNOWN[how] for how in (KnownBy.CORRECTED, KnownBy.TYPED) if how in known)
