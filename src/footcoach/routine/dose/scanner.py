"""From characters to tokens: words, digits and marks, with what a sheet prints made plain."""

import re
from collections.abc import Iterator

from footcoach.routine.dose.tokens import BAD, BLANK, LIST, MARK, NUMBER, TIME, Token
from footcoach.routine.dose.vocabulary import FRACTIONS, KINDS, NUMBER_WORDS, SECONDS
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Span
from footcoach.routine.quantities import explain_no_number, explain_slip, explain_word

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(
            "\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "-"
        ),
        **dict.fromkeys("\N{FIGURE DASH}\N{HORIZONTAL BAR}", "-"),
        **dict.fromkeys("\N{MULTIPLICATION SIGN}\N{VECTOR OR CROSS PRODUCT}*", "x"),
        **dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`", "'"),
        **dict.fromkeys("\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
        "\N{PRIME}": "'",
        "\N{FRACTION SLASH}": "/",
        "\N{ALMOST EQUAL TO}": "~",
    }
)
_PIECE = (
    r"(?P<odd>[-+]?\.?(?:nan|inf|infinity)(?![^\W\d_]))|(?P<number>[0-9]+(?:[.,:][0-9]+)*)|(?P<part>[½¼¾⅓⅔])|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<dots>\.{3,}|\N{HORIZONTAL ELLIPSIS}+|_{2,}|-{2,})|(?P<seconds>\N{DOUBLE PRIME}|''|\")"
    r"|(?P<space>\s+)|(?P<mark>.)"
)
_SIGNED = r"[-+][0-9]"
_ABBREVIATION = r"(?<![a-z.])[a-z]\.[a-z]\.(?:[a-z]\.)?(?![a-z])"
_STOP = (
    r"(?<=\b(?i:ea))\.|(?<=\b(?i:wk))\.(?= [a-z])|(?<=\b(?i:rep))\.(?= [a-z])|"
    r"(?<=\b(?i:reps))\.(?= [a-z])"
)
"""A full stop that belongs to a word before it."""
_ADDED_LOAD = r"\+[0-9.]+ ?(?:kg|lb)"
_WHOLE = r"[0-9]+"
_CLOCK = r"[0-9]+:[0-5][0-9]"
_DECIMAL = r"[0-9]+\.[0-9]+"
_COMMAS = r"[0-9]+,[0-9]+(?:,[0-9]+)+"
_MOST_DIGITS = 9
_LONGEST_SLIP = 60
"""Characters of the longest thing that looks like a number and isn't one."""


def plain_text(text: str) -> str:
    """Return ``text`` in small letters and plain signs, character by character."""
    lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return lower.translate(_PLAIN)


def scan(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text``; every one knows its place in it."""
    plain = plain_text(re.sub(_STOP, " ", text))
    plain = re.sub(_ABBREVIATION, _join_letters, plain)
    plain = re.sub(r"\bb/w\b", "btw", plain)
    tokens = list[Token]()
    for match in re.finditer(_PIECE, plain, re.DOTALL):
        if match.lastgroup == "space" or (tokens and match.start() < tokens[-1].end):
            continue
        tokens.extend(_read_piece(plain, match, tokens[-1] if tokens else None))
    return tuple(tokens)


def _join_letters(match: re.Match[str]) -> str:
    """Return b.d. as bd, in the same number of characters."""
    letters = match[0].replace(".", "")
    return letters + " " * (len(match[0]) - len(letters))


def _read_piece(plain: str, match: re.Match[str], before: Token | None) -> Iterator[Token]:
    piece, start, end = match[0], match.start(), match.end()
    is_tight = before is not None and before.end == start
    if bad := _find_slip(plain, match, before):
        yield bad
        return
    match match.lastgroup:
        case "number":
            yield _number(piece, start, end)._replace(is_tight=is_tight)
        case "word":
            is_part = piece in NUMBER_WORDS and _is_of_compound(plain[end:])
            yield from _words(piece, start, is_tight=is_tight, is_number=not is_part)
        case "part":
            yield Token(NUMBER, frozenset({NUMBER}), start, end, share=FRACTIONS[piece])
        case "odd":
            yield Token(BAD, frozenset({BAD}), start, end, error=explain_word(piece))
        case "seconds":
            yield Token("″", frozenset({MARK}), start, end, is_tight=is_tight)
        case "dots":
            yield Token("...", frozenset({MARK, BLANK}), start, end, is_tight=is_tight)
        case _:
            kinds = KINDS.get(piece, frozenset()) | {MARK}
            yield Token(piece, kinds, start, end, is_tight=is_tight)


def _is_of_compound(after: str) -> bool:
    """Whether a number word is part of one such as one-leg or four-point, and counts nothing."""
    word = re.match(r"-([a-z]+)", after)
    if word is None or word[1] in NUMBER_WORDS or word[1] in SECONDS or word[1] in ("to", "or"):
        return False
    return KINDS.get(word[1], frozenset()) <= {"PART"}


def _words(piece: str, start: int, *, is_tight: bool, is_number: bool) -> Iterator[Token]:
    """Yield a word; two for one like ``xdaily``, whose x is a times sign."""
    if piece[0] == "x" and len(piece) > 1 and piece[1:] in KINDS and piece not in KINDS:
        yield Token("x", KINDS["x"], start, start + 1, is_tight=is_tight)
        piece, start, is_tight = piece[1:], start + 1, True
    base = piece.removesuffix("'s")
    # "A minute's rest" and "a day's rest" say minute and day.
    text = base if base in KINDS or base in SECONDS else piece
    kinds = KINDS.get(text, frozenset())
    span = None
    if piece in NUMBER_WORDS and is_number:
        kinds, span = kinds | {NUMBER}, Span(NUMBER_WORDS[piece], NUMBER_WORDS[piece])
    yield Token(text, kinds, start, start + len(piece), span, is_tight=is_tight)


def _find_slip(plain: str, match: re.Match[str], before: Token | None) -> Token | None:
    """Return what looks like a number and isn't one, as one token; None if nothing does."""
    piece, start = match[0], match.start()
    is_signed = _begins_clause(before) and re.match(_SIGNED, plain[start : start + 2])
    is_load = is_signed and re.match(_ADDED_LOAD, plain[start : start + _MOST_DIGITS])
    if is_load or not (piece[0].isdecimal() or is_signed):
        return None
    end = _chunk_end(plain, start)
    error = explain_slip(plain[start:end])
    return Token(BAD, frozenset({BAD}), start, end, error=error) if error else None


def _chunk_end(plain: str, start: int) -> int:
    """Return where the characters end that belong to a number, however odd it is."""
    end, limit = start + 1, min(len(plain), start + _LONGEST_SLIP)
    while end < limit and (plain[end].isalnum() or plain[end] in "._:,+-"):
        end += 1
    while plain[end - 1] in "._:,+-":
        end -= 1
    return end


def _begins_clause(before: Token | None) -> bool:
    """Whether a sign after ``before`` can only be that of a number."""
    return before is None or before.text in {",", ";", "(", "hold", "rest", "release"}


def _number(piece: str, start: int, end: int) -> Token:
    token = Token(NUMBER, frozenset({NUMBER}), start, end)
    if re.fullmatch(_WHOLE, piece):
        return token._replace(span=_span(piece))
    if re.fullmatch(_CLOCK, piece):
        minutes, seconds = piece.split(":")
        total = _span(minutes).low * MINUTE + int(seconds)
        return token._replace(text=TIME, kinds=frozenset({TIME}), span=Span(total, total))
    if re.fullmatch(_DECIMAL, piece) and len(piece) <= _MOST_DIGITS:
        return token._replace(share=float(piece))
    if re.fullmatch(_COMMAS, piece):
        numbers = tuple(map(_span, piece.split(",")))
        return token._replace(text=LIST, kinds=frozenset({LIST}), numbers=numbers)
    return token._replace(text=BAD, kinds=frozenset({BAD}), error=explain_no_number(piece))


def _span(digits: str) -> Span:
    # Longer ones are outside every bound, and int() is slow with a huge one.
    value = int(digits) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS
    return Span(value, value)
