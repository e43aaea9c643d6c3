"""What a YAML parser complains of, in words for people who never heard of YAML."""

TOO_DEEP = ("lists within lists are too deep here", "nest them less")

_BLUNDERS = (
    # libyaml looks ahead to the end of the line, and so meets a bound of its own first.
    (("maximum nesting depth",), *TOO_DEEP),
    (("mapping values",), "a colon is not expected here", "put text with a colon in quotes"),
    (("could not find expected ':'",), "this line is no key: value", "put a colon after the key"),
    (
        ("expected <block end>", "did not find expected key", "expected '-' indicator"),
        "this line does not fit the ones above",
        "indent it like its neighbours, and put quotes around all of a text or none",
    ),
    (("sequence entries",), "a list cannot begin here", "put its first dash on a new line"),
    (("unexpected end of stream",), "a quote is opened here and never closed", "close it"),
    (
        ("escape character", "escape sequence", "escape code", "chr() arg", "too large to convert"),
        "a backslash in double quotes means nothing here",
        "write it twice, or use single quotes",
    ),
    (("expected ',' or ']'",), "a list in brackets has a gap here", "write a comma or a ]"),
    (("expected ',' or '}'",), "keys in braces have a gap here", "write a comma or a }"),
    (
        ("cannot start any token", "alphabetic or numeric"),
        "a text cannot begin with this character",
        "put it in quotes",
    ),
    (("tag", "expected URI"), "a tag stands here", "delete it, or put the text in quotes"),
    (
        ("directive", "<document start>", "%YAML", "version", "YAML document"),
        "this is no part of a routine",
        "delete lines that begin with %, and keep one document to a file",
    ),
    (("node content",), "something is missing here", "write a value, or delete the comma"),
    (("block scalar", "indentation indicator"), "text after | or > begins a line below", ""),
    (
        (
            "document separator",
            "document indicator",
        ),
        "a quote is never closed before this line",
        "close it",
    ),
)


def explain(complaint: str) -> tuple[str, str]:
    """Return what is wrong and what to write, for what either of the two parsers says."""
    for signs, wrong, right in _BLUNDERS:
        if any(sign in complaint for sign in signs):
            return wrong, right
    return "this is not readable as a routine", "compare the line with the ones that work"
