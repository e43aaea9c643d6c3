"""Tables on a sheet: each row becomes a line, its bare numbers with the words of the heading."""

import re
from collections.abc import Callable, Iterator

_CELLS = r"\s*[|\t]\s*"
_RULE = r"[\s|:+=\-–—]*"  # noqa: RUF001
_COLUMNS: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"\bsets?\b", lambda cell: f"{cell} set" if cell == "1" else f"{cell} sets"),
    (
        r"\b(?:reps?|repetitions?|times|number|how many)\b(?!.*day)",
        lambda cell: f"{cell} rep" if cell == "1" else f"{cell} reps",
    ),
    (r"\b(?:hold|time|secs?|seconds|duration|length)\b", lambda cell: f"hold {cell}s"),
    (r"\b(?:rest|pause)\b", lambda cell: f"rest {cell}s"),
    (r"\bdays?\b.*\bweek\b|\bweek\b", lambda cell: f"{cell} days a week"),
    (r"\bday\b|\bdaily\b|\boften\b|\bfrequency\b", lambda cell: f"{cell} times a day"),
)
"""What heads a column, and how a bare number in it is said."""
_BARE = r"[0-9]+(?:\s*[-–]\s*[0-9]+)?"  # noqa: RUF001
_TIME = r"[0-9]+(?:\s*[-–]\s*[0-9]+)?\s*s"  # noqa: RUF001
_FEWEST = 3
"""Cells from which a line is the row of a table."""


def read_tables(text: str) -> str:
    """Return a sheet with each row of a table as a line of its own."""
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    heading: list[str] = []
    for line in lines:
        if "|" in line and re.fullmatch(_RULE, line):
            continue
        cells = _cells(line) or _spaced_cells(line, heading)
        if len(cells) < _FEWEST:
            heading = []
            yield line
        elif not any(re.search("[0-9]", cell) for cell in cells):
            heading = cells
        else:
            yield _say(cells, heading)


def _cells(line: str) -> list[str]:
    if "|" not in line and "\t" not in line.strip():
        return []
    return re.split(_CELLS, line.strip().strip("|").strip())


def _spaced_cells(line: str, heading: list[str]) -> list[str]:
    """Return the cells of a row that blanks or commas part, if it's a heading or below one."""
    parting = r"," if re.search(r"\S,\S", line) and "  " not in line else r"\s{2,}"
    cells = re.split(parting, line.strip())
    heads = [any(re.search(sign, cell, re.IGNORECASE) for sign, _ in _COLUMNS) for cell in cells]
    is_heading = sum(heads) > 1 and not re.search("[0-9.:]", line)
    return cells if is_heading or len(cells) == len(heading) else []


def _say(cells: list[str], heading: list[str]) -> str:
    """Return a row as a line: the name, then the other cells, said as their columns mean them."""
    heads = [*heading, *[""] * len(cells)]
    said = [_say_cell(cell, head) for cell, head in zip(cells[1:], heads[1:], strict=False)]
    return f"• {cells[0].strip()}: {', '.join(filter(None, said))}"


def _say_cell(cell: str, head: str) -> str:
    for pattern, say in _COLUMNS:
        # A column of times has its unit in each cell: rest 60s.
        if re.fullmatch(_TIME, cell) and re.search(pattern, head, re.IGNORECASE):
            return say(cell[:-1].rstrip()) if say(cell).endswith("ss") else cell
    if re.fullmatch(_BARE, cell):
        for pattern, say in _COLUMNS:
            if re.search(pattern, head, re.IGNORECASE):
                return say(cell)
    return cell
