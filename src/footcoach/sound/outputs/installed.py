"""Which Python packages an output finds installed."""

from collections.abc import Iterable, Iterator
from importlib import metadata


def with_versions(distributions: Iterable[str]) -> Iterator[str]:
    """Yield name and version of each distribution that is installed, as "miniaudio 1.71"."""
    for name in distributions:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
