"""The recorded voice: which phrases there are, how long they take, and where they are."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from footcoach.paths import bundled
from footcoach.session.speech import Clip, Lexicon
from footcoach.sound.samples import SampleBank


class VoicePack(NamedTuple):
    """The recordings of one voice."""

    clips: Mapping[str, Clip]
    files: Mapping[str, Path]
    """By phrase, as the clips are."""

    def lexicon(self, bank: SampleBank) -> Lexicon:
        """Return what can be said beside the tones of ``bank``."""
        return Lexicon(self.clips, {cue: bank.seconds(cue) for cue in bank.sounds})


def load_voice() -> VoicePack:
    """Return the shipped voice; one without a phrase if its index can't be read."""
    folder = bundled("sounds") / "voice"
    try:
        listed = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        clips = {one["text"]: Clip(one["seconds"], one["anchor"]) for one in listed}
        files = {one["text"]: folder / one["file"] for one in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return VoicePack({}, {})
    return VoicePack(clips, files)
