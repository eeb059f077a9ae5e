"""What is understood of a list: how it is written, its sections, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from curator.core.drafting.sections import listed_sections
from curator.core.list.document import parse
from curator.errors import UsageError
from curator.lint.links.arxiv_forms import FORMS, links_to_papers, usual
from curator.lint.listing import Listing
from curator.lint.surroundings import Surroundings
from curator.onboarding.specimens import specimens

if TYPE_CHECKING:
    from curator.core.drafting.sections import ListedSection
    from curator.core.list.document import Document
    from curator.core.policy import LinkForm, ListFormat
    from curator.core.shape.inference import Inferred
    from curator.onboarding.finding import Search
    from curator.onboarding.specimens import Specimens

_NAMES: Final[dict[tuple[str, str], LinkForm]] = {
    FORMS["abs"]: "abs",
    FORMS["pdf"]: "pdf",
    FORMS["pdf-extension"]: "pdf-extension",
}


@dataclass(frozen=True, slots=True)
class Understood:
    """One list as it was read.

    Attributes:
        path: the list's, from the top of its repository.
        text: the list's.
        form: how entries are written; its link form is the one that most links to arXiv have.
        inferred: how many items the template reads, and how many look like entries.
        sections: the headings that hold entries.
        above: how many entries stand above the first heading or under one without words.
        unread: lines (from 1) of bullets that are neither entries nor contents.
        specimens: how the bot would write new entries.
        rivals: other files that would do as the list, and how many entries each has.
    """

    path: str
    text: str
    form: ListFormat
    inferred: Inferred
    sections: tuple[ListedSection, ...]
    above: int
    unread: tuple[int, ...]
    specimens: Specimens
    rivals: tuple[tuple[str, int], ...] = ()


def understand(search: Search) -> Understood:
    """Read a list by what was inferred of it.

    Raises:
        UsageError: its entries stand under no heading, so that it has no section.
    """
    best = search.best
    inferred = best.inferred
    form = inferred.form._replace(link_form=_link_form(best.text, inferred.form))
    document = parse(best.text, form)
    sections = listed_sections(document)
    if not sections:
        message = f"{best.path} has entries but no heading above them, so there is no section to propose for."
        raise UsageError(message, advice="Put a heading above them, such as `## Papers`, and run it again.")
    return Understood(
        path=best.path,
        text=best.text,
        form=form,
        inferred=inferred,
        sections=sections,
        above=_above(document),
        unread=document.unread,
        specimens=specimens(document, form),
        rivals=tuple((one.path, one.inferred.read) for one in search.others),
    )


def _above(document: Document) -> int:
    return sum(len(section.entries) for section in document.sections if not section.title)


def _link_form(text: str, form: ListFormat) -> LinkForm:
    """The form that most links to arXiv have, as the linter sees it; ``neighbours`` where there is none."""
    listing = Listing(text, Surroundings(form=form))
    found = usual([link.form for link in links_to_papers(listing.cases)])
    return _NAMES.get(found, "neighbours") if found else "neighbours"
