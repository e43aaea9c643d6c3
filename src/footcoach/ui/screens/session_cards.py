"""What the session screen shows on top of itself; each is imported once it opens."""

from footcoach.session import words
from footcoach.session.actions import Action
from footcoach.session.turns import list_turns
from footcoach.ui.screens.session_sound import SoundActions
from footcoach.ui.session_keys import key_card


class CardActions(SoundActions):
    """The part of the session screen that pauses and opens a card or a question."""

    def action_keys(self) -> None:
        """Pause and show every key."""
        from footcoach.ui.screens.keys_card import KeysCard

        KeysCard(key_card()).open_on(self)

    def action_go_to(self) -> None:
        """Pause and ask for an exercise; the clock runs there if it ran before."""
        from footcoach.ui.screens.go_to import GoToDialog

        was_running = self._coach.look().session.is_running
        self.pause()

        def go(reply: int | Action | None) -> None:
            if isinstance(reply, Action):
                self.action_ask(reply)
            elif reply is not None:
                self._coach.go_to(reply)
                if was_running and not self._coach.session.is_waiting:
                    self._coach.press(Action.PAUSE)
                self.tick()

        self.app.push_screen(GoToDialog(list_turns(self._coach.session)), go)

    def action_instructions(self) -> None:
        """Pause and show everything about the exercise."""
        from footcoach.ui.screens.instructions import InstructionsDialog

        step = self._coach.session.step
        if step is None:
            return
        prescription = self._coach.session.timeline.exercises[step.exercise]
        lines = words.exercise_facts(prescription, self._coach.session.timeline.routine)
        InstructionsDialog(prescription.exercise.name, lines).open_on(self)

    def action_ask(self, what: str) -> None:
        """Have the coach do what a key means; for the screen to override."""
