"""The three ways in which lists link to arXiv: the abstract, and the PDF without and with its extension."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from curator.core.late import late
from curator.core.works.ids import arxiv_id

if TYPE_CHECKING:
    from collections.abc import Iterable

Form = Literal["abs", "pdf", "pdf-extension"]

_ADDRESS: Final = late(r"https?://(?:www\.|export\.)?arxiv\.org/(abs|pdf)/([^?#\s]{4,40})", re.IGNORECASE)
_NUMBERED: Final = late(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/(?:[a-z-]{2,9}(?:\.[a-z]{2})?/)?([0-9]{2})[01][0-9]",
    re.IGNORECASE,
)
_FIRST_YEAR: Final = 91  # arXiv began in 1991


def form_of(url: str) -> Form | None:
    """The form of a link to an arXiv paper; None for any other link."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return None
    if found[1].lower() == "abs":
        return "abs"
    return "pdf-extension" if found[2].lower().endswith(".pdf") else "pdf"


def usual_form(urls: Iterable[str]) -> Form | None:
    """The form that most of the links to arXiv have; None when there is none."""
    counted = Counter(form for url in urls if (form := form_of(url)))
    return counted.most_common(1)[0][0] if counted else None


def in_form(url: str, form: Form) -> str:
    """A link to an arXiv paper in ``form``, without version; any other link as it is."""
    number = _number(url)
    if number is None:
        return url
    if form == "abs":
        return f"https://arxiv.org/abs/{number}"
    return f"https://arxiv.org/pdf/{number}{'.pdf' if form == 'pdf-extension' else ''}"


def year_of(url: str) -> int | None:
    """The year in which an arXiv paper was submitted, from its number."""
    found = _NUMBERED.match(url)
    if found is None:
        return None
    two = int(found[1])
    return two + (1900 if two >= _FIRST_YEAR else 2000)


def _number(url: str) -> str | None:
    found = _ADDRESS.fullmatch(url)
    paper = arxiv_id(found[2]) if found else None
    return paper.value if paper else None
