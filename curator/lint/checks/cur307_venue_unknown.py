"""CUR307: a venue that nobody has told the list of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.lint.check import WARNING, Example, Finding, check
from curator.lint.venues.form import name_span
from curator.lint.venues.unpublished import is_unpublished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing
_MOST_GUESSES: Final = 500
"""Names in one list; a guess takes a millisecond, and a list with more unknown venues has other troubles."""


@check(
    "CUR307",
    "venue-unknown",
    WARNING,
    scope="list",
    why=(
        "A misspelt venue is not found by a reader who searches for it. A venue that is new to the list "
        "belongs in rules/venues.yaml, so that its years and links can be checked."
    ),
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/1905.13725) (NeruIPS 2019) <br/> Learns from unlabeled data.",
            good="* [T](https://arxiv.org/abs/1905.13725) (NeurIPS 2019) <br/> Learns from unlabeled data.",
        ),
    ],
)
def venue_unknown(listing: Listing) -> Iterator[Finding]:
    """The venue's name is not in rules/venues.yaml.

    Words such as "arXiv" or "PhD thesis" name no venue.
    """
    if not listing.around.venues.known:
        return
    asked = 0
    for (name, _), cases in listing.by_venue.items():
        if listing.around.venue(name) or is_unpublished(listing.around, name):
            continue
        asked += 1
        near = listing.around.venues.nearest(name) if asked <= _MOST_GUESSES else None
        message = f"the venue '{name[:60]}' is not known" + (f", did you mean {near}?" if near else "")
        for case in cases:
            yield Finding(name_span(case), message)
