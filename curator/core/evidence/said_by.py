"""What papers, records of proceedings and registered works say of their venues, as evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.addresses import address_of
from curator.core.claims.reading import claims
from curator.core.evidence.said import Said
from curator.core.late import late
from curator.core.venues.unpublished import is_unpublished
from curator.core.works.sameness import says_little

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from curator.core.claims.reading import Claim, Field, Standing
    from curator.core.evidence.said import Strength
    from curator.core.shelves.works import ListedWork
    from curator.core.venues.known import Venues
    from curator.core.works.paper import Paper
    from curator.core.works.sameness import Match

ARXIV_COMMENT: Final = "arxiv comment"
ARXIV_JOURNAL: Final = "arxiv journal_ref"
ARXIV_DOI: Final = "arxiv doi"
PROCEEDINGS: Final = "proceedings"
NEAR_TITLE: Final = f"{PROCEEDINGS} (another title)"
SHORT_TITLE: Final = f"{PROCEEDINGS} (short title)"
"""Proceedings that have a work of that title, which is so short that it may be another one."""

LONGEST_QUOTE: Final = 300
"""Characters of a source's words that are kept."""

_NOT_SAID: Final = frozenset({"mentioned"})
_SPACES: Final = late(r"\s+")
_WORKSHOPS: Final = late(
    r"\b(?:workshops?|companion|adjunct|extended abstracts|student abstracts?|doctoral)\b", re.IGNORECASE
)


def said_by_paper(paper: Paper, *, venues: Venues, today: date) -> tuple[Said, ...]:
    """What the authors say at arXiv: in comment, journal reference and DOI, and whether they withdrew it.

    A venue that is only mentioned is not told. The DOI speaks for itself where it is one of a venue's own.
    """
    if not any(one.scheme == "arxiv" for one in paper.ids):
        return ()
    found = [
        *_claimed(paper, paper.comment, "comment", venues=venues, today=today),
        *_claimed(paper, paper.journal_ref, "journal_ref", venues=venues, today=today),
        *_registered(paper, venues=venues, today=today),
    ]
    if paper.withdrawn:
        quote = quoted(paper.comment or paper.abstract)
        found.append(Said(ARXIV_COMMENT, "", None, "withdrawn", quote, paper.url, today, "authors"))
    return tuple(dict.fromkeys(found))


def said_by_work(work: ListedWork, *, match: Match | None = None) -> Said:
    """What a record of the proceedings says; ``match`` is why it is the work that is asked about.

    A record that was found by a title that only comes near, or by a short one without authors ("Adversarial
    Training"), is no proof of that work: it counts as another registry would, so that a second source has to
    say the same.
    """
    found = f"; {match.reason}" if match is not None and match.kind != "id" else ""
    track = f" ({work.track})" if work.track else ""
    quote = quoted(f"{work.venue} {work.year}{track}, {work.source}{found}")
    source = PROCEEDINGS
    if match is not None and match.kind == "near-title":
        source = NEAR_TITLE
    elif match is not None and says_little(match, work):
        source = SHORT_TITLE
    strength: Strength = "proceedings" if source == PROCEEDINGS else "registry"
    return Said(source, work.venue, work.year, work.status, quote, work.url, work.seen, strength)


class Place(NamedTuple):
    """A venue as a service's text names it; ``year`` only where the text itself has it."""

    venue: str
    year: int | None
    standing: Standing


def place_in(text: str, venues: Venues) -> Place | None:
    """The venue in the title of a container, such as "2021 IEEE/CVF Conference on … (CVPR)".

    Of joint conferences the first; None where the text names an archive of preprints or nothing.
    """
    plain = quoted(text)
    if not plain or is_unpublished(plain, find=venues.find):
        return None
    apart = _WORKSHOPS.search(plain) is not None
    told = next((one for one in claims(plain, field="journal_ref", venues=venues) if one.known), None)
    if told is not None:
        return Place(
            told.venue, told.year, "workshop" if apart or told.standing == "workshop" else "accepted"
        )
    known = venues.find(plain)
    if known is None:
        return Place(plain, None, "workshop" if apart else "accepted")
    return Place(known.name, None, "workshop" if apart or known.kind == "workshop" else "accepted")


def quoted(text: str) -> str:
    """A source's words on one line, printable and not too long."""
    plain = _SPACES.sub(" ", text[: 4 * LONGEST_QUOTE]).strip()
    plain = "".join(char if char.isprintable() else "\ufffd" for char in plain)
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"


def _claimed(paper: Paper, text: str, field: Field, *, venues: Venues, today: date) -> Iterator[Said]:
    source = ARXIV_COMMENT if field == "comment" else ARXIV_JOURNAL
    for claim in claims(text, field=field, venues=venues):
        if claim.standing not in _NOT_SAID:
            yield _of_claim(claim, source, paper.url, today)


def _of_claim(claim: Claim, source: str, url: str, today: date) -> Said:
    quote = quoted(claim.quote)
    return Said(
        source, claim.venue, claim.year, claim.standing, quote, url, today, "authors", bare=claim.bare
    )


def _registered(paper: Paper, *, venues: Venues, today: date) -> Iterator[Said]:
    """What DOIs prove by their form, such as ``10.1109/CVPR46437.2021.00012``."""
    for one in paper.ids:
        proof = venues.proven_by(address_of(one)) if one.scheme == "doi" else None
        if proof is not None and proof.kind != "preprint":
            standing: Standing = "workshop" if proof.kind == "workshop" else "accepted"
            yield Said(ARXIV_DOI, proof.name, proof.year, standing, str(one), paper.url, today, "authors")
