"""Writes one value into ``config.yaml``; everything else in the file stays, comments too.

The new text is read back before it's written: it has to say what it should, and nothing else new.
"""

import codecs
import re
from pathlib import Path

from footcoach.coach.question_settings import UnsavedError
from footcoach.config.reader import parse_config
from footcoach.routine.errors import MissingFileError, Problems, RoutineError, printable
from footcoach.routine.files import decode, read_bytes
from footcoach.routine.safe_write import UnwrittenError, write_file
from footcoach.routine.text_edit import split_lines
from footcoach.routine.yaml_tree import Mapping, Node, Scalar, Sequence, parse_tree


def set_value(file: Path, key: str, text: str) -> tuple[bytes | None, bytes]:
    """Set a key of ``file`` to one value; return what was in the file, None for none, and is now.

    Raise `UnsavedError`, which says what to do.
    """
    try:
        before = read_bytes(file)
    except MissingFileError:
        before = None
    try:
        parse_config(decode(file, before or b""), file)
        after = _rewrite(before or b"", file, key, text)
        write_file(file, after, before)
    except RoutineError as error:
        msg = f"config.yaml has mistakes, so it was left alone: {error}"
        raise UnsavedError(msg) from error
    except UnwrittenError as error:
        raise UnsavedError(str(error)) from error
    return before, after


def _rewrite(data: bytes, file: Path, key: str, text: str) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    old = data.removeprefix(mark).decode()
    wanted = _read(old) | {key: text}
    for written in (text, "'" + text.replace("'", "''") + "'"):
        new = _write(old, key, written)
        try:
            parse_config(decode(file, new.encode()), file)
            is_right = _read(new) == wanted
        except RoutineError:
            is_right = False
        if is_right:
            return mark + new.encode()
    name = printable(str(file))
    msg = f"footcoach isn't sure how to change {name}. Write this in it: {key}: {text}"
    raise UnsavedError(msg)


def _find_root(text: str) -> Mapping | None:
    if all(not line.strip() or line.lstrip().startswith("#") for line in split_lines(text)):
        return None
    root = parse_tree(re.sub(r"\r\n?", "\n", text), Problems(""))
    return root if isinstance(root, Mapping) else None


def _read(text: str) -> dict[str, object]:
    root = _find_root(text)
    return {key.text: _simplify(node) for key, node in root.pairs} if root else {}


def _simplify(node: Node) -> object:
    if isinstance(node, Sequence):
        return tuple(map(_simplify, node.items))
    if isinstance(node, Mapping):
        return {key.text: _simplify(value) for key, value in node.pairs}
    return node.text if isinstance(node, Scalar) else None


def _write(text: str, key: str, written: str) -> str:
    """Return ``text`` with another value of ``key`` in its place, or in a line of its own."""
    lines, root = split_lines(text), _find_root(text)
    for name, value in root.pairs if root else ():
        if name.text == key and isinstance(value, Scalar) and value.is_exact:
            row, start = value.at.line - 1, value.at.column - 1
            end = start + len(value.text) + 2 * (not value.is_plain)
            lines[row] = lines[row][:start] + written + lines[row][end:]
            return "".join(lines)
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += newline
    indent = " " * (root.at.column - 1 if root else 0)
    return "".join((*lines, f"{indent}{key}: {written}{newline}"))
