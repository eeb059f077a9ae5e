"""What real proceedings say of the real list, where the corpora are beside the project."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from curator import defaults
from curator.core.list.document import parse
from curator.core.shelves.works import PUBLISHED, FoundWork, ListedWork
from curator.reading.works_file import read_works
from curator.settings.venues import read_venues
from curator.store.ledger import open_ledger
from tests.contracts.proceedings import DAY
from tests.core.corpora import REAL, needs_lists, text_of
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.list.entry import Entry
    from curator.core.works.paper import PaperId

CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpora" / "proceedings.jsonl.gz"
ABOUT_ROBUSTNESS: Final = re.compile(r"advers|robust|defen[sd]|certif|verif|perturb", re.IGNORECASE)
"""What one in sixteen works of the corpus has in its record; all of them take half a minute to add."""

pytestmark = [needs_lists, pytest.mark.skipif(not CORPUS.exists(), reason=f"{CORPUS} is not here")]


class Wanted(NamedTuple):
    """An entry as the index wants it: the list names no authors."""

    title: str
    ids: tuple[PaperId, ...]
    authors: tuple[str, ...] = ()


class Told(NamedTuple):
    """An entry and what the proceedings have of it."""

    entry: Entry
    found: tuple[FoundWork, ...]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Told]:
    """Every entry of the real list by its line, and the records that are found of it."""
    index = open_ledger(tmp_path_factory.mktemp("state"), clock=FixedClock()).proceedings
    index.add(_records())
    document = parse(text_of(REAL))
    entries = list(document.entries)
    found = index.find([Wanted(entry.title, entry.ids) for entry in entries])
    return {
        document.text.count("\n", 0, entry.span[0]) + 1: Told(entry, found.get(at, ()))
        for at, entry in enumerate(entries)
    }


def _records() -> Iterator[ListedWork]:
    venues = read_venues(defaults.folder() / "rules", mistakes=[])
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for work in read_works(filter(ABOUT_ROBUSTNESS.search, lines), venues=venues, seen=DAY):
            assert isinstance(work, ListedWork), work
            yield work


def test_entries_without_a_venue_that_are_published_are_found(told: dict[int, Told]) -> None:
    """Seven of the eight; a workshop on offensive technologies is not in the corpus."""
    published = {
        line: [(one.work.venue, one.work.year) for one in known.found if one.work.status in PUBLISHED]
        for line, known in told.items()
        if known.entry.venue is None
    }
    assert len(published) == 17
    assert {line: places for line, places in published.items() if places} == {
        211: [("CVPR", 2020)],
        213: [("CVPR", 2020)],
        223: [("ECCV", 2018)],
        233: [("ICLR", 2022)],
        235: [("UAI", 2022)],
        260: [("NeurIPS", 2021)],
        262: [("CVPR", 2021)],
    }


def test_what_was_rejected_or_withdrawn_is_no_publication(told: dict[int, Told]) -> None:
    """Of two preprints that is all there is, of two papers it is the first attempt."""
    attempts = {
        line: [(one.work.venue, one.work.year, one.work.status) for one in known.found]
        for line, known in told.items()
        if any(one.work.status not in PUBLISHED for one in known.found)
    }
    assert attempts == {
        43: [("ICLR", 2021, "withdrawn")],
        55: [("ICLR", 2020, "rejected")],
        112: [("ICML", 2022, "accepted"), ("ICLR", 2022, "rejected")],
        174: [("ICML", 2019, "accepted"), ("ICLR", 2019, "rejected")],
    }


def test_the_wrong_year_is_the_only_thing_that_disagrees(told: dict[int, Told]) -> None:
    """Every other entry with a venue is found there, in its year, or is not found at all."""
    venues = read_venues(defaults.folder() / "rules", mistakes=[])
    disagreeing = {
        line
        for line, (entry, found) in told.items()
        if entry.venue and found
        if (venues.canonical(entry.venue.name, None), entry.venue.year)
        != (found[0].work.venue, found[0].work.year)
    }
    assert disagreeing == {266}


def test_no_other_work_is_taken_for_an_entry(told: dict[int, Told]) -> None:
    """All 87 were read. The five works that appeared under another title are not found by the old one."""
    found = [(known.entry, one) for known in told.values() for one in known.found]
    assert {one.match.kind for _, one in found} == {"id", "title"}
    assert {line for line in (33, 100, 128, 138, 176) if told[line].found} == set()
    assert len(found) == 87
