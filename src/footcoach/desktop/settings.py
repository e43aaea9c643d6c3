"""What the user wants of the desktop during a session."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class DesktopSettings:
    """The settings of config.yaml about the desktop."""

    keep_awake: bool = True
    """Whether the display is to stay on."""
    notifications: bool = True
    """Whether to notify at the end, and once a pause is long."""
    hooks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Which program to start, with its arguments, by the name of a
    milestone of the session."""
