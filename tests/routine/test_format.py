import subprocess
import sys
from itertools import combinations

import pytest

from footcoach.routine.format import ALLOWED, KEYS, sections_with
from footcoach.routine.key import Key, Section, ValueKind

UNBOUNDED = {
    ValueKind.ID,
    ValueKind.WORD,
    ValueKind.FLAG,
    ValueKind.SIDE,
    ValueKind.FIGURE,
    ValueKind.POSE,
    ValueKind.JOINTS,
}


def test_no_section_has_two_keys_of_one_name() -> None:
    for one, other in combinations(KEYS, 2):
        assert one.name != other.name or not set(one.sections) & set(other.sections)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.name}-{key.sections[0].name}")
def test_a_default_is_a_value_the_key_takes(key: Key) -> None:
    if key.is_numeric and key.default:
        assert key.span(key.default).low >= key.low
    if key.kind is ValueKind.WORD and key.default:
        assert key.default in key.words


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.name}-{key.sections[0].name}")
def test_a_key_says_what_it_means_and_what_bounds_it(key: Key) -> None:
    assert key.meaning.endswith(".")
    assert set(key.required) <= set(key.sections)
    assert (key.high > key.low) == (key.kind not in UNBOUNDED)


def test_a_key_belongs_to_the_sections_that_have_it() -> None:
    assert sections_with("title") == (Section.ROUTINE,)
    assert sections_with("reps") == (Section.ITEM, Section.SIDE, Section.ENTRY)
    assert sections_with("nothing") == ()
    assert ALLOWED[Section.BLOCK]["rest"] is not ALLOWED[Section.ITEM]["rest"]


def test_reading_a_routine_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from footcoach.routine.library import Library\n"
        "from pathlib import Path\n"
        "Library(Path('none')).load('four-exercises')\n"
        "heavy = {'textual', 'rich', 'asyncio', 'difflib', 'platformdirs'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
