"""The words of a proposal that gives an entry its venue: what was published where, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.diff import changed_lines
from curator.core.markdown.escaping import clean
from curator.core.proposal import Marker, Proposal
from curator.pages.fitting import fitting
from curator.pages.inert import Markdown, destination, fenced, plain, quoted, shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from curator.core.evidence.judgement import Said
    from curator.core.upgrades.upgrade import Upgrade

_UNTITLED: Final = "untitled"
_LONGEST_TITLE: Final = 200
_LONGEST_LINE: Final = 300
_LONGEST_NAME: Final = 80
_LONGEST_QUOTE: Final = 240
_LONGEST_DESTINATION: Final = 500
_LONGEST_CHANGE: Final = 6_000
_MOST_SAID: Final = 8
_MOST_IDS: Final = 12


class _Row(NamedTuple):
    """One piece of evidence as a row of the table; ``url`` is empty where no browser should follow it."""

    source: str
    url: Markdown
    says: str
    quote: str
    seen: str


def compose(upgrade: Upgrade, *, labels: tuple[str, ...]) -> Proposal:
    """The finished proposal of one upgrade; nothing of titles, addresses and quotes is active in it.

    It tells no line numbers, so that it stays as it is while the list changes elsewhere, and is worth other
    words only when the change is another.

    Raises:
        BrokenPromise: the body would be longer than GitHub takes, although each of its parts is bounded.
    """
    venue = f" ({plain(shortened(venue_of(upgrade), _LONGEST_NAME))})"
    name = shortened(plain(upgrade.title) or _UNTITLED, _LONGEST_TITLE - len(f"Venue: {venue}"))
    title = f"Venue: {name}{venue}"
    marker = Marker(upgrade.key, upgrade.ids[:_MOST_IDS], shortened(upgrade.title, _LONGEST_LINE))
    return Proposal(
        key=upgrade.key,
        kind="venue",
        branch=upgrade.branch,
        title=title,
        body=_body(upgrade, marker),
        message=f"{title}\n\n{plain(shortened(upgrade.judgement.reason, _LONGEST_LINE))}",
        edits=upgrade.edits,
        labels=labels,
        marker=marker,
        section=upgrade.section,
        score=None,
        gist=_gist(upgrade),
    )


def venue_of(upgrade: Upgrade) -> str:
    """Name and year as they are to stand in the list."""
    return f"{upgrade.venue.name} {upgrade.venue.year}"


def _body(upgrade: Upgrade, marker: Marker) -> str:
    said = upgrade.judgement.said
    body = template("venue_upgrade.md.j2").render(
        title=shortened(clean(upgrade.title) or _UNTITLED, _LONGEST_LINE),
        was=shortened(clean(upgrade.was), _LONGEST_NAME),
        venue=shortened(venue_of(upgrade), _LONGEST_NAME),
        heading=shortened(clean(upgrade.heading), _LONGEST_NAME),
        url=_destination(upgrade.url),
        old_url=_destination(upgrade.old_url),
        reason=shortened(clean(upgrade.judgement.reason), _LONGEST_LINE),
        rows=list(map(_row, said[:_MOST_SAID])),
        more=max(0, len(said) - _MOST_SAID),
        diff=_gist(upgrade),
        marker=Markdown(marker.encode()),
    )
    return fitting([body], what=upgrade.key)


def _row(said: Said) -> _Row:
    named = f"{said.venue} {said.year or ''}".strip() or "no venue"
    return _Row(
        source=shortened(clean(said.source), _LONGEST_NAME),
        url=_destination(said.url),
        says=f"{shortened(clean(named), _LONGEST_NAME)}: {said.standing}",
        quote=quoted(shortened(clean(said.quote), _LONGEST_QUOTE)),
        seen=f"{said.seen:%Y-%m-%d}",
    )


def _destination(url: str) -> Markdown:
    return destination(url) if len(url) <= _LONGEST_DESTINATION else Markdown()


def _gist(upgrade: Upgrade) -> Markdown:
    """The change, as far as there is room for it: evidence that was only read again asks for no new words."""
    gone, new = changed_lines(upgrade.diff)
    lines = (*(f"-{line}" for line in gone), *(f"+{line}" for line in new))
    change = "\n".join(shortened(line, _LONGEST_CHANGE) for line in lines)
    return fenced(shortened(change, 3 * _LONGEST_CHANGE), language="diff")
