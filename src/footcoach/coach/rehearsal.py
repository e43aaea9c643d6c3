"""A rehearsal in lines of text, with what would be said aloud in each step."""

from collections.abc import Callable, Iterator

from footcoach.coach.coach import Coach
from footcoach.coach.narration import Narrator
from footcoach.coach.text_guide import TextGuide
from footcoach.coach.text_input import Commands
from footcoach.session.player import Event, Session, StepEntered
from footcoach.session.speech import Speaking
from footcoach.session.timeline import Timeline

PlanWords = Callable[[Timeline], Speaking]


class Rehearsal(TextGuide):
    """Guides through a session that is for reading; it never waits for a key."""

    def __init__(
        self,
        coach: Coach,
        say: Callable[[str], None],
        commands: Commands,
        speed: float,
        plan_words: PlanWords,
    ) -> None:
        """Take ``plan_words`` as what makes the plan of the words of a timeline."""
        super().__init__(coach, say, commands, speed)
        self._narrator = _NarratorWithWords(plan_words)


class _NarratorWithWords(Narrator):
    def __init__(self, plan_words: PlanWords) -> None:
        super().__init__()
        self._plan_words = plan_words

    def lines(self, event: Event, session: Session) -> Iterator[str]:
        """Yield what to say about ``event``, and the words of the step that begins."""
        yield from super().lines(event, session)
        if isinstance(event, StepEntered):
            # The sides may have been swapped meanwhile.
            words = self._plan_words(session.timeline).in_step(event.step).words
            said = ", ".join(word.text for word in words)
            yield from filter(None, (said and f"Aloud: {said}.",))
