"""Small pieces of routine files, and a catalogue without exercises."""

from collections.abc import Mapping


class Nothing:
    """A catalogue without entries."""

    def find(self, ident: str) -> None:
        """Return nothing."""

    def ids(self) -> tuple[str, ...]:
        return ()

    @property
    def names(self) -> Mapping[str, str]:
        return {}


def item(text: str) -> str:
    """Return a routine file with one item."""
    lines = "\n    ".join(text.strip("\n").splitlines())
    return f"title: Mine\nexercises:\n  - {lines}\n"
