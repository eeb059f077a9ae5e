"""Checks of venues put together from concrete adapters."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from curator.core.politeness import is_loopback
from curator.errors import Unavailable, UsageError
from curator.settings.contact import require_contact
from curator.store.database import FILE
from curator.store.ledger import open_ledger
from curator.venuecheck import Narrated, VenueCheck
from curator.wiring.fetching import fetcher_of
from curator.wiring.home import LEDGER_URL, ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import ExitStack

    from curator.core.list.document import Document
    from curator.core.venues.known import Venues
    from curator.core.works.paper import Paper
    from curator.enrichment.works import Reading
    from curator.ports import Fetcher, Gathered, VenueEvidence, Witness
    from curator.settings.values import Settings
    from curator.store.ledger import NoLedger, SqlLedger
    from curator.wiring.home import Home

_AT_ONCE: Final = ("arxiv", "semantic_scholar", "openalex")
"""Services that are asked about many works in one request."""

_ALL: Final = 1_000_000
NOT_ASKED: Final = (
    "A dry run asks no service about venues: its upgrades follow from tonight's papers and from what earlier "
    "runs on this machine learned."
)
NOT_OPENED: Final = f" The ledger that {LEDGER_URL} names is not opened."

OPENALEX_KEY: Final = "OPENALEX_API_KEY"
"""The environment's name for OpenAlex's key, without which it is not asked."""


def audit(at: Home, *, venues: Venues, offline: bool, narrate: Callable[[str], None]) -> VenueCheck:
    """A check of a list's venues, as far as the budgets of the services go; with ``offline`` nobody is asked.

    Raises:
        UsageError: no contact is set, and somebody is to be asked.
    """
    if not offline:
        require_contact(at.settings, at.settings.enrichment.witnesses)
    at = replace(at, settings=replace(at.settings, venues=venues))
    check = venue_check(at, memory=ledger(at), fetcher=fetcher_of(at), each=0 if offline else None)
    return replace(check, witnesses=tuple(Narrated(one, narrate) for one in check.witnesses))


def rehearsed(at: Home, *, fetcher: Fetcher, stack: ExitStack) -> VenueEvidence:
    """The evidence of a dry run: what the ledger and tonight's papers say; nobody is asked.

    The ledger is looked at in a copy, which goes with the ``stack``, because opening one may write it; one
    that is not in the state folder is not looked at.

    Raises:
        Unavailable: no copy can be made.
    """
    elsewhere = bool(at.environ.get(LEDGER_URL))
    try:
        folder = TemporaryDirectory(prefix="curator-dry-run-", ignore_cleanup_errors=True)
        copy = Path(stack.enter_context(folder))
        if not elsewhere:
            _copy(at.state, to=copy)
    except OSError as error:
        message = f"the ledger cannot be copied for a dry run: {error.strerror}"
        raise Unavailable(message, advice="See that there is room where TMPDIR says.") from error
    check = venue_check(at, memory=open_ledger(copy, clock=at.clock), fetcher=fetcher, each=0)
    return _Rehearsed(check, NOT_ASKED + NOT_OPENED if elsewhere else NOT_ASKED)


@dataclass(frozen=True, slots=True)
class _Rehearsed:
    """A check that says of itself what it leaves out."""

    check: VenueCheck
    remark: str

    def gather(self, document: Document, papers: Sequence[Paper]) -> Gathered:
        """As `VenueEvidence` says."""
        found = self.check.gather(document, papers)
        return replace(found, remarks=(*found.remarks, self.remark))


def _copy(state: Path, *, to: Path) -> None:
    """Copy the ledger's file, if there is one, with what SQLite keeps beside it."""
    for name in (FILE, f"{FILE}-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(state / name, to / name)


def learning(at: Home, *, memory: SqlLedger | NoLedger) -> Callable[[Iterable[Paper]], None]:
    """What puts papers of proceedings into the index, for a night that gathers no evidence."""
    return _check(at, (), memory=memory, each=None).learn


def venue_check(at: Home, *, memory: SqlLedger | NoLedger, fetcher: Fetcher, each: int | None) -> VenueCheck:
    """The venues of a list, with every service that the settings name.

    Args:
        at: where the run lives.
        memory: of answers and proceedings.
        fetcher: shared with whoever asks the same services in this run.
        each: the most works that one service is asked about; None for as many as its requests are for.
    """
    return _check(at, tuple(_witnesses(at, fetcher)), memory=memory, each=each)


def _check(
    at: Home, witnesses: Sequence[Witness], *, memory: SqlLedger | NoLedger, each: int | None
) -> VenueCheck:
    return VenueCheck(
        witnesses,
        memory.proceedings,
        memory.answers,
        at.settings.venues,
        at.clock,
        sites=frozenset(at.settings.sources.proceedings),
        budgets={one.name: _most(at.settings, one.name, each) for one in witnesses},
    )


def _most(settings: Settings, name: str, each: int | None) -> int:
    """Works that a service is asked about: with a request each, and some for retries, within its budget."""
    if name in _AT_ONCE:
        return _ALL if each is None else each
    budget = max(1, settings.services[name].budget * 9 // 10)
    return budget if each is None else min(each, budget)


def _witnesses(at: Home, fetcher: Fetcher) -> Iterator[Witness]:
    """Those that are named and can be asked; they are loaded when a run asks for venues at all."""
    from curator.enrichment.works import Reading  # noqa: PLC0415 - see above

    reading = Reading(at.settings.venues, at.clock.now().date())
    for name in at.settings.enrichment.witnesses:
        witness = _witness(name, at, fetcher, reading)
        if witness is not None:
            yield witness


def _witness(name: str, at: Home, fetcher: Fetcher, reading: Reading) -> Witness | None:
    """The adapter; None for a service that cannot be asked without what is missing."""
    from curator import enrichment  # noqa: PLC0415 - see above
    from curator.sources import dblp  # noqa: PLC0415 - see above
    from curator.sources.arxiv import ArxivWitness  # noqa: PLC0415 - see above

    contact = at.settings.contact
    if name == "arxiv":
        return ArxivWitness(fetcher, venues=reading.venues, today=reading.today)
    if name == "openreview":
        return enrichment.OpenReviewWitness(fetcher, reading=reading)
    if name == "crossref":
        return (
            enrichment.CrossrefWitness(fetcher, mailto=contact, reading=reading) if "@" in contact else None
        )
    if name == "semantic_scholar":
        return enrichment.SemanticScholarWitness(fetcher, reading=reading)
    if name == "dblp":
        return enrichment.DblpWitness(fetcher, request=dblp.request_title, parse=dblp.parse, reading=reading)
    key = _openalex_key(at)
    return enrichment.OpenAlexWitness(fetcher, key=key, reading=reading) if key else None


def _openalex_key(at: Home) -> str:
    """The key, which is sent nowhere without TLS; raises UsageError where it would be."""
    key, url = at.environ.get(OPENALEX_KEY, "").strip(), at.settings.services["openalex"].base_url
    if key and not url.startswith("https://") and not is_loopback(url):
        message = f"OpenAlex's key is not sent to {url}, which has no TLS."
        raise UsageError(
            message, advice=f"Set CURATOR_OPENALEX_URL to an https address, or unset {OPENALEX_KEY}."
        )
    return key
