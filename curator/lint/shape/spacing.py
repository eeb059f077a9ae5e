"""White space between the fields of entries, compared with what the list's template has there."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.lint.majority import are_slips
from curator.lint.shape.gaps import BULLET, field_names, gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from curator.lint.case import Case
    from curator.lint.listing import Listing

_LONGEST: Final = 200
_SIGN: Final = re.compile(r"<br\s*+/?>|\S", re.IGNORECASE)

_Outline = tuple[str | None, ...]
"""The text before each field of the template, behind the field before it; None for what the entry lacks."""


class Place(NamedTuple):
    """Where white space can stand: between two fields, between two signs; and what the template has there."""

    before: str
    name: str
    behind: str
    ahead: str
    expected: str


class Stray(NamedTuple):
    """White space of an entry, or a place that has none, where the template has something else."""

    case: Case
    start: int
    end: int
    place: Place


class _Spot(NamedTuple):
    """A place in an outline: before which field (from 0), where in the gap there, and whether it is right."""

    field: int
    start: int
    end: int
    place: Place
    right: bool


class _Spaces(NamedTuple):
    """The signs of a text, and where white space stands or could: before each of them, and at the end."""

    signs: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def stray_spaces(listing: Listing) -> Iterator[Stray]:
    """White space that differs from the template, where nearly all other entries follow it."""
    template = listing.around.form.template
    outlines = [(tuple(_spots(template, outline)), cases) for outline, cases in _outlines(listing).items()]
    seen: Counter[Place] = Counter()
    wrong: Counter[Place] = Counter()
    for spots, cases in outlines:
        for spot in spots:
            seen[spot.place] += len(cases)
            wrong[spot.place] += 0 if spot.right else len(cases)
    for spots, cases in outlines:
        for spot in spots:
            if not spot.right and are_slips(wrong[spot.place], of=seen[spot.place], least=0):
                yield from (_stray(case, spot) for case in cases)


def _outlines(listing: Listing) -> Mapping[_Outline, list[Case]]:
    """What stands between the fields: nearly all entries share it, so that few texts need to be compared."""
    text = listing.text
    found: dict[_Outline, list[Case]] = {}
    for case in listing.cases:
        reached = case.entry.item.content
        outline: list[str | None] = []
        for start, end in case.entry.spans:
            if start < 0:
                outline.append(None)
            else:
                outline.append(text[reached:start])
                reached = end
        found.setdefault(tuple(outline), []).append(case)
    return found


def _spots(template: str, outline: _Outline) -> Iterator[_Spot]:
    before = BULLET
    for number, (name, gap) in enumerate(zip(field_names(template), outline, strict=True)):
        if gap is not None:
            if len(gap) <= _LONGEST:
                yield from (spot._replace(field=number) for spot in _compared(template, before, name, gap))
            before = name


@lru_cache(maxsize=4096)
def _compared(template: str, before: str, name: str, gap: str) -> tuple[_Spot, ...]:
    """The places of a gap; none where the template has other signs in it."""
    written = _spaces(gap)
    likely: list[tuple[_Spot, ...]] = []
    for expected in gaps(template, before, name):
        meant = _spaces(expected)
        if meant.signs == written.signs:
            spaces = [expected[slice(*span)] for span in meant.spans]
            likely.append(tuple(_placed(before, name, gap, written, spaces)))
    return min(likely, key=lambda spots: sum(not spot.right for spot in spots), default=())


def _placed(before: str, name: str, gap: str, written: _Spaces, spaces: Iterable[str]) -> Iterator[_Spot]:
    signs = ("", *written.signs, "")
    for number, (span, expected) in enumerate(zip(written.spans, spaces, strict=True)):
        place = Place(before, name, signs[number], signs[number + 1], expected)
        yield _Spot(0, *span, place, right=gap[slice(*span)] == expected)


def _spaces(text: str) -> _Spaces:
    signs: list[str] = []
    spans: list[tuple[int, int]] = []
    reached = 0
    for sign in _SIGN.finditer(text):
        signs.append(sign[0] if len(sign[0]) == 1 else "<br>")
        spans.append((reached, sign.start()))
        reached = sign.end()
    return _Spaces(tuple(signs), (*spans, (reached, len(text))))


def _stray(case: Case, spot: _Spot) -> Stray:
    spans = case.entry.spans[: spot.field]
    gap = max((end for _, end in spans if end >= 0), default=case.entry.item.content)
    return Stray(case, gap + spot.start, gap + spot.end, spot.place)
