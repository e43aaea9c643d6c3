"""Makes routines/index.json: the presets in brief, so that a list doesn't have to read them."""

from pathlib import Path

from footcoach.overview.preset_index import INDEX, index_text
from footcoach.overview.summarise import summarise
from footcoach.routine.library import Library

ROUTINES = Path(__file__).parents[1] / "routines"


def text() -> str:
    """Return the index of the presets as they are now, without the user's own routines."""
    library = Library(own=Path(__file__).parent / "no-such-folder")
    return index_text(summarise(library.load(name)) for name in library.names())


def main() -> None:
    """Write the index and print its size."""
    path = ROUTINES / INDEX
    path.write_text(text(), encoding="utf-8", newline="\n")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
