"""What a check of links found: a verdict for every address, and what it cost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from curator.core.facts import VerdictName
    from curator.core.links.link import Verdict
    from curator.core.links.listed import ListedLink
    from curator.core.works.paper import PaperId


@dataclass(frozen=True, slots=True)
class LinkReport:
    """One check.

    Attributes:
        verdicts: by address as it was handed in; every address has one.
        ids: of the addresses of which a registry was asked, or could have been.
        remembered: when a verdict was found that was not asked for again, by address.
        missing: the addresses of pages that are missing, and since when every check has found them so.
        requests: how many were sent, robots.txt and registries included.
        seconds: how long it took.
        troubles: what a service did not do, a sentence each; links have verdicts all the same.
        degraded: whether one of them did nothing at all.
        interrupted: whether somebody stopped it; what was not asked until then is unchecked.
    """

    verdicts: Mapping[str, Verdict]
    ids: Mapping[str, PaperId]
    remembered: Mapping[str, datetime] = field(default_factory=dict)
    missing: Mapping[str, datetime] = field(default_factory=dict)
    requests: int = 0
    seconds: float = 0.0
    troubles: tuple[str, ...] = ()
    degraded: bool = False
    interrupted: bool = False


class CheckedLink(NamedTuple):
    """One link of one list: where it stands, counted from 1, and what is known of it."""

    path: str
    line: int
    column: int
    link: ListedLink
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class CheckedLists:
    """All links of the lists that were checked, in the order of the lists, and the check behind it.

    ``remarks`` say what of the lists could not be looked at, a sentence each.
    """

    links: tuple[CheckedLink, ...]
    report: LinkReport
    remarks: tuple[str, ...] = ()

    @property
    def by_verdict(self) -> Counter[VerdictName]:
        """How many links have each verdict."""
        return Counter(one.verdict.name for one in self.links)

    def named(self, *names: VerdictName) -> Iterator[CheckedLink]:
        """The links with one of these verdicts."""
        return (one for one in self.links if one.verdict.name in names)
