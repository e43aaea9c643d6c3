import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from footcoach.routine import yaml_tree
from footcoach.routine.errors import Problems, RoutineError, Spot
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, parse_tree

pytestmark = pytest.mark.usefixtures("loader")


def parse(text: str) -> Node:
    problems = Problems("f")
    node = parse_tree(text, problems)
    assert not problems, str(problems.error())
    return node


def refused(text: str) -> list[str]:
    problems = Problems("f")
    try:
        parse_tree(text, problems)
    except RoutineError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in problems.error().problems]


def value(text: str) -> Scalar:
    root = parse(text)
    assert isinstance(root, Mapping)
    ((_, node),) = root.pairs
    assert isinstance(node, Scalar)
    return node


def test_every_node_knows_its_place() -> None:
    root = parse("a: 1\nb:\n  - x\n  - {c: d}\n")

    assert isinstance(root, Mapping)
    (_, (key, items)) = root.pairs
    assert key.at == Spot(2, 1)
    assert isinstance(items, Sequence)
    assert [item.at for item in items.items] == [Spot(3, 5), Spot(4, 5)]


@pytest.mark.parametrize(
    "text", ["no", "010", "1:30", "1_000", ".inf", "0x1E", "2024-13-45", "1e999"]
)
def test_a_text_is_not_changed_into_something_else(text: str) -> None:
    assert value(f"a: {text}") == Scalar(text, Spot(1, 4), is_plain=True, is_exact=True)


@pytest.mark.parametrize(
    ("text", "offset", "spot"),
    [
        ("a: bcd", 2, Spot(1, 6)),
        ('a: "bcd"', 2, Spot(1, 7)),
        ('a: "b\\x63d"', 2, Spot(1, 4)),
        ("a: >\n  bcd", 2, Spot(1, 4)),
        ("a: ' bcd'", 2, Spot(1, 4)),
    ],
)
def test_a_place_inside_a_text_is_exact_or_where_the_text_begins(
    text: str, offset: int, spot: Spot
) -> None:
    assert value(text).spot(offset) == spot


def test_texts_are_composed_and_stripped() -> None:
    assert value('a: " cafe\u0301 "').text == "caf\u00e9"


@pytest.mark.parametrize("space", "\u00a0\u2002\u2009\u200a\u202f\u205f\u3000", ids=ascii)
@pytest.mark.parametrize("form", ["a:{}b{}c", "a: 'b{}c'", 'a: "b{}c"', "a:{0}\n{0}b{0}c"])
def test_any_space_is_a_space(form: str, space: str) -> None:
    assert value(form.format(space, space)).text == "b c"


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0d28\u0d4d\u200d",
        "\U0001f9ce\U0001f3fd\u200d\u2642\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    ],
    ids=["persian", "malayalam", "kneeling", "flag"],
)
def test_what_joins_letters_and_emoji_is_kept(text: str) -> None:
    assert value(f"a: {text}").text == text
    assert value(f'a: "{text}"').text == text


@pytest.mark.parametrize("hint", "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c", ids=ascii)
def test_invisible_hints_of_a_pasted_text_are_left_out(hint: str) -> None:
    assert value(f"a: b{hint}c").text == "bc"


