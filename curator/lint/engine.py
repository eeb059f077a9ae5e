"""Running checks over one list: findings in file order, silenced ones set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.lint.check import Check, Finding
    from curator.lint.listing import Listing


class Found(NamedTuple):
    """A finding and the check that made it."""

    check: Check
    finding: Finding

    @property
    def order(self) -> tuple[int, int, str, str]:
        """File order, whatever order the checks ran in."""
        return (*self.finding.span, self.check.code, self.finding.message)


def find(listing: Listing, checks: Sequence[Check]) -> list[Found]:
    """Every finding of the checks that look at entries or at the whole list, in file order."""
    found = [*_in_entries(listing, checks), *_in_the_whole(listing, checks)]
    found.sort(key=lambda one: one.order)
    return found


def _in_entries(listing: Listing, checks: Iterable[Check]) -> Iterator[Found]:
    asked = [(check, check.find, check.only_if) for check in checks if check.scope == "entry"]
    for case in listing.cases:
        raw = case.raw
        for check, find_in, needle in asked:
            if needle in raw:
                for finding in find_in(case):
                    yield Found(check, finding)


def _in_the_whole(listing: Listing, checks: Iterable[Check]) -> Iterator[Found]:
    for check in checks:
        if check.scope == "list":
            for finding in check.find(listing):
                yield Found(check, finding)
