"""Writes one value into ``config.yaml``, or takes one out; everything else in the file stays.

The new text is read back before it's written: it has to say what it should, and nothing else new.
"""

from pathlib import Path

from footcoach.coach.question_settings import UnsavedError
from footcoach.config.file_text import FileText
from footcoach.config.reader import parse_config
from footcoach.routine.errors import MissingFileError, RoutineError, printable
from footcoach.routine.files import decode, read_bytes
from footcoach.routine.safe_write import UnwrittenError, write_file
from footcoach.routine.text_edit import UnclearError
from footcoach.routine.yaml_tree import Mapping, Node, Scalar, Sequence


def set_value(file: Path, key: str, text: str | None) -> tuple[bytes | None, bytes]:
    """Set a key of ``file`` to one value; None takes the key out, so that its default counts.

    Return what was in the file, None for no file, and what is in it now. Raise `UnsavedError`,
    which says what to do.
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


def _rewrite(data: bytes, file: Path, key: str, text: str | None) -> bytes:
    wanted = _read(data)
    wanted.pop(key, None)
    if text is not None:
        wanted[key] = text
    for written in _list_spellings(text):
        try:
            new = _write(data, key, written)
            parse_config(decode(file, new), file)
            is_right = _read(new) == wanted
        except (RoutineError, UnclearError):
            is_right = False
        if is_right:
            return new
    todo = f"Delete this from it: {key}" if text is None else f"Write this in it: {key}: {text}"
    msg = f"footcoach isn't sure how to change {printable(str(file))}. {todo}"
    raise UnsavedError(msg)


def _list_spellings(text: str | None) -> tuple[str | None, ...]:
    return (None,) if text is None else (text, "'" + text.replace("'", "''") + "'")


def _read(data: bytes) -> dict[str, object]:
    root = FileText(data).root
    return {key.text: _simplify(node) for key, node in root.pairs} if root else {}


def _simplify(node: Node) -> object:
    if isinstance(node, Sequence):
        return tuple(map(_simplify, node.items))
    if isinstance(node, Mapping):
        return {key.text: _simplify(value) for key, value in node.pairs}
    return node.text if isinstance(node, Scalar) else None


def _write(data: bytes, key: str, written: str | None) -> bytes:
    """Return the file with another value of ``key``, in its place or in a line of its own."""
    text = FileText(data)
    found = text.find(key)
    if found is None:
        if written is not None:
            text.append(f"{key}: {written}")
    else:
        name, value = found
        if not isinstance(value, Scalar):
            raise UnclearError
        if written is None:
            text.cut_line(name, value)
        else:
            text.replace(value, written)
    return text.encode()
