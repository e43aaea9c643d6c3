"""Makes what is known of the presets without reading them: in brief for lists, and in full.

They're routines/index.json and routines/presets.json.
"""

from pathlib import Path

from footcoach.overview.preset_index import INDEX, index_text
from footcoach.overview.summarise import summarise
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
from footcoach.routine.preset_data import PRESET_DATA, write_presets
from footcoach.routine.reader import read_routine

ROUTINES = Path(__file__).parents[1] / "routines"


def read_files() -> list[Routine]:
    """Return the presets as their files are now, without the user's own routines."""
    library = Library(own=Path(__file__).parent / "no-such-folder")
    return [read_routine(library.path(name), library.catalogue) for name in library.names()]


def make_texts() -> dict[str, str]:
    """Return the text of each file by its name."""
    routines = read_files()
    return {INDEX: index_text(map(summarise, routines)), PRESET_DATA: write_presets(routines)}


def main() -> None:
    """Write the files and print their sizes."""
    for name, text in make_texts().items():
        path = ROUTINES / name
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
