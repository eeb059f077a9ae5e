"""Workflow commands within GitHub's limits."""

from __future__ import annotations

from collections import Counter

from curator.lint.report import LintReport
from tests.lint.formats.making import (
    DUPLICATE,
    GRAMMAR,
    HOSTILE,
    VENUE,
    VERSION,
    about,
    hostile,
    rendered,
    report,
    reported,
)
from tests.lint.formats.runner import commands

LINE = "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"


def test_a_clean_list_annotates_nothing() -> None:
    """The log says so in one line."""
    assert rendered("github", report(LINE)) == "No findings in 3 entries.\n"


def test_old_findings_annotate_nothing() -> None:
    """They are listed in the log, and a pull request stays about what it changes."""
    said = rendered("github", report(LINE, about(LINE, "A", DUPLICATE, adopted=True)))
    assert list(commands(said)) == []
    assert "list/README.md:1:4: error CUR402 duplicate-title here [in the baseline]\n" in said
    assert "not annotated" not in said


def test_an_annotation_says_where_and_what() -> None:
    """The log shows the message only, so the place stands there too."""
    (one,) = commands(rendered("github", report(LINE, about(LINE, "v2", to=""))))
    assert one.name == "warning"
    assert one.properties == {
        "file": "list/README.md",
        "line": "1",
        "endLine": "1",
        "col": "45",
        "endColumn": "47",
        "title": "CUR205 arxiv-version",
    }
    assert one.data == "list/README.md:1:45: CUR205 arxiv-version here"


def test_a_finding_on_several_lines_has_no_columns() -> None:
    """GitHub's runner would drop the annotation's place with a warning."""
    text = "* one\n* two\n"
    (one,) = commands(rendered("github", report(text, reported(text, DUPLICATE, (2, 8)))))
    assert one.properties.keys() == {"file", "line", "endLine", "title"}
    assert (one.properties["line"], one.properties["endLine"]) == ("1", "2")


def test_no_more_is_annotated_than_github_shows() -> None:
    """Ten of each level; the rest is listed and counted, and nothing is dropped without a word."""
    found = [about(LINE, "A", check) for check in (GRAMMAR, VERSION, VENUE, DUPLICATE) for _ in range(12)]
    said = rendered("github", report(LINE, *found))
    assert Counter(one.name for one in commands(said)) == {"error": 10, "warning": 10, "notice": 10}
    assert said.count("list/README.md:1:4: ") == 48
    assert "18 findings not annotated, because GitHub shows 10 of each level.\n" in said


def test_the_gravest_come_first() -> None:
    """Whatever their place in the file; within a level the order is the file's."""
    found = [about(LINE, words, check) for words in ("A", "v2") for check in (GRAMMAR, VERSION, DUPLICATE)]
    said = list(commands(rendered("github", report(LINE, *found))))
    assert [one.name for one in said] == ["error"] * 2 + ["warning"] * 2 + ["notice"] * 2
    assert [one.properties["col"] for one in said] == ["4", "45"] * 3


def test_a_log_is_not_flooded() -> None:
    """Of thousands of findings a part is listed, and all are counted."""
    said = rendered("github", report(LINE, *[about(LINE, "A")] * 5_000))
    assert len(said.splitlines()) < 250
    assert (
        "4,990 findings not annotated, because GitHub shows 10 of each level; 200 of them are listed above."
        in said
    )
    assert "5,000 warnings in 3 entries.\n" in said


def test_hostile_names_and_messages_stay_where_they_belong() -> None:
    """The runner reads back one annotation for each, with our properties only."""
    told = LintReport(hostile().files[:1])
    said = list(commands(rendered("github", told)))
    names = {"file", "line", "endLine", "col", "endColumn", "title"}
    assert said
    assert all(one.properties.keys() <= names for one in said)
    assert {one.properties["file"] for one in said} == {"list/::error::,=%0A##(x].md"}
    assert all("${{ github.token }} %0A%25 <script>" in one.data for one in said)
    assert not any("\n" in one.data for one in said)


def test_a_path_that_looks_like_a_command_is_none() -> None:
    """Neither in an annotation nor in the text below."""
    found = [about(LINE, "A", DUPLICATE, adopted=True), about(LINE, "A", DUPLICATE)]
    said = rendered("github", report(LINE, *found, path=f"::stop-commands::{HOSTILE}"))
    assert [one.name for one in commands(said)] == ["error"]
