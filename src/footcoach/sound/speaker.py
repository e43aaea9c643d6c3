"""What a session plays its cues through, and what an output has to offer for that."""

from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import NamedTuple, Protocol, runtime_checkable

from footcoach.session.cues import Cue
from footcoach.session.speech import Lexicon
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import OFF, Settings
from footcoach.voice_level import Voice

Ring = Callable[[], None]
"""Rings the terminal's bell."""


class Speaker(Protocol):
    """Plays cues at the moments when they are due.

    All methods may be called from any thread, return at once and never raise.
    """

    @property
    def name(self) -> str:
        """What is playing now, in words that fit after "using"."""

    @property
    def notice(self) -> str:
        """What the user should know about the sound; "" while it is what they asked for."""

    @property
    def settings(self) -> Settings:
        """The settings it began with."""

    def play_at(self, cue: Cue, when: float) -> None:
        """Play ``cue`` at ``when``, in seconds of the monotonic clock."""

    @property
    def lexicon(self) -> Lexicon | None:
        """What it can say; None while it can't speak, so that tones have to do."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Have those of ``texts`` that it can't say yet spoken for the lexicon, if that can be."""

    def say_at(self, text: str, when: float) -> None:
        """Say a phrase of the lexicon at ``when``."""

    def set_voice(self, *, on: bool) -> None:
        """Play tones softer from now on, so that words are understood beside them; or not."""

    def cancel_pending(self) -> None:
        """Forget every cue and phrase that hasn't been played yet."""

    def set_volume(self, volume: int) -> None:
        """Play the cues to come at ``volume``, 0 to 100 percent."""

    def close(self) -> None:
        """Play nothing more; closing twice is fine."""


def as_sentence(reason: str) -> str:
    """Return what is wrong with an output as a sentence of its own."""
    return f"{reason[:1].upper()}{reason[1:]}."


class Output(Protocol):
    """An open output. ``play_at`` comes from any thread, the rest from one that may wait."""

    name: str
    """What it plays through, in words that fit after "using"."""

    def play_at(self, cue: Cue, when: float) -> None:
        """Play ``cue`` at ``when``, in seconds of the monotonic clock; returns at once."""

    def cancel_pending(self) -> None:
        """Forget what hasn't been played yet and cut short what is playing; returns at once."""

    def set_volume(self, volume: int) -> None:
        """Play the cues to come at ``volume`` percent."""

    def trouble(self) -> str:
        """Return why it can't be heard any more; "" while all is well.

        Raise what was raised in a thread of the output and wasn't foreseen.
        """

    def close(self) -> None:
        """Release everything it holds; closing twice is fine."""


@runtime_checkable
class SpeakingOutput(Protocol):
    """What an `Output` has besides if it may be able to speak; each method returns at once."""

    speaks: Voice
    """The most that it can say; `Voice.OFF` if it can't speak here."""

    def say_at(self, text: str, when: float) -> None:
        """Say a phrase of the shipped voice at ``when``; what isn't in it isn't said."""

    def set_voice(self, *, on: bool) -> None:
        """Play the tones to come softer, or as loud as they are."""


class OutputKind(NamedTuple):
    """One way to play cues: all that is known about it before it is opened."""

    name: str
    """What ``--sound`` and config.yaml call it."""
    summary: str
    """What it does, in one line of the manual."""
    open: Callable[[Settings, SampleBank, Ring], Output]
    """Opens it, ready to play at the volume of the settings; raises `OutputError`."""
    find_installed: Callable[[], Sequence[str]] = tuple
    """Returns the libraries (with their versions) and programs that it could use here."""
    limits: Callable[[], str] = str
    """Returns what to expect of it even if it opens; "" for nothing special."""
    can_block: bool = False
    """Whether the whole program hangs while its device doesn't respond."""


class Silence:
    """A speaker that plays nothing."""

    name = OFF
    notice = ""
    settings = Settings()
    lexicon = None

    def play_at(self, cue: Cue, when: float) -> None:
        """Do nothing."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Do nothing."""

    def say_at(self, text: str, when: float) -> None:
        """Do nothing."""

    def set_voice(self, *, on: bool) -> None:
        """Do nothing."""

    def cancel_pending(self) -> None:
        """Do nothing."""

    def set_volume(self, volume: int) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class SilentOutput:
    """An output that plays nothing, for want of a better one."""

    name = "nothing"

    def play_at(self, cue: Cue, when: float) -> None:
        """Do nothing."""

    def cancel_pending(self) -> None:
        """Do nothing."""

    def set_volume(self, volume: int) -> None:
        """Do nothing."""

    def trouble(self) -> str:
        """Return "", since nothing can go wrong."""
        return ""

    def close(self) -> None:
        """Do nothing."""


SILENT = SilentOutput()


class Recorder:
    """A speaker for tests that records the cues it is given."""

    name = "recorder"
    notice = ""
    settings = Settings()
    lexicon: Lexicon | None = None
    """What it can say; a test may give it one."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self.volume: int | None = None
        """The last volume asked for; None until then."""
        self.given: list[tuple[float, Cue]] = []
        """Each cue that wasn't cancelled and when it was due, in the order of the calls."""
        self.said: list[tuple[float, str]] = []
        """Each phrase that wasn't cancelled and when it was due, in the order of the calls."""
        self.prepared: list[str] = []
        """Each text that it was told to be able to say."""
        self.has_voice = False
        """Whether tones were made softer for a voice."""
        self.closed = False

    def play_at(self, cue: Cue, when: float) -> None:
        """Record the cue."""
        self.given.append((when, cue))

    def prepare(self, texts: Iterable[str]) -> None:
        """Record the texts."""
        self.prepared += texts

    def say_at(self, text: str, when: float) -> None:
        """Record the phrase."""
        self.said.append((when, text))

    def set_voice(self, *, on: bool) -> None:
        """Record whether there's a voice."""
        self.has_voice = on

    def cancel_pending(self) -> None:
        """Remove the cues and phrases that are still to come."""
        now = self._clock()
        self.said = [(when, text) for when, text in self.said if when <= now]
        self.given = [(when, cue) for when, cue in self.given if when <= now]

    def set_volume(self, volume: int) -> None:
        """Record the volume."""
        self.volume = volume

    def close(self) -> None:
        """Record that it was closed."""
        self.closed = True
