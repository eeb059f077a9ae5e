"""Suppressions: comments in the list, and lines of ``curator.yaml``, that silence checks with a reason.

``<!-- curator: ignore[CUR303] until=2027-01 reason="…" -->`` at the end of an entry's line silences that
entry. Outside of lists ``<!-- curator: ignore-from[CUR3] … -->`` silences everything up to
``<!-- curator: ignore-to -->`` or the end of the file. A comment between items would split the list where
GitHub shows it, so there is no other form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.lint.shape.concealed import Concealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.core.list.document import Document
    from curator.lint.check import Span

Kind = Literal["entry", "block", "list", "unreadable"]
"""What is silenced: one entry, a block of the file, the whole list, or nothing."""

_COMMENT: Final = re.compile(
    r"<!--[ \t]{0,20}curator(?::|(?=[ \t]{1,20}ignore))([^<>]{0,2000})-->", re.IGNORECASE
)
_BLANKS: Final = " \t"
_WIDEST_GAP: Final = 100
_WORDS: Final = re.compile(
    r"\s*+(?P<verb>ignore-from|ignore-to|ignore)(?>(?:\[(?P<codes>[\w\s,-]{0,500})\])?)"
    r"(?P<rest>(?>(?:\s++(?:until=[0-9]{4}-[0-9]{2}(?>(?:-[0-9]{2})?)|reason=\"[^\"]{0,1000}\"))*))\s*+",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"until=([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", re.IGNORECASE)
_REASON: Final = re.compile(r"reason=\"([^\"]*+)\"", re.IGNORECASE)
_BEFORE_THE_NEXT: Final = re.compile(r"[ \t]*+(?P<end>[\r\n]|\Z)?")
_FORM: Final = 'expected <!-- curator: ignore[CUR303] until=2027-01 reason="…" -->'


class Suppression(NamedTuple):
    """One comment or setting that silences: what, where, why, and until when.

    ``span`` is the comment's own place (of a setting: none, ``(0, 0)``), ``over`` the text that it silences.
    ``until`` is the last day on which it holds. ``trouble`` says why a comment silences nothing. ``gap`` is
    how many blanks stand before the comment, which go when it goes.
    """

    kind: Kind
    codes: tuple[str, ...]
    span: Span
    over: Span
    until: date | None = None
    reason: str = ""
    trouble: str = ""
    gap: int = 0

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and today > self.until


class Use(NamedTuple):
    """A suppression after a run: whether it silenced anything, and the day on which that was.

    ``unknown`` are the codes in it that stand for no check.
    """

    suppression: Suppression
    used: bool
    today: date
    unknown: tuple[str, ...] = ()


class Suppressions:
    """All suppressions of a list, findable by code and place, however many there are."""

    def __init__(self, found: Iterable[Suppression], *, today: date) -> None:
        """Index those that hold on this day."""
        self.all = tuple(found)
        holding: dict[str, list[Suppression]] = {}
        for one in self.all:
            for code in one.codes if not one.expired(today) else ():
                holding.setdefault(code, []).append(one)
        self._by_code = {code: _Reach(ones) for code, ones in holding.items()}

    def silencing(self, code: str, span: Span) -> Suppression | None:
        """A suppression that silences a finding, by its code or the beginning of it; None: it is shown."""
        for length in range(len(code), 0, -1):
            reach = self._by_code.get(code[:length])
            if reach is not None and (one := reach.over(span)) is not None:
                return one
        return None


class _Reach:
    """Suppressions of one code by where they begin; of those before a place, the furthest counts."""

    def __init__(self, ones: Iterable[Suppression]) -> None:
        in_order = sorted(ones, key=lambda one: one.over)
        self._starts = [one.over[0] for one in in_order]
        self._furthest = list(accumulate(in_order, _further))

    def over(self, span: Span) -> Suppression | None:
        place = bisect_right(self._starts, span[1]) - 1
        one = self._furthest[place] if place >= 0 else None
        return one if one is not None and one.over[1] >= span[0] else None


def _further(a: Suppression, b: Suppression) -> Suppression:
    return a if a.over[1] > b.over[1] else b


def last_day(year: int, month: int, day: int | None = None) -> date | None:
    """The day itself, or without one the last of the month; None when the calendar has no such day."""
    try:
        if day is not None:
            return date(year, month, day)
        date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None
    return date.fromordinal(following.toordinal() - 1)


def suppressions_in(document: Document, lines: Sequence[Span]) -> Iterator[Suppression]:
    """Every comment of a list that silences something or tries to; blocks run to their end.

    ``lines`` are the places of bullets that are no entries: a comment at the end of one silences that one.
    """
    text = document.text
    if "curator" not in text.lower():
        return
    inside = _Places([*(entry.span for entry in document.entries), *lines])
    opened: list[Suppression] = []
    concealed = Concealed(document)
    for found, at_line_end in _comments(text):
        if concealed.is_code(found.start()):
            continue
        one = _suppression(found, inside.around(found.start()), at_line_end=at_line_end)
        if one.kind != "block":
            yield one
        elif one.codes:
            opened.append(one)
        elif opened:
            yield opened[-1]._replace(over=(opened.pop().span[0], found.end()))
        else:
            yield _unreadable(found, "ends no block: no ignore-from stands before it")
    yield from (one._replace(over=(one.span[0], len(text))) for one in opened)


class _Places:
    """Stretches of a text that do not overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def around(self, at: int) -> Span | None:
        place = bisect_right(self._starts, at) - 1
        return self._spans[place] if place >= 0 and at < self._spans[place][1] else None


