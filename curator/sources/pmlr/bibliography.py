"""A volume's bibliography: as the site gives it out, and as its editors hand it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.shelf import Shelf
from curator.core.works.ids import arxiv_id, doi_id, openreview_id
from curator.core.works.paper import Paper, Unreadable
from curator.reading.bibtex import open_bib
from curator.reading.moments import moment_of
from curator.reading.names import bib_names
from curator.reading.shelving import abstract_in, ids_of, shelve, sorted_ids, title_in
from curator.reading.wholeness import quoted
from curator.sources.pmlr.places import SITE, SOURCE, named, page_of, venue_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from curator.reading.bibtex import BibEntry, BibFile

_LETTERED_SINCE: Final = 54
"""The first volume at this site: since then every paper's key ends with a letter."""

_KEY: Final = late(
    r"(?:pmlr-(?P<volume>[vr][0-9]{1,4})-)?(?P<key>[a-z][a-z'_-]{0,60}[0-9]{2,3}(?P<letter>[a-z]{0,3}))"
)
_VOLUME: Final = late(r"\s*(?P<letter>[rR]?)[vV]?(?P<number>[0-9]{1,4})\s*")


def of_bib(body: bytes, venue: str, year: int) -> Shelf:
    """The papers of a volume by its bibliography."""
    file = open_bib(body, expected=named(venue, year))
    if file.fault:
        return Shelf(fault=file.fault)
    heads = [entry for entry in file.entries if entry.kind == "proceedings"]
    entries = [entry for entry in file.entries if entry.kind == "inproceedings"]
    taken = {entry.key.lower() for entry in entries}
    head: Mapping[str, str] = heads[0].fields if heads else {}
    papers = (_paper(entry, head, (venue, year), taken) for entry in entries)
    return shelve([*papers, *_others(file)], doubts=_broken(file), nothing="no paper stands in it")


def _broken(file: BibFile) -> tuple[str, ...]:
    return ("it has places that are no BibTeX",) if file.unreadable else ()


def _others(file: BibFile) -> Iterator[Unreadable]:
    """What could not be read, and entries of kinds that papers of a volume do not have."""
    yield from file.unreadable
    for entry in file.entries:
        if entry.kind not in {"proceedings", "inproceedings"}:
            yield Unreadable(quoted(entry.key), f"it is no paper of a volume, but @{quoted(entry.kind)}")


def _paper(
    entry: BibEntry, head: Mapping[str, str], asked: tuple[str, int], taken: Collection[str]
) -> Paper | Unreadable:
    fields = entry.fields
    title = title_in(fields.get("title", ""))
    address = fields.get("url", "").strip() or _address(entry, head.get("volume", ""), taken)
    others = (openreview_id(fields.get("openreview", "").strip()), arxiv_id(fields.get("arxiv", "")))
    ids = sorted_ids((*ids_of([address]), *others, doi_id(fields.get("doi", ""))))
    page = page_of(ids)
    if not page:
        return Unreadable(
            quoted(title or entry.key), f"no address of it is known from its key “{quoted(entry.key)}”"
        )
    container = title_in(fields.get("booktitle") or head.get("booktitle", ""))
    return Paper(
        ids,
        title,
        page,
        bib_names(fields.get("author", "")),
        abstract_in(fields.get("abstract", "")),
        venue=venue_of(container, *asked),
        published=moment_of(fields.get("published") or head.get("published")),
        source=SOURCE,
    )


def _address(entry: BibEntry, volume_of_head: str, taken: Collection[str]) -> str:
    """The page by key and volume; editors may leave out the final "a" of a key that nobody shares."""
    key = _KEY.fullmatch(entry.key.lower())
    number = _VOLUME.fullmatch(entry.fields.get("volume") or volume_of_head)
    if key is None or not (number or key["volume"]):
        return ""
    volume = key["volume"] or (f"{number['letter'].lower() or 'v'}{number['number']}" if number else "")
    bare = not key["letter"] and not key["volume"] and int(volume[1:]) >= _LETTERED_SINCE
    letter = "a" if bare and volume[0] == "v" and f"{key['key']}a" not in taken else ""
    return f"{SITE}/{volume}/{key['key']}{letter}.html"
