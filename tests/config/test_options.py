"""The one table of the keys of config.yaml, and the page of the documentation that follows it."""

from pathlib import Path

import pytest

from footcoach.commands.app_choices import choose_sound
from footcoach.config.options import OPTIONS, Option
from footcoach.config.reader import Config, find_mistake
from footcoach.remembered import Choices

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
UNLESS_SET = Config(sound=choose_sound(None, Choices(), None, None))
"""What the app starts with until something is set or chosen; the voice isn't off then."""
ONE_VALUE = [key for key, option in OPTIONS.items() if not option.examples]


def row(key: str, option: Option) -> str:
    choices = tuple(option.list_choices())
    takes = f"{choices[0]} to {choices[-1]}" if option.is_typed and choices else ", ".join(choices)
    if option.examples:
        takes = f"a list of {takes}" if takes else f"a list, such as [{option.examples}]"
    takes = takes or "a path"
    value = option.write(UNLESS_SET.find_value(option))
    return f"| `{key}` | {option.means} | {takes} | {value or 'none'} |"


def test_the_page_lists_every_key_with_its_meaning() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()

    listed = [line for line in lines if line.startswith("| `")]

    assert listed == [row(key, option) for key, option in OPTIONS.items()]


@pytest.mark.parametrize("key", OPTIONS)
def test_every_choice_and_default_is_written_as_it_is_read(key: str) -> None:
    option = OPTIONS[key]
    default = option.write(Config().find_value(option))
    values = [*option.list_choices(), *([] if option.examples or not default else [default])]

    assert [text for text in values if find_mistake(key, text)] == []
    if not option.examples:
        assert [option.write(option.read(text)) for text in values] == values


@pytest.mark.parametrize("key", [key for key in ONE_VALUE if list(OPTIONS[key].list_choices())])
def test_steps_go_through_all_choices_and_end_there(key: str) -> None:
    option = OPTIONS[key]
    choices = list(option.list_choices())

    assert [option.find_step(one, 1) for one in choices] == [*choices[1:], choices[-1]]
    assert [option.find_step(one, -1) for one in choices] == [choices[0], *choices[:-1]]


@pytest.mark.parametrize(
    ("key", "text", "down", "up"),
    [
        ("volume", "33", "30", "35"),
        ("offset", "-30ms", "-50ms", "0ms"),
        ("lead_in", "5s", "4750ms", "5s"),
        ("day_begins", "04:10", "04:00", "04:30"),
    ],
)
def test_a_step_from_a_typed_value_goes_to_the_next_choice(
    key: str, text: str, down: str, up: str
) -> None:
    option = OPTIONS[key]

    assert (option.find_step(text, -1), option.find_step(text, 1)) == (down, up)


def test_a_mistake_is_told_as_for_the_file() -> None:
    wrong = '"loud" is not a valid volume; write a number from 0 to 100'

    assert find_mistake("volume", "loud") == wrong
    assert find_mistake("volume", "") == "volume is empty; write a value or delete the key"
    assert find_mistake("volume", "80 %") == ""
