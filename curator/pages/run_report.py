"""The report of a run as one HTML page: nothing is fetched, nothing runs, it opens from disk."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from curator.core.proposal import Action
from curator.pages import evidence, link_check
from curator.pages.inert import shortened
from curator.pages.templating import source, template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.report import Report, Row

_STYLE: Final = "run_report.css"
_LONGEST_ABSTRACT: Final = 900
_LONGEST_DIFF: Final = 20_000
_LONGEST: Final = 300
_CLASSES: Final = {"+": "added", "-": "removed", "@": "place"}
_SEEN: Final = {"\t", "\n"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the headline, and what it counts."""

    number: int
    of: str


def render(report: Report) -> str:
    """The whole page, UTF-8; its own policy forbids it to load anything but the style it carries."""
    style = source(_STYLE)
    return template("run_report.html.j2").render(
        report=report,
        style=Markup(style),  # noqa: S704  # a file of this package, not foreign text
        policy=_policy(style),
        figures=_figures(report),
        seconds=round((report.finished - report.started).total_seconds()),
        actions=Action,
        evidence=evidence,
        cut=lambda text: shortened(text, _LONGEST),
        abstract=lambda text: shortened(text, _LONGEST_ABSTRACT),
        web=_web,
        anchors={row.published.key: f"proposal-{number}" for number, row in enumerate(_told(report.rows), 1)},
        told=list(_told(report.rows)),
        lines=_lines,
        links=link_check.sentence(report.links) if report.links else "",
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _figures(report: Report) -> list[Figure]:
    actions = [row.published.action for row in report.rows]
    piles = report.piles
    return [
        Figure(report.papers, "papers read"),
        Figure(report.candidates, "candidates"),
        Figure(actions.count(Action.CREATED), "to be proposed" if report.dry_run else "proposed"),
        Figure(actions.count(Action.QUEUED), "queued"),
        Figure(len(piles.duplicates), "duplicates"),
        Figure(len(piles.triage), "in doubt"),
        Figure(report.writes, "writes"),
    ]


def _told(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that were made or planned tonight, of which the page shows everything."""
    return (row for row in rows if row.proposal is not None)


def _web(url: str) -> str:
    """The address when a browser may follow it, else nothing: a local forge has folders for addresses."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def _lines(row: Row) -> Iterator[Markup]:
    """The diff as marked-up lines, in which signs that nobody sees stand as their code points."""
    diff = shortened(row.diff, _LONGEST_DIFF)
    for line in diff.splitlines():
        kind = "file" if line.startswith(("+++ ", "--- ")) else _CLASSES.get(line[:1], "context")
        yield Markup('<span class="{}">{}</span>').format(kind, _visible(line))


def _visible(line: str) -> Markup:
    shown = (sign if _is_seen(sign) else f"\N{SYMBOL FOR SUBSTITUTE}U+{ord(sign):04X}" for sign in line)
    return escape("".join(shown))


def _is_seen(sign: str) -> bool:
    return sign in _SEEN or unicodedata.category(sign)[0] != "C"
