"""Times of moves by the names that the exercise gives them: ``pick-up 3s``, ``hold until done``."""

from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.tokens import Token
from footcoach.routine.move_names import MoveNames

NAMED, UNTIL_KEY = "named", "named_until_done"
"""What a phrase that names a move says: its time, or that it waits for a key."""


def find_move(tokens: tuple[Token, ...], index: int, names: MoveNames | None) -> Phrase | None:
    """Return the phrase at ``index`` that gives the time of a move; None if there is none."""
    for move in names.moves if names else ():
        end = _skip_name(tokens, index, move.split("-"))
        if end is None:
            continue
        after = tokens[end : end + 2]
        if [token.text for token in after] == ["until", "done"]:
            return Phrase(UNTIL_KEY, (tokens[index], *after), index, end + 2, move)
        end += bool(after) and after[0].text in (":", "for")
        if end < len(tokens) and tokens[end].has("T") | tokens[end].has("M"):
            return Phrase(NAMED, (tokens[index], tokens[end]), index, end + 1, move)
    return None


def _skip_name(tokens: tuple[Token, ...], index: int, words: list[str]) -> int | None:
    """Return the index after a name whose words can have hyphens between them; None if not."""
    for number, word in enumerate(words):
        if number and index < len(tokens) and tokens[index].text == "-":
            index += 1
        if index >= len(tokens) or tokens[index].text != word:
            return None
        index += 1
    return index
