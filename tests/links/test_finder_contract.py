"""Crossref keeps the promises of a finder, which the fake of other tests keeps too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.finder import AUTHORS, PLACE, WORK, FinderContract
from tests.fakes import FakeFinder
from tests.links.test_finding import by_crossref, crossref, work
from tests.support.canned import Canned

if TYPE_CHECKING:
    from curator.links.finding import Finder
    from tests.support.canned import CannedServer


class TestCrossref(FinderContract):
    """The real one, over loopback."""

    @pytest.fixture
    def finder(self, canned: CannedServer) -> Finder:
        """Asked for anything, it answers with the one work that it has."""
        assert PLACE.endswith(str(work()["DOI"]))
        canned.answers = [Canned(crossref(work()))]
        return by_crossref(canned)


class TestFakeFinder(FinderContract):
    """The fake."""

    @pytest.fixture
    def finder(self) -> Finder:
        """One that knows the work."""
        from curator.core.repairs.repair import Found  # noqa: PLC0415 - only this fixture needs one

        assert AUTHORS
        return FakeFinder({WORK: Found(PLACE, WORK, "Crossref")})
