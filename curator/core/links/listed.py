"""Every link of a list with its place, in entries and between them, outside of code and comments."""

from __future__ import annotations

import re
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.markdown.inline import address, placed_links_in
from curator.core.url_faults import is_file_of_the_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.list.document import Document, Entry

_TO_PEOPLE: Final = ("mailto:", "tel:")
"""How addresses begin of which nobody can say whether somebody is there."""

_LINE: Final = late(r"(?!\Z)[^\r\n]*+(?:\r\n?|\n|\Z)")
_DEFINITION: Final = late(
    r"^[ ]{0,3}\[(?!\^)[^\[\]\r\n]{1,999}\]:[ \t]*+(?P<url><[^<>\r\n]*+>|[^\s<]\S*+)", re.MULTILINE
)

_BARE: Final = late(r"[\w-]++(?:[/?#][^:]*+)?")


class ListedLink(NamedTuple):
    """One link of a list.

    Attributes:
        url: the address, escapes and entities undone.
        start: the code point offset at which the address begins, as it is written.
        end: where it ends.
        entry: the entry that it stands in; None between entries.
    """

    url: str
    start: int
    end: int
    entry: Entry | None = None

    @property
    def title(self) -> str:
        """The title that is expected behind it: the entry's for its main link, "" for any other."""
        return self.entry.title if self.entry is not None and self.entry.url == self.url else ""


def listed_links(document: Document) -> Iterator[ListedLink]:
    """All links that lead out of the list, in the order of its text.

    What leads to a place or a file of the list itself is none of them.
    """
    text = document.text
    for start, end, entry in _stretches(document):
        found = {
            link.url_start: ListedLink(link.url, link.url_start, link.url_end, entry)
            for link in placed_links_in(text, start, end)
        }
        if entry is None:
            found |= {link.start: link for link in _defined(text, start, end)}
        yield from (found[at] for at in sorted(found) if _leads_out(found[at]))


def _stretches(document: Document) -> Iterator[tuple[int, int, Entry | None]]:
    """The entries, and the paragraphs between them that are neither code nor comment.

    One by one, because a stray mark of code in one of them must not hide the links of the next.
    """
    hidden = ((start, end, None) for start, end in (*document.fences, *document.comments))
    entries = ((entry.item.start, entry.item.end, entry) for entry in document.entries)
    end_of_text = len(document.text)
    reached = 0
    for start, end, entry in (*sorted(chain(hidden, entries), key=itemgetter(0)), (end_of_text, 0, None)):
        for between in _paragraphs(document.text, reached, start):
            yield *between, None
        if entry is not None:
            yield entry.item.content, end, entry
        reached = max(reached, end)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where lines stand together without a blank one between them."""
    lines = (found.span() for found in _LINE.finditer(text, start, end))
    for blank, together in groupby(lines, key=lambda line: text[slice(*line)].isspace()):
        if not blank:
            first, *_ = rows = list(together)
            yield first[0], rows[-1][1]


def _defined(text: str, start: int, end: int) -> Iterator[ListedLink]:
    """The addresses that references such as ``[text][name]`` are given elsewhere."""
    for found in _DEFINITION.finditer(text, start, end):
        at, to = found.span("url")
        if text[at] == "<":
            at, to = at + 1, to - 1
        yield ListedLink(address(text[at:to]), at, to)


def _leads_out(link: ListedLink) -> bool:
    """Whether there is a page to be asked for; where an entry should have its paper, whatever it has.

    A bare word is a file such as ``LICENSE`` in what stands between entries; to a paper it never leads.
    """
    url = link.url
    if not url or url.startswith("#") or is_file_of_the_list(url):
        return False
    if link.entry is not None and link.entry.url == url:
        return True
    bare = link.entry is None and _BARE.fullmatch(url) is not None
    return not (bare or url.lower().startswith(_TO_PEOPLE))