def _comments(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Each comment, and whether nothing but further ones follows it on its line."""
    found = list(_COMMENT.finditer(text))
    at_end: list[bool] = []
    for number in range(len(found) - 1, -1, -1):
        rest = _BEFORE_THE_NEXT.match(text, found[number].end())
        ends = rest is not None and rest["end"] is not None
        joins = bool(at_end) and rest is not None and rest.end() == found[number + 1].start()
        at_end.append(ends or (joins and at_end[-1]))
    return zip(found, reversed(at_end), strict=True)


def _suppression(found: re.Match[str], inside: Span | None, *, at_line_end: bool) -> Suppression:
    """What one comment says; the end of a block comes as a block without codes."""
    words = _WORDS.fullmatch(found[1])
    if words is None:
        return _unreadable(found, f"cannot be read; {_FORM}")
    verb = words["verb"].lower()
    if verb == "ignore-to":
        return Suppression("block", (), found.span(), found.span())
    until = _UNTIL.search(words["rest"])
    day = last_day(*(int(part) for part in until.groups() if part)) if until else None
    codes = tuple(code.strip().upper() for code in (words["codes"] or "").split(",") if code.strip())
    if not codes:
        return _unreadable(found, f"names no code; {_FORM}")
    if until and day is None:
        return _unreadable(found, f"holds until a day that does not exist: {until[0][6:]}")
    if trouble := _trouble(verb, found, inside, at_line_end=at_line_end):
        return _unreadable(found, trouble)
    reason = _REASON.search(words["rest"])
    kind: Kind = "entry" if verb == "ignore" else "block"
    over = inside if verb == "ignore" and inside else found.span()
    before = found.string[max(0, found.start() - _WIDEST_GAP) : found.start()]
    gap = len(before) - len(before.rstrip(_BLANKS))
    return Suppression(kind, codes, found.span(), over, day, reason[1] if reason else "", gap=gap)


def _trouble(verb: str, found: re.Match[str], inside: Span | None, *, at_line_end: bool) -> str:
    """Why a comment may not stand where it stands; "" when it may."""
    if verb == "ignore-from":
        return "stands in an entry; block forms stand outside of lists" if inside else ""
    if inside is None:
        return "stands outside of an entry; it belongs at the end of the entry's line"
    before = inside[0], found.start()
    if found.string.rfind("<!--", *before) > found.string.rfind("-->", *before):
        return "stands in another comment"
    return "" if at_line_end else "stands in the middle of a line; it belongs at its end"


def _unreadable(found: re.Match[str], trouble: str) -> Suppression:
    return Suppression("unreadable", (), found.span(), found.span(), trouble=trouble)
