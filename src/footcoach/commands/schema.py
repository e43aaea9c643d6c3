"""``footcoach schema``: the keys of a routine file, for editors."""

from footcoach.commands.output import print_json
from footcoach.routine.key import Section
from footcoach.routine.schema import build_schema


def print_schema(*, exercise: bool) -> None:
    """Print the JSON Schema of a routine file, or of an exercise file."""
    print_json(build_schema(Section.ENTRY if exercise else Section.ROUTINE))
