"""A line that says what just happened and covers nothing."""

from textual.widgets import Static


class NoticeLine(Static):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(id="saved", markup=False)

    def say(self, text: str) -> None:
        """Say something until something else is said; "" takes the line away."""
        self.update(text)
        self.set_class(bool(text), "-said")
