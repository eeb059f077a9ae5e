"""How the bot would write new entries into a list, shown before it writes any."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.entry import NewEntry
from curator.core.list.insertion import insert
from curator.core.list.preprints import preprint_venue
from curator.core.works.paper import Venue
from curator.errors import UsageError

if TYPE_CHECKING:
    from curator.core.list.document import Document
    from curator.core.policy import ListFormat

_PREPRINT: Final = NewEntry(
    title="A Paper That Nobody Wrote",
    url="https://arxiv.org/abs/2601.01234",
    authors=("Ada Lovelace", "Alan Turing"),
    description="Shows where everything goes.",
)
_VENUE: Final = Venue("ICML", 2026)


class Specimens(NamedTuple):
    """The same paper as two entries, each on a line; or ``trouble``, why no paper at all can be written."""

    preprint: str = ""
    published: str = ""
    trouble: str = ""


def specimens(document: Document, form: ListFormat) -> Specimens:
    """What would be put into the first section that has entries."""
    section = next(one for one in document.sections if one.entries)
    papers = (
        replace(_PREPRINT, venue=preprint_venue(document, _PREPRINT.url)),
        replace(_PREPRINT, venue=_VENUE),
    )
    try:
        return Specimens(*(insert(document, section=section, new=new, form=form).entry for new in papers))
    except UsageError as error:
        return Specimens(trouble=f"{error}")
