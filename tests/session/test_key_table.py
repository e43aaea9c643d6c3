"""One table says what the keys of a session do, wherever that is shown."""

import re
from collections import Counter
from pathlib import Path

from footcoach.session.actions import Action
from footcoach.session.cues import CueGroup
from footcoach.session.key_table import KeyRow, SessionCommand, key_rows, session_keys

PAGE = (Path(__file__).parents[2] / "docs" / "sessions.md").read_text(encoding="utf-8")


def test_every_action_command_and_group_of_cues_has_exactly_one_key() -> None:
    meanings = [key.meaning for key in session_keys()]

    assert sorted(meanings) == sorted([*Action, *SessionCommand, *CueGroup])


def test_no_key_and_no_typed_line_means_two_things() -> None:
    names = Counter(name for key in session_keys() for name in key.names.split(","))
    lines = Counter(line for key in session_keys() for line in key.typed)

    assert set((names | lines).values()) == {1}


def test_the_docs_list_the_same_keys_in_the_same_order() -> None:
    table = PAGE[PAGE.index("| Key | With `--plain` | Does |") :].split("\n\n")[0]
    listed = table.split("\n")[2:]

    assert listed == [*map(_row, key_rows()), "| a click | | as `space` |"]


def _row(row: KeyRow) -> str:
    shown = " ".join(f"`{key.shown}`" for key in row.keys)
    typed = " ".join(f"`{line or 'Enter'}`" for key in row.keys for line in key.typed)
    return re.sub(" +", " ", f"| {shown} | {typed} | {row.does} |")
