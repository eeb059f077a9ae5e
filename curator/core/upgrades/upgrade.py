"""Entries listed as preprints that were published since, and what each of them should say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.proposal import BRANCH_PREFIX
from curator.core.upgrades.stray_venue import mentions, stray_venue
from curator.core.venues.listed import ListedNames
from curator.core.venues.unpublished import names_no_venue
from curator.core.works.identity import canonical
from curator.core.works.ids import ids_in_url
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.core.evidence.judgement import Judgement
    from curator.core.list.document import Document, Section
    from curator.core.list.edit import Edit
    from curator.core.list.entry import Entry
    from curator.core.plan import Page
    from curator.core.venues.known import KnownVenue, Venues
    from curator.core.works.paper import PaperId

UPGRADES: Final = "venue:"
"""How the key of every proposal of an upgrade begins."""

_UNPUBLISHED: Final = ("preprint", "workshop")
_ARCHIVES: Final = ("arxiv", "openreview")
_SECURE: Final = "https://"


class Due(NamedTuple):
    """An entry that a judgement upgrades, and what it should say.

    Attributes:
        id: the entry's canonical id, ``ids`` all that its links prove.
        at: the entry's number in the list, from 0.
        entry: the entry.
        section: where it stands.
        venue: name and year, as this list writes them.
        url: a better address for its main link; "" where that stays.
        judgement: why.
    """

    id: PaperId
    ids: tuple[PaperId, ...]
    at: int
    entry: Entry
    section: Section
    venue: Venue
    url: str
    judgement: Judgement

    @property
    def key(self) -> str:
        """The proposal's key, such as ``venue:arxiv:1911.09665``."""
        return f"{UPGRADES}{self.id}"

    @property
    def branch(self) -> str:
        """The proposal's branch, such as ``curator/venue/arxiv-1911.09665``."""
        return f"{BRANCH_PREFIX}venue/{self.id.slug}"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """One upgrade; ``edits`` and ``diff`` are against the base's text.

    Attributes:
        key: the proposal's.
        branch: likewise.
        at: the entry's number in the list, from 0.
        ids: the entry's, the canonical one first where it has any.
        title: the entry's, plain text.
        line: the entry's first line, from 1.
        section: the slug of its section, ``heading`` that section's words.
        was: what the entry said of a venue, as written; "" for nothing.
        venue: what it says afterwards.
        old_url: the address of its main link; ``url`` is the new one, or "" where it stays.
        judgement: why.
    """

    key: str
    branch: str
    at: int
    ids: tuple[PaperId, ...]
    title: str
    line: int
    section: str
    heading: str
    was: str
    venue: Venue
    old_url: str
    url: str
    judgement: Judgement
    edits: tuple[Edit, ...]
    diff: str


def upgrades_due(page: Page, judgements: Mapping[PaperId, Judgement], *, venues: Venues) -> Iterator[Due]:
    """The entries that name no publication and have one, in the list's order; of one paper the first.

    Left out is what cannot be said here: a venue that the rules do not know or that has no year, and one
    that the entry tells already in words of its own.

    Args:
        page: the list.
        judgements: what is known of entries, by their canonical id.
        venues: those that the rules know.
    """
    if not any(one.name == "upgrade" for one in judgements.values()):
        return
    names = ListedNames(page.document, venues)
    seen = set()
    for at, (section, entry) in enumerate(_entries(page.document)):
        ids = entry.ids
        paper_id = canonical(ids, title=entry.title)
        judgement = judgements.get(paper_id)
        if judgement is None or judgement.name != "upgrade" or paper_id in seen:
            continue
        known = venues.find(judgement.venue)
        if known is None or judgement.year is None or not _counts(judgement, known):
            continue
        if not names_no_publication(entry, venues) or _tells(page, entry, known, judgement.year, venues):
            continue
        seen.add(paper_id)
        venue = Venue(names.of(known, judgement.year), judgement.year)
        url = _better_address(entry, judgement, venues) if page.form.upgrade_link == "proceedings" else ""
        yield Due(paper_id, ids, at, entry, section, venue, url, judgement)


def names_no_publication(entry: Entry, venues: Venues) -> bool:
    """Whether the entry has no venue, a word such as "arXiv", or a workshop in its place."""
    if names_no_venue(entry.venue, find=venues.find):
        return True
    known = venues.find(entry.venue.name) if entry.venue else None
    return known is not None and known.kind in _UNPUBLISHED


def _entries(document: Document) -> Iterator[tuple[Section, Entry]]:
    return ((section, entry) for section in document.sections for entry in section.entries)


def _counts(judgement: Judgement, known: KnownVenue) -> bool:
    return judgement.standing == "accepted" and known.kind not in _UNPUBLISHED


def _tells(page: Page, entry: Entry, known: KnownVenue, year: int, venues: Venues) -> bool:
    """Whether the entry names the venue in another way than the template's, if only in its description."""
    if mentions(entry.description, known.spellings, year):
        return True
    text, template = page.document.text, page.form.template
    return stray_venue(text, entry, template=template, find=venues.find) is not None


def _better_address(entry: Entry, judgement: Judgement, venues: Venues) -> str:
    """Where the proceedings have the paper, for a link that leads to an archive of preprints; "" for none.

    An address that proves venue and year by itself comes before one that only the proceedings' source gave.
    """
    archived = any(one.scheme in _ARCHIVES for one in ids_in_url(entry.url))
    if not archived:
        return ""
    known = venues.find(judgement.venue)
    said = [one for one in judgement.said if one.strength == "proceedings" and one.url.startswith(_SECURE)]
    fit = [one.url for one in said if venues.find(one.venue) == known and one.year == judgement.year]
    proven = [url for url in fit if _proves(url, known, judgement.year, venues)]
    best = next(iter((*proven, *fit)), "")
    return "" if best == entry.url or (not proven and _is_of_archive(best)) else best


def _proves(url: str, known: KnownVenue | None, year: int | None, venues: Venues) -> bool:
    proof = venues.proven_by(url)
    return proof is not None and known is not None and (proof.name, proof.year) == (known.name, year)


def _is_of_archive(url: str) -> bool:
    return any(one.scheme == "arxiv" for one in ids_in_url(url))
