"""Where the files that ship with footcoach are."""

from pathlib import Path
from typing import Literal


def bundled(kind: Literal["routines", "sounds"]) -> Path:
    """Return the folder of ``kind``."""
    packaged = Path(__file__).parent / kind
    # An editable install leaves the folders where they are, beside src/.
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / kind
