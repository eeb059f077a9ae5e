"""A paper as a contributor names it: the ids that the words prove, and the address if they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.works.reference import paper_ids

if TYPE_CHECKING:
    from curator.core.works.paper import PaperId

LONGEST: Final = 2_000
_WEB: Final = ("https://", "http://")


class NamedPaper(NamedTuple):
    """What was typed: ``url`` is "" where it was no address; one of the two is there."""

    ids: tuple[PaperId, ...]
    url: str

    def of_scheme(self, scheme: str) -> PaperId | None:
        """Its first id of a scheme."""
        return next((one for one in self.ids if one.scheme == scheme), None)


def named_paper(text: str) -> NamedPaper | None:
    """Read an id or an address; None for what is neither, such as a title."""
    text = text.strip()
    if not text or len(text) > LONGEST or not text.isprintable():
        return None
    url = text if text.lower().startswith(_WEB) and not any(map(str.isspace, text)) else ""
    ids = tuple(one for one in paper_ids(text) if one.scheme != "title")
    return NamedPaper(ids, url) if ids or url else None
