"""What the headings of a list are called, and where a link within the page leads."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from curator.core.late import late
from curator.core.markdown.headings import anchors_in, github_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.list.document import Document
    from curator.lint.check import Span

_SHORTCODE: Final = late(r":[a-z0-9_+-]{1,40}:")
_NUMBER: Final = late(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}\.?\s")
_SURE: Final = late(r"[A-Za-z0-9 ,.()/&'\"+?!-]*+(?>(?::(?!\S)[A-Za-z0-9 ,.()/&'\"+?!-]*+)*)")
_REFERENCE: Final = late(r"[\"'(<]#([^\"'()<>\r\n]{1,300}+)(?=[\"')>])")
_HEADING_TAG: Final = late(r"<h[1-6][\s>]", re.IGNORECASE)
_ANY_ID: Final = late(
    r"\b(?:id|name)\s*+=\s*+(?:\"([^\"\r\n]*+)\"|'([^'\r\n]*+)'|([^\s\"'>]++))", re.IGNORECASE
)
_OWN_OF_GITHUB: Final = frozenset({"", "top", "readme", "start-of-content"})


class Anchor(NamedTuple):
    """One ``<a id>`` above a heading: its id, where that stands, and the number of the heading's section."""

    name: str
    span: Span
    section: int


def title_key(title: str) -> str:
    """Letters and digits of a heading, without a number before them: what another spelling of it shares."""
    bare = _SHORTCODE.sub("", title.casefold()).strip()
    number = _NUMBER.match(bare)
    return "".join(filter(str.isalnum, bare[number.end() :] if number else bare))


class Outline:
    """The sections of a list by all the names of their headings; numbered as `Document.sections` has them."""

    def __init__(self, document: Document) -> None:
        """Work out nothing yet."""
        self._text = document.text
        self._sections = document.sections

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """The anchors above headings, in file order."""
        return tuple(
            Anchor(name, (start, end), number)
            for number, section in enumerate(self._sections)
            for name, start, end in anchors_in(self._text, section.span[0], section.body)
        )

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The anchor that GitHub gives each heading; "" where there is none."""
        taken: dict[str, int] = {}
        return tuple(github_slug(one.title, taken=taken) if one.level else "" for one in self._sections)

    def section_at(self, target: str) -> int | None:
        """The section that a link to ``#target`` leads to, whatever its case; None if to no heading."""
        wanted = target.casefold()
        for spelled in (wanted, unquote(wanted)):
            if spelled in self._by_anchor:
                return self._by_anchor[spelled]
        return self._by_doubtful_slug.get(title_key(wanted))

    def anchor_of(self, number: int) -> str:
        """An anchor that leads to a section; "" where each of its own leads to another one."""
        own = (self._sections[number].anchor, self.slugs[number])
        return next((anchor for anchor in own if anchor and self.section_at(anchor) == number), "")

    def leads_nowhere(self, target: str) -> bool:
        """Whether surely nothing on the page has this anchor."""
        if self.section_at(target) is not None or target.casefold() in _OWN_OF_GITHUB:
            return False
        return not self.is_partial and target.casefold() not in self._ids

    def references(self, start: int, end: int) -> Iterator[tuple[str, Span]]:
        """The anchors that links within the page name in ``text[start:end]``, with their places."""
        for found in _REFERENCE.finditer(self._text, start, end):
            yield unquote(found[1]), found.span(1)

    @cached_property
    def linked(self) -> Mapping[str, Sequence[Span]]:
        """All places at which links within the page name an anchor, by anchor."""
        found: dict[str, list[Span]] = {}
        for target, span in self.references(0, len(self._text)):
            found.setdefault(target, []).append(span)
        return found

    @cached_property
    def is_partial(self) -> bool:
        """Whether there are headings in HTML, which have anchors as well and are no sections here."""
        return _HEADING_TAG.search(self._text) is not None

    @cached_property
    def by_title(self) -> Mapping[str, int | None]:
        """The one section with a title, by its `title_key`; None where several have it."""
        found: dict[str, int | None] = {}
        for number, section in enumerate(self._sections):
            key = title_key(section.title)
            found[key] = None if key in found else number
        return found

    @cached_property
    def _ids(self) -> frozenset[str]:
        """Everything in the text that may be the id of something, wherever it stands."""
        found = _ANY_ID.finditer(self._text)
        return frozenset((one[1] or one[2] or one[3] or "").casefold() for one in found)

    @cached_property
    def _by_anchor(self) -> dict[str, int]:
        """Of several with one anchor, the first, as in a browser."""
        named = [(anchor.section, anchor.name) for anchor in self.anchors]
        found: dict[str, int] = {}
        for number, name in sorted((*named, *enumerate(self.slugs))):
            found.setdefault(name.casefold(), number)
        found.pop("", None)
        return found

    @cached_property
    def _by_doubtful_slug(self) -> dict[str, int]:
        """What GitHub makes of emoji, formulas and emphasis in a heading is not for us to judge."""
        doubtful = (number for number, one in enumerate(self._sections) if not _SURE.fullmatch(one.title))
        return {title_key(self._sections[number].title): number for number in doubtful}
