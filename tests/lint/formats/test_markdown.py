"""The page for a workflow's step summary."""

from __future__ import annotations

from tests.lint.formats.making import (
    CHECKS,
    DOCS,
    DUPLICATE,
    HOSTILE,
    TELLING,
    VERSION,
    about,
    hostile,
    rendered,
    report,
    reported,
)
from tests.pages.rendering import rendered as read

MEBIBYTE = 1024 * 1024
LINE = "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"


def test_a_clean_list_is_a_heading() -> None:
    """And no table."""
    assert rendered("markdown", report(LINE)) == "## curator lint: no findings in 3 entries\n"


def test_the_figures_come_first() -> None:
    """Then a table with the gravest finding on top."""
    told = report(LINE, about(LINE, "v2", VERSION, to=""), about(LINE, "A", DUPLICATE), suppressed=1)
    assert rendered("markdown", told) == (
        "## curator lint: 1 error and 1 warning in 3 entries\n"
        "\n"
        "1 can be fixed with --fix. 1 suppressed.\n"
        "\n"
        "| where | check | finding |\n"
        "|---|---|---|\n"
        "| list/README.md:&#8203;1:4 | error CUR402 duplicate-title | duplicate-title here |\n"
        "| list/README.md:&#8203;1:45 | warning CUR205 arxiv-version | arxiv-version here \\[fixable] |\n"
    )


def test_a_code_links_its_page_where_it_is_known() -> None:
    """And the page has no other link."""
    told = report(LINE, about(LINE, "A"))
    assert read(rendered("markdown", told)).links == []
    assert read(rendered("markdown", told, TELLING._replace(docs_url=DOCS))).links == [f"{DOCS}/CUR205.md"]


def test_more_than_fifty_are_folded_away() -> None:
    """What is left open can be read at a glance."""
    said = rendered("markdown", report(LINE, *[about(LINE, "A")] * 60))
    seen = read(said)
    assert seen.html == ["<details><summary>10 more findings</summary>", "</details>"]
    assert seen.cells == 60 * 3
    assert said.index("<details>") > said.index("| list/README.md") > 0


def test_hostile_text_is_inert() -> None:
    """It neither links, pings, ends a cell nor makes HTML."""
    seen = read(rendered("markdown", hostile()))
    assert (seen.links, seen.images, seen.fences) == ([], [], [])
    assert seen.html in ([], ["<details><summary>1 more finding</summary>", "</details>"])
    assert seen.alive == []
    assert seen.cells == 3 * len(list(hostile().findings))


def test_thousands_of_hostile_findings_stay_below_githubs_limit() -> None:
    """Those for which there is no room are counted; GitHub would drop the whole page."""
    found = [reported(LINE, check, (0, 1), HOSTILE * 50) for check in CHECKS for _ in range(500)]
    said = rendered("markdown", report(LINE, *found, path="x" * 5_000))
    assert len(said.encode()) < MEBIBYTE
    kept = said.count("\n| x")
    assert kept > 100
    assert f"{len(found) - kept:,} findings more: there is no room for them here." in said
    assert said.endswith("\n")


def test_a_page_that_is_no_address_is_not_linked() -> None:
    """Whatever somebody sets."""
    said = rendered(
        "markdown", report(LINE, about(LINE, "A", VERSION)), TELLING._replace(docs_url="javascript:x")
    )
    assert read(said).links == []
