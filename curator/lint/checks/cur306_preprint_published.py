"""CUR306: a paper listed without a venue that was published since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.facts import EntryFacts, Evidence
from curator.core.works.paper import Venue
from curator.lint.check import NOTICE, UNSAFE, Example, Finding, Option, check
from curator.lint.venues.form import before_venue, put_venue, venue_span
from curator.lint.venues.publication import PUBLISHED, WORKSHOP, publication_of
from curator.lint.venues.stray import names_venue
from curator.lint.venues.unpublished import names_no_venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.venues.publication import Publication


@check(
    "CUR306",
    "preprint-published",
    NOTICE,
    fix=UNSAFE,
    changes={"venue"},
    needs="entries",
    why="A reader takes the paper for a preprint that nobody has reviewed, and cites it as one.",
    options={"workshops": Option(default=False, meaning="whether a workshop counts as a publication")},
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/1907.07174) <br/> Collects hard images.",
            good="* [T](https://arxiv.org/abs/1907.07174) (CVPR 2021) <br/> Collects hard images.",
            facts={
                "arxiv:1907.07174": EntryFacts(
                    venue="CVPR", year=2021, status="published", evidence=(Evidence("cvf"),)
                )
            },
        ),
    ],
)
def preprint_published(case: Case) -> Iterator[Finding]:
    """The entry names no venue, and other sources say where the paper was published.

    Silent where the description names that venue and year, and where a link of the entry proves the venue:
    that is CUR301's.
    """
    if not names_no_venue(case) or any(proof.year is not None for proof in case.proofs):
        return
    found = publication_of(case)
    if found is None or not _counts(case, found) or names_venue(case, found.name, found.year):
        return
    edits = put_venue(case, Venue(found.name, found.year)) if found.known else ()
    message = f"the paper was published at {found.name[:60]} {found.year}, the entry names no venue"
    yield Finding(venue_span(case) if case.entry.venue else before_venue(case), message, edits)


def _counts(case: Case, found: Publication) -> bool:
    """A workshop's paper often goes on to a conference, so by default it is still a preprint."""
    if found.status not in {*PUBLISHED, WORKSHOP}:
        return False
    of_workshop = found.status == WORKSHOP or (found.known is not None and found.known.kind == "workshop")
    return not of_workshop or case.around.setting(preprint_published, "workshops") is True
