"""Where the files of a person's own are, asked without reading them."""

from pathlib import Path


def config_file() -> Path:
    """Return where config.yaml is, whether or not there is one."""
    from platformdirs import user_config_path

    return user_config_path("footcoach", appauthor=False) / "config.yaml"


def is_missing(path: Path) -> bool:
    """Tell whether there is nothing; where that cannot be told, opening it says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
