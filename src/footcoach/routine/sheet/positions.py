"""How the body is placed, from the words of an instruction."""

import re

from footcoach.routine.enums import Position

_SIGNS = (
    (r"\ball fours|hands and knees\b", Position.ALL_FOURS),
    (
        r"\bon (?:your|the) (?:front|stomach|belly|tummy)\b|\bprone\b",
        Position.PRONE,
    ),
    (r"\b(?:lie|lying|lay)\b[^.;]*\bside\b|\bside[- ]l(?:ie|ying)\b", Position.SIDE_LYING),
    (r"\b(?:lie|lying|lay|supine)\b|\bon (?:your|the) back\b", Position.LYING),
    (r"\bkneel(?:ing)?\b", Position.KNEELING),
    (r"\bhang(?:ing)?\b (?:from|on)\b", Position.HANGING),
    (r"\b(?:sit|sitting|seated|chair)\b", Position.SITTING),
    (r"\b(?:stand|standing|step|stairs?|wall|worktop)\b", Position.STANDING),
)
"""The first that is found counts: someone who lies on a side also has a back."""


def find_position(text: str) -> Position | None:
    """Return how the body is placed for an exercise; None if its words don't say."""
    signs = (place for sign, place in _SIGNS if re.search(sign, text, re.IGNORECASE))
    return next(signs, None)
