"""The keys of home by what you want to do, and what the palette calls what they do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

HOME_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "Start": ("start", "fit_time", "switch_list", "toggle_included", "toggle_everything"),
    "Find": ("search", "clear_filter"),
    "Change": ("change_effort(-1) change_effort(1)", "change_dose", "undo"),
    "Plan and log": ("toggle_plan", "open_log"),
    "Settings": ("settings",),
    "Your own": ("paste_sheet", "begin_own", "edit_own"),
})  # fmt: skip
"""Actions of home by heading."""


KEY_ORDER = (
    "start",
    "toggle_included",
    "switch_list",
    "search",
    "toggle_plan",
    "begin_own",
    "open_log",
    "fit_time",
    "change_dose",
    "change_effort(1)",
    "paste_sheet",
    "edit_own",
)
"""What keys do, the most needed first; others come after them, `LAST` at the end."""
INSIDE = "change_dose"
"""What comes before all of these among the exercises, after what starts or chooses one."""
LAST = ("app.keys", "app.quit")


class HomeState(NamedTuple):
    """What home shows, as far as the palette goes by it."""

    name: str
    """What the highlighted row is called; "" if it's neither a routine nor a session."""
    is_unfinished: bool
    """Whether that row resumes a session."""
    is_question: bool
    """Whether that row is a question."""
    is_planned: bool
    """Whether its routine is in the plan."""
    is_inside: bool
    """Whether the exercises have the focus."""
    is_filtered: bool
    is_everything: bool
    """Whether the whole routine is ticked, and not just what's left today."""


def name_commands(home: HomeState) -> dict[str, str]:
    """Return names by action; "" is what has no effect now, or is offered under another name."""
    names = {
        # The palette offers each effort by its name.
        "change_effort(-1)": "",
        "change_effort(1)": "",
        "search": "Search the routines",
        "clear_filter": "Clear the search" if home.is_filtered else "",
        "open_log": "Open log",
        "app.keys": "Show all keys",
        "app.quit": "Quit",
    }
    return names | (_name_routine(home) if home.name else _name_other(home))


def _name_routine(home: HomeState) -> dict[str, str]:
    """Return the names of what is done with the highlighted routine, or session."""
    begin = "Resume" if home.is_unfinished else "Start"
    lists = "Back to the routines" if home.is_inside else f"Choose exercises of {home.name}"
    plan = "Remove {} from your plan" if home.is_planned else "Add {} to your plan"
    ticked = "Tick just what's left today" if home.is_everything else "Tick the whole routine"
    return {
        "start": f"{begin} {home.name}",
        "switch_list": f"Other choices for {home.name}" if home.is_unfinished else lists,
        "toggle_plan": plan.format(home.name),
        "edit_own": f"Edit {home.name} in your editor",
        "change_dose": "" if home.is_unfinished else f"Change an exercise of {home.name}",
        "toggle_everything": ticked if home.is_planned else "",
    }


def _name_other(home: HomeState) -> dict[str, str]:
    """Return the names where the highlighted row is no routine's, or there's none."""
    of_routines = ("switch_list", "toggle_plan", "edit_own", "change_dose", "fit_time")
    answer = "Answer the highlighted question" if home.is_question else ""
    return dict.fromkeys(of_routines, "") | {"start": answer, "toggle_everything": ""}
