"""Removes a kind of question from those that ``config.yaml`` has footcoach ask.

Everything else in the file stays, comments and line ends too. The new text is read back before it's
written: it has to say what it should, and nothing else that is new.
"""

import re
from dataclasses import replace
from pathlib import Path

from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.question_settings import UnsavedError
from footcoach.config.file_text import FileText
from footcoach.config.reader import Config, parse_config
from footcoach.routine.errors import MissingFileError, RoutineError, printable
from footcoach.routine.files import decode, read_bytes
from footcoach.routine.safe_write import UnwrittenError, write_file
from footcoach.routine.text_edit import UnclearError
from footcoach.routine.yaml_tree import Node, Scalar, Sequence

_KEY = "questions"


def switch_off_question(file: Path, kind: QuestionKind) -> None:
    """Switch off a kind of question for good; raise `UnsavedError` if that can't be written."""
    asked = frozenset(QuestionKind)
    try:
        before = _read_if_there(file)
        config = parse_config(decode(file, before or b""), file)
        asked = (asked if config.questions is None else config.questions) - {kind}
        write_file(file, _rewrite(before or b"", file, kind, config, asked), before)
    except UnclearError as error:
        why = f"footcoach isn't sure how to change {printable(str(file))}."
        raise _explain(why, asked) from error
    except UnwrittenError as error:
        raise _explain(str(error), asked) from error
    except RoutineError as error:
        msg = f"config.yaml has mistakes, so it was left alone: {error}"
        raise UnsavedError(msg) from error


def _read_if_there(file: Path) -> bytes | None:
    try:
        return read_bytes(file)
    except MissingFileError:
        return None


def _explain(why: str, asked: frozenset[QuestionKind]) -> UnsavedError:
    return UnsavedError(
        f"{why} To switch it off for good, write this in config.yaml: {_write_list(asked)}"
    )


def _write_list(asked: frozenset[QuestionKind]) -> str:
    return f"{_KEY}: [{', '.join(kind for kind in QuestionKind if kind in asked)}]"


def _rewrite(
    data: bytes, file: Path, kind: QuestionKind, config: Config, asked: frozenset[QuestionKind]
) -> bytes:
    """Return the bytes of a file with another list of questions; raise `UnclearError`."""
    text = FileText(data)
    found = text.find(_KEY)
    if found:
        _shorten(text, *found, kind, is_last=not asked)
    else:
        text.append(_write_list(asked))
    new = text.encode()
    try:
        is_right = parse_config(decode(file, new), file) == replace(config, questions=asked)
    except RoutineError:
        is_right = False
    if not is_right:
        raise UnclearError
    return new


def _shorten(
    text: FileText, key: Scalar, value: Node, kind: QuestionKind, *, is_last: bool
) -> None:
    """Take a kind out of the list; raise `UnclearError`."""
    if not isinstance(value, Sequence):
        raise UnclearError
    is_in_brackets = text.lines[value.at.line - 1][value.at.column - 1] == "["
    for item in reversed(value.items):
        if not isinstance(item, Scalar) or not item.is_exact:
            raise UnclearError
        if item.text.lower() != kind:
            continue
        if is_in_brackets:
            _cut_from_brackets(text, item)
        else:
            text.cut_line(item, item, "-")
    if is_last and not is_in_brackets:
        row, begin = key.at.line - 1, key.at.column - 1
        before, colon, after = text.lines[row][begin:].partition(":")
        text.lines[row] = f"{text.lines[row][:begin]}{before}{colon} []{after}"


def _cut_from_brackets(text: FileText, item: Scalar) -> None:
    before, after = text.part(item)
    if comma := re.match(r"[ \t]*,[ \t]*", after):
        after = after[comma.end() :]
    else:
        before = re.sub(r"[ \t]*,[ \t]*$", "", before)
    line = before + after
    text.lines[item.at.line - 1] = line if line.strip() else ""
