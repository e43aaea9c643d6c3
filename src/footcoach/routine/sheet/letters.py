"""Exercises in the sentences of a letter: "Heel drops off a step, 3 sets of 15 twice a day."."""

import re
from typing import NamedTuple

from footcoach.routine.dose.name_words import ENDS_BADLY, SPEAKING
from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose.vocabulary import words_of
from footcoach.routine.sheet.entries import split_sentences
from footcoach.routine.sheet.line_kinds import THERAPY, is_caution
from footcoach.routine.sheet.names import first_clause
from footcoach.routine.sheet.statements import is_activity, is_for_all, names_all

_BEGIN = (
    r"(?:start|begin|carry|continue|swap|change|move|progress|keep going|finish)(?: off| on)?"
    r" (?:with|to|by)(?: some| the| your)?\s"
)
"""Begins a sentence that goes on with the name of an exercise: start with heel raises."""
_LEAD = (
    r"(?:also|next|then|first|finally|now|and|please|and then)?,?\s*"
    r"(?:(?:after|in|from|for) (?:a|an|the|one|two|three|[0-9]+|first)(?: \w+){1,2}?,? )?"
    rf"(?:{_BEGIN}|(?:try|do|add)(?: some| the| your)?\s)?"
)
"""What a sentence of a letter says before the name of an exercise."""
_AFTER_NAME = (
    r"[,:;(]|\s[-\N{EN DASH}\N{EM DASH}]\s|\s(?=[0-9x\u00d7])|"
    r"\s(?:for|with|off|against|using|holding|if|when|until|as|while|to|at|by|and|on the)\s"
)
"""Where a name ends in a sentence."""
EXPLAINING = words_of(
    "you we i this these that there your my most some thank same it's warm cool it if the"
)
"""Words that begin a sentence about something else than one exercise."""
_WORK = words_of("sets reps hold_s hold moves_s reps_by_set amrap task")
"""Keys of a reading, one of which an exercise in a sentence has."""
_LONGEST = 5
"""Words of a name in a sentence."""


class LetterPart(NamedTuple):
    """A sentence, or an exercise with all the sentences about it."""

    name: str
    """Of the exercise; "" if it isn't one."""
    text: str


def name_sentence(text: str) -> str:
    """Return the name of an exercise that is described in sentences: its first words."""
    return (_find_name(text) if _skip_lead(text) != text else "") or first_clause(text)


def shorten_name(name: str) -> str:
    """Return a name without "start with" before it."""
    begin = re.match(_BEGIN, name, re.IGNORECASE)
    return name[begin.end() :] if begin else name


def _skip_lead(sentence: str) -> str:
    lead = re.match(_LEAD, sentence, re.IGNORECASE)
    return sentence[lead.end() :] if lead else sentence


def _find_name(sentence: str) -> str:
    """Return the name of the exercise that a sentence gives a dose for; "" if it isn't clear."""
    name = re.split(_AFTER_NAME, _skip_lead(sentence), maxsplit=1)[0].strip(" .")
    words = name.lower().split()
    if not words or len(words) > _LONGEST or words[0] in SPEAKING | EXPLAINING:
        return ""
    is_plain = words[-1] not in ENDS_BADLY and not re.search("[0-9]", name)
    return name if is_plain and not read_dose(name).values.keys() - {"position", "part"} else ""


def read_letter(text: str) -> tuple[LetterPart, ...]:
    """Return the sentences of a paragraph; nothing if none of them is an exercise."""
    parts: list[LetterPart] = []
    for sentence in split_sentences(text):
        name = _find_name(sentence) if _is_exercise(sentence) else ""
        last = parts[-1] if parts else None
        if not name and last and last.name and _continues(sentence):
            parts[-1] = last._replace(text=f"{last.text} {sentence}")
        else:
            parts.append(LetterPart(name, sentence))
    return tuple(parts) if any(part.name for part in parts) else ()


def _is_exercise(sentence: str) -> bool:
    works = _WORK & read_dose(sentence).values.keys()
    if not works or "?" in sentence or is_caution(sentence):
        return False
    others = is_activity(sentence) or is_for_all(sentence) or names_all(sentence)
    is_therapy = re.match(THERAPY, sentence, re.IGNORECASE) is not None
    return not others and not is_therapy


def _continues(sentence: str) -> bool:
    """Whether a sentence says more about the exercise before it."""
    begins = re.match(
        r"(?:then|and|repeat|hold|do|rest|relax|once|twice|build|progress|increase|[0-9])\b",
        sentence,
        re.IGNORECASE,
    )
    return begins is not None and not is_caution(sentence)
