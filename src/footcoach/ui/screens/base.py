"""What every screen of ours has in common: no key arrives too early or too late.

Textual hands a key at once to the screen on top, laid out or not, and runs what it is bound to
later, on the screen that is on top by then. So keys typed ahead are lost, and of two presses of
one key the second lands on whatever the first brought up. Our screens say when their first
picture is drawn, the app's `KeyQueue` keeps keys until then, and a screen closes only once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding
from textual.events import Key
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen, Screen

if TYPE_CHECKING:
    from footcoach.ui.own_keys import Command

T = TypeVar("T")


class FootcoachScreen(Screen[T], Generic[T]):
    """A screen that can be typed ahead of, and that closes once.

    It overrides `begin`, and not ``on_mount``. Whatever draws on it after an ``await``, from a
    timer or from a worker asks `is_open` first: the app may have been left in the meantime.
    """

    DROPS_BURST: ClassVar[bool] = False
    """Whether keys that were pressed before this screen closed are dropped when it closes.

    Otherwise they wait for the first picture of the screen that comes next.
    """

    KEY_GROUPS: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
    """What its keys do by what you want to do, for the card of keys: actions by heading.

    Several actions with blanks between share a line.
    """

    has_first_picture = False
    """Whether it has been drawn; no one can have meant a key for it before."""

    _is_styled = False
    """Whether it has resumed once, which styles everything on it."""

    is_in_session = False
    """Whether a session is on it, or below it: x stops that wherever it's pressed."""

    stray_hint: ClassVar[str] = "Press ? for all keys."
    """What to say after some keys that mean nothing on it."""

    class Answered(Message):
        """Says that a screen closed that drops what was pressed before, see `KeyQueue.drop`."""

    def takes(self, key: Key) -> bool:  # noqa: ARG002, for a screen that looks at it
        """Whether ``key`` counts now; one that doesn't is dropped."""
        return True

    @property
    def labels(self) -> dict[str, str]:
        """What keys do now, by action, where the bindings don't say; "" leaves them out."""
        return {}

    @property
    def small_word(self) -> str:
        """What to show where there is room for nothing else; "" says that it's too small."""
        return ""

    @property
    def verbs(self) -> dict[str, str]:
        """What the palette calls what keys do now, by action; "" leaves it out.

        Where there's none, it's what the card of keys says of the key.
        """
        return {}

    def more_commands(self) -> "Iterable[Command]":
        """Return what the palette has besides; for a screen to override."""
        return ()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys of this screen, each labelled by what it does now."""
        active, labels = super().active_bindings, self.labels
        return {key: _label(one, labels.get(one.binding.action)) for key, one in active.items()}

    @property
    def is_open(self) -> bool:
        """Whether its widgets are there to be drawn on: laid out, and not yet taken down."""
        # Widgets that are made once the app is closing never get children of their own.
        return self.app.is_running and self.is_running and bool(self.children)

    def begin(self) -> None:
        """Do what there is to do once the widgets are laid out; for a screen to override."""

    def on_mount(self) -> None:
        """Begin, and let keys in after the first picture; neither if the app is closing."""
        if self.is_open:
            self._fit_window()
            self.begin()
            self.call_when_drawn(self._note_first_picture)

    def _fit_window(self) -> None:
        """Take the classes of the window's size before the first layout, not after it.

        Textual sets them once it has laid the screen out, and then lays it out again. Styles
        follow when the screen resumes, which comes next.
        """
        for length, points in zip(
            self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True
        ):
            known = sorted((least, name) for least, name in points or () if least <= length)
            if known:
                self.update_classes({known[-1][1]: True}, update=False)

    def on_screen_resume(self) -> None:
        """Note that everything on it is styled now."""
        self._is_styled = True

    def classify(self, **classes: bool) -> None:
        """Take or lose classes, with one styling of the screen for all of them.

        None is needed before it resumes for the first time: everything is styled then.
        """
        named = {f"-{name}": yes for name, yes in classes.items()}
        self.update_classes(named, update=self._is_styled)

    def call_when_drawn(self, call: Callable[[], object]) -> None:
        """Call back after the next refresh, if the screen is still open by then."""
        self.call_after_refresh(self._call_if_open, call)

    def _call_if_open(self, call: Callable[[], object]) -> None:
        if self.is_open:
            call()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say ``message`` in the line that the screen has for it, else in a toast."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
        self.show_notice(message)

    def show_notice(self, text: str) -> None:
        """Show ``text`` in a line for it; where there's none, it's just a toast."""

    def pause(self) -> None:
        """Pause what runs on it; on most screens nothing does."""

    def stop(self) -> None:
        """Stop the session that is on it or below it; on most screens there's none."""

    def follow_day(self) -> None:
        """Show what is true on the day that has begun; most screens show nothing of a day."""

    def _note_first_picture(self) -> None:
        self.has_first_picture = True

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with ``result``; do nothing unless this is the screen on top.

        Textual would close whatever is on top instead, and a second time for a second answer.
        """
        if not self.is_active:
            return AwaitComplete()  # nothing to wait for
        if self.DROPS_BURST:
            self.app.post_message(self.Answered())
        return super().dismiss(result)

    def withdraw(self) -> None:
        """Close as if it had never opened: what was typed meanwhile goes to the screen below."""
        if self.is_active:
            super().dismiss(None)


def _label(active: ActiveBinding, label: str | None) -> ActiveBinding:
    if label is None:
        return active
    return active._replace(binding=replace(active.binding, description=label, show=bool(label)))


class FootcoachDialog(ModalScreen[T], FootcoachScreen[T], Generic[T]):
    """A question on top of another screen; a card to read sets ``DROPS_BURST = False``.

    A dialog derives from this class and calls ``dismiss(answer)``. The first answer counts;
    every other key pressed before it was taken is dropped, and none of them reaches the screen
    below or the next question. Keys pressed later wait for the next screen's first picture.
    While the next question is still being worked out (say, while the log is read) the screen
    below is on top, so code that asks several questions in a row wraps that work in
    ``with app.key_queue.held():``.
    """

    DROPS_BURST = True
