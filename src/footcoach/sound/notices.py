"""What to say about the sound: which output plays, and why not another one."""

from collections.abc import Callable

from footcoach.sound.samples import SampleBank
from footcoach.sound.speaker import SILENT, Output, as_sentence
from footcoach.sound.speaking_output import describe_speech


class Notices:
    """Keeps why outputs couldn't be used, and says it once another one is in use."""

    def __init__(self) -> None:
        self.text = ""
        """What to say now; "" while the output is the one that was asked for."""
        self._reasons: list[str] = []
        """Why outputs couldn't be used since the last notice."""
        self._dropped = ""
        """The name of the last output that failed while in use."""
        self._complaints_told = False

    def add_reason(self, reason: str) -> None:
        """Keep why an output couldn't be used."""
        self._reasons.append(reason)

    def add_drop(self, name: str, reason: str) -> None:
        """Keep why the output called ``name`` can't be used any more."""
        self._dropped = name
        self.add_reason(reason)

    def tell_switch(
        self, output: Output, bank: Callable[[], SampleBank], *, came_back: bool, has_voice: bool
    ) -> None:
        """Say why ``output`` is in use and, the first time, which of the user's sounds aren't.

        ``came_back`` means that it's in use because it works again, and ``has_voice`` that
        something is to be said aloud.
        """
        is_told = self._complaints_told or output is SILENT
        sentences = [] if is_told else [f"{complaint}." for complaint in bank().complaints]
        if came_back:
            sentences.insert(0, f"Sound is back: using {output.name}.")
        elif self._reasons:
            # The first is about the output that was asked for; sound-check lists the others.
            again = " again" if output.name == self._dropped else ""
            speech = describe_speech(output) if has_voice else ""
            used = "sound is off" if output is SILENT else f"using {output.name}{again}{speech}"
            sentences.insert(0, as_sentence(f"{self._reasons[0]}; {used}"))
        self.text = " ".join(sentences) or self.text
        self._reasons = []
        self._complaints_told |= output is not SILENT

    def tell_end(self) -> None:
        """Say that nothing plays any more, if something is wrong."""
        if self._reasons:
            self.text = as_sentence(f"{self._reasons[0]}; sound is off")
