"""What the phrases leave over: harmless words, notes, conditions, and what can't be read."""

from typing import NamedTuple

from footcoach.routine.dose.draft import Draft
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.settle import has_dose
from footcoach.routine.dose.tokens import BAD, Token
from footcoach.routine.dose.vocabulary import FILLERS, SECONDS, words_of
from footcoach.routine.errors import is_slip_of, one_of, quote
from footcoach.routine.model import Span
from footcoach.routine.move_names import MoveNames, unknown_move

CONDITIONS = words_of("if when unless once too provided except")
ASKING = words_of("how when what which where why")
"""Words that begin a question whose answer is part of the dose: how often? Twice a day."""
WHENEVER = frozenset({"if", "unless"})
"""Words that begin a condition anywhere in a clause."""
_SECOND = frozenset({"then", "followed", "afterwards"})
_SAME_AGAIN = frozenset({"other", "reverse", "opposite", "backwards", "anticlockwise"})
_ABLE = words_of("easy easier able can ready comfortable strong stronger better")
"""Words with which "when" means "as soon as"."""
_CAUTIONS = words_of("hurts never don't dont avoid pain painful stop dizzy numb careful caution")
_QUIET = FILLERS | words_of("then you to do so at by as well total reps times a an only or")
_PAUSES = ("release", "rest", "ready")
_DOSE = ("DAY", "WEEK", "EACH", "SET", "REP", "TIMES", "SESSION")
_PAIR = 2
_NO_LABELS = words_of("repeat round")
"""Dose words that ordinary sentences use too."""
CLAUSE_ENDS = frozenset(",;.()|:?!")
_FEW = 4
"""The most words of a clause that is likelier to be a slip than a remark."""
_COMMON = (
    *("reps", "sets", "times", "twice", "daily", "each", "foot", "feet", "both", "alternating"),
    *("seconds", "minutes", "release", "switch", "ready", "weekly", "hold", "sides", "morning"),
    *("evening", "night"),
)
_ORDINARY = words_of("slide slides feel food seats bath fold held told boths nights")
"""Words that look like a slip of a common word and aren't."""
_NO_SLIPS = _QUIET | _ORDINARY | SECONDS.keys()
_EXAMPLES = {
    "reps": "10 reps",
    "sets": "2 sets",
    "hold_s": "5s",
    "sides": "each foot",
    "relax_s": "release 3s",
    "per_day": "3 times a day",
}
"""What can be written instead of nonsense, by what it gives."""

_Mistake = tuple[str, str]
"""What is wrong, and what to write."""


class _Clause(NamedTuple):
    """Tokens between two marks."""

    tokens: tuple[Token, ...]
    free: tuple[Token, ...]
    """Those that belong to no phrase."""
    phrases: tuple[Phrase, ...]

    @property
    def words(self) -> tuple[Token, ...]:
        """The free ones that are words."""
        return tuple(token for token in self.free if token.is_word)


def keep_rest(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], names: MoveNames | None
) -> None:
    """Note the words that belong to no phrase; each number among them is a mistake."""
    clauses = _split(tokens, phrases)
    untaken = sum(not clause.phrases for clause in clauses)
    for clause in clauses:
        for token in clause.free:
            _refuse_number(draft, token, names)
        if not _refuse_slip(draft, clause, names, is_alone=untaken == 1):
            _keep_words(draft, clause)
    if not has_dose(draft) and not draft.mistakes:
        text = "There's no dose in this line; it's kept as a note."
        draft.flag("not-dose", text, draft.text.strip())


def _split(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]) -> list[_Clause]:
    owner = {index: phrase for phrase in phrases for index in range(phrase.first, phrase.last)}
    rows: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.text in CLAUSE_ENDS and index not in owner:
            rows.append([])
        else:
            rows[-1].append(index)
    return [
        _Clause(
            tuple(tokens[index] for index in row),
            tuple(tokens[index] for index in row if index not in owner),
            tuple(dict.fromkeys(owner[index] for index in row if index in owner)),
        )
        for row in rows
        if row
    ]


def _refuse_number(draft: Draft, token: Token, names: MoveNames | None) -> None:
    if token.has(BAD) and token.error is not None:
        draft.refuse(token, token.error.wrong, token.error.right)
    elif token.span is not None or token.numbers:
        words = draft.text[token.start : token.end]
        draft.refuse(token, f"{quote(words)} isn't understood in a dose", _suggest(draft, names))


def _refuse_slip(draft: Draft, clause: _Clause, names: MoveNames | None, *, is_alone: bool) -> bool:
    """Note the mistake in a short clause that was meant as dose; return whether there is one."""
    words = clause.words
    if not words or len(words) > _FEW or any(token.has(BAD) for token in clause.tokens):
        return False
    slip = names and _find_unclear_move(draft, clause, names, is_alone=is_alone)
    if slip:
        draft.refuse(words[0], *slip)
        return True
    for word in words:
        if typo := _find_typo(word):
            draft.refuse(word, *typo)
            return True
    if clause.phrases or len(words) > _PAIR or not any(map(_is_of_dose, words)):
        return False
    text = quote(draft.text[clause.free[0].start : clause.free[-1].end])
    draft.refuse(clause.free[0], f"{text} isn't understood in a dose", _suggest(draft, names))
    return True


