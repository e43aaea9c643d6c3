"""What a YAML parser complains about, in words for people who've never heard of YAML."""

import re

from footcoach.routine.errors import quote

NEVER_CLOSED = ("a quote begins here and is never closed", "close it")
"""The place is where the quote begins."""
TOO_DEEP = ("lists within lists are too deep here", "nest them less")

_BLUNDERS = (
    # libyaml looks ahead to the end of the line, and so meets a bound of its own first.
    (("maximum nesting depth",), *TOO_DEEP),
    (("mapping values",), "a colon doesn't fit here", "put text with a colon in quotes"),
    (
        ("could not find expected ':'",),
        "this line isn't a key with a value",
        "put a colon after the key",
    ),
    (
        ("expected <block end>", "did not find expected key", "expected '-' indicator"),
        "this line doesn't fit the ones above",
        "indent it like the lines around it, and put quotes round a whole text or none",
    ),
    (("sequence entries",), "a list can't begin here", "put its first dash on a new line"),
    (("unexpected end of stream", "document separator", "document indicator"), *NEVER_CLOSED),
    (
        ("escape character", "escape sequence", "escape code", "chr() arg", "too large to convert"),
        "a backslash in double quotes means nothing here",
        "write it twice, or use single quotes",
    ),
    (("expected ',' or ']'",), "a list in brackets has a gap here", "write a comma or a ]"),
    (("expected ',' or '}'",), "keys in braces have a gap here", "write a comma or a }"),
    (
        ("cannot start any token", "alphabetic or numeric"),
        "text can't begin with this character",
        "put it in quotes",
    ),
    (("tag", "expected URI"), "there's a tag here", "delete it, or put the text in quotes"),
    (
        ("directive", "<document start>", "%YAML", "version", "YAML document"),
        "this doesn't belong in a routine",
        "delete lines that begin with %, and keep one routine to a file",
    ),
    (("node content",), "something is missing here", "write a value, or delete the comma"),
    (
        ("block scalar", "indentation indicator"),
        "text can't follow | or > on the same line",
        "begin it on the next line",
    ),
)

_TIGHT_COLON = r"[ -]*([a-z][a-z0-9_-]*):(?![\s/:]|$)"
_LOOKED_AT = 3


def explain(complaint: str) -> tuple[str, str]:
    """Return what is wrong and what to write, for what either of the two parsers says."""
    for signs, wrong, right in _BLUNDERS:
        if any(sign in complaint for sign in signs):
            return wrong, right
    return "this can't be read as a routine", "compare this line with lines that work"


def explain_tight_colon(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a key that has no space after its colon; None if that's not it."""
    match = re.match(_TIGHT_COLON, text)
    if match is None:
        return None
    return f"there's no space after {quote(f'{match[1]}:')}", f"write {match[1]}: and a space"


def find_tight_colon(lines: list[str]) -> tuple[int, int, str, str] | None:
    """Return the line, the column and what is wrong where a key has no space after its colon.

    ``lines`` end where the parser gave up, which is at that key or soon after it.
    """
    written = [number for number, line in enumerate(lines, 1) if line.strip(" ")]
    for number in reversed(written[-_LOOKED_AT:]):
        line = lines[number - 1]
        if told := explain_tight_colon(line):
            return number, len(line) - len(line.lstrip(" -")) + 1, *told
    return None
