"""The private parts of Textual that footcoach uses, and plain Textual where one is gone.

This is the only module that imports or names them; everything else uses the public names that
it gives them. They can change with any release, so `pyproject.toml` allows the patches of one
minor version only. A part that is missing all the same costs what it's for, and nothing else:
the app starts, and Textual does there what it does for everyone.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import Worker
from textual.worker_manager import WorkerManager

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = [
    "PARTS",
    "ChopsUpdate",
    "CompositorUpdate",
    "LayoutUpdate",
    "OpenApp",
    "OpenDriver",
    "OpenWorkers",
    "XTermParser",
    "can_be_narrowed",
    "has_parser",
    "has_posix_driver",
]  # fmt: skip

PARTS = MappingProxyType(
    {
        "textual._compositor": "what is about to be drawn, so that only what differs is written",
        "ChopsUpdate.chops": "the pieces of each row that were drawn again",
        "ChopsUpdate.chop_ends": "the column at which each of these pieces ends",
        "ChopsUpdate.spans": "the parts of rows that changed",
        "LayoutUpdate.strips": "every row, where the whole screen is drawn",
        "LayoutUpdate.region": "the place and size of these rows",
        "App._display": "called with what is about to be drawn",
        "App._handle_exception": "called with an error, so that its traceback goes to a file",
        "App._fatal_error": "prints a traceback with local variables, which hold private things",
        "App._driver": "to show a title, and to wait until the terminal is restored after an error",
        "WorkerManager._remove_worker": "called when a worker has ended, so that no error is lost",
        "textual.drivers.linux_driver": "the driver that is made to go with job control",
        "LinuxDriver._run_input_thread": "runs the thread that reads keys, to read them ourselves",
        "textual._xterm_parser": "makes events of the keys and codes that we read",
    }
)
"""Each private part, and what it's for."""


class Missing:
    """Takes the place of a class that Textual doesn't have any more: nothing is one."""


if TYPE_CHECKING:
    from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver
else:
    try:
        from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
    except ImportError:
        ChopsUpdate = CompositorUpdate = LayoutUpdate = Missing
    try:
        from textual._xterm_parser import XTermParser
    except ImportError:
        XTermParser = Missing
    try:
        from textual.drivers.linux_driver import LinuxDriver
    except ImportError:  # as on Windows, which has another one
        LinuxDriver = Driver

_OF_UPDATES = {ChopsUpdate: ("chops", "chop_ends", "spans"), LayoutUpdate: ("strips", "region")}
_OF_DRIVER = (
    "SignalResume", "disable_input", "process_message", "resume_application_mode",
    "run_input_thread", "suspend_application_mode",
)  # fmt: skip
"""Public by their names, but described nowhere."""


def can_be_narrowed(drawn: object) -> bool:
    """Whether ``drawn`` is an update whose cells can be read."""
    return any(
        isinstance(drawn, kind) and all(hasattr(drawn, name) for name in names)
        for kind, names in _OF_UPDATES.items()
    )


def has_parser() -> bool:
    """Whether Textual's parser is there, which makes events of whole keys and codes."""
    return not issubclass(XTermParser, Missing)


def has_posix_driver() -> bool:
    """Whether there is a driver with all that `GuardedDriver` builds on."""
    return all(hasattr(LinuxDriver, name) for name in _OF_DRIVER)


class OpenApp(App[int]):
    """Textual's app, with public names for what it does in private."""

    def narrow(self, drawn: "RenderableType") -> "RenderableType":
        """Return what to write for ``drawn``, which is about to be drawn."""
        return drawn

    def note_failure(self, error: Exception) -> None:
        """Take note of an error that ends the app."""

    def fail(self, error: Exception) -> None:
        """End the app because of ``error``."""
        if hasattr(super(), "_handle_exception"):
            super()._handle_exception(error)
        else:
            self.exit(return_code=1)

    def can_ignore(self, error: Exception) -> bool:  # noqa: ARG002, for those who override it
        """Whether ``error`` says nothing but that screens are being taken down."""
        return False

    @property
    def driver(self) -> Driver | None:
        """The driver in use; None if there is none, or Textual doesn't say."""
        driver: Driver | None = getattr(self, "_driver", None)
        return driver

    def close_driver(self) -> None:
        """Wait until everything that restores the terminal is written."""
        if self.driver is not None:
            self.driver.close()

    def _display(self, screen: Screen[Any], renderable: "RenderableType | None") -> None:
        super()._display(screen, None if renderable is None else self.narrow(renderable))

    def _handle_exception(self, error: Exception) -> None:
        if not self.can_ignore(error):
            self.note_failure(error)
            self.fail(error)

    def _fatal_error(self) -> None:
        # Not the traceback that Textual prints: it quotes local variables.
        self.exit(return_code=1)


class OpenWorkers(WorkerManager):
    """Textual's workers, with a public name for what happens when one has ended."""

    def ended(self, worker: Worker[Any]) -> None:
        """Take note of how a worker ended."""

    def _remove_worker(self, worker: Worker[Any]) -> None:
        super()._remove_worker(worker)
        self.ended(worker)


class OpenDriver(LinuxDriver):
    """Textual's driver for POSIX terminals, with a public name for its thread."""

    def read_keys(self) -> None:
        """Read keys until the driver is stopped, in a thread."""
        self.run_input_thread()

    def _run_input_thread(self) -> None:
        # Textual would print a traceback here.
        self.read_keys()
