"""The one table of the keys of ``config.yaml``: what each means, takes and is read by.

The reader, the settings screen and docs/settings.md go by it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from footcoach.coach.question_kinds import QuestionKind
from footcoach.config import values
from footcoach.log.days import WEEKDAYS
from footcoach.session.cues import CueGroup
from footcoach.session.waiting import Waiting
from footcoach.sound.settings import Keepalive
from footcoach.ui.appearance import THEMES
from footcoach.ui.settings import Effect
from footcoach.voice_level import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One key of the file."""

    means: str
    """What it sets, in words."""
    field: str
    """The field of the settings that it fills."""
    part: str = "sound"
    """The field of `Config` with these settings; "" is `Config` itself."""
    read: Callable[[str], Any]
    """Turns the text into the value; raises `MisreadError`."""
    write: Callable[[Any], str] = str
    """Turns the value into a text that `read` takes, and a list into one to look at."""
    list_choices: Callable[[], Iterable[str]] = tuple
    """Returns values to choose from, in their order."""
    is_typed: bool = False
    """Whether it takes others than these."""
    effect: Effect = Effect.NEXT_SESSION
    examples: str = ""
    """Such values, if it takes a list of them; "" takes one value."""
    collect: Callable[[Iterable[Any]], Any] = frozenset
    """Makes the setting of such a list."""

    def find_step(self, text: str, by: int) -> str:
        """Return the choice after ``text`` (``by`` 1) or before it (-1); ``text`` at the end."""
        choices = tuple(self.list_choices())
        if text in choices:
            place = choices.index(text) + by
            return choices[place] if 0 <= place < len(choices) else text
        value = self.read(text)
        if by > 0:
            return next((one for one in choices if self.read(one) > value), text)
        return next((one for one in reversed(choices) if self.read(one) < value), text)


def _make_volume(field: str, means: str) -> Option:
    return Option(
        means=means,
        field=field,
        read=values.read_volume,
        list_choices=lambda: values.PERCENTS,
        is_typed=True,
    )


def _make_folder(field: str, means: str) -> Option:
    return Option(
        means=means,
        field=field,
        read=values.read_folder,
        write=values.write_folder,
        is_typed=True,
    )


def _make_switch(field: str, means: str, part: str, effect: Effect = Effect.NEXT_SESSION) -> Option:
    return Option(
        means=means,
        field=field,
        part=part,
        read=values.read_switch,
        write=values.write_switch,
        list_choices=lambda: values.ON_OFF,
        effect=effect,
    )


def _make_hook(name: str, means: str) -> Option:
    """Return the key of a program and its arguments, which are taken as they're written."""
    return Option(
        means=means,
        field=name,
        part="hooks",
        read=str,
        write=", ".join,
        effect=Effect.NEXT_START,
        examples="program, argument",
        collect=tuple,
    )


