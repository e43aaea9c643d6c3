"""Writes sides, a place, or whether an exercise is done, into the text of a routine file.

All other characters stay. Whether the text then says what it should is for the caller to read.
"""

import re
from collections.abc import Iterator

from footcoach.routine.enums import BodyPart, Sides
from footcoach.routine.item_change import (
    IncludeChange,
    ItemChange,
    OrderChange,
    SidesChange,
    describe_sides,
)
from footcoach.routine.model import Exercise
from footcoach.routine.text_edit import (
    Edit,
    UnclearError,
    add_after,
    add_key,
    add_line,
    find_item,
    make_edit,
    pairs_of,
    replace_scalar,
    split_lines,
)
from footcoach.routine.yaml_tree import Mapping, Node, Scalar

_PART = "|".join(name for part in BodyPart for name in (part.value, part.plural) if name)
_SIDES_WORDS = (
    rf"\b(?:on |with |for )?(?:the )?(?:each|both|left|right|alternat(?:e|ing)|per|sore|one)"
    rf"(?: (?:{_PART}))?\b(?:(?: together| only))?"
)
"""Words of a dose line that can say how the sides share the work."""
_DASH = r"( *)- +"


def rewrite_item(text: str, change: ItemChange, exercise: Exercise) -> Iterator[str]:
    """Yield texts that may say what the change asks for, the likeliest first.

    Raises `UnclearError` where it isn't certain where to write.
    """
    item = find_item(text, change.exercise)
    match change:
        case SidesChange():
            yield from _write_sides(split_lines(text), item, exercise, change.sides)
        case IncludeChange():
            yield _write_optional(split_lines(text), item, is_optional=not change.is_included)
        case OrderChange():
            yield _swap(text, change.exercise, change.exercise + change.by)


def _write_sides(lines: list[str], item: Node, exercise: Exercise, sides: Sides) -> Iterator[str]:
    clause = describe_sides(exercise, sides)
    keys = pairs_of(item)
    match item, keys.get("sides"), keys.get("dose"):
        case Scalar(), _, _:
            yield make_edit(lines, add_after(lines, item, f": {clause}"))
        case Mapping(), Scalar() as word, _:
            yield make_edit(lines, replace_scalar(lines, word, sides.value))
        case Mapping(pairs=((key, Scalar() as dose),)), None, None if key.text != "exercise":
            yield from _restate(lines, dose, clause)
        case Mapping(), None, Scalar() as dose:
            yield from _restate(lines, dose, clause)
            # In braces a comma in a dose without quotes would end it.
            yield make_edit(lines, add_key(lines, item, f"sides: {sides}"))
        case Mapping(), None, None if "exercise" in keys:
            yield make_edit(lines, add_key(lines, item, f"sides: {sides}"))
        case _:
            raise UnclearError


def _restate(lines: list[str], dose: Scalar, clause: str) -> Iterator[str]:
    """Yield the texts in which a dose line says ``clause`` instead of other words, or too."""
    line = dose.text
    found = list(re.finditer(_SIDES_WORDS, line, re.IGNORECASE))
    said = [line[: match.start()] + clause + line[match.end() :] for match in reversed(found)]
    for restated in (*said, f"{line}, {clause}"):
        yield make_edit(lines, replace_scalar(lines, dose, restated))


def _write_optional(lines: list[str], item: Node, *, is_optional: bool) -> str:
    word = str(is_optional).lower()
    match item, pairs_of(item).get("optional"):
        case Mapping(), Scalar() as given:
            return make_edit(lines, replace_scalar(lines, given, word))
        case Mapping(pairs=((key, Scalar() as dose),)), None if key.text != "exercise":
            return _spell_out(lines, key, dose, f"optional: {word}")
        case Mapping(), None:
            return make_edit(lines, add_key(lines, item, f"optional: {word}"))
        case Scalar(), _:
            return _spell_out(lines, item, None, f"optional: {word}")
        case _:
            raise UnclearError


def _spell_out(lines: list[str], name: Scalar, dose: Scalar | None, key: str) -> str:
    """Return the text with an item in one line written with keys, and another ``key``."""
    number = name.at.line - 1
    line, begin = lines[number], name.at.column - 1
    if not re.fullmatch(_DASH, line[:begin]) or not name.is_exact:
        raise UnclearError
    indent = " " * begin
    edits = [add_line(lines, number, begin, key)]
    if dose is not None:
        if not dose.is_exact or dose.at.line != name.at.line:
            raise UnclearError
        named = add_after(lines, name, "").end
        end = line.rstrip("\r\n")
        parted = line[len(end) :] or "\n"
        edits.append(Edit(number, named, dose.at.column - 1, f"{parted}{indent}dose: "))
    edits.append(Edit(number, begin, begin, "exercise: "))
    for edit in edits:
        line = line[: edit.start] + edit.text + line[edit.end :]
    return "".join((*lines[:number], line, *lines[number + 1 :]))


def _swap(text: str, one: int, other: int) -> str:
    """Return the text with two neighbours in each other's place, comments above them included."""
    lines = split_lines(text)
    (start, middle), (after, end) = (
        _span(lines, find_item(text, index)) for index in sorted((one, other))
    )
    if middle > after:
        raise UnclearError
    upper, gap, lower = lines[start:middle], lines[middle:after], lines[after:end]
    if lower[-1] == lower[-1].rstrip("\r\n"):
        # The last line of the file has no line end, and isn't the last any more.
        bare = upper[-1].rstrip("\r\n")
        lower[-1] += upper[-1][len(bare) :]
        upper[-1] = bare
    return "".join((*lines[:start], *lower, *gap, *upper, *lines[end:]))


def _span(lines: list[str], item: Node) -> tuple[int, int]:
    """Return the first line of an item, or of the comments above it, and the line after its last.

    Raises `UnclearError` where it doesn't begin a line.
    """
    number = item.at.line - 1
    dash = re.fullmatch(_DASH, lines[number][: item.at.column - 1])
    if dash is None:
        raise UnclearError
    indent = len(dash[1])
    start = number
    while start and re.match(rf" {{{indent}}}#", lines[start - 1]):
        start -= 1
    end = number + 1
    while end < len(lines) and _is_inside(lines[end], indent):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return start, end


def _is_inside(line: str, indent: int) -> bool:
    """Whether a line below an item's first is part of it, or blank."""
    return not line.strip() or len(line) - len(line.lstrip(" ")) > indent
