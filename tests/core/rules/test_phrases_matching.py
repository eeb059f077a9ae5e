"""Finding phrases: whole words, any endings, all in one pass, the same as a slow and simple search."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.rules.folding import Reading
from curator.core.rules.matcher import Matcher, literals
from curator.core.rules.phrases import PhraseMistake, forms


def found(phrase: str, text: str) -> list[str]:
    """What one phrase finds in a text, as the original words."""
    reading = Reading("", text)
    spans = Matcher([[phrase]], everywhere={0}).find(reading.text).get(0, [])
    return [reading.quote(*span)[1] for span in spans]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("robust", "nonrobust and robustness"),
        ("adversarial example", "adversarial examples"),
        ("adversarial example", "adversarial. Example"),
        ("adversarial example", "adversarial (example)"),
        ("gan", "organ and gander"),
        ("detect* input", "detector. input"),
        ("detect* input", "detecting the input"),
        ("(improv|enhanc)* robustness", "robustness"),
        ("train* (a|the) model", "the model is trained"),
    ],
)
def test_what_is_nearly_the_phrase_is_left_alone(phrase: str, text: str) -> None:
    """Half words, other endings and phrases across the end of a sentence are no finds."""
    assert found(phrase, text) == []


@pytest.mark.parametrize(
    ("phrase", "text", "quotes"),
    [
        ("robust", "Robust, non-robust: robust", ["Robust", "robust", "robust"]),
        (
            "adversarial example*",
            "Adversarial\nexamples/adversarial-example",
            ["Adversarial\nexamples", "adversarial-example"],
        ),
        (
            "detect* adversarial (example|input)*",
            "detecting adversarial inputs",
            ["detecting adversarial inputs"],
        ),
        ("(improv|enhanc)* (the)? robustness", "improves the robustness", ["improves the robustness"]),
        ("out-of-distribution", "out of distribution", ["out of distribution"]),
        ("a* b* c* d", "alpha beta can d", ["alpha beta can d"]),
        ("robust*", "robustness", ["robustness"]),
        ("(word|word swap) attack", "word swap attack", ["word swap attack"]),
    ],
)
def test_what_the_phrase_means_is_found(phrase: str, text: str, quotes: list[str]) -> None:
    """The quote is the whole of the words, to the end of an open one."""
    assert found(phrase, text) == quotes


def test_only_the_first_place_is_kept_unless_all_are_wanted() -> None:
    """Most rules count once, so one place is enough for them."""
    matcher = Matcher([["a"], ["a b*"], ["c* a"]], everywhere={1})
    text = Reading("", "a b, a bc, c a, c a").text
    assert {number: len(spans) for number, spans in matcher.find(text).items()} == {0: 1, 1: 2, 2: 1}


@pytest.mark.parametrize("text", ["attacks", "an adversarial title", "verified"])
def test_a_text_that_may_hold_what_is_needed_is_read(text: str) -> None:
    """The quick look before the search is only ever wrong by reading too much."""
    assert Matcher([["x"], ["adversar*", "attack*", "verif* (deep|neural)"]], needed=1).may_hold(text)


def test_a_text_without_what_is_needed_is_not_read() -> None:
    """Most papers of a day hold none of the subject's words."""
    matcher = Matcher([["x"], ["adversar*", "verif* (deep|neural)"]], needed=1)
    assert not matcher.may_hold("graph neural networks we train a deep network.")
    assert Matcher([["x"]]).may_hold("anything")


def test_a_phrase_that_cannot_be_read_is_refused() -> None:
    """The matcher never guesses."""
    with pytest.raises(PhraseMistake):
        Matcher([["a("]])


def test_no_phrase_is_no_find() -> None:
    """Rules for categories alone have no phrases."""
    assert Matcher([[]]).find(Reading("a", "b").text) == {}


def test_the_literal_parts_can_be_listed() -> None:
    """A benchmark gives the bare library the same to look for; a closed word ends with a space or a stop."""
    assert literals(["detect* input", "a b*"]) == [" a b", " detect"]
    assert literals(["robust"]) == [" robust ", " robust."]


WORDS = ["a", "ab", "b", "ba", "abc"]
PHRASES = st.lists(
    st.lists(
        st.sampled_from([*WORDS, "a*", "b*", "ab*", "(a|ba)", "(b|a b)*", "(a)?"]), min_size=1, max_size=3
    )
    .map(" ".join)
    .filter(lambda phrase: phrase != "(a)?"),
    min_size=1,
    max_size=4,
)


@given(
    PHRASES.filter(lambda phrases: "(a)? (a)?" not in phrases),
    st.lists(st.sampled_from([*WORDS, "."]), max_size=12),
)
def test_all_phrases_at_once_find_what_a_simple_search_finds(phrases: list[str], words: list[str]) -> None:
    """Each phrase alone, as a regular expression at each word, gives the same places to begin."""
    phrases = [phrase for phrase in phrases if phrase.replace("(a)?", "").strip()]
    text = Reading("", " ".join(words)).text
    matcher = Matcher([[phrase] for phrase in phrases], everywhere=range(len(phrases)))
    places = {number: {start for start, _ in spans} for number, spans in matcher.find(text).items()}
    for number, phrase in enumerate(phrases):
        simple = "|".join(form.replace("*", "[a-z]*") + r"\b" for form in forms(phrase))
        expected = {match.start() for match in re.finditer(rf"(?<= )(?=(?:{simple}))", text)}
        assert places.get(number, set()) == expected