OPTIONS = {
    "sound": Option(
        means="What plays the cues; auto takes the first that works.",
        field="output",
        read=values.read_output,
        list_choices=values.list_outputs,
    ),
    "volume": _make_volume("volume", "How loud cues are, in percent."),
    "voice": Option(
        means="How much is said aloud. brief says names, sides and the last three seconds. "
        "The app starts with it.",
        field="voice",
        read=lambda text: Voice(values.read_word(text, "a valid voice", Voice)),
        list_choices=lambda: Voice,
    ),
    "voice_volume": _make_volume(
        "voice_volume", "How loud the voice is, in percent of the volume."
    ),
    "cues": Option(
        means="Which cues sound.",
        field="groups",
        read=lambda text: CueGroup(values.read_word(text, "a group of cues", CueGroup)),
        write=lambda groups: ", ".join(group for group in CueGroup if group in groups),
        list_choices=lambda: CueGroup,
        examples="beats, changes",
    ),
    "offset": Option(
        means="How much later cues sound than you see them; -200ms for a late headset.",
        field="offset",
        read=lambda text: values.read_seconds(text, -1000, 1000),
        write=values.write_seconds,
        list_choices=lambda: values.list_times(-1000, 1000, 50),
        is_typed=True,
    ),
    "lead_in": Option(
        means="Wakes a slow output this long before each cue, with a hum too faint to hear.",
        field="lead_in",
        read=lambda text: values.read_seconds(text, 0, 5000),
        write=values.write_seconds,
        list_choices=lambda: values.list_times(0, 5000, 250),
        is_typed=True,
    ),
    "keepalive": Option(
        means="What plays between cues. faint is the same hum, for headsets that fall asleep.",
        field="keepalive",
        read=lambda text: Keepalive(values.read_word(text, "a valid keepalive", Keepalive)),
        list_choices=lambda: Keepalive,
    ),
    "sounds": _make_folder("folder", "A folder with sounds of your own: go.wav, rest.wav …"),
    "recordings": _make_folder(
        "recordings", "A folder with words in your own voice: pelvic-tilt.wav, left.ogg …"
    ),
    "theme": Option(
        means="The colours. high-contrast and colour-blind can be easier to see.",
        field="theme",
        part="appearance",
        read=lambda text: values.read_word(text, "a known theme", THEMES),
        list_choices=lambda: THEMES,
        effect=Effect.AT_ONCE,
    ),
    "motion": Option(
        means="How much moves. reduced shows each pose as a still, and no word flashes.",
        field="still",
        part="appearance",
        read=values.read_motion,
        write=lambda is_still: "reduced" if is_still else "full",
        list_choices=lambda: ("full", "reduced"),
        effect=Effect.NEXT_START,
    ),
    "figure": _make_switch(
        "figures", "Whether a figure shows the movement.", "appearance", Effect.NEXT_START
    ),
    "flash": _make_switch(
        "flash", "Whether the word flashes when the move changes.", "appearance", Effect.NEXT_START
    ),
    "day_begins": Option(
        means="When a day begins. What you do before then counts for the day before.",
        field="day_begins",
        part="days",
        read=values.read_clock,
        write=lambda begins: f"{begins:%H:%M}",
        list_choices=values.list_day_begins,
        is_typed=True,
        effect=Effect.NEXT_START,
    ),
    "week_begins": Option(
        means="The first day of the week.",
        field="week_begins",
        part="days",
        read=values.read_weekday,
        write=lambda day: WEEKDAYS[day],
        list_choices=lambda: WEEKDAYS,
        effect=Effect.NEXT_START,
    ),
    "questions": Option(
        means="Which questions you're asked. “Don't ask this again” removes one.",
        field="questions",
        part="",
        read=lambda text: QuestionKind(values.read_word(text, "a kind of question", QuestionKind)),
        write=values.write_kinds,
        list_choices=lambda: QuestionKind,
        effect=Effect.NEXT_START,
        examples="pain before, pain after",
    ),
    "ready": Option(
        means="Which exercises wait until you press space: only the first, or all (wait).",
        field="waiting",
        part="",
        read=values.read_waiting,
        write=lambda waiting: "wait" if waiting is Waiting.ALWAYS else "first",
        list_choices=lambda: ("first", "wait"),
    ),
    "keep_awake": _make_switch(
        "keep_awake",
        "Whether the display stays on during a session.",
        "desktop",
        Effect.NEXT_START,
    ),
    "notifications": _make_switch(
        "notifications",
        "Whether you're notified at the end, and in a long pause.",
        "desktop",
        Effect.NEXT_START,
    ),
    "hooks.session_started": _make_hook(
        "session_started", "A program to start when a session starts."
    ),
    "hooks.session_finished": _make_hook(
        "session_finished", "A program to start when a session is finished."
    ),
    "hooks.session_stopped": _make_hook(
        "session_stopped", "A program to start when a session is left or stopped."
    ),
    "hooks.step": _make_hook("step", "A program to start with each step."),
}
"""Every key of the file."""
