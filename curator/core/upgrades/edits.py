"""The change that upgrades an entry: its venue and, where wanted, its link, proven to touch nothing else."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from curator.core.list.alteration import Moved, difference
from curator.core.list.diff import unified_diff
from curator.core.list.document import parse
from curator.core.list.edit import Edit, apply_edits
from curator.core.list.rereading import reread
from curator.core.markdown.inline import placed_links_in
from curator.core.repairs.mending import written_address
from curator.core.upgrades.stray_venue import end_of_year
from curator.core.upgrades.upgrade import Upgrade
from curator.core.upgrades.venue_form import put_venue
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.list.entry import Entry
    from curator.core.plan import Page
    from curator.core.upgrades.upgrade import Due

_LONGEST_YEAR: Final = len("(2026) <br/> ")
"""Characters that a year in brackets may have before a description, with what parts the two."""


def drafted(due: Due, page: Page, *, key: str = "", branch: str = "") -> Upgrade | None:
    """The change of the list, after which the entry reads as before but for its venue and its main link.

    None where the list cannot hold it: the template has no place for a venue there, or reads it otherwise.
    ``key`` and ``branch`` are those of a proposal that exists already. `proven` tells whether all the rest of
    the list reads as before.
    """
    document, entry = page.document, due.entry
    edits = _edits(due, page)
    url = due.url if len(edits) > 1 else ""
    new = reread(document.text, entry, edits, template=page.form.template) if edits else None
    if new is None or not _is_upgraded(new, due, url):
        return None
    return Upgrade(
        key=key or due.key,
        branch=branch or due.branch,
        at=due.at,
        ids=due.ids,
        title=entry.title,
        line=entry.line,
        section=due.section.slug,
        heading=due.section.title,
        was=entry.venue.raw if entry.venue else "",
        venue=due.venue,
        old_url=entry.url,
        url=url,
        judgement=due.judgement,
        edits=edits,
        diff=unified_diff(document.text, edits, path=page.path),
    )


def proven(upgrades: Sequence[Upgrade], page: Page) -> list[Upgrade]:
    """Those that leave all the rest of the list as it reads.

    The list is read once with all of them, and with each only where that shows that one of them does not.
    """
    if not upgrades or _leaves_the_rest(upgrades, page):
        return [*upgrades]
    if len(upgrades) == 1:
        return []
    return [one for one in upgrades if _leaves_the_rest((one,), page)]


def _edits(due: Due, page: Page) -> tuple[Edit, ...]:
    """Of the venue, and of the main link where that gets a better address; none without place for a venue."""
    entry, text = due.entry, page.document.text
    template = page.form.template
    year_ends = end_of_year(text, entry, template=template) if entry.venue is None else None
    venue = put_venue(text, entry, due.venue, template=template, until=year_ends)
    if venue is None or not due.url:
        return (venue,) if venue else ()
    links = placed_links_in(text, entry.item.content, entry.item.end)
    main = next((link for link in links if link.url == entry.url), None)
    try:
        link = Edit(main.url_start, main.url_end, written_address(due.url)) if main else None
    except UsageError:
        link = None
    return tuple(sorted((venue, link))) if link else (venue,)


def _is_upgraded(new: Entry, due: Due, url: str) -> bool:
    said, old = new.venue, due.entry
    same_venue = said is not None and (said.name, said.year) == (due.venue.name, due.venue.year)
    return same_venue and _rest(new) == _rest(old, url) and _describes(new, old)


def _describes(new: Entry, old: Entry) -> bool:
    """Whether the description is the same, but for a year in brackets before it."""
    kept = new.description
    return old.description.endswith(kept) and len(old.description) - len(kept) <= _LONGEST_YEAR


def _rest(entry: Entry, url: str = "") -> tuple[object, ...]:
    """All but venue and description, with ``url`` in place of the main link's address."""
    url = url or entry.url
    links = [(link.text, url if link.url == entry.url else link.url) for link in entry.links]
    return entry.title, url, entry.authors, entry.tags, links


def _leaves_the_rest(upgrades: Sequence[Upgrade], page: Page) -> bool:
    edits = sorted(chain.from_iterable(one.edits for one in upgrades))
    after = parse(apply_edits(page.document.text, edits), page.form)
    if difference(page.document, after, Moved(edits), changing={one.at for one in upgrades}):
        return False
    entries = [*after.entries]
    return all(_says(entries[one.at], one) for one in upgrades)


def _says(entry: Entry, upgrade: Upgrade) -> bool:
    said = entry.venue and (entry.venue.name, entry.venue.year)
    wanted = upgrade.title, upgrade.url or upgrade.old_url, (upgrade.venue.name, upgrade.venue.year)
    return (entry.title, entry.url, said) == wanted
