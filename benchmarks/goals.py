"""What each figure should reach: the one table of goals."""

from typing import NamedTuple


class Goal(NamedTuple):
    """At most so much, for one row of a benchmark."""

    benchmark: str
    row: str
    unit: str
    most: float
    measure: str = "median"
    """Of the values of the row: median, p90 or p99."""
    is_ratio: bool = False
    """Whether it is about how many times as large as its peer the row is."""


def times(benchmark: str, row: str, unit: str, most: float, measure: str = "median") -> Goal:
    """Return that a row is at most so many times as large as its peer."""
    return Goal(benchmark, row, unit, most, measure, is_ratio=True)


GOALS = (
    times("first_frame", "home, 30 sessions: first letter", "ms CPU", 1.10),
    times("first_frame", "home, 30 sessions: usable", "ms CPU", 1.5),
    times("first_frame", "home, 11,000 sessions: usable", "ms CPU", 1.5),
    times("first_frame", "run: first picture of the session", "ms CPU", 1.35),
    times("key_to_frame", "space in a hold, 80x24: whole frame", "ms", 7),
    times("key_to_frame", "space in a hold, 80x24: whole frame", "ms", 6, "p99"),
    Goal("phase_change", "80x24: a change", "ms CPU", 15),
    Goal("phase_change", "200x60: a change", "ms CPU", 25),
    Goal("phase_change", "200x60: the second of a change", "bytes", 8_000, "p99"),
    Goal("session_cost", "toe-fan moving, 80x24", "ms CPU/s", 22),
    times("session_cost", "still hold, 80x24", "ms CPU/s", 0.85),
    Goal("session_cost", "still hold, 80x24", "B/s", 118),
    Goal("session_cost", "toe-fan moving, 200x60", "B in one second", 8_000, "p99"),
    Goal("session_cost", "sand-walk moving, 200x60", "B in one second", 8_000, "p99"),
    Goal("memory", "home", "MB", 45),
    Goal("memory", "session", "MB", 46),
    times("commands", "list", "ms", 0.15),
    times("commands", "show", "ms", 0.15),
    times("commands", "--version", "ms CPU", 2),
    times("commands", "today --short", "ms CPU", 2),
    times("leaving", "q in a session", "ms", 1.1),
    times("leaving", "q in a session", "ms", 1.2, "p90"),
    times("leaving", "Ctrl+Q", "ms", 1.1),
    times("leaving", "Ctrl+Q", "ms", 1.2, "p90"),
    Goal("leaving", "wrong exit statuses", "of all", 0, "p99"),
    Goal("hours", "memory gained, after the first half hour", "MB/h", 1),
    Goal("hours", "tones off their time", "ms", 0, "p99"),
    Goal("hours", "tones too many or too few", "of all", 0, "p99"),
    times("sound_keys", "stream", "ms", 1.25),
    times("sound_keys", "stream", "ms", 1.5, "p90"),
    Goal("sound_onsets", "idle: off their time", "ms", 0.5, "p99"),
    Goal("sound_onsets", "unread: off their time", "ms", 0.7, "p99"),
    Goal("sound_onsets", "busy: off their time", "ms", 3.1, "p99"),
    Goal("sound_onsets", "idle: cues not heard once and whole", "of all", 0),
    Goal("sound_onsets", "unread: cues not heard once and whole", "of all", 0),
    Goal("sound_onsets", "busy: cues not heard once and whole", "of all", 0),
    Goal("sound_onsets", "idle: drift", "ms", 0.1),
    Goal("sound_holes", "tones with a hole", "of all", 0, "p99"),
    Goal("voice_whole", "words and tones not heard once and whole", "of all", 0),
    Goal("voice_whole", "off their time", "ms", 10, "p99"),
    Goal("voice_words", "words not heard, clean", "%", 5),
    Goal("voice_words", "words not heard, 10 dB", "%", 10),
    Goal("kill_and_resume", "wrong", "of all", 0),
    Goal("kill_and_resume", "wrong in the app", "of all", 0),
    Goal("two_windows", "orders that went wrong", "of all", 0),
    Goal("monkey", "plays that ended badly", "of all", 0),
    Goal("own_files", "list, the first time, 1,000 files", "ms CPU", 1_500),
    Goal("own_files", "home settled, the first time, 1,000 files", "ms CPU", 3_000),
    Goal("own_files", "home settled, the first time, 100 to 1,000 files", "exponent", 1.0),
    Goal("ten_years", "history, 11,000 sessions", "s CPU", 0.3),
    Goal("ten_years", "import, 11,000 sessions", "s CPU", 3),
    Goal("ten_years", "import, 11,000 sessions", "MB", 60),
    times("paused", "paused session", "ms CPU/s", 2),
)


def find_goals(benchmark: str, row: str, unit: str) -> list[Goal]:
    """Return the goals of a row."""
    return [goal for goal in GOALS if goal[:3] == (benchmark, row, unit)]
