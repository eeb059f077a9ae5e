"""The dashboard issue and the alarm in words: every foreign text inert, far below GitHub's longest body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.commands.boxes import paper_name
from curator.core.commands.ticks import box
from curator.core.markdown.escaping import clean
from curator.core.proposal import LONGEST_BODY
from curator.pages.fitting import fitting
from curator.pages.inert import Markdown, destination, markdown, shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from curator.core.dashboard import Dashboard, Open, Snoozed, Waiting
    from curator.core.steering import HealthPoint

TITLE: Final = "Dashboard of the paper bot"

_LONGEST: Final = 160
_LONGEST_BODY: Final = LONGEST_BODY - 200  # a hidden line with the name comes below
_MOST: Final = (100, 30, 10, 3, 0)
"""How many of each kind are shown; fewer where signs that must be escaped make them too long."""

_BARS: Final = "▁▂▃▄▅▆▇█"
_POINTS: Final = 40
_KINDS: Final = {"add": "new paper", "venue": "venue", "links": "links", "fix": "format"}
_LIGHTS: Final = {"fresh": "🟢", "quiet": "⚪", "stale": "🟠", "partial": "🟡", "down": "🔴"}
_DOES: Final = {"open": "propose next", "propose": "propose", "never": "never propose"}


class Line(NamedTuple):
    """One figure over time."""

    of: str
    now: int
    chart: str


class History(NamedTuple):
    """The list's past, a bar a point, from the first day shown to the last."""

    first: str
    last: str
    lines: tuple[Line, ...]


def render(board: Dashboard, *, alarm: bool = False) -> str:
    """The issue's body.

    Raises:
        BrokenPromise: it would be longer than GitHub takes, although each of its parts is bounded.
    """
    bodies = (_rendered(board.within(most), alarm=alarm) for most in _MOST)
    return fitting(bodies, what="the dashboard", room=_LONGEST_BODY)


def is_of(body: str, day: datetime) -> bool:
    """Whether a body was written on this day."""
    return body.startswith(_mark(day))


def _mark(day: datetime) -> str:
    return f"<!-- curator:dashboard {day:%Y-%m-%d} -->"


def _rendered(board: Dashboard, *, alarm: bool) -> str:
    return template("dashboard.md.j2").render(
        board=board,
        alarm=alarm,
        mark=Markdown(_mark(board.day)),
        counts=_counts(board),
        kinds=_KINDS,
        lights=_LIGHTS,
        boxes=_box,
        headline=_headline,
        link=_link,
        days=lambda age: "today" if not age else f"{age} day{'s' * (age > 1)}",
        history=_history(board.health[-_POINTS:]),
        cut=lambda text: shortened(clean(text), _LONGEST),
    )


def _counts(board: Dashboard) -> str:
    debts = [f"{board.dead} dead or missing link{'s' * (board.dead != 1)}"]
    if board.venueless is not None:
        many = board.venueless != 1
        debts.append(f"{board.venueless} entr{'ies' if many else 'y'} without a venue")
    return f"Open: {len(board.open)}. Debt of the list: {' and '.join(debts)}."


def _box(one: Waiting, verb: str) -> Markdown:
    """A box for one paper; in the queue it carries the title, in doubt the title stands above."""
    name = f"{verb}:{paper_name(one.id)}"
    if verb == "open":
        return Markdown(box(_told(one), name=name))
    return Markdown("  " + box(_DOES[verb], name=name))


def _headline(one: Waiting) -> Markdown:
    return Markdown(f"- {_told(one)}")


def _told(one: Waiting) -> str:
    """Title, section, score and reason on one line."""
    title = markdown(shortened(clean(one.title) or "untitled", _LONGEST))
    address = destination(one.url)
    parts = [f"[{title}]({address})" if address else str(title)]
    if one.section:
        parts.append(f"→ {markdown(one.section)}")
    if one.score is not None:
        parts.append(f"({one.score:.2f})")
    if one.reason:
        parts.append(f"· {markdown(shortened(clean(one.reason), _LONGEST))}")
    return " ".join(parts)


def _link(one: Open | Snoozed) -> Markdown:
    address = destination(one.url)
    return Markdown(f"[#{one.number}]({address})" if one.number and address else f"#{one.number or '?'}")


def _history(points: Sequence[HealthPoint]) -> History | None:
    if not points:
        return None
    last = points[-1]
    figures = (
        ("entries", "entries"),
        ("dead", "dead or missing links"),
        ("venueless", "entries without a venue"),
        ("open", "open proposals"),
    )
    lines = tuple(
        Line(words, getattr(last, name), _chart([getattr(point, name) for point in points]))
        for name, words in figures
    )
    return History(points[0].day.isoformat(), last.day.isoformat(), lines)


def _chart(numbers: Sequence[int]) -> str:
    """A bar a number, from the least to the greatest; a line that never moves is flat."""
    low, high = min(numbers), max(numbers)
    if low == high:
        return _BARS[0] * len(numbers)
    return "".join(_BARS[(number - low) * (len(_BARS) - 1) // (high - low)] for number in numbers)
