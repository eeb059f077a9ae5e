"""The format of a list that declares none, inferred from most of its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.entry import read_entry
from curator.core.list.reader import Reader
from curator.core.markdown.scanner import scan
from curator.core.policy import DEFAULT_TEMPLATE, ListFormat
from curator.core.shape.census import blank_lines, is_plausible, order, take_census
from curator.core.shape.composing import Shown, compose
from curator.core.shape.sampling import sample

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from curator.core.list.entry import Entry
    from curator.core.markdown.blocks import Item

_FEWEST: Final = 3
_WORDS_OF_A_VENUE: Final = 15


class Inferred(NamedTuple):
    """A list's format, how many items its template reads, and how many look like entries of papers.

    An item is read when the template finds an address, a venue or authors beside its title.
    """

    form: ListFormat
    read: int
    of: int


def infer(text: str) -> Inferred | None:
    """The format of most entries; None when a text is no list of papers, or nothing tells its titles apart.

    Takes little longer than reading the text once. Where neighbours keep to no order, it is "bottom".
    """
    items = scan(text).items
    papers = sample(text, items)
    if len(papers) < _FEWEST:
        return None
    composed = compose([Shown(text[item.start : item.content].strip(), cuts) for item, cuts in papers])
    sampled = [item for item, _ in papers]
    scores = {
        template: _score(text, sampled, template, seen=composed.seen)
        for template in (DEFAULT_TEMPLATE, composed.template)
    }
    template = max(scores, key=scores.__getitem__)
    entries, unread = take_census(text, items, reader=Reader.of(template))
    if len(entries) < max(_FEWEST, unread):
        return None
    form = ListFormat(template, blank_lines=blank_lines(text, entries), order=order(text, entries))
    return Inferred(form, len(entries), len(entries) + unread)


def _score(text: str, items: Sequence[Item], template: str, *, seen: Counter[str]) -> int:
    """How much a template reads, and how much it has of what the entries show."""
    reader = Reader.of(template)
    read = sum(_worth(read_entry(text, item, reader=reader)) for item in items)
    return read + sum(count for piece, count in seen.items() if piece in template)


def _worth(entry: Entry | None) -> int:
    """What reading an entry so is worth: its venue and authors count, prose in place of a venue undoes it."""
    if entry is None or not is_plausible(entry):
        return 0
    if entry.venue is None:
        return 4 + bool(entry.authors)
    prose = len(entry.venue.name.split()) > _WORDS_OF_A_VENUE
    return 0 if prose else 4 + 2 * (entry.venue.year is not None) + bool(entry.authors)
