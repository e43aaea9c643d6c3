"""A terminal just good enough to know which letters are on the screen.

It follows what footcoach and Textual write: text, moves of the cursor, and what erases. Colours
make no difference to it.
"""

import re

from rich.cells import cell_len

_PARTS = re.compile(
    r"\x1b\[(?P<given>[0-?]*)[ -/]*(?P<does>[@-~])"
    r"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"  # titles, pointer shapes and the like
    r"|\x1b[()*+#%].|\x1b[^\[\]P_^X]"
    r"|(?P<sign>[\r\n\b\t])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
    r"|[\x00-\x1a\x1c-\x1f\x7f]",
    re.DOTALL,
)
_LONGEST = 4096
"""Characters after which a sequence without an end isn't waited for any more."""


class Emulator:
    """What is on a screen after the bytes that it was fed."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]
        self._x = self._y = 0
        self._left = ""
        self._cut = b""

    def feed(self, data: bytes) -> None:
        """Draw what was written."""
        try:
            text, self._cut = (self._cut + data).decode(), b""
        except UnicodeDecodeError as error:
            whole = (self._cut + data)[: error.start]
            text, self._cut = whole.decode(), (self._cut + data)[error.start :]
        text, at = self._left + text, 0
        while part := _PARTS.match(text, at):
            at = part.end()
            self._draw(part)
        self._left = text[at:] if len(text) - at < _LONGEST else ""

    @property
    def text(self) -> str:
        """What is on the screen, row by row."""
        return "\n".join("".join(row) for row in self._cells)

    def _draw(self, part: re.Match[str]) -> None:
        if text := part["text"]:
            self._put(text)
        elif sign := part["sign"]:
            self._follow(sign)
        elif does := part["does"]:
            given = part["given"]
            numbers = [int(one) if one.isdigit() else 0 for one in given.split(";")]
            if not given.startswith(("?", "<", "=", ">")):
                self._control(does, numbers)
            elif does == "h" and given == "?1049":
                self._erase(0, self._rows * self._columns)

    def _put(self, text: str) -> None:
        for char in text:
            width = cell_len(char)
            if self._x + width > self._columns or not width:
                continue
            self._cells[self._y][self._x : self._x + width] = [char, *[""] * (width - 1)]
            self._x += width

    def _follow(self, sign: str) -> None:
        if sign == "\r":
            self._x = 0
        elif sign == "\b":
            self._x = max(0, self._x - 1)
        elif sign == "\t":
            self._x = min(self._columns - 1, self._x // 8 * 8 + 8)
        elif self._y < self._rows - 1:
            self._y += 1
        else:
            self._cells = [*self._cells[1:], [" "] * self._columns]

    def _control(self, does: str, numbers: list[int]) -> None:
        first, many = numbers[0], max(1, numbers[0])
        here, end = self._y * self._columns + self._x, (self._y + 1) * self._columns
        if does in "Hf":
            self._move(many - 1, max(1, numbers[1] if len(numbers) > 1 else 1) - 1)
        elif does in "ABCDGd":
            self._step(does, many)
        elif does == "X":
            self._erase(here, min(end, here + many))
        elif does == "K":
            self._erase(*self._find_part(first, here, end - self._columns, end))
        elif does == "J":
            self._erase(*self._find_part(first, here, 0, self._rows * self._columns))

    @staticmethod
    def _find_part(kind: int, here: int, first: int, end: int) -> tuple[int, int]:
        """Return the cells from here on (0), up to here (1), or all (2)."""
        return (first if kind else here), (here + 1 if kind == 1 else end)

    def _step(self, does: str, many: int) -> None:
        rows, columns = {"A": (-many, 0), "B": (many, 0), "C": (0, many), "D": (0, -many)}.get(
            does, (0, 0)
        )
        if does == "G":
            columns = many - 1 - self._x
        elif does == "d":
            rows = many - 1 - self._y
        self._move(self._y + rows, self._x + columns)

    def _move(self, row: int, column: int) -> None:
        self._y = min(max(row, 0), self._rows - 1)
        self._x = min(max(column, 0), self._columns - 1)

    def _erase(self, first: int, end: int) -> None:
        for place in range(first, min(end, self._rows * self._columns)):
            self._cells[place // self._columns][place % self._columns] = " "
