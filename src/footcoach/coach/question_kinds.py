"""The kinds of questions around a session that a person can switch off.

Notice, resuming and an easier session after AMBER or RED are always asked about.
"""

from enum import StrEnum


class QuestionKind(StrEnum):
    """A kind of question, as ``questions`` in config.yaml names it."""

    PAIN_BEFORE = "pain before"
    PAIN_AFTER = "pain after"
    WHICH_EXERCISE = "which exercise"
    """Which exercise hurt, after RED."""
    NEXT_MORNING = "next morning"
    NOTE = "note"
    STEPS = "steps"
    """A step up or back in a routine."""
    PLAN = "plan"
    """Whether a routine belongs in the plan."""
