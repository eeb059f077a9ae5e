"""Fixing: rounds of edits, and the proof that they do no more than they say."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from curator.core.list.edit import Edit, apply_edits
from curator.errors import BrokenPromise
from curator.lint.check import NOTICE, SAFE, UNSAFE, Check, Finding, Safety, check
from curator.lint.run import Asked, run
from curator.lint.source import Source
from tests.lint.linting import around, whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from curator.lint.case import Case
    from curator.lint.check import Changed
    from curator.lint.report import FileReport

ENTRY = "* [Old Title](https://example.org/old) (ICML 2023) <br/> An old sentence."


def replacing(
    code: str, old: str, new: str, *, changes: Collection[Changed] = (), fix: Safety = SAFE
) -> Check:
    """A check that replaces a word wherever it stands in an entry."""

    def find(case: Case) -> Iterator[Finding]:
        """Find the word."""
        at = case.raw.find(old)
        if at >= 0:
            start = case.start + at
            yield Finding((start, start + len(old)), "word", (Edit(start, start + len(old), new),))

    return check(code, code.lower(), NOTICE, why="A test.", examples=(), changes=changes, fix=fix)(find)


def mended(text: str, *checks: Check, mend: Safety = SAFE) -> FileReport:
    """What comes of fixing a list with these checks."""
    return run(Source.of_text(whole(text), path="list.md"), around(), Asked(checks, mend=mend))


def test_a_fix_changes_nothing_but_its_edit() -> None:
    """And a second run finds nothing to do."""
    mend = replacing("T1", "Old Title", "New Title", changes={"title"})
    once = mended(ENTRY, mend)
    assert once.text == whole(ENTRY.replace("Old Title", "New Title"))
    assert mended(once.text, mend).edits == ()
    assert apply_edits(whole(ENTRY), once.edits) == once.text


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    """The safe ones are made meanwhile."""
    safe = replacing("T1", "old sentence", "new sentence", changes={"description"})
    unsafe = replacing("T2", "Old Title", "New Title", changes={"title"}, fix=UNSAFE)
    assert mended(ENTRY, safe, unsafe).text == whole(ENTRY.replace("old sentence", "new sentence"))
    both = mended(ENTRY, safe, unsafe, mend=UNSAFE).text
    assert both == whole(ENTRY.replace("old sentence", "new sentence").replace("Old Title", "New Title"))


def test_edits_that_overlap_are_made_in_turn_whatever_order_the_checks_run_in() -> None:
    """The text comes out the same for every order."""
    checks = [
        replacing("T1", "Old Title", "Older Title", changes={"title"}),
        replacing("T2", "d T", "d  T", changes={"title"}),
        replacing("T3", "er  Title", "er Title", changes={"title"}),
        replacing("T4", "old sentence", "new sentence", changes={"description"}),
    ]
    texts = {mended(ENTRY, *order).text for order in permutations(checks)}
    assert len(texts) == 1


def test_fixes_that_undo_each_other_are_refused() -> None:
    """The message names both, and nothing is kept."""
    there = replacing("T1", "Old", "New", changes={"title"})
    back = replacing("T2", "New", "Old", changes={"title"})
    with pytest.raises(BrokenPromise, match="undo each other"):
        mended(ENTRY, there, back)


def test_a_fix_that_always_finds_more_stops_after_five_rounds() -> None:
    """What is left is reported as any other finding."""
    report = mended(ENTRY, replacing("T1", "An old", "An old old", changes={"description"}))
    assert report.text.count("old") == whole(ENTRY).count("old") + 5
    assert len(report.findings) == 1


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Old Title", "New Title", "title"),
        ("example.org/old", "example.org/new", "url, links"),
        ("ICML", "ICLR", "venue"),
        ("An old sentence", "A new sentence", "description"),
    ],
)
def test_a_fix_that_changes_more_than_it_says_is_refused(old: str, new: str, field: str) -> None:
    """As a bug of our own, with the line and the field."""
    with pytest.raises(BrokenPromise, match=f"line 5 would change its {field}"):
        mended(ENTRY, replacing("T1", old, new))


def test_a_fix_that_loses_or_makes_an_entry_is_refused() -> None:
    """Also when it calls itself a change of layout."""
    with pytest.raises(BrokenPromise, match="2 entries would become 1"):
        mended(f"{ENTRY}\n\n{ENTRY.replace('Old', 'Second')}", replacing("T1", "* [Old", "[Old"))
    with pytest.raises(BrokenPromise, match="1 entries would become 2"):
        mended(ENTRY, replacing("T1", "<br/> An", "\n* [Another](https://example.org/new) <br/> An"))


def test_a_fix_that_touches_a_heading_is_refused() -> None:
    """An entry's edit may not end its section."""
    with pytest.raises(BrokenPromise, match="headings"):
        mended(ENTRY, replacing("T1", "<br/>", "<br/>\n\n## A heading\n", changes={"description"}))


def test_entries_may_move_or_go_and_nothing_else_then() -> None:
    """A fix that says it moves entries may not alter one on the way, nor lose one."""
    with pytest.raises(BrokenPromise, match="move or go"):
        mended(ENTRY, replacing("T1", "Old Title", "New Title", changes={"order"}))
    with pytest.raises(BrokenPromise, match="move or go"):
        mended(ENTRY, replacing("T1", ENTRY, "", changes={"order"}))
    assert mended(ENTRY, replacing("T1", ENTRY, "", changes={"entries"})).text == whole("")


def test_line_ends_and_a_byte_order_mark_are_kept() -> None:
    """A list that came from another system goes back to it as it was."""
    text = "\ufeff" + whole(ENTRY).replace("\n", "\r\n")
    report = run(
        Source(path="list.md", data=text.encode()),
        around(),
        Asked([replacing("T1", "Old Title", "New Title", changes={"title"})], mend=SAFE),
    )
    assert report.text == text.replace("Old Title", "New Title")
