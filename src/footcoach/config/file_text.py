"""The text of ``config.yaml``, edited in place; comments and line ends stay."""

import codecs
import re

from footcoach.routine.errors import Problems
from footcoach.routine.text_edit import UnclearError, split_lines
from footcoach.routine.yaml_tree import Mapping, Node, Scalar, parse_tree


class FileText:
    """The lines of a file that can be read, and where its keys are.

    The places are those of the text as it was given, so one object takes edits from its end up.
    """

    def __init__(self, data: bytes) -> None:
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self.lines = split_lines(data.removeprefix(self._mark).decode())
        self.root = self._find_root()

    def _find_root(self) -> Mapping | None:
        """Return the keys of the file; None if there are none."""
        if all(not line.strip() or line.lstrip().startswith("#") for line in self.lines):
            return None
        root = parse_tree(re.sub(r"\r\n?", "\n", "".join(self.lines)), Problems(""))
        return root if isinstance(root, Mapping) else None

    def encode(self) -> bytes:
        """Return the bytes of the file as it is now."""
        return self._mark + "".join(self.lines).encode()

    def find(self, key: str) -> tuple[Scalar, Node] | None:
        """Return where a key of the file and its value are; None if it isn't there."""
        pairs = self.root.pairs if self.root else ()
        return next((pair for pair in pairs if pair[0].text == key), None)

    def append(self, line: str) -> None:
        """Add a key and its value below the others."""
        end = "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"
        if self.lines and not self.lines[-1].endswith(("\r", "\n")):
            self.lines[-1] += end
        indent = " " * (self.root.at.column - 1 if self.root else 0)
        self.lines.append(f"{indent}{line}{end}")

    def replace(self, node: Scalar, text: str) -> None:
        """Write something else in the place of a value."""
        before, after = self.part(node)
        self.lines[node.at.line - 1] = before + text + after

    def cut_line(self, start: Scalar, node: Scalar, sign: str = "") -> None:
        """Take out the line from ``start`` to ``node``; a comment behind them stays.

        Raise `UnclearError` if anything but ``sign`` is before them, or anything else behind.
        """
        before, after = self.part(node)[0][: start.at.column - 1], self.part(node)[1]
        comment = after.lstrip(" \t")
        is_alone = start.at.line == node.at.line and before.strip() == sign
        if not is_alone or (comment.strip() and not comment.startswith("#")):
            raise UnclearError
        indent = before.rstrip(" \t").removesuffix(sign) if sign else before
        self.lines[node.at.line - 1] = indent + comment if comment.strip() else ""

    def part(self, node: Scalar) -> tuple[str, str]:
        """Return what is before and behind a value in its line; raise `UnclearError`.

        A value of several lines, or one written with escapes, isn't in the file as it's read.
        """
        if not node.is_exact:
            raise UnclearError
        line, start = self.lines[node.at.line - 1], node.at.column - 1
        return line[:start], line[start + len(node.text) + 2 * (not node.is_plain) :]
