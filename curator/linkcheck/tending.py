"""The links of the list in a night: checked on their own schedule, and better addresses looked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from curator.core.link_memo import LinkFindings
from curator.core.links.facts import facts_of
from curator.core.links.link import Link
from curator.core.links.listed import listed_links
from curator.core.repairs.repairing import hopeless, in_need, repairs
from curator.core.schedule import is_due
from curator.errors import Unavailable
from curator.links.finding import look_for, snapshots_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from curator.core.facts import Facts
    from curator.core.link_memo import LinkMemo
    from curator.core.links.link import Verdict
    from curator.core.links.report import LinkReport
    from curator.core.list.document import Document
    from curator.core.policy import ListFormat
    from curator.core.repairs.repair import Found, Sought
    from curator.linkcheck.checkup import Checkup
    from curator.links.finding import Finder, Wayback
    from curator.ports import Clock

_PLAIN: Final = "http://"
_SECURE: Final = "https://"


class Tending:
    """The `Links` port."""

    def __init__(  # noqa: PLR0913 - each is something else that the composition root knows
        self,
        table: str | None,
        *,
        begin: Callable[[Mapping[str, datetime]], Checkup],
        finders: Sequence[Finder],
        archive: Wayback | None,
        clock: Clock,
        form: ListFormat,
        keep: Callable[[Facts], object],
    ) -> None:
        """Ask nothing yet.

        Args:
            table: when all links are to be checked, as five fields of cron in UTC; None: never.
            begin: makes a check, given the pages that were missing before and since when.
            finders: who may know where a work is, in the order in which they are asked.
            archive: who may have kept a page that is gone.
            clock: the time.
            form: how the list is written.
            keep: where facts go.
        """
        self._table = table
        self._begin = begin
        self._finders = finders
        self._archive = archive
        self._clock = clock
        self._form = form
        self._keep = keep

    def due(self, last: datetime | None, *, now: datetime) -> bool:
        """Whether a check is due; ``last`` is when all links were last checked."""
        return self._table is not None and is_due(self._table, last=last, now=now)

    def check(self, document: Document, *, memo: LinkMemo) -> LinkFindings:
        """Check every link, and look for better addresses of those that need one; a failure is a problem."""
        links = list(dict.fromkeys(Link(one.url, one.title) for one in listed_links(document)))
        try:
            return self._findings(document, self._begin(memo.missing), links)
        except Unavailable as error:
            return LinkFindings(missing=memo.missing, problems=(f"{error} {error.advice}".strip(),))

    def _findings(self, document: Document, checkup: Checkup, links: Iterable[Link]) -> LinkFindings:
        report = _run(checkup, links)
        facts = self._facts(report)
        self._keep(facts)
        sought = in_need(document, report.verdicts, facts=facts)
        found = look_for(sought, finders=self._finders)
        twins = list(_twins(report.verdicts))
        further, snapshots = self._look_further(sought, found, twins)
        checked = {**further.verdicts, **report.verdicts}
        made = repairs(document, checked, facts=facts, found={**found, **snapshots}, form=self._form)
        mended = {repair.old for repair in made}
        return LinkFindings(
            missing=report.missing,
            repairs=made,
            sound=frozenset(url for url, one in report.verdicts.items() if one.name == "alive") - mended,
            hopeless=hopeless(document, report.verdicts, made),
            problems=report.troubles if report.degraded else (),
            remarks=(*(() if report.degraded else report.troubles), *self._troubles()),
            requests=report.requests + further.requests,
            by_verdict=Counter(verdict.name for verdict in report.verdicts.values()),
        )

    def _troubles(self) -> Iterator[str]:
        """Why somebody who may know better addresses was not asked to the end."""
        troubles = [finder.trouble for finder in self._finders]
        troubles += [self._archive.trouble] if self._archive else []
        return filter(None, troubles)

    def _facts(self, report: LinkReport) -> Facts:
        rows = ((url, report.ids.get(url), verdict) for url, verdict in report.verdicts.items())
        return facts_of(rows, now=self._clock.now(), remembered=report.remembered)

    def _look_further(
        self, sought: Sequence[Sought], found: Mapping[str, Found], twins: Sequence[str]
    ) -> tuple[LinkReport, dict[str, Found]]:
        """Visit the same pages over https, and copies in an archive, known by their titles."""
        archived = snapshots_of(sought, found=found, archive=self._archive) if self._archive else {}
        titles = {one.url: one.title for one in sought}
        links = [Link(url) for url in twins]
        links += [Link(snapshot.url, titles[old]) for old, snapshot in archived.items()]
        report = _run(self._begin({}), links)
        return report, {old: one.showing(report.verdicts[one.url].title) for old, one in archived.items()}


def _run(checkup: Checkup, links: Iterable[Link]) -> LinkReport:
    """The check to its end; raises KeyboardInterrupt, which a check by itself only reports."""
    report = checkup.run(links)
    if report.interrupted:
        raise KeyboardInterrupt
    return report


def _twins(verdicts: Mapping[str, Verdict]) -> Iterator[str]:
    """The addresses over https of pages that are there without."""
    for url, verdict in verdicts.items():
        if verdict.name == "alive" and verdict.via in {"http", "cache"} and url.startswith(_PLAIN):
            yield f"{_SECURE}{url.removeprefix(_PLAIN)}"
