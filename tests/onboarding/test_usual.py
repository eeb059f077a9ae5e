"""The table of usual phrases is what it says it is."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from curator.core.drafting.words import mentions
from curator.onboarding.usual import usual

CORPUS: Final = Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "proceedings.jsonl.gz"
EVERY: Final = 10


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of proceedings is not here")
def test_the_shares_are_those_of_published_titles() -> None:
    """Counted again in every tenth title, the frequent phrases stand as often as the table says."""
    counts: Counter[str] = Counter()
    read = 0
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % EVERY == 0:
                counts.update(mentions(json.loads(line)["title"]))
                read += 1
    rates = {phrase: rate for phrase, rate in usual().items() if rate >= 100}
    assert len(rates) > 50
    off = {phrase: (rate, 10_000 * counts[phrase] / read) for phrase, rate in rates.items()}
    assert {phrase: two for phrase, two in off.items() if abs(two[0] - two[1]) > 0.25 * two[0]} == {}
