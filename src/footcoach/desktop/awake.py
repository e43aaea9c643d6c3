"""Keeps the display on while someone follows it from the floor.

The system is asked by wakepy, in a thread of its own: importing it takes longer than a frame, and
what it asks may hang. The system forgets the request when the program ends, however it ends.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Condition, Thread

TROUBLE = "Can't keep the display on: {why}. To stop trying, set keep_awake: off."

Ask = Callable[[], AbstractContextManager[str]]
"""Asks the system while its block runs, and gives why that failed; "" is that it didn't."""


@contextmanager
def ask_system() -> Iterator[str]:
    """Ask by wakepy."""
    try:
        from wakepy import keep
    except ImportError:
        yield "wakepy isn't installed"
        return
    with keep.presenting(on_fail="pass") as mode:
        yield "" if mode.active else "the desktop doesn't support it"


class Awake:
    """Keeps the display on as long as it's wanted. Its methods return at once."""

    def __init__(self, say: Callable[[str], None], ask: Ask = ask_system) -> None:
        """Take ``say`` as what to tell, in a line and once, that it can't be done."""
        self._say = say
        self._ask = ask
        self._is_wanted = False
        self._has_failed = False
        """Whether it couldn't be had; then it isn't tried again."""
        self._changed = Condition()
        self._thread: Thread | None = None

    def keep(self) -> None:
        """Keep the display on from now on."""
        with self._changed:
            self._is_wanted = True
            if self._thread is None and not self._has_failed:
                # A daemon, so that a request that hangs can't keep the program from ending.
                self._thread = Thread(target=self._hold, name="awake", daemon=True)
                self._thread.start()

    def release(self) -> None:
        """Let the display go dark again."""
        with self._changed:
            self._is_wanted = False
            self._changed.notify()

    def _hold(self) -> None:
        while True:
            why = self._hold_once()
            with self._changed:
                self._has_failed = bool(why)
                if why or not self._is_wanted:
                    # Under the lock, so that `keep` can't take it for alive.
                    self._thread = None
                    break
        if why:
            self._say(TROUBLE.format(why=why))

    def _hold_once(self) -> str:
        """Ask, and wait until it isn't wanted any more; return why it failed, "" if it didn't."""
        try:
            with self._ask() as why, self._changed:
                if not why:
                    self._changed.wait_for(lambda: not self._is_wanted)
                return why
        except Exception as error:  # noqa: BLE001, whatever a library raises, a session goes on
            return str(error) or type(error).__name__
