"""A stranger gets from the first command to the end of a session in a few keys and few words."""

from pathlib import Path

from tools.first_session import KEYS, WAY, walk
from tools.stage import Setting, StagedApp

from footcoach.session.player import Ending
from footcoach.session.tally import tally_sides
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.dialogs import MessageDialog, PainDialog
from footcoach.ui.screens.first_routine import RoutinePage
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.pages import Pages

MOST_KEYS, MOST_LINES = 12, 5
PAGE = Path(__file__).parents[1] / "docs" / "sessions.md"


def count_lines(app: StagedApp) -> int:
    """Return how many lines of text there are to read before the first movement."""
    match app.screen:
        case MessageDialog() as dialog:
            return len(dialog.message.lines)
        case RoutinePage() as page:
            return len(page.question.choices)
        case PainDialog() as dialog:
            return len(dialog.question.lines)
        case SessionScreen() as screen:
            return screen.query_one("#setup", Pages).text.count("\n\n") + 1
        case other:
            raise AssertionError(other)


async def test_a_stranger_gets_to_the_end_in_at_most_twelve_keys() -> None:
    lines = list[int]()
    async for app, frame in walk(Setting((80, 24), Appearance())):
        if frame.stop.key:
            lines.append(count_lines(app))
        session = app.session

    assert len(KEYS) <= MOST_KEYS
    assert len(lines) == len(KEYS)
    assert max(lines) <= MOST_LINES
    assert session is not None
    assert session.ending is Ending.FINISHED
    assert all(side.is_complete for side in tally_sides(session))


def test_the_docs_have_the_same_keys() -> None:
    keys = " ".join(f"`{key}`" for key in KEYS)

    assert f"nine keys: {keys}." in PAGE.read_text(encoding="utf-8")
    assert len(KEYS) == 9 == sum(bool(stop.key) for stop in WAY)
