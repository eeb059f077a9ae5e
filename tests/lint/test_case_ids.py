"""The ids of an entry, which a shorter way finds where it has one link."""

from __future__ import annotations

from pathlib import Path

import pytest

from curator.core.policy import ListFormat
from curator.lint.listing import Listing
from tests.core.formats import FORMATS
from tests.lint.linting import around, whole

OWN = Path(__file__).parents[2] / "list" / "README.md"
PAPER = "https://arxiv.org/abs/2302.04638"


@pytest.mark.parametrize(
    "entry",
    [
        f"* [T]({PAPER}) (ICML 2023) <br/> Shows it.",
        f"* [T](<{PAPER}>) <br/> Shows it.",
        f"* [T]({PAPER} 'title') <br/> Shows it.",
        f"* [T]({PAPER}) ([2](https://openreview.net/forum?id=Hke0V1rKPS)) <br/> Shows it.",
        f"* [T]({PAPER}) <br/> Shows [more](https://openreview.net/forum?id=Hke0V1rKPS).",
        f"* [T](https://a.org/x) <!-- ]({PAPER}) --> <br/> Shows it.",
        f"* [T](https://a.org/x) <br/> Shows [more]({PAPER}).",
        "* [T](https://a.org/x&amp;y) <br/> Shows it.",
        f"* [T]() <br/> Shows [more]({PAPER}).",
    ],
)
def test_the_ids_are_those_that_the_entry_itself_reads(entry: str) -> None:
    """Whatever other links it has, and however its link is written."""
    assert_same(whole(entry), None)


def test_the_ids_of_the_list_of_this_project_are_read() -> None:
    """All entries."""
    assert_same(OWN.read_text(encoding="utf-8"), None)


@pytest.mark.parametrize("template", FORMATS.values())
def test_lists_of_other_formats_are_read_as_well(template: str) -> None:
    """Their main link may stand behind others."""
    rest = f"*A. Author.* ICML 2023. [[code](https://b.org)] [[paper]]({PAPER})"
    entries = [f"{bullet} {title} {rest}" for bullet in ("-", "1.") for title in ("**T.**", f"[T]({PAPER})")]
    assert_same(whole("\n".join(entries)), ListFormat(template=template))


def assert_same(text: str, form: ListFormat | None) -> None:
    """Both ways give the same ids."""
    cases = Listing(text, around(form=form)).cases
    assert cases
    assert [case.ids for case in cases] == [case.entry.ids for case in cases]
