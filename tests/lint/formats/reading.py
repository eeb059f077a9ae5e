"""Each format read back as its readers read it: which check fired where."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from markdown_it import MarkdownIt

from tests.lint.formats.runner import commands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from curator.lint.report import LintReport

_HEADLINE: Final = re.compile(r":(\d+):(\d+): (?:error|warning|notice) (CUR\d{3}) ")
_CASE: Final = re.compile(r"(\d+):(\d+) (CUR\d{3}) ")
_CELL: Final = re.compile(r":\u200b?(\d+):(\d+)\Z")


class Place(NamedTuple):
    """A check and where it fired, in lines and code points from 1."""

    code: str
    line: int
    column: int


def expected(report: LintReport) -> list[Place]:
    """What a report holds."""
    return sorted(Place(one.check.code, *one.start) for _, one in report.findings)


def from_text(document: str, _report: LintReport) -> Iterator[Place]:
    """Headlines begin a line."""
    for line in document.splitlines():
        if found := _HEADLINE.search(line):
            yield Place(found[3], int(found[1]), int(found[2]))


def from_json(document: str, _report: LintReport) -> Iterator[Place]:
    """The contract's keys."""
    for one in json.loads(document)["findings"]:
        yield Place(one["code"], one["line"], one["column"])


def from_github(document: str, report: LintReport) -> Iterator[Place]:
    """Annotations, of which those on several lines have no column, and the text below them."""
    for one in commands(document):
        line, column = (int(number) for number in re.findall(r":(\d+):(\d+): CUR", one.data)[0])
        assert one.properties["line"] == str(line)
        assert one.properties.get("col", str(column)) == str(column)
        yield Place(one.properties["title"].split()[0], line, column)
    yield from from_text("\n".join(line for line in document.splitlines() if line[:2] != "::"), report)


def from_sarif(document: str, _report: LintReport) -> Iterator[Place]:
    """Regions."""
    for one in json.loads(document)["runs"][0]["results"]:
        region = one["locations"][0]["physicalLocation"]["region"]
        yield Place(one["ruleId"], region["startLine"], region["startColumn"])


def from_junit(document: str, _report: LintReport) -> Iterator[Place]:
    """The names of cases that did not pass."""
    for case in etree.fromstring(document.encode()).iter("testcase"):
        if found := _CASE.match(case.get("name")):
            yield Place(found[3], int(found[1]), int(found[2]))


def from_rdjson(document: str, report: LintReport) -> Iterator[Place]:
    """Columns count bytes, so the file is needed to count code points."""
    files: Mapping[str, Any] = {json.loads(json.dumps(_sent(file.path))): file for file in report.files}
    for one in json.loads(document)["diagnostics"]:
        start = one["location"]["range"]["start"]
        line = files[one["location"]["path"]].lines.line(start["line"])
        before = line.encode("utf-8", "surrogatepass")[: start["column"] - 1]
        yield Place(one["code"]["value"], start["line"], len(before.decode("utf-8", "surrogatepass")) + 1)


def from_markdown(document: str, _report: LintReport) -> Iterator[Place]:
    """Cells of the table: place, check, finding."""
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    cells = [
        "".join(child.content for child in tokens[number + 1].children or ())
        for number, token in enumerate(tokens)
        if token.type == "td_open"
    ]
    for where, check in zip(cells[::3], cells[1::3], strict=True):
        found = _CELL.search(where)
        assert found
        yield Place(check.split()[1], int(found[1]), int(found[2]))


def _sent(path: str) -> str:
    """A path as it can be sent: what is no character is a replacement."""
    return re.sub("[\ud800-\udfff]", "\ufffd", path)


READERS: Final[Mapping[str, Callable[[str, LintReport], Iterator[Place]]]] = {
    "text": from_text,
    "json": from_json,
    "github": from_github,
    "sarif": from_sarif,
    "junit": from_junit,
    "rdjson": from_rdjson,
    "markdown": from_markdown,
}
