"""CUR107: the length and the end of descriptions."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.core.formats import FORMATS
from tests.lint.linting import around, marked, mended, messages

OTHERS = "\n".join(f"* [{name}](https://a.org/{name}) (ICML 2020) <br/> Shows it." for name in "ABCD")


def among(described: str) -> str:
    """An entry below four whose descriptions end with a full stop."""
    return f"{OTHERS}\n* [T](https://a.org) (ICML 2020) <br/> {described}"


@pytest.mark.parametrize(
    "described",
    [
        "Shows it.",
        "Shows it!",
        "Shows it?",
        "Shows it\u2026",
        "Shows *it.*",
        'Calls it "shown."',
        "Shows it (and that).",
        "Shows it. (See the appendix.)",
        "Shows it with code [here](https://b.org)",
        "Shows it. [[Appendix](https://b.org)]",
        "Shows it, see https://b.org",
        "Shows `it`",
        "Shows $\\ell_2$",
        "Shows it \U0001f389",
        "Shows:\n  * it",
        "\n  * Shows it",
        "Shows it. <!-- curator: ignore[CUR303] -->",
        "Shows it.  ",
    ],
)
def test_ends_that_are_stopped_or_unclear_are_left_alone(described: str) -> None:
    """Nothing is put behind a link, code, a formula, an emoji, or a list."""
    assert messages("CUR107", among(described)) == []


@pytest.mark.parametrize(
    "described", ["Shows it", "Shows it (and that)", "Shows *it*", "Shows 5%", 'Shows "it"']
)
def test_a_missing_full_stop_is_put_there(described: str) -> None:
    """Where nearly all other descriptions have one; a comment stays behind it."""
    assert messages("CUR107", among(described)) == [
        "the description ends without a full stop, unlike the others"
    ]
    assert marked("CUR107", among(described)) == [described[-1]]
    assert mended("CUR107", among(described)) == among(f"{described}.")
    assert mended("CUR107", among(f"{described} <!-- c -->")) == among(f"{described}. <!-- c -->")


def test_a_list_without_full_stops_is_left_alone() -> None:
    """Its habit is its own, and so is one that is mixed."""
    assert messages("CUR107", OTHERS.replace("it.", "it")) == []
    assert messages("CUR107", among("Shows it").replace("Shows it.", "Shows it", 1)) == []


def test_a_description_far_longer_than_the_others_is_found() -> None:
    """Longer than 600 characters, where nearly all others are not."""
    assert messages("CUR107", among("Shows " * 99 + "it.")) == []
    assert messages("CUR107", among("Shows " * 100 + "it.")) == [
        "the description has 603 characters, expected at most 600"
    ]


def test_a_list_of_long_notes_is_left_alone() -> None:
    """Unless curator.yaml sets the limit."""
    reading = FORMATS["adversarial-examples-reading-list.md"]
    notes = "\n".join(f"- **{name}**, ICML 2020.\n  - {'Shows it. ' * 70}" for name in "ABCD")
    assert messages("CUR107", notes, around(form=ListFormat(template=reading))) == []
    declared = around(form=ListFormat(template=reading), options={"CUR107": {"longest": 600}})
    assert len(messages("CUR107", notes, declared)) == 4


@pytest.mark.parametrize(
    ("described", "count"),
    [
        ("Shows it. Tells it.", 2),
        ("Shows it, e.g. Adam et al. Here vs. There, i.e. all. (Tells it.) [Says it.]", 3),
        ("Shows v1.5 of it. It is\nsaid. And told!", 3),
        ("Shows it", 0),
    ],
)
def test_sentences_are_counted_when_a_limit_is_set(described: str, count: int) -> None:
    """Abbreviations and numbers end none."""
    for limit in (max(count, 1), max(count - 1, 1)):
        limited = around(options={"CUR107": {"sentences": limit}})
        told = f"the description has {count} sentences, expected at most {limit}"
        text = f"* [T](https://a.org) <br/> {described}"
        assert messages("CUR107", text, limited) == ([told] if count > limit else [])


@pytest.mark.parametrize("signs", [".", ")", "*", ". A", "a", "]"])
def test_endless_descriptions_are_read_in_bounded_time(signs: str) -> None:
    """A hundred thousand signs are one finding or two."""
    limited = around(options={"CUR107": {"sentences": 1}})
    assert len(messages("CUR107", among(signs * 50_000), limited)) <= 3
