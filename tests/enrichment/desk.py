"""Services on loopback that give the answers a test wrote, and what their readers need."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from curator import defaults
from curator.core.evidence.asked_works import Asked
from curator.core.works.ids import arxiv_id, doi_id, openreview_id
from curator.enrichment.works import Reading
from curator.http import PoliteFetcher
from curator.reading.payload import Said as Heard
from curator.settings.venues import read_venues
from tests.fakes import FixedClock, PassingTime
from tests.support.canned import Canned

if TYPE_CHECKING:
    from curator.core.works.paper import PaperId
    from curator.ports import Fetcher
    from tests.support.canned import CannedServer

TODAY: Final = date(2026, 11, 26)
READING: Final = Reading(read_venues(defaults.folder() / "rules", mistakes=[]), TODAY)
TITLE: Final = "Certified Pooling of Small Rotations"
SERVICES: Final = ("crossref", "semantic_scholar", "openalex", "dblp", "openreview", "openreview_v1")


@dataclass(frozen=True, slots=True)
class Here:
    """A service on loopback."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 50


def fetcher_of(server: CannedServer, *answers: object, budget: int = 50) -> Fetcher:
    """The polite fetcher, in a time of its own; the server gives these answers, values as JSON."""
    server.answers = [
        one if isinstance(one, Canned) else Canned(one if isinstance(one, bytes) else body(one))
        for one in answers
    ]
    time = PassingTime()
    return PoliteFetcher(
        dict.fromkeys(SERVICES, Here(server.url, budget=budget)),
        contact="robot@example.org",
        clock=FixedClock(),
        sleep=time.sleep,
        monotonic=time.monotonic,
    )


def body(value: object) -> bytes:
    """A value as JSON."""
    return json.dumps(value).encode()


def heard(value: bytes | object, *, status: int = 200, failure: str = "") -> Heard:
    """An answer that came."""
    return Heard(status, value if isinstance(value, bytes) else body(value), 1, failure)


def asked(*ids: str, title: str = TITLE, **fields: Any) -> Asked:  # noqa: ANN401 - any field
    """A work with these ids, by their form."""
    return Asked(title, tuple(map(_id, ids)), **fields)


def _id(text: str) -> PaperId:
    found = arxiv_id(text) or doi_id(text) or openreview_id(text)
    assert found is not None
    return found


def json_of(*names: str) -> st.SearchStrategy[Any]:
    """Any JSON with fields of these names, of any type."""
    leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(names), inner, max_size=5)
        ),
        max_leaves=15,
    )
