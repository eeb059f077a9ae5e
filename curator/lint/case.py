"""One entry as the checks see it: each thing that several checks ask for is worked out once."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from curator.core.markdown.inline import PlacedLink, label, placed_links_in
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from curator.core.facts import EntryFacts
    from curator.core.list.document import Entry, Section
    from curator.core.venues.known import ProvenVenue
    from curator.core.works.paper import PaperId
    from curator.lint.check import Span
    from curator.lint.surroundings import Surroundings

_HIDDEN: Final = re.compile(
    r"<!--(?s:.)*?(?:-->|\Z)"
    r"|(?P<ticks>(?<!`)`{1,3}(?!`))(?s:.)*?(?<!`)(?P=ticks)(?!`)"
    r"|(?<=\])\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*\)"
    r"|<[^<>]*+>"
    r"|https?://[^\s<>]++"
)
_SAYS_NO_VENUE: Final = ("https://arxiv.org/", "https://openreview.net/", "http://arxiv.org/")
"""What most links of most lists begin with; asking the venues about each would take longer than all else."""


class Case:
    """One entry, its section, and the list it stands in; offsets are the list's."""

    __slots__ = (
        "_description", "_ids", "_links", "_proofs", "_prose", "_raw", "around", "entry", "section", "text"
    )  # fmt: skip

    def __init__(self, entry: Entry, section: Section, text: str, around: Surroundings) -> None:
        """Work out nothing yet."""
        self.entry = entry
        self.section = section
        self.text = text
        self.around = around
        self._raw: str | None = None
        self._links: tuple[PlacedLink, ...] | None = None
        self._ids: tuple[PaperId, ...] | None = None
        self._prose: str | None = None
        self._proofs: tuple[ProvenVenue, ...] | None = None
        self._description: Span | None = None

    @property
    def start(self) -> int:
        """Where the entry begins in the list's text; `raw` and `prose` begin here."""
        return self.entry.item.start

    @property
    def raw(self) -> str:
        """The entry's characters, bullet included, without its last line end."""
        if self._raw is None:
            self._raw = self.entry.raw
        return self._raw

    @property
    def prose(self) -> str:
        """`raw` with NUL for each character of code, comments, tags and addresses: the same length."""
        if self._prose is None:
            self._prose = _HIDDEN.sub(lambda found: "\0" * len(found[0]), self.raw)
        return self._prose

    @property
    def links(self) -> tuple[PlacedLink, ...]:
        """All links of the entry in the order of the text, outside of code and comments."""
        if self._links is None:
            item = self.entry.item
            only = self._only_link()
            self._links = (only,) if only else tuple(placed_links_in(self.text, item.content, item.end))
        return self._links

    def _only_link(self) -> PlacedLink | None:
        """The main link of a plain entry that can have no other; None sends the links to be looked for.

        Most entries are such, and to look through their descriptions takes thirty times as long.
        """
        raw, url = self.raw, self.entry.url
        start, at = raw.find("["), raw.find("](") + 2
        end = at + len(url)
        plain = (
            self._links_once
            and raw.startswith(")", end)
            and raw.count("[") == 1 == raw.count("]")
            and raw.count("<") == raw.count("<br")
            and "`" not in raw
            and "\\" not in raw
            and raw[start - 1] != "!"
        )
        if not plain:
            return None
        here = self.start
        return PlacedLink(
            label(raw[start + 1 : at - 2]), url, here + start, here + end + 1, here + at, here + end
        )

    def link_at(self, at: int) -> PlacedLink | None:
        """The link in which an offset lies, its text and its address."""
        place = bisect_right(self.links, at, key=lambda link: link.start) - 1
        return self.links[place] if place >= 0 and at < self.links[place].end else None

    @property
    def main(self) -> PlacedLink | None:
        """The link that the template calls the entry's address; None when it has none."""
        return next((link for link in self.links if link.url == self.entry.url), None)

    @property
    def ids(self) -> tuple[PaperId, ...]:
        """Every id that the links before the description prove, the main one's first."""
        if self._ids is None:
            self._ids = ids_in_url(self.entry.url) if self._links_once else self.entry.ids
        return self._ids

    @property
    def _links_once(self) -> bool:
        """Whether the entry has no link but its main one: then none need be looked for."""
        raw, url = self.raw, self.entry.url
        at = raw.find("](") + 2
        return bool(url) and raw.startswith(url, at) and raw.find("](", at) < 0

    @property
    def facts(self) -> EntryFacts | None:
        """What other sources say of the entry; None when they say nothing."""
        facts = self.around.facts
        return facts.of(self.ids, self.entry.url) if facts.entries else None

    @property
    def proofs(self) -> tuple[ProvenVenue, ...]:
        """The venues that the addresses of the links before the description prove, the main one's first."""
        if self._proofs is None:
            alone = self.entry.url.startswith(_SAYS_NO_VENUE) and self._links_once
            asked = () if alone else self._head_urls
            self._proofs = tuple(filter(None, map(self.around.venues.proven_by, asked)))
        return self._proofs

    @property
    def _head_urls(self) -> tuple[str, ...]:
        if self._links_once:
            return (self.entry.url,)
        told = self.entry.span_of("description")
        end = told[0] if told else self.entry.read_to
        return tuple(dict.fromkeys((self.entry.url, *(link.url for link in self.links if link.start < end))))

    @property
    def description(self) -> Span:
        """Where the description stands, without space around it and comments at its end; empty for none.

        What no part of the template matched belongs to it, as everywhere.
        """
        if self._description is None:
            self._description = self._described()
        return self._description

    def _described(self) -> Span:
        told = self.entry.span_of("description") or (self.entry.read_to, self.entry.read_to)
        source = self.text[told[0] : self.entry.item.end]
        kept = source[: _comments_at_the_end(source)].rstrip()
        start = told[0] + len(kept) - len(kept.lstrip())
        return start, max(start, told[0] + len(kept))

    @property
    def end_of_head(self) -> Span:
        """The last word before the description: what is missing behind it is shown there."""
        text = self.text
        end, content = self.description[0], self.entry.item.content
        while end > content and text[end - 1].isspace():
            end -= 1
        start = max(end - 20, content)
        return max(start, text.rfind(" ", start, end) + 1), end

    @property
    def title(self) -> Span:
        """Where the title stands, as written, space inside the brackets included."""
        return self.entry.span_of("title") or (self.start, self.start)

    def ids_of(self, link: PlacedLink) -> tuple[PaperId, ...]:
        """The ids that one link proves."""
        return ids_in_url(link.url)


def _comments_at_the_end(source: str) -> int:
    """Where the comments begin with which a text ends, suppressions mostly; its length without any."""
    end = len(source)
    while source.endswith("-->", 0, end):
        opened = source.rfind("<!--", 0, end - len("-->"))
        if opened < 0 or 0 <= source.find("-->", opened + len("<!--")) < end - len("-->"):
            break
        end = opened
        while source[end - 1 : end].isspace():
            end -= 1
    return end
