"""CUR305: a venue under another name than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.markdown.escaping import escape
from curator.core.upgrades.venue_form import smallest
from curator.core.venues.names import key_of, without_remark
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.rereading import keeps
from curator.lint.venues.custom import Custom, is_former
from curator.lint.venues.form import name_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.venues.known import KnownVenue
    from curator.lint.case import Case
    from curator.lint.listing import Listing


@check(
    "CUR305",
    "venue-name",
    WARNING,
    scope="list",
    fix=SAFE,
    changes={"venue"},
    why="Whoever searches the list for a venue finds only the entries that call it by one name.",
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/1905.13725) (NIPS 2019) <br/> Learns from unlabeled data.",
            good="* [T](https://arxiv.org/abs/1905.13725) (NeurIPS 2019) <br/> Learns from unlabeled data.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/2204.02481) (CVPR-W 2022) <br/> Compares filters.",
            good="* [T](https://arxiv.org/abs/2204.02481) (CVPRW 2022) <br/> Compares filters.",
        ),
    ],
)
def venue_name(listing: Listing) -> Iterator[Finding]:
    """A venue is not called by its short name, or by a name that it had given up.

    Today's name is right for earlier years as well, and a remark such as "(Oral)" belongs to no name. Left
    alone is what the list does by custom: a spelling that it uses three times and more often than the short
    name, and all names in full when it spells out more than one in ten.
    """
    if not listing.around.venues.known:
        return
    custom = Custom(listing)
    for (name, year), cases in listing.by_venue.items():
        known = listing.around.venue(name)
        if known is None or custom.allows(known, name, year):
            continue
        expected = _expected(listing, known, name, year)
        told = f"no name of {year}" if is_former(known, name) else "not the venue's short name"
        for case in cases:
            yield from _renamed(case, expected, f"'{name[:60]}' is {told}, expected {expected}")


def _expected(listing: Listing, known: KnownVenue, name: str, year: int | None) -> str:
    """A misspelt name of today stays one: it is right for earlier years as well."""
    bare, remark = without_remark(name)
    if key_of(bare) == key_of(known.name):
        return known.name + remark
    return listing.around.venues.canonical(name, year) or known.name


def _renamed(case: Case, expected: str, message: str) -> Iterator[Finding]:
    span = name_span(case)
    edit = smallest(case.text, *span, escape(expected))
    if edit.text or edit.start < edit.end:
        yield Finding(span, message, (edit,) if keeps(case, (edit,), but={"venue"}) else ())
