"""Findings for a workflow's step summary: figures first, then a table, the longer part of it folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.markdown.escaping import escape_for_github, escape_url
from curator.errors import UsageError
from curator.lint.formats.headline import message, place, tags
from curator.lint.formats.summary import counted, sentences, weightiest_first
from curator.lint.inert import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.lint.formats.telling import Telling
    from curator.lint.report import FileReport, LintReport, Reported

MOST_OPEN: Final = 50
LARGEST: Final = 900_000
"""Bytes; GitHub takes 1 MiB for a step's summary, and drops it whole when it is larger."""

_LONGEST: Final = 300
_LONGEST_PATH: Final = 200
_HEAD: Final = "| where | check | finding |\n|---|---|---|\n"


def render(report: LintReport, telling: Telling) -> str:
    """The whole page; foreign text on it neither links, pings, nor ends a table."""
    first, *others = map(escape_for_github, sentences(report, telling))
    parts = [f"## curator lint: {first[0].lower()}{first[1:].rstrip('.')}\n"]
    parts += [" ".join(others) + "\n"] if others else []
    ranked = weightiest_first(report)
    lines = list(_within(_row(file, one, telling) for file, one in ranked))
    if lines:
        parts.append(_HEAD + "".join(lines[:MOST_OPEN]))
    if more := lines[MOST_OPEN:]:
        parts.append(f"<details><summary>{counted(len(more), 'more finding')}</summary>\n")
        parts += [_HEAD + "".join(more), "</details>\n"]
    if left_out := len(ranked) - len(lines):
        parts.append(f"{counted(left_out, 'finding')} more: there is no room for them here.\n")
    return "\n".join(parts)


def _within(lines: Iterable[str]) -> Iterator[str]:
    """The first lines that there is room for; the others are not even written."""
    room = LARGEST
    for line in lines:
        room -= len(line.encode())
        if room < 0:
            return
        yield line


def _row(file: FileReport, one: Reported, telling: Telling) -> str:
    path = escape_for_github(place(file, one)[-_LONGEST_PATH:])
    finding = escape_for_github(shortened(message(one), _LONGEST))
    words = " ".join([finding, *(f"\\{tag}" for tag in tags(one))])
    return f"| {path} | {one.check.severity.value} {_check(one, telling)} | {words} |\n"


def _check(one: Reported, telling: Telling) -> str:
    """The check's code, as a link to its page where that has an address, and its name."""
    try:
        address = escape_url(telling.page_of(one.check))
    except UsageError:
        return f"{one.check.code} {one.check.name}"
    return f"[{one.check.code}]({address}) {one.check.name}"
