"""What addresses prove, held against the proceedings of 32 conferences."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from typing import Final

import pytest

from curator import defaults
from curator.settings.venues import read_venues
from tests.core.corpora import LISTS

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])
WORKS: Final = LISTS.parent / "corpora" / "proceedings.jsonl.gz"


@pytest.mark.skipif(not WORKS.is_file(), reason="the folder ../shared/corpora is not here")
def test_no_published_work_is_proven_wrong() -> None:
    """Of every seventh of 150,811 works: what its address proves is where and when it appeared."""
    with gzip.open(WORKS, "rt", encoding="utf-8") as lines:
        works = [json.loads(line) for at, line in enumerate(lines) if at % 7 == 0]
    found: Counter[bool] = Counter()
    for work in works:
        proof = VENUES.proven_by(work["url"] or "")
        found[proof is not None] += 1
        if proof is not None:
            assert not VENUES.contradicts(proof, work["venue"], work["year"]), work
            assert proof.year == work["year"], work
        assert VENUES.was_held(work["venue"], work["year"]) is not False, work
    assert found[True] > 0.6 * found.total()
