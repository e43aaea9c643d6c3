"""Steps of one exercise, with numbers or bullets of their own, which aren't exercises."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from footcoach.routine.dose.line_name import split_name
from footcoach.routine.sheet.entries import Entry
from footcoach.routine.sheet.line_kinds import does_work, is_short

_SEVERAL = 2
"""Lists that begin at 1, from which on each is one exercise."""


def join_steps(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries of a sheet, the steps of each exercise joined to its name."""
    groups = [list(group) for _, group in groupby(entries, key=lambda one: one.paragraph)]
    groups = _join_names(groups)
    listed = sum(_has_steps(group) for group in groups)
    whole = (
        _join(group) if listed >= _SEVERAL and _has_steps(group) else group for group in groups
    )
    return tuple(entry for group in whole for entry in _join_bullets(group))


def _join_names(groups: list[list[Entry]]) -> list[list[Entry]]:
    """Return the paragraphs, a name by itself with the numbered steps of the paragraph below it."""
    joined = list[list[Entry]]()
    for group in groups:
        before = joined[-1] if joined else []
        is_name = len(before) == 1 and not before[0].is_marked and is_short(before[0].text)
        if is_name and before[0].paragraph and group[0].number == 1 and _is_undosed(group):
            before.extend(one._replace(paragraph=before[0].paragraph) for one in group)
        else:
            joined.append(group)
    return joined


def _has_steps(group: list[Entry]) -> bool:
    """Whether a paragraph is a name, then steps numbered from 1 on."""
    name, *rest = group
    numbers = [one.number for one in rest if one.number is not None]
    is_list = len(numbers) > 1 and all(after == one + 1 for one, after in pairwise(numbers))
    is_name = not name.is_marked and is_short(name.text) and not does_work(name.text)
    return is_name and is_list and numbers[0] == 1 and _is_undosed(rest)


def _is_undosed(entries: list[Entry]) -> bool:
    """Whether at most one of several lines has a dose, as the last step of an exercise does."""
    return sum(does_work(one.text) for one in entries if one.mark) <= 1


def _join(group: list[Entry]) -> list[Entry]:
    name, *rest = group
    text = " ".join(f"{one.text.rstrip('.')}." for one in rest)
    whole = f"{name.text.rstrip(':')}: {text}"
    return [name._replace(text=whole, is_marked=True, mark="bullet")]


def _join_bullets(group: list[Entry]) -> Iterator[Entry]:
    """Yield the entries of a paragraph, sentences with bullets joined to the number above them."""
    before: Entry | None = None
    for entry in group:
        if before and before.mark == "number" and _is_step(entry):
            parting = "" if before.text.endswith(".") else ":" if is_short(before.text) else "."
            before = before._replace(text=f"{before.text}{parting} {entry.text}")
            continue
        if before:
            yield before
        before = entry
    if before:
        yield before


def _is_step(entry: Entry) -> bool:
    is_sentence = entry.mark == "bullet" and entry.text.endswith(".")
    return is_sentence and not (does_work(entry.text) and split_name(entry.text).name)
