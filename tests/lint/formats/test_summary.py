"""What is said when all findings are told."""

from __future__ import annotations

from curator.lint.formats.summary import sentences
from curator.lint.report import LintReport
from tests.lint.formats.making import (
    CHECKS,
    DUPLICATE,
    GRAMMAR,
    TELLING,
    VENUE,
    VERSION,
    about,
    report,
)

LINE = "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"


def said(told: LintReport) -> list[str]:
    """The sentences, in order."""
    return list(sentences(told, TELLING))


def test_what_is_zero_is_not_mentioned() -> None:
    """One sentence for a clean list of which everything is known."""
    assert said(report(LINE, unchecked={"entries": 0, "links": 0})) == ["No findings in 3 entries."]


def test_findings_are_counted_by_severity() -> None:
    """Old ones apart: they are no reason to fail."""
    found = [about(LINE, "A", check) for check in (DUPLICATE, VERSION, VENUE, GRAMMAR)]
    old = [about(LINE, "A", DUPLICATE, adopted=True)]
    assert said(report(LINE, *found, *old, entries=1)) == [
        "1 error, 2 warnings and 1 notice in 1 entry.",
        "1 in the baseline, no reason to fail.",
    ]


def test_fixes_are_counted_by_what_it_takes_to_make_them() -> None:
    """A finding without edits is not counted, although its check has a fix for others."""
    safe, unsafe = about(LINE, "v2", to=""), about(LINE, "A", VENUE, to="B")
    assert "1 can be fixed with --fix, 1 more with --unsafe-fixes." in said(report(LINE, safe, unsafe))
    assert "1 can be fixed with --fix." in said(report(LINE, safe, about(LINE, "v2")))
    assert "1 can be fixed with --fix --unsafe-fixes." in said(report(LINE, unsafe))
    assert not any("--" in sentence for sentence in said(report(LINE, about(LINE, "v2"))))


def test_what_was_fixed_is_counted_and_what_would_be_is_called_so() -> None:
    """With --show-fixes nothing was written."""
    told = report(LINE, fixed=4)
    assert "4 findings fixed." in said(told)
    assert "4 findings would be fixed." in list(sentences(told, TELLING._replace(rehearsed=True)))


def test_entries_that_could_not_be_checked_are_told_with_the_checks_that_were_silent() -> None:
    """Silence is not a clean bill."""
    assert said(report(LINE, unchecked={"entries": 112, "links": 1}))[1:] == [
        "2 checks need facts from outside, which curator links finds, and said nothing of 112 entries.",
    ]


def test_nothing_is_unchecked_when_no_check_that_is_on_needs_facts() -> None:
    """Whoever switched them off knows."""
    told = LintReport(report(LINE, unchecked={"entries": 112}).files, (DUPLICATE,))
    assert said(told) == ["No findings in 3 entries."]


def test_an_inferred_template_is_told() -> None:
    """A list without configuration is read by its own majority, and its owner may know better."""
    told = report(LINE, form="- **{title}** {url}", read="52 of 54")
    assert said(told)[-1] == (
        "list/README.md declares no template; 52 of 54 bullets fit the inferred one: - **{title}** {url}"
    )


def test_tables_that_hold_links_are_not_passed_over_in_silence() -> None:
    """A list in tables would look clean otherwise."""
    told = report(LINE + "\n| [Two](https://a.org) |\n| [Three](https://b.org) |\n")
    assert said(told)[-1] == (
        "list/README.md: 2 rows of tables hold links; tables are not read: an entry is a bullet."
    )


def test_several_lists_are_counted_together() -> None:
    """One summary, however many lists."""
    told = LintReport((*report(LINE, about(LINE, "A")).files, *report(LINE, path="b.md").files), CHECKS)
    assert said(told) == ["1 warning in 6 entries of 2 lists."]
