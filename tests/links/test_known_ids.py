"""The fake registry keeps the promises of the real ones."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from curator.core.links.link import Registration
from curator.core.works.paper import PaperId
from tests.contracts.registry import RegistryContract
from tests.fakes import KnownIds

KNOWN, UNKNOWN = PaperId("arxiv", "2604.00001"), PaperId("arxiv", "2604.00002")


@dataclass(slots=True)
class FakeDesk:
    """The fake as a place to ask at."""

    known: PaperId = KNOWN
    unknown: PaperId = UNKNOWN
    fake: KnownIds = field(default_factory=lambda: KnownIds({KNOWN: Registration(known=True, title="There")}))

    def registry(self) -> KnownIds:
        """The fake."""
        return self.fake

    def break_down(self) -> None:
        """It answers nothing any more."""
        self.fake.trouble = "It is down."


class TestContract(RegistryContract):
    """The promises of every registry."""

    @pytest.fixture
    def desk(self) -> FakeDesk:
        """A fake that knows one id of two."""
        return FakeDesk()