@pytest.mark.parametrize("turn", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_text_round_is_refused(turn: str) -> None:
    (line,) = refused(f"a: b{turn}c")

    assert line.startswith(f"f:1:5: the text contains U+{ord(turn):04X}, ")


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null"])
def test_nothing_is_empty(text: str) -> None:
    assert value(text).is_empty


def test_a_quoted_null_is_a_word() -> None:
    assert not value('a: "null"').is_empty


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f:1:1: there's nothing in this file; write a title and a list of"),
        (
            "# nothing\n",
            "f:1:1: there's nothing in this file; write a title and a list of",
        ),
        ("a: &b c", 'f:1:4: "&b" is an anchor; delete it'),
        ("a: *b", 'f:1:4: "*b" is an alias; write the text out'),
        ("a: !!python/name:os.system x", "f:1:4: "),
        ("a: !x b", 'f:1:4: "!x" is a tag; delete it'),
        ("a: b\n---\nc: d", "f:2:1: a second document begins here; put it in a file of its own"),
        ("? [a]\n: b", "f:1:3: a key has to be a word; put text with brackets in quotes"),
        ("a: 1\nb: 2\na: 3", 'f:3:1: "a" is already in line 1; keep one of the two'),
        ("a:\n\t- b", "f:2:1: there's a tab here; use spaces"),
        ("a:\tb", "f:1:3: there's a tab here; use spaces"),
        ("a: b: c", "f:1:5: a colon doesn't fit here; put text with a colon in quotes"),
        ("- a\nb: c", "f:2:1: this line doesn't fit the ones above; indent it like"),
        ("a: @b", "f:1:4: text can't begin with this character; put it in quotes"),
        ("a: 'b", "f:1:4: a quote begins here and is never closed; close it"),
        ('a: "\\q"', "a backslash in double quotes means nothing here; write it twice"),
        ('a: "\\U00110000"', "a backslash in double quotes means nothing here; write it twice"),
        ('a: "\\UFFFFFFFF"', "a backslash in double quotes means nothing here; write it twice"),
        ("a: [b", "a list in brackets has a gap here; write a comma or a ]"),
        ("a: {b", "keys in braces have a gap here; write a comma or a }"),
        ("a: [,]", "f:1:5: something is missing here; write a value, or delete the comma"),
        ("a: - b", "f:1:4: a list can't begin here; put its first dash on a new line"),
        ("a: |b", "f:1:5: text can't follow | or > on the same line"),
        (
            "%YAML 2.0\n---\na: b",
            "f:1:1: this doesn't belong in a routine; delete lines that",
        ),
        (
            f"%YAML 1.{'9' * 5000}\n---\na",
            "this doesn't belong in a routine; delete lines that",
        ),
        ('a: "b\n---\n"', "f:1:4: a quote begins here and is never closed; close it"),
        ('a: "b\nc: d\ne: f\n', "f:1:4: a quote begins here and is never closed; close it"),
        ('a: "b\nc: "d"\n', "f:1:4: a quote begins here and ends in a later line, before more"),
        ("a:b\nc: d", 'f:1:1: there\'s no space after "a:"; write a: and a space'),
        ("a: 1\nb:c\n", 'f:2:1: there\'s no space after "b:"; write b: and a space'),
        ("a:\n  - b: c\n    d:e\n    f: g\n", 'f:3:5: there\'s no space after "d:"'),
        ("a:\n  - b: c\n  - d:e\n    f: g\n", 'f:3:5: there\'s no space after "d:"'),
        ("a: \x1b[31m", "f:1:4: the text contains U+001B; delete it: it can't be shown"),
        ('a: "\\e[31m"', "f:1:4: the text contains U+001B; delete it: it can't be shown"),
        ("a: b\u202ec", "f:1:5: the text contains U+202E, right-to-left override; delete it"),
        ('a: "b\\u202ec"', "f:1:4: the text contains U+202E, right-to-left override; delete it"),
        ("a: b\x85c", "f:1:5: the text contains U+0085; delete it"),
        ("a: \ufffd", "f:1:4: the text contains U+FFFD, replacement character; delete it"),
    ],
)
def test_what_a_routine_has_no_use_for_is_refused_in_plain_words(text: str, message: str) -> None:
    (line,) = refused(text)

    assert message in line


def test_a_surrogate_written_as_an_escape_is_refused() -> None:
    (line,) = refused('a: "\\ud800"')

    assert line.isascii()


def test_a_tab_in_a_comment_is_fine() -> None:
    assert value("a: b #\tc\n").text == "b"


def test_all_that_can_be_refused_is_refused_in_one_go() -> None:
    lines = refused("a: &x b\nc: *x\nd: !t e\na: \x07\nf: \u2066\n")

    assert [line.split(": ")[0] for line in lines] == [
        "f:1:4",
        "f:2:4",
        "f:3:4",
        "f:4:1",
        "f:4:4",
        "f:5:4",
    ]


def test_an_aliased_or_tagged_value_says_nothing_more() -> None:
    problems = Problems("f")

    root = parse_tree("a: !t [b]", problems)

    assert isinstance(root, Mapping)
    assert root.pairs[0][1] == Refused(Spot(1, 4))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_the_first_level_that_is_too_deep_is_named(opening: str) -> None:
    lines = refused(opening * 13)

    assert lines == [
        f"f:1:{12 * len(opening) + 1}: lists within lists are too deep here; nest them less"
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("levels", [10_000, 100_000])
def test_depth_ends_the_reading_at_once(opening: str, levels: int) -> None:
    (line,) = refused(opening * levels)

    place = re.fullmatch(r"f:1:(\d+): lists within lists are too deep here; nest them less", line)
    assert place
    assert 12 * len(opening) < int(place[1]) <= 1001


def test_twelve_levels_are_not_too_deep() -> None:
    parse("[" * 12 + "a" + "]" * 12)


def test_a_billion_laughs_are_refused_before_they_cost_anything() -> None:
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]

    refusals = refused("\n".join(lines))

    assert len(refusals) == 30 + 2 * 29


def test_too_many_parts_end_the_reading() -> None:
    lines = refused("\n".join(["- a"] * (yaml_tree.MOST_EVENTS + 1)))

    assert [line.partition(": ")[2] for line in lines] == [
        "the file has too many parts; split it into several files"
    ]


def test_nonsense_is_given_up_after_a_thousand_mistakes() -> None:
    assert len(refused("\x01" * 250_000)) == 1000


@given(st.text() | st.text("ab:-[]{}\"'&*!|>%@#?,~ \n\t\\0"))
@settings(max_examples=200)
def test_any_text_becomes_a_tree_or_a_routine_error(text: str) -> None:
    for kind in (yaml.SafeLoader, yaml_tree.LOADER):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_tree, "LOADER", kind)
            for line in refused(text):
                assert line.isprintable()
