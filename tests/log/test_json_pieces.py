"""JSON that is read piece by piece is what it is when it's read at once."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.log.json_codec import MalformedError, loads
from footcoach.log.json_pieces import LongList, Pieces, load_pieces

NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def in_pieces(text: str, size: int) -> Pieces:
    return lambda: (text[at : at + size] for at in range(0, len(text), size))


def read(text: str, size: int) -> object:
    """Read a text; a long list becomes one of the usual kind."""
    data = load_pieces(in_pieces(text, size), "long")
    if isinstance(data, dict) and isinstance(data.get("long"), LongList):
        assert list(data["long"]) == list(data["long"])
        return data | {"long": list(data["long"])}
    return data


@given(
    data=st.dictionaries(st.text(max_size=3) | st.just("long"), VALUES, max_size=5) | VALUES,
    size=st.integers(1, 40),
    indent=st.sampled_from([None, 0, 2]),
)
def test_any_json_is_what_it_is_at_once(data: object, size: int, indent: int | None) -> None:
    text = json.dumps(data, indent=indent)

    assert read(text, size) == loads(text)


@given(items=st.lists(VALUES, max_size=6), size=st.integers(1, 40))
def test_a_long_list_has_its_items(items: list[object], size: int) -> None:
    assert read(json.dumps({"a": 1, "long": items, "z": 2}), size) == {
        "a": 1,
        "long": items,
        "z": 2,
    }


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "{",
        '{"long":[1,2',
        '{"long":[1,2]',
        '{"long":[1,,2]}',
        '{"long":[1 2]}',
        '{"long":[1,2],}',
        '{"long":[1,2]} x',
        '{"long":[NaN]}',
        '{"long":[1]x}',
        '{"long" [1]}',
        "{1: 2}",
        '{"a": 12e}',
        '{"a": "\n"}',
        '{"long":' + "[" * 100_000,
    ],
)
def test_a_mistake_is_named_as_when_all_is_read_at_once(text: str, size: int) -> None:
    with pytest.raises(MalformedError) as expected:
        loads(text)
    with pytest.raises(MalformedError) as said:
        read(text, size)

    assert str(said.value) == str(expected.value)


def test_of_two_long_lists_the_last_one_counts() -> None:
    assert read('{"long":[1],"long":[2]}', 5) == {"long": [2]}


def test_what_is_long_but_no_list_is_read_as_it_is() -> None:
    assert read('{"long":{"a":1}}', 3) == {"long": {"a": 1}}


def test_only_a_few_items_of_a_long_list_are_at_hand() -> None:
    taken = list[int]()

    def pieces() -> Iterator[str]:
        yield '{"long":['
        for number in range(1000):
            taken.append(number)
            yield f"{number},"
        yield "0]}"

    items = iter(load_pieces(pieces, "long")["long"])
    taken.clear()
    for number in range(100):
        assert next(items) == number
        assert len(taken) <= 2 * number + 4
