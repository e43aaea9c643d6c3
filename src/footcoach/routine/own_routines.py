"""The user's own routine files: a new one, and a copy of a preset to change."""

import re
from pathlib import Path

from footcoach.paths import bundled
from footcoach.routine.errors import Problem, RoutineError, printable, quote
from footcoach.routine.files import read_bytes
from footcoach.routine.library import Library
from footcoach.routine.safe_write import UnwrittenError, write_file

_LONGEST = 60
_LONGEST_SUGGESTED = 40
_UNTITLED = "my-sheet"
_ENDINGS = r"\.ya?ml$"
_COPY = "my-"
"""Begins the name of a copy of a preset, so that both are listed."""

_STARTER = """\
# Change what you like and save. footcoach checks the file when you come back.
title: {title}
exercises:
  # Exercises of the catalogue, each with its dose. List them with: footcoach exercises
  - short-foot: 10 reps of 3s, both feet
  - ankle-circles: clockwise 10s, counterclockwise 10s, each foot
  # One of your own is written the same way:
  # - Wall sit: 3 reps of 20s, standing
  # How often, if your sheet says so:
  # - heel-raise: 3 sets of 15 reps, each leg, twice a day, 3 days a week
"""


def find_new_place(library: Library, name: str) -> Path:
    """Return where a new routine called ``name`` goes; raise `RoutineError` if it can't."""
    name = re.sub(_ENDINGS, "", name.strip())
    if not _is_name(name):
        wrong = f"{quote(name)} can't be the name of a routine"
        raise _refusal(wrong, "write letters, digits and hyphens, such as my-sheet")
    path = library.folder / f"{name}.yaml"
    if library.is_own(name) or path.exists():
        wrong = f"you already have a routine called {quote(name)}"
        raise _refusal(wrong, f"change it with footcoach edit {name}, or choose another name")
    return path


def suggest_name(library: Library, title: str) -> str:
    """Return a name for a new routine of this title that isn't taken."""
    # What comes after a colon or in brackets says when, or for whom.
    words = re.findall(r"[^\W_]+", re.split(r"[:;(]", title.lower())[0])
    name = "-".join(words)[:_LONGEST_SUGGESTED].strip("-")
    names = (name or _UNTITLED, *(f"{name or _UNTITLED}-{number}" for number in range(2, 100)))
    return next((one for one in names if _is_free(library, one)), "")


def _is_free(library: Library, name: str) -> bool:
    try:
        find_new_place(library, name)
    except RoutineError:
        return False
    return name not in library.names()


def starter_text(name: str) -> str:
    """Return a short routine that runs, with comments that say what to do next."""
    words = " ".join(re.split("[-_ ]+", name)).strip()
    title = words[:1].upper() + words[1:]
    return _STARTER.format(title=title if re.fullmatch(r"[\w ]+", title) else f'"{title}"')


def create(path: Path, text: str) -> None:
    """Write a new file; raise `RoutineError`."""
    try:
        write_file(path, text.encode(), None)
    except UnwrittenError as error:
        raise _refusal(str(error), "") from error


def undo_changes(path: Path, before: bytes | None) -> None:
    """Put a file back as it was, None being no file; raise `RoutineError` if that fails."""
    if before is None:
        path.unlink(missing_ok=True)
        return
    try:
        write_file(path, before, read_bytes(path))
    except UnwrittenError as error:
        raise _refusal(str(error), "") from error


def find_own_file(library: Library, routine: str) -> Path:
    """Return the file in which to change ``routine``: a preset is copied first.

    A preset that has a copy already is changed there. Raises `RoutineError`.
    """
    path = library.path(routine)
    if not path.resolve().is_relative_to(bundled("routines").resolve()):
        return path
    copy = library.folder / f"{_COPY}{path.stem}.yaml"
    if not copy.exists():
        create(copy, _retitle(read_bytes(path).decode()))
    return copy


def _retitle(text: str) -> str:
    """Return the text of a preset with a title that tells its copy apart."""
    title = r"(?m)^(title: [\"']?)(.)"
    return re.sub(title, lambda begin: f"{begin[1]}My {begin[2].lower()}", text, count=1)


def _is_name(name: str) -> bool:
    """Whether ``name`` can be a file's on every system, and can be typed and told apart."""
    usual = re.fullmatch(r"\w[\w .+-]*", name) is not None and not name.endswith(".")
    return usual and name.isprintable() and len(name) <= _LONGEST


def _refusal(wrong: str, right: str) -> RoutineError:
    return RoutineError((Problem("", 1, 1, printable(wrong), right),))
