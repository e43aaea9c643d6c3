"""The notice of the first start, which opens over home by itself."""

from collections.abc import Callable

from footcoach.coach.requests import Message
from footcoach.ui.key_queue import KeyQueue
from footcoach.ui.screens.dialogs import MessageDialog


class NoticeDialog(MessageDialog):
    """Gives way, unread, if keys were pressed before it could be seen: they were meant for home."""

    def __init__(self, message: Message, keys: KeyQueue, give_up: Callable[[], None]) -> None:
        """Keep ``give_up``, which ends the conversation that shows the notice."""
        super().__init__(message)
        self._keys = keys
        self._give_up = give_up

    def _note_first_picture(self) -> None:
        super()._note_first_picture()
        if self._keys.has_waiting:
            self.withdraw()
            self._give_up()
