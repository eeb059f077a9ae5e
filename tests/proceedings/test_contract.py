"""A site of proceedings keeps the contract of the sources, windows by date apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.shelves.watches import Watch
from tests.contracts.source import START, UndatedSourceContract
from tests.fakes import FixedClock
from tests.proceedings.world import Nights
from tests.support.proceedings_site import pmlr_bib, pmlr_index

if TYPE_CHECKING:
    from curator.ports import Source
    from tests.support.proceedings_site import Site

AISTATS = Watch("AISTATS", 2026, START.date(), START.date() + timedelta(days=40), "pmlr")


@dataclass(frozen=True, slots=True)
class Stall:
    """A volume with six papers."""

    site: Site

    def source(self) -> Source:
        """The source on the evening of the sixth day."""
        clock = FixedClock(START + timedelta(days=5, hours=20))
        return Nights(self.site, (AISTATS,), name="pmlr", clock=clock).source()

    def break_down(self) -> None:
        """Nothing but 503."""
        self.site.faults["*"] = "down"


class TestProceedingsSource(UndatedSourceContract):
    """PMLR, over loopback."""

    @pytest.fixture
    def stall(self, site: Site) -> Stall:
        """The list of volumes, and one of them."""
        site.pages["/"] = pmlr_index((998, "Proceedings of AISTATS 2026"))
        names = [f"Title {number}" for number in range(6)]
        site.pages["/v998/assets/bib/bibliography.bib"] = pmlr_bib(*names, volume=998, year=2026)
        return Stall(site)
