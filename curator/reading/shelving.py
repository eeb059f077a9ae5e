"""Records put on a shelf: each once, counted whether readable or not, and no more than a page can hold."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.markdown.escaping import clean
from curator.core.markdown.inline import unescaped
from curator.core.markdown.latex import plain_text
from curator.core.shelves.shelf import Shelf
from curator.core.works.ids import ids_in_url
from curator.core.works.paper import SCHEMES, Paper, PaperId, Unreadable
from curator.core.works.titles import fingerprint
from curator.reading.wholeness import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_RECORDS: Final = 20_000
"""Of one page; the largest proceedings have seven thousand papers."""

LONGEST_TITLE: Final = 2_000
LONGEST_ABSTRACT: Final = 20_000
_FEW: Final = 4
_LATEX: Final = late(r"[\\{}$]")
_BRACES_ALONE: Final = late(r"[^\\$~`'%&<-]*+(?:-(?!-)[^\\$~`'%&<-]*+)*")
_NO_BRACES: Final = str.maketrans("", "", "{}")
_AMPERSAND: Final = late(r"(?<!\\)&")


def title_in(text: str) -> str:
    """A title as a reader sees it: no LaTeX, no HTML, on one line; "0" is one."""
    plain = unescaped(clean(" ".join(text[:LONGEST_TITLE].split())))
    if _BRACES_ALONE.fullmatch(
        plain
    ):  # as in most bibliographies, and to read LaTeX takes thirty times as long
        plain = plain.translate(_NO_BRACES)
    # LaTeX takes a bare ampersand for the end of a table's cell, and leaves it out.
    return clean(plain_text(_AMPERSAND.sub(r"\\&", plain) if _LATEX.search(plain) else plain))


def abstract_in(text: str) -> str:
    """An abstract on one line; its LaTeX stays, as in arXiv's own."""
    return clean(" ".join(text[:LONGEST_ABSTRACT].split()))  # `clean` is fast on one line of ASCII


def ids_of(addresses: Iterable[str]) -> tuple[PaperId, ...]:
    """Every id that addresses of one work prove, best first, each once."""
    return sorted_ids(paper_id for address in addresses for paper_id in ids_in_url(address))


def sorted_ids(ids: Iterable[PaperId | None]) -> tuple[PaperId, ...]:
    """Ids of one work, best first, each once; those of one scheme stay in their order."""
    known = dict.fromkeys(paper_id for paper_id in ids if paper_id is not None)
    return tuple(sorted(known, key=lambda paper_id: SCHEMES.index(paper_id.scheme)))


def shelve(
    records: Iterable[Paper | Unreadable],
    *,
    total: int | None = None,
    doubts: tuple[str, ...] = (),
    nothing: str,
    signed: bool = True,
) -> Shelf:
    """Put the records of a page on a shelf.

    Args:
        records: in the page's order; no more than `MOST_RECORDS` are taken.
        total: how many there are by the page's own account.
        doubts: what makes the page incomplete.
        nothing: the fault of a page without a single paper.
        signed: whether papers of this source tell their authors.
    """
    taken = iter(records)
    found = list(_each_once(islice(taken, MOST_RECORDS)))
    papers = tuple(record for record in found if isinstance(record, Paper))
    unreadable = tuple(record for record in found if isinstance(record, Unreadable))
    told = list(doubts)
    if next(taken, None) is not None:
        told.append(f"it has more than {MOST_RECORDS:,} records, and only those were read")
    if total is not None and len(found) < total <= MOST_RECORDS:
        told.append(f"{len(found):,} records came of {total:,} by its own account")
    if not papers:
        return Shelf((), unreadable, total, tuple(told), _fault(nothing, unreadable))
    told.extend(_oddities(papers, unreadable, signed=signed))
    return Shelf(papers, unreadable, total, tuple(dict.fromkeys(told)))


def _fault(nothing: str, unreadable: tuple[Unreadable, ...]) -> str:
    if not unreadable:
        return nothing
    first = unreadable[0]
    of_first = f"of “{quoted(first.where)}”: {first.reason}"
    return f"{nothing}; none of {len(unreadable):,} records can be read ({of_first})"


def _oddities(
    papers: tuple[Paper, ...], unreadable: tuple[Unreadable, ...], *, signed: bool
) -> Iterator[str]:
    """What looks like a layout that changed in part."""
    if len(unreadable) > max(_FEW, len(papers)):
        yield f"most of its records cannot be read ({unreadable[0].reason})"
    if signed and len(papers) > _FEW and not any(paper.authors for paper in papers):
        yield "no paper has an author"


def _each_once(records: Iterable[Paper | Unreadable]) -> Iterator[Paper | Unreadable]:
    """Each paper once; what was there before, and what has no title, is told as unreadable."""
    owners: dict[PaperId, str] = {}
    for record in records:
        if isinstance(record, Unreadable):
            yield record
        elif not record.title:
            yield Unreadable(quoted(record.url), "it has no title")
        else:
            yield from _told_apart(record, owners)
            for paper_id in record.ids:
                owners.setdefault(paper_id, record.title)


def _told_apart(paper: Paper, owners: Mapping[PaperId, str]) -> Iterator[Paper | Unreadable]:
    """A paper, without ids that are another's: pages link the same preprint from two papers by mistake."""
    taken = [paper_id for paper_id in paper.ids if paper_id in owners]
    if not taken:
        yield paper
        return
    owner = owners[taken[0]]
    if fingerprint(owner) == fingerprint(paper.title):
        yield Unreadable(quoted(paper.title), "it stands there twice")
        return
    left = tuple(paper_id for paper_id in paper.ids if paper_id not in owners)
    if left:
        yield replace(paper, ids=left)
    goes = "goes without it" if left else "is left out"
    yield Unreadable(quoted(paper.title), f"{taken[0]} is the id of “{quoted(owner)}” there, so it {goes}")
