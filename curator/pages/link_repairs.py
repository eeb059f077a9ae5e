"""The words of a proposal that repairs links: what becomes of each, why, and what was left alone."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.diff import changed_lines
from curator.core.markdown.escaping import clean
from curator.core.proposal import Marker, Proposal
from curator.core.repairs.repair import MOST_REPAIRS, WHAT_KINDS_MEAN
from curator.pages.fitting import fitting
from curator.pages.inert import ELLIPSIS, Markdown, destination, fenced, shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.repairs.repair import Hopeless, LinkBatch, Repair

_UNTITLED: Final = "untitled"
_LONGEST_TITLE: Final = 100
_LONGEST_WHY: Final = 240
_LONGEST_ADDRESS: Final = 90
_LONGEST_DESTINATION: Final = 500
_LONGEST_DIFF: Final = 16_000
_MOST_LEFT_ALONE: Final = 30
_ROWS: Final = (MOST_REPAIRS, MOST_REPAIRS // 2, MOST_REPAIRS // 5, 0)
"""How many rows the tables have; fewer where signs that must be escaped make them too long."""


class _Address(NamedTuple):
    """An address as it is shown, and the destination that leads there; without one it is only shown."""

    text: str
    url: Markdown


class _Row(NamedTuple):
    """One repair as a row of the table."""

    title: str
    old: _Address
    new: _Address
    why: str


class _Left(NamedTuple):
    """One dead link that stays."""

    line: int
    title: str
    address: str


def compose(batch: LinkBatch, *, labels: tuple[str, ...]) -> Proposal:
    """The finished proposal of all repairs; nothing of titles, addresses and reasons is active in it.

    It is worth other words only when the change is another, wherever in the list that is.

    Raises:
        BrokenPromise: the body would be longer than GitHub takes, although each of its parts is bounded.
    """
    title = f"Repair {_counted(len(batch.repairs), 'link')}"
    marker = Marker(batch.key, (), f"Link repairs of {batch.month}")
    return Proposal(
        key=batch.key,
        kind="links",
        branch=batch.branch,
        title=title,
        body=_body(batch, marker),
        message=f"{title}\n\n{_kinds(batch.repairs)}",
        edits=batch.edits,
        labels=labels,
        marker=marker,
        section="",
        score=None,
        gist=_gist(batch),
    )


def _body(batch: LinkBatch, marker: Marker) -> str:
    bodies = (_rendered(batch, marker, most=most) for most in _ROWS)
    return fitting(bodies, what=batch.key)


def _rendered(batch: LinkBatch, marker: Marker, *, most: int) -> str:
    alone = min(most, _MOST_LEFT_ALONE)
    return template("link_repairs.md.j2").render(
        count=_counted(len(batch.repairs), "link"),
        rows=list(map(_row, batch.repairs[:most])),
        more=max(0, len(batch.repairs) - most),
        left=list(_left_alone(batch.hopeless[:alone])),
        more_left=max(0, len(batch.hopeless) - alone),
        diff=_gist(batch),
        cut=len(_change(batch)) > _LONGEST_DIFF,
        marker=Markdown(marker.encode()),
    )


def _row(repair: Repair) -> _Row:
    why = shortened(clean(repair.why), _LONGEST_WHY)
    return _Row(_title(repair.title), _address(repair.old), _address(repair.new), why)


def _left_alone(hopeless: Sequence[Hopeless]) -> Iterator[_Left]:
    for one in hopeless:
        yield _Left(one.line, _title(one.title), _shown(one.url))


def _title(text: str) -> str:
    return shortened(clean(text[: 4 * _LONGEST_TITLE]) or _UNTITLED, _LONGEST_TITLE)


def _address(url: str) -> _Address:
    return _Address(_shown(url), destination(url) if len(url) <= _LONGEST_DESTINATION else Markdown())


def _shown(url: str) -> str:
    """An address without what all of them begin with; of a long one both ends, where addresses differ."""
    plain = clean(url[: 4 * _LONGEST_DESTINATION]).removeprefix("https://")
    if len(plain) <= _LONGEST_ADDRESS:
        return plain or "nothing"
    half = _LONGEST_ADDRESS // 2
    return f"{plain[:half]}{ELLIPSIS}{plain[-half:]}"


def _gist(batch: LinkBatch) -> Markdown:
    """The change, as many whole lines of it as there is room for."""
    change = _change(batch)
    cut = change if len(change) <= _LONGEST_DIFF else change[: change.rfind("\n", 0, _LONGEST_DIFF) + 1]
    return fenced(cut, language="diff")


def _change(batch: LinkBatch) -> str:
    """The lines that go, each followed by what comes in its place, and not where that is."""
    gone, new = changed_lines(batch.diff)
    pairs = zip_longest((f"-{line}" for line in gone), (f"+{line}" for line in new))
    return "\n".join(line for pair in pairs for line in pair if line is not None)


def _kinds(repairs: Sequence[Repair]) -> str:
    counted = Counter(repair.kind for repair in repairs)
    told = ((counted[kind], meaning) for kind, meaning in WHAT_KINDS_MEAN.items())
    return "\n".join(f"{number} {meaning}" for number, meaning in told if number)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
