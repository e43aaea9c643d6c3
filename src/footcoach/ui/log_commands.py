"""The keys of the log by what you want to do, and what the palette calls what they do."""

from types import MappingProxyType

from footcoach.ui.history_charts import WEEKS

LOG_KEYS = MappingProxyType({
    "Look": (
        "select",
        "turn(-1) turn(1)",
        f"turn(-{WEEKS}) turn({WEEKS})",
        "compare_sides",
    ),
    "Correct": ("annotate", "open('RESULT')", "open('PAIN')", "change_day", "delete", "undo"),
    "Add": ("add", "mark_day_off"),
})  # fmt: skip
"""Actions of the log by heading."""
OF_A_SESSION = ("select", "annotate", "open('RESULT')", "open('PAIN')", "change_day", "delete")
"""Actions of the log that need a highlighted session."""
LATER = ("turn(1)", f"turn({WEEKS})")


def name_commands(*, has_session: bool, is_newest: bool, can_undo: bool) -> dict[str, str]:
    """Return the names by action; "" is what has no effect now."""
    missing = (
        *(() if has_session else OF_A_SESSION),
        *(LATER if is_newest else ()),
        *(() if can_undo else ("undo",)),
    )
    return {"app.keys": "Show all keys", "close": "Close the log"} | dict.fromkeys(missing, "")
