"""CUR207: what an address carries for one reader only."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, mended, messages

FORUM = "https://openreview.net/forum?id=Bkx0jJ3Yvr"


def entry(url: str) -> str:
    """An entry whose main link is ``url``."""
    return f"* [Do Bounds Hold?]({url}) (ICML 2021) <br/> Proves #1: they do?"


@pytest.mark.parametrize(
    "url",
    [
        FORUM,
        "https://arxiv.org/pdf/2102.04638.pdf#page=7",
        "https://github.com/a/b#readme",
        "https://example.org/p?id=1&ref=2#part",
        "https://dl.acm.org/citation.cfm?id=3140444",
    ],
)
def test_an_address_without_noise_is_left_alone(url: str) -> None:
    """What is asked for, and where to read on."""
    assert messages("CUR207", entry(url)) == []


def test_code_and_comments_are_left_alone() -> None:
    """They are no links."""
    line = f"{entry(FORUM)} `[x]({FORUM}&noteId=1)` <!-- [x]({FORUM}&noteId=1) -->"
    assert messages("CUR207", line) == []


@pytest.mark.parametrize(
    ("noisy", "mark", "said", "expected"),
    [
        (f"{FORUM}&noteId=Bkx0jJ3Yvr", "&noteId=Bkx0jJ3Yvr", "noteId, on which no page depends", FORUM),
        (f"{FORUM}&amp;noteId=x", "&amp;noteId=x", "noteId, on which no page depends", FORUM),
        (f"{FORUM}#discussion", "#discussion", "#discussion, which leads to no place", FORUM),
        (
            "https://a.org/p?utm_source=x&utm_medium=y&utm_id=z",
            "?utm_source=x&utm_medium=y&utm_id=z",
            "utm_source and utm_medium, on which no page depends",
            "https://a.org/p",
        ),
        (
            "https://dl.acm.org/citation.cfm?Id=3140444",
            "Id",
            "Id=, expected id=",
            "https://dl.acm.org/citation.cfm?id=3140444",
        ),
    ],
)
def test_noise_is_marked_and_goes(noisy: str, mark: str, said: str, expected: str) -> None:
    """And nothing else."""
    assert marked("CUR207", entry(noisy)) == [mark]
    assert messages("CUR207", entry(noisy)) == [f"the address carries {said}"]
    assert mended("CUR207", entry(noisy)) == entry(expected)


def test_every_link_is_read() -> None:
    """In angle brackets, in HTML, and in the description."""
    line = (
        f'* [T](<{FORUM}&noteId=1>) <br/> See [a]({FORUM}&noteId=2), <a href="{FORUM}&noteId=3">b</a> '
        f"and <{FORUM}&noteId=4>."
    )
    assert len(messages("CUR207", line)) == 4
    fixed = mended("CUR207", line)
    assert fixed.count(FORUM) == 4
    assert "noteId" not in fixed
    assert messages("CUR207", fixed) == []


def test_a_link_within_a_title_is_told_and_left() -> None:
    """Mending an address never changes a title."""
    known = around(form=ListFormat(template="* **{title}**{? <br/> {description}?}"))
    line = f"* **[T]({FORUM}&noteId=1)** <br/> Shows it."
    assert len(messages("CUR207", line, known)) == 1
    assert mended("CUR207", line, known) == line


def test_many_parameters_are_told_shortly() -> None:
    """Up to what a server takes; beyond that an address is no address."""
    url = "https://a.org/p?" + "&".join(f"utm_{number}=x" for number in range(800))
    (told,) = messages("CUR207", entry(url))
    assert len(told) < 150
    assert mended("CUR207", entry(url)) == entry("https://a.org/p")
    assert messages("CUR207", entry(url * 100)) == []
