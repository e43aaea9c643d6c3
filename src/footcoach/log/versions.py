"""The version of the format that a plan, a place or an export is in."""

from collections.abc import Callable

from footcoach.log.json_codec import Json, malformed
from footcoach.log.json_values import read_count

VERSION = 2
"""What is written. Older versions are read, and always will be; newer ones are refused."""


def in_version_2(data: Json, upgrade: Callable[[Json], Json]) -> Json:
    """Return a plan or a place in version 2; in version 1 they did not say their version."""
    return upgrade(data) if isinstance(data, dict) and "version" not in data else data


def check_version(data: Json) -> None:
    """Raise `MalformedError` unless this is the version that is written."""
    if read_count(data) > VERSION:
        raise malformed(data, f"should be at most {VERSION}: it is from a newer footcoach")
    if data < VERSION:
        raise malformed(data, f"should be {VERSION}")
