"""Make routines/index.json: what lists say of the presets, so that no list has to read them."""

from pathlib import Path

from footcoach.overview.preset_index import INDEX, index_text
from footcoach.overview.summarise import summarise
from footcoach.routine.library import Library

ROUTINES = Path(__file__).parents[1] / "routines"


def text() -> str:
    """Return the index of the presets as they are now, without anything of the user's."""
    library = Library(own=Path(__file__).parent / "nobody")
    return index_text(summarise(library.load(name)) for name in library.names())


def main() -> None:
    """Write the index and say so."""
    path = ROUTINES / INDEX
    path.write_text(text(), encoding="utf-8", newline="\n")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
