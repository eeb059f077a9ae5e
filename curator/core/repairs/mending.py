"""Edits that give links better addresses, and the proof that they change nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.links.title_match import same_title
from curator.core.list.alteration import Moved, difference
from curator.core.list.diff import unified_diff
from curator.core.list.document import Document, parse
from curator.core.list.edit import Edit, apply_edits
from curator.core.markdown.escaping import escape_url
from curator.core.markdown.inline import placed_links_in
from curator.core.repairs.repair import MOST_REPAIRS, Hopeless, LinkBatch, Repair
from curator.errors import BrokenPromise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.core.list.entry import Entry
    from curator.core.markdown.inline import PlacedLink
    from curator.core.policy import ListFormat

_NEVER_CHANGED: Final = ("title", "authors", "venue", "year", "tags")


class Standing(NamedTuple):
    """A link where it stands in the list: of which entry, and whether it is the entry's main one."""

    entry: Entry
    link: PlacedLink
    main: bool

    @property
    def line(self) -> int:
        """The line of the link, counted from 1."""
        start = self.entry.item.start
        return self.entry.line + self.entry.raw.count("\n", 0, self.link.url_start - start)


def standing_links(document: Document) -> Iterator[Standing]:
    """All links of the entries, in file order, but for those in a title, a venue or the like."""
    for entry in document.entries:
        kept = [span for name in _NEVER_CHANGED if (span := entry.span_of(name))]
        for link in placed_links_in(document.text, entry.item.content, entry.item.end):
            if not any(start <= link.url_start < end for start, end in kept):
                yield Standing(entry, link, link.url == entry.url)


def batch(  # noqa: PLR0913 - each is a part of the batch
    document: Document,
    repairs: Sequence[Repair],
    *,
    month: str,
    path: str,
    hopeless: tuple[Hopeless, ...] = (),
    form: ListFormat | None = None,
) -> LinkBatch:
    """The first `MOST_REPAIRS` repairs that the list still needs, as one change of it.

    Raises:
        BrokenPromise: as `edits`.
    """
    chosen = still_needed(repairs, document)[:MOST_REPAIRS]
    made = edits(document, chosen, form=form)
    return LinkBatch(month, chosen, made, unified_diff(document.text, made, path=path), hopeless)


def still_needed(repairs: Iterable[Repair], document: Document) -> tuple[Repair, ...]:
    """Those whose old address still stands in the list, where it may be mended."""
    links: dict[str, list[Standing]] = {}
    for one in standing_links(document):
        links.setdefault(one.link.url, []).append(one)
    return tuple(repair for repair in repairs if any(_fits(one, repair) for one in links.get(repair.old, ())))


def edits(
    document: Document, repairs: Iterable[Repair], *, form: ListFormat | None = None
) -> tuple[Edit, ...]:
    """The edits, in order: every link of an entry with an old address gets the new one.

    Args:
        document: the list.
        repairs: the first of several for one address counts.
        form: how the list is written, as it was given to `parse`.

    Raises:
        BrokenPromise: the list would not read as before but for these addresses.
        UsageError: a new address is none.
    """
    wanted: dict[str, Repair] = {}
    for repair in repairs:
        wanted.setdefault(repair.old, repair)
    made = tuple(
        Edit(one.link.url_start, one.link.url_end, written_address(wanted[one.link.url].new))
        for one in standing_links(document)
        if one.link.url in wanted and _fits(one, wanted[one.link.url])
    )
    after = parse(apply_edits(document.text, made), form) if made else document
    if wrong := difference(document, after, Moved(made)):
        message = f"the repairs of links were refused: {wrong}"
        raise BrokenPromise(message, advice="Nothing was proposed. Please report this with the list.")
    return made


def _fits(one: Standing, repair: Repair) -> bool:
    """A page that only moved is the same for all; another place holds the one paper it was found for."""
    return repair.kind in {"moved", "https"} or not one.main or same_title(one.entry.title, repair.title)


def written_address(url: str) -> str:
    """As a destination, also between the quotation marks of HTML."""
    return escape_url(url).replace("'", "%27")
