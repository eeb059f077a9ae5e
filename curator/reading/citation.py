"""What the page of one paper tells indexes of papers, in its ``citation_`` elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.reading.names import names_of
from curator.reading.shelving import title_in

if TYPE_CHECKING:
    from curator.reading.htmlpage import Tree

_MOST_METAS: Final = 10_000


class Citation(NamedTuple):
    """Title and authors in reading order, the address of the PDF, the year and the name of the volume."""

    title: str
    authors: tuple[str, ...]
    pdf: str
    year: int | None
    container: str


def citation_in(tree: Tree) -> Citation | None:
    """Read the page of one paper; None for any other page."""
    told: dict[str, list[str]] = {}
    for meta in tree.css('meta[name^="citation_"]')[:_MOST_METAS]:
        told.setdefault(meta.attributes.get("name") or "", []).append(meta.attributes.get("content") or "")
    if "citation_title" not in told:
        return None
    year = told.get("citation_publication_date", [""])[0].strip()[:4]
    containers = (*told.get("citation_conference_title", ()), *told.get("citation_journal_title", ()), "")
    return Citation(
        title_in(told["citation_title"][0]),
        names_of(told.get("citation_author", ())),
        told.get("citation_pdf_url", [""])[0].strip(),
        int(year) if year.isascii() and year.isdigit() else None,
        title_in(containers[0]),
    )
