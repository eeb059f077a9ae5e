"""What a phrase means, and what a maintainer is told of one that means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.rules.phrases import MOST_FORMS, MOST_WORDS, PhraseMistake, forms


def test_plain_words_stand_for_themselves() -> None:
    """A phrase without signs has one form, in lower case."""
    assert forms("Adversarial Training") == ("adversarial training",)


@pytest.mark.parametrize(
    "phrase", ["out-of-distribution", "out of distribution", "Out\u2013of\u2014distribution"]
)
def test_hyphens_and_spaces_are_one_thing(phrase: str) -> None:
    """Whether a maintainer writes a hyphen, a dash or a space makes no difference."""
    assert forms(phrase) == ("out of distribution",)


def test_a_star_opens_a_word() -> None:
    """``detect*`` goes on with any letters, wherever in the phrase it stands."""
    assert forms("detect* input*") == ("detect* input*",)


def test_a_choice_stands_for_each_of_its_parts() -> None:
    """Parts may have several words, each with a star of its own."""
    assert forms("(at|in the|pre* train) time") == ("at time", "in the time", "pre* train time")


def test_a_star_behind_a_choice_opens_the_last_word_of_each_part() -> None:
    """``(example|word swap)*`` is ``example*`` or ``word swap*``, also where a part has the star already."""
    opened = ("example*", "word swap*")
    assert forms("(example|word swap)*") == forms("(example*|word swap)*") == opened


def test_a_question_mark_lets_a_choice_be_missing() -> None:
    """``(the)? model`` is "model" or "the model"."""
    assert set(forms("(the)? model")) == {"model", "the model"}


def test_accents_in_a_phrase_are_taken_off_as_in_texts() -> None:
    """A phrase is folded as the texts are, so that both meet."""
    assert forms("naïve") == ("naive",)


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("", "is empty: expected 1 to 16 words"),
        ("   ", "is empty"),
        ("(a)?", "is empty"),
        ("robust *", "'*' in the phrase 'robust *' has no meaning: expected word, word*, (a|b)"),
        ("detect* (example|input", "'(' in the phrase"),
        ("((a|b) c)", "has no meaning"),
        ("(a||b)", "a choice in the phrase '(a||b)' is empty"),
        ("attack?", "has no meaning"),
        ("defen(d|ds)", "'(d|ds)' is glued to what precedes it"),
        ("(a|b)c", "'c' is glued to what precedes it"),
        ("(a+)+$", "'a+' in the phrase"),
        ("end. Begin", "'end.' in the phrase"),
        ("атака", "expected Latin letters, digits, hyphens"),
        ("(a*b|c)", "'a*b' in the phrase"),
        (" ".join(["w"] * (MOST_WORDS + 1)), "is too long"),
    ],
)
def test_a_phrase_that_means_nothing_is_refused_with_what_is_expected(phrase: str, told: str) -> None:
    """The message quotes the phrase and the part of it that is wrong."""
    with pytest.raises(PhraseMistake) as mistake:
        forms(phrase)
    assert told in str(mistake.value)


def test_alternations_cannot_explode() -> None:
    """A phrase that stands for more forms than anybody means is refused before they are made."""
    with pytest.raises(PhraseMistake, match="too many forms: expected at most"):
        forms(" ".join(["(a|b|c|d|e|f|g|h)"] * 16))
    with pytest.raises(PhraseMistake, match="too many forms"):
        forms("(" + "|".join(f"w{at}" for at in range(MOST_FORMS + 1)) + ")")


@given(st.text(alphabet="ab*?|() -.é\n", max_size=40))
def test_any_text_is_a_phrase_or_a_mistake(text: str) -> None:
    """Whatever is written, the answer is forms of at least one word each, or a sentence."""
    try:
        found = forms(text)
    except PhraseMistake:
        return
    assert found
    words = [word.removesuffix("*") for form in found for word in form.split(" ")]
    assert all(word.isalnum() and word.isascii() for word in words)
