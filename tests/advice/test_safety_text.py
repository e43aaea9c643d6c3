"""What is said about pain promises nothing, and has words for every light."""

from footcoach.advice.pain import Light
from footcoach.advice.safety_text import MEANING, NOTICE, RED_FLAGS


def test_the_words_promise_nothing_and_name_every_light() -> None:
    assert set(MEANING) == set(Light)
    assert len(NOTICE) == 5
    said = " ".join([*MEANING.values(), *NOTICE, *(text for _, text in RED_FLAGS)]).lower()
    for claim in ("cure", "treat", "heal", "fix", "prevent", "relieve", "no gain", "well done"):
        assert claim not in said
