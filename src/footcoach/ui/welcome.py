"""What the first start leads to."""

from collections.abc import Callable
from typing import NamedTuple

from footcoach.coach.session_start import Start
from footcoach.remembered import SoundChoice


class Welcome(NamedTuple):
    """What to call once a person who is new has chosen."""

    start: Callable[[Start], None]
    leave: Callable[[], None]
    """Called instead if they start nothing."""
    remember: Callable[[SoundChoice], object]
    """Keeps what they want to hear."""
