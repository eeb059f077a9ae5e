"""Checked links as facts: a verdict for each address, and what registries said of the papers behind them."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from curator.core.addresses import address_of
from curator.core.facts import EntryFacts, Evidence, Facts, LinkFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from curator.core.links.link import Verdict
    from curator.core.works.paper import PaperId

_TELLING: Final = ("arxiv", "openreview")
"""The registries that know titles, by the scheme of their ids; the handle system knows only addresses."""

_THERE: Final = ("alive", "moved")
_DAY: Final = len("2026-11-26")
_NOTHING: Final[Mapping[str, datetime]] = {}


def facts_of(
    checked: Iterable[tuple[str, PaperId | None, Verdict]],
    *,
    now: datetime,
    remembered: Mapping[str, datetime] = _NOTHING,
) -> Facts:
    """The facts that a check of links came to.

    Args:
        checked: each link's address, the id that its registry knows it by, and its verdict.
        now: when they were checked (aware).
        remembered: when a verdict was found that is not of this check (``via`` is ``cache``), by address; one
            that is missing here has no time.
    """
    entries: dict[str, EntryFacts] = {}
    links: dict[str, LinkFacts] = {}
    for url, paper_id, verdict in checked:
        moment = _moment(remembered.get(url) if verdict.via == "cache" else now)
        links[url] = _link(verdict, moment)
        if paper_id is not None and _tells(paper_id, verdict):
            entries.setdefault(str(paper_id), _entry(paper_id, verdict, moment))
    return Facts(_moment(now)[:_DAY], entries, links)


def _moment(moment: datetime | None) -> str:
    """A time as RFC 3339 has it, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else ""


def _link(verdict: Verdict, moment: str) -> LinkFacts:
    return LinkFacts(
        verdict=verdict.name,
        status=verdict.status,
        final_url=verdict.final_url,
        title=verdict.title,
        # Nobody has asked for a link that is unchecked.
        checked_at="" if verdict.name == "unchecked" else moment,
        reason=verdict.reason,
        title_from=verdict.title_from if verdict.title else "",
    )


def _tells(paper_id: PaperId, verdict: Verdict) -> bool:
    """Whether a registry has said something of the paper, now or when the verdict was remembered."""
    asked = paper_id.scheme in _TELLING and verdict.via in {paper_id.scheme, "cache"}
    return asked and verdict.name in _THERE and bool(verdict.title or verdict.withdrawn)


def _entry(paper_id: PaperId, verdict: Verdict, moment: str) -> EntryFacts:
    evidence = Evidence(paper_id.scheme, verdict.title, address_of(paper_id), moment[:_DAY])
    return EntryFacts(title=verdict.title, withdrawn=verdict.withdrawn, evidence=(evidence,))
