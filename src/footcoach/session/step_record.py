"""What became of one step of a session."""

from dataclasses import dataclass
from enum import StrEnum

from footcoach.session.timeline import Step


class Outcome(StrEnum):
    """What became of a step."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Record:
    """What was done of one step, without the try under way."""

    outcome: Outcome | None = None
    """None while the step is neither done nor skipped."""
    seconds: float = 0.0
    """Time spent in it, over all tries."""
    count: int | None = None
    """The reps that the person typed in, where a step asks for them; None is no answer."""

    def with_try(
        self, step: Step, outcome: Outcome | None, held: float, count: int | None = None
    ) -> "Record":
        """Return the record after a try of ``step``, as planned, that took ``held`` seconds.

        ``outcome`` None is neither done nor skipped; of a timed move, the time says which of the
        two it is. What was done or typed in once stays, until ``count`` is new.
        """
        if outcome and step.least is not None:
            outcome = Outcome.DONE if round(held - step.least, 6) >= 0 else Outcome.SKIPPED
        kept = self.outcome if self.outcome is Outcome.DONE else outcome or self.outcome
        return Record(kept, self.seconds + held, self.count if count is None else count)
