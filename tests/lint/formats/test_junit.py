"""JUnit XML as continuous integration reads it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from curator.lint.report import LintReport
from tests.lint.formats.making import (
    DUPLICATE,
    GRAMMAR,
    HOSTILE,
    TELLING,
    VERSION,
    about,
    hostile,
    rendered,
    report,
)

SCHEMA: Final = Path(__file__).parents[1] / "schemas" / "JUnit.xsd"
LINE: Final = "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"


def suites(told: LintReport, telling: Any = TELLING) -> Any:  # noqa: ANN401 - lxml ships no types
    """The suites of the document, which is valid."""
    document = etree.fromstring(rendered("junit", told, telling).encode())
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(document)
    return list(document)


def outcomes(told: LintReport, telling: Any = TELLING) -> list[str]:  # noqa: ANN401 - as in `suites`
    """What became of each case of the first suite: passed, or the name of its element."""
    return [
        next((str(one.tag) for one in case), "passed") for case in suites(told, telling)[0].iter("testcase")
    ]


def test_the_schema_would_refuse_a_broken_document() -> None:
    """Else its silence below would prove nothing."""
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert not schema.validate(etree.fromstring("<testsuites><testsuite name='x'/></testsuites>"))


def test_a_clean_list_is_one_case_that_passed() -> None:
    """An empty suite would look like a run that did not happen."""
    (suite,) = suites(report(LINE))
    assert outcomes(report(LINE)) == ["passed"]
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_what_fails_the_run_is_a_failure() -> None:
    """Errors, and with --strict warnings; everything else is skipped, and none of it is lost."""
    found = [about(LINE, "A", check) for check in (DUPLICATE, VERSION, GRAMMAR)]
    told = report(LINE, *found, about(LINE, "A", DUPLICATE, adopted=True))
    assert outcomes(told) == ["failure", "skipped", "skipped", "skipped"]
    assert outcomes(told, TELLING._replace(strict=True)) == ["failure", "failure", "skipped", "skipped"]
    (suite,) = suites(told)
    assert [suite.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["4", "1", "0", "3"]


def test_a_case_says_where_and_what() -> None:
    """In its name, its message and its text."""
    (suite,) = suites(report(LINE, about(LINE, "v2", to="")))
    (case,) = suite.iter("testcase")
    assert (case.get("classname"), case.get("name")) == ("list/README.md", "1:45 CUR205 arxiv-version")
    assert case[0].get("message") == "arxiv-version here"
    assert case[0].text == "list/README.md:1:45: warning CUR205 arxiv-version here [fixable]"


def test_a_hostile_list_is_valid() -> None:
    """No text ends an element or an attribute, and what XML cannot hold stands as its code point."""
    first, second = suites(hostile())
    assert {one.tag for one in first} == {"properties", "testcase", "system-out", "system-err"}
    message = first.find("testcase/*").get("message")
    assert message.startswith(HOSTILE[:60].replace("##[", "##["))
    assert "<U+0000><U+009B> <U+202E>" in message
    assert second.get("name") == "a <b>|`<U+D800><U+202E><U+0000>].md"


def test_each_list_is_a_suite() -> None:
    """With its own summary, numbered from 0."""
    told = LintReport((*report(LINE, path="a.md").files, *report(LINE, about(LINE, "A"), path="b.md").files))
    one, two = suites(told)
    assert [suite.get("id") for suite in (one, two)] == ["0", "1"]
    assert one.find("system-out").text == "No findings in 3 entries."
    assert two.find("system-out").text == "1 warning in 3 entries."


def test_the_time_of_the_run_is_the_callers() -> None:
    """A pure function has no clock."""
    (suite,) = suites(report(LINE), TELLING._replace(now=datetime(2026, 11, 25, 3, 17)))  # noqa: DTZ001 - as JUnit
    assert suite.get("timestamp") == "2026-11-25T03:17:00"
