"""CUR104: stray spaces in a title."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, mended, messages


def entry(title: str) -> str:
    """An entry with a title as written."""
    return f"* [{title}](https://arxiv.org/abs/2105.14785) (CVPR 2022) <br/> Shows it."


@pytest.mark.parametrize(
    "title",
    [
        "Two Words",
        "Two\u00a0Words",
        "Uses `a  b` there",
        "Is it? -- A Study",
        "With <sub>2</sub> more",
        "Ends in a backslash\\\n and goes on",
        "[[Two] Words]",
        "Two : Words",
    ],
)
def test_titles_that_look_as_they_should_are_left_alone(title: str) -> None:
    """Code is code, and a non-breaking space is CUR110's."""
    assert messages("CUR104", entry(title)) == []


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("Two Words ", [" "]),
        (" Two Words", [" "]),
        ("  Two  Words\t", ["  ", "  ", "\t"]),
        ("Two\nWords", ["\n"]),
        ("Two \r\n  Words", [" \r\n  "]),
        ("Two\tWords", ["\t"]),
        ("Two\u00a0 Words", ["\u00a0 "]),
    ],
)
def test_stray_spaces_go(title: str, marks: list[str]) -> None:
    """Those at the edges altogether, those between words but for one."""
    assert marked("CUR104", entry(title)) == marks
    assert mended("CUR104", entry(title)) == entry("Two Words")


def test_what_is_wrong_is_told() -> None:
    """Where it is, and what is expected."""
    assert messages("CUR104", entry(" Two\nWords  of Mine ")) == [
        "white space before the title, expected none",
        "a line break within the title, expected one space",
        "2 spaces within the title, expected one space",
        "white space behind the title, expected none",
    ]


def test_a_title_in_bold_is_read_as_well() -> None:
    """As other lists set theirs."""
    bold = around(form=ListFormat(template="- **{title}**{?, {venue} {year}?}"))
    assert mended("CUR104", "- **Two  Words**, ICML 2020", bold) == "- **Two Words**, ICML 2020"


def test_endless_spaces_are_read_in_bounded_time() -> None:
    """A title of a hundred thousand."""
    assert len(messages("CUR104", entry("a" + " " * 100_000 + "b"))) == 1
    assert len(messages("CUR104", entry("a  " * 3_000 + "b"))) == 3_000
