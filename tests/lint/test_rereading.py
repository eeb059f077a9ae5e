"""Fixes are offered only where they change what they are meant to change."""

from __future__ import annotations

from curator.core.list.edit import Edit
from curator.lint.check import Finding
from curator.lint.listing import Listing
from curator.lint.rereading import keeps, reread, safely
from tests.lint.linting import around

TEXT = "# L\n\n## S\n\n* [One](https://a.org)\n* [Two](https://b.org) (ICML 2020) <br/> Shows it.\n"
CASE = Listing(TEXT, around()).cases[1]


def edit(old: str, new: str) -> Edit:
    """The edit that makes one text of another, once."""
    start = TEXT.index(old, CASE.start)
    return Edit(start, start + len(old), new)


def test_layout_changes_no_field() -> None:
    """Spaces between the parts may come and go."""
    assert keeps(CASE, [edit(" (ICML", "  (ICML"), edit("<br/> ", "<br/>\n")])


def test_a_field_that_may_change_is_named() -> None:
    """All others must stay."""
    assert not keeps(CASE, [edit("Shows", "Tells")])
    assert keeps(CASE, [edit("Shows", "Tells")], but={"description"})
    assert not keeps(CASE, [edit("Shows", "Tells"), edit("2020", "2021")], but={"description"})


def test_an_entry_must_stay_one_block() -> None:
    """No heading, paragraph of its own or second entry may come out of it."""
    for new in ("\n\n# Shows", "\n\nShows", "\n* [Shows](https://c.org)"):
        assert reread(CASE, [edit("Shows", new)]) is None
        assert not keeps(CASE, [edit("Shows", new)], but={"description"})


def test_an_entry_must_not_go_on_in_the_line_below() -> None:
    """A paragraph would take it in."""
    text = "# L\n\n* [One](https://a.org) <br/>\n\n      code\nand text\n"
    (case,) = Listing(text, around()).cases
    start = text.index("\n\n      code")
    assert case.raw.endswith("code")
    assert reread(case, [Edit(start, start + len("\n\n      "), " ")]) is None


def test_findings_lose_their_edits_when_these_would_change_more() -> None:
    """They are told all the same."""
    good, bad = edit("Shows", "Tells"), edit("2020", "2021")
    findings = [Finding((one.start, one.end), "told", (one,)) for one in (bad, good)]
    assert [one.edits for one in safely(CASE, findings, but={"description"})] == [(), ()]
    assert [one.edits for one in safely(CASE, findings[1:], but={"description"})] == [(good,)]


def test_of_edits_that_touch_each_other_the_first_is_made() -> None:
    """The other one waits for the next round."""
    first, second = edit("Shows", "Tells"), edit(" it.", " all.")
    findings = [Finding((one.start, one.end), "told", (one,)) for one in (second, first)]
    assert [one.edits for one in safely(CASE, findings, but={"description"})] == [(first,), ()]
