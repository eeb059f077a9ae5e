"""CUR303: a venue that the metadata of other sources contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curator.core.facts import EntryFacts, Evidence
from curator.core.venues.known import ProvenVenue
from curator.core.works.paper import Venue
from curator.lint.check import UNSAFE, WARNING, Example, Finding, Option, check
from curator.lint.venues.conflict import contradicted_by_record
from curator.lint.venues.form import replace_venue, venue_span
from curator.lint.venues.publication import PROCEEDINGS, PUBLISHED, publication_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.venues.publication import Publication


@check(
    "CUR303",
    "venue-contradicts-record",
    WARNING,
    fix=UNSAFE,
    changes={"venue"},
    needs="entries",
    why=(
        "The venue and the year say how far a paper was reviewed and what it builds on. "
        "When two sources that know the work, or the proceedings themselves, say otherwise, the entry is "
        "most likely wrong."
    ),
    options={
        "sources": Option(2, "how many different sources must say otherwise"),
        "proof": Option(
            PROCEEDINGS, "sources that publish the proceedings: the word of one of them is enough"
        ),
    },
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/1811.12231) (ICLR 2018) <br/> Shows that shape helps.",
            good="* [T](https://arxiv.org/abs/1811.12231) (ICLR 2019) <br/> Shows that shape helps.",
            facts={
                "arxiv:1811.12231": EntryFacts(
                    venue="ICLR",
                    year=2019,
                    status="published",
                    evidence=(Evidence("openreview", "ICLR 2019 Conference Oral"),),
                )
            },
        ),
    ],
)
def venue_contradicts_record(case: Case) -> Iterator[Finding]:
    """Other sources say that the work appeared at another venue or in another year.

    Silent where one of the entry's links proves a venue: CUR302 compares those. An appearance of another
    kind, such as a journal's longer version, contradicts nothing.
    """
    said = case.entry.venue
    if said is None or case.proofs:
        return
    found = publication_of(case)
    if found is None or found.known is None or not _is_proven(case, found):
        return
    if contradicted_by_record(case, ProvenVenue(found.name, found.year, found.known.kind)):
        told = f"other sources say {found.name} {found.year} ({', '.join(found.sources[:3])[:60]})"
        message = f"the entry says {said.name[:60]} {said.year}, {told}"
        yield Finding(venue_span(case), message, replace_venue(case, Venue(found.name, found.year)))


def _is_proven(case: Case, found: Publication) -> bool:
    """Whether the facts prove a publication; a status that nobody knows does not speak against it."""
    sources: Any = case.around.setting(venue_contradicts_record, "sources")
    proof: Any = case.around.setting(venue_contradicts_record, "proof")
    return found.status in {"", *PUBLISHED} and found.is_proven(sources=sources, proof=proof)
