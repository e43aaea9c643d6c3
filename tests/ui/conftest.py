"""What the tests of the screens have in common."""

from pathlib import Path

import pytest

from tests.ui.logged import LoggedApp


@pytest.fixture
def app(tmp_path: Path) -> LoggedApp:
    made = LoggedApp(tmp_path)
    made.store.note_fact("notice", "seen")
    return made
