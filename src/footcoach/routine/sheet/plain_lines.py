"""Makes the lines of a pasted sheet plain: without Markdown, broken words and loose numbers."""

import re
from collections.abc import Iterator
from itertools import pairwise

_HEADING = r"\s{0,3}#{1,6}\s+(?=\S)"
_QUOTED = r"^\s*(?:>\s?)+"
"""Begins a line of an e-mail that is answered."""
_DOT = r"(?<=\S)\s+[·•]\s+(?=\S)"
"""Parts a name from its dose."""
_RULE = r"\s*(?:(?:-\s?){3,}|(?:\*\s?){3,}|_{3,}|={3,}|~{3,})\s*"
_STRONG = r"(\*\*|__)(?=[^\s*_])([^*_]+)\1"
_EMPHASIS = (
    r"(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])|(?<!\w)_([^\s_](?:[^_]*[^\s_])?)_(?!\w)"
)
_LABEL = (
    r"\s*(?:exercise|ex\.?|stretch|station|activity|movement|drill)\s*(?:no\.?\s*)?#?"
    r"([0-9]{1,2})(?:\s*[:.)]|\s+[-–—](?=\s+(?-i:[A-Z])))?\s*"  # noqa: RUF001
)
_NAMED = r"\s*(?:exercise|exercise name|name of exercise|activity|movement)\s*:\s*(?=[A-Za-z])"
"""Begins a line that names an exercise, whose dose has lines of its own."""
_INLINE = r"(?<=\s)(?:\(?([0-9]{1,2})[.)])\s+(?=[A-Z])"
"""A number of a list within a line."""
_CLOSING = r"(?<=\.)\s+(?=(?:do|repeat|perform|complete)\b[^.]*\.?$)"
"""Parts the last item of such a list from what is for all."""
_LONE = r"\s*(?:\(?[0-9]{1,2}[.)]|\(?[a-h]\)|[•▪·●○■►✓✔])\s*"
_UNMARKED = r"\s*([0-9]{1,2})\s+(?=[A-Z][a-z])"
_HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
_KEPT = frozenset(
    (
        *("self", "non", "half", "side", "one", "two", "three", "left", "right", "single"),
        *("double", "bent", "cross", "heel", "sit", "step", "follow", "hands"),
    )
)
"""First parts of words that have a hyphen anywhere on a line."""


def make_plain(text: str) -> str:
    """Return a sheet with the same words, on lines that begin and end as on paper."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [part for line in lines for part in _part_inline(_without_marks(line))]
    lines = list(_with_labels(_join_broken_words(lines)))
    return "\n".join(_join_lone_marks(_number(lines)))


def _without_marks(line: str) -> str:
    """Return a line without the marks of Markdown; a ruled line is an empty one."""
    line = re.sub(_DOT, " – ", re.sub(_QUOTED, "", line))  # noqa: RUF001
    if re.fullmatch(_RULE, line):
        return ""
    line = re.sub(_STRONG, r"\2", re.sub(_HEADING, "", line, count=1))
    return re.sub(_EMPHASIS, lambda match: match[1] or match[2], line)


def _part_inline(line: str) -> list[str]:
    """Return the items of a list that is written on one line, with what's before it."""
    found = [*re.finditer(_INLINE, line)]
    if len(found) < 2 or [int(one[1]) for one in found] != [*range(1, len(found) + 1)]:  # noqa: PLR2004, one number isn't a list
        return [line]
    starts = [0, *(one.start() for one in found), len(line)]
    *items, last = (line[start:end].strip() for start, end in pairwise(starts))
    closing = re.split(_CLOSING, last, maxsplit=1, flags=re.IGNORECASE)
    return [items[0], "", *items[1:], closing[0], *(["", closing[1]] if len(closing) > 1 else [])]


def _join_broken_words(lines: list[str]) -> Iterator[str]:
    """Yield the lines, each word that a line break parts being whole on the second line."""
    carried = ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        whole = line
        if carried:
            indent = len(line) - len(line.lstrip())
            whole = line[:indent] + carried + line[indent:]
        carried = _find_broken(whole) if after.lstrip()[:1].islower() else ""
        if carried:
            whole = whole.rstrip()[: -len(carried)]
            kept = carried[:-1].lower() in _KEPT
            carried = carried if kept else carried[:-1]
        yield whole


def _find_broken(line: str) -> str:
    """Return the part of a word at the end of a line, with its hyphen; "" if it's whole."""
    last = line.split()[-1:]
    if not last or last[0][-1] not in _HYPHENS or not last[0][:-1].isalpha():
        return ""
    return last[0]


def _with_labels(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines with a plain number for "Exercise 1:"."""
    for line in lines:
        if named := re.match(_NAMED, line, re.IGNORECASE):
            yield f"- {line[named.end() :]}"
            continue
        label = re.match(_LABEL, line, re.IGNORECASE)
        is_label = label and (label[0].rstrip()[-1] in ":.)-–—" or label.end() == len(line))  # noqa: RUF001
        yield f"{label[1]}. {line[label.end() :]}" if label and is_label else line


def _number(lines: list[str]) -> list[str]:
    """Return the lines with a full stop after numbers that count the lines: 1 Squat, 2 Lunge."""
    found = {
        index: match
        for index, line in enumerate(lines)
        if (match := re.match(_UNMARKED, line)) is not None
    }
    if len(found) < 2 or [int(one[1]) for one in found.values()] != [*range(1, len(found) + 1)]:  # noqa: PLR2004, one line counts nothing
        return lines
    return [
        f"{found[index][1]}. {line[found[index].end() :]}" if index in found else line
        for index, line in enumerate(lines)
    ]


def _join_lone_marks(lines: list[str]) -> Iterator[str]:
    """Yield the lines, a number or a bullet alone on one being joined to the next with words."""
    mark = ""
    for line in lines:
        if mark and not line.strip():
            continue
        if re.fullmatch(_LONE, line):
            if mark:
                yield mark
            mark = line.strip()
            continue
        yield f"{mark} {line.strip()}" if mark else line
        mark = ""
    if mark:
        yield mark
