"""What to say about the sound: which output plays, and why not another one."""

from collections.abc import Iterable, Sequence

from footcoach.sound.speaker import SILENT, Output, as_sentence


def write_notice(
    output: Output,
    reasons: Sequence[str],
    complaints: Iterable[str],
    dropped: str,
    came_back: bool,  # noqa: FBT001, one of the facts
) -> str:
    """Return what to say now that ``output`` plays; "" if it's the one that was asked for.

    ``reasons`` say why others couldn't be used, ``complaints`` why some of the user's sounds
    aren't, and ``dropped`` is the name of the last output that failed while in use. ``came_back``
    means that this one plays because it works again.
    """
    sentences = [f"{complaint}." for complaint in complaints]
    if came_back:
        sentences.insert(0, f"Sound is back: using {output.name}.")
    elif reasons:
        # The first is about the output that was asked for; sound-check lists the others.
        again = " again" if output.name == dropped else ""
        used = "sound is off" if output is SILENT else f"using {output.name}{again}"
        sentences.insert(0, as_sentence(f"{reasons[0]}; {used}"))
    return " ".join(sentences)
