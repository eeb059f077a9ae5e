"""The forms of a list's links to arXiv: where they stand, which one is usual, and how one becomes another."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.list.edit import Edit
from curator.core.works.ids import arxiv_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.core.markdown.inline import PlacedLink
    from curator.lint.case import Case

Form = tuple[str, str]
"""The page, ``abs`` or ``pdf``, and the ending, ``.pdf`` or none."""

FORMS: Final = {"abs": ("abs", ""), "pdf": ("pdf", ""), "pdf-extension": ("pdf", ".pdf")}
"""The forms by the names that ``list.link_form`` gives them."""

_ADDRESS: Final = late(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?P<page>abs|pdf)/(?P<id>[^?#\s\\&]{4,40}?)(?P<ending>\.pdf)?",
    re.IGNORECASE,
)
_FEWEST: Final = 5
_CLEAR_MAJORITY: Final = 2 / 3


class ToPaper(NamedTuple):
    """A link to a paper at arXiv, abstract or PDF; ``found`` has its page and ending, as written."""

    case: Case
    link: PlacedLink
    found: re.Match[str]

    @property
    def form(self) -> Form:
        """The form it has, however it is spelled."""
        return self.found["page"].lower(), (self.found["ending"] or "").lower()


def links_to_papers(cases: Iterable[Case]) -> Iterator[ToPaper]:
    """Those before the descriptions: in one, a link may point to a page of the PDF on purpose."""
    for case in cases:
        if "arxiv.org/" not in case.raw:
            continue
        for link in case.links:
            if link.url == case.entry.url or link.url_start < case.description[0]:
                found = _ADDRESS.fullmatch(case.text, link.url_start, link.url_end)
                if found and arxiv_id(found["id"]):
                    yield ToPaper(case, link, found)


def usual(forms: Sequence[Form]) -> Form | None:
    """The form of a clear majority, of which there is at most one; None where there is none."""
    if len(forms) < _FEWEST:
        return None
    form, number = Counter(forms).most_common(1)[0]
    return form if number > _CLEAR_MAJORITY * len(forms) else None


def edits_into(wanted: Form, found: re.Match[str]) -> Iterator[Edit]:
    """No more than the page and the ending, so that a version between them can be mended as well."""
    page, ending = wanted
    if found["page"].lower() != page:
        yield Edit(*found.span("page"), page)
    if (found["ending"] or "").lower() != ending:
        yield Edit(found.start("ending") if found["ending"] else found.end(), found.end(), ending)


def shown(form: Form) -> str:
    """The form as a reader knows it, such as ``/pdf/….pdf``."""
    page, ending = form
    return f"/{page}/…{ending}"
