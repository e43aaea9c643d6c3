"""Removes a kind of question from those that ``config.yaml`` has footcoach ask.

Everything else in the file stays, comments and line ends too. The new text is read back before it's
written: it has to say what it should, and nothing else that is new.
"""

import codecs
import re
from dataclasses import replace
from pathlib import Path

from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.question_settings import UnsavedError
from footcoach.config.reader import Config, parse_config
from footcoach.routine.errors import MissingFileError, Problems, RoutineError, printable
from footcoach.routine.files import decode, read_bytes
from footcoach.routine.safe_write import UnwrittenError, write_file
from footcoach.routine.text_edit import UnclearError, split_lines
from footcoach.routine.yaml_tree import Mapping, Node, Scalar, Sequence, parse_tree

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
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    lines = split_lines(data.removeprefix(mark).decode())
    new = mark + "".join(_Writer(lines, kind, asked).rewrite()).encode()
    try:
        is_right = parse_config(decode(file, new), file) == replace(config, questions=asked)
    except RoutineError:
        is_right = False
    if not is_right:
        raise UnclearError
    return new


class _Writer:
    """Works out the new lines. Its methods raise `UnclearError`."""

    def __init__(
        self, lines: list[str], kind: QuestionKind, asked: frozenset[QuestionKind]
    ) -> None:
        self._lines = lines
        self._kind = kind
        self._asked = asked

    def rewrite(self) -> list[str]:
        """Return the lines with a list of the questions to ask, or a shorter one."""
        root = self._find_root()
        for key, value in root.pairs if root else ():
            if key.text == _KEY:
                self._shorten(key, value)
                return self._lines
        return self._add_key(root.at.column - 1 if root else 0)

    def _find_root(self) -> Mapping | None:
        """Return the keys of the file; None if there are none."""
        if all(not line.strip() or line.lstrip().startswith("#") for line in self._lines):
            return None
        root = parse_tree(re.sub(r"\r\n?", "\n", "".join(self._lines)), Problems(""))
        return root if isinstance(root, Mapping) else None

    def _add_key(self, indent: int) -> list[str]:
        end = "\r\n" if self._lines and self._lines[0].endswith("\r\n") else "\n"
        if self._lines and not self._lines[-1].endswith(("\r", "\n")):
            self._lines[-1] += end
        return [*self._lines, f"{' ' * indent}{_write_list(self._asked)}{end}"]

    def _shorten(self, key: Scalar, value: Node) -> None:
        if not isinstance(value, Sequence):
            raise UnclearError
        is_in_brackets = self._lines[value.at.line - 1][value.at.column - 1] == "["
        for item in reversed(value.items):
            if not isinstance(item, Scalar) or not item.is_exact:
                raise UnclearError
            if item.text.lower() == self._kind:
                (self._cut_from_brackets if is_in_brackets else self._cut_line)(item)
        if not self._asked and not is_in_brackets:
            row, begin = key.at.line - 1, key.at.column - 1
            before, colon, after = self._lines[row][begin:].partition(":")
            self._lines[row] = f"{self._lines[row][:begin]}{before}{colon} []{after}"

    def _cut_from_brackets(self, item: Scalar) -> None:
        before, after = self._part(item)
        if comma := re.match(r"[ \t]*,[ \t]*", after):
            after = after[comma.end() :]
        else:
            before = re.sub(r"[ \t]*,[ \t]*$", "", before)
        line = before + after
        self._lines[item.at.line - 1] = line if line.strip() else ""

    def _cut_line(self, item: Scalar) -> None:
        """Take out the line of an item; a comment in it stays."""
        before, after = self._part(item)
        comment = after.lstrip(" \t")
        if before.strip() != "-" or (comment.strip() and not comment.startswith("#")):
            raise UnclearError
        indent = before[: before.index("-")]
        self._lines[item.at.line - 1] = indent + comment if comment.strip() else ""

    def _part(self, item: Scalar) -> tuple[str, str]:
        """Return what is before and after an item in its line."""
        line, start = self._lines[item.at.line - 1], item.at.column - 1
        return line[:start], line[start + len(item.text) + 2 * (not item.is_plain) :]
