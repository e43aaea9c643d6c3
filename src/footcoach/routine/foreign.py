"""Recognises files of other programs, so that no one has to read mistakes about their keys."""

import re
from pathlib import PurePath

_ENDINGS = {
    ".owf": "an OpenWorkoutFormat file",
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".json": "a JSON file",
    ".xml": "an XML file",
    ".html": "a web page",
    ".htm": "a web page",
    ".gpx": "a GPX track",
    ".tcx": "a TCX training file",
    ".ics": "a calendar",
}
_STARTS = (
    (r"BEGIN:VCALENDAR", "a calendar"),
    (r"<!doctype html|<html", "a web page"),
    (r"<", "an XML file"),
    (r"[{\[]\s*(?:[{\[]\s*)*\"", "a JSON file"),
)
_LOOKED_AT = 2000
"""Characters at the beginning that show what a file is."""
_COLUMNS = 2
"""Commas in each line of a table, at least."""
_ROWS = 2
_OWN = r"(?m)^[\"']?(?:title|exercises)[\"']?\s*:|^\{\s*[\"']?title[\"']?\s*:"
"""Keys of a routine: what has one was meant to be one."""


def name_foreign(text: str, file: str) -> str:
    """Return what a file is if it isn't meant to be a routine; "" if it may be one."""
    begin = text[:_LOOKED_AT].lstrip()
    if re.search(_OWN, begin):
        return ""
    for pattern, name in _STARTS:
        if re.match(pattern, begin, re.IGNORECASE):
            return _ENDINGS.get(PurePath(file).suffix.lower(), name)
    if name := _ENDINGS.get(PurePath(file).suffix.lower(), ""):
        return name
    return "a table (CSV)" if _is_table(begin) else ""


def _is_table(begin: str) -> bool:
    """Whether the first lines have the same number of commas, or of semicolons."""
    lines = [line for line in begin.split("\n")[:-1] if line.strip()][:5]
    if len(lines) < _ROWS or any(": " in line for line in lines):
        return False
    counts = [{line.count(mark) for line in lines} for mark in (",", ";")]
    return any(len(found) == 1 and min(found) >= _COLUMNS for found in counts)
