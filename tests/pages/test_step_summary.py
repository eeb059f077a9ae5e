"""A run for the summary of a workflow."""

from __future__ import annotations

from dataclasses import replace

from curator.pages.step_summary import render
from tests.pages.making import HOSTILE, paper, quiet_night, report, row, waiting
from tests.pages.rendering import rendered

MEBIBYTE = 1024 * 1024


def test_a_night_without_anything_says_so() -> None:
    """A green step with an empty summary would look like a step that did not run."""
    text = render(quiet_night())
    assert "Nothing to propose tonight." in text
    assert rendered(text).links == []


def test_the_summary_links_the_pull_requests() -> None:
    """From the workflow's page it is one click to what the bot asks."""
    text = render(report(row(), waiting(2)))
    seen = rendered(text)
    assert seen.links == ["https://github.com/o/r/pull/7"]
    assert seen.headings == ["curator: 1200 papers, 9 candidates, 4 writes"]
    for told in (
        "created",
        "Robust Nets by Certified Training",
        "queued",
        "number 2 in the queue",
        "| arxiv | fresh |",
    ):
        assert told in text
    assert "**Problem:** A branch could not be made" in text
    assert (
        "2 duplicates, 1 in doubt, 1 withdrawn, 1 that no entry can hold, "
        "900 not on the subject, 1 unreadable" in text
    )


def test_a_dry_run_is_called_one() -> None:
    """Nobody looks for pull requests that were only rehearsed."""
    assert "(dry run)" in render(replace(report(row()), dry_run=True))


def test_the_summary_ends_with_a_line_break() -> None:
    """Another step of the workflow appends to the same file."""
    assert render(quiet_night()).endswith("\n")


def test_hostile_words_are_inert_and_bounded() -> None:
    """A thousand rows of a hostile 100 kB stay below what GitHub takes, and do nothing."""
    text = HOSTILE * 200
    made = [row(paper(text)), *(replace(waiting(number), title=text) for number in range(1000))]
    shown = render(replace(report(*made, text=text), problems=(text,) * 50))
    seen = rendered(shown)
    assert len(shown.encode()) < MEBIBYTE
    assert seen.links == ["https://github.com/o/r/pull/7"]
    assert (seen.html, seen.images, seen.fences) == ([], [], [])
    assert [alive for alive in seen.alive if alive != "#7"] == []
    assert "and 801 more" in shown
