"""The check of venues keeps what the night is promised, with a real ledger and nobody to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.store.ledger import open_ledger
from curator.venuecheck import VenueCheck
from tests.contracts.evidence import EvidenceContract
from tests.core.judging import VENUES
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from pathlib import Path


class TestVenueCheck(EvidenceContract):
    """Offline, so that all it knows is what this machine's ledger has."""

    @pytest.fixture
    def evidence(self, tmp_path: Path) -> VenueCheck:
        """One with an empty ledger."""
        clock = FixedClock()
        memory = open_ledger(tmp_path, clock=clock)
        return VenueCheck((), memory.proceedings, memory.answers, VENUES, clock)
