"""Which Python packages and other libraries an output finds installed."""

from collections.abc import Iterable, Iterator


def with_versions(distributions: Iterable[str]) -> Iterator[str]:
    """Yield name and version of each distribution that is installed, as "miniaudio 1.71"."""
    from importlib import metadata

    for name in distributions:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue


def is_loadable(library: str) -> bool:
    """Whether a library of the system is installed, by the name of its file."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
