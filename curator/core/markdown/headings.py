"""What a heading is called: its title, its anchor, and the slug that rules and links know it by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.markdown.inline import label, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG: Final = late(r"<[^<>]*+>")
_ANCHOR: Final = late(
    r"<a\s[^<>]*?(?<=[\s\"'])(?:id|name)\s*+=\s*+(?:\"([^\"<>]*+)\"|'([^'<>]*+)'|([^\s\"'<>]++))",
    re.IGNORECASE,
)
_LINK: Final = late(r"!?\[([^\[\]]*+)\]\([^()\s]*+\)")
_NOT_IN_A_SLUG: Final = late(r"[^\w\- ]")


def title_of(source: str) -> str:
    """A heading as a reader sees it: without tags, link addresses and emphasis around the whole."""
    return label(_LINK.sub(r"\1", _TAG.sub("", source)))


def anchor_in(source: str) -> str:
    """The id of the first ``<a id>`` or ``<a name>``; "" when there is none."""
    found = _ANCHOR.search(source)
    return unescaped(found[1] or found[2] or found[3] or "") if found else ""


def anchors_in(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The id of every ``<a id>`` and ``<a name>`` in ``text[start:end]``, with its place as written."""
    for found in _ANCHOR.finditer(text, start, end):
        if group := found.lastindex:
            yield unescaped(found[group]), *found.span(group)


def github_slug(title: str, *, taken: dict[str, int]) -> str:
    """The id that GitHub gives a heading; ``taken`` holds those given before, and is moved on."""
    plain = slug = _NOT_IN_A_SLUG.sub("", title.lower()).replace(" ", "-")
    while slug in taken:
        taken[plain] += 1
        slug = f"{plain}-{taken[plain]}"
    taken[slug] = 0
    return slug


class Slugs:
    """Section slugs by heading or anchor, whatever their case and punctuation."""

    def __init__(self, slugs: Mapping[str, str]) -> None:
        """Keep ``slugs``: a heading's words or an anchor's id to the slug of ``rules/sections/``."""
        self._slugs = {_key(name): slug for name, slug in slugs.items()}

    def find(self, *, anchor: str, title: str) -> str | None:
        """The slug of a section, by its title, or where that was reworded, by its anchor.

        The title is asked first, because an anchor that was copied from another section misleads.
        """
        return self._slugs.get(_key(title)) or self._slugs.get(_key(anchor))


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
