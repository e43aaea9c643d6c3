"""`docs/log-format.md` names every key that is written, and nothing else.

What it says of a key that is missing is tried out.
"""

import json
import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from footcoach.log.csv_export import export_csv
from footcoach.log.import_export import export_json, import_json
from footcoach.log.json_codec import MalformedError
from footcoach.log.store import Store
from tests.log.complete import SESSION, complete_offer, complete_record
from tests.log.test_json_values import WORDS
from tests.log.world import MONDAY

PAGE = (Path(__file__).parents[2] / "docs" / "log-format.md").read_text(encoding="utf-8")
REFUSED = {"refused", "not an export", "version 1"}


class Row(NamedTuple):
    """A key on the page."""

    key: str
    meaning: str
    missing: str


def documented() -> dict[str, list[Row]]:
    """Return the rows of every table under a heading of the third level."""
    tables = defaultdict[str, list[Row]](list)
    name = ""
    for line in PAGE.splitlines():
        if line.startswith("#"):
            name = line.removeprefix("### ") if line.startswith("### ") else ""
        elif name and line.startswith("| `"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            tables[name].append(Row(cells[0].strip("`"), cells[1], cells[2]))
    return tables


RECORDS = {name: rows for name, rows in documented().items() if not name.startswith("table ")}
TABLES = {
    name.removeprefix("table "): rows
    for name, rows in documented().items()
    if name.startswith("table ")
}
INSIDE = {
    ("export", "offers"): "offer",
    ("export", "sessions"): "session",
    ("session", "exercises"): "exercises",
    ("session", "place"): "place",
    ("plan", "routine"): "routine",
    ("plan", "exercises"): "exercise",
    ("plan", "steps"): "step",
    ("plan", "moves"): "move",
    ("routine", "blocks"): "block",
    ("exercise", "left"): "dose",
    ("exercise", "right"): "dose",
    ("exercise", "figure"): "figure",
    ("exercise", "prescribed"): "prescribed",
    ("prescribed", "left"): "settled dose",
    ("prescribed", "right"): "settled dose",
    ("move", "pose"): "pose",
}
"""Which record is under which key of another."""


def complete_export(folder: Path) -> dict[str, Any]:
    """Return an export in which every key says something."""
    store = Store(folder / "complete.db")
    store.put(complete_record(), SESSION)
    store.note_offers([complete_offer()])
    store.follow("everything", yes=True, day=MONDAY.date())
    data: dict[str, Any] = json.loads("".join(export_json(store)))
    data["days"][MONDAY.date().isoformat()] = "ill"
    return data


def records_in(name: str, data: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return every record in ``data``, which is one of kind ``name``, with its kind."""
    if isinstance(data, list):
        return [found for one in data for found in records_in(name, one)]
    found = [(name, data)]
    for key, value in data.items():
        if (name, key) in INSIDE:
            found += records_in(INSIDE[name, key], value)
        elif (name, key) == ("export", "plans"):
            found += [one for plan in value.values() for one in records_in("plan", plan)]
    return found


def test_every_key_that_is_written_is_on_the_page_and_no_other(tmp_path: Path) -> None:
    written = defaultdict[str, set[str]](set)
    for name, record in records_in("export", complete_export(tmp_path)):
        written[name] |= record.keys()

    assert written == {name: {row.key for row in rows} for name, rows in RECORDS.items()}


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name, rows in RECORDS.items() for row in rows]
)
def test_a_missing_key_means_what_the_page_says(tmp_path: Path, name: str, row: Row) -> None:
    data = complete_export(tmp_path)
    record = next(
        record for kind, record in records_in("export", data) if kind == name and row.key in record
    )
    del record[row.key]
    store = Store(tmp_path / "other.db")

    try:
        taken = import_json(store, json.dumps(data)).left_out == ()
    except MalformedError:
        taken = False

    assert taken == (row.missing not in REFUSED)


def test_every_word_is_on_the_page() -> None:
    known = set(re.findall(r"`([^`]*)`", PAGE))

    for kind, words in WORDS.items():
        assert {words.write(member) for member in kind} <= known


def test_every_column_of_every_table_is_on_the_page_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "footcoach.db"
    Store(path).note_fact("notice", "2026-03-20")

    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        names = [name for (name,) in connection.execute(query)]
        columns = {
            name: [
                (column, "never" if needed or key else "null")
                for _, column, _, needed, _, key in connection.execute(f"PRAGMA table_info({name})")
            ]
            for name in names
        }

    assert columns == {
        name: [(row.key, "never" if row.missing == "never" else "null") for row in rows]
        for name, rows in TABLES.items()
    }


def test_every_column_of_the_table_for_spreadsheets_is_on_the_page(tmp_path: Path) -> None:
    section = PAGE.partition("## The table for spreadsheets")[2].partition("\n## ")[0]
    (head,) = export_csv(Store(tmp_path / "none.db"))

    assert re.findall(r"`([a-z_]+)`", section) == head.strip().split(",")
