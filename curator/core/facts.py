"""What is known of entries and links from outside: the file ``facts.json`` as values.

The linter has no network; what other services said reaches it through this one file, which the commands with
a network write. It is foreign text until it is read: every field is checked, unknown keys are left alone.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, NoReturn, get_args

from curator.core.addresses import normalised
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from curator.core.works.paper import PaperId

VerdictName = Literal["alive", "moved", "blocked", "rate_limited", "unreachable", "dead", "unchecked"]
VERDICTS: Final = frozenset(get_args(VerdictName))
TitleFrom = Literal["registry", "citation", "page", ""]
"""Who said what stands behind a link: a registry, a page to indexes of papers (``citation_title``), or a page
to browsers, which may be a wall, a log-in or a whole site; "" where it is not known who."""

TITLES_FROM: Final = frozenset(get_args(TitleFrom))
PROVEN_TITLES: Final[frozenset[TitleFrom]] = frozenset({"registry", "citation"})
"""Whose word for it proves that another paper is there."""

VERSION: Final = 1
FACTS_FILE: Final = "facts.json"
"""The name of the file in the state folder."""

LARGEST_FACTS: Final = 200_000_000
"""Bytes; the facts of a list of 100,000 entries with evidence and links stay below a hundred million."""

_NOTHING: Final[Mapping[str, Any]] = {}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
LARGEST_NUMBER: Final = 9_999
"""No year and no status of HTTP is beyond it."""

_ADVICE: Final = "Write it anew with a command that has a network, or name another file with --facts."


class Evidence(NamedTuple):
    """What one source said of an entry: its words (``quote``), where, and on which day it was seen."""

    source: str
    quote: str = ""
    url: str = ""
    seen: str = ""


class EntryFacts(NamedTuple):
    """What is known of one work; a field that nobody knows is empty, None or False.

    ``status`` is the sources' word for how far the work got, such as ``accepted`` or ``workshop``.
    """

    title: str = ""
    venue: str = ""
    year: int | None = None
    status: str = ""
    withdrawn: bool = False
    abstract: str = ""
    evidence: tuple[Evidence, ...] = ()


class LinkFacts(NamedTuple):
    """What is known of one link: ``status`` is that of HTTP, ``title`` that of what is behind the link.

    ``reason`` is why the verdict is what it is, as one short term such as ``unknown-id``; ``title_from`` says
    whose word the title is.
    """

    verdict: VerdictName = "unchecked"
    status: int | None = None
    final_url: str = ""
    title: str = ""
    checked_at: str = ""
    reason: str = ""
    title_from: TitleFrom = ""


class Facts(NamedTuple):
    """Everything that is known: entries by canonical id or address, links by address."""

    as_of: str = ""
    entries: Mapping[str, EntryFacts] = _NOTHING
    links: Mapping[str, LinkFacts] = _NOTHING

    def of(self, ids: Iterable[PaperId], url: str) -> EntryFacts | None:
        """What is known of an entry, by the first of its ids or else its address that the facts know."""
        for paper_id in ids:
            if (known := self.entries.get(str(paper_id))) is not None:
                return known
        return self.entries.get(url) or self.entries.get(normalised(url))


NO_FACTS: Final = Facts()


def read_facts(text: str, *, path: str) -> Facts:
    """Read ``facts.json``.

    Raises:
        UsageError: it is no JSON, of another version, or a field has another form than the contract gives it.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{path} is not JSON: {error}"
        raise UsageError(message, advice=_ADVICE) from None
    version = data.get("version") if isinstance(data, dict) else None
    if version != VERSION or isinstance(version, bool):
        message = f"{path} holds no facts of version {VERSION}: its version is {str(version)[:40]}"
        raise UsageError(message, advice=_ADVICE)
    reader = _Reader(path)
    return Facts(
        as_of=reader.text(data, "as_of", "as_of"),
        entries=reader.table(data, "entries", reader.entry),
        links=reader.table(data, "links", reader.link),
    )


class _Reader(NamedTuple):
    """Takes values out of JSON, each with the way to it, so that a mistake can be named."""

    path: str

    def entry(self, data: Mapping[str, Any], where: str) -> EntryFacts:
        return EntryFacts(
            title=self.text(data, "title", where),
            venue=self.text(data, "venue", where),
            year=self.number(data, "year", where),
            status=self.text(data, "status", where),
            withdrawn=self.flag(data, "withdrawn", where),
            abstract=self.text(data, "abstract", where),
            evidence=tuple(
                self.evidence(one, f"{where}.evidence") for one in self.rows(data, "evidence", where)
            ),
        )

    def evidence(self, data: object, where: str) -> Evidence:
        if not isinstance(data, dict):
            self.refuse(where, "objects")
        words = {name: self.text(data, name, where) for name in ("source", "quote", "url", "seen")}
        return Evidence(**words)

    def link(self, data: Mapping[str, Any], where: str) -> LinkFacts:
        verdict: Any = self.text(data, "verdict", where) or "unchecked"
        if verdict not in VERDICTS:
            self.refuse(f"{where}.verdict", f"one of {', '.join(sorted(VERDICTS))}")
        title_from: Any = self.text(data, "title_from", where)
        return LinkFacts(
            verdict=verdict,
            status=self.number(data, "status", where),
            final_url=self.text(data, "final_url", where),
            title=self.text(data, "title", where),
            checked_at=self.text(data, "checked_at", where),
            reason=self.text(data, "reason", where),
            # Words of a newer program prove nothing to this one.
            title_from=title_from if title_from in TITLES_FROM else "page",
        )

    def table(
        self, data: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any], str], Any]
    ) -> dict[str, Any]:
        rows = data.get(name) or {}
        if not isinstance(rows, dict):
            self.refuse(name, "an object")
        for key, row in rows.items():
            if not isinstance(row, dict):
                self.refuse(f"{name}.{key[:100]}", "an object")
        return {key: read(row, f"{name}.{key[:100]}") for key, row in rows.items()}

    def rows(self, data: Mapping[str, Any], name: str, where: str) -> list[object]:
        value = data.get(name) or []
        if not isinstance(value, list):
            self.refuse(f"{where}.{name}", "a list")
        return value

    def text(self, data: Mapping[str, Any], name: str, where: str) -> str:
        value = data.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.refuse(f"{where}.{name}", "text")
        if not value.isascii() and _SURROGATE.search(value):
            self.refuse(f"{where}.{name}", "text that can be written")
        return value

    def number(self, data: Mapping[str, Any], name: str, where: str) -> int | None:
        value = data.get(name)
        if value is not None and type(value) is not int:
            self.refuse(f"{where}.{name}", "a whole number")
        if value is not None and not 0 <= value <= LARGEST_NUMBER:
            self.refuse(f"{where}.{name}", "a year or a status of HTTP")
        return value

    def flag(self, data: Mapping[str, Any], name: str, where: str) -> bool:
        value = data.get(name)
        if value is not None and not isinstance(value, bool):
            self.refuse(f"{where}.{name}", "true or false")
        return bool(value)

    def refuse(self, where: str, wanted: str) -> NoReturn:
        message = f"{self.path}: {where} is not {wanted}"
        raise UsageError(message, advice=_ADVICE)
