"""Which headings of a list are its sections, what each is called, and for which papers may be proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.rules.folding import STOP, fold
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.core.list.document import Document, Entry, Section

_LONGEST_SLUG: Final = 40
_YEAR: Final = late(r"\D{0,3}((?:19|20)\d\d)\D{0,3}")
_DEVICES: Final = frozenset(
    {"aux", "con", "nul", "prn", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}
)
"""Names that no file can have on some systems."""


class ListedSection(NamedTuple):
    """A heading that holds entries, and other headings that read the same.

    Attributes:
        slug: its name in ``rules/sections/`` and in branches: letters, digits and hyphens, once a list.
        heading: the heading's words.
        anchor: its anchor in the page; the slug where that would lead to another section.
        line: the heading's line, from 1.
        titles: those of its entries.
        propose: whether new papers may be proposed for it.
        remark: what a person should know of it; "" when there is nothing.
    """

    slug: str
    heading: str
    anchor: str
    line: int
    titles: tuple[str, ...]
    propose: bool
    remark: str


def listed_sections(document: Document) -> tuple[ListedSection, ...]:
    """The sections of a list, in its order; entries under no heading, or an empty one, stand in none."""
    named: dict[str, list[Section]] = {}
    for section in document.sections:
        if section.level and section.title:
            named.setdefault(name_of(section.title), []).append(section)
    held = [(alike[0], alike) for alike in named.values() if any(one.entries for one in alike)]
    slugs = list(slugs_of(first.title for first, _ in held))
    anchors = _anchors([first for first, _ in held], slugs, document=document)
    newest = _newest_year([first.title for first, _ in held])
    return tuple(
        _listed(first, alike, slug=slug, anchor=anchor, newest=newest)
        for (first, alike), slug, anchor in zip(held, slugs, anchors, strict=True)
    )


def name_of(title: str) -> str:
    """A heading without what makes no difference to whoever looks it up: case, spaces, signs."""
    return "".join(filter(str.isalnum, title.casefold()))


def slugs_of(titles: Iterable[str]) -> Iterator[str]:
    """A file name for each heading, whatever stands in it; no two are the same."""
    taken: set[str] = set()
    for number, title in enumerate(titles, 1):
        plain = slug = _slug(title) or f"section-{number}"
        more = 1
        while slug in taken:
            more += 1
            slug = f"{plain}-{more}"
        taken.add(slug)
        yield slug


def _slug(title: str) -> str:
    """Its words in plain letters, without a number at its beginning, as far as they fit; "" without words."""
    words = fold(title[: 10 * _LONGEST_SLUG]).replace(STOP, " ").split()
    while len(words) > 1 and words[0].isdigit():
        del words[0]
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_LONGEST_SLUG]
        if len(longer) > _LONGEST_SLUG:
            break
        slug = longer
    return f"section-{slug}" if slug in _DEVICES else slug


def _anchors(sections: Sequence[Section], slugs: Sequence[str], *, document: Document) -> Iterator[str]:
    """Each section's own anchor, or another name where that would lead to another heading, too."""
    owners: dict[str, set[str]] = {}
    for one in document.sections:
        for name in (name_of(one.title), name_of(one.anchor)):
            owners.setdefault(name, set()).add(name_of(one.title))
    for section, slug in zip(sections, slugs, strict=True):
        own = name_of(section.title)
        names = {name: name_of(name) for name in (section.anchor, slug, f"{slug}-section")}
        free = (
            one for one, name in names.items() if name and (name == own or owners.get(name, {own}) == {own})
        )
        yield next(free, slug)


def _newest_year(titles: Sequence[str]) -> str:
    """The latest of headings that are years, where most are; "" where they are not."""
    years = [found[1] for title in titles if (found := _YEAR.fullmatch(title.strip()))]
    return max(years) if 2 * len(years) > len(titles) > 1 else ""


def _listed(
    first: Section, alike: Sequence[Section], *, slug: str, anchor: str, newest: str
) -> ListedSection:
    entries = [entry for section in alike for entry in section.entries]
    why_not = _why_not(first, entries, newest=newest)
    remarks = [why_not] if why_not else []
    if len(alike) > 1:
        lines = ", ".join(str(section.line) for section in alike)
        remarks.append(f"the heading stands on lines {lines}; what is new goes under the first")
    titles = tuple(entry.title for entry in entries)
    return ListedSection(
        slug, first.title, anchor, first.line, titles, propose=not why_not, remark="; ".join(remarks)
    )


def _why_not(first: Section, entries: Sequence[Entry], *, newest: str) -> str:
    """Why nothing may be proposed for a section; "" when it may."""
    year = _YEAR.fullmatch(first.title.strip())
    if newest and year and year[1] != newest:
        return f"the sections are years, and only {newest} is added to"
    if not first.entries:
        return "the first heading of this name holds no entry"
    papers = sum(map(_is_a_paper, entries))
    if 2 * papers < len(entries):
        return f"{papers} of its {len(entries)} entries look like papers"
    return ""


def _is_a_paper(entry: Entry) -> bool:
    return bool(entry.venue or entry.authors or ids_in_url(entry.url))
