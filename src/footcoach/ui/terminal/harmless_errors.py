"""Errors that say nothing but that the screens are being taken down."""

from textual.app import ScreenError
from textual.css.query import NoMatches
from textual.widget import MountError
from textual.worker import WorkerFailed

_NOTHING_TO_DRAW_ON = NoMatches, MountError, ScreenError


def says_screen_is_gone(error: BaseException) -> bool:
    """Whether ``error`` looked for a widget or a screen that isn't there, or mounted one."""
    # The error of a worker comes wrapped.
    cause = error.error if isinstance(error, WorkerFailed) else error
    return isinstance(cause, _NOTHING_TO_DRAW_ON)
