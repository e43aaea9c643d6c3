"""The table of a session's keys, as Textual's bindings and as lines of a card."""

from collections.abc import Iterator

from textual.binding import Binding

from footcoach.session.actions import Action
from footcoach.session.cues import CueGroup
from footcoach.session.key_table import (
    SESSION_KEYS,
    KeyMeaning,
    KeyRow,
    SessionCommand,
    SessionKey,
    key_rows,
)
from footcoach.ui.own_keys import KeyGroups, KeyLine

VOLUME_STEP = 10
"""Percent."""

_COMMANDS = {
    SessionCommand.MEDICAL_HELP: "app.safety",
    SessionCommand.INSTRUCTIONS: "instructions",
    SessionCommand.SOUND: "mute",
    SessionCommand.LOUDER: f"volume({VOLUME_STEP})",
    SessionCommand.SOFTER: f"volume({-VOLUME_STEP})",
    SessionCommand.VOICE: "voice",
    SessionCommand.GO_TO: "go_to",
    SessionCommand.KEYS: "keys",
    SessionCommand.GUIDE: "app.guide",
    SessionCommand.PALETTE: "app.command_palette",
}


def session_bindings() -> Iterator[Binding]:
    """Yield a binding for each key of the table, in its order."""
    for row in key_rows():
        group = Binding.Group(row.label) if row.label and len(row.keys) > 1 else None
        for key in row.keys:
            yield _binding(key, row, group)


def key_card() -> KeyGroups:
    """Return the lines of the card of keys by their heading."""
    return {
        heading: tuple(KeyLine(row.shown, row.does) for row in rows)
        for heading, rows in SESSION_KEYS.items()
    }


def _binding(key: SessionKey, row: KeyRow, group: Binding.Group | None) -> Binding:
    """Return the binding of one key; a key in a group goes by what it does alone."""
    does = row.about + key.does
    return Binding(
        key.names,
        find_action(key.meaning),
        does if group or not row.label else row.label,
        show=bool(row.label),
        key_display=key.shown,
        tooltip=does,
        group=group,
    )


def find_action(meaning: KeyMeaning) -> str:
    """Return what Textual is to call for a key."""
    match meaning:
        case Action():
            return f"ask('{meaning}')"
        case CueGroup():
            return f"group('{meaning}')"
        case SessionCommand():
            return _COMMANDS[meaning]
