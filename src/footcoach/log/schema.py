"""The tables of the log, and how an older log is brought up to date.

A step never changes once it was released: what is new is another step. What is in each column
is described in `docs/log-format.md`.
"""

APPLICATION = 0x466F6F74
"""Marks an SQLite file as ours: "Foot" in ASCII."""

_FIRST = """
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    routine TEXT NOT NULL,
    title TEXT NOT NULL,
    effort TEXT NOT NULL,
    at INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    day TEXT NOT NULL,
    saved INTEGER NOT NULL,
    ending TEXT,
    open INTEGER NOT NULL,
    note TEXT NOT NULL,
    before INTEGER,
    after INTEGER,
    morning INTEGER,
    sign INTEGER NOT NULL,
    hurt TEXT,
    asked INTEGER NOT NULL
);
CREATE INDEX session_by_day ON session (day, at);
CREATE INDEX session_by_routine ON session (routine, day);
CREATE INDEX session_open ON session (at) WHERE open;
CREATE TABLE place (
    session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    plan INTEGER NOT NULL REFERENCES plan,
    text TEXT NOT NULL
);
CREATE INDEX place_by_plan ON place (plan);
CREATE TABLE part (
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    nth INTEGER NOT NULL,
    side TEXT,
    planned INTEGER NOT NULL,
    done INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    seconds REAL NOT NULL
);
CREATE INDEX part_by_session ON part (session);
CREATE TABLE day (
    day TEXT PRIMARY KEY,
    mark TEXT NOT NULL
);
CREATE TABLE followed (
    routine TEXT PRIMARY KEY,
    yes INTEGER NOT NULL
);
CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
)
"""

_SECOND = """
CREATE TABLE offer (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    routine TEXT NOT NULL,
    exercise TEXT NOT NULL,
    nth INTEGER NOT NULL,
    what TEXT NOT NULL,
    old_low INTEGER NOT NULL,
    old_high INTEGER NOT NULL,
    new_low INTEGER NOT NULL,
    new_high INTEGER NOT NULL,
    taken INTEGER NOT NULL
)
"""

_THIRD = ""
"""Nothing new in the tables, but plans and places of version 2, which no older footcoach can
read: it says so, and leaves the log alone.
"""

_FOURTH = "ALTER TABLE part ADD COLUMN known_by TEXT"

_FIFTH = """
CREATE TABLE owner (
    session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    token TEXT NOT NULL,
    who TEXT NOT NULL,
    since INTEGER NOT NULL
)
"""

_SIXTH = "ALTER TABLE session ADD COLUMN file TEXT"

_SEVENTH = """
ALTER TABLE part ADD COLUMN counted INTEGER;
ALTER TABLE part ADD COLUMN load TEXT
"""

_EIGHTH = "ALTER TABLE session ADD COLUMN corrected TEXT"

STEPS = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH, _EIGHTH)
"""The statements that lead from each version to the next, those of version 1 first."""

VERSION = len(STEPS)


def statements(version: int) -> tuple[str, ...]:
    """Return the statements that lead from ``version`` to the latest."""
    missing = [one for step in STEPS[version:] for one in step.split(";") if one.strip()]
    return (
        *missing,
        f"PRAGMA application_id = {APPLICATION}",
        f"PRAGMA user_version = {VERSION}",
    )