def _suggest(draft: Draft, names: MoveNames | None) -> str:
    """Return what to write instead of nonsense: what the line doesn't give yet."""
    given = {*draft.values, *(["hold_s"] if draft.works or draft.named else [])}
    reps = draft.span("reps")
    if (reps and reps.high == 1) or "sets" in given or (names and names.is_single):
        given.add("relax_s")
    options = [example for key, example in _EXAMPLES.items() if key not in given]
    return f"write {one_of(options)}" if options else "delete it"


def _find_unclear_move(
    draft: Draft, clause: _Clause, names: MoveNames, *, is_alone: bool
) -> _Mistake | None:
    """Return the mistake in a clause that has a move without a time or a time without a move."""
    word = clause.words[0].text
    if is_alone and not clause.phrases and len(clause.tokens) <= _PAIR:
        return _without_time(word, names, draft)
    if len(clause.words) == 1 and _is_bare_time(clause):
        error = unknown_move(word, names.moves)
        return error.wrong, error.right
    return None


def _find_typo(token: Token) -> _Mistake | None:
    """Return the mistake if a word is a slip of a dose word, else None."""
    if (near := _find_meant(token)) is None:
        return None
    return f"{quote(token.text)} isn't understood in a dose", f"did you mean {near}?"


def _is_of_dose(token: Token) -> bool:
    return any(map(token.has, _DOSE)) and token.text not in _NO_LABELS


def _without_time(word: str, names: MoveNames, draft: Draft) -> _Mistake | None:
    """Return the mistake if a word is a move or a pause, which needs a time, else None."""
    wrong = f'"{word}" has no time'
    if word in names.moves:
        return wrong, f"write {word} 5s or {word} until done"
    if word not in _PAUSES:
        return None
    # A rest is between sets, a release between reps.
    in_sets, is_single = "sets" in draft.values, names.is_single and "reps" not in draft.values
    if word != "ready" and is_single and not (in_sets and word == "rest"):
        return wrong, "delete it"
    return wrong, f"write {'release' if word == 'rest' and not in_sets else word} 5s"


def _is_bare_time(clause: _Clause) -> bool:
    """Whether a clause is just a word and a time, the way the time of a move is written."""
    phrases = clause.phrases
    is_time = len(phrases) == 1 and phrases[0].what == "time"
    return is_time and len(clause.tokens) == _PAIR and clause.tokens[0] in clause.free


def _find_meant(token: Token) -> str | None:
    """Return the dose word that a token is a slip of, else None."""
    if token.kinds or token.text in _NO_SLIPS:
        return None
    return next((word for word in _COMMON if is_slip_of(token.text, word)), None)


def _keep_words(draft: Draft, clause: _Clause) -> None:
    telling = [t for t in clause.words if t.text not in _QUIET and not t.has("REPEAT")]
    telling = [token for token in telling if not token.has("HOLD") or len(telling) > 1]
    if not telling:
        return
    text = _describe(draft, clause)
    draft.notes.append(text)
    begins = clause.tokens[0].text in CONDITIONS and len(clause.tokens) > 1
    begins = begins or _says_when(clause)
    if begins or _is_asked(draft, clause) or any(token.text in WHENEVER for token in clause.words):
        draft.flag("cond", f"{quote(text)} is kept as a note.", text)
    elif clause.tokens[0].text in _SECOND and len(clause.tokens) > 1:
        _count_second(draft, clause)
        draft.flag("two-parts", f"{quote(text)} is a second part; it's kept as a note.", text)
    if any(token.text in _CAUTIONS for token in clause.words):
        draft.flag("caution", f"{quote(text)} is kept as a note.", text)


def _says_when(clause: _Clause) -> bool:
    """Whether a clause says from when on: when 2 sets are easy."""
    words = {token.text for token in clause.tokens}
    return "when" in words and not words.isdisjoint(_ABLE)


def _is_asked(draft: Draft, clause: _Clause) -> bool:
    """Whether a clause is a question that makes what follows a condition, such as "too easy?"."""
    after = draft.text[clause.tokens[-1].end :].lstrip()
    return after.startswith("?") and clause.tokens[0].text not in ASKING


def _count_second(draft: Draft, clause: _Clause) -> None:
    """Note how often a second part is done: once for "a strong cough", else as the first one."""
    reps = draft.values.get("reps")
    is_counted = clause.tokens[0].start > draft.places.get("reps", (len(draft.text), 0))[0]
    if is_counted and clause.tokens[1].text in ("a", "an", "one"):
        draft.values.setdefault("then", {"reps": Span(1, 1)})
    elif reps is not None and any(token.text in _SAME_AGAIN for token in clause.tokens):
        draft.values.setdefault("then", {"reps": reps})


def _describe(draft: Draft, clause: _Clause) -> str:
    """Return the words of a clause that belong to no phrase; a condition is returned whole."""
    if clause.tokens[0].text in CONDITIONS:
        runs = [list(clause.tokens)]
    else:
        runs, free = list[list[Token]](), {token.start for token in clause.free}
        for token in clause.tokens:
            if token.start not in free:
                runs.append([])
            elif runs:
                runs[-1].append(token)
            else:
                runs.append([token])
    telling = [run for run in runs if any(one.text not in _QUIET for one in run if one.is_word)]
    texts = (draft.text[run[0].start : run[-1].end].strip(" -–—/") for run in telling)  # noqa: RUF001
    return " ".join(" ".join(texts).split())
