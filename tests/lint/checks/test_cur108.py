"""CUR108: verbs that do not agree, and words written twice."""

from __future__ import annotations

import pytest

from tests.lint.linting import marked, mended, messages


def told(described: str) -> str:
    """An entry with a description."""
    return f"* [This Paper Propose the the Title](https://arxiv.org/abs/2302.04638) <br/> {described}"


@pytest.mark.parametrize(
    "described",
    [
        "This paper proposes a method.",
        "This paper proposed a method.",
        "The papers propose a method.",
        "In this paper the authors propose a method.",
        "This paper can propose more.",
        "Does this paper propose more?",
        "The study design is new, and the use of it as well.",
        "This paper use case is rare.",
        "The method use cases are rare.",
        "This paper study of many attacks is new.",
        "The work force grows.",
        "This work, introduced earlier, holds.",
        "The model shows that that is enough, and had had to.",
        "It is very very robust, as long long ago.",
        "Robust against Tick Tick and 3 3 others.",
        "Uses `the the` and <!-- the the --> here.",
        "What it is is the question.",
        "Trains in in-distribution data.",
        "See [the the](https://the.org/the) the.".replace("[the the]", "[them]"),
        "Die der der Art nach sind.",
        "Nous nous demandons pourquoi.",
        "",
    ],
)
def test_what_is_right_or_cannot_be_told_is_left_alone(described: str) -> None:
    """Plurals, questions, nouns, words that may follow themselves, names, code, other languages, a title."""
    assert messages("CUR108", told(described)) == []


@pytest.mark.parametrize(
    ("subject", "verb", "right"),
    [
        ("This paper", "advocate", "advocates"),
        ("This paper also", "propose", "proposes"),
        ("This paper generally", "study", "studies"),
        ("This paper empirically", "demonstrate", "demonstrates"),
        ("This paper", "apply", "applies"),
        ("This paper", "use", "uses"),
        ("This work", "focus", "focuses"),
        ("The paper", "prove", "proves"),
        ("The proposed idea is old. This method", "generalize", "generalizes"),
        ("The approach", "employ", "employs"),
        ("The study first", "conduct", "conducts"),
    ],
)
def test_a_verb_is_put_into_the_third_person(subject: str, verb: str, right: str) -> None:
    """One work does, many do."""
    entry = told(f"{subject} {verb} what is new.")
    assert messages("CUR108", entry) == [
        f"the verb '{verb}' does not agree with its subject, expected '{right}'"
    ]
    assert marked("CUR108", entry) == [verb]
    assert mended("CUR108", entry) == told(f"{subject} {right} what is new.")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Improves the the accuracy.", "Improves the accuracy."),
        ("The the accuracy of it.", "The accuracy of it."),
        ("Improves of\n  of the accuracy.", "Improves of the accuracy."),
        ("Trained on on the data in in it.", "Trained on the data in it."),
    ],
)
def test_a_small_word_written_twice_goes_once(wrong: str, right: str) -> None:
    """With the space before it."""
    assert mended("CUR108", told(wrong)) == told(right)


def test_of_two_nouns_both_may_be_meant() -> None:
    """They are told of, and left as they are."""
    entry = told("Improves the robust robust accuracy.")
    assert messages("CUR108", entry) == ["'robust' is written twice"]
    assert marked("CUR108", entry) == ["robust robust"]
    assert mended("CUR108", entry) == entry


@pytest.mark.parametrize(
    "words", ["the ", "This paper ", "This paper also also ", "this this paper ", "aaaa aaaa bbbb bbbb "]
)
def test_endless_descriptions_are_read_in_bounded_time(words: str) -> None:
    """Ten thousand repetitions take no longer than ten times a thousand."""
    assert len(messages("CUR108", told(words * 10_000))) <= 40_000
