"""What the palette calls what keys do in a session, where that depends on the moment."""

from typing import TYPE_CHECKING

from footcoach.session.actions import Action, why_no_swap
from footcoach.session.cues import CueGroup
from footcoach.session.key_table import KeyMeaning, SessionCommand
from footcoach.ui.app_commands import name_sound
from footcoach.ui.session_keys import find_action
from footcoach.voice_level import Voice

if TYPE_CHECKING:
    from footcoach.coach.coach import Coach

_VOICES = {
    Voice.FULL: "Voice: everything",
    Voice.BRIEF: "Voice: names, sides and the last three seconds",
    Voice.OFF: "Voice off",
}


def name_commands(coach: "Coach", space: str) -> dict[str, str]:
    """Return the names by action; "" is what has no effect now, or is offered under another name.

    ``space`` is what the space bar does.
    """
    session = coach.session
    waits = session.step is not None and session.step.seconds is None
    names: dict[KeyMeaning, str] = {
        Action.PROCEED: space,
        # What these do, space does too.
        Action.PAUSE: "",
        Action.DONE: "",
        Action.SWAP: "" if why_no_swap(session) else "Swap sides",
        Action.LEAVE: "Leave, and save what's left",
        Action.STOP: "Stop, it hurts",
        SessionCommand.INSTRUCTIONS: "Show the instructions",
        SessionCommand.GO_TO: "Go to an exercise",
        SessionCommand.SOUND: name_sound(is_on=not coach.muted),
        SessionCommand.LOUDER: "Louder",
        SessionCommand.SOFTER: "Softer",
        SessionCommand.VOICE: _VOICES[coach.voice.next_level],
        SessionCommand.KEYS: "Show all keys",
        **{group: _name_group(group, is_on=group in coach.groups) for group in CueGroup},
    }
    if waits:
        names |= {Action.LONGER: "", Action.SHORTER: ""}
    return {find_action(meaning): name for meaning, name in names.items()}


def _name_group(group: CueGroup, *, is_on: bool) -> str:
    return f"Cues, {group}: {'off' if is_on else 'on'}"
