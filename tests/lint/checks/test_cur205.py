"""CUR205: links to arXiv that pin a version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, mended, messages
from tests.lint.seeding.planting import in_entry

if TYPE_CHECKING:
    from tests.lint.seeding.planting import Kind, Spot

PAPER = "https://arxiv.org/abs/2302.04638"


def pinned(spot: Spot) -> str | None:
    """The entry with a version in its link to arXiv."""
    made = re.sub(r"(/[0-9]{4}\.[0-9]{4,5})(?=\.pdf|\Z)", r"\1v2", spot.url)
    return spot.raw.replace(f"({spot.url})", f"({made})", 1) if "arxiv.org" in spot.url else None


DEFECTS: Final[tuple[Kind, ...]] = (in_entry("CUR205", "a pinned version", pinned),)


def entry(url: str, rest: str = "") -> str:
    """An entry with a main link."""
    return f"* [Bounds That Hold]({url}) (ICML 2023) <br/> Proves them. {rest}"


@pytest.mark.parametrize(
    "url",
    [
        PAPER,
        "https://arxiv.org/pdf/2302.04638.pdf",
        "https://arxiv.org/abs/hep-th/9901001",
        "https://arxiv.org/abs/2302.04638v0",
        "https://arxiv.org/abs/2302.04638v",
        "https://arxiv.org/list/cs.LG/recent?skip=0v2",
        "https://arxiv.org.example.com/abs/2302.04638v2",
        "https://example.org/arxiv.org/abs/2302.04638v2",
        "https://arxiv.org/html/2302.04638v2/x1.png",
    ],
)
def test_a_link_without_a_version_is_left_alone(url: str) -> None:
    """Nor is one pinned by what is no version, or elsewhere."""
    assert messages("CUR205", entry(url)) == []


def test_a_version_that_is_spoken_of_is_left_alone() -> None:
    """In code, in a comment, and where the words of the link name it."""
    hidden = f"`[x]({PAPER}v1)` <!-- [x]({PAPER}v1) -->"
    rest = f"The [first version]({PAPER}v1) and [v2]({PAPER}v2) claim more. {hidden}"
    assert messages("CUR205", entry(PAPER, rest)) == []


@pytest.mark.parametrize(
    ("url", "version", "expected"),
    [
        (f"{PAPER}v2", "v2", PAPER),
        ("https://arxiv.org/pdf/2302.04638v12.pdf", "v12", "https://arxiv.org/pdf/2302.04638.pdf"),
        ("http://www.arxiv.org/pdf/2302.04638V1?a=b#c", "V1", "http://www.arxiv.org/pdf/2302.04638?a=b#c"),
        ("https://arxiv.org/abs/hep-th/9901001v3", "v3", "https://arxiv.org/abs/hep-th/9901001"),
        ("https://arxiv.org/html/2302.04638v1", "v1", "https://arxiv.org/html/2302.04638"),
    ],
)
def test_the_version_is_marked_and_goes(url: str, version: str, expected: str) -> None:
    """Whatever form the link has."""
    assert marked("CUR205", entry(url)) == [version]
    assert messages("CUR205", entry(url)) == [f"the link pins version {version}"]
    assert mended("CUR205", entry(url)) == entry(expected)
    assert messages("CUR205", entry(expected)) == []


def test_links_of_descriptions_lose_it_as_well() -> None:
    """They name no version, so none was meant."""
    assert mended("CUR205", entry(PAPER, f"Extends [this](<{PAPER}v1>).")) == entry(
        PAPER, f"Extends [this](<{PAPER}>)."
    )


def test_a_link_within_a_title_is_told_and_left() -> None:
    """Mending an address never changes a title."""
    known = around(form=ListFormat(template="* **{title}**{? <br/> {description}?}"))
    line = f"* **[T]({PAPER}v2)** <br/> Shows it."
    assert len(messages("CUR205", line, known)) == 1
    assert mended("CUR205", line, known) == line


def test_a_hundred_thousand_signs_are_no_version() -> None:
    """Whatever they are."""
    assert messages("CUR205", entry(f"{PAPER}{'v1' * 100_000}")) == []
