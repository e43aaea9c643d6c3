"""What a key is called, whatever the keyboard: letters in capitals, other layouts, number pads.

Bindings go by the name of a key, and what is typed into a text goes by its character. Only the name
is translated, so a note can be written in any language while each letter works as a command.
"""

from types import MappingProxyType

from textual.keys import key_to_character

_NAMES = MappingProxyType({
    # A number pad under kitty's protocol.
    "add": "plus",
    "subtract": "minus",
    "multiply": "asterisk",
    "divide": "slash",
    "decimal": "full_stop",
    "equal": "equals_sign",
    "separator": "comma",
    # Enter, where it arrives as a line feed.
    "ctrl+j": "enter",
})  # fmt: skip
_CHARACTERS = MappingProxyType({
    "plus": "+", "minus": "-", "slash": "/", "backslash": "\\", "at": "@", "underscore": "_",
})  # fmt: skip
"""Those that Textual names otherwise than Unicode, and can't find by their names."""
_TYPES_NOTHING = frozenset({"ctrl", "alt", "super", "hyper", "meta"})


def translate(key: str, character: str | None) -> tuple[str, str | None]:
    """Return the name of a key that bindings know, and the character that it types, if any.

    ``key`` is as Textual calls it, with modifiers in front. Some terminals name the key and leave
    out the character; what is typed without Ctrl and the like is made up for then.
    """
    *modifiers, name = _NAMES.get(key, key).split("+")
    if character is None and not _TYPES_NOTHING & {*modifiers}:
        character = _find_character(name)
        if character and "shift" in modifiers:
            modifiers.remove("shift")
            character = character.upper()
    return "+".join((*modifiers, _find_name(name, character))), character


def _find_name(name: str, character: str | None) -> str:
    """Return what bindings call a key, which may be named in full, such as ``arabic_hamza``."""
    if len(name) == 1 and name.isascii():
        return name.lower()
    # Only now, because no first frame needs the table.
    from footcoach.session.keyboard_layouts import find_key

    found = find_key(name if len(name) == 1 else character or "")
    return "full_stop" if found == "." else found or name


def _find_character(name: str) -> str | None:
    """Return the character that a key types without modifiers; None if it types none."""
    character = _CHARACTERS.get(name) or key_to_character(name)
    return character if character and character.isprintable() else None
