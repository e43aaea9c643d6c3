"""Writes the tables of keys into docs/routine-file.md, from the table the reader uses."""

from collections.abc import Iterator
from pathlib import Path

from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Key, Section, ValueKind

PAGE = Path(__file__).parents[1] / "docs" / "routine-file.md"
_BEGIN, _END = "<!-- keys: made by tools/make_key_table.py -->\n", "<!-- end of keys -->\n"
_TITLES = {
    Section.ROUTINE: "Keys of a routine",
    Section.BLOCK: "Keys of a block of rounds",
    Section.ITEM: "Keys of an item",
    Section.SIDE: "Keys under left and right",
    Section.ENTRY: "Keys of an exercise file",
    Section.MOVE: "Keys of a move",
}
"""The sections in the page, without those that say how a figure is drawn."""


def page(text: str) -> str:
    """Return the page ``text`` with its tables as they should be now."""
    before, rest = text.split(_BEGIN)
    _, after = rest.split(_END)
    return f"{before}{_BEGIN}\n{''.join(_tables())}{_END}{after}"


def _tables() -> Iterator[str]:
    for section, title in _TITLES.items():
        yield f"### {title}\n\n| Key | Takes | Meaning |\n|---|---|---|\n"
        for key in ALLOWED[section].values():
            needed = " Required." if section in key.required else ""
            yield f"| `{key.name}` | {_takes(key)} | {_escape(key.meaning)}{needed} |\n"
        yield "\n"


def _takes(key: Key) -> str:
    words = ", ".join(f"`{word}`" for word in key.words)
    match key.kind:
        case ValueKind.WORD:
            takes = words
        case ValueKind.WORDS:
            takes = f"a list of these words: {words}"
        case _:
            takes = ", or ".join(filter(None, (key.kind, words)))
    return f"{takes} (`{key.default}` if it isn't given)" if key.default else takes


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
