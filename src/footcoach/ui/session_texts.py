"""What each widget of the session screen says, by its name."""

from typing import NamedTuple

from footcoach.session.actions import Action
from footcoach.ui.session_view import SessionView

NOTICE_SECONDS = 5.0
"""Seconds for which a notice stays."""


class Notice(NamedTuple):
    """What just happened, for a line of its own."""

    text: str = ""
    """"" is nothing."""
    until: float = 0.0
    """The moment at which it goes away."""

    def seconds_left(self, now: float) -> float:
        """Return the seconds until it goes away; infinity if there is none."""
        return max(0.0, self.until - now) if self.text else float("inf")

    def is_over(self, now: float) -> bool:
        """Whether it has been there for long enough."""
        return self.seconds_left(now) == 0


def large_texts(seen: SessionView) -> dict[str, tuple[str, str]]:
    """Return the texts that grow with the window, each with a longer one for small type."""
    reps = seen.reps or seen.sets
    return {
        "number": (seen.number, ""),
        "word": (f"{seen.phase.shape} {seen.phase.word}".strip(), ""),
        "side": seen.side_words,
        "reps": (reps, f"{reps}  {seen.beads}".rstrip()),
        "next": (
            (f"next {seen.following.name}", f"next  {seen.following.whole}")
            if seen.following
            else ("last exercise", "")
        ),
    }


def texts(seen: SessionView, *, muted: bool, notice: str) -> dict[str, str]:
    """Return the texts that stay as small as the terminal's type."""
    return {
        "title": seen.title,
        "place": f"sound off  {seen.place}" if muted else seen.place,
        "left": seen.left,
        "ends": seen.ends,
        "exercise": seen.exercise,
        "sets": seen.sets if seen.reps else "",
        "notice": notice,
        "then": f"then  {seen.then}",
        "hint": f"space {seen.space}",
    }


def label_keys(seen: SessionView) -> dict[str, str]:
    """Return what keys do now, by action; "" leaves them out of the footer.

    While it waits there's time to choose the voice, and room for either that or the sides.
    """
    choice = {"voice": "voice", f"ask('{Action.SWAP}')": ""} if seen.is_waiting else {}
    return {f"ask('{Action.PROCEED}')": seen.space, **choice}
